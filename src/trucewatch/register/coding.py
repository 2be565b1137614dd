"""Drafts of double-blind coding, checked against the rules of its round before they are written."""

from collections.abc import Sequence

from trucewatch.errors import NotInRecord
from trucewatch.model import Judgement, RecordedJudgement
from trucewatch.model.decisions.coding import CodingDecision, CodingOpened, Level
from trucewatch.register.decided.coding import CodingRound, coding, sample, take
from trucewatch.register.decided.incidents import incidents
from trucewatch.register.deciding import judgement_draft
from trucewatch.register.payloads import ROOM, Draft
from trucewatch.register.view import View

KINDS = ("incidents", "matters", "statements", "reports")
"""What can be coded."""


def coding_draft(view: View, decision: CodingDecision, *, by: str, reason: str, room: str = ROOM) -> Draft:
    """Draft a step of a round of coding. Raises DecisionRefused where a rule forbids it."""
    rounds = dict(coding(view.seen_by({room}).judgements).rounds)
    judgement = Judgement(by=by, reason="", decision=decision)
    one = RecordedJudgement(sequence=view.sequence + 1, entry="", recorded="", room=room, judgement=judgement)
    take(rounds, one, decision)
    return judgement_draft(decision, by=by, reason=reason, activity="code", room=room)


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
) -> CodingOpened:
    """Return a round over a sample of what the view holds, drawn by the seed. Raises NotInRecord for no such kind."""
    if kind not in KINDS:
        raise NotInRecord(f"{kind!r} cannot be coded: only {', '.join(KINDS)}")
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
    )


def round_named(view: View, name: str) -> CodingRound:
    """Return the round of this id. Raises NotInRecord."""
    held = coding(view.judgements).rounds.get(name)
    if held is None:
        raise NotInRecord(f"no round {name!r} of coding is in the record")
    return held
