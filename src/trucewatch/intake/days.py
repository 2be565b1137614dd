"""Days of the week by which a report tells when things were said, and the dates that place such days in time."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.codebook import Codebook
from trucewatch.intake.dates import calendar
from trucewatch.model import Label, Text

_SENTENCE = re.compile(r"[^.!?\n\r]+(?:[.!?](?!\s)[^.!?\n\r]*)*")
_WORDS = re.compile(r"[\w'’-]+")
_OPENING = re.compile(r"^\W*(?:(?:but|and|meanwhile|also|then|earlier|later|early|late|on)\W+){0,4}$", re.IGNORECASE)
_NEAR = 3


@dataclass(frozen=True)
class Days:
    """What one text says of its days.

    `floor` is the latest full date that a picture or a named day of the week ties to what is told, None where there
    is none; `told` the days of the week (0 is Monday), with the words, on which somebody said something; `past` all
    that do not lie ahead.
    """

    floor: datetime.date | None
    floor_words: str
    told: tuple[tuple[int, str], ...]
    past: tuple[tuple[int, str], ...]

    def latest(self, near: datetime.date, *, done: bool = False) -> tuple[datetime.date, str] | None:
        """Return the latest told day, each taken as the one of its name nearest to a date, and its words.

        With `done`, days on which things were done count where no day is told.
        """
        placed = [(nearest(number, near), words) for number, words in self.told or (self.past if done else ())]
        return max(placed, default=None, key=lambda item: item[0])


def nearest(weekday: int, near: datetime.date) -> datetime.date:
    """Return the day of this name within three days of a date."""
    ahead = (weekday - near.weekday()) % 7
    return near + datetime.timedelta(days=ahead if ahead <= _NEAR else ahead - 7)


def days_of(text: Text, codebook: Codebook) -> Days:
    """Return what a text says of its days."""
    rules = _rules(codebook)
    found = [item for block in text.blocks for item in rules.named(text.content[block.start : block.end])]
    told = dict.fromkeys((number, words) for number, words, said in found if said)
    past = dict.fromkeys((number, words) for number, words, _ in found)
    parts = [
        *((block.start, block.end, False) for block in text.blocks),
        *((aside.start, aside.end, True) for aside in text.asides if aside.label is Label.CAPTION),
    ]
    floors = [item for start, end, picture in parts for item in rules.floors(text.content[start:end], picture=picture)]
    floor, words = max(floors, default=(None, ""), key=lambda item: item[0] or datetime.date.min)
    return Days(floor, words, tuple(told), tuple(past))


class _Rules:
    """The codebook's words for days, made into patterns."""

    def __init__(self, codebook: Codebook) -> None:
        table = codebook.table("intake")["told_days"]
        self._verbs = frozenset(table["verbs"])
        self._ahead = frozenset(table["ahead"])
        self._window: int = table["window"]
        self._calendar = calendar(codebook)

    def named(self, block: str) -> Iterator[tuple[int, str, bool]]:
        """Yield the days of the week that do not lie ahead, and whether somebody said something on them."""
        for sentence in _SENTENCE.finditer(block):
            words = sentence.group()
            for start, end, number in self._calendar.find_weekdays(words):
                before = _WORDS.findall(words[:start].lower())[-self._window :]
                if words[end : end + 2] in ("'s", "’s") or self._ahead.intersection(before):
                    continue
                after = _WORDS.findall(words[end:].lower())[: 3 * self._window]
                opening = _OPENING.match(words[:start]) is not None
                said = self._verbs.intersection(before) or (opening and self._verbs.intersection(after))
                yield number, words[start:end], bool(said)

    def floors(self, part: str, *, picture: bool) -> Iterator[tuple[datetime.date | None, str]]:
        """Yield the full dates that tie what is told to a day: in a picture's caption, or with the day of the week."""
        for found in self._calendar.find(part):
            before = _WORDS.findall(part[: found.start].lower())[-self._window :]
            follows = part[found.end : found.end + 6].lower().strip()
            if follows.startswith("file") or (not picture and self._ahead.intersection(before)):
                continue
            if picture or found.weekday is not None:
                yield found.day, part[found.start : found.end]


@lru_cache(maxsize=4)
def _rules(codebook: Codebook) -> _Rules:
    return _Rules(codebook)
