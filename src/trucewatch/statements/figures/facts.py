"""Whether a count is told as a fact, who counted, over which time, and whether it adds up or is new."""

from collections.abc import Iterator

from trucewatch.statements.figures.measured import Measured
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.found import Mention
from trucewatch.statements.sentence import Sentence, Token

_VERBS = frozenset({"VERB", "AUX"})


class Facts:
    """What the clauses around the counts of one sentence tell of them."""

    def __init__(self, sentence: Sentence, words: Vocabulary) -> None:
        self._sentence = sentence
        self._words = words

    def is_told(self, measured: Measured) -> bool:
        """Return whether the count is told as having happened: not feared, planned, conditional or negated."""
        span = self._sentence.tokens[max(0, measured.first - 2) : measured.last + 2]
        if any(token.lower in self._words.feared for token in span):
            return False
        zero = measured.quantity.is_zero
        clauses = list(self._clauses(measured))
        if any(self._unreal(clause) for clause in clauses):
            return False
        negated = any(self._sentence.child(clause.i, "neg") is not None for clause in clauses[:1])
        return not negated and (zero or not self._excluded(measured))

    def _excluded(self, measured: Measured) -> bool:
        """Whether "none of the", "not" or "without" stands right before the count."""
        before = [t.lower for t in self._sentence.tokens[max(0, measured.first - 3) : measured.first]]
        return any(word in ("none", "neither", "not", "without", "n't", "never") for word in before)

    def _clauses(self, measured: Measured) -> Iterator[Token]:
        """Yield the verb that tells the count, then those above it that its own form leaves the telling to."""
        token = self._sentence[measured.anchor]
        if token.pos not in _VERBS or token.dep == "amod":
            above = self._sentence.ancestors(measured.quantity.node)
            token = next((t for t in above if t.pos in _VERBS), self._sentence.root)
        yield token
        while self._leans(token):
            token = self._sentence[token.head]
            yield token

    def _leans(self, token: Token) -> bool:
        """Whether a verb without tense of its own takes it from the verb above: "could collapse, killing dozens"."""
        above = self._sentence[token.head]
        if above.i == token.i or above.pos not in _VERBS:
            return False
        bare = token.tag in ("VB", "VBG", "VBN") and not self._sentence.children(token.i, "aux", "auxpass")
        return bare and (
            token.dep in ("advcl", "xcomp", "ccomp", "pcomp") or (token.dep == "conj" and above.tag == token.tag)
        )

    def _unreal(self, clause: Token) -> bool:
        """Whether a verb is under a modal, an "if", or an infinitive or clause of fear, plan or wish."""
        auxes = [a.lower for a in self._sentence.children(clause.i, "aux", "auxpass")]
        if any(a in self._words.modals for a in auxes):
            return True
        if any(mark.lower in self._words.marks for mark in self._sentence.children(clause.i, "mark")):
            return True
        above = self._sentence[clause.head]
        if above.i == clause.i:
            return "to" in auxes and "have" not in auxes
        if "to" in auxes and "have" not in auxes and clause.dep != "advcl":
            return above.lemma not in self._words.told
        if clause.dep == "ccomp" and (auxes or clause.tag == "VBD"):
            return above.lemma in self._words.fearing
        return above.lemma in self._words.unreal and clause.dep in ("ccomp", "xcomp", "acl", "pcomp")

    def counter(self, measured: Measured) -> Mention | None:
        """Return who counted: the subject of the verb of counting that the count stands under."""
        for token in self._sentence.ancestors(measured.quantity.node):
            if token.pos not in _VERBS:
                continue
            subject = self._sentence.child(token.i, "nsubj")
            if token.lemma in self._words.counting and subject is not None and subject.i < token.i:
                first, last = self._sentence.edges(subject.i)
                return Mention(first, min(last, subject.i)) if subject.pos != "PRON" else Mention(subject.i, subject.i)
            return None
        return None

    def period(self, measured: Measured) -> str | None:
        """Return the words of the window counted over: "since April", "in the past 24 hours"."""
        for token in self._sentence:
            found = self._since(token) if token.lower == "since" else self._window(token)
            if found is not None and not found[0] <= measured.quantity.first <= found[1]:
                return self._sentence.words(*found)
        return None

    def _since(self, token: Token) -> tuple[int, int] | None:
        top = self._sentence[token.head] if token.dep == "mark" else token
        last = max(self._sentence.edges(top.i)[1], token.i)
        stop = next(
            (t.i - 1 for t in self._sentence.tokens[token.i + 1 : last + 1] if t.lower in (",", ";", "according")), last
        )
        while stop > token.i and self._sentence[stop].pos == "PUNCT":
            stop -= 1
        return (token.i, stop) if stop > token.i else None

    def _window(self, token: Token) -> tuple[int, int] | None:
        if token.lower not in ("in", "over", "during", "within") or token.i + 2 >= len(self._sentence):
            return None
        ahead = [t.lower for t in self._sentence.tokens[token.i + 1 : token.i + 4]]
        if not any(word in self._words.past for word in ahead[:2]):
            return None
        last = self._sentence.edges(token.i)[1]
        stop = next(
            (t.i - 1 for t in self._sentence.tokens[token.i + 1 : last + 1] if t.lower in self._words.stops), last
        )
        return (token.i, stop) if stop > token.i else None

    def cumulative(self, measured: Measured) -> bool | None:
        """Return True for a count that runs up, False for one of new cases, None where nothing tells."""
        if measured.quantity.new:
            return False
        period = self.period(measured)
        if period is not None:
            return period.lower().startswith("since")
        inside = {token.lower for token in self._sentence.tokens[measured.first : measured.last + 1]}
        so_far = any(
            token.lower == "so" and token.i + 1 < len(self._sentence) and self._sentence[token.i + 1].lower == "far"
            for token in self._sentence
        )
        return True if so_far or inside & (self._words.total | self._words.tolls) else None
