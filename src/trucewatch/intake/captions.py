"""Captions of pictures: told by how they begin, by the picture desk's small print, by a credit at their end.

A caption may read like the body and even repeat it; the credit at its end tells. A paragraph's own agency credit
stands at the end of the last paragraph of a report, which is why that one is judged more strictly.
"""

import re
from functools import lru_cache

from trucewatch.codebook import Codebook
from trucewatch.intake.lines import Line
from trucewatch.intake.outlets import Outlets, outlets

_TAIL = 120
_SIDES_WORDS = 60
_SIDES_SENTENCES = 3
_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]\s*$")
_BOLD = re.compile(r"(?:\*\*|__)([^*_]{2,60})(?:\*\*|__)\s*$")
_STROKES = re.compile(r"(?:^|[.!?\"”\s])/\s?([^/]{2,40}(?:\s?/\s?[^/]{1,40}){0,3})$")
_SLASH = re.compile(r"([A-Z][\w.&-]{1,20}(?:\s[A-Z][\w.&-]{1,20})?)\s?/\s?[A-Z][\w.'’ -]{1,40}$")
_OPEN = re.compile(
    r"[(\[](?:photo|picture|image|file|photograph)s?(?:\s(?:by|from|courtesy|credit)|:|/)?[^()\[\]]{0,60}$",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:\bphoto(?:graph)?s?|\bpictures?|\bimages?)\s?(?:credit|by|courtesy(?:\sof)?)?\s?[:|/]\s?[^.!?]{2,50}$|©\s?[^.!?]{2,50}$|\bphoto(?:graph)?\sby\s[A-Z][^.!?]{2,50}$",
    re.IGNORECASE,
)
_SIDES = re.compile(
    r",\s(?:far\s|second\s(?:from\s)?|third\s(?:from\s)?)?(?:left|right|center|centre)(?:,|\sand\s)|(?<=\s)\((?:l|r|left|right|center|centre)\)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"^[^.!?]+(?:\.[^.!?\s]*)*[.!?][\"”]?\s([A-Z][\w.&-]{1,20}(?:\s[A-Z][\w.&-]{1,20})?)$")
_NAME = r"[A-Z][\w.&'’-]{1,30}(?:\s(?:[A-Z][\w.&'’-]{0,30}|of|the|bin|de|van|von)){0,3}"
_TAKER = re.compile(rf"{_NAME}\s?/\s?{_NAME}")
_TAKEN = re.compile(
    rf"[\w)][.!?]?[\"”]?\s+\|\s+(?:{_NAME}\s?/\s?{_NAME}|{_NAME}\sfor\s{_NAME})$|[.!?][\"”]?\s+{_NAME}\s?/\s?{_NAME}$"
)
_INLINE = re.compile(r"(?<=[.!?\"”])\s\(([^()]{2,80})\)(?=\s[A-Z\"“])")


class Captions:
    """The rules for captions, made once from the codebook."""

    def __init__(self, codebook: Codebook) -> None:
        table = codebook.table("furniture")
        self._start: tuple[str, ...] = tuple(table["caption"]["start"])
        self._anywhere: tuple[str, ...] = tuple(table["caption"]["anywhere"])
        tags = "|".join(sorted(map(re.escape, table["caption"]["tags"]), key=len, reverse=True))
        self._tags = re.compile(rf"(?<![\w-])(?:{tags})(?![\w-])", re.IGNORECASE)
        self._most: int = table["lengths"]["caption_words"]
        self._most_tagged: int = table["lengths"]["tagged_caption_words"]
        self._outlets: Outlets = outlets(codebook)

    def is_caption(self, line: Line, *, last: bool) -> bool:
        """Whether a line is a picture's caption.

        `last`: no prose follows, so that a mere agency at its end credits the text.
        """
        if line.count > self._most:
            return False
        credited = self._has_credit(line.words, last=last)
        if line.count <= self._most_tagged and credited:
            return True
        if self._has_cue(line.plain):
            return credited or line.count <= self._most_tagged
        return (
            line.count <= _SIDES_WORDS and _SIDES.search(line.words) is not None and line.sentences <= _SIDES_SENTENCES
        )

    def _has_cue(self, plain: str) -> bool:
        opened = (plain, plain.lstrip("([ "))
        started = any(
            one.startswith(cue) and not one[len(cue) : len(cue) + 1].isalnum() for one in opened for cue in self._start
        )
        return started or any(cue in plain for cue in self._anywhere)

    def is_mere_credit(self, line: Line) -> bool:
        """Whether a line is nothing but a picture's credit ("[File: Some Agency]")."""
        found = _BRACKET.fullmatch(line.words)
        return found is not None and line.count <= 8 and self._is_tag(found.group(1), photo=False)

    def inline(self, words: str) -> list[tuple[int, int]]:
        """Return the captions inside a long paragraph: a sentence with a picture's credit in brackets behind it."""
        found = []
        for match in _INLINE.finditer(words):
            if self._is_tag(match.group(1), photo=False):
                before = words[: match.start() - 1]
                cut = max(before.rfind(". "), before.rfind("? "), before.rfind("! "), before.rfind('" '))
                found.append((cut + 2 if cut >= 0 else 0, match.end()))
        return found

    def _has_credit(self, words: str, *, last: bool) -> bool:
        tail = words[-_TAIL:]
        bracket = _BRACKET.search(tail)
        if bracket is not None and self._is_tag(bracket.group(1), photo=last):
            named = self._outlets.agencies_in(
                words[max(0, len(words) - len(bracket.group()) - 40) : len(words) - len(bracket.group())]
            )
            return not named
        if bracket is not None and not last and _TAKER.fullmatch(bracket.group(1)):
            return True  # "(VNA/Some Name)": an agency, whichever, and who took the picture
        if not last and (self._is_signed(words) or _TAKEN.search(words) is not None):
            return True
        bold = _BOLD.search(tail)
        if bold is not None and self._is_tag(bold.group(1), photo=False):
            return True
        strokes = _STROKES.search(tail) or _SLASH.search(tail)
        if strokes is not None and self._is_tag(strokes.group(1), photo=False):
            return True
        return _OPEN.search(tail) is not None or _CREDIT.search(tail) is not None

    def _is_signed(self, words: str) -> bool:
        """Whether a line of a sentence ends with the bare name of an agency: "Guns beside the river. AFP"."""
        found = _SIGNED.search(words)
        return found is not None and found.group(1) in self._outlets.agencies_in(found.group(1), generic=False)

    def _is_tag(self, words: str, *, photo: bool) -> bool:
        if words.endswith((".", "!", "?")):
            return False
        if self._tags.search(words):
            return len(words.split()) <= 12
        return not photo and bool(self._outlets.agencies_in(words)) and len(words.split()) <= 8


@lru_cache(maxsize=4)
def captions(codebook: Codebook) -> Captions:
    """Return the rules of this codebook, made once."""
    return Captions(codebook)
