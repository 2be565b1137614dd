"""The body that a report is by, where it speaks of itself: "the Mission" in the report of a monitoring mission."""

from collections.abc import Iterator, Sequence

from trucewatch.model import ActorKind
from trucewatch.statements.actors.known import Known
from trucewatch.statements.actors.lexicon import Lexicon
from trucewatch.statements.actors.naming import Name
from trucewatch.statements.actors.roster import Roster
from trucewatch.statements.actors.spelling import body_key
from trucewatch.statements.sentence import Sentence, Token

_BODIES = (ActorKind.ORGANISATION, ActorKind.FORCE)
_OPENS = frozenset({"of", "for", "to", "in", "on", "at", "against"})


class OwnBody:
    """The body of a report's outlet, and where the report calls it by its noun alone, with a capital."""

    def __init__(
        self, outlet: str | None, sentences: Sequence[Sentence], named: Sequence[Sequence[Name]], lexicon: Lexicon
    ) -> None:
        self._outlet = outlet or ""
        self._lexicon = lexicon
        self._noun = _noun(self._outlet, lexicon)
        self._sentences = sentences
        longer = [[name for name in names if name.first < name.last] for names in named]
        self._covered = [{t for name in names for t in range(name.first, name.last + 1)} for names in longer]
        bodies = (name.words for names in longer for name in names)
        self._others = any(_noun(words, lexicon) == self._noun and not self._is_own(words) for words in bodies)

    def described(self, roster: Roster) -> Iterator[tuple[tuple[int, int], Known]]:
        """Yield where the body is meant: sentence and token. Nothing where another body of the same noun is named."""
        if not self._noun or self._others:
            return
        places = [
            (i, t.i) for i, sentence in enumerate(self._sentences) for t in sentence if self._is_meant(i, sentence, t)
        ]
        if places:
            key = ("body", *body_key(self._outlet, self._lexicon))
            known = roster.enter(key, self._outlet, self._lexicon.body_nouns[self._noun])
            known.names.setdefault(self._outlet)
            yield from ((place, known) for place in places)

    def _is_own(self, words: str) -> bool:
        return body_key(words, self._lexicon) == body_key(self._outlet, self._lexicon)

    def _is_meant(self, i: int, sentence: Sentence, token: Token) -> bool:
        if token.lower != self._noun or not token.text[0].isupper() or token.i in self._covered[i] or token.i == 0:
            return False
        behind = sentence[token.i + 1] if token.i + 1 < len(sentence) else None
        more = behind is not None and (behind.text[0].isupper() or _names(sentence, behind))
        return sentence[token.i - 1].lower == "the" and not more


def _names(sentence: Sentence, preposition: Token) -> bool:
    """Whether what stands right behind a noun goes on with a name: "the Mission in Norland"."""
    rest = sentence.tokens[preposition.i + 1 : preposition.i + 3] if preposition.lower in _OPENS else ()
    return any(token.text[0].isupper() and token.pos == "PROPN" for token in rest)


def _noun(name: str, lexicon: Lexicon) -> str:
    """Return the noun of a body's name of several words: "mission" of "the Joint Monitoring Mission to Volna"."""
    words = name.split()
    head = next((i for i, word in enumerate(words) if word.lower() in _OPENS), len(words)) - 1
    noun = words[head].lower() if len(words) > 1 and head >= 0 else ""
    return noun if lexicon.body_nouns.get(noun) in _BODIES else ""
