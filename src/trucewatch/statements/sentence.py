"""A parsed sentence as plain frozen values, so that extractors know nothing of the parser that made it.

Labels are those of the parser's scheme: universal part of speech in `pos`, Penn tag in `tag`, ClearNLP
dependency in `dep` (nsubj, dobj, ccomp, ...), OntoNotes entity in `ent` ("" for none).
"""

from collections.abc import Iterator
from functools import cached_property

import msgspec

from trucewatch.model import Span


class Token(msgspec.Struct, frozen=True, gc=False):
    """One token: its place `i` in the sentence, offsets into the report's text, and its labels.

    `text` is the word with quotation marks and blanks unified, so it may differ from the report's letters.
    `head` is the `i` of the governing token; the root governs itself.
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str


class Sentence:
    """The tokens of one sentence, with the tree over them. `block` is the index of its body block."""

    def __init__(self, tokens: tuple[Token, ...], block: int) -> None:
        self.tokens = tokens
        self.block = block

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    @property
    def start(self) -> int:
        """Offset of the first letter in the report's text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset behind the last letter in the report's text."""
        return self.tokens[-1].end

    @cached_property
    def root(self) -> Token:
        """The token that governs all others."""
        return next((token for token in self.tokens if token.head == token.i), self.tokens[0])

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token)
        return tuple(map(tuple, below))

    @cached_property
    def _edges(self) -> tuple[tuple[int, int], ...]:
        """For each token the first and last token of its subtree."""
        below = self._children
        order = [token.i for token in self.tokens if token.head == token.i]
        for i in order:  # grows as it is walked: each token behind its governor
            order += [token.i for token in below[i]]
        if len(order) < len(below):  # a ring of heads hangs on nothing
            reached = set(order)
            order += [token.i for token in self.tokens if token.i not in reached]
        firsts = [token.i for token in self.tokens]
        lasts = firsts.copy()
        for i in reversed(order):
            for token in below[i]:
                if firsts[token.i] < firsts[i]:
                    firsts[i] = firsts[token.i]
                if lasts[token.i] > lasts[i]:
                    lasts[i] = lasts[token.i]
        return tuple(zip(firsts, lasts, strict=True))

    def children(self, i: int, *deps: str) -> tuple[Token, ...]:
        """Return the tokens that `i` governs, in order; only those with one of these labels if any are given."""
        below = self._children[i]
        return tuple([token for token in below if token.dep in deps]) if deps and below else below

    def child(self, i: int, *deps: str) -> Token | None:
        """Return the first token that `i` governs with one of these labels, or None."""
        return next((token for token in self._children[i] if not deps or token.dep in deps), None)

    def edges(self, i: int) -> tuple[int, int]:
        """Return the first and the last token of the subtree of `i`."""
        return self._edges[i]

    def subtree(self, i: int) -> tuple[Token, ...]:
        """Return every token at or below `i`, in order (a stretch with a gap where the tree is not projective)."""
        wanted, stack = set(), [i]
        while stack:
            token = stack.pop()
            wanted.add(token)
            stack.extend([child.i for child in self._children[token]])
        return tuple(self.tokens[t] for t in sorted(wanted))

    def ancestors(self, i: int) -> Iterator[Token]:
        """Yield the governors of `i`, nearest first, ending with the root."""
        token = self.tokens[i]
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def span(self, first: int, last: int) -> Span:
        """Return the span from the first to the last token, both included."""
        return Span(start=self.tokens[first].start, end=self.tokens[last].end)

    def words(self, first: int, last: int) -> str:
        """Return the words from the first to the last token, with single blanks where the text has any."""
        parts = [self.tokens[first].text]
        for before, token in zip(self.tokens[first:last], self.tokens[first + 1 : last + 1], strict=True):
            parts.append(token.text if token.start == before.end else " " + token.text)
        return "".join(parts)
