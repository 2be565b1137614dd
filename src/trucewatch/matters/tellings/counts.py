"""The numbers of people and things in a telling, each with the words for what is counted."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from trucewatch.matters.case import Case
from trucewatch.matters.exact import allowed
from trucewatch.matters.numbers import Range
from trucewatch.matters.phrases import phrases
from trucewatch.matters.tellings.number_words import NumberWords
from trucewatch.matters.tellings.same import Same
from trucewatch.matters.tellings.slots import Count
from trucewatch.matters.words import stem, words

_YEAR = re.compile(r"(?:19|20|21)\d\d")
_BREAK = re.compile(r"[.,;:()]")
_LAST_DAY = 31
_NEAR = 24  # letters before a number that say how exact it is
_UNIT = 4  # words that tell what is counted

PEOPLE = frozenset({"people"})
"""The unit of counts of people as such."""


def of_persons(rules: Mapping[str, Sequence[str]], *units: frozenset[str]) -> bool:
    """Whether all these words for what is counted are words for persons."""
    persons = _stems(rules["persons"])
    return all(unit & persons for unit in units)


def alike_units(rules: Mapping[str, Sequence[str]], one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether what is counted may be the same: one word, or words for persons of which one is for anybody."""
    return bool(one & other) or (of_persons(rules, one, other) and bool(_stems(rules["anyone"]) & (one | other)))


def _stems(told: Sequence[str]) -> frozenset[str]:
    """The stems of words for persons, and the unit of people as such."""
    return frozenset(stem(one) for one in told) | PEOPLE


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
        self._those = phrases(plain["those"])
        self._numbers_before = re.compile(rf"((?:[\w'-]+ ){{1,2}})(?:will )?(?:{'|'.join(plain['numbers'])})\b")
        self._numbers = NumberWords(case.numbers)
        self._before_year = frozenset(plain["before_year"])
        shares = case.acts["shares"]
        self._parts = phrases(shares["parts"])
        self._hundredths = re.compile(rf"\s*(?:{'|'.join(shares['hundredths'])})\b")
        self._planned = phrases(plain["planned"])
        self._each = frozenset(plain["each"])
        self._vague_ranges: Mapping[str, Sequence[int]] = {**case.rules["vague"], **case.acts["vague"]}
        self._vague = phrases(self._vague_ranges)

    def counts(self, text: str) -> Iterator[Count]:
        """Yield the numbers of people and things told, with what is counted, and the shares of them."""
        yield from self._shares(text)
        for number in self._numbers.found(text):
            tail = text[number.end :]
            if text[: number.start].casefold().rstrip().endswith(self._before_two):
                return
            before = text[max(0, number.start - _NEAR) : number.start]
            if (
                self._measures.match(tail.strip().casefold())
                or self._of_whole.match(tail.strip().casefold())
                or _day_of_month(number.value, before, tail, self._months)
                or self._is_year(text[number.start : number.end], before)
                or self._of_each(text[: number.start], tail)
            ):
                continue
            unit = self._unit(tail) or self._unit_before(text[: number.start])
            yield Count(allowed(self._case, number.value, before), unit)

    def planned(self, text: str) -> bool:
        """Whether the first number of a text stands in a clause of what is planned or wished."""
        number = next(iter(self._numbers.found(text)), None)
        if number is None:
            return False
        before = _BREAK.split(text[: number.start])[-1]
        return self._planned.search(f"{before}{_BREAK.split(text[number.start :])[0]}".casefold()) is not None

    def _shares(self, text: str) -> Iterator[Count]:
        """Yield the shares told, in hundredths: "eighty per cent of the guns", "a third of the guns"."""
        low = text.casefold()
        rules = self._case.acts["shares"]
        told = [
            (one.value, one.start, match.end())
            for one in self._numbers.found(text)
            if (match := self._hundredths.match(low, one.end))
        ]
        told += [
            (rules["parts"][" ".join(one[0].split())], one.start(), one.end()) for one in self._parts.finditer(low)
        ]
        for share, start, end in told:
            unit = self._unit(text[end:].removeprefix(" of"))
            yield Count(
                allowed(self._case, share, text[max(0, start - _NEAR) : start]),
                frozenset(f"share {one}" for one in unit),
            )

    def vague(self, text: str) -> Iterator[Count]:
        """Yield the numbers that words leave open ("dozens", "a number of"), with what is counted."""
        low = text.casefold()
        for match in self._vague.finditer(low):
            tail = text[match.end() :]
            if next((one.start for one in self._numbers.found(tail)), -1) != 1:  # "some 300"
                least, below = self._vague_ranges[" ".join(match[0].split())]
                yield Count(Range(least, below - 1, vague=True), self._unit(tail))

    def _of_each(self, before: str, behind: str) -> bool:
        """Whether a number is that of each of those told: "each truck carried 20 tonnes", but not "each week"."""
        clauses = words(_BREAK.split(before)[-1])[:2], words(_BREAK.split(behind)[0])[: _UNIT + 1]
        return any(
            each in self._each and self._measures.match(then) is None
            for told in (clauses[0][:2], clauses[1])
            for each, then in pairwise((*told, ""))
        )

    def _is_year(self, number: str, before: str) -> bool:
        """Whether a number is that of a year: "since 2016"."""
        return _YEAR.fullmatch(number) is not None and bool(self._before_year & {*words(before)[-1:]})

    def _unit_before(self, text: str) -> frozenset[str]:
        """The stems of what is counted, told before its number: "the number of breaches ... at 61"."""
        low = text.casefold()
        if (found := [*self._number_of.finditer(low)]) and (unit := self._unit(found[-1][1])):
            return unit
        if self._those.search(low):
            return PEOPLE
        found = [*self._numbers_before.finditer(low)]
        return self._unit(found[-1][1]) if found else frozenset()

    def _unit(self, tail: str) -> frozenset[str]:
        """The stems of what is counted: the next few words that say something, up to a break."""
        kept: list[str] = []
        told = words(_BREAK.split(tail)[0])[: _UNIT + 1]
        if self._people & set(told[:2]):
            return PEOPLE
        for word in told:
            if word in self._whereabouts or (kept and self._is_act(word)):
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
