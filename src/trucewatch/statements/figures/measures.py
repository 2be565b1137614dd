"""What happened to those who are counted: the words beside a quantity first, then its place in the tree."""

from collections.abc import Callable
from dataclasses import replace

from trucewatch.model import Measure
from trucewatch.statements.figures.captives import captives, may_be_freed, trucks
from trucewatch.statements.figures.measured import Measured
from trucewatch.statements.figures.parts import joined_to, part_of
from trucewatch.statements.figures.quantities import Quantity
from trucewatch.statements.figures.tolls import toll_of
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence, Token

_NEAR = 6  # tokens between a count and the participle that tells what befell the counted
_ASIDE = 24  # tokens of an "including ..." between a count and its verb
_SUBJECTS = ("nsubj", "nsubjpass")
_BE = frozenset({"was", "were", "is", "are", "be", "been", "being"})


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
            self._harmed_included,
            self._toll,
        )

    def measure(self, quantity: Quantity, before: Measured | None = None) -> Measured | None:
        """Return what a quantity counts, by the first rule that tells; None where none does.

        `before` is the figure told before it in the sentence, of which it may be a part.
        """
        if self._is_thing(quantity):
            return trucks(self._sentence, quantity, self._words)
        found = None if before is None else part_of(self._sentence, quantity, before, self._words)
        if found is None:
            found = next((m for rule in self._rules if (m := rule(quantity)) is not None), None)
        if found is None:
            found = captives(self._sentence, quantity, self._words)
        if found is None and before is not None:
            found = joined_to(self._sentence, quantity, before)
        return found if found is None else self._with_leave(found)

    def _is_thing(self, quantity: Quantity) -> bool:
        i = quantity.last + 1 if quantity.head is None else quantity.head
        return i < len(self._sentence) and self._sentence[i].lower in self._words.things

    def _with_leave(self, found: Measured) -> Measured:
        """Return the figure with the verb of "left 12 dead" among its words."""
        before = self._sentence[found.first - 1] if found.first else None
        return replace(found, first=before.i) if before is not None and before.lemma == "leave" else found

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
        token = self._sentence[head]
        if token.lower not in self._words.cases:
            return token
        behind = self._sentence.tokens[head + 1 : head + 6]
        of = bool(behind) and behind[0].lower == "of"
        return next((t for t in behind if of and self._words.nouns.get(t.lower) is Measure.VIOLATIONS), token)

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
            undergone = self._words.undergoing.get(token.lemma) if token.pos == "VERB" else None
            if undergone is not None:
                return Measured(quantity, undergone, token.i, quantity.first, token.i)
            if token.lower not in self._words.links and token.pos != "ADV":
                return self._past_aside(quantity, i) if i == start else None
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
        if measure is Measure.OTHER and not may_be_freed(self._sentence, quantity, self._words):
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
        if measure is Measure.OTHER and not may_be_freed(self._sentence, quantity, self._words):
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
        if measure is None or (measure is Measure.OTHER and not may_be_freed(self._sentence, quantity, self._words)):
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
        while self._hangs_on_noun(token):
            token = self._sentence[token.head]
        return self._sentence[token.head] if token.dep in deps and token.head != token.i else None

    def _hangs_on_noun(self, token: Token) -> bool:
        """Whether a noun is second in a list, or what "a total of" is of."""
        head = self._sentence[token.head]
        if token.dep in ("conj", "appos"):
            return head.pos not in ("VERB", "AUX")
        of_total = token.dep == "pobj" and head.lower == "of"
        return (of_total and self._sentence[head.head].lower in self._words.toll_numbers) or (
            token.lower == "of" and head.lower in self._words.toll_numbers
        )
