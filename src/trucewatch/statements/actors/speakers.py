"""Speakers without a name that a pronoun takes up: "A nurse says ... 'I counted them twice,' she told us"."""

from collections.abc import Sequence

from trucewatch.model import ActorKind
from trucewatch.statements.actors.known import Known
from trucewatch.statements.actors.lexicon import Lexicon
from trucewatch.statements.found import Mention
from trucewatch.statements.phrases import noun_phrase
from trucewatch.statements.sentence import Sentence, Token

_PLURAL = frozenset({"NNS", "NNPS"})
_SUBJECTS = ("nsubj", "nsubjpass")
_FULL_NAME = (2, 3)
_PERSON = frozenset({"male", "female"})


class Speakers:
    """Tells of one report's words whether a pronoun may take up who spoke before."""

    def __init__(self, sentences: Sequence[Sentence], lexicon: Lexicon) -> None:
        self._sentences = sentences
        self._lexicon = lexicon
        self._bodies = frozenset(lexicon.sorts) | lexicon.heads["country"]

    def sort(self, sentence: int, mention: Mention) -> str | None:
        """Which pronoun some words are, None where they are none that takes up a third."""
        if mention.first != mention.last:
            return None
        sort = self._lexicon.pronouns.get(self._sentences[sentence][mention.first].lower)
        return sort if sort in ("male", "female", "thing", "plural") else None

    def agrees(self, sort: str, sentence: int, mention: Mention, known: Known | None) -> bool:
        """Whether a pronoun of this sort agrees with words for a speaker, and with the actor that they name if any.

        A person with a name is found by the pronoun itself: where it does not find him, it means somebody else.
        """
        head = self._head(sentence, mention)
        if known is not None and known.kind is ActorKind.PERSON:
            return False
        if sort == "plural":
            return head.tag in _PLURAL
        if sort == "thing":
            return (head.lower in self._bodies or head.tag == "NNP") and head.tag not in _PLURAL
        return sort in _PERSON and (self._lexicon.is_person_noun(head) or self._may_be_named(sentence, mention, known))

    def _may_be_named(self, sentence: int, mention: Mention, known: Known | None) -> bool:
        """Whether words may be a person's full name that nothing here told to be one."""
        tokens = self._sentences[sentence].tokens[mention.first : mention.last + 1]
        body = known is not None and known.kind not in (ActorKind.UNCLEAR, ActorKind.ORGANISATION)
        full = len(tokens) in _FULL_NAME and all(t.tag == "NNP" and t.text.istitle() for t in tokens)
        return full and not body and not any(t.lower in self._lexicon.body_nouns for t in tokens)

    def subject(self, sentence: int, before: int) -> Mention | None:
        """The last person up to a token of a sentence who does something: a role with "a", or what may be a name."""
        tree = self._sentences[sentence]
        for token in reversed(tree.tokens[:before]):
            if token.dep not in _SUBJECTS and token.i != tree.root.i:
                continue
            mention = noun_phrase(tree, token.i)
            role = token.lower in self._lexicon.person_nouns and tree[mention.first].lower in ("a", "an", "one")
            if (role and token.tag == "NN") or self._may_be_named(sentence, mention, None):
                return mention
        return None

    def _head(self, sentence: int, mention: Mention) -> Token:
        tokens = self._sentences[sentence].tokens[mention.first : mention.last + 1]
        return next((t for t in tokens if not mention.first <= t.head <= mention.last or t.head == t.i), tokens[-1])
