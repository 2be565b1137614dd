"""Sentences that the record holds in English, said in the language of the interface.

Titles of matters, why two accounts contradict each other, why names were joined, what does not add up: the program made
them by a pattern and recorded them as English sentences. The patterns stand in the English catalogue (`recorded.toml`),
in groups: a sentence that fits one of its group is taken apart and said again by the text under the same key. One that
fits none, as of a record that another codebook wrote, stays as it was recorded.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from string import Formatter

from trucewatch.briefs.wording import visible
from trucewatch.web import localise, naming
from trucewatch.web.catalogue import LANGUAGES, Catalogue, Worded, catalogue

RECORDED = "en"
"""The language in which sentences are recorded."""

NOBODY: frozenset[str] = frozenset()

_ISO = r"\d{4}(?:-\d\d(?:-\d\d(?:T[\w:.+-]*)?)?)?"
_MONTHS: Sequence[str] = [catalogue(RECORDED)(f"dates.months.m{number:02}") for number in range(1, 13)]
_WRITTEN = rf"(?:(\d{{1,2}}) )?({'|'.join(_MONTHS)}) (\d{{4}})(?:, ([a-z -]+|[\d:.Z]+))?"
_DAY = f"(?:{_ISO}|{re.sub('[(](?![?])', '(?:', _WRITTEN)})"
_QUOTE = "“[^”]*”"
_NUMBER = r"an unstated number of|(?:[a-z]+ ){0,2}\d[\d,]*(?: to \d[\d,]*)?"
_NUMBERS = (
    "after all before difference earlier first high killed last late later news next number "
    "one other part remainder report rise said stated sum times total usual wounded wrong"
)
_DAYS = "date day earlier_day first_day last_day late_day later_day next_day since until"
_SHAPES: Mapping[str, str] = {
    **dict.fromkeys(_NUMBERS.split(), _NUMBER),
    **dict.fromkeys(_DAYS.split(), _DAY),
    "days": rf"{_DAY}(?: to {_DAY})?(?:, {_ISO})*",
    "n": r"\d[\d,]*",
    "quote": _QUOTE,
    "left": _QUOTE,
    "right": f"{_QUOTE}|{_NUMBER}",
    "name": r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"",
    "counted": ".+?",
    "sha256": "[0-9a-f]{64}",
    "names": ".+",
}
"""What a value looks like, by its name; one of another name is any words, the fewest that fit."""

_LONGEST = 2000
"""Longer words are no sentence of the program's: no pattern is tried on them."""

_ISOLATES = re.compile("[\u2066-\u2069]")

_ALIKE = {"alias": "name"}
_WITHIN = {"refused.in-force": ("what",)}
"""Values that are sentences of the same group; others are of the group of their name, where there is one."""

_SUMS = frozenset({"arithmetic", "parts", "why"})
_SIGNS = re.compile("( [=+−] )")


def retold(t: Catalogue, group: str, words: str, known: frozenset[str] = NOBODY) -> str | None:
    """Return a recorded sentence in a language, None where it fits no pattern of its group.

    `known` are names of the record: a list of names is cut apart between them.
    """
    return visible(words) if t.language == RECORDED else _retold(t, group, words, known)


def own(t: Catalogue, group: str, words: str, known: frozenset[str] = NOBODY) -> str | None:
    """Return the same, None too in the language in which it is recorded: whoever asks shows that in their own way."""
    return None if t.language == RECORDED else _retold(t, group, words, known)


def title(t: Catalogue, kind: str, words: str, known: frozenset[str] = NOBODY) -> str:
    """Return the title of a matter, an incident or an agreement in a language, or as it was recorded."""
    return retold(t, kind, words, known) or visible(words)


def titles(kind: str, words: str, known: frozenset[str] = NOBODY) -> str:
    """Return a title as it was recorded and in every other language: whoever looks for words of it may use any."""
    told = (own(catalogue(language), kind, words, known) for language in LANGUAGES)
    return _ISOLATES.sub("", " | ".join((words, *filter(None, told))))


def _retold(t: Catalogue, group: str, words: str, known: frozenset[str]) -> Worded | None:
    for key, few, many in _patterns(group) if len(words) <= _LONGEST else ():
        found = few.fullmatch(words)
        if found is not None:
            # a name may hold words of the pattern: who knows it can tell where it ends
            read = max((found, many.fullmatch(words) or found), key=lambda one: _known(one, known))
            values = {name: _put(t, group, name, value, known) for name, value in read.groupdict().items()}
            return Worded(t(key, **values))
    return None


def _known(found: re.Match[str], known: frozenset[str]) -> int:
    return sum(value in known for value in found.groupdict().values())


@cache
def _patterns(group: str) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(_written(f"{group}." if "." in group else f"recorded.{group}."))


