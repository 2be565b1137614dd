"""The numbers of people and things in a telling, each with the words for what is counted."""

import re
from collections.abc import Callable, Iterator

from trucewatch.matters.case import Case
from trucewatch.matters.exact import allowed
from trucewatch.matters.phrases import phrases
from trucewatch.matters.tellings.same import Same
from trucewatch.matters.tellings.slots import Count
from trucewatch.matters.words import stem, words

_NUMBER = re.compile(r"(?<![\w:.,-])(\d{1,3}(?: \d{3})+|\d[\d,]*(?:\.\d+)?|[a-z]+(?:-[a-z]+)?)\b", re.IGNORECASE)
_BREAK = re.compile(r"[.,;:()]")
_LAST_DAY = 31
_NEAR = 24  # letters before a number that say how exact it is
_UNIT = 4  # words that tell what is counted

PEOPLE = frozenset({"people"})
"""The unit of counts of people as such."""


class CountReader:
    """Reads the numbers of the tellings of one case; `is_act` tells whether a word is one for an act."""

    def __init__(self, case: Case, is_act: Callable[[str], bool], same: Same) -> None:
        self._case = case
        self._same = same
        self._is_act = is_act
        plain = case.acts["plain"]
        self._measures = phrases(plain["measures"])
        self._of_whole = phrases(case.rules["figure"]["of_whole"])
        self._before_two = tuple(plain["before_two"])
        self._whereabouts = frozenset(case.acts["spots"]["before"]) - frozenset(plain["number_within"])
        self._months = frozenset(case.rules["time"]["months"])
        counted = {stem(word) for word in plain["counted"]}
        self._uncounted = frozenset(stem(word) for word in plain["words"]) - counted | case.reader.silent
        self._people = frozenset(plain["people"])
        self._number_of = re.compile(rf"\b(?:{'|'.join(plain['number_of'])}) ((?:[\w'-]+ ?){{1,3}})")
        self._numbers_before = re.compile(rf"((?:[\w'-]+ ){{1,2}})(?:will )?(?:{'|'.join(plain['numbers'])})\b")
        self._numbers: dict[str, int | None] = {}

    def counts(self, text: str) -> Iterator[Count]:
        """Yield the numbers of people and things told, with what is counted."""
        for match in _NUMBER.finditer(text):
            number, tail = self._number(match[1]), text[match.end() :]
            if text[: match.start()].casefold().rstrip().endswith(self._before_two):
                return
            before = text[max(0, match.start() - _NEAR) : match.start()]
            if (
                number is None
                or self._measures.match(tail.strip().casefold())
                or self._of_whole.match(tail.strip().casefold())
                or _day_of_month(number, before, tail, self._months)
            ):
                continue
            unit = self._unit(tail) or self._unit_before(text[: match.start()])
            yield Count(allowed(self._case, number, before), unit)

    def _unit_before(self, text: str) -> frozenset[str]:
        """The stems of what is counted, told before its number: "the number of breaches ... at 61"."""
        low = text.casefold()
        found = [*self._number_of.finditer(low), *self._numbers_before.finditer(low)]
        return self._unit(found[-1][1]) if found else frozenset()

    def _number(self, told: str) -> int | None:
        if told not in self._numbers:
            self._numbers[told] = self._read_number(told)
        return self._numbers[told]

    def _read_number(self, told: str) -> int | None:
        plain = told.replace(",", "").replace(" ", "")
        if plain.isdigit():
            return int(plain)
        found = self._case.reader.counted(told.casefold()) if plain.isalpha() or "-" in plain else frozenset()
        number = next(iter(found), "") if len(found) == 1 else ""
        return int(number) if number.isdigit() and int(number) > 1 else None

    def _unit(self, tail: str) -> frozenset[str]:
        """The stems of what is counted: the next few words that say something, up to a break."""
        kept: list[str] = []
        told = words(_BREAK.split(tail)[0])[: _UNIT + 1]
        if self._people & set(told[:2]):
            return PEOPLE
        for word in told:
            if kept and (word in self._whereabouts or self._is_act(word)):
                break
            kept.append(word)
        return self._same.one(worded(self._case.vocabulary.content(" ".join(kept[:_UNIT]))) - self._uncounted)


def worded(stems: frozenset[str]) -> frozenset[str]:
    """Return the stems but for numbers."""
    return frozenset(one for one in stems if not one[:1].isdigit())


def _day_of_month(number: int, before: str, tail: str, months: frozenset[str]) -> bool:
    """Whether a number is the day of a month."""
    beside = {*words(before)[-1:], *words(tail)[:1]}
    return number <= _LAST_DAY and bool(beside & months)
