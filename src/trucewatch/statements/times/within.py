"""A length of time within which something is to be done, counted from the day on which that is told."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from trucewatch.model import Precision, When
from trucewatch.statements.found import FoundTime
from trucewatch.statements.sentence import Sentence
from trucewatch.statements.times.calendar import moved, moved_by
from trucewatch.statements.times.direction import Directions
from trucewatch.statements.times.finding import Expression

_LENGTH = re.compile(r"P(\d+)([DWM])")
_HOURS = re.compile(r"PT\d+H")


def within(sentence: Sentence, expressions: Sequence[Expression], words: Directions) -> Iterator[FoundTime]:
    """Yield the end of each such length: "will leave within ten days", "will free them in two weeks".

    Not where another day is told in the sentence, from which the length may run ("a month after the signing").
    """
    dated = [e for e in expressions if _is_other_time(e)]
    for expression in expressions if not dated else ():
        end = _end(expression) if _runs_from_now(sentence, expression, words) else None
        if end is not None:
            first, last = expression.found.first, expression.found.last
            told = When(
                start=end.isoformat(), end=end.isoformat(), precision=Precision.DAY, words=sentence.words(first, last)
            )
            yield FoundTime(first, last, expression.governor, told, ahead=True, limit=True)


def _is_other_time(expression: Expression) -> bool:
    """Whether a time is told that is neither the day of saying, nor a length."""
    stretch = expression.reading.stretch
    if stretch is None or expression.reading.type == "DURATION":
        return False
    return not expression.utterance or stretch.start is None or stretch.start != stretch.end


def _runs_from_now(sentence: Sentence, expression: Expression, words: Directions) -> bool:
    behind = expression.found.last + 1
    from_else = behind < len(sentence) and sentence[behind].lower in words.running_from
    led = expression.preposition in words.within or (expression.preposition == "in" and expression.ahead)
    return expression.reading.type == "DURATION" and led and not from_else


def _end(expression: Expression) -> date | None:
    """The last day of a length: "within a month" ends on the same day of the next, "within 36 hours" on the second."""
    anchor, value = expression.anchor, expression.reading.value
    if anchor is None:
        return None
    if _HOURS.fullmatch(value):
        return moved(anchor, -(-int(value[2:-1]) // 24))
    length = _LENGTH.fullmatch(value)
    if length is None:
        return None
    count, unit = int(length[1]), length[2]
    if unit == "M":
        month = moved_by(anchor, count, "M")
        last = month.end
        return None if last is None else last.replace(day=min(anchor.day, last.day))
    return moved(anchor, count * (7 if unit == "W" else 1))
