"""What the one number in words that fit no type of claim allows: "up to 500", "about 80"."""

import math

from trucewatch.matters.case import Case, once
from trucewatch.matters.numbers import Range
from trucewatch.matters.words import has_any
from trucewatch.model import Statement


@once
def told_range(case: Case, statement: Statement) -> Range | None:
    """The numbers that the one number in a statement allows, by the words before it; None for none or several."""
    found = case.own_substance(statement).numbers
    number = next(iter(found)) if len(found) == 1 else ""
    if not number.isdigit() or case.named_day(statement).bounded:
        return None
    return allowed(case, int(number), statement.text)


def allowed(case: Case, number: int, text: str) -> Range:
    """Return the numbers that a number allows, by the words of a text: "up to", "at least", "about"."""
    rules = case.rules["rival"]
    if has_any(text, rules["ceiling"]):
        return Range(0, number)
    if has_any(text, rules["floor"]):
        return Range(number, math.inf)
    share = case.rules["figure"]["about"] if has_any(text, rules["inexact"]) else 0
    return Range(math.floor(number * (1 - share)), math.ceil(number * (1 + share)))
