"""Tellings of one thing in other words that differ in one slot: when, where, how many, who, how it stands.

This looks at what the comparison by types of claim and by shared words leaves: two statements that share a family of
acts or a standing, and the things and names they are about. All slots but one must allow that they tell of one thing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from trucewatch.matters.case import Case
from trucewatch.matters.groups import Step
from trucewatch.matters.places import Near, stand
from trucewatch.matters.slots import Count, SlotReader, Slots
from trucewatch.matters.times import Relation
from trucewatch.matters.untyped import denies
from trucewatch.matters.words import has_any, words
from trucewatch.model import ContradictionKind, PositionClaim, Stance, Statement

_OWN = frozenset({"we", "our", "us", "i", "my", "it", "its", "they", "their", "he", "his", "she", "her"})
_FIRST = frozenset({"we", "our", "us", "i", "my"})
_UNSURE = frozenset({Stance.DEMANDS, Stance.THREATENS})


@dataclass(frozen=True)
class Clash:
    """How two statements stand, what they share, and how much of both that is."""

    how: ContradictionKind | Step
    left: Statement
    right: Statement
    shared: frozenset[str]
    share: float


@dataclass(frozen=True)
class _Both:
    """Two tellings beside each other."""

    case: Case
    reader: SlotReader
    left: Statement
    right: Statement
    one: Slots
    other: Slots

    @property
    def acts(self) -> frozenset[str]:
        """The families of acts that both tell as so, or both as not so."""
        return frozenset(name for name, way in self.one.acts.items() if self.other.acts.get(name) is way)

    @property
    def turned(self) -> frozenset[str]:
        """The families of acts that the first tells as so, the second as not so, and neither as merely possible."""
        found = (name for name, way in self.one.acts.items() if not way and self.other.acts.get(name) is True)
        said = self.one.things & self.other.told_not - self.one.told_not
        if "whether" in words(self.left.text):
            said = frozenset()
        return (frozenset(found) - self.one.unreal - self.other.unreal) | frozenset(f"not {one}" for one in said)

    @property
    def real(self) -> frozenset[str]:
        """The families of acts that both tell as having happened."""
        told = (name for name in self.acts if not self.one.acts[name])
        return frozenset(told) - self.one.unreal - self.other.unreal

    @property
    def turned_round(self) -> "_Both":
        return _Both(self.case, self.reader, self.right, self.left, self.other, self.one)

    @property
    def days_apart(self) -> bool:
        return self.one.day.relation(self.other.day) is Relation.APART

    @property
    def spots_apart(self) -> bool:
        """Whether each names places of which the other's report does not speak, and none lies in the other."""
        mine, others = self.one.spots, self.other.spots
        if not mine or not others or mine & others:
            return False
        near = stand(self.left.where, self.right.where, self.case.rules["incident"])
        if near in (Near.SAME, Near.WITHIN):
            return False
        here, there = (self.case.names_in(one.report) for one in (self.left, self.right))
        return not mine & there and not others & here

    @property
    def told_gap(self) -> int:
        return self.case.told(self.left).gap(self.case.told(self.right)) or 0

    @property
    def two_words(self) -> bool:
        """Whether two say so, each for himself."""
        if self.case.one_telling(self.left, self.right):
            return False
        return self.case.principal(self.left) != self.case.principal(self.right)

    def shared(self, without: frozenset[str] = frozenset(), *, doers: bool = False) -> tuple[frozenset[str], float]:
        """What both are about, and how much of both together that is; 0 where too much of the shorter is not in it."""
        mine, others = self.one.about - without, self.other.about - without
        if doers:
            mine, others = mine | self.one.doer, others | self.other.doer
        mine, others = mine | (others & self.one.near), others | (mine & self.other.near)
        both = mine & others
        limits = self.reader.rules["limits"]
        least = min(len(mine), len(others))
        if not both or len(both) < limits["share"] * least:
            return both, 0.0
        return both, len(both) / len(mine | others)


