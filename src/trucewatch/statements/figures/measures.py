"""What happened to those who are counted: the words beside a quantity first, then its place in the tree."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from trucewatch.model import Measure, Qualifier
from trucewatch.statements.figures.quantities import Quantity
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence, Token

_NEAR = 6  # tokens between a count and the participle that tells what befell the counted
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True)
class Measured:
    """A quantity with its measure; `anchor` is the word that tells it, `first` to `last` the words of the whole."""

    quantity: Quantity
    measure: Measure
    anchor: int
    first: int
    last: int
    qualifier: Qualifier | None = None


class Measurer:
    """Tells what the quantities of one sentence count."""

    def __init__(self, sentence: Sentence, words: Vocabulary) -> None:
        self._sentence = sentence
        self._words = words
        self._rules: tuple[Callable[[Quantity], Measured | None], ...] = (
            self._noun,
            self._behind,
            self._among,
            self._object,
            self._subject,
            self._captives,
            self._trucks,
            self._toll,
        )

    def measure(self, quantity: Quantity) -> Measured | None:
        """Return what a quantity counts, by the first rule that tells; None where none does."""
        if self._is_thing(quantity):
            return self._trucks(quantity)
        return next((found for rule in self._rules if (found := rule(quantity)) is not None), None)

    def _is_thing(self, quantity: Quantity) -> bool:
        if quantity.head is None:
            after = quantity.last + 1
            return after < len(self._sentence) and self._sentence[after].lower in self._words.things
        return self._sentence[quantity.head].lower in self._words.things

    def _noun(self, quantity: Quantity) -> Measured | None:
        """ "34 deaths", "12 dead", "120 violations of the truce"."""
        if quantity.head is None:
            return None
        token = self._sentence[quantity.head]
        measure = self._words.nouns.get(token.lower)
        if measure is None or self._in_compound(token):
            return None
        if measure is Measure.VIOLATIONS and any(
            t.lower in self._words.rights for t in self._sentence.tokens[max(0, quantity.head - 3) : quantity.head]
        ):
            return None
        if quantity.low == 0 and quantity.high == 0:
            return self._zero(quantity, measure)
        last = quantity.last
        both = self._second(last + 1, measure)
        return Measured(
            quantity, both[0] if both else measure, quantity.head, quantity.first, both[1] if both else last
        )

    def _zero(self, quantity: Quantity, measure: Measure) -> Measured | None:
        """ "There were no casualties", not "no casualties were reported"."""
        governor = self._sentence[self._sentence[quantity.node].head]
        if governor.lemma == "be" and self._sentence.child(governor.i, "expl") is not None:
            return Measured(quantity, measure, quantity.node, quantity.first, quantity.last)
        return None

    def _in_compound(self, token: Token) -> bool:
        return token.dep in ("compound", "amod", "nmod") and self._sentence[token.head].pos in ("NOUN", "PROPN")

    def _behind(self, quantity: Quantity) -> Measured | None:
        """ "12 people were killed", "30 others wounded", "thousands dead"."""
        for i in range(quantity.last + 1, min(quantity.last + _NEAR + 2, len(self._sentence))):
            token = self._sentence[i]
            measure = self._words.states.get(token.lower)
            if measure is not None:
                return self._stated(quantity, token, measure)
            if token.lower not in self._words.links and token.pos != "ADV":
                return None
        return None

    def _stated(self, quantity: Quantity, token: Token, measure: Measure) -> Measured | None:
        passive = any(
            t.lower in ("were", "was", "been", "are", "is", "being", "be") for t in self._between(quantity, token.i)
        )
        if not passive and self._sentence.child(token.i, "dobj") is not None and token.tag in ("VBD", "VBN"):
            return None
        if measure is Measure.OTHER and not self._may_be_freed(quantity):
            return None
        both = self._second(token.i + 1, measure)
        last = both[1] if both else token.i
        before = self._sentence[quantity.first - 1] if quantity.first else None
        first = before.i if before is not None and before.lemma == "leave" else quantity.first
        return Measured(quantity, both[0] if both else measure, token.i, first, last)

    def _between(self, quantity: Quantity, end: int) -> tuple[Token, ...]:
        return self._sentence.tokens[quantity.last + 1 : end]

    def _second(self, i: int, measure: Measure) -> tuple[Measure, int] | None:
        """Return the measure and the last token of "killed and wounded", "dead or injured"."""
        if i + 1 >= len(self._sentence) or self._sentence[i].lower not in ("and", "or", "/"):
            return None
        word = self._sentence[i + 1].lower
        second = self._words.states.get(word) or self._words.nouns.get(word)
        return (Measure.CASUALTIES, i + 1) if second is not None and second is not measure else None

    def _among(self, quantity: Quantity) -> Measured | None:
        """ "70 children were among those killed", "109 of the dead were evacuees"."""
        after = [t.lower for t in self._sentence.tokens[quantity.last + 1 : quantity.last + 12]]
        if "among" in after[:4]:
            start = quantity.last + 2 + after.index("among")
            for token in self._sentence.tokens[start : start + 8]:
                measure = self._words.states.get(token.lower) or self._words.nouns.get(token.lower)
                if measure is not None:
                    return Measured(quantity, measure, token.i, quantity.first, token.i)
        return None

    def _object(self, quantity: Quantity) -> Measured | None:
        """ "killing at least 12", "wounded 30 others", "injured or detained dozens"."""
        governor = self._governor(quantity, ("dobj", "obj"))
        before = quantity.first - 1
        while before >= 0 and self._sentence[before].lower in self._words.new | self._words.fillers:
            before -= 1
        beside = self._sentence[before] if before >= 0 and self._sentence[before].pos == "VERB" else None
        for verb in (beside, governor):
            if verb is None or (verb is beside and self._is_passive(verb)):
                continue
            measure = self._words.doing.get(verb.lemma)
            if measure is not None and (measure is not Measure.OTHER or self._may_be_freed(quantity)):
                return self._done(quantity, verb, measure)
        return None

    def _done(self, quantity: Quantity, verb: Token, measure: Measure) -> Measured:
        other = self._sentence[verb.head] if verb.dep == "conj" else None
        both = other is not None and self._words.doing.get(other.lemma, measure) is not measure
        if other is not None and both and self._sentence.child(other.i, "dobj") is None and verb.i - other.i == 2:
            return Measured(quantity, Measure.CASUALTIES, verb.i, other.i, quantity.last)
        first = verb.i if verb.i < quantity.first and quantity.first - verb.i <= 3 else quantity.first
        return Measured(quantity, measure, verb.i, first, quantity.last)

    def _is_passive(self, verb: Token) -> bool:
        return (
            self._sentence.child(verb.i, "auxpass") is not None or self._sentence.child(verb.i, "nsubjpass") is not None
        )

    def _subject(self, quantity: Quantity) -> Measured | None:
        """ "12 people died", "thousands fled", "dozens have been killed", "20 lost their lives"."""
        verb = self._governor(quantity, _SUBJECTS)
        if verb is None:
            return None
        measure = self._words.undergoing.get(verb.lemma) or self._lost(verb)
        passive = self._is_passive(verb) or (verb.tag == "VBN" and self._sentence.child(verb.i, "dobj") is None)
        if measure is None and passive:
            measure = self._words.doing.get(verb.lemma)
            if measure is Measure.OTHER and not self._may_be_freed(quantity):
                return None
        if measure is None:
            return None
        near = 0 < verb.i - quantity.last <= _NEAR and not self._counted_between(quantity, verb.i)
        return Measured(quantity, measure, verb.i, quantity.first, verb.i if near else quantity.last)

    def _lost(self, verb: Token) -> Measure | None:
        below = self._sentence.children(verb.i, "dobj", "acomp", "oprd")
        return next((m for t in below if (m := self._words.losing.get((verb.lemma, t.lower))) is not None), None)

    def _counted_between(self, quantity: Quantity, end: int) -> bool:
        return any(t.pos == "NUM" or t.lower in ("and", ",") for t in self._between(quantity, end))

    def _captives(self, quantity: Quantity) -> Measured | None:
        """ "holding 20 hostages", "the release of 150 prisoners"."""
        if quantity.head is None or self._sentence[quantity.head].lower not in self._words.captives:
            return None
        for token in self._above(quantity.node, 3):
            if token.lemma in self._words.freed:
                return Measured(quantity, Measure.OTHER, token.i, quantity.first, quantity.last)
            if token.lemma in self._words.held:
                return Measured(quantity, Measure.DETAINED, token.i, quantity.first, quantity.last)
        return None

    def _trucks(self, quantity: Quantity) -> Measured | None:
        """ "31 trucks carrying aid"."""
        if quantity.head is None or self._sentence[quantity.head].lower not in self._words.trucks:
            return None
        if not any(token.lower in self._words.aid for token in self._sentence):
            return None
        return Measured(quantity, Measure.OTHER, quantity.head, quantity.first, quantity.last)

    def _toll(self, quantity: Quantity) -> Measured | None:
        """ "a death toll of 34", "the toll rose to 126", "the number of dead reached 40"."""
        for toll in self._sentence.tokens[: quantity.first]:
            measure = self._toll_measure(toll)
            if measure is not None and self._tolls(toll, quantity):
                qualifier = self._risen(quantity)
                return Measured(quantity, measure, toll.i, self._sentence.edges(toll.i)[0], quantity.last, qualifier)
        return None

    def _toll_measure(self, token: Token) -> Measure | None:
        if token.lower in self._words.tolls:
            before = self._sentence[token.i - 1].lower if token.i else ""
            return Measure.CASUALTIES if before in self._words.toll_casualties else Measure.KILLED
        if token.lower not in self._words.toll_numbers:
            return None
        below = [self._sentence[i].lower for i in range(token.i + 1, min(token.i + 6, len(self._sentence)))]
        if below[:1] != ["of"]:
            return None
        return next(
            (m for w in below if (m := self._words.states.get(w) or self._words.nouns.get(w)) is not None), None
        )

    def _tolls(self, toll: Token, quantity: Quantity) -> bool:
        """Whether a toll comes to the quantity: it stands below it by "of", or below its verb as object or by "to"."""
        before = self._sentence[quantity.first - 1].lower
        if before in ("from", "in", "on", "since") or quantity.high == 0:
            return False
        above = [quantity.node, *(t.i for t in self._sentence.ancestors(quantity.node))]
        if toll.i in above:
            return before == "of" or before in self._words.rising
        verb = self._sentence[toll.head]
        return verb.lemma in self._words.rising and verb.i in above and toll.i < verb.i < quantity.first

    def _risen(self, quantity: Quantity) -> Qualifier | None:
        verb = self._sentence[quantity.first - 1].lower
        found = self._words.qualifiers.get(verb, ()) if self._sentence[quantity.first - 1].pos == "VERB" else ()
        return next((qualifier for phrase, qualifier in found if len(phrase) == 1), None)

    def _governor(self, quantity: Quantity, deps: tuple[str, ...]) -> Token | None:
        """Return the verb that the quantity, or the first of the list that it stands in, depends on in this way."""
        token = self._sentence[quantity.node]
        while token.dep in ("conj", "appos") and self._sentence[token.head].pos in (
            "NOUN",
            "PROPN",
            "NUM",
            "PRON",
            "ADJ",
        ):
            token = self._sentence[token.head]
        return self._sentence[token.head] if token.dep in deps and token.head != token.i else None

    def _above(self, i: int, steps: int) -> Iterator[Token]:
        for _, token in zip(range(steps), self._sentence.ancestors(i), strict=False):
            yield token

    def _may_be_freed(self, quantity: Quantity) -> bool:
        """Whether those released are people held: prisoners by name, or a bare number of people."""
        if quantity.head is None:
            return True
        head = self._sentence[quantity.head]
        return head.lower in self._words.captives or head.lower in (
            "people",
            "others",
            "civilians",
            "soldiers",
            "fighters",
        )
