"""From the time expressions of a report to the dates that its claims can have: days, ranges, what is left open."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from trucewatch.codebook import Codebook
from trucewatch.model import Precision, Published, When
from trucewatch.statements.found import FoundTime
from trucewatch.statements.sentence import Sentence
from trucewatch.statements.times.calendar import Stretch
from trucewatch.statements.times.direction import Directions, directions
from trucewatch.statements.times.finding import Expression, TimeFinder
from trucewatch.statements.times.parts import Parts
from trucewatch.statements.times.within import within

_DAY = timedelta(days=1)


def find_times(sentences: Sequence[Sentence], published: Published, codebook: Codebook) -> list[list[FoundTime]]:
    """Return the time expressions of each sentence of a report, in order; one list a sentence.

    Only expressions that name days, or point to some that the report does not fix, are given: lengths of time
    and repetitions have no place in the calendar. Without a day of publication only what the words fix by
    themselves has periods.
    """
    anchor = date.fromisoformat(published.date) if published.date and len(published.date) == 10 else None
    words = directions(codebook)
    finder = TimeFinder(codebook)
    fiscal = frozenset(codebook.words("times", "classes", "fiscal_years"))
    return [
        _in_order(
            _joined(
                sentence,
                [found for e in expressions for found in _found(sentence, _unguessed(sentence, e, fiscal), words)],
            ),
            within(sentence, expressions, words),
        )
        for sentence, expressions in zip(sentences, finder.expressions(sentences, anchor), strict=True)
    ]


def _in_order(times: list[FoundTime], ends: Iterable[FoundTime]) -> list[FoundTime]:
    """Return the times with the ends of lengths among them, in place of what a length says by itself."""
    ending = {one.first: one for one in ends}
    kept = [time for time in times if time.first not in ending]
    return sorted((*kept, *ending.values()), key=lambda time: time.first)


def _unguessed(sentence: Sentence, expression: Expression, fiscal: frozenset[str]) -> Expression:
    """Take the days from a year of another calendar: "fiscal year 2030" begins when its state says."""
    first, stretch = expression.found.first, expression.reading.stretch
    before = [token.lower for token in sentence.tokens[max(0, first - 2) : first]]
    inside = {token.lower for token in sentence.tokens[first : expression.found.last + 1]}
    if stretch is None or not (inside & fiscal or (before[-1:] == ["year"] and before[0] in fiscal)):
        return expression
    vague = replace(stretch, start=None, end=None, precision=Precision.UNCLEAR)
    return replace(expression, reading=replace(expression.reading, stretch=vague))


def _found(sentence: Sentence, expression: Expression, words: Directions) -> Iterator[FoundTime]:
    stretch, found = expression.reading.stretch, expression.found
    if stretch is None:
        return
    if expression.preposition in words.since:
        stretch = replace(stretch, end=None, precision=Precision.RANGE)
    elif expression.preposition == "after" and not _of_day(expression):
        stretch = replace(stretch, end=None, precision=Precision.UNCLEAR)
    yield FoundTime(
        found.first,
        found.last,
        expression.governor,
        _when(stretch, sentence.words(found.first, found.last)),
        ahead=expression.ahead,
        limit=expression.preposition in words.limits and not _of_day(expression),
        utterance=expression.utterance,
        part=_part(expression.parts, stretch),
    )


def _of_day(expression: Expression) -> bool:
    """Whether an hour that bounds what was done leaves the day as told: "stormed it before dawn on Monday".

    What went on until an hour of the night began on the day before.
    """
    stretch, parts = expression.reading.stretch, expression.parts
    hour = stretch is not None and stretch.precision is Precision.PART_OF_DAY and stretch.start == stretch.end
    lasted = expression.preposition in ("until", "till") and parts.get("noonish") is None
    return hour and not expression.ahead and not lasted


def _part(parts: Parts, stretch: Stretch) -> str | None:
    if stretch.precision is not Precision.PART_OF_DAY:
        return None
    return parts.get("part") or parts.get("early") or parts.get("noonish")


def _joined(sentence: Sentence, times: list[FoundTime]) -> list[FoundTime]:
    """Return the times with "from Monday to Wednesday" and "between March and May" made one range."""
    made: list[FoundTime] = []
    for time in times:
        if made and _range(sentence, made[-1], time):
            first = made.pop()
            when = When(
                start=first.when.start, end=time.when.end, precision=Precision.RANGE,
                words=sentence.words(first.first, time.last),
            )  # fmt: skip
            time = replace(first, last=time.last, when=when, limit=False, part=None)
        made.append(time)
    return made


def _range(sentence: Sentence, first: FoundTime, second: FoundTime) -> bool:
    if second.first - first.last != 2 or first.first == 0:
        return False
    opening, link = sentence[first.first - 1].lower, sentence[first.last + 1].lower
    starts, ends = first.when.start, second.when.end
    if starts is None or ends is None or starts > ends:
        return False
    if link == "and" and opening != "between":
        return _next_day(first, second)
    return (opening == "from" and link in ("to", "until", "through", "till")) or (
        opening == "between" and link == "and"
    )


def _next_day(first: FoundTime, second: FoundTime) -> bool:
    """Whether two days are told as one time: "met on Monday and Tuesday", not "on Monday and Friday"."""
    days = [one.when for one in (first, second)]
    if any(day.precision is not Precision.DAY or day.start is None or day.start != day.end for day in days):
        return False
    return date.fromisoformat(days[1].start or "") - date.fromisoformat(days[0].start or "") == _DAY


def _when(stretch: Stretch, words: str) -> When:
    return When(
        start=None if stretch.start is None else stretch.start.isoformat(),
        end=None if stretch.end is None else stretch.end.isoformat(),
        precision=stretch.precision,
        words=words,
    )