def clash(case: Case, reader: SlotReader, left: Statement, right: Statement) -> Clash | None:
    """Return how two statements of two reports stand, where they tell of one thing and differ in one slot."""
    if left.report == right.report or {left.stance, right.stance} & _UNSURE:
        return None
    another = reader.rules["again"]["words"]
    if (has_any(left.text, another) is None) != (has_any(right.text, another) is None):
        return None
    both = _Both(case, reader, left, right, reader.of(left), reader.of(right))
    return next((found for rule in _RULES if (found := rule(both)) is not None), None)


# --- whether at all


def _denied(both: _Both) -> Clash | None:
    """One tells it, and another denies it: in words of denial, or of his own deed that it is not so."""
    marks = [_denies(both.case, told) for told in (both.left, both.right)]
    if marks[0] and marks[1]:
        return None
    if any(marks):
        pair = both.turned_round if marks[0] else both
        acts = frozenset(pair.one.acts) & frozenset(pair.other.acts) - pair.one.unreal
    else:
        pair = both.turned_round if both.turned_round.turned else both
        own = _own_deed(pair.case, pair.other, pair.right) or _alike(pair.one.doer, _speaker(pair.case, pair.right))
        acts = pair.turned if own else frozenset()
    if not acts or any(pair.one.acts.get(name) for name in acts):
        return None
    if not pair.two_words or pair.days_apart or pair.spots_apart or _counts_apart(pair) or not _of_one_doer(pair):
        return None
    known = _alike(pair.one.doer, pair.other.doer | _speaker(pair.case, pair.right))
    return _found(pair, ContradictionKind.DENIAL, without=pair.one.doer | pair.other.doer, least=1 if known else 2)


def _denies(case: Case, statement: Statement) -> bool:
    """Whether a statement denies: as it was read, by its own words, or by the words it is introduced with."""
    rules = case.rules["rival"]
    cued = any(has_any(link.cue, rules["denying"]) for link in statement.attribution)
    return denies(case, statement) or cued or has_any(statement.text, rules["denies"]) is not None


def _own_deed(case: Case, slots: Slots, statement: Statement) -> bool:
    """Whether the speaker tells of himself."""
    speaker = _speaker(case, statement)
    told = words(statement.text)
    return bool(speaker & slots.doer) or bool(_OWN & set(told[:3])) or bool(_FIRST & set(told))


def _speaker(case: Case, statement: Statement) -> frozenset[str]:
    ref = statement.principal
    if ref is None:
        return frozenset()
    return case.vocabulary.content(f"{ref.name} {case.speaker(statement)}")


