"""Who works on what at a moment, and what is overdue. Time is that of the entries: no clock is looked at."""

import unicodedata
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from trucewatch.errors import DecisionRefused
from trucewatch.model import RecordedJudgement, Value
from trucewatch.model.decisions.desk import DeskDecision, WorkClaimed, WorkReleased
from trucewatch.said import said


class Holding(Value, frozen=True, kw_only=True):
    """One claim: who holds an item from when until when (moments), until when it is due, and when it was given up."""

    item: str
    holder: str
    by: str
    since: str
    until: str
    due: str | None
    entry: str
    released: str | None = None
    done: bool = False

    def holds(self, at: str) -> bool:
        """Whether the item is this holder's alone at a moment."""
        return self.since <= at < self.until and (self.released is None or at < self.released)

    def overdue(self, at: str) -> bool:
        """Whether it should have been done by this moment and is not."""
        return self.due is not None and self.due <= at and not (self.done and self.released and self.released <= at)


class Desk(Value, frozen=True, kw_only=True):
    """All claims ever made, by item, in recorded order; `refused` are entries that had no effect, and why."""

    holdings: Mapping[str, tuple[Holding, ...]] = {}
    refused: tuple[tuple[int, str], ...] = ()

    def held(self, item: str, at: str) -> Holding | None:
        """Return the claim that an item is under at a moment."""
        return next((one for one in reversed(self.holdings.get(item, ())) if one.holds(at)), None)

    def open(self, at: str) -> tuple[Holding, ...]:
        """Return every claim that holds at a moment."""
        return tuple(one for held in self.holdings.values() for one in held if one.holds(at))

    def overdue(self, at: str) -> tuple[Holding, ...]:
        """Return the newest claim of each item that was due before a moment and is not done; earliest first."""
        newest = (held[-1] for item in self.holdings if (held := self._since(item, at)))
        return tuple(sorted((one for one in newest if one.overdue(at)), key=lambda one: (one.due or "", one.item)))

    def lapsed(self, at: str) -> tuple[Holding, ...]:
        """Return the newest claim of each item that ran out before a moment with nobody giving it up."""
        newest = (held[-1] for item in self.holdings if (held := self._since(item, at)))
        return tuple(one for one in newest if one.until <= at and one.released is None)

    def _since(self, item: str, at: str) -> tuple[Holding, ...]:
        return tuple(one for one in self.holdings[item] if one.since <= at)


def same_person(one: str, other: str) -> bool:
    """Whether two names are one person's: letter case, width and blanks do not count."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def desk_of(judgements: Iterable[RecordedJudgement]) -> Desk:
    """Return the claims that these judgements come to. What breaks a rule has no effect and is named."""
    holdings: dict[str, tuple[Holding, ...]] = {}
    refused = []
    for one in judgements:
        decision = one.judgement.decision
        if isinstance(decision, DeskDecision):
            try:
                take(holdings, one, decision)
            except DecisionRefused as error:
                refused.append((one.sequence, str(error)))
    return Desk(holdings=holdings, refused=tuple(refused))


def take(holdings: dict[str, tuple[Holding, ...]], one: RecordedJudgement, decision: DeskDecision) -> None:
    """Put one more decision to claims of the caller's own. Raises DecisionRefused where an item is somebody else's, or
    nobody's; the claims are then as before."""
    match decision:
        case WorkClaimed():
            _claim(holdings, one, decision)
        case WorkReleased():
            _release(holdings, one, decision)


def _claim(holdings: dict[str, tuple[Holding, ...]], one: RecordedJudgement, decision: WorkClaimed) -> None:
    if decision.until <= one.recorded:
        raise DecisionRefused(said("desk.over", "a claim until {until} is over before it begins", until=decision.until))
    held = Desk(holdings=holdings).held(decision.item, one.recorded)
    if held and not same_person(held.holder, decision.holder):
        raise DecisionRefused(
            said(
                "desk.held",
                "{who} works on {item} until {until}: ask them, or wait",
                who=held.holder,
                item=decision.item,
                until=held.until,
            )
        )
    before = holdings.get(decision.item, ())
    if held:  # who claims again what is theirs prolongs it
        before = tuple(replace(each, released=one.recorded) if each is held else each for each in before)
    made = Holding(
        item=decision.item,
        holder=decision.holder,
        by=one.judgement.by,
        since=one.recorded,
        until=decision.until,
        due=decision.due or (held.due if held else None),
        entry=one.entry,
    )
    holdings[decision.item] = (*before, made)


def _release(holdings: dict[str, tuple[Holding, ...]], one: RecordedJudgement, decision: WorkReleased) -> None:
    before = holdings.get(decision.item, ())
    mine = [each for each in before if each.released is None and same_person(each.holder, decision.holder)]
    if not mine:
        raise DecisionRefused(
            said(
                "desk.no-claim",
                "{who} holds no claim on {item} that could be given up",
                who=decision.holder,
                item=decision.item,
            )
        )
    ended = replace(mine[-1], released=one.recorded, done=decision.done)
    holdings[decision.item] = tuple(ended if each is mine[-1] else each for each in before)
