"""Names that the parser takes for persons or bodies, but that a report uses as those of towns."""

from collections.abc import Sequence

from trucewatch.model import ActorKind
from trucewatch.statements import gazetteer
from trucewatch.statements.actors import spelling
from trucewatch.statements.actors.lexicon import Lexicon
from trucewatch.statements.actors.naming import Name
from trucewatch.statements.sentence import Sentence, Token

PLACED = ("in", "at", "from", "near", "around", "outside", "inside", "into", "towards", "toward", "across")
_TOWN = 5000  # people that a place must have for its name, when nothing says that it is an actor, to be none


class Towns:
    """Answers for the names of one report."""

    def __init__(self, sentences: Sequence[Sentence], named: Sequence[Sequence[Name]], lexicon: Lexicon) -> None:
        self._sentences = sentences
        self._lexicon = lexicon
        self._all = [n for names in named for n in names if n.listed or not n.place]
        self._uses: dict[str, list[tuple[int, Name]]] = {}
        for i, names in enumerate(named):
            for name in names:
                self._uses.setdefault(name.words, []).append((i, name))

    @staticmethod
    def is_town(words: str) -> bool:
        """Whether the gazetteer has a town of this name, large enough to be meant by the name alone."""
        return gazetteer.is_town(words, _TOWN)

    def is_place(self, name: Name) -> bool:
        """Whether a name of one word that the parser takes for a person or body lies somewhere."""
        if name.title or len(spelling.parts(name.words, self._lexicon)) > 1 or self._ever_titled(name.words):
            return False
        return self.lies_somewhere(name.words) or self.is_town(name.words)

    def _ever_titled(self, words: str) -> bool:
        """Whether the name is said somewhere with a title, or as the last part of a longer name of a person."""
        return any(
            (n.words == words and n.title) or (n.kind is ActorKind.PERSON and n.words.endswith(f" {words}"))
            for n in self._all
        )

    def lies_somewhere(self, words: str) -> bool:
        """Whether the report uses a name as that of a place: after "in", "near" and the like, and never to speak."""
        heads = [(self._sentences[i], self._sentences[i][n.last]) for i, n in self._uses[words]]
        placed = any(self._placed(sentence, t) for sentence, t in heads)
        spoke = any(t.dep == "nsubj" and sentence[t.head].lemma in self._lexicon.saying for sentence, t in heads)
        return placed and not spoke

    def _placed(self, sentence: Sentence, token: Token) -> bool:
        """Whether a name stands where a place does: "near X", "the city of X", "the capital, X", "port city X"."""
        while token.dep == "conj" and sentence[token.head].pos == "PROPN":
            token = sentence[token.head]
        above = sentence[token.head]
        if token.dep == "dobj" and above.lemma in self._lexicon.moving:
            return True
        if token.dep == "appos" and above.lemma.lower() in self._lexicon.called:
            return True
        before = sentence.children(token.i, "compound", "nmod")
        if any(child.i == token.i - 1 and child.lower in self._lexicon.called for child in before):
            return True
        if token.dep != "pobj":
            return False
        of_place = above.lower == "of" and sentence[above.head].lemma.lower() in self._lexicon.called
        return above.lower in PLACED or of_place