def _of_one_doer(pair: _Both) -> bool:
    """Whether what is denied may be the deed told: by one doer, or by the one who denies that it was his."""
    told, speaker = pair.one.doer, _speaker(pair.case, pair.right)
    if _own_deed(pair.case, pair.other, pair.right):
        return not told or _alike(told, pair.other.doer | speaker)
    return not told or not pair.other.doer or _alike(told, pair.other.doer | speaker)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two share a word, or the beginning of a name ("Norvian", "Norvia")."""
    return any(a == b or (min(len(a), len(b)) > 4 and (a.startswith(b) or b.startswith(a))) for a in one for b in other)


def _negated(both: _Both) -> Clash | None:
    """What is so by one telling and not so by another; what was not so at first and is later came about."""
    pair = both if both.turned else both.turned_round
    if not pair.turned or pair.spots_apart or _counts_apart(pair) or not _may_be_one_doer(pair):
        return None
    own = _own_deed(pair.case, pair.other, pair.right)
    if own and not (pair.one.doer and _of_one_doer(pair)):
        return None
    if pair.told_gap and _later(pair, pair.left):
        return _found(pair.turned_round, Step.UPDATES, every=True)
    if pair.days_apart or not pair.two_words:
        return None
    return _found(pair, ContradictionKind.STATUS, every=True)


def _came_about(both: _Both) -> Clash | None:
    """What was only planned when it was told first, and is told as done later."""
    pair = both.turned_round if _later(both, both.left) else both
    once = frozenset(pair.reader.rules["once"]["acts"])
    planned = once & frozenset(pair.one.acts) & pair.one.unreal & frozenset(pair.other.acts) - pair.other.unreal
    if not pair.told_gap or not planned or pair.spots_apart or pair.days_apart or _counts_apart(pair):
        return None
    if any(pair.one.acts[name] or pair.other.acts[name] for name in planned) or not _may_be_one_doer(pair):
        return None
    return _found(pair, Step.UPDATES, every=True)


def _may_be_one_doer(both: _Both) -> bool:
    one, other = (_whose(both.case, slots, told) for slots, told in ((both.one, both.left), (both.other, both.right)))
    return not one or not other or _alike(one, other)


def _later(both: _Both, statement: Statement) -> bool:
    other = both.right if statement is both.left else both.left
    mine, others = both.case.told(statement), both.case.told(other)
    return (others.end or date.max) < (mine.start or date.min)


# --- how it stands


def _standing(both: _Both) -> Clash | None:
    axes = [name for name, way in both.one.poles.items() if both.other.poles.get(name, way) != way]
    if not axes or both.spots_apart or _counts_apart(both) or (axes == ["consent"] and not _may_be_one_doer(both)):
        return None
    early, late = (both.turned_round, both) if _later(both, both.left) else (both, both.turned_round)
    least = both.reader.rules["limits"]["standing"]
    if both.shared(doers=True)[1] < least:
        return None
    if both.told_gap and not early.other.lasting:
        return _found(early, Step.UPDATES, every=True)
    if both.told_gap > both.reader.rules["limits"]["near_days"] or both.days_apart or not both.two_words:
        return None
    return _found(both, ContradictionKind.STATUS, every=True) if late else None


def _held(both: _Both) -> Clash | None:
    """A place in the hands of two."""
    if "take" not in both.real or both.days_apart or both.spots_apart:
        return None
    doers = both.one.doer | both.other.doer
    if not _two_sides(both) or not (both.one.spots & both.other.spots or both.one.known & both.other.known):
        return None
    if both.told_gap:
        return _found(both.turned_round if _later(both, both.left) else both, Step.UPDATES, without=doers)
    return _found(both, ContradictionKind.STATUS, without=doers) if both.two_words else None


# --- who


def _responsible(both: _Both) -> Clash | None:
    deeds = both.real & frozenset(both.reader.rules["deeds"]["acts"])
    if not deeds or not both.two_words:
        return None
    if both.days_apart or both.spots_apart or _counts_apart(both) or not _two_sides(both):
        return None
    dated = both.one.day.bounded and both.other.day.bounded
    doers = both.one.doer | both.other.doer
    return _found(both, ContradictionKind.RESPONSIBILITY, without=doers, least=1 if dated else 2)


def _two_sides(both: _Both) -> bool:
    """Whether the two doers are of opposed sides, or the one accused names another."""
    one, other = (_whose(both.case, slots, told) for slots, told in ((both.one, both.left), (both.other, both.right)))
    if not one or not other or _alike(one, other):
        return False
    sides = [_sides(both.case, each) for each in (one, other)]
    if all(len(each) == 1 for each in sides):
        return sides[0] != sides[1]
    return _passes_on(both, one, other) or _passes_on(both.turned_round, other, one)


def _whose(case: Case, slots: Slots, statement: Statement) -> frozenset[str]:
    """The doer's words; the speaker's for "our men", "his fighters"."""
    first = set(words(statement.text)[:2])
    own = _OWN & first and not slots.doer - case.vocabulary.content(" ".join(case.rules["rival"]["anybody"]))
    return (slots.doer | _speaker(case, statement)) if own else slots.doer


def _sides(case: Case, doer: frozenset[str]) -> frozenset[str]:
    rules = case.rules["rival"]
    return frozenset(name for name in ("state", "against") if case.vocabulary.content(" ".join(rules[name])) & doer)


def _passes_on(both: _Both, one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the left telling accuses the speaker of the right one, who names somebody else."""
    speaker = _speaker(both.case, both.right)
    side = _sides(both.case, speaker)
    accused = _alike(one, speaker) or (len(side) == 1 and side == _sides(both.case, one))
    return accused and not _alike(other, speaker) and not (side and side == _sides(both.case, other))


# --- when and where


