"""The texts of the interface: one TOML file an area and language, with plural forms after CLDR.

A key is the file's name, then the tables in it: `inbox.title` is `title` in `messages/LANGUAGE/inbox.toml`. A text is a
string, or a table of plural forms (`one`, `other`; Arabic also `zero`, `two`, `few`, `many`) chosen by the value `n`.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from trucewatch.web.errors import MessageMissing

LANGUAGES = {"en": "English", "ar": "العربية"}
"""The languages of the interface, each by its own name."""

LANGUAGE_COOKIE = "trucewatch-language"

DIRECTIONS = {"en": "ltr", "ar": "rtl"}

Text = str | Mapping[str, str]

FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})
"""The plural forms that CLDR knows."""

_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_LETTER = re.compile("[A-Za-z]")


def _english(number: int) -> str:
    return "one" if number == 1 else "other"


def _arabic(number: int) -> str:
    if number in (0, 1, 2):
        return ("zero", "one", "two")[number]
    rest = number % 100
    if 3 <= rest <= 10:
        return "few"
    return "many" if 11 <= rest <= 99 else "other"


_PLURALS: Mapping[str, Callable[[int], str]] = {"en": _english, "ar": _arabic}


class Worded(str):
    """Words that are said in the language already: they are put into a text as they are, with what they set apart."""

    __slots__ = ()


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All texts of one language, by key. There is one of each language, so that it may be the key of a cache."""

    language: str
    texts: Mapping[str, Text]

    @property
    def direction(self) -> str:
        """Which way the language is written: ltr or rtl."""
        return DIRECTIONS[self.language]

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text under a key with the values put in; `n` also chooses the plural form.

        A value written the other way than the language is isolated, so that it orders nothing around it. Raises
        MessageMissing for a key that the catalogue has not.
        """
        if len(values) == 1 and type(number := values.get("n")) is int:
            return _counted(self, key, number)
        return self._said(key, values)

    def _said(self, key: str, values: Mapping[str, object]) -> str:
        text = self.texts.get(key)
        if text is None:
            raise MessageMissing(f"no text {key!r} in {self.language}")
        if not isinstance(text, str):
            form = _PLURALS[self.language](int(str(values.get("n", 0))))
            text = text.get(form, text["other"])
        return text.format_map({name: self._put(value) for name, value in values.items()}) if values else text

    def has(self, key: str) -> bool:
        """Whether there is a text under this key."""
        return key in self.texts

    def maybe(self, key: str, otherwise: str) -> str:
        """Return the text under a key that may not be there, or the other words."""
        return self(key) if self.has(key) else otherwise

    def word(self, kind: str, value: str) -> str:
        """Return what a word of the model is called: `word("verification", "alleged")`; the word itself where the
        catalogue has none, as the model may be newer."""
        return self.maybe(f"words.{kind}.{value}", value)

    def choices(self, kind: str, members: type[StrEnum]) -> tuple[tuple[str, str], ...]:
        """Return the words of the model of one kind, each with what it is called: what a form chooses from."""
        return _choices(self, kind, members)

    def number(self, value: int) -> str:
        """Return a number with its thousands apart."""
        return f"{value:,}"

    def _put(self, value: object) -> str:
        if isinstance(value, int) and not isinstance(value, bool):
            return self.number(value)
        if isinstance(value, Worded):
            return value
        words = str(value)
        return set_apart(words) if _runs_against(words, self.direction) else words


def set_apart(words: str) -> str:
    """Return words that order nothing around them, and that nothing around them orders."""
    return f"{_ISOLATE}{words}{_END_ISOLATE}"


@lru_cache(maxsize=8192)
def _counted(catalogue: Catalogue, key: str, number: int) -> str:
    """Return a text in which only a number is put: lists say the same few hundreds of times."""
    return catalogue._said(key, {"n": number})


@cache
def _choices(catalogue: Catalogue, kind: str, members: type[StrEnum]) -> tuple[tuple[str, str], ...]:
    return tuple((one.value, catalogue.word(kind, one)) for one in members)


def _runs_against(words: str, direction: str) -> bool:
    """Whether there are letters in these words that run against a direction."""
    if words.isascii():  # most are, and their letters all run one way
        return direction == "rtl" and _LETTER.search(words) is not None
    theirs = ("L",) if direction == "rtl" else ("R", "AL")
    return any(unicodedata.bidirectional(char) in theirs for char in words)


def flattened(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Text]]:
    """Yield the texts of a table with their keys; a table whose names are all plural forms is one text."""
    for name, value in table.items():
        key = f"{prefix}.{name}"
        if isinstance(value, str) or (value and FORMS.issuperset(value)):
            yield key, value
        else:
            yield from flattened(value, key)


def _files(language: str) -> Iterator[Traversable]:
    folder = resources.files("trucewatch.web") / "messages" / language
    yield from sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)


@cache
def catalogue(language: str) -> Catalogue:
    """Return the catalogue of a language."""
    texts: dict[str, Text] = {}
    for file in _files(language):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        texts.update(flattened(table, file.name.removesuffix(".toml")))
    return Catalogue(language, texts)


def preferred(accepted: str) -> str:
    """Return the first language of an Accept-Language header that there is a catalogue of; English where none is."""
    for part in accepted.split(","):
        language = part.partition(";")[0].strip().partition("-")[0].lower()
        if language in LANGUAGES:
            return language
    return "en"
