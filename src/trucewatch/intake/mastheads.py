"""What stands above a title: the outlet's name, its motto, a slug, labelled lines, a place or an outlet with a date.

An outlet that nobody knows is told by where its name stands: alone above a line that can be a title, and either again
as a credit (a dateline's brackets, a copyright) or with no word in the story, as a title always has.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from trucewatch.codebook import Codebook
from trucewatch.intake.datelines import Datelines, datelines
from trucewatch.intake.dates import Calendar, calendar
from trucewatch.intake.furniture import Furniture, furniture
from trucewatch.intake.lines import Line
from trucewatch.intake.outlets import bare_name
from trucewatch.model import Label

_LABELLED = re.compile(r"^([A-Za-z][A-Za-z ]{1,24}?)\s?:\s+(\S.*)$")
_SLUG = re.compile(r"(?:[A-Z0-9]{2,}[-/])+[A-Z0-9]{2,}(?:\s\(?[A-Z]*\s?\d{1,2}\)?)?")
_PARTS = re.compile(r"\s*[,|•·]\s*|\s+[-–—]+\s+")
_WORD = re.compile(r"[^\W\d_]{4,}")
_ROOT = 5  # letters by which a word of the title is known in the story
_LEAST_LABELLED = 2


@dataclass
class Above:
    """What was found above the story: labels by line, lines that hold a date, the outlet's name, a labelled title."""

    labels: dict[int, Label] = field(default_factory=dict)
    dates: set[int] = field(default_factory=set)
    masthead: str | None = None
    title: tuple[int, str] | None = None


class Mastheads:
    """The rules for what stands above a title, made once from the codebook."""

    def __init__(self, codebook: Codebook) -> None:
        table = codebook.table("furniture")
        self.rules: Furniture = furniture(codebook)
        self.lengths: Mapping[str, int] = table["lengths"]
        self.calendar: Calendar = calendar(codebook)
        self.keys = {key: what for what, keys in table["header"].items() for key in keys}
        self.sections = frozenset(table["lengths"]["no_city"])
        self.silent = frozenset(codebook.words("plain_words", "function"))
        self.owned = "|".join(map(re.escape, table["agencies"]["owned"]))
        self._datelines: Datelines = datelines(codebook)

    def story_at(self, lines: Sequence[Line], labels: Sequence[Label | None]) -> int:
        """Return the place of the first line of the story, a dateline or a sentence of some length; 0 if none."""
        for i, (line, label) in enumerate(zip(lines[: self.lengths["head_lines"]], labels, strict=False)):
            prose = line.ended and line.count >= self.lengths["lead_words"]
            if label is None and (prose or self._datelines.begins(line.words)):
                return i
        return 0

    def above(self, lines: Sequence[Line], labels: Sequence[Label | None], *, named: bool, titled: bool) -> Above:
        """Return what stands above the story. `named`: its outlet is known; `titled`: its title is."""
        return _Head(self, lines, labels, self.story_at(lines, labels)).read(named=named, titled=titled)


