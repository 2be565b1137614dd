"""What happened to those who are counted: the words beside a quantity first, then its place in the tree."""

from collections.abc import Callable
from dataclasses import replace

from trucewatch.statements.figures.beside import Beside
from trucewatch.statements.figures.broken import times_broken
from trucewatch.statements.figures.captives import captives, trucks
from trucewatch.statements.figures.damage import damaged
from trucewatch.statements.figures.findings import found_to_be
from trucewatch.statements.figures.governed import Governed
from trucewatch.statements.figures.listed import in_a_list
from trucewatch.statements.figures.measured import Measured
from trucewatch.statements.figures.named import described, lives, of_harm, refugees, treated
from trucewatch.statements.figures.parts import antecedent, echoed, joined_to, part_of
from trucewatch.statements.figures.quantities import Quantity
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence

_NEAR = 6  # tokens between a count and the participle that tells what befell the counted
_ASIDE = 24  # tokens of an "including ..." between a count and its verb
_SUBJECTS = ("nsubj", "nsubjpass")
_BE = frozenset({"was", "were", "is", "are", "be", "been", "being"})


class Measurer:
    """Tells what the quantities of one sentence count."""

    def __init__(self, sentence: Sentence, words: Vocabulary) -> None:
        self._sentence = sentence
        self._words = words
        beside, governed = Beside(sentence, words), Governed(sentence, words)
        self._governed = governed
        self._rules: tuple[Callable[[Quantity], Measured | None], ...] = (
            beside.of_the_harmed,
            beside.noun,
            governed.own_object,
            beside.behind,
            beside.among,
            governed.object,
            governed.subject,
            governed.harmed_included,
            governed.released_with,
        )

    def measure(self, quantity: Quantity, before: Measured | None = None) -> Measured | None:
        """Return what a quantity counts, by the first rule that tells; None where none does.

        `before` is the figure told before it in the sentence, of which it may be a part.
        """
        if quantity.whole:
            return self._set_apart(quantity)
        if self._is_thing(quantity):
            found = trucks(self._sentence, quantity, self._words) or damaged(self._sentence, quantity, self._words)
            return found or times_broken(self._sentence, quantity, self._words)
        found = None if before is None else part_of(self._sentence, quantity, before, self._words)
        if found is None:
            found = next((m for rule in self._rules if (m := rule(quantity)) is not None), None)
        if found is None:
            found = self._governed.toll(quantity, before) or self._by_noun(quantity)
        if found is None:
            found = found_to_be(self._sentence, quantity, before, self._words)
        if found is None and before is not None:
            found = joined_to(self._sentence, quantity, before) or echoed(self._sentence, quantity, before, self._words)
        return found if found is None else self._completed(found, before)

    def _by_noun(self, quantity: Quantity) -> Measured | None:
        """Try the rules that look at a noun beside the count, and at a verb above it that harms nobody by itself."""
        rules = (of_harm, lives, captives, treated, described, refugees, in_a_list)
        return next((m for rule in rules if (m := rule(self._sentence, quantity, self._words)) is not None), None)

    def _set_apart(self, quantity: Quantity) -> Measured | None:
        """ "two of the 15 soldiers killed": of the whole only what stands in its own words is told."""
        behind = quantity.last + 1
        token = self._sentence[behind] if behind < len(self._sentence) else None
        if token is None or token.dep != "acl" or token.lower not in self._words.states:
            return described(self._sentence, quantity, self._words)
        return Measured(quantity, self._words.states[token.lower], token.i, quantity.first, token.i)

    def _is_thing(self, quantity: Quantity) -> bool:
        i = quantity.last + 1 if quantity.head is None else quantity.head
        if i >= len(self._sentence) or self._words.case_of(self._sentence, i) is not None:
            return False
        return self._sentence[i].lower in self._words.things

    def _completed(self, found: Measured, before: Measured | None) -> Measured:
        """Return the figure with the verb of "left 12 dead" among its words, and with whom "of them" means."""
        if before is not None and found.counted is None:
            found = replace(found, counted=antecedent(self._sentence, found.quantity, before))
        verb = self._sentence[found.first - 1] if found.first else None
        return replace(found, first=verb.i) if verb is not None and verb.lemma == "leave" else found
