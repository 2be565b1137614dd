"""Counts of one thing in one window, by all who count it: side by side, never merged."""

from collections.abc import Hashable, Iterator

from trucewatch.matters.case import Case
from trucewatch.matters.compare import compare
from trucewatch.matters.copies import copied
from trucewatch.matters.grouping import gather_alike
from trucewatch.matters.groups import Group, Step, Tied
from trucewatch.matters.judged import Judged
from trucewatch.matters.likeness import Likeness, Part, vetoed
from trucewatch.matters.must import must_of
from trucewatch.matters.numbers import Range, counted_class, range_of, size
from trucewatch.matters.times import Relation, Stretch, from_iso, from_when
from trucewatch.matters.words import has_any, words
from trucewatch.model import ContradictionKind, FigureClaim, MatterKind, Stance, Statement


def figure_groups(case: Case, judged: tuple[Judged, ...]) -> Iterator[Group]:
    """Yield one group for each thing counted in one story and window."""
    held = list(case.claims(FigureClaim))
    by_id = {one.id: one for one in held}

    def blocks(key: str) -> Iterator[Hashable]:
        one = by_id[key]
        yield (
            case.stories.of.get(one.report, one.report),
            _claim(one).measure,
            class_of(case, one),
            _window(case, one),
        )

    groups = gather_alike(
        [one.id for one in held],
        blocks,
        lambda a, b: _likeness(case, by_id[a], by_id[b]),
        lambda found: found.score >= 1,
        must_of(judged, by_id),
    )
    for keys in groups:
        members = tuple(by_id[key] for key in keys)
        yield Group(MatterKind.FIGURE, _title(case, members[0]), members, keys[0])


def class_of(case: Case, statement: Statement) -> str:
    """Return the class of people (or things) that a figure counts."""
    counted = _claim(statement).counted
    capital = counted[:1].isupper()
    return counted_class(words(counted), case.rules["counted"], capital)


def ties(case: Case, group: Group) -> Iterator[Tied]:
    """Yield how the counts in a group stand to each other."""

    def signature(one: Statement) -> Hashable:
        claim = _claim(one)
        return (claim.low, claim.high, claim.qualifier, _counter(case, one), _as_of(case, one), _overtaken(case, one))

    members = [one for one in group.members if one.stance is not Stance.DENIES]
    yield from compare(case, members, signature, lambda a, b: _tie(case, a, b))


def _tie(case: Case, left: Statement, right: Statement) -> Tied | None:
    one, other = (range_of(_claim(each), each.text, case.rules) for each in (left, right))
    if one is None or other is None:
        return None
    if one.vague or other.vague:
        return _vague(left, right, one, other)
    steps = _in_time(case, left, right, one, other)
    if not one.apart(other):
        return steps or _finer(left, right, one, other)
    if steps is not None:
        return steps
    return Tied(ContradictionKind.VALUE, left, right)


def _vague(left: Statement, right: Statement, one: Range, other: Range) -> Tied | None:
    if one.apart(other) or one.vague == other.vague:
        return None
    return Tied(Step.REFINES, left, right) if one.vague else Tied(Step.REFINES, right, left)


def _finer(left: Statement, right: Statement, one: Range, other: Range) -> Tied | None:
    if one.within(other):
        return Tied(Step.REFINES, right, left)
    return Tied(Step.REFINES, left, right) if other.within(one) else None


def _in_time(case: Case, left: Statement, right: Statement, one: Range, other: Range) -> Tied | None:
    """A count that rises with the days, or is told as overtaken, is an update."""
    if one.low == other.low:
        return None
    lower, higher = (left, right) if one.low < other.low else (right, left)
    if _overtaken(case, lower) != _overtaken(case, higher):
        return Tied(Step.UPDATES, lower, higher) if _overtaken(case, lower) else None
    early, late = _as_of(case, lower), _as_of(case, higher)
    if early.end and late.start and early.end < late.start:
        return Tied(Step.UPDATES, lower, higher)
    return None


def _likeness(case: Case, left: Statement, right: Statement) -> Likeness:
    one, other = _claim(left), _claim(right)
    numbers = (size(one), size(other))
    parts = [Part("story", 1.0, case.stories.of.get(left.report, left.report))]
    if numbers[0] and numbers[1]:
        ratio = max(numbers) / min(numbers)  # type: ignore[type-var, operator]
        if ratio > case.rules["figure"]["order"]:
            return vetoed(f"{numbers[0]} and {numbers[1]} are not of one order")
        parts.append(Part("order", 0.5, f"{numbers[0]}, {numbers[1]}"))
    if _apart(left, right, case):
        return vetoed(f"{_words(left)} and {_words(right)} are other days")
    parts.extend(copied(case, left, right))
    return Likeness(tuple(parts))


def _apart(left: Statement, right: Statement, case: Case) -> bool:
    one, other = from_when(left.when), from_when(right.when)
    gap = one.gap(other)
    return bool(one.relation(other) is Relation.APART and gap and gap > case.rules["figure"]["window_days"])


def _window(case: Case, statement: Statement) -> str:
    """Whether a count runs over the whole conflict or is the toll of one event."""
    claim = _claim(statement)
    said = f"{claim.period or ''}"
    return "conflict" if claim.cumulative or has_any(said, case.rules["figure"]["open_window"]) else "event"


def _as_of(case: Case, statement: Statement) -> Stretch:
    stated = from_iso(_claim(statement).as_of)
    return stated if stated.bounded else case.told(statement)


def _overtaken(case: Case, statement: Statement) -> bool:
    return has_any(statement.text, case.rules["figure"]["overtaken"]) is not None


def _counter(case: Case, statement: Statement) -> str:
    counter = _claim(statement).counter
    return (case.roster.key(counter) or counter.name) if counter else case.principal(statement)


def _claim(statement: Statement) -> FigureClaim:
    claim = statement.claim
    if not isinstance(claim, FigureClaim):
        raise TypeError(f"{statement.id} holds no figure")
    return claim


def _words(statement: Statement) -> str:
    return statement.when.words if statement.when else ""


def _title(case: Case, first: Statement) -> str:
    claim = _claim(first)
    what = class_of(case, first).replace("-", " ").capitalize()
    measure = "counted" if claim.measure.value == "other" else claim.measure.value
    if claim.measure.value == "violations":
        return "Violations counted"
    told = (claim.period or "").split()
    period = f", {' '.join(told[:7])}{' …' if len(told) > 7 else ''}" if told else ""
    return f"{what} {measure}{period}"
