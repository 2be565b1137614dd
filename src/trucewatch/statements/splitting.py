"""Cut a block of body text into sentences, by rule, so that each sentence is parsed alone and only once."""

import re
from collections.abc import Iterator
from functools import lru_cache

from trucewatch.codebook import Codebook
from trucewatch.model import Span

_END = re.compile(r"""[.!?\u2026\u061f\u06d4]+[\"'\u201d\u2019\u00bb)\]]*(?=\s|$)""")
_LAST_WORD = re.compile(r"([\w.]+)\.$")
_LONGEST = 200  # letters before a full stop that are looked at: no abbreviation is longer
_MARK = re.compile(r"\s*(?:\d{1,3}[.)]|\((?:\d{1,3}|[a-z]{1,4})\)|[a-z]\))\s+(?=\S)")
"""What numbers a paragraph or an item before its first sentence ("12.", "(b)", "iv)"): no word of anybody's."""
_ITEM = re.compile(r"\s*\((?:\d{1,3}|[a-z]{1,4})\)\s+\w")
_NEXT = re.compile(r"""\s*[\"'\u201c\u2018\u00ab(\[]*(\w+)""")


class Splitter:
    """Sentence boundaries after the codebook's abbreviations; a rule of thumb for all scripts with full stops."""

    def __init__(self, codebook: Codebook) -> None:
        self._never = frozenset(codebook.words("sentences", "abbreviations"))
        self._perhaps = frozenset(codebook.words("sentences", "ambiguous"))
        self._openers = frozenset(codebook.words("sentences", "openers"))

    def spans(self, content: str, start: int, end: int) -> Iterator[Span]:
        """Yield the spans of the sentences of `content[start:end]`, without the blanks between them."""
        block = content[start:end]
        begin = _behind_mark(block, 0)
        for match in _END.finditer(block):
            if self._ends(block, match):
                yield from _trimmed(block, begin, match.end(), start)
                begin = _behind_mark(block, match.end())
        yield from _trimmed(block, begin, len(block), start)

    def _ends(self, block: str, match: re.Match[str]) -> bool:
        follow = _NEXT.match(block, match.end())
        if follow is None or _ITEM.match(block, match.end()):
            return True
        word = follow.group(1)
        quoted = match.group().rstrip(".!?\u2026") != ""
        if word[0].islower():
            return False
        if quoted or not match.group().startswith(".") or len(match.group()) > 1:
            return True
        return self._stop_ends(block[max(0, match.start() - _LONGEST) : match.start() + 1], word)

    def _stop_ends(self, before: str, word: str) -> bool:
        found = _LAST_WORD.search(before)
        last = found.group(1).lower() if found else ""
        if last in self._never or (len(last) == 1 and not last.isdigit()):
            return False
        if last in self._perhaps or re.fullmatch(r"(\w\.)+\w", last):
            return word.lower() in self._openers
        return True


@lru_cache(maxsize=4)
def splitter(codebook: Codebook) -> Splitter:
    """Return the splitter of this codebook, made once."""
    return Splitter(codebook)


def _behind_mark(block: str, begin: int) -> int:
    found = _MARK.match(block, begin)
    return begin if found is None else found.end()


def _trimmed(block: str, begin: int, end: int, offset: int) -> Iterator[Span]:
    piece = block[begin:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if left < right:
        yield Span(start=offset + begin + left, end=offset + begin + right)
