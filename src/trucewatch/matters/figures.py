"""Counts of one thing in one window, by all who count it: side by side, never merged."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from trucewatch.matters.accused import of_one_side, of_two_accused
from trucewatch.matters.case import Case
from trucewatch.matters.compare import compare
from trucewatch.matters.copies import copied
from trucewatch.matters.grouping import Rule, gather_alike
from trucewatch.matters.groups import Group, Step, Tied
from trucewatch.matters.judged import Judged
from trucewatch.matters.likeness import Likeness, Part, vetoed
from trucewatch.matters.must import must_of
from trucewatch.matters.numbers import Range, counted_class, range_of, size
from trucewatch.matters.populations import is_part, of_others, one_question
from trucewatch.matters.settings import of_other_settings, setting
from trucewatch.matters.strikes import of_one_strike
from trucewatch.matters.times import Relation, Stretch, after, from_iso, from_when
from trucewatch.matters.words import has_any, words
from trucewatch.model import ContradictionKind, FigureClaim, MatterKind, Measure, Stance, Statement

_TELLING = 2  # words that tell who it is, though anybody of these may be meant


def figure_groups(case: Case, judged: tuple[Judged, ...]) -> Iterator[Group]:
    """Yield one group for each thing counted in one story and window."""
    held = list(case.claims(FigureClaim))
    by_id = {one.id: one for one in held}

    def blocks(key: str) -> Iterator[Hashable]:
        one = by_id[key]
        yield (
            case.stories.story(one),
            _claim(one).measure,
            class_of(case, one),
            window_of(case, one),
        )

    rule = Rule(
        blocks=blocks,
        like=lambda a, b: _likeness(case, by_id[a], by_id[b]),
        accept=lambda found: found.score >= 1,
        same=lambda key: _told_the_same(case, by_id[key]),
    )
    for lot in gather_alike([one.id for one in held], rule, must_of(judged, by_id)):
        members = tuple(by_id[key] for key in lot.items)
        yield Group(MatterKind.FIGURE, _title(case, members), members, lot.items[0], lot.joins)


def class_of(case: Case, statement: Statement) -> str:
    """Return the class of people (or things) that a figure counts."""
    counted = _claim(statement).counted
    capital = counted[:1].isupper()
    return counted_class(words(counted), case.rules["counted"], capital)


def ties(case: Case, group: Group) -> Iterator[Tied]:
    """Yield how the counts in a group stand to each other."""

    def signature(one: Statement) -> Hashable:
        claim = _claim(one)
        return (
            claim.low,
            claim.high,
            claim.qualifier,
            counter_of(case, one),
            _as_of(case, one),
            is_overtaken(case, one),
        )

    members = [one for one in group.members if one.stance is not Stance.DENIES]
    yield from compare(case, members, signature, lambda a, b: _tie(case, a, b))


def _tie(case: Case, left: Statement, right: Statement) -> Tied | None:
    one, other = (range_of(_claim(each), each.text, case.rules) for each in (left, right))
    if one is None or other is None:
        return None
    if one.vague or other.vague:
        return _vague(left, right, one, other)
    lower, higher = (left, right) if one.low <= other.low else (right, left)
    if one.apart(other) and is_part(case, lower, higher):
        return None
    final = _closed(case, lower, higher) or two_tolls(case, lower, higher)
    if one.low != other.low and _rises(case, lower, higher) and not final:
        return Tied(Step.UPDATES, lower, higher)
    if not one.apart(other):
        return _finer(left, right, one, other)
    return _apart_numbers(case, lower, higher)


def _apart_numbers(case: Case, lower: Statement, higher: Statement) -> Tied | None:
    """Two numbers of which one must be wrong, or old.

    In one report, or by two who count, they contradict each other. Two reports of which one names nobody who counts
    are no more than old and new: of one time an update, and a lower number told later is an old one, told again.
    """
    if not one_question(case, lower, higher):
        return None
    named = [counter_of(case, each) for each in (lower, higher)]
    if (
        lower.report == higher.report
        or two_counters(*named)
        or _settled(case, lower, higher)
        or two_tolls(case, lower, higher)
    ):
        return Tied(ContradictionKind.VALUE, lower, higher)
    early, late = _as_of(case, higher), _as_of(case, lower)
    if early.end and late.start and early.end < late.start:
        return Tied(ContradictionKind.VALUE, lower, higher) if named[0] and named[1] else None
    return Tied(Step.UPDATES, lower, higher)


def _closed(case: Case, left: Statement, right: Statement) -> bool:
    """Whether a count rises no more once its day is over ("freed on Sunday"), and two who are named give it."""
    if _claim(left).measure.value in case.rules["figure"]["rising"]:
        return False
    one, other = from_when(left.when), from_when(right.when)
    if one.relation(other) is not Relation.SAME or one.days != 1:
        return False
    return two_counters(counter_of(case, left), counter_of(case, right))


def two_tolls(case: Case, left: Statement, right: Statement) -> bool:
    """Whether two tolls are by two who count, of one strike of which a day is told: neither carries the other on."""
    dated = any(setting(case, each).days.bounded for each in (left, right))
    runs_up = any(_claim(each).cumulative for each in (left, right))
    if not dated or runs_up or is_overtaken(case, left) or left.report == right.report:
        return False
    named = [counter_of(case, each, told_at_length=True) for each in (left, right)]
    return two_counters(*named) and of_one_strike(case, left, right)


def _settled(case: Case, left: Statement, right: Statement) -> bool:
    """Whether a toll rises no more, and two who are told in other words count it: long after, or on one later day."""
    days = [from_when(one.when).end for one in (left, right)]
    told = [case.told(one).start for one in (left, right)]
    if not (days[0] and days[1] and told[0] and told[1]) or told[0] != told[1]:
        return False
    if (told[0] - max(days[0], days[1])).days < case.rules["figure"]["settled_days"]:
        return False
    names = [
        case.vocabulary.content(ref.name) if (ref := _claim(one).counter or one.principal) else None
        for one in (left, right)
    ]
    return bool(names[0] and names[1] and not names[0] & names[1])


def _vague(left: Statement, right: Statement, one: Range, other: Range) -> Tied | None:
    if one.apart(other) or one.vague == other.vague:
        return None
    return Tied(Step.REFINES, left, right) if one.vague else Tied(Step.REFINES, right, left)


def _finer(left: Statement, right: Statement, one: Range, other: Range) -> Tied | None:
    if one.within(other):
        return Tied(Step.REFINES, right, left)
    return Tied(Step.REFINES, left, right) if other.within(one) else None


def _rises(case: Case, lower: Statement, higher: Statement) -> bool:
    """Whether the lower count is of an earlier day, or told as overtaken."""
    if is_overtaken(case, lower) and (not is_overtaken(case, higher) or lower.report == higher.report):
        return True
    early, late = _as_of(case, lower), _as_of(case, higher)
    return bool(early.end and late.start and early.end < late.start)


def _likeness(case: Case, left: Statement, right: Statement) -> Likeness:
    one, other = _claim(left), _claim(right)
    numbers = (size(one), size(other))
    if of_others(case, left, right) or of_two_accused(case, left, right):
        return vetoed(f"{one.counted} and {other.counted} are of two sides")
    if of_other_settings(case, left, right):
        return vetoed("those counted were harmed in other places, or on other days")
    if one.measure is Measure.VIOLATIONS and of_one_side(case, left) != of_one_side(case, right):
        return vetoed("one counts the breaches of one side only")
    parts = [Part("story", 1.0, left.report)] if case.stories.same(left, right) else []
    if numbers[0] and numbers[1]:
        ratio = max(numbers) / min(numbers)  # type: ignore[type-var, operator]
        if ratio > case.rules["figure"]["order"]:
            return vetoed(f"{numbers[0]} and {numbers[1]} are not of one order")
        parts.append(Part("order", 0.5, f"{numbers[0]}, {numbers[1]}"))
    if window_of(case, left) == "event" and _other_days(case, left, right):
        return vetoed(f"{_event(case, left).start} and {_event(case, right).start} are other days")
    if window_of(case, left) == "event" and case.elsewhere(left, right):
        return vetoed("other places are named")
    parts.extend(copied(case, left, right))
    return Likeness(tuple(parts))


def _told_the_same(case: Case, statement: Statement) -> Hashable:
    """Return all that decides of which count a figure is: two of which it is the same are of one."""
    return (
        case.stories.story(statement),
        _claim(statement).measure,
        class_of(case, statement),
        window_of(case, statement),
        size(_claim(statement)),
        from_when(statement.when),
        case.told(statement),
        case.substance(statement).spots,
    )


def _other_days(case: Case, left: Statement, right: Statement) -> bool:
    """Whether two tolls are of events of other days; a day of the telling itself is the day of the count."""
    if _event(case, left).relation(_event(case, right)) is not Relation.APART:
        return False
    counted_then = (from_when(one.when).relation(case.told(one)) is Relation.SAME for one in (left, right))
    return not any(counted_then)


def _event(case: Case, statement: Statement) -> Stretch:
    """Return the days on which what is counted can have been: those told, or those just before it was told."""
    rules = case.rules["figure"]
    own = from_when(statement.when)
    if own.days is not None and own.days <= case.rules["incident"]["fine_days"]:
        return own
    told = case.told(statement)
    return Stretch(after(told.start, -rules["event_days"]), told.end) if told.start else told


def window_of(case: Case, statement: Statement) -> str:
    """Whether a count runs over the whole conflict or is the toll of one event."""
    claim = _claim(statement)
    said = f"{claim.period or ''}"
    risen = claim.cumulative and not (said == "" and has_any(statement.text, case.rules["figure"]["of_event"]))
    return "conflict" if risen or has_any(said, case.rules["figure"]["open_window"]) else "event"


def _as_of(case: Case, statement: Statement) -> Stretch:
    stated = from_iso(_claim(statement).as_of)
    return stated if stated.bounded else case.told(statement)


def is_overtaken(case: Case, statement: Statement) -> bool:
    """Whether a count is told as an old one, in its own words or in the sentence around them, but for who counts."""
    counter = _claim(statement).counter or statement.principal
    told = case.around(statement).replace(counter.name, " ") if counter and counter.name else case.around(statement)
    return has_any(told, case.rules["figure"]["overtaken"]) is not None


def counter_of(case: Case, statement: Statement, *, told_at_length: bool = False) -> str | None:
    """Return who counts, None where nobody is named: "a monitor" or "officials" may be any.

    Where it is asked for, "a committee of human rights lawyers" names somebody by its many words.
    """
    counter = _claim(statement).counter or statement.principal
    if counter is not None and counter.name.casefold() in case.rules["position"]["pronouns"]:
        counter = statement.principal
    if (party := case.roster.party_of(counter)) is not None:
        return party
    name = (counter.name if counter else None) or ""
    rules = case.rules["figure"]
    if bystander := next((word for word in words(name) if word in rules["bystanders"]), None):
        return bystander
    told = [word for word in case.vocabulary.told(name) if word not in rules["anybody"]]
    if name.casefold().startswith(tuple(rules["indefinite"])) and (not told_at_length or len(told) < _TELLING):
        return None
    return " ".join(told) or None


def two_counters(one: str | None, other: str | None) -> bool:
    """Whether two are named of whom neither can be the other, named more fully."""
    if not one or not other:
        return False
    words, others = set(one.split()), set(other.split())
    return not words <= others and not others <= words


def _claim(statement: Statement) -> FigureClaim:
    claim = statement.claim
    if not isinstance(claim, FigureClaim):
        raise TypeError(f"{statement.id} holds no figure")
    return claim


def _title(case: Case, members: Sequence[Statement]) -> str:
    first = members[0]
    claim = _claim(first)
    what = class_of(case, first).replace("-", " ").capitalize()
    measure = "counted" if claim.measure.value == "other" else claim.measure.value
    if claim.measure.value == "violations":
        return "Violations counted"
    told = (claim.period or "").split()
    period = f", {' '.join(told[:7])}{' …' if len(told) > 7 else ''}" if told else ""
    if period:
        return f"{what} {measure}{period}"
    days = Counter(one.when.start for one in members if one.when and one.when.start and one.when.start == one.when.end)
    day = f", {min(days, key=lambda start: (-days[start], start))}" if days else ""
    return f"{what} {measure}{day}"
