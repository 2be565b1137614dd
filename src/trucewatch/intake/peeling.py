"""What stands inside a line of prose and is none: datelines, a title said again, dates, credits, captions, leftovers.

Flattened pages hold a whole article in one line, with what surrounded it at both ends.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.codebook import Codebook
from trucewatch.intake.captions import captions
from trucewatch.intake.datelines import Datelines, datelines
from trucewatch.intake.dates import calendar
from trucewatch.intake.furniture import furniture
from trucewatch.intake.lines import Line
from trucewatch.model import Label

_INSIDE = re.compile(
    r"(?<=[.!?\"”]\s)[A-Z][A-Z'-]{2,30}(?:\s[A-Z][A-Z'-]{1,30}){0,2}\s\(([A-Z][\w\s]{1,30})\)\s*(?:[-–—]{1,2}\s*)?(?=[A-Z\"“0-9])"
)
_CORRECTS = re.compile(
    r"(?:CORRECTS|CORRECTION|AMENDS|RECROP|ADDS|UPDATES|RETRANSMISSION)\b[^a-z]{3,300}?\s?(?:--|[-–—:;])\s+"
)
_SHORT_URL = re.compile(r"get\sshort\surl\s*\d*\s*", re.IGNORECASE)
_TAIL_AGENCY = re.compile(r"\s*(?:--|[-–—/]|\()\s*([A-Z][\w /&,-]{1,40})\)?\s*$")
_TAIL_SOURCE = re.compile(r"(?<=[.!?\"”’)])\s+(?:Sources?|SOURCES?)\s?[:;-]?\s+([A-Z][^.!?]{1,60})$")
_TAIL_REPORTING = re.compile(
    r"\s*\((?:additional\s)?(?:reporting|editing|writing|compiled)\sby\s[^()]{2,300}\)\s*$|(?<=[.!?\"”])\s+(?:additional\s)?(?:reporting|editing)\sby\s[^.]{2,200}\.?$",
    re.IGNORECASE,
)
_LAST_STOP = re.compile(r"[.!?…][\"”’)]*\s+(?P<left>(?:\.{3}\s*)?\d*\s*)(?=[A-Za-z])")
_LATER = re.compile(r"\s?\((?:updated|modified|last\supdated)[^()]{0,60}\)", re.IGNORECASE)
_MOST_LEFT = 200
_LEAST_RUN = 8
_CAPITAL_RUN = 0.75
_LEAD_DIGITS = re.compile(r"\d{4}\s(?=\d)")


@dataclass(frozen=True)
class Piece:
    """A stretch of a line: body where `label` is None. `about` tells what else it is: "date", "dateline", "picture"."""

    start: int
    end: int
    label: Label | None = None
    about: str = ""


class Peeling:
    """The rules for what stands inside lines, made once from the codebook."""

    def __init__(self, codebook: Codebook) -> None:
        self._furniture = furniture(codebook)
        self._captions = captions(codebook)
        self._calendar = calendar(codebook)
        self._datelines: Datelines = datelines(codebook)
        self._lone = frozenset(codebook.words("furniture", "agencies", "words"))
        told = [*codebook.words("furniture", "dates", "published"), *codebook.words("furniture", "dates", "later")]
        inner = "|".join(sorted(map(re.escape, told), key=len, reverse=True))
        self._told = re.compile(rf"(?:{inner})\s?:?\s+", re.IGNORECASE)

    def peel(self, line: Line, title: str | None, *, early: bool, last: bool, opening: bool = False) -> list[Piece]:
        """Return the pieces of a line of prose, in order.

        `early`: among the first of the body; `opening`: the first of all; `last`: its last.
        """
        head, start = self._head(line.words, title, opening=opening) if early else ([], 0)
        tail, end = self._tail(line.words, start, last=last)
        middle = self._middle(line.words, start, end)
        return [Piece(line.start + p.start, line.start + p.end, p.label, p.about) for p in [*head, *middle, *tail]]

    def split_caption(self, line: Line) -> list[Piece]:
        """Return the pieces of a caption: the desk's note of a correction before it, if any, and the caption."""
        note = _CORRECTS.match(line.words)
        if note is None or note.end() >= len(line.words):
            return [Piece(line.start, line.end, Label.CAPTION, "picture")]
        cut = line.start + note.end()
        return [
            Piece(line.start, line.start + len(note.group().rstrip()), Label.CORRECTION, "picture"),
            Piece(cut, line.end, Label.CAPTION, "picture"),
        ]

    def _head(self, words: str, title: str | None, *, opening: bool) -> tuple[list[Piece], int]:
        pieces: list[Piece] = []
        at = 0
        for _ in range(6):
            found = self._one_at_head(words, at, title, opening=opening)
            if found is None or found.end >= len(words):
                break
            pieces.append(
                Piece(found.start, found.start + len(words[found.start : found.end].rstrip()), found.label, found.about)
            )
            at = found.end
            if found.about == "dateline":
                break
        return pieces, at

    def _one_at_head(self, words: str, at: int, title: str | None, *, opening: bool) -> Piece | None:
        return (
            self._title_again(words, at, title)
            or self._date_at(words, at)
            or self._short_url(words, at)
            or self._agency_then_date(words, at)
            or self._dateline(words, at, opening=opening)
        )

    @staticmethod
    def _title_again(words: str, at: int, title: str | None) -> Piece | None:
        """Return the title said again, perhaps without its last word (a source, as in "Town taken - monitor")."""
        whole = (title or "").rstrip(". ")
        for bare in (whole, whole.rpartition(" ")[0].rstrip(" -–—:")):
            end = at + len(bare)
            if len(bare) < 12 or words[at:end].casefold() != bare.casefold():
                continue
            while end < len(words) and words[end] in ". \t\xa0":
                end += 1
            follows = words[end : end + 1]
            if (
                end > at + len(bare)
                and len(words) > end + 20
                and (follows.isupper() or follows.isdigit() or follows in "\"“‘'")
            ):
                return Piece(at, end, Label.TITLE)
        return None

    def _date_at(self, words: str, at: int) -> Piece | None:
        told = self._told.match(words, at)
        begin = told.end() if told else at
        digits = _LEAD_DIGITS.match(words, begin)
        begin = digits.end() if digits else begin
        found = next((d for d in self._calendar.find(words[begin : begin + 60]) if d.start == 0), None)
        if found is None:
            return None
        end = begin + found.end
        later = _LATER.match(words, end)
        end = later.end() if later else end
        rest = words[end:].lstrip(" .|\t\xa0")
        if not rest or not (rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"“‘'("):
            return None
        return Piece(at, len(words) - len(rest), Label.OTHER, "date")

    @staticmethod
    def _short_url(words: str, at: int) -> Piece | None:
        found = _SHORT_URL.match(words, at)
        return Piece(at, found.end(), Label.NAVIGATION) if found else None

    def _agency_then_date(self, words: str, at: int) -> Piece | None:
        named = self._furniture.outlets.agencies_in(words[at : at + 40], generic=False)
        if not named or not words.startswith(named[0], at):
            return None
        behind = at + len(named[0])
        date = next(iter(self._calendar.find(words[behind : behind + 90])), None)
        if date is None or re.search(r"[.,;:]\s", words[behind : behind + date.start]):
            return None
        lead = words[behind : behind + date.start]
        digits = re.search(r"\d{4}\s$", lead)
        end = behind + date.start - (len(digits.group()) if digits else 0)
        return Piece(at, end, Label.CREDIT, "" if len(lead.split()) <= 1 else "picture")

    def _dateline(self, words: str, at: int, *, opening: bool) -> Piece | None:
        found = self._datelines.at(words, at, opening=opening)
        return Piece(at, found.end, Label.CREDIT if found.credit else Label.OTHER, "dateline") if found else None

    def _tail(self, words: str, start: int, *, last: bool) -> tuple[list[Piece], int]:
        pieces: list[Piece] = []
        end = len(words)
        for _ in range(4):
            found = self._one_at_tail(words[start:end], last=last)
            if found is None or found.start <= 0:
                break
            at = start + found.start
            at += len(words[at:end]) - len(words[at:end].lstrip())
            pieces.insert(0, Piece(at, end, found.label, found.about))
            end = start + len(words[start : start + found.start].rstrip())
            if end <= start:
                return [], len(words)
        return pieces, end

    def _one_at_tail(self, words: str, *, last: bool) -> Piece | None:
        size = len(words)
        window = max(0, size - 400)
        tail = words[window:]
        reporting = _TAIL_REPORTING.search(tail)
        if reporting:
            return Piece(window + reporting.start(), size, Label.CREDIT)
        source = _TAIL_SOURCE.search(tail)
        if source:
            return Piece(window + source.start(), size, Label.CREDIT)
        agency = _TAIL_AGENCY.search(tail[-60:])
        if last and agency and self._all_agencies(agency.group(1)):
            return Piece(size - len(tail[-60:]) + agency.start(), size, Label.CREDIT)
        return self._leftover(tail, window)

    def _leftover(self, tail: str, offset: int) -> Piece | None:
        """Return what stands behind the last sentence: words that begin as furniture does, or a run of capitals."""
        stops = [(match.start("left"), match.end()) for match in _LAST_STOP.finditer(tail)]
        if not stops or tail.rstrip().endswith((".", "!", "?", '"', "”")):
            return None
        start, words = stops[-1]
        behind = Line(0, len(tail) - words, tail[words:], 1)
        label = self._furniture.starts(behind.words) if len(behind.words) <= _MOST_LEFT else None
        if label is None and behind.count >= _LEAST_RUN and behind.capitals >= _CAPITAL_RUN:
            label = Label.NAVIGATION
        return Piece(offset + start, offset + len(tail), label) if label is not None else None

    def _all_agencies(self, words: str) -> bool:
        parts = [part.strip() for part in re.split(r"[/,&]|\sand\s", words) if part.strip()]
        return bool(parts) and all(self._is_agency(part) for part in parts)

    def _is_agency(self, part: str) -> bool:
        found = self._furniture.outlets.named(part)
        return part.lower() in self._lone or (found is not None and found.agency)

    def _middle(self, words: str, start: int, end: int) -> list[Piece]:
        cut: list[Piece] = []
        if end - start > 300:
            cut.extend(
                Piece(start + s, start + e, Label.CAPTION, "picture")
                for s, e in self._captions.inline(words[start:end])
            )
            cut.extend(
                Piece(start + m.start(), start + m.start() + len(m.group().rstrip()), Label.CREDIT, "dateline")
                for m in _INSIDE.finditer(words[start:end])
                if self._furniture.outlets.named(m.group(1))
            )
        return _around(words, start, end, sorted(cut, key=lambda piece: piece.start))


def _around(words: str, start: int, end: int, cut: list[Piece]) -> list[Piece]:
    """Return the pieces cut out and the body between them, without blanks at the edges; no two overlap."""
    pieces: list[Piece] = []
    at = start
    for piece in cut:
        if piece.start >= at:
            pieces.extend(_body(words, at, piece.start))
            pieces.append(piece)
            at = piece.end
    return [*pieces, *_body(words, at, end)]


def _body(words: str, start: int, end: int) -> list[Piece]:
    part = words[start:end]
    left, right = len(part) - len(part.lstrip()), len(part.rstrip())
    return [Piece(start + left, start + right)] if left < right else []


@lru_cache(maxsize=4)
def peeling(codebook: Codebook) -> Peeling:
    """Return the rules of this codebook, made once."""
    return Peeling(codebook)
