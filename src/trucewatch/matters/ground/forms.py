"""The forms in which a telling puts a side to a place: "X holds P", "P is in X's hands", "a patrol saw X in P"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from trucewatch.matters.phrases import phrases

_CLEFT = re.compile(r"^.*?\bit (?:is|was) ", re.IGNORECASE)


class Way(StrEnum):
    """How a side stands to a place."""

    HOLDS = "holds"
    THERE = "there"
    AWAY = "away"


@dataclass(frozen=True)
class Form:
    """What was found: the words for the side and for the place or places, and those that put the one to the other.

    `before` holds the words before these in the clause, and `turning` those in which a negation turns it round;
    `thing` what left with the side ("its tanks"). `act` where it is an act of a day, by which it came to be so.
    """

    way: Way
    side: str
    places: tuple[str, ...]
    cue: str
    before: str = ""
    turning: str = ""
    thing: str = ""
    act: bool = False


class FormReader:
    """Finds the forms in texts, with the codebook's words; `place` is the pattern of the words for a place."""

    def __init__(self, rules: Mapping[str, Any], place: str) -> None:
        holds, away, there = rules["holds"], rules["away"], rules["there"]
        inside = f"(?:{_any(there['is_in'])})"
        states, adverbs = f"(?:{_any(there['is'])})", f"(?:{_any(there['adverbs'])})"
        near = r"(?P<side>(?:(?:the|a|an|his|her|its|their|our) )?[\w'’-]+(?: (?:of (?:the )?)?[\w'’-]+){0,3})"
        words = r"(?P<side>(?:[\w'’-]+ ){0,8}?[\w'’-]+)"
        whole = r"(?!['’]s\b)"  # who holds a town's port does not hold the town; who is in it is in the town
        self._place = re.compile(place)
        self._behind = tuple(
            (re.compile(rf"\b(?P<cue>(?i:{cue})) ?(?!of ){place}{whole if way is not Way.THERE else ''}"), way, act)
            for cue, way, act in (
                (_any(holds["behind"]), Way.HOLDS, False),
                (_any(holds["flags"]), Way.HOLDS, False),
                (_any(holds["taken"]), Way.HOLDS, True),
                (_any(away["left"]), Way.AWAY, True),
                (_any(away["lost"]), Way.AWAY, True),
                (rf"{states} (?:{adverbs} )*(?:{states} )*(?:{inside}|(?=there\b))", Way.THERE, False),
                (_any(there["came"]), Way.THERE, True),
            )
        )
        own = rf"(?:the )?(?P<side>(?!the )(?:[\w'’-]+ ){{1,4}}?)(?i:{_any(holds['within'])})(?! of\b)"
        self._ahead = tuple(
            (re.compile(rf"\b(?P<cue>(?i:{_any(cues)})){side}\b"), way, act)
            for cues, side, way, act in (
                (holds["by"], f" {near}", Way.HOLDS, False),
                (holds["taken_by"], f" {near}", Way.HOLDS, True),
                (holds["in"], f" {own}", Way.HOLDS, False),
                (holds["ours"], "(?P<side>)", Way.HOLDS, False),
                (holds["stands"], "(?P<side>)", Way.HOLDS, False),
                (away["free"], f" {near}", Way.AWAY, False),
            )
        )
        self._seen = re.compile(rf"\b(?P<cue>(?i:{_any(there['seen'])})) {words} (?i:{inside}) {place}")
        self._none = re.compile(rf"(?P<cue>(?i:{_any(there['there_is_none'])})) {words} (?i:{inside}) {place}")
        taking, out = _any(away["taking"]), _any(away["from"])
        self._taking = re.compile(rf"\b(?P<cue>(?i:{taking})) (?P<thing>(?:[\w'’-]+ ){{1,6}}?)(?i:{out}) {place}")
        driving = _any(away["driving"])
        self._driving = re.compile(
            rf"\b(?P<cue>(?i:{driving})) (?P<side>(?:[\w'’-]+ ){{1,6}}?)(?i:{out}) {place}{whole}"
        )
        self._ruling = phrases(holds["ruling"])
        self._ends = frozenset(rules["sides"]["ends"])
        self._clause = re.compile(rf"[,;:–—]| - |\b(?:{_any(rules['clauses']['breaks'])})\b")
        self._sentence = re.compile(rf"[.;:!?–—]|\b(?:{_any(rules['clauses']['begins'])})\b")

    def found(self, text: str) -> Iterator[Form]:
        """Yield the forms of a text, whose blanks are single."""
        yield from self._with_place_behind(text)
        for pattern, way, act in self._ahead:
            for match in pattern.finditer(text):
                before = self._sentence.split(text[: match.start()])[-1].strip(" ,")
                side = self._cut(match["side"]) or match["side"] or "ours"
                yield Form(way, side, self._listed(before), match["cue"], before, before, act=act)
        for match in self._seen.finditer(text):
            before = self._clause.split(text[: match.start()])[-1]
            yield Form(Way.THERE, match["side"], (match["place"],), match["cue"], before)
        for match in self._driving.finditer(text):
            before, _ = self._subject(text, match.start())
            yield Form(Way.AWAY, match["side"], (match["place"],), match["cue"], before, before, act=True)
        for match in self._none.finditer(text):
            yield Form(Way.AWAY, match["side"], (match["place"],), match["cue"])
        ruling = self._ruling.search(text)
        if ruling is not None:
            before, side = self._subject(text, ruling.start())
            places = tuple(found["place"] for found in self._place.finditer(text) if found["place"] not in side)
            yield Form(Way.HOLDS, side, places[:1], ruling[0], before, before)

    def _with_place_behind(self, text: str) -> Iterator[Form]:
        """The forms in which the side stands before, and the place behind."""
        for pattern, way, act in self._behind:
            for match in pattern.finditer(text):
                before, side = self._subject(text, match.start())
                cue = match["cue"]
                turning = f"{before} {cue}" if way is Way.THERE else before
                yield Form(way, side, (match["place"],), cue, before, turning, act=act)
        for match in self._taking.finditer(text):
            before, side = self._subject(text, match.start())
            yield Form(Way.AWAY, side, (match["place"],), match["cue"], before, before, match["thing"], act=True)

    def _subject(self, text: str, at: int) -> tuple[str, str]:
        """The words before in the clause, and the words for who does it: up to the first auxiliary."""
        pieces = [piece.strip() for piece in self._clause.split(text[:at])]
        own = [told for piece in pieces if (told := self._cut(_CLEFT.sub("", piece)))]
        return pieces[-1], own[-1] if own else ""

    def _cut(self, told: str) -> str:
        """The words up to an auxiliary, or another word with which those for a subject end."""
        each = told.split()
        cut = next((at for at, one in enumerate(each) if at and one.casefold() in self._ends), len(each))
        return " ".join(each[:cut]) if each and each[0].casefold() not in self._ends else ""

    def _listed(self, before: str) -> tuple[str, ...]:
        """The places of which the words before tell, one or a list of them."""
        return tuple(dict.fromkeys(found["place"] for found in self._place.finditer(self._cut(before))))


def _any(told: Iterable[str]) -> str:
    """A pattern for any of these phrases, the longest first; `*` stands for any ending."""
    every = (re.escape(one).replace(r"\*", r"[\w'’-]*").replace(r"\ ", " ") for one in told)
    return "|".join(sorted(every, key=lambda one: (-len(one), one)))
