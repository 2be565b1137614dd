"""What a count's place in the tree tells of it: object or subject of a verb of harm, number of a toll."""

from trucewatch.model import Measure
from trucewatch.statements.figures.losses import housed, left_home, lost
from trucewatch.statements.figures.measured import Measured
from trucewatch.statements.figures.named import driven
from trucewatch.statements.figures.nouns import is_person
from trucewatch.statements.figures.people import counts_people
from trucewatch.statements.figures.quantities import Quantity
from trucewatch.statements.figures.tolls import toll_behind, toll_of
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence, Token

_NEAR = 6  # tokens between those counted and the verb that they are the subject of
_SUBJECTS = ("nsubj", "nsubjpass")


class Governed:
    """Reads the verbs above the counts of one sentence; each rule returns None where it does not tell."""

    def __init__(self, sentence: Sentence, words: Vocabulary) -> None:
        self._sentence = sentence
        self._words = words

    def own_object(self, quantity: Quantity) -> Measured | None:
        """ "killing at least 12", "wounded 30 others", "killing and wounding dozens"."""
        before = quantity.first - 1
        while before >= 0 and self._sentence[before].lower in self._words.new | self._words.fillers:
            before -= 1
        beside = self._sentence[before] if before >= 0 else None
        token = self._sentence[quantity.node]
        governor = self._sentence[token.head] if token.dep == "dobj" else None
        if beside is not None and self._struck_dead(beside):
            return Measured(quantity, Measure.KILLED, beside.i, beside.i - 1, quantity.last)
        for verb in (beside, governor):
            if verb is not None and not (verb is beside and self._is_passive(verb)):
                found = self._done(quantity, verb)
                if found is not None:
                    return found
        return None

    def _struck_dead(self, beside: Token) -> bool:
        """Whether the words before a count are "shot dead", "hacked to death"."""
        before = self._sentence.tokens[max(0, beside.i - 2) : beside.i]
        return beside.lower in self._words.deathly and any(t.lower in self._words.striking for t in before)

    def object(self, quantity: Quantity) -> Measured | None:
        """ "killed 12 soldiers and 3 civilians": the second count shares the verb."""
        verb = self._governor(quantity, ("dobj",))
        return None if verb is None else self._done(quantity, verb)

    def _done(self, quantity: Quantity, verb: Token) -> Measured | None:
        if self._is_passive(verb) and self._has_own_state(quantity):
            return None  # "12 were killed and 30 people displaced"
        measure = self._words.deed(verb.lemma, verb.lower) or self._done_by_more(verb)
        if measure is None:
            measure = self._lost_men(quantity, verb) or self._laid_to_rest(quantity, verb)
        if measure is None or verb.pos not in ("VERB", "NOUN", "PROPN") or not self._befits(quantity, measure, verb):
            return None
        first = verb.i if 0 < quantity.first - verb.i <= 3 else quantity.first
        joined = self._sentence.tokens[max(0, verb.i - 2) : verb.i]
        if first == verb.i and len(joined) == 2 and joined[1].lower in ("and", "or"):
            other = self._words.deed(joined[0].lemma, joined[0].lower)
            if other is not None and other is not measure:
                return Measured(quantity, Measure.CASUALTIES, verb.i, joined[0].i, quantity.last)
        return Measured(quantity, measure, verb.i, first, quantity.last)

    def _has_own_state(self, quantity: Quantity) -> bool:
        """Whether what befell those counted stands right behind them."""
        behind = quantity.last + 1
        return behind < len(self._sentence) and self._sentence[behind].lower in self._words.states

    def _done_by_more(self, verb: Token) -> Measure | None:
        """What befell those who were "rounded up" or "forced from their homes": the verb alone does not tell."""
        particle = self._sentence.child(verb.i, "prt")
        phrasal = None if particle is None else self._words.phrasal.get((verb.lemma, particle.lower))
        return phrasal or driven(self._sentence, verb, self._words)

    def _lost_men(self, quantity: Quantity, verb: Token) -> Measure | None:
        """ "The army lost 14 men"."""
        noun = None if quantity.head is None else self._sentence[quantity.head].lower
        return self._words.losing.get((verb.lemma, noun)) if noun in self._words.ranks else None

    def _laid_to_rest(self, quantity: Quantity, verb: Token) -> Measure | None:
        """ "In Volna they buried eleven": of people that people bury it tells that they are dead."""
        subject = self._sentence.child(verb.i, "nsubj")
        if verb.lemma not in self._words.burying or subject is None:
            return None
        by_people = subject.tag == "PRP" and subject.lower != "it"
        people = counts_people(self._sentence, quantity, self._words)
        return Measure.KILLED if people and (by_people or is_person(subject, self._words)) else None

    def _befits(self, quantity: Quantity, measure: Measure, verb: Token) -> bool:
        """Whether what is counted can have been released, or captured, as a hill or a rifle can be, too."""
        if measure is Measure.OTHER:
            return counts_people(self._sentence, quantity, self._words)
        return verb.lemma not in self._words.of_things or counts_people(self._sentence, quantity, self._words)

    def _is_passive(self, verb: Token) -> bool:
        return self._sentence.child(verb.i, "auxpass", "nsubjpass") is not None

    def subject(self, quantity: Quantity) -> Measured | None:
        """ "12 people died", "thousands fled", "dozens have been killed", "20 lost their lives"."""
        verb = self._governor(quantity, _SUBJECTS)
        if verb is None:
            return None
        measure = self._words.undergoing.get(verb.lemma) or lost(self._sentence, verb, self._words)
        measure = measure or left_home(self._sentence, quantity, verb, self._words)
        measure = measure or housed(self._sentence, quantity, verb, self._words)
        if measure is None and (self._is_passive(verb) or self._reduced(verb)):
            measure = self._words.doing.get(verb.lemma) or self._done_by_more(verb)
        measure = measure or self._said_to_be(verb)
        if measure is None or not self._befits(quantity, measure, verb):
            return None
        between = self._sentence.tokens[quantity.last + 1 : verb.i]
        near = verb.i > quantity.last and len(between) < _NEAR
        apart = any(t.pos == "NUM" or t.lower in ("and", ",") for t in between)
        return Measured(quantity, measure, verb.i, quantity.first, verb.i if near and not apart else quantity.last)

    def _said_to_be(self, verb: Token) -> Measure | None:
        """What those counted are said to be behind "and a driver": "eight soldiers and a driver were missing"."""
        told = self._sentence.child(verb.i, "acomp") if verb.lemma == "be" else verb if self._is_passive(verb) else None
        return None if told is None else self._words.states.get(told.lower)

    def _reduced(self, verb: Token) -> bool:
        """Whether a participle stands for a passive: "146,000 people displaced since spring"."""
        return verb.tag == "VBN" and self._sentence.child(verb.i, "dobj") is None

    def harmed_included(self, quantity: Quantity) -> Measured | None:
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

    def released_with(self, quantity: Quantity) -> Measured | None:
        """ "was killed along with two guards", "was released with 30 others": the same befell them."""
        link = self._sentence[self._sentence[quantity.node].head]
        if link.lower != "with" or quantity.head is None:
            return None
        together = link.i > 0 and self._sentence[link.i - 1].lower in ("along", "together")
        verb = next((t for t in self._sentence.ancestors(link.i) if t.pos == "VERB"), None)
        if verb is None or not (together or self._sentence[quantity.head].lower == "others"):
            return None
        measure = self._words.undergoing.get(verb.lemma)
        if self._is_passive(verb):
            measure = self._words.doing.get(verb.lemma)
        if measure is None or not is_person(self._sentence[quantity.head], self._words):
            return None
        return Measured(quantity, measure, verb.i, quantity.first, quantity.last)

    def toll(self, quantity: Quantity, before: Measured | None) -> Measured | None:
        """ "a death toll of 34", "the toll rose to 126"."""
        behind = toll_behind(self._sentence, quantity, self._words)
        if behind is not None:
            return behind
        found = toll_of(self._sentence, quantity, self._words, before)
        if found is None:
            return None
        first = self._sentence.edges(found.noun)[0]
        return Measured(
            quantity,
            found.measure,
            found.anchor,
            min(first, quantity.first),
            quantity.last,
            found.qualifier,
            found.counted,
            runs_up=self._sentence[found.anchor].lemma in self._words.climbing,
        )

    def _governor(self, quantity: Quantity, deps: tuple[str, ...]) -> Token | None:
        """Return the verb that the quantity, or the first of the list that it stands in, depends on in this way."""
        token = self._sentence[quantity.node]
        while self._hangs_on_noun(token):
            token = self._sentence[token.head]
        return self._sentence[token.head] if token.dep in deps and token.head != token.i else None

    def _hangs_on_noun(self, token: Token) -> bool:
        """Whether a noun is second in a list, or what "a total of" is of."""
        head = self._sentence[token.head]
        if token.dep == "appos" and token.pos == "NUM":
            return False  # "wounded two, one critically"
        if token.dep in ("conj", "appos"):
            return head.pos not in ("VERB", "AUX")
        of_total = token.dep == "pobj" and head.lower == "of"
        return (of_total and self._sentence[head.head].lower in self._words.toll_numbers) or (
            token.lower == "of" and head.lower in self._words.toll_numbers
        )
