"""The clauses of a report that no statement covers yet, so that nothing a report says is passed over in silence."""

from collections.abc import Iterator, Sequence

from trucewatch.model import Span
from trucewatch.statements.sentence import Sentence, Token

_FEWEST_WORDS = 4


def remainders(sentences: Sequence[Sentence], content: str, held: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans of uncovered clauses: a whole sentence, or a run of its tokens with a verb and its subject."""
    ordered = sorted(held)
    for sentence in sentences:
        near = [span for span in ordered if span.start < sentence.end and sentence.start < span.end]
        if not near:
            yield _tidy(sentence, 0, len(sentence) - 1)
            continue
        for first, last in _runs(sentence, near):
            if _is_clause(sentence, first, last):
                yield _tidy(sentence, first, last)


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
    return any(_finite(token) and _subject_inside(sentence, token, first, last) for token in words)


def _finite(token: Token) -> bool:
    return token.tag in ("VBD", "VBZ", "VBP", "MD") or token.pos == "AUX"


def _subject_inside(sentence: Sentence, verb: Token, first: int, last: int) -> bool:
    governor = verb.head if verb.dep in ("aux", "auxpass") else verb.i
    return any(first <= s.i <= last for s in sentence.children(governor, "nsubj", "nsubjpass", "expl"))


def _tidy(sentence: Sentence, first: int, last: int) -> Span:
    while first < last and sentence[first].lower in (",", ";", ":", "and", "but", "-", "\u2013", "\u2014"):
        first += 1
    while last > first and sentence[last].lower in (",", ";", ":", ".", "and", "but", "-", "\u2013", "\u2014"):
        last -= 1
    return sentence.span(first, last)
