"""Which words of a block stand in quotation marks, whatever marks the outlet uses.

Double marks of every kind and single marks are followed apart, since a quotation may hold another. A single
mark opens only before a word and after a blank, and closes only where no letter follows: elsewhere it is an
apostrophe. A quotation that nothing closes runs to the end of its block if its mark can only open one (news
style opens it again in the next paragraph); a straight mark that nothing closes is taken for a slip.
"""

from collections.abc import Iterator

_DOUBLE_OPEN = frozenset("\u201c\u201e\u201f\u00ab")
_DOUBLE_CLOSE = frozenset("\u201d\u00bb")
_SINGLE_OPEN = frozenset("\u2018\u201a'")
_SINGLE_CLOSE = frozenset("\u2019'")
_BEFORE_OPENING = '([\u2014\u2013"\u201c'


class QuoteMarks:
    """Follows the quotation marks of one block, met in order, and says which words they hold.

    Words are counted by the caller.
    """

    def __init__(self, content: str, start: int, end: int) -> None:
        self._content, self._start, self._end = content, start, end
        self._double: int | None = None
        self._single: int | None = None
        self._lasting = False
        self._ranges: list[tuple[int, int]] = []

    def meet(self, place: int, words: int) -> None:
        """Take note of the mark at this place of the content, before which so many words were read."""
        mark = self._content[place]
        if mark == '"' or mark in _DOUBLE_OPEN or mark in _DOUBLE_CLOSE:
            self._meet_double(mark, words)
        elif self._single is None:
            if mark in _SINGLE_OPEN and self._opens(place):
                self._single = words
        elif mark in _SINGLE_CLOSE and self._closes(place):
            self._ranges.append((self._single, words))
            self._single = None

    def quoted(self, words: int) -> Iterator[tuple[int, int]]:
        """Yield the ranges of quoted words, given how many words were read by the end of the block."""
        yield from self._ranges
        if self._double is not None and self._lasting:
            yield self._double, words

    def _meet_double(self, mark: str, words: int) -> None:
        if self._double == words:
            return
        if self._double is None:
            if mark not in _DOUBLE_CLOSE:
                self._double, self._lasting = words, mark != '"'
        elif mark not in _DOUBLE_OPEN:
            self._ranges.append((self._double, words))
            self._double = None
        elif not self._lasting:
            self._double, self._lasting = words, True

    def _opens(self, place: int) -> bool:
        before = self._content[place - 1] if place > self._start else " "
        after = self._content[place + 1] if place + 1 < self._end else " "
        return (before.isspace() or before in _BEFORE_OPENING) and after.isalnum()

    def _closes(self, place: int) -> bool:
        return place + 1 >= self._end or not self._content[place + 1].isalnum()
