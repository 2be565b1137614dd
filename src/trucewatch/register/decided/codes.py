"""Codes as they are given, sealed, opened and adjudicated in a round, and what each step may not do."""

import re
from collections.abc import Mapping
from hashlib import sha256
from itertools import combinations

from msgspec.structs import replace

from trucewatch.errors import DecisionRefused
from trucewatch.model import RecordedJudgement
from trucewatch.model.decisions.coding import CodeAdjudicated, CodeGiven, CodeOpened, CodeSealed, CodingOpened
from trucewatch.register.decided.desk import same_person
from trucewatch.register.decided.incident import Step
from trucewatch.register.decided.rounds import CodedItem, CodingRound
from trucewatch.said import said

_SEAL = re.compile(r"[0-9a-f]{64}")


def check_opened(rounds: Mapping[str, CodingRound], decision: CodingOpened) -> None:
    """Raise DecisionRefused for a round that cannot be opened so."""
    coders = decision.coders
    for broken, why in (
        (
            decision.round in rounds,
            said("coding.there-already", "round {round} of coding is there already", round=decision.round),
        ),
        (len(coders) < 2, said("coding.one-coder", "a round needs two coders or more")),
        (
            any(same_person(one, other) for one, other in combinations(coders, 2)),
            said("coding.coder-twice", "a coder is named twice"),
        ),
        (
            len(decision.codes) < 2 or "" in decision.codes,
            said("coding.one-code", "a question has two codes or more, each with a name"),
        ),
        (len(set(decision.codes)) < len(decision.codes), said("coding.code-twice", "a code is named twice")),
        (not decision.items, said("coding.nothing", "there is nothing to code")),
        (len(set(decision.items)) < len(decision.items), said("coding.item-twice", "an item is named twice")),
    ):
        if broken:
            raise DecisionRefused(why)


def coder_named(held: CodingRound, name: str) -> str:
    """Return a coder's name as the round has it. Raises DecisionRefused for somebody who does not code in it."""
    found = next((coder for coder in held.opened.decision.coders if same_person(coder, name)), None)
    if found is None:
        raise DecisionRefused(
            said(
                "coding.no-coder",
                "{who} does not code in round {round}",
                who=name,
                round=held.opened.decision.round,
            )
        )
    return found


def check_code(opened: CodingOpened, code: str | None) -> None:
    """Raise DecisionRefused for what is no code of a round; None stands for an item that cannot be coded."""
    if code is not None and code not in opened.codes:
        raise DecisionRefused(
            said(
                "coding.no-code",
                "{code!r} is no code of round {round}: {codes}",
                code=code,
                round=opened.round,
                codes=opened.codes,
            )
        )


def _item(held: CodingRound, item: str, code: str | None) -> CodedItem:
    opened = held.opened.decision
    if item not in held.items:
        raise DecisionRefused(said("coding.no-item", "{item} is not in round {round}", item=item, round=opened.round))
    check_code(opened, code)
    return held.items[item]


def coded(held: CodingRound, one: RecordedJudgement, decision: CodeGiven) -> CodingRound:
    """Return the round with a code given as it is. Raises DecisionRefused where none may be given."""
    coder = coder_named(held, one.judgement.by)
    item = _item(held, decision.item, decision.code)
    if held.opened.decision.sealed:
        raise DecisionRefused(
            said("coding.sealed", "round {round} is sealed: its codes are given under seals", round=decision.round)
        )
    if held.revealed:
        raise DecisionRefused(
            said(
                "coding.revealed",
                "the codes of round {round} can be seen: none is given any more",
                round=decision.round,
            )
        )
    return _put(held, replace(item, codes={**item.codes, coder: decision.code}))


def sealed(held: CodingRound, one: RecordedJudgement, decision: CodeSealed) -> CodingRound:
    """Return the round with a code given under a seal. Raises DecisionRefused where none may be sealed."""
    coder = coder_named(held, one.judgement.by)
    item = _item(held, decision.item, None)
    for broken, why in (
        (
            not held.opened.decision.sealed,
            said(
                "coding.not-sealed",
                "round {round} takes no seals: its codes are given as they are",
                round=decision.round,
            ),
        ),
        (
            held.closed is not None or not held.unsealed,
            said("coding.seals-in", "all seals of round {round} are in: none is changed", round=decision.round),
        ),
        (_SEAL.fullmatch(decision.seal) is None, said("coding.no-seal", "that is no seal: a SHA-256 in hexadecimal")),
    ):
        if broken:
            raise DecisionRefused(why)
    return _put(held, replace(item, seals={**item.seals, coder: decision.seal}))


def opened(held: CodingRound, one: RecordedJudgement, decision: CodeOpened) -> CodingRound:
    """Return the round with a seal opened. Raises DecisionRefused before all are in, and for another code."""
    coder = coder_named(held, one.judgement.by)
    item = _item(held, decision.item, decision.code)
    if held.closed is None and (not held.opened.decision.sealed or held.unsealed):
        raise DecisionRefused(
            said(
                "coding.seals-missing",
                "seals of round {round} are missing: none is opened yet",
                round=decision.round,
            )
        )
    if item.seals.get(coder) != seal(decision.round, decision.item, coder, decision.code, decision.salt):
        raise DecisionRefused(
            said("coding.other-seal", "{who} sealed another code of {item}, or none", who=coder, item=decision.item)
        )
    return _put(held, replace(item, codes={**item.codes, coder: decision.code}))


def adjudicated(held: CodingRound, one: RecordedJudgement, decision: CodeAdjudicated) -> CodingRound:
    """Return the round with a difference settled. Raises DecisionRefused where coders agree or codes are missing."""
    item = _item(held, decision.item, decision.code)
    if not held.revealed:
        raise DecisionRefused(
            said(
                "coding.codes-missing",
                "codes of round {round} are missing: nothing is adjudicated yet",
                round=decision.round,
            )
        )
    if not item.differs and len(item.codes) == len(held.opened.decision.coders):
        raise DecisionRefused(said("coding.agreed", "the coders agree on {item}", item=decision.item))
    return _put(held, replace(item, adjudicated=Step.of(one, decision)))


def _put(held: CodingRound, item: CodedItem) -> CodingRound:
    return replace(held, items={**held.items, item.item: item})


def seal(round_: str, item: str, coder: str, code: str | None, salt: str) -> str:
    """Return the SHA-256 that a code is sealed by: over the parts with their lengths, so that no two run together.

    `salt` keeps it from being guessed: there are only a few codes.
    """
    parts = (round_, item, coder, "" if code is None else f"={code}", salt)
    return sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()
