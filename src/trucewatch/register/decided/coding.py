"""Rounds of double-blind coding: what each coder may see, and once all codes are in, how far coders agree."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import combinations

from msgspec.structs import replace

from trucewatch.errors import DecisionRefused
from trucewatch.model import RecordedJudgement, Value
from trucewatch.model.decisions.coding import (
    CodeAdjudicated,
    CodeGiven,
    CodeOpened,
    CodeSealed,
    CodingClosed,
    CodingDecision,
    CodingOpened,
    Level,
)
from trucewatch.register.decided import codes
from trucewatch.register.decided.incident import Refused, Step
from trucewatch.register.decided.reliability import cohen_kappa, krippendorff_alpha
from trucewatch.register.decided.rounds import CodedItem, CodingRound
from trucewatch.said import said


class CodingBoard(Value, frozen=True, kw_only=True):
    """All rounds by id, and the entries that had no effect."""

    rounds: Mapping[str, CodingRound] = {}
    refused: tuple[Refused, ...] = ()


class SheetItem(Value, frozen=True, kw_only=True):
    """An item as a coder sees it; `code` is their own, as soon as it is under no seal."""

    item: str
    coded: bool
    code: str | None
    sealed: bool = False


class Sheet(Value, frozen=True, kw_only=True):
    """What a coder may see of a round that is not revealed: the question and their own codes; not who else codes."""

    round: str
    question: str
    codes: tuple[str, ...]
    items: tuple[SheetItem, ...]
    revealed: bool


class Pair(Value, frozen=True, kw_only=True):
    """Cohen's kappa of two coders over the items that both could code; None where it is not defined."""

    left: str
    right: str
    items: int
    agreed: int
    kappa: float | None


class Reliability(Value, frozen=True, kw_only=True):
    """How far the coders of a revealed round agree. `ordinal` is None where the codes have no order.

    `uncoded` counts the codes that are missing or "cannot be coded"; on `disagreements` they differ.
    """

    items: int
    uncoded: int
    pairs: tuple[Pair, ...]
    nominal: float | None
    ordinal: float | None
    disagreements: tuple[CodedItem, ...]


def sample(items: Iterable[str], size: int, seed: str) -> tuple[str, ...]:
    """Return so many of the items, drawn by the SHA-256 of seed and item: the same for the same seed, in any order
    given, and a larger sample holds the smaller."""
    drawn = sorted(set(items), key=lambda item: sha256(f"{len(seed)}:{seed}{item}".encode()).hexdigest())
    return tuple(drawn[:size])


def coding(judgements: Iterable[RecordedJudgement]) -> CodingBoard:
    """Return the rounds that these judgements come to. A decision that breaks a rule has no effect and is named."""
    rounds: dict[str, CodingRound] = {}
    refused = []
    for one in judgements:
        if isinstance(one.judgement.decision, CodingDecision):
            try:
                take(rounds, one, one.judgement.decision)
            except DecisionRefused as error:
                refused.append(Refused(sequence=one.sequence, entry=one.entry, by=one.judgement.by, said=error.rule))
    return CodingBoard(rounds=rounds, refused=tuple(refused))


def take(rounds: dict[str, CodingRound], one: RecordedJudgement, decision: CodingDecision) -> None:
    """Put one more decision to rounds of the caller's own. Raises DecisionRefused; the rounds are then as before."""
    if isinstance(decision, CodingOpened):
        codes.check_opened(rounds, decision)
        items = {item: CodedItem(item=item, codes={}) for item in decision.items}
        rounds[decision.round] = CodingRound(opened=Step.of(one, decision), items=items)
        return
    held = rounds.get(decision.round)
    if held is None:
        raise DecisionRefused(
            said("coding.no-round", "no round {round} of coding is in the record", round=decision.round)
        )
    match decision:
        case CodeGiven():
            rounds[decision.round] = codes.coded(held, one, decision)
        case CodeSealed():
            rounds[decision.round] = codes.sealed(held, one, decision)
        case CodeOpened():
            rounds[decision.round] = codes.opened(held, one, decision)
        case CodingClosed():
            if held.revealed:
                raise DecisionRefused(said("coding.closed", "round {round} is closed", round=decision.round))
            rounds[decision.round] = replace(held, closed=Step.of(one, decision))
        case CodeAdjudicated():
            rounds[decision.round] = codes.adjudicated(held, one, decision)


def sheet(held: CodingRound, coder: str) -> Sheet:
    """Return what a coder may see. Raises DecisionRefused for somebody who does not code in this round."""
    mine = codes.coder_named(held, coder)
    opened = held.opened.decision
    return Sheet(
        round=opened.round,
        question=opened.question,
        codes=opened.codes,
        items=tuple(
            SheetItem(item=one.item, coded=mine in one.codes, code=one.codes.get(mine), sealed=mine in one.seals)
            for one in held.items.values()
        ),
        revealed=held.revealed,
    )


def reliability(held: CodingRound) -> Reliability | None:
    """Return how far coders agree; None until all codes are in or the round is closed."""
    if not held.revealed:
        return None
    opened = held.opened.decision
    units = [one.codes for one in held.items.values()]
    given = sum(code is not None for codes in units for code in codes.values())
    ordered = opened.level is Level.ORDINAL
    return Reliability(
        items=len(units),
        uncoded=len(units) * len(opened.coders) - given,
        pairs=tuple(_pair(units, left, right) for left, right in combinations(opened.coders, 2)),
        nominal=krippendorff_alpha(units, opened.codes, Level.NOMINAL),
        ordinal=krippendorff_alpha(units, opened.codes, Level.ORDINAL) if ordered else None,
        disagreements=tuple(one for one in held.items.values() if one.differs),
    )


def _pair(units: Iterable[Mapping[str, str | None]], left: str, right: str) -> Pair:
    both = [(one, other) for codes in units if (one := codes.get(left)) and (other := codes.get(right))]
    agreed = sum(one == other for one, other in both)
    return Pair(left=left, right=right, items=len(both), agreed=agreed, kappa=cohen_kappa(both))
