"""What happened to those who are counted: the words beside a quantity first, then its place in the tree."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from trucewatch.model import Measure, Qualifier
from trucewatch.statements.figures.quantities import Quantity
from trucewatch.statements.figures.tolls import toll_of
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence, Token

_NEAR = 6  # tokens between a count and the participle that tells what befell the counted
_ASIDE = 24  # tokens of an "including ..." between a count and its verb
_SUBJECTS = ("nsubj", "nsubjpass")
_BE = frozenset({"was", "were", "is", "are", "be", "been", "being"})


@dataclass(frozen=True)
class Measured:
    """A quantity with its measure; `anchor` is the word that tells it, `first` to `last` the words of the whole.

    `qualifier` and `counted` (a token) are given where they stand apart from the number.
    """

    quantity: Quantity
    measure: Measure
    anchor: int
    first: int
    last: int
    qualifier: Qualifier | None = None
    counted: int | None = None


class Measurer:
    """Tells what the quantities of one sentence count."""

    def __init__(self, sentence: Sentence, words: Vocabulary) -> None:
        self._sentence = sentence
        self._words = words
        self._rules: tuple[Callable[[Quantity], Measured | None], ...] = (
            self._of_the_harmed,
            self._noun,
            self._own_object,
            self._behind,
            self._among,
            self._object,
            self._subject,
            self._captives,
            self._harmed_included,
            self._toll,
        )

    def measure(self, quantity: Quantity, before: Measured | None = None) -> Measured | None:
        """Return what a quantity counts, by the first rule that tells; None where none does.

        `before` is the figure told before it in the sentence, of which it may be a part.
        """
        if self._is_thing(quantity):
            return self._trucks(quantity)
        found = None if before is None else self._part(quantity, before)
        if found is None:
            found = next((m for rule in self._rules if (m := rule(quantity)) is not None), None)
        return found if found is None else self._with_leave(found)

    def _is_thing(self, quantity: Quantity) -> bool:
        i = quantity.last + 1 if quantity.head is None else quantity.head
        return i < len(self._sentence) and self._sentence[i].lower in self._words.things

    def _with_leave(self, found: Measured) -> Measured:
        """Return the figure with the verb of "left 12 dead" among its words."""
        before = self._sentence[found.first - 1] if found.first else None
        return replace(found, first=before.i) if before is not None and before.lemma == "leave" else found

    # --- part of a count told before

    def _part(self, quantity: Quantity, before: Measured) -> Measured | None:
        """ "including 4 children", "among which 67 children", "four of them children", "13 of whom were women"."""
        if quantity.is_zero:
            return None
        start = before.quantity.last + 1
        gap = [t.lower for t in self._sentence.tokens[max(start, quantity.first - 4) : quantity.first]]
        them = self._of_them(quantity)
        if them is not None:
            return replace(them, measure=before.measure)
        if quantity.head is None:
            return None
        inside = any(word in self._words.parts for word in gap) or gap[-2:] == ["of", "whom"]
        listed = bool(gap) and gap[-1] in ("and", ",") and len(gap) <= 2 and self._is_part(before)
        if not (inside or listed):
            return None
        return Measured(quantity, before.measure, before.anchor, quantity.first, quantity.last)

    def _of_them(self, quantity: Quantity) -> Measured | None:
        behind = self._sentence.tokens[quantity.number + 1 : quantity.number + 8]
        if len(behind) < 3 or behind[0].lower != "of" or behind[1].lower not in self._words.pronouns:
            return None
        rest = [t for t in behind[2:] if t.lower not in self._words.links and t.pos != "ADV"]
        noun = next((t for t in rest if t.pos in ("NOUN", "PROPN")), None)
        if noun is None or any(t.pos == "VERB" for t in rest if t.i < noun.i):
            return None
        return Measured(quantity, Measure.OTHER, noun.i, quantity.first, noun.i, counted=noun.i)

    def _is_part(self, before: Measured) -> bool:
        start = before.quantity.first
        return any(t.lower in self._words.parts for t in self._sentence.tokens[max(0, start - 3) : start])

    # --- words beside the count

    def _of_the_harmed(self, quantity: Quantity) -> Measured | None:
        """ "109 of the dead were evacuees": counted are the evacuees."""
        behind = self._sentence.tokens[quantity.number + 1 : quantity.number + 4]
        if [t.lower for t in behind[:2]] != ["of", "the"] or len(behind) < 3:
            return None
        measure = self._words.state(behind[2].lower)
        if measure is None:
            return None
        verb = self._sentence[self._sentence[quantity.node].head]
        noun = self._sentence.child(verb.i, "attr") if verb.lemma == "be" else None
        last = behind[2].i if noun is None else noun.i
        return Measured(quantity, measure, last, quantity.first, last, counted=None if noun is None else noun.i)

    def _noun(self, quantity: Quantity) -> Measured | None:
        """ "34 deaths", "12 dead", "120 violations of the truce"."""
        if quantity.head is None:
            return None
        token = self._sentence[quantity.head]
        measure = self._words.nouns.get(token.lower)
        if measure is None or self._in_compound(token) or self._of_other_rules(measure, token):
            return None
        if quantity.is_zero and not self._is_there(quantity):
            return None
        both = self._second(quantity.last + 1, measure)
        if both is None:
            return Measured(quantity, measure, quantity.head, quantity.first, quantity.last)
        return Measured(quantity, Measure.CASUALTIES, quantity.head, quantity.first, both)

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

    def _behind(self, quantity: Quantity) -> Measured | None:
        """ "12 people were killed", "30 others wounded", "thousands dead", "12 people, including a child, died"."""
        start = quantity.last + 1
        end = min(start + _NEAR, len(self._sentence))
        for i in range(start, end):
            token = self._sentence[i]
            measure = self._words.states.get(token.lower)
            if measure is not None:
                return self._stated(quantity, token, measure)
            if token.lower not in self._words.links and token.pos != "ADV":
                return self._past_aside(quantity, i)
        return None

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
        if measure is Measure.OTHER and not self._may_be_freed(quantity):
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

    def _among(self, quantity: Quantity) -> Measured | None:
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

    # --- place in the tree

    def _own_object(self, quantity: Quantity) -> Measured | None:
        """ "killing at least 12", "wounded 30 others", "killing and wounding dozens"."""
        before = quantity.first - 1
        while before >= 0 and self._sentence[before].lower in self._words.new | self._words.fillers:
            before -= 1
        beside = self._sentence[before] if before >= 0 else None
        token = self._sentence[quantity.node]
        governor = self._sentence[token.head] if token.dep == "dobj" else None
        for verb in (beside, governor):
            if verb is not None and not (verb is beside and self._is_passive(verb)):
                found = self._done(quantity, verb)
                if found is not None:
                    return found
        return None

    def _object(self, quantity: Quantity) -> Measured | None:
        """ "killed 12 soldiers and 3 civilians": the second count shares the verb."""
        verb = self._governor(quantity, ("dobj",))
        return None if verb is None else self._done(quantity, verb)

    def _done(self, quantity: Quantity, verb: Token) -> Measured | None:
        measure = self._words.deed(verb.lemma, verb.lower)
        if measure is None or verb.pos not in ("VERB", "NOUN", "PROPN"):
            return None
        if measure is Measure.OTHER and not self._may_be_freed(quantity):
            return None
        first = verb.i if 0 < quantity.first - verb.i <= 3 else quantity.first
        joined = self._sentence.tokens[max(0, verb.i - 2) : verb.i]
        if first == verb.i and len(joined) == 2 and joined[1].lower in ("and", "or"):
            other = self._words.deed(joined[0].lemma, joined[0].lower)
            if other is not None and other is not measure:
                return Measured(quantity, Measure.CASUALTIES, verb.i, joined[0].i, quantity.last)
        return Measured(quantity, measure, verb.i, first, quantity.last)

    def _is_passive(self, verb: Token) -> bool:
        return self._sentence.child(verb.i, "auxpass", "nsubjpass") is not None

    def _subject(self, quantity: Quantity) -> Measured | None:
        """ "12 people died", "thousands fled", "dozens have been killed", "20 lost their lives"."""
        verb = self._governor(quantity, _SUBJECTS)
        if verb is None:
            return None
        measure = self._words.undergoing.get(verb.lemma) or self._lost(verb)
        if measure is None and (self._is_passive(verb) or self._reduced(verb)):
            measure = self._words.doing.get(verb.lemma)
        if measure is None or (measure is Measure.OTHER and not self._may_be_freed(quantity)):
            return None
        between = self._sentence.tokens[quantity.last + 1 : verb.i]
        near = verb.i > quantity.last and len(between) < _NEAR
        apart = any(t.pos == "NUM" or t.lower in ("and", ",") for t in between)
        return Measured(quantity, measure, verb.i, quantity.first, verb.i if near and not apart else quantity.last)

    def _reduced(self, verb: Token) -> bool:
        """Whether a participle stands for a passive: "146,000 people displaced since spring"."""
        return verb.tag == "VBN" and self._sentence.child(verb.i, "dobj") is None

    def _lost(self, verb: Token) -> Measure | None:
        below = self._sentence.children(verb.i, "dobj", "acomp", "oprd")
        return next((m for t in below if (m := self._words.losing.get((verb.lemma, t.lower))) is not None), None)

    def _harmed_included(self, quantity: Quantity) -> Measured | None:
        """ "The dead included 109 evacuees"."""
        verb = self._governor(quantity, ("dobj",))
        if verb is None or verb.lemma not in self._words.include:
            return None
        subject = self._sentence.child(verb.i, "nsubj")
        if subject is None:
            return None
        near = (subject, *self._sentence.children(subject.i, "acl"))
        measure = next((m for t in near if (m := self._words.state(t.lower)) is not None), None)
        return None if measure is None else Measured(quantity, measure, verb.i, subject.i, quantity.last)

    def _captives(self, quantity: Quantity) -> Measured | None:
        """ "holding 20 hostages", "the release of 150 prisoners"."""
        if quantity.head is None or self._sentence[quantity.head].lower not in self._words.captives:
            return None
        for token in list(self._sentence.ancestors(quantity.node))[:3]:
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
        """ "a death toll of 34", "the toll rose to 126"."""
        found = toll_of(self._sentence, quantity, self._words)
        if found is None:
            return None
        first = self._sentence.edges(found.noun)[0]
        return Measured(quantity, found.measure, found.anchor, first, quantity.last, found.qualifier)

    def _governor(self, quantity: Quantity, deps: tuple[str, ...]) -> Token | None:
        """Return the verb that the quantity, or the first of the list that it stands in, depends on in this way."""
        token = self._sentence[quantity.node]
        while token.dep in ("conj", "appos") and self._sentence[token.head].pos not in ("VERB", "AUX"):
            token = self._sentence[token.head]
        return self._sentence[token.head] if token.dep in deps and token.head != token.i else None

    def _may_be_freed(self, quantity: Quantity) -> bool:
        """Whether those released can be people that were held: prisoners by name, people, or a bare number."""
        if quantity.head is None:
            return True
        head = self._sentence[quantity.head]
        return head.lower in self._words.captives or head.lower in self._words.freeable
