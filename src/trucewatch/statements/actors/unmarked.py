"""Names in a report that lost its apostrophes: "Brandts government", "the MCPs convoy", "Tarsks outskirts"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from trucewatch.statements.actors.naming import Name
from trucewatch.statements.sentence import Sentence

_SHORTEST = 3  # letters of a name to which an "s" may have been added
_MARKS = ("'s", "\u2019s", "'", "\u2019")


def without_lost_marks(sentences: Sequence[Sentence], named: Sequence[tuple[Name, ...]]) -> list[tuple[Name, ...]]:
    """Return the names of a report, the "s" taken off one whose last word stands in the report without it.

    Only where the report has no apostrophe at all: elsewhere Williams is no William.
    """
    if any(token.text in _MARKS for sentence in sentences for token in sentence):
        return list(named)
    bearers: dict[str, Name] = {}
    for names in named:
        for name in names:
            bearers.setdefault(name.words.split()[-1], name)
    return [tuple(_bare(name, bearers) for name in names) for names in named]


def _bare(name: Name, bearers: Mapping[str, Name]) -> Name:
    last = name.words.split()[-1]
    stem = last.removesuffix("s")
    twin = bearers.get(stem)
    if name.listed or twin is None or stem == last or len(stem) < _SHORTEST:
        return name
    whole = name.words.removesuffix("s")
    listed = twin.listed if whole == twin.words else None
    return replace(name, words=whole, kind=twin.kind, place=twin.place, listed=listed)
