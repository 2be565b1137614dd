"""Datelines: the city, perhaps a date and an agency, before the first words of a story ("WESTPORT (Reuters) - ")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.codebook import Codebook
from trucewatch.intake.furniture import furniture
from trucewatch.intake.outlets import Outlets

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"{_UPPER}[\w.'’-]{{0,30}}"
_CITY = rf"{_WORD}(?:[\s/](?:{_WORD}|of|the|de|al-[A-Z][\w-]{{0,30}})){{0,3}}"
_ALL_CAPITALS = rf"{_UPPER}(?:{_UPPER}|[.'’-]){{2,30}}(?:[\s/]{_UPPER}(?:{_UPPER}|[.'’-]){{1,30}}){{0,3}}"
_DASH = r"(?:--|[-–—])"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
_DAY = (
    rf"(?P<day>(?:,?|\s{_DASH})\s{_WEEKDAY}(?:(?:[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}}|\d{{1,2}}\s[A-Z][a-z]{{2,8}})(?:,?\s\d{{4}})?"
    r"|\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?:19|20)\d\d))?"
)
_NEXT = r"(?=[\"“'‘(]?[A-Z0-9])"
_WITH_AGENCY = re.compile(
    rf"(?P<city>{_CITY})(?:,\s{_CITY})?{_DAY}\.?,?\s?(?:\((?P<bracket>[A-Z][^()]{{1,60}})\)|/(?P<strokes>[A-Z][^/]{{1,30}})/\.?)"
    rf"\s*(?P<mark>{_DASH}|[:.])?\s*{_NEXT}"
)
_CAPITALS = re.compile(rf"{_ALL_CAPITALS}(?:,\s{_CITY})?{_DAY}(?:\s?{_DASH}\s+|[–—]){_NEXT}")
_ALONE = re.compile(
    rf"{_CITY}(?:,\s{_CITY})?(?P<when>{_DAY.replace('?P<day>', '?:')})\.?,?\s?"
    rf"(?:[(/][A-Z][^()/]{{1,60}}[)/]\s*{_DASH}?|{_DASH}(?<=\d\s.))\s*"
)
_COLON = re.compile(
    rf"({_UPPER}[\w'’-]{{1,30}}(?:[\s/]{_UPPER}[\w'’-]{{1,30}}){{0,2}}(?:,\s[A-Z][a-z]+\.?\s\d{{1,2}})?):\s+(?=[A-Z])"
)
_DESK = re.compile(rf"(?P<name>{_UPPER}[\w.]{{1,20}}(?:\s{_UPPER}[\w.]{{1,20}}){{0,2}})\s{_DASH}\s+(?=[A-Z\"“])")
_CITY_DASH = re.compile(
    rf"(?P<city>{_UPPER}[\w'’-]{{2,30}}(?:[\s/]{_UPPER}[\w'’-]{{1,30}}){{0,2}})(?:,\s{_CITY})?{_DAY}\s{_DASH}\s+{_NEXT}"
)
_STOP = re.compile(rf"(?:{_ALL_CAPITALS}|{_UPPER}[a-z'’-]{{1,30}}\s{_UPPER}[a-z'’-]{{3,30}}){_DAY}\.\s+{_NEXT}")
_SENTENCE = re.compile(r"[^.!?]*")
_SPACED = re.compile(rf"\s{_DASH}\s")
_PARTS = re.compile(r"\s*[/,;]\s*|\s+(?:and|with)\s+")
_NAMED = re.compile(r"\(([A-Z][^()]{1,60})\)[\s:.–—-]*$|/([A-Z][^/]{1,30})/[\s:.–—-]*$")
_LEFT = 60


@dataclass(frozen=True)
class Dateline:
    """The end of a dateline that begins at some place, and whether it credits somebody for the text."""

    end: int
    credit: bool


class Datelines:
    """The rules for datelines, made once from the codebook."""

    def __init__(self, codebook: Codebook) -> None:
        self._outlets: Outlets = furniture(codebook).outlets
        self._no_city = frozenset(codebook.words("furniture", "lengths", "no_city"))

    def begins(self, words: str) -> bool:
        """Whether words begin with a dateline that names an agency or has the city in capitals."""
        found = _WITH_AGENCY.match(words)
        if found and (self._is_known(found) or (found["city"].isupper() and (found["mark"] or found["day"]))):
            return True
        capitals = _CAPITALS.match(words)  # "VALLEY PRESS - NATIONAL SERVICE" names an outlet: no story follows
        return capitals is not None and not words[capitals.end() :].isupper()

    def alone(self, words: str) -> bool:
        """Whether a line is a dateline and nothing else: "Westport, 10 May 2031 (AFP) -"."""
        found = _ALONE.fullmatch(words)
        return found is not None and bool(found["when"] or self._outlets.agencies_in(words))

    def at(self, words: str, at: int, *, opening: bool) -> Dateline | None:
        """Return the dateline that begins at `at`; `opening`: the words are the first of the body.

        There an agency that nobody knows is one, and so is a city in small letters: what a story opens with.
        """
        agency = _WITH_AGENCY.match(words, at)
        if agency and (self._is_known(agency) or (opening and self._is_likely(agency, words))):
            return Dateline(agency.end(), credit=True)
        capitals = _CAPITALS.match(words, at)
        if capitals:
            known = self._outlets.named(capitals.group().rstrip(" -–—"))
            return Dateline(capitals.end(), credit=known is not None)
        desk = _DESK.match(words, at)
        if desk and (found := self._outlets.named(desk["name"])) and found.agency:
            return Dateline(desk.end(), credit=True)
        return self._bare(words, at, opening=opening)

    def _bare(self, words: str, at: int, *, opening: bool) -> Dateline | None:
        """Return a dateline that names no agency: "Westport: ", "Westport - ", "WESTPORT. "."""
        colon = _COLON.match(words, at)
        if colon and colon.group(1).lower() not in self._no_city and len(words) - colon.end() > _LEFT:
            return Dateline(colon.end(), credit=False)
        if not opening or at:
            return None
        dash = _CITY_DASH.match(words)
        if dash and dash["city"].lower() not in self._no_city and not _goes_on(words, dash.end()):
            return Dateline(dash.end(), credit=False)
        stop = _STOP.match(words)
        return Dateline(stop.end(), credit=False) if stop and len(words) - stop.end() > _LEFT else None

    def _is_likely(self, found: re.Match[str], words: str) -> bool:
        """Whether a name in brackets behind a place is an agency's, though nobody knows it."""
        if not found["bracket"]:
            return False
        return bool(found["day"]) or (bool(found["mark"]) and not _goes_on(words, found.end()))

    def _is_known(self, found: re.Match[str]) -> bool:
        named = found["bracket"] or found["strokes"]
        return self._outlets.named(named) is not None or bool(self._outlets.agencies_in(named))


def _goes_on(words: str, at: int) -> bool:
    """Whether a second dash stands in the sentence: then the first opened an aside ("Westport - a port - fell")."""
    sentence = _SENTENCE.match(words, at)
    return sentence is not None and _SPACED.search(sentence.group()) is not None


def credited(dateline: str) -> Iterator[str]:
    """Yield the names in a dateline's brackets or strokes, where the words are no whole bracket and no byline."""
    found = _NAMED.search(dateline)
    if found and found.start() and not dateline.lower().startswith("by "):
        yield from (part for part in _PARTS.split(found.group(1) or found.group(2)) if part)


@lru_cache(maxsize=4)
def datelines(codebook: Codebook) -> Datelines:
    """Return the rules of this codebook, made once."""
    return Datelines(codebook)