def _timed(both: _Both) -> Clash | None:
    acts = both.acts & both.one.dated & both.other.dated
    once = acts & frozenset(both.reader.rules["once"]["acts"])
    gap = both.one.day.gap(both.other.day)
    if not gap or not acts or not both.two_words:
        return None
    if both.spots_apart or _counts_apart(both) or not _may_be_one_doer(both):
        return None
    if any((slots.day.days or 9) > 1 for slots in (both.one, both.other)):
        return None
    things = both.one.things & both.other.things
    if not things and both.one.things and both.other.things:
        return None
    known = things & (both.one.known | both.other.known)
    if not _one_event(both, gap) or not (known or (once and both.shared()[0])):
        return None
    if not once and not (both.one.known & both.other.known):
        return None
    return _found(both, ContradictionKind.TIME)


def _one_event(both: _Both, gap: int) -> bool:
    """Whether two days may be told of one event: both past and known to both, or both ahead and told at one time."""
    limits = both.reader.rules["limits"]
    told = [both.case.told(one) for one in (both.left, both.right)]
    days = [slots.day.start for slots in (both.one, both.other)]
    if any(one.end is None for one in told) or None in days:
        return False
    ends = [one.end for one in told if one.end]
    starts = [one for one in days if one]
    if max(starts) <= min(ends):
        return bool(gap <= limits["days"])
    ahead = all(start >= end for start, end in zip(starts, ends, strict=True))
    return ahead and both.told_gap <= 1 and bool(gap <= limits["ahead_days"])


def _placed(both: _Both) -> Clash | None:
    if not _same_day(both) or not both.spots_apart or not both.real or not both.two_words:
        return None
    if not _may_be_one_doer(both) or _counts_apart(both):
        return None
    places = both.one.spots | both.other.spots | both.reader.sites
    known = both.one.things & both.other.things & (both.one.known | both.other.known)
    counted = bool(_same_counts(both)) and bool(both.one.things & both.other.things)
    once = bool(both.real & frozenset(both.reader.rules["once"]["acts"])) and bool(both.one.names & both.other.names)
    if not (known or counted or once):
        return None
    return _found(both, ContradictionKind.PLACE, without=places)


def _same_day(both: _Both) -> bool:
    """Whether two are told of one day; of what happens once, also where neither tells a day."""
    relation = both.one.day.relation(both.other.day)
    if relation in (Relation.SAME, Relation.INSIDE, Relation.AROUND):
        return True
    once = both.real & frozenset(both.reader.rules["once"]["acts"])
    return bool(once) and not (both.one.day.bounded or both.other.day.bounded) and both.told_gap <= 1


def _same_counts(both: _Both) -> list[Count]:
    return [
        one
        for one in both.one.counts
        if any(one.range == two.range and one.unit & two.unit for two in both.other.counts)
    ]


# --- how many


def _counted(both: _Both) -> Clash | None:
    pair = _apart_counts(both)
    if pair is None or not both.real or both.days_apart or both.spots_apart:
        return None
    moves = both.real & frozenset(both.reader.rules["doing"]["moves"])
    if not (moves or _may_be_one_doer(both)):
        return None
    rising = both.real & frozenset(both.reader.rules["rising"]["acts"])
    lower = both if pair[0].range.low < pair[1].range.low else both.turned_round
    if rising and both.told_gap:
        return _found(lower, Step.UPDATES) if _later(lower, lower.right) else None
    if rising and not (both.left.principal and both.right.principal):
        return None
    if not both.two_words or both.told_gap > both.reader.rules["limits"]["near_days"]:
        return None
    return _found(both, ContradictionKind.VALUE)


def _apart_counts(both: _Both) -> tuple[Count, Count] | None:
    """The one pair of numbers of one unit that exclude each other; None where there are several, or one that agrees."""
    alike = _alike_counts(both)
    return alike[0] if len(alike) == 1 and alike[0][0].range.apart(alike[0][1].range) else None


