"""What the words beside a count tell of it: "12 people were killed", "34 deaths", "70 children among the dead"."""

from trucewatch.model import Measure
from trucewatch.statements.figures.losses import left_home, lost
from trucewatch.statements.figures.measured import Measured
from trucewatch.statements.figures.people import counts_people
from trucewatch.statements.figures.quantities import Quantity
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence, Token

_NEAR = 6  # tokens between a count and the participle that tells what befell the counted
_ASIDE = 24  # tokens of an "including ..." between a count and its verb
_BE = frozenset({"was", "were", "is", "are", "be", "been", "being"})


class Beside:
    """Reads the words beside the counts of one sentence; each rule returns None where it does not tell."""

    def __init__(self, sentence: Sentence, words: Vocabulary) -> None:
        self._sentence = sentence
        self._words = words

    def of_the_harmed(self, quantity: Quantity) -> Measured | None:
        """ "109 of the dead were evacuees", "twelve of those wounded were children": counted are the latter."""
        behind = self._sentence.tokens[quantity.number + 1 : quantity.number + 3]
        state = quantity.last + 1 if quantity.share else quantity.number + 3
        if [t.lower for t in behind] not in (["of", "the"], ["of", "those"]) and not quantity.share:
            return None
        harm = self._sentence[state] if state < len(self._sentence) else None
        measure = None if harm is None else self._words.state(harm.lower)
        if harm is None or measure is None:
            return None
        verb = self._sentence[self._sentence[quantity.node].head]
        noun = self._sentence.child(verb.i, "attr") if verb.lemma == "be" else None
        last = harm.i if noun is None else noun.i
        return Measured(quantity, measure, last, quantity.first, last, counted=None if noun is None else noun.i)

    def noun(self, quantity: Quantity) -> Measured | None:
        """ "34 deaths", "12 dead", "120 violations of the truce"."""
        if quantity.head is None:
            return None
        token = self._named(quantity.head)
        measure = self._words.nouns.get(token.lower)
        if measure is None or self._in_compound(token) or self._of_other_rules(measure, token):
            return None
        if quantity.is_zero and not self._is_there(quantity):
            return None
        both = self._second(quantity.last + 1, measure)
        last = max(quantity.last, token.i)
        if both is None:
            counted = token.i if token.i > quantity.head else None
            return Measured(quantity, measure, token.i, quantity.first, last, counted=counted)
        return Measured(quantity, Measure.CASUALTIES, token.i, quantity.first, both)

    def _named(self, head: int) -> Token:
        """Return the noun that tells what is counted: that of "cases of a violation" stands behind."""
        return self._words.case_of(self._sentence, head) or self._sentence[head]

    def _is_there(self, quantity: Quantity) -> bool:
        """Whether none is told as a fact: "there were no casualties", not "no casualties were reported"."""
        governor = self._sentence[self._sentence[quantity.node].head]
        return governor.lemma == "be" and self._sentence.child(governor.i, "expl") is not None

    def _of_other_rules(self, measure: Measure, token: Token) -> bool:
        """Whether violations are of something else than a truce: human rights, airspace."""
        near = self._sentence.tokens[max(0, token.i - 3) : token.i]
        return measure is Measure.VIOLATIONS and any(t.lower in self._words.rights for t in near)

    def _in_compound(self, token: Token) -> bool:
        return token.dep in ("compound", "amod", "nmod") and self._sentence[token.head].pos in ("NOUN", "PROPN")

    def behind(self, quantity: Quantity) -> Measured | None:
        """ "12 people were killed", "30 others wounded", "thousands dead", "12 people, including a child, died"."""
        start = quantity.last + 1
        end = min(start + _NEAR, len(self._sentence))
        for i in range(start, end):
            token = self._sentence[i]
            measure = self._words.states.get(token.lower)
            if measure is not None:
                return self._stated(quantity, token, measure)
            undergone = self._undergone(quantity, token)
            if undergone is not None:
                return Measured(quantity, undergone, token.i, quantity.first, token.i)
            if token.lower not in self._words.links and token.pos != "ADV":
                return self._past_aside(quantity, i) if i == start else None
        return None

    def _undergone(self, quantity: Quantity, token: Token) -> Measure | None:
        """What a verb behind those counted says befell them: "12 died", "who lost (or left) their homes"."""
        if token.pos != "VERB":
            return None
        undergone = self._words.undergoing.get(token.lemma) or lost(self._sentence, token, self._words)
        return undergone or left_home(self._sentence, quantity, token, self._words)

    def _past_aside(self, quantity: Quantity, i: int) -> Measured | None:
        """Read the participle behind "including 4 children": the count before it is of the whole."""
        words = self._sentence.tokens[i : i + 2]
        opening = next((t.i for t in words if t.lower in self._words.parts), None)
        if opening is None or words[0].lower not in (",", *self._words.parts):
            return None
        for token in self._sentence.tokens[opening : opening + _ASIDE]:
            measure = self._words.states.get(token.lower)
            if measure is not None and any(t.lower in _BE for t in self._sentence.tokens[token.i - 3 : token.i]):
                return Measured(quantity, measure, token.i, quantity.first, quantity.last)
            if token.lower in (".", ";") or (token.tag in ("VBD", "VBZ", "VBP") and token.lower not in _BE):
                return None
        return None

    def _stated(self, quantity: Quantity, token: Token, measure: Measure) -> Measured | None:
        between = self._sentence.tokens[quantity.last + 1 : token.i]
        active = token.tag in ("VBD", "VBN") and self._sentence.child(token.i, "dobj") is not None
        if active and not any(t.lower in _BE for t in between):
            return None
        if measure is Measure.OTHER and not counts_people(self._sentence, quantity, self._words):
            return None
        both = self._second(token.i + 1, measure)
        if both is None:
            return Measured(quantity, measure, token.i, quantity.first, token.i)
        return Measured(quantity, Measure.CASUALTIES, token.i, quantity.first, both)

    def _second(self, i: int, measure: Measure) -> int | None:
        """Return the last token of "killed and wounded", "dead or injured", where `i` is the "and"."""
        if i + 1 >= len(self._sentence) or self._sentence[i].lower not in ("and", "or", "/"):
            return None
        second = self._words.state(self._sentence[i + 1].lower)
        return i + 1 if second is not None and second is not measure else None

    def among(self, quantity: Quantity) -> Measured | None:
        """ "70 children were among those killed"."""
        after = [t.lower for t in self._sentence.tokens[quantity.last + 1 : quantity.last + 5]]
        if "among" not in after:
            return None
        start = quantity.last + 2 + after.index("among")
        near = self._sentence.tokens[start : start + 6]
        harm = next((t for t in near if self._words.state(t.lower) is not None), None)
        measure = None if harm is None else self._words.state(harm.lower)
        if harm is None or measure is None:
            return None
        counted_too = any(t.pos == "NUM" for t in self._sentence.tokens[quantity.last + 1 : harm.i])
        return Measured(quantity, measure, harm.i, quantity.first, quantity.last if counted_too else harm.i)
