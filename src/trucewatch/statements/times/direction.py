"""Which way the clause of a time expression looks: ahead, back, or neither is told. Tense decides, then the words."""

from collections.abc import Iterator
from functools import lru_cache

from trucewatch.codebook import Codebook
from trucewatch.statements.sentence import Sentence, Token
from trucewatch.statements.times.lexicon import Found

_VERBS = frozenset({"VERB", "AUX"})


class Directions:
    """The words of a codebook that decide which way a clause looks."""

    def __init__(self, codebook: Codebook) -> None:
        def words(name: str) -> frozenset[str]:
            return frozenset(codebook.words("times", "direction", name))

        self.modals, self.forward, self.same = words("modals"), words("forward"), words("same")
        self.scheduled, self.timetable, self.saying = words("scheduled"), words("timetable"), words("saying")
        self.events, self.inviting = words("events"), words("inviting")
        self.limits, self.since, self.onward = words("limits"), words("since"), words("onward")
        self.within, self.running_from = words("within"), words("running_from")

    def ahead(self, sentence: Sentence, governor: int, preposition: str) -> bool | None:
        """Return whether an expression that hangs on `governor` by this preposition lies ahead.

        True or False where the clause tells, None where it does not.
        """
        if preposition in self.since:
            return False
        token = sentence[governor]
        if preposition in self.limits:
            return not self._over(sentence, clause(sentence, governor))
        if preposition == "for" and token.lemma in self.forward | self.scheduled:
            return True
        for step in self._upward(sentence, governor):
            found = self._told(sentence, step, direct=step.i == governor)
            if found is not None:
                return found
        return None

    def calls_for(self, sentence: Sentence, governor: int, first: int) -> bool:
        """Whether an expression at `first` is the day of an event called for: "called for a rally on Sunday".

        The parser hangs it on the event or on the verb; the event must stand right before it then.
        """
        token = sentence[governor]
        if token.lemma in self.events:
            preposition = sentence[token.head]
            verb = sentence[preposition.head].lemma
            return (preposition.lower == "for" and verb in self.forward) or (
                preposition.lower == "to" and verb in self.inviting
            )
        before = [t for t in sentence.tokens[max(0, first - 2) : first] if t.lemma in self.events]
        return token.lemma in self.forward and any(sentence[t.head].lower == "for" for t in before)

    def sets(self, sentence: Sentence, governor: int, found: Found) -> bool:
        """Whether an expression is what is set: "had set noon on Thursday as the limit"."""
        inside = sentence.tokens[found.first : found.last + 1]
        return sentence[governor].lemma in self.scheduled and any(
            token.dep in ("dobj", "oprd") and token.head == governor for token in inside
        )

    def _over(self, sentence: Sentence, verb: Token) -> bool:
        """Whether the clause of a limit is past: "held until Sunday", not "asked for time until Sunday"."""
        if verb.lemma in self.forward or any(a.lower in self.modals for a in sentence.children(verb.i, "aux")):
            return False
        if verb.tag == "VBN":
            return any(a.lower in ("had", "was", "were") for a in sentence.children(verb.i, "aux", "auxpass"))
        return verb.tag == "VBD"

    @staticmethod
    def _upward(sentence: Sentence, governor: int) -> Iterator[Token]:
        yield sentence[governor]
        yield from sentence.ancestors(governor)

    def _told(self, sentence: Sentence, token: Token, direct: bool) -> bool | None:
        if token.pos not in _VERBS:
            return None
        auxes = [a.lower for a in sentence.children(token.i, "aux", "auxpass")]
        if any(a in self.modals for a in auxes):
            return "have" not in auxes
        if "to" in auxes or token.tag == "VB":
            return self._infinitive(sentence, token)
        if token.tag == "VBN":
            return self._participle(token, auxes, direct)
        if token.tag == "VBG":
            return self._progressive(auxes)
        if token.tag == "VBD":
            return False
        return True if token.lemma in self.timetable and direct else None

    def _infinitive(self, sentence: Sentence, token: Token) -> bool | None:
        """An infinitive looks ahead after a word of planning, and as far back as its verb after one of trying."""
        head = sentence[token.head]
        if head.i == token.i or self._arranged(sentence, token, head):
            return True
        auxes = [a.lower for a in sentence.children(head.i, "aux", "auxpass")]
        if head.lemma in self.same and not any(a in self.modals for a in auxes):
            return None
        if head.lemma in self.forward:
            return None if "had" in auxes and head.lemma in self.scheduled else True
        return None

    @staticmethod
    def _arranged(sentence: Sentence, token: Token, head: Token) -> bool:
        """Whether an act is arranged: "the envoys were to meet on Friday"."""
        return token.dep == "xcomp" and head.lemma == "be" and not sentence.children(head.i, "attr", "acomp", "expl")

    def _participle(self, token: Token, auxes: list[str], direct: bool) -> bool:
        if token.lemma not in self.scheduled or not direct:
            return False
        return not any(a in ("had", "have", "has") for a in auxes)

    @staticmethod
    def _progressive(auxes: list[str]) -> bool | None:
        if any(a in ("am", "is", "are", "'s", "'re", "'m") for a in auxes):
            return True
        return False if auxes else None


@lru_cache(maxsize=4)
def directions(codebook: Codebook) -> Directions:
    """Return the direction words of this codebook, read once."""
    return Directions(codebook)


def clause(sentence: Sentence, i: int) -> Token:
    """Return the nearest verb at or above a token, or the root."""
    token = sentence[i]
    if token.pos in _VERBS:
        return token
    return next((above for above in sentence.ancestors(i) if above.pos in _VERBS), sentence.root)
