"""Rounds of double-blind coding: what each coder may see, and once all codes are in, how far coders agree."""

import re
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
from trucewatch.register.decided.desk import same_person
from trucewatch.register.decided.incident import Refused, Step
from trucewatch.register.decided.reliability import cohen_kappa, krippendorff_alpha
from trucewatch.said import said

_SEAL = re.compile(r"[0-9a-f]{64}")


class CodedItem(Value, frozen=True, kw_only=True):
    """One item of a round: each coder's newest code (no key: not yet coded), the seals in a sealed round, and what it
    was adjudicated to be."""

    item: str
    codes: Mapping[str, str | None]
    seals: Mapping[str, str] = {}
    adjudicated: Step[CodeAdjudicated] | None = None

    @property
    def differs(self) -> bool:
        """Whether coders differ on it; where one of them cannot code it, they do."""
        return len(set(self.codes.values())) > 1


class CodingRound(Value, frozen=True, kw_only=True):
    """A round with everything in it: for whoever leads it, never for a coder (see `sheet`)."""

    opened: Step[CodingOpened]
    items: Mapping[str, CodedItem]
    closed: Step[CodingClosed] | None = None

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """The codes that are not in: coder and item."""
        coders = self.opened.decision.coders
        return tuple((coder, one.item) for one in self.items.values() for coder in coders if coder not in one.codes)

    @property
    def unsealed(self) -> tuple[tuple[str, str], ...]:
        """The seals of a sealed round that are not in: coder and item."""
        coders = self.opened.decision.coders
        return tuple((coder, one.item) for one in self.items.values() for coder in coders if coder not in one.seals)

    @property
    def revealed(self) -> bool:
        """Whether codes may be seen: all are in, or the round was closed."""
        return self.closed is not None or not self.missing


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
        _check_opened(rounds, decision)
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
            rounds[decision.round] = _coded(held, one, decision)
        case CodeSealed():
            rounds[decision.round] = _sealed(held, one, decision)
        case CodeOpened():
            rounds[decision.round] = _opened(held, one, decision)
        case CodingClosed():
            if held.revealed:
                raise DecisionRefused(said("coding.closed", "round {round} is closed", round=decision.round))
            rounds[decision.round] = replace(held, closed=Step.of(one, decision))
        case CodeAdjudicated():
            rounds[decision.round] = _adjudicated(held, one, decision)


def sheet(held: CodingRound, coder: str) -> Sheet:
    """Return what a coder may see. Raises DecisionRefused for somebody who does not code in this round."""
    mine = coder_named(held, coder)
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


def _check_opened(rounds: Mapping[str, CodingRound], decision: CodingOpened) -> None:
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


def _coded(held: CodingRound, one: RecordedJudgement, decision: CodeGiven) -> CodingRound:
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


def _sealed(held: CodingRound, one: RecordedJudgement, decision: CodeSealed) -> CodingRound:
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


def _opened(held: CodingRound, one: RecordedJudgement, decision: CodeOpened) -> CodingRound:
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


def seal(round_: str, item: str, coder: str, code: str | None, salt: str) -> str:
    """Return the SHA-256 that a code is sealed by: over the parts with their lengths, so that no two run together.

    `salt` keeps it from being guessed: there are only a few codes.
    """
    parts = (round_, item, coder, "" if code is None else f"={code}", salt)
    return sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()


def _adjudicated(held: CodingRound, one: RecordedJudgement, decision: CodeAdjudicated) -> CodingRound:
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
