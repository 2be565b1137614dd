"""What a telling is about beside when, where and on whose word: so that two that exclude each other can meet."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.codebook import Codebook
from trucewatch.matters.words import Vocabulary, stem, words
from trucewatch.model import ActorRef, MeetingClaim, OccurrenceClaim, PositionClaim, Statement

_CAPITAL = re.compile(r"(?<!^)(?<![.!?]\s)\b[A-Z][^\W\d_]+(?:[-'’][^\W_]+)*")
_SPOT = re.compile(
    r"\b(?:in|at|near|on|of|outside|from|around)(?: the)?(?: (?:town|city|village|port|district|province)s? of)?"
    r" ([A-Z][^\W\d_]+(?:['-][^\W_]+)*(?: [A-Z][^\W\d_]+)*)"
)
_ANY = re.compile(r"\b[A-Z][^\W\d_]+(?:[-'’][^\W_]+)*")
_FIRST = re.compile(r"^\W*([A-Z][^\W\d_]+)")
_DIGITS = re.compile(r"\d[\d,.]*(?![\d,.]*[- ]?mm\b)")  # the calibre of a weapon counts nothing
_DEFINITE = re.compile(r"\b(?:the|this|that|its|their|his|her)((?: [\w'’-]+){1,5})", re.IGNORECASE)


@dataclass(frozen=True)
class Substance:
    """The content of a telling.

    `content` holds the stems of its words but for names, times and the speaker; `things` those of them that are
    neither acts nor common targets: what tells this event from others; `definite` the things told as known ("the
    convoy"); `numbers` the numbers in it; `names` the stems of names that are no actor of its claim, and `spots` those
    of them that stand where a place does ("in Tarvo", "shelling of Tarvo").
    """

    content: frozenset[str]
    things: frozenset[str]
    definite: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]
    spots: frozenset[str]

    def alike(self, other: "Substance") -> float:
        """Return how much of the content of both together is in both (Jaccard), 0 where there is none."""
        every = self.content | other.content
        return len(self.content & other.content) / len(every) if every else 0.0

    def known_thing(self, other: "Substance") -> frozenset[str]:
        """Return the things in both that one of the two tells as known."""
        return self.things & other.things & (self.definite | other.definite)


class Reader:
    """Takes tellings apart, with the codebook's words for times, numbers, acts and common targets."""

    def __init__(
        self, codebook: Codebook, vocabulary: Vocabulary, known: Collection[str] = (), actors: Collection[str] = ()
    ) -> None:
        rules = codebook.table("matters")
        times, numbers = codebook.table("times"), codebook.table("numbers")
        self._vocabulary = vocabulary
        self._times = frozenset({*times["weekdays"], *times["months"], *rules["rival"]["times"]})
        self._numbers = {word: str(value) for word, value in {**numbers["ones"], **numbers["tens"]}.items()}
        told = (*self._times, *self._numbers)
        self._silent = frozenset(stem(word) for word in told)
        self._common = frozenset(stem(word) for word in (*rules["rival"]["acts"], *rules["incident"]["vague_targets"]))
        self._known = frozenset(known)
        self._actors = frozenset(stem(word) for name in actors for word in words(name))

    @property
    def acting(self) -> frozenset[str]:
        """The stems of the names of those who say or do something: they are no places."""
        return self._actors

    @property
    def silent(self) -> frozenset[str]:
        """The stems of words for times and numbers."""
        return self._silent

    def read(self, statement: Statement, text: str) -> Substance:
        """Return the substance of a statement as told in this text: its own words or the sentence around them."""
        told = _without_speaker(text, statement)
        doers = frozenset(stem(word) for ref in _doing(statement) if ref for word in words(ref.name))
        names = self._names(told) - doers
        found = self._vocabulary.content(told) - names - doers - self._silent
        content = frozenset(one for one in found if not one[:1].isdigit())
        things = content - self._common
        return Substance(content, things, self._definite(told), self.counted(told), names, self._spots(told) & names)

    def _spots(self, text: str) -> frozenset[str]:
        return frozenset(stem(_bare(word)) for found in _SPOT.findall(text) for word in found.split()) - self._actors

    def counted(self, text: str) -> frozenset[str]:
        """Return the numbers told in a text, in figures or words."""
        digits = (found.strip(",.").replace(",", "") for found in _DIGITS.findall(text))
        return frozenset({*digits, *(self._numbers[word] for word in words(text) if word in self._numbers)})

    def _names(self, text: str) -> frozenset[str]:
        """Names inside the text; its first word too where another telling has it as a name."""
        found = {_bare(word) for word in _CAPITAL.findall(text)}
        first = _FIRST.match(text)
        if first and _bare(first[1]) in self._known:
            found.add(_bare(first[1]))
        return frozenset(stem(word) for word in found if word not in self._times and len(word) > 1)

    def _definite(self, text: str) -> frozenset[str]:
        return frozenset(stem(word) for found in _DEFINITE.findall(text) for word in words(found))


def _bare(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")


def names_in(text: str) -> frozenset[str]:
    """Return all capitalised words of a text, in small letters."""
    return frozenset(_bare(word) for word in _ANY.findall(text))


def names_inside(texts: Iterable[str]) -> frozenset[str]:
    """Return the capitalised words that stand inside sentences, in small letters."""
    return frozenset(_bare(word) for text in texts for word in _CAPITAL.findall(text))


def doers_of(statement: Statement) -> tuple[ActorRef, ...]:
    """Return who does what a statement claims, and who says so."""
    return tuple(ref for ref in (*_doing(statement), statement.principal) if ref is not None)


def _doing(statement: Statement) -> tuple[ActorRef | None, ...]:
    claim = statement.claim
    match claim:
        case OccurrenceClaim() | PositionClaim():
            return (claim.actor,)
        case MeetingClaim():
            return claim.participants
        case _:
            return ()


def _without_speaker(text: str, statement: Statement) -> str:
    """The words but for who says so, where he says it ("the army said in Selm"), and when it was."""
    if statement.when is not None:
        text = text.replace(statement.when.words, " ")
    for link in statement.attribution:
        if link.actor.name:
            text = text.replace(link.actor.name, " ", 1)
        if link.cue:
            text = _said(link.cue).sub(" ", text, count=1)
    return text


@lru_cache(maxsize=10_000)
def _said(cue: str) -> re.Pattern[str]:
    """A cue, with the place behind it where it was said."""
    name = r"[A-Z][^\W\d_]+(?:['-][^\W_]+)*"
    return re.compile(rf"{re.escape(cue)}(?: (?:in|at|from) {name}(?: {name})*)?")