def _alike_counts(both: _Both) -> list[tuple[Count, Count]]:
    """The pairs of numbers of one unit; what rises is also counted without one ("the toll is 11")."""
    rising = bool(
        frozenset(both.one.acts) & frozenset(both.other.acts) & frozenset(both.reader.rules["rising"]["acts"])
    )
    return [
        (one, two)
        for one in both.one.counts
        for two in both.other.counts
        if one.unit & two.unit or (rising and not (one.unit and two.unit))
    ]


def _counts_apart(both: _Both) -> bool:
    """Whether no number of the one that has a like in the other agrees with it."""
    alike = [one.range.apart(two.range) for one, two in _alike_counts(both)]
    return bool(alike) and all(alike)


# --- the same, more finely


def _refined(both: _Both) -> Clash | None:
    """One telling tells the day, the place, the number or until when more finely, and nothing else another way."""
    if not both.acts or both.spots_apart or both.days_apart or _counts_apart(both) or not _may_be_one_doer(both):
        return None
    finer = [_finer(both), _finer(both.turned_round)]
    if finer[0] == finer[1]:
        return None
    pair = both if finer[0] else both.turned_round
    found = _found(pair, Step.REFINES, every=True)
    return found if found is not None and found.share >= pair.reader.rules["limits"]["refined"] else None


def _finer(both: _Both) -> bool:
    """Whether the right telling is the finer one in a slot."""
    claims = [one.claim for one in (both.left, both.right)]
    until = [one.until if isinstance(one, PositionClaim) else None for one in claims]
    if until[1] and not until[0] and isinstance(claims[0], PositionClaim):
        return True
    vague = both.case.rules["vague"]
    number = bool(has_any(both.left.text, vague)) and bool(both.other.counts) and not has_any(both.right.text, vague)
    return (
        both.one.day.relation(both.other.day) is Relation.AROUND
        or (number and not both.one.counts)
        or (bool(both.one.spots) and both.one.spots < both.other.spots)
    )


def _found(
    both: _Both,
    how: ContradictionKind | Step,
    *,
    without: frozenset[str] = frozenset(),
    every: bool = False,
    least: int = 1,
) -> Clash | None:
    """The clash, where the two share enough of what they are about: for `every`, doers too, and more than names."""
    shared, share = both.shared(without, doers=every)
    if share < both.reader.rules["limits"]["both"] or len(shared) < least:
        return None
    if every and not shared - both.one.names - both.other.names:
        return None
    return Clash(how, both.left, both.right, shared, round(share, 3))


_RULES: tuple[Callable[[_Both], Clash | None], ...] = (
    _denied, _negated, _standing, _held, _responsible, _placed, _timed, _counted,
    _came_about,
    _refined,
)  # fmt: skip


def clashes(case: Case) -> Iterator[Clash]:
    """Yield the clashes of a case: of statements of one story, or of short reports told near in time."""
    reader = SlotReader(case)
    seen: set[tuple[str, str]] = set()
    for members in _blocks(case, reader):
        for at, one in enumerate(members):
            for other in members[at + 1 :]:
                if one.report == other.report or (one.id, other.id) in seen:
                    continue
                seen.add((one.id, other.id))
                if (found := clash(case, reader, one, other)) is not None:
                    yield found


def _blocks(case: Case, reader: SlotReader) -> Iterator[list[Statement]]:
    limits = reader.rules["limits"]
    blocks: dict[tuple[str, str, str], list[Statement]] = {}
    short = _short_reports(case, limits["short_words"])
    for one in case.statements:
        slots = reader.of(one)
        said = (f"not {name}" for name in slots.things)
        places = [case.stories.story(one), *([""] if one.report in short else [])]
        anchors = sorted(slots.about | slots.doer | slots.near)
        for act in sorted({*slots.acts, *(f"is {name}" for name in slots.poles), *said}):
            for anchor in anchors:
                for place in places:
                    blocks.setdefault((place, act, anchor), []).append(one)
    yield from (members for members in blocks.values() if 1 < len(members) <= limits["block"])


def _short_reports(case: Case, least: int) -> frozenset[str]:
    told: dict[str, int] = {}
    for one in case.statements:
        text = case.texts.get(one.report)
        told.setdefault(one.report, len(text.content.split()) if text else 0)
    return frozenset(report for report, number in told.items() if 0 < number < least)