def _written(prefix: str) -> Iterator[tuple[str, re.Pattern[str], re.Pattern[str]]]:
    for key, text in catalogue(RECORDED).texts.items():
        if key.startswith(prefix):
            forms = [text] if isinstance(text, str) else dict.fromkeys(text.values())
            yield from ((key, _shape(form, "?"), _shape(form, "")) for form in forms)


def _shape(pattern: str, few: str) -> re.Pattern[str]:
    """Return what a pattern makes, with as few or as many words for each value as fit. A name that stands in it twice
    has one value."""
    made, seen = "", set[str]()
    for literal, name, _, _ in Formatter().parse(pattern):
        made += re.escape(literal)
        if name:
            looks = _SHAPES.get(_ALIKE.get(name, name)) or _words(name, few)
            made += f"(?P={name})" if name in seen else f"(?P<{name}>{looks})"
            seen.add(name)
    return re.compile(made, re.IGNORECASE | re.DOTALL)


def _words(name: str, few: str) -> str:
    """Return what a value can be that is a word of a list, else any words."""
    listed = sorted(_word_of(name), key=len, reverse=True)
    return "|".join(map(re.escape, listed)) if listed else f".+{few}"


def _put(t: Catalogue, group: str, name: str, words: str, known: frozenset[str]) -> object:
    made = _PUTS.get(_ALIKE.get(name, name))
    if made is not None:
        return made(t, words, known)
    listed = _word_of(name).get(words.casefold())
    if listed is not None:
        return Worded(t(listed))
    within = group if name in _WITHIN.get(group, ()) else name
    return _retold(t, within, words, known) or _amount(t, words, sum_=name in _SUMS) or visible(words)


@cache
def _word_of(name: str) -> Mapping[str, str]:
    """Return the keys of a list of words by the words in small letters, and by what the model calls them."""
    prefix = f"recorded.{name}-words."
    listed = {key: str(text) for key, text in catalogue(RECORDED).texts.items() if key.startswith(prefix)}
    return {key.removeprefix(prefix): key for key in listed} | {text.casefold(): key for key, text in listed.items()}


def _day(t: Catalogue, words: str) -> str:
    found = re.fullmatch(_WRITTEN, words)
    if found is None:
        return localise.date(t, words)
    day, month, year, part = found.groups()
    dated = f"{year}-{_MONTHS.index(month) + 1:02}" + (f"-{int(day):02}" if day else "")
    return localise.date(t, dated + (f"T{part.replace(' ', '-')}" if part else ""))


def _days(t: Catalogue, words: str, _known: frozenset[str]) -> Worded:
    listed = re.split(rf", (?={_ISO}$|{_ISO},)", words)
    if len(listed) > 1:
        return Worded(t("common.comma").join(_day(t, one) for one in listed))
    first, _, last = words.partition(" to ")
    return Worded(t("dates.range", start=_day(t, first), end=_day(t, last)) if last else _day(t, first))


def _amount(t: Catalogue, words: str, *, sum_: bool) -> Worded | None:
    """Return a number, a day or a sum: what has no letters of its own is read from left to right in any language."""
    if re.fullmatch(_SHAPES["days"], words) and not words.isdecimal():
        return _days(t, words, NOBODY)
    made = _retold(t, "amount", words, NOBODY)
    if made is not None or not re.search(r"[^\W\d_]", words):
        return made or Worded(f"\u2066{visible(words)}\u2069" if " " in words else visible(words))
    if not sum_:
        return None
    parts = _SIGNS.split(words)
    said = (_retold(t, "amount", one, NOBODY) or visible(one) for one in parts[::2])
    return Worded("".join(one + sign for one, sign in zip_longest(said, parts[1::2], fillvalue="")))


def _pairs(t: Catalogue, words: str) -> Worded:
    """Return words that are the same by spelling ("sergey = sergei, ..."), each set apart."""
    pairs = (one.split(" = ") for one in words.split(", "))
    return Worded(t("common.comma").join(" = ".join(t("common.name", name=word) for word in pair) for pair in pairs))


def _named(_: Catalogue, words: str, __: frozenset[str]) -> str:
    """Return a name that was written as a program writes it, in quotation marks."""
    return visible(re.sub(r"\\(.)", r"\1", words[1:-1]))


_PUTS: Mapping[str, Callable[[Catalogue, str, frozenset[str]], object]] = {
    "days": _days,
    "day": _days,
    "n": lambda _t, words, _known: int(words.replace(",", "")),
    "name": _named,
    "spelt": lambda t, words, _known: _pairs(t, words),
    "roles": lambda t, words, _known: Worded(t("common.comma").join(t.word("role", one) for one in words.split(", "))),
    "names": naming.listed,
}