class _Head:
    """The lines above one story on their way through the rules."""

    def __init__(self, rules: Mastheads, lines: Sequence[Line], labels: Sequence[Label | None], story: int) -> None:
        self._rules = rules
        self._lines = lines[:story]
        self._labels = labels[:story]
        self._story = "\n".join(line.words for line in lines[story:])
        self._found = Above()

    def read(self, *, named: bool, titled: bool) -> Above:
        """Return all that is found."""
        self._labelled()
        self._slug()
        for i in self._free():
            self._dated(i, named=named or titled)
        if not titled and self._found.title is None:
            self._name_and_motto(named=named)
        return self._found

    def _free(self) -> list[int]:
        """The lines that are nothing yet; the first may have been taken for a credit or a caption by its bracket."""
        taken = self._found.labels
        early = (None, Label.CREDIT, Label.CAPTION)
        return [i for i, one in enumerate(self._labels) if i not in taken and (one is None or (not i and one in early))]

    def _labelled(self) -> None:
        """Take "Publication: ...", "Headline: ..." and the like, where several such lines stand together."""
        told = [(i, found) for i, line in enumerate(self._lines) if (found := _LABELLED.match(line.words))]
        known = [(i, self._rules.keys.get(found[1].lower()), found[2]) for i, found in told]
        if sum(what is not None or self._labels[i] is not None for i, what, _ in known) < _LEAST_LABELLED:
            return
        for i, what, value in known:
            if what == "title":
                self._found.title = self._found.title or (i, value)
            elif what is not None and self._labels[i] is not Label.CREDIT:
                self._found.labels[i] = Label.OTHER
                if what == "outlet":
                    self._found.masthead = self._found.masthead or value

    def _slug(self) -> None:
        first = next(iter(self._free()), None)
        if first is not None and _SLUG.fullmatch(self._lines[first].words):
            self._found.labels[first] = Label.OTHER

    def _dated(self, i: int, *, named: bool) -> None:
        """Take a line that holds a date beside a place or an outlet, where another line can be the title."""
        line, least = self._lines[i], self._rules.lengths["title_least"]
        dates = self._rules.calendar.find(line.words)
        others = [j for j in self._free() if j != i and self._lines[j].count >= least]
        if not dates or line.ended or line.count > self._rules.lengths["dated_words"] or not (others or named):
            return
        rest = self._rules.rules.beside_dates(line.words)
        parts = [part for part in _PARTS.split(rest) if re.search(r"[^\W\d_]", part) and not part[0].islower()]
        if parts and not self._is_name(parts[0]):
            return
        outlet = bool(parts) and self._is_told(parts[0])  # what is not told as an outlet's may be a place's
        if len(parts) <= 1 or outlet:
            self._found.labels[i] = Label.OTHER
            self._found.dates.add(i)
            if outlet and not named:
                self._found.masthead = self._found.masthead or parts[0]

    def _name_and_motto(self, *, named: bool) -> None:
        """Take the outlet's name from the first line, and what stands between it and what can be a title."""
        free = self._free()
        first = next(iter(free), None)
        if first is not None and not named and not self._found.masthead:
            name, *notes = _PARTS.split(self._lines[first].words.strip("*_# "))
            if not all(note[:1].islower() for note in notes):  # "Valley Post, translated from ..."
                return
            if not (self._is_name(name) and self._is_outlet(name, free[1:])):
                return
            self._found.masthead = name
            self._found.labels[first] = Label.OTHER
        free = [i for i in self._free() if self._labels[i] is None]
        title = next((i for i in free if self._shares(self._lines[i].words)), None)
        self._found.labels.update({i: Label.OTHER for i in free if title is not None and i < title})

    def _is_name(self, words: str) -> bool:
        """Whether words are a few that begin with a capital, as a name's do."""
        own = bare_name(words).split()
        small = [word for word in own if not word[:1].isupper()]
        few = 0 < len(own) <= self._rules.lengths["masthead_words"] and small != own
        return few and self._rules.rules.small.issuperset(small) and words.lower() not in self._rules.sections

    def _is_outlet(self, name: str, others: Sequence[int]) -> bool:
        """Whether a name is an outlet's: told as one, or without any word in the story, as no title is."""
        silent = not self._shares(bare_name(name)) and any(self._shares(self._lines[i].words) for i in others)
        return silent or self._is_told(name)

    def _is_told(self, name: str) -> bool:
        """Whether a name is known for an outlet's, has a newspaper's word in it, or is credited in the story."""
        bare = bare_name(name)
        if self._rules.rules.is_masthead(Line(0, len(bare), bare, 0)):
            return True
        again = re.escape(bare).replace(r"\ ", r"\s")
        owned = rf"(?:[(/]|{self._rules.owned})[^.()\n]{{0,20}}\b{again}\b"
        return re.search(owned, self._story, re.IGNORECASE) is not None

    def _shares(self, words: str) -> bool:
        return bool(self._roots(words) & self._roots(self._story))

    def _roots(self, words: str) -> frozenset[str]:
        found = (word.lower() for word in _WORD.findall(words))
        return frozenset(word[:_ROOT] for word in found if word not in self._rules.silent)


@lru_cache(maxsize=4)
def mastheads(codebook: Codebook) -> Mastheads:
    """Return the rules of this codebook, made once."""
    return Mastheads(codebook)
