"""Kinds of errors on TimeBank: missed, too much or another value, by the form of the value and what is off."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from evaluation.errors.counting import Corpus, Errors, counted
from evaluation.measurement import Data
from evaluation.timebank import Timex, documents, found, matched

_FORMS = (
    (r"PRESENT_REF", "now"), (r"PAST_REF", "a vague past"), (r"FUTURE_REF", "a vague future"),
    (r"P.*X.*", "a length without its number"), (r"P.*", "a length"),
    (r"\w{4}-\w\w-\w\wT(MO|AF|EV|NI|DT|MI)", "a part of a day"), (r".*T.*", "an hour"),
    (r"\w{4}-W\w\w-WE", "a weekend"), (r"\w{4}-W\w\w.*", "a week"), (r"\d{4}-Q\d", "a quarter"),
    (r"\w{4}-Q\w", "an open quarter"), (r"\w{4}-H\w", "a half year"), (r"\w{4}-(SU|SP|FA|AU|WI)", "a season"),
    (r"\d{4}-\d\d-\d\d", "a day"), (r"\d{4}-\d\d", "a month"), (r"\d{4}", "a year"), (r"\d{3}|\d\d", "many years"),
    (r"[\dX]{4}.*X.*|X.*", "an open date"),
)  # fmt: skip
_WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)(day|\.)", re.IGNORECASE)
_AGO = re.compile(r"\b(ago|earlier|before|previous|last|past)\b", re.IGNORECASE)
_NEXT = re.compile(r"\b(next|later|coming|following|after)\b", re.IGNORECASE)


def form(value: str) -> str:
    """Return what a TIMEX3 value stands for, in words."""
    return next((words for pattern, words in _FORMS if re.fullmatch(pattern, value)), "another value")


def wording(words: str) -> str:
    """Return the wording of an expression: what a reader of it would have to know."""
    if _WEEKDAY.search(words):
        return "by a weekday"
    if _AGO.search(words):
        return "by what was ('last', 'ago', 'earlier')"
    if _NEXT.search(words):
        return "by what comes ('next', 'later')"
    if re.search(r"\d", words):
        return "in digits"
    return "in one word" if len(words.split()) == 1 else "in other words"


def kinds(gold: Sequence[Timex], ours: Sequence[Timex]) -> Iterator[str]:
    """Yield the kind of each error in one document."""
    pairs, extra = matched(gold, ours)
    for wanted, made in pairs:
        if made is None:
            yield f"missed: {form(wanted.value)}, {wording(wanted.words)}"
        elif made.value != wanted.value:
            yield _wrong(wanted, made)
        elif (made.start, made.end) != (wanted.start, wanted.end):
            yield f"right value, bounds too {'long' if len(made.words) > len(wanted.words) else 'short'}"
    for made in extra:
        yield f"too much: {form(made.value)}, {wording(made.words)}"


def _wrong(wanted: Timex, made: Timex) -> str:
    asked, given = form(wanted.value), form(made.value)
    if asked != given:
        return f"wrong: {asked} read as {given}, {wording(wanted.words)}"
    return f"wrong: {asked}, {_off(wanted.value, made.value)}, {wording(wanted.words)}"


def _off(asked: str, given: str) -> str:
    """Return how far off a value is that has the right form."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", asked):
        days = (_day(given) - _day(asked)).days
        far = {7: "a week", 1: "a day"}.get(abs(days), "a year" if abs(days) in (365, 366) else "some days")
        return f"{far} too {'late' if days > 0 else 'early'}"
    if asked[:4].isdigit() and given[:4].isdigit():
        return "too late" if given > asked else "too early"
    return "another one"


def _day(value: str) -> date:
    return date.fromisoformat(value)


def count(data: Data) -> Errors:
    """Count the errors on the odd half."""
    (folder,) = data.find("timebank")
    chosen = documents(folder, "odd")
    data.parses.prepare([document.text for document in chosen])
    made = [kind for d in chosen for kind in kinds(d.gold, found(d, data.parses, data.codebook)[0])]
    asked = sum(len(document.gold) for document in chosen)
    return counted(f"the odd half, {len(chosen)} articles, {asked} expressions", made)


CORPUS = Corpus("timebank", "dates, durations and times", lambda data: data.find("timebank"), count)
