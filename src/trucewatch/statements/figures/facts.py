"""Whether a count is told as a fact."""

from collections.abc import Iterator

from trucewatch.statements.figures.measured import Measured
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence, Token

_VERBS = frozenset({"VERB", "AUX"})
_HEADING = 4  # words in a row that begin with a capital, and are no small ones, make a heading
_SMALL = 4  # letters; "to" and "and" are small in headings, too


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
        if self._in_heading(measured):
            return False
        zero = measured.quantity.is_zero
        clauses = list(self._clauses(measured))
        if any(self._unreal(clause) for clause in clauses) or self._willed(measured, clauses[0]):
            return False
        negated = any(self._sentence.child(clause.i, "neg") is not None for clause in clauses[:1])
        return not negated and (zero or not self._excluded(measured))

    def _in_heading(self, measured: Measured) -> bool:
        """Whether the count stands among words that all begin with a capital: a heading that ran into the text."""
        around = self._sentence.tokens[max(0, measured.first - _HEADING) : measured.last + 1]
        words = [token for token in around if token.i and token.text.isalpha() and len(token.text) >= _SMALL]
        told = self._sentence[measured.anchor].text[0].isupper() and measured.anchor > 0
        return told and len(words) >= _HEADING and all(token.text.istitle() for token in words)

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

    def _willed(self, measured: Measured, clause: Token) -> bool:
        """Whether a count that a noun tells stands under a verb of will: "provides for the release of 20 people"."""
        return clause.i != measured.anchor and clause.lemma in self._words.willed

    def _leans(self, token: Token) -> bool:
        """Whether a verb without tense of its own takes it from the verb above: "could collapse, killing dozens"."""
        above = self._sentence[token.head]
        if above.i == token.i or above.pos not in _VERBS:
            return False
        bare = token.tag in ("VB", "VBG", "VBN") and not self._sentence.children(token.i, "aux", "auxpass")
        return bare and (
            token.dep in ("advcl", "xcomp", "ccomp", "pcomp") or (token.dep == "conj" and above.tag == token.tag)
        )

    def _estimated(self, clause: Token, auxes: list[str]) -> bool:
        """Whether a past harm is told with a bound: "as many as 3,000 may have died", not "if it had rained"."""
        perhaps = bool(self._words.perhaps.intersection(auxes)) and "have" in auxes
        bounded = any(t.lower in self._words.bounding for t in self._sentence.subtree(clause.i))
        below = (m for c in self._sentence.children(clause.i, "advcl") for m in self._sentence.children(c.i, "mark"))
        return perhaps and bounded and not any(m.lower in self._words.marks for m in below)

    def _unreal(self, clause: Token) -> bool:
        """Whether a verb is under a modal, an "if", or an infinitive or clause of fear, plan or wish."""
        auxes = [a.lower for a in self._sentence.children(clause.i, "aux", "auxpass")]
        if any(a in self._words.modals for a in auxes) and not self._estimated(clause, auxes):
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
