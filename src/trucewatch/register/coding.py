"""Drafts of double-blind coding, checked against the rules of its round before they are written."""

import secrets
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from trucewatch.errors import DecisionRefused, NotInRecord
from trucewatch.model import Judgement, RecordedJudgement, Value
from trucewatch.model.decisions.coding import CodeOpened, CodeSealed, CodingDecision, CodingOpened, Level
from trucewatch.register.decided.codes import check_code, coder_named, seal
from trucewatch.register.decided.coding import coding, sample, take
from trucewatch.register.decided.incidents import incidents
from trucewatch.register.decided.rounds import CodingRound
from trucewatch.register.deciding import judgement_draft
from trucewatch.register.payloads import ROOM, Draft
from trucewatch.register.view import View
from trucewatch.said import said

KINDS = ("incidents", "matters", "statements", "reports")
"""What can be coded."""

NO_CODE = "cannot"
"""The word that stands for "cannot be coded" where a code is asked for: no code may be called so."""


def coding_draft(view: View, decision: CodingDecision, *, by: str, reason: str, room: str = ROOM) -> Draft:
    """Draft a step of a round of coding. Raises DecisionRefused where a rule forbids it."""
    return coding_drafts(view, [decision], by=by, reason=reason, room=room)[0]


def coding_drafts(
    view: View, decisions: Sequence[CodingDecision], *, by: str, reason: str, room: str = ROOM
) -> list[Draft]:
    """Draft steps that are taken one after the other. Raises DecisionRefused where a rule forbids one of them."""
    rounds = dict(coding(view.seen_by({room}).judgements).rounds)
    for place, decision in enumerate(decisions, start=1):
        judgement = Judgement(by=by, reason="", decision=decision)
        one = RecordedJudgement(sequence=view.sequence + place, entry="", recorded="", room=room, judgement=judgement)
        take(rounds, one, decision)
    return [judgement_draft(one, by=by, reason=reason, activity="code", room=room) for one in decisions]


def drawn(
    view: View,
    round_: str,
    question: str,
    codes: Sequence[str],
    coders: Sequence[str],
    *,
    level: Level = Level.NOMINAL,
    kind: str = "incidents",
    size: int = 50,
    seed: str = "",
    sealed: bool = False,
) -> CodingOpened:
    """Return a round over a sample of what the view holds, drawn by the seed.

    Raises NotInRecord for no such kind, DecisionRefused for a code that is called as what is none.
    """
    if kind not in KINDS:
        raise NotInRecord(f"{kind!r} cannot be coded: only {', '.join(KINDS)}")
    if NO_CODE in codes:
        raise DecisionRefused(
            said(
                "coding.stands-for-none", "no code is called {code!r}: it stands for what cannot be coded", code=NO_CODE
            )
        )
    items = tuple(incidents(view).incidents if kind == "incidents" else getattr(view, kind))
    return CodingOpened(
        round=round_,
        question=question,
        codes=tuple(codes),
        level=level,
        coders=tuple(coders),
        items=sample(items, size, seed),
        seed=seed,
        drawn_from=len(items),
        sealed=sealed,
    )


class KeptCode(Value, frozen=True, kw_only=True):
    """What a coder keeps of a code under a seal, to open it by: nobody else may have it before."""

    round: str
    item: str
    code: str | None
    salt: str


def kept_line(kept: KeptCode) -> bytes:
    """Return what opens a seal as a line of a coder's file."""
    return msgspec.json.encode(kept) + b"\n"


def kept_codes(data: bytes) -> Iterator[KeptCode]:
    """Yield what a coder's file holds, a line each. Raises DecisionRefused for what is no such file."""
    for number, line in enumerate(data.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield msgspec.json.decode(line, type=KeptCode)
        except msgspec.MsgspecError as error:
            raise DecisionRefused(
                said("coding.no-openers", "this is no file of what opens seals: line {line}", line=number)
            ) from error


def sealed_code(held: CodingRound, item: str, code: str | None, coder: str) -> tuple[CodeSealed, KeptCode]:
    """Return a code under a new seal, and what opens it. Raises DecisionRefused for what cannot be coded so."""
    opened = held.opened.decision
    check_code(opened, code)
    kept = KeptCode(round=opened.round, item=item, code=code, salt=secrets.token_hex(16))
    made = seal(opened.round, item, coder_named(held, coder), code, kept.salt)
    return CodeSealed(round=opened.round, item=item, seal=made), kept


def opened_codes(held: CodingRound, kept: Iterable[KeptCode], coder: str) -> tuple[CodeOpened, ...]:
    """Return what opens each seal of a coder that is not open yet. Raises DecisionRefused where that is not kept."""
    name, round_ = coder_named(held, coder), held.opened.decision.round
    mine = {one.seals[name]: one.item for one in held.items.values() if name in one.seals and name not in one.codes}
    by_seal = {seal(one.round, one.item, name, one.code, one.salt): one for one in kept if one.round == round_}
    if missing := [item for found, item in mine.items() if found not in by_seal]:
        raise DecisionRefused(
            said(
                "coding.not-in-file",
                "what opens the seals of {items} is not in the file",
                items=tuple(missing),
            )
        )
    if not mine:
        raise DecisionRefused(
            said("coding.none-to-open", "{who} has no seal in round {round} that is not open", who=name, round=round_)
        )
    found = (by_seal[one] for one in mine)
    return tuple(CodeOpened(round=round_, item=one.item, code=one.code, salt=one.salt) for one in found)


def round_named(view: View, name: str) -> CodingRound:
    """Return the round of this id. Raises NotInRecord."""
    held = coding(view.judgements).rounds.get(name)
    if held is None:
        raise NotInRecord(f"no round {name!r} of coding is in the record")
    return held
