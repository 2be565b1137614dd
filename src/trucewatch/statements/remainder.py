"""The clauses of a report that no statement covers yet, so that nothing a report says is passed over in silence."""

from collections.abc import Iterator, Sequence

from trucewatch.model import Span
from trucewatch.statements.sentence import Sentence, Token

_FEWEST_WORDS = 4


def remainders(sentences: Sequence[Sentence], claimed: Sequence[Span], spoken: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans of what is left over by the claims and by the speeches (their contents, sources and cues).

    A sentence of the outlet's own with an uncovered clause is yielded whole; beside a speech only the clause is.
    """
    held, told = _Near(sorted([*claimed, *spoken])), _Near(sorted(spoken))
    for sentence in sentences:
        near = held.at(sentence)
        left = [run for run in _runs(sentence, near) if _is_clause(sentence, *run)] if near else []
        if not near or (left and not told.at(sentence)):
            yield _tidy(sentence, 0, len(sentence) - 1)
            continue
        for first, last in left:
            yield _tidy(sentence, first, last)


class _Near:
    """The spans that reach into a sentence, asked for sentences in their order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans, self._next = spans, 0
        self._open: list[Span] = []

    def at(self, sentence: Sentence) -> list[Span]:
        """Return them, sorted."""
        start, end = sentence.start, sentence.end
        while self._next < len(self._spans) and self._spans[self._next].start < end:
            self._open.append(self._spans[self._next])
            self._next += 1
        self._open = [span for span in self._open if span.end > start]
        return self._open


def _runs(sentence: Sentence, held: Sequence[Span]) -> Iterator[tuple[int, int]]:
    first: int | None = None
    for token in sentence:
        free = not any(span.start < token.end and token.start < span.end for span in held)
        if free and first is None:
            first = token.i
        if not free and first is not None:
            yield first, token.i - 1
            first = None
    if first is not None:
        yield first, len(sentence) - 1


def _is_clause(sentence: Sentence, first: int, last: int) -> bool:
    run = sentence.tokens[first : last + 1]
    words = [token for token in run if token.pos not in ("PUNCT", "SPACE")]
    if len(words) < _FEWEST_WORDS:
        return False
    return any(_tells(sentence, token, first, last) for token in words)


def _tells(sentence: Sentence, token: Token, first: int, last: int) -> bool:
    """Whether a finite verb of its own clause, not of a relative one, stands here with its subject or shares one."""
    if token.tag not in ("VBD", "VBZ", "VBP", "MD") and token.pos != "AUX":
        return False
    verb = sentence[token.head] if token.dep in ("aux", "auxpass") else token
    if verb.dep in ("relcl", "acl") or not first <= verb.i <= last:
        return False
    if any(above.dep in ("relcl", "acl") and first <= above.i <= last for above in sentence.ancestors(verb.i)):
        return False
    shared = verb.dep == "conj" and verb.tag in ("VBD", "VBZ", "VBP")
    return shared or any(first <= s.i <= last for s in sentence.children(verb.i, "nsubj", "nsubjpass", "expl"))


def _tidy(sentence: Sentence, first: int, last: int) -> Span:
    while first < last and sentence[first].lower in (",", ";", ":", "and", "but", "-", "\u2013", "\u2014"):
        first += 1
    while last > first and sentence[last].lower in (",", ";", ":", ".", "and", "but", "-", "\u2013", "\u2014"):
        last -= 1
    return sentence.span(first, last)
