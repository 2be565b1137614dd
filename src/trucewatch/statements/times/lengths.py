"""Read expressions of length and repetition, and those that only point: one function a kind."""

from trucewatch.model import Precision
from trucewatch.statements.times.calendar import Stretch, a_quarter, back, moved_by, unknown
from trucewatch.statements.times.parts import Context, Parts, Reading, dated, shifted

_BARE = 3  # words of "the coming days", which tell no number
_HALVES = {"TH": "PT30M", "Y": "P6M", "E": "P5Y", "C": "P50Y"}


def duration(parts: Parts, _: Context) -> Reading | None:
    """Read "nine months", "two-year", "more than four hours": a length, at no place in the calendar."""
    return Reading("DURATION", _length(parts)) if parts.unit else None


def plural(parts: Parts, _: Context) -> Reading | None:
    """Read a lone "weeks" or "years"."""
    return Reading("DURATION", f"PX{parts.unit}") if parts.unit else None


def stretch(parts: Parts, context: Context) -> Reading | None:
    """Read "the past three months", "the next two weeks": a length that ends, or begins, at the anchor."""
    shift, count, anchor = shifted(parts.words), parts.count(), context.anchor
    length = _length(parts)
    if parts.get("units") and not any(map(parts.get, ("count", "num", "one", "ten"))) and len(parts.words) <= _BARE:
        count, length = None, length.replace("1", "X")
    if anchor is None or count is None or shift == 0 or parts.unit.startswith("T"):
        return Reading("DURATION", length, unknown(Precision.UNCLEAR) if shift else None)
    other = back(anchor, -shift * count, parts.unit)
    start, end = min(anchor, other), max(anchor, other)
    return Reading("DURATION", length, Stretch(start, end, Precision.RANGE, length))


def recent(parts: Parts, _: Context) -> Reading | None:
    """Read "in recent weeks", "the coming days": which way, but not how far."""
    return Reading("DURATION", f"PX{parts.unit}", unknown(Precision.UNCLEAR))


def ago(parts: Parts, context: Context) -> Reading | None:
    """Read "two weeks ago", "a year earlier", "three days later", "the day before"."""
    count, letter = parts.count(), parts.unit
    away = parts.has("ago", "now", "hence")
    if letter == "Y" and count == 1 and context.compared is not None and parts.has("ago", "earlier"):
        return dated(a_quarter(context.compared[0] - 1, context.compared[1]))
    anchor = context.anchor if away else context.story.base(letter)
    ahead = parts.has("later", "after", "now", "hence")
    if anchor is None or count is None or letter.startswith("T"):
        value = "PAST_REF" if away and not ahead else _length(parts)
        if letter == "Y" and count == 1 and not away and not ahead and context.anchor is not None:
            value = f"{context.anchor.year - 1:04}"
        return Reading("DATE", value, unknown(Precision.UNCLEAR))
    return dated(moved_by(anchor, count if ahead else -count, letter))


def now(_: Parts, __: Context) -> Reading | None:
    """Read "now", "currently"."""
    return Reading("DATE", "PRESENT_REF")


def past(_: Parts, __: Context) -> Reading | None:
    """Read "recently", "previously"."""
    return Reading("DATE", "PAST_REF", unknown(Precision.UNCLEAR))


def future(_: Parts, __: Context) -> Reading | None:
    """Read "soon", "in the near future"."""
    return Reading("DATE", "FUTURE_REF", unknown(Precision.UNCLEAR))


def repeated(parts: Parts, _: Context) -> Reading | None:
    """Read "daily", "every week", "twice a year"."""
    letters = {"d": "D", "w": "W", "m": "M", "y": "Y", "a": "Y", "h": "TH", "q": "Q"}
    word = parts.get("always")
    if parts.weekday is not None:
        return Reading("SET", f"XXXX-WXX-{parts.weekday + 1}")
    if parts.has("weekends"):
        return Reading("SET", "XXXX-WXX-WE")
    if parts.part and not parts.unit:
        return Reading("SET", "XXXX-XX-XX" + parts.part)
    often = 2 if parts.has("other") else parts.count() or "X"
    letter = letters[word[0]] if word else parts.unit or "W"
    return Reading("SET", f"PT{often}{letter[1:]}" if letter.startswith("T") else f"P{often}{letter}")


def _length(parts: Parts) -> str:
    letter, count = parts.unit, parts.count()
    if letter == "TH" and count and count % 24 == 0:
        letter, count = "D", count // 24
    if parts.has("half") and not parts.has("and") and letter in _HALVES:
        return _HALVES[letter]
    number = "X" if count is None else str(count * (2 if letter == "F" else 1))
    number += ".5" if parts.has("half") and parts.has("and") else ""
    letter = "W" if letter == "F" else letter
    return f"PT{number}{letter[1:]}" if letter.startswith("T") else f"P{number}{letter}"
