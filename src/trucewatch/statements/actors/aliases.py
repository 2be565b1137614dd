"""Persons under a second name: "Josef Lindmark, better known as Rasko"."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from trucewatch.model import ActorKind
from trucewatch.statements.actors import spelling
from trucewatch.statements.actors.lexicon import Lexicon
from trucewatch.statements.actors.naming import Name
from trucewatch.statements.sentence import Sentence


def also_called(
    sentences: Sequence[Sentence], named: Sequence[Sequence[Name]], lexicon: Lexicon
) -> Mapping[str, tuple[int, Name]]:
    """Return the place of a person's first name by the words of each second one that a sentence gives him.

    Of two the fuller is the first: "Comrade Rasko, the nom de guerre of Josef Lindmark".
    """
    return {
        second.words: (i, first)
        for i, names in enumerate(named)
        for first, second in _called_so(sentences[i], names, lexicon)
    }


def _called_so(sentence: Sentence, names: Sequence[Name], lexicon: Lexicon) -> Iterator[tuple[Name, Name]]:
    persons = [name for name in names if name.kind is ActorKind.PERSON and not name.listed]
    for first, second in pairwise(persons):
        between = [token.lower for token in sentence.tokens[first.last + 1 : second.start] if token.pos != "PUNCT"]
        told = " ".join(word for word in between if word not in lexicon.aliasing_how)
        if told in lexicon.aliasing:
            shorter = len(spelling.parts(first.words, lexicon)) < len(spelling.parts(second.words, lexicon))
            yield (second, first) if shorter else (first, second)
