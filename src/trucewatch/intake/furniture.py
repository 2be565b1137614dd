"""What a line that is no prose is: navigation, related links, adverts, notices, corrections, credits, date lines."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from trucewatch.codebook import Codebook
from trucewatch.intake.dates import calendar
from trucewatch.intake.lines import Line
from trucewatch.intake.outlets import Outlets, bare_name, outlets
from trucewatch.model import Label

_ORDER = (Label.CORRECTION, Label.RELATED, Label.ADVERT, Label.NOTICE, Label.NAVIGATION, Label.CREDIT)
_LONGEST = {Label.CORRECTION: 600, Label.NOTICE: 500, Label.ADVERT: 300}
_ADDRESS = re.compile(r"[<(\[]?(?:https?://|www\.)[^\s<>]{3,1000}[>)\]]?", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}|@\w{2,30}")
_BYLINE = re.compile(r"^(?:by|von|par|por)\s+\[?(?=[A-Z\[])", re.IGNORECASE)
_BYLINE_SMALL = frozenset(
    {
        "and",
        "in",
        "for",
        "of",
        "the",
        "with",
        "at",
        "de",
        "al",
        "el",
        "von",
        "van",
        "bin",
        "ibn",
        "by",
        "from",
        "&",
        "|",
        "-",
        "–",
        "—",
    }
)
_TIME = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:[ap]\.?m\.?)?|\b\d{1,2}\s?[ap]\.?m\.?\b|\b\d{4}\b(?=\s*(?:gmt|utc))|t?\d{2}:\d{2}:\d{2}(?:z|[+-]\d{2}:?\d{2})",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\b(?:gmt|utc|[a-z]{1,3}[sd]?t|local time|z)\b(?:\s?[+-]\s?\d{1,2}(?::?\d{2})?)?", re.IGNORECASE)
_OPENERS = "-–—*•[( "
_SIGN_OFF = re.compile(
    r"\(?(?:[A-Z]{2,6}|Ends?|[a-z]{2,4}(?:-[a-z]{2,4})*)(?:/[a-z]{1,4}){1,4}\)?"
    r"|(?:[=*_–—-]{3,}\s*)?(?:[A-Z]\.\s?){2,3}(?:/(?:[A-Z]\.\s?){2,3})*"
)
_JOINED = re.compile(r"\s*[/|&]\s*|,\s+|\s+(?:and|with)\s+")
_LONG = 11
_SET_BESIDE = re.compile(r"\s*[|•·]\s*|\s[–—-]\s")
_MOST_BESIDE = 4
_MOST_LINKS = 12  # parts of a row of links
_PREPOSITION = 2  # letters of "on", which a date line begins with and any sentence too
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")
_RULE = re.compile(r"^[\W_]{1,200}$")


@dataclass(frozen=True)
class _Words:
    whole: frozenset[str]
    start: tuple[str, ...]
    opens: frozenset[str]
    anywhere: tuple[str, ...]
    ends: tuple[str, ...]
    calls: tuple[str, ...]


class Furniture:
    """The rules for single lines, made once from the codebook."""

    def __init__(self, codebook: Codebook) -> None:
        table: Mapping[str, Any] = codebook.table("furniture")
        self._words = {label: _words_of(table[label.value]) for label in _ORDER}
        self.lengths: Mapping[str, Any] = table["lengths"]
        self.outlets: Outlets = outlets(codebook)
        self._calendar = calendar(codebook)
        told = [*table["dates"]["published"], *table["dates"]["later"]]
        self._date_words = re.compile(
            rf"\b(?:{'|'.join(sorted(map(re.escape, told), key=len, reverse=True))})\b", re.IGNORECASE
        )
        self._days = re.compile(
            rf"\b(?:{'|'.join(sorted(self._calendar.weekdays, key=len, reverse=True))})\b", re.IGNORECASE
        )
        self.small = frozenset(table["agencies"]["small"])
        self._roles = frozenset(table["agencies"]["roles"])
        self._mastheads = frozenset(table["agencies"]["mastheads"])
        self._generic = frozenset(table["agencies"]["words"])

    def label(self, line: Line, *, first: bool) -> Label | None:
        """Return what the line is, None where it may be prose, a title or a caption. `first`: the first of the text."""
        if _RULE.match(line.words):
            return Label.OTHER
        for label in _ORDER:
            if self._is(line, label, first=first):
                return label
        if self._is_address(line):
            return Label.NAVIGATION
        if self.is_byline(line) or self._is_agency(line):
            return Label.CREDIT
        if parts := self._row(line):
            return Label.CREDIT if any(map(self.is_byline, parts)) else Label.OTHER
        if linked := self._links(line):
            return linked
        return Label.OTHER if self.is_date_line(line) else None

    def opens(self, line: Line) -> Label | None:
        """Return the label of the section that a line heads, None where it heads none."""
        return next((label for label in _ORDER if line.bare in self._words[label].opens), None)

    def starts(self, words: str) -> Label | None:
        """Return the label of words that begin as furniture does (used for what stands behind the last sentence)."""
        plain = " ".join(words.lower().split())
        for label in _ORDER:
            rules = self._words[label]
            phrases = (*rules.start, *rules.opens, *rules.whole)
            if any(_begins(plain, phrase, glued=len(phrase) > _LONG) for phrase in phrases if len(phrase) > 3):
                return label
        return None

    def is_byline(self, line: Line) -> bool:
        """Whether a line is "By" and names."""
        words = line.words.strip("*_ ")
        if line.count > 14 or line.ended or not _BYLINE.match(words):
            return False
        rest = re.sub(r"\]\([^()\s]*\)|[\[\],]", " ", words).split()[1:]
        small = _BYLINE_SMALL | self._roles
        return all(word[:1].isupper() or word.lower().strip(",") in small or not word[:1].isalpha() for word in rest)

    def is_date_line(self, line: Line) -> bool:
        """Whether a line holds a full date and nothing else but day, time, and words such as "Published"."""
        if len(line.words) > 160 or not self._calendar.find(line.words):
            return False
        if self._row(line):
            return True
        return not re.search(r"[^\W_]", self.beside_dates(line.words)) or self._is_imprint(line)

    def _row(self, line: Line) -> list[Line]:
        """Return the parts of a line with a full date and names beside it ("10 May 2031 | Westport | By Ann Lee")."""
        parts = [Line(0, len(part), part, 0) for part in _SET_BESIDE.split(line.words) if part]
        dated = [part for part in parts if self.is_date_line(part)] if 1 < len(parts) <= _MOST_BESIDE else []
        if len(dated) != 1 or line.ended:
            return []
        named = (part for part in parts if part is not dated[0])
        return parts if all(self.is_byline(part) or self._is_name(part) for part in named) else []

    def _links(self, line: Line) -> Label | None:
        """Return what a row of links is, by the first of them that is furniture: "Share | Comments (4) | Weather"."""
        parts = [Line(0, len(part), part, 0) for part in line.words.split(" | ")]
        if line.ended or not 1 < len(parts) <= _MOST_LINKS or self.is_date_line(line):
            return None
        return next((label for part in parts for label in _ORDER if self._is(part, label, first=False)), None)

    def _is_name(self, line: Line) -> bool:
        words = line.words.split()
        return len(words) <= self.lengths["masthead_words"] and all(
            word[:1].isupper() or word.lower() in self.small for word in words
        )

    def _is_imprint(self, line: Line) -> bool:
        """Whether a line tells where and when its text was published ("Published in The Valley Post, May 4, 2031")."""
        told = self._date_words.match(line.words)
        whole = not line.ended and line.words[-1] not in ":,;" and line.count <= self.lengths["dated_words"]
        return whole and told is not None and len(told.group()) > _PREPOSITION

    def beside_dates(self, words: str) -> str:
        """Return what a line says beside its full dates, days and times, and words such as "Published"."""
        rest = list(words)
        for date in self._calendar.find(words):
            rest[date.start : date.end] = " " * (date.end - date.start)
        left = _ZONE.sub(" ", _TIME.sub(" ", self._date_words.sub(" ", "".join(rest))))
        return self._days.sub(" ", left)

    def ending(self, line: Line) -> Label | None:
        """Return what a line behind the last sentence is, where it can be no sentence: a sign-off, outlets, a place."""
        if _SIGN_OFF.fullmatch(line.words):
            return Label.OTHER
        if line.ended or not line.words[:1].isalpha():
            return None
        if self.signed(line.words):
            return Label.CREDIT
        few = line.count <= self.lengths["ending_words"]
        return Label.OTHER if few and all(word[:1].isupper() for word in line.words.split()) else None

    def signed(self, words: str) -> list[str]:
        """Return the names that words are, where all are names and one at least is an outlet's, else nothing."""
        bare = words.strip("*_()[] -–—")
        parts = [] if ":" in bare or _BYLINE.match(bare) else [part for part in _JOINED.split(bare) if part]
        lines = [Line(0, len(part), part, 0) for part in parts]
        names = all(word[:1].isupper() or word in self.small for line in lines for word in line.words.split())
        known = names and any(self.is_masthead(line) for line in lines)
        return parts if known and all(line.count <= self.lengths["masthead_words"] for line in lines) else []

    def is_masthead(self, line: Line) -> bool:
        """Whether a line names an outlet: a known one, or a few capitalised words of which one is a newspaper's."""
        if self.outlets.named(line.words.strip("*_# ")):
            return True
        words = bare_name(line.words).split()
        if len(words) > self.lengths["masthead_words"] or line.ended:
            return False
        capital = all(word[:1].isupper() or word.lower() in self.small for word in words)
        return len(words) > 1 and capital and any(word.lower() in self._mastheads for word in words)

    def _is(self, line: Line, label: Label, *, first: bool) -> bool:
        rules, plain = self._words[label], line.plain
        if line.bare in rules.whole or line.bare in rules.opens:
            return not (first and line.count > 3)
        longest = _LONGEST.get(label, self.lengths["start_letters"])
        if len(line.words) > longest or (first and label is Label.RELATED):
            return False
        opened = (plain, plain.lstrip(_OPENERS))
        if any(one.startswith(rules.start) and any(_begins(one, phrase) for phrase in rules.start) for one in opened):
            return True
        if plain.rstrip(" .").endswith(rules.ends):
            return True
        if label is Label.RELATED and self._heads_its_line(line):
            return True
        if self._calls(line, rules.calls):
            return True
        return line.count <= self.lengths["anywhere_words"] and any(phrase in plain for phrase in rules.anywhere)

    def _heads_its_line(self, line: Line) -> bool:
        """Whether the words that head a section stand before a colon ("More news: Bread prices rise")."""
        head, colon, _ = line.plain.lstrip(_OPENERS).partition(": ")
        return bool(colon) and not line.ended and head in self._words[Label.RELATED].opens

    def _calls(self, line: Line, calls: tuple[str, ...]) -> bool:
        """Whether the last sentence of a line calls on the reader ("The Post comes out daily. Subscribe here.")."""
        last = _SENTENCE_END.split(line.plain)[-1]
        few = last != line.plain and line.count <= self.lengths["calls_words"] and '"' not in line.plain
        return few and any(_begins(last, phrase) for phrase in calls)

    def _is_address(self, line: Line) -> bool:
        return bool(_ADDRESS.fullmatch(line.words) or _MAIL.fullmatch(line.words))

    def _is_agency(self, line: Line) -> bool:
        if line.count > 8:
            return False
        found = self.outlets.named(line.bare)
        return line.bare in self._generic or (found is not None and found.agency) or self._are_agencies(line.words)

    def _are_agencies(self, words: str) -> bool:
        parts = [part for part in re.split(r"\s*(?:[/|,&+]|\band\b|\bwith\b)\s*", words.strip("*_()[] -–—")) if part]
        named = [self.outlets.named(part) for part in parts]
        return bool(parts) and all(
            found is not None or part.lower() in self._generic for part, found in zip(parts, named, strict=True)
        ) and any(found is not None and found.agency for found in named)  # fmt: skip


def _words_of(table: Mapping[str, Any]) -> _Words:
    return _Words(
        frozenset(table.get("whole", ())),
        tuple(table.get("start", ())),
        frozenset(table.get("opens", ())),
        tuple(table.get("anywhere", ())),
        tuple(table.get("ends", ())),
        tuple(table.get("calls", ())),
    )


def _begins(plain: str, phrase: str, *, glued: bool = False) -> bool:
    """Whether plain words begin with a phrase, as whole words unless flattening may have glued the next one on."""
    if not plain.startswith(phrase) or glued:
        return plain.startswith(phrase)
    follow = plain[len(phrase) : len(phrase) + 1]
    return not (phrase[-1].isalnum() and (follow.isalnum() or follow == "'"))


@lru_cache(maxsize=4)
def furniture(codebook: Codebook) -> Furniture:
    """Return the rules of this codebook, made once."""
    return Furniture(codebook)
