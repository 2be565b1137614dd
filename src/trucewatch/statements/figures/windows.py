"""Over which time a count is told, and whether it runs up or is of new cases."""

import itertools

from trucewatch.statements.figures.measured import Measured
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence, Token


class Windows:
    """The windows of time that one sentence names for its counts."""

    def __init__(self, sentence: Sentence, words: Vocabulary) -> None:
        self._sentence = sentence
        self._words = words

    def period(self, measured: Measured) -> str | None:
        """Return the words of the window counted over: "since April", "in the past 24 hours"."""
        for token in self._sentence:
            found = self._since(token) if token.lower == "since" else self._window(token)
            if found is None and token.lower in self._words.units:
                found = self._current(token)
            if found is not None and not found[0] <= measured.quantity.first <= found[1]:
                return self._sentence.words(*found)
        return None

    def _current(self, unit: Token) -> tuple[int, int] | None:
        """ "this year", "so far this month"."""
        return (unit.i - 1, unit.i) if unit.i and self._sentence[unit.i - 1].lower == "this" else None

    def _since(self, token: Token) -> tuple[int, int] | None:
        if self._compares(token):
            return None
        top = self._sentence[token.head] if token.dep == "mark" else token
        last = max(self._sentence.edges(top.i)[1], token.i)
        stop = next(
            (t.i - 1 for t in self._sentence.tokens[token.i + 1 : last + 1] if t.lower in (",", ";", "according")), last
        )
        while stop > token.i and self._sentence[stop].pos == "PUNCT":
            stop -= 1
        return (token.i, stop) if stop > token.i else None

    def _compares(self, since: Token) -> bool:
        """Whether a "since" belongs to a comparison and bounds no count: "the largest swap since 2015"."""
        above = self._sentence[since.head]
        beside = (above, *self._sentence.children(above.i, "amod", "advmod"))
        return since.dep == "prep" and any(t.tag == "JJS" or t.lower in self._words.comparing for t in beside)

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
            return self._runs_on(period)
        inside = {token.lower for token in self._sentence.tokens[measured.first : measured.last + 1]}
        summed = bool(inside & (self._words.total | self._words.tolls)) or self._dateless_rise(measured)
        return True if summed or self._in_sum() else None

    @staticmethod
    def _runs_on(period: str) -> bool | None:
        """Whether counts over a window add up: since a day they do, in past days they are new, this year unclear."""
        first = period.lower().split()[0]
        return None if first == "this" else first == "since"

    def _dateless_rise(self, measured: Measured) -> bool:
        """Whether a toll rose to the count, without a date behind that would make it the count of that time."""
        behind = self._sentence.tokens[measured.last + 1 : measured.last + 4]
        return measured.runs_up and not any(token.ent == "DATE" for token in behind)

    def _in_sum(self) -> bool:
        """Whether the sentence says "so far" or "in all"."""
        pairs = itertools.pairwise(token.lower for token in self._sentence)
        return any(pair in (("so", "far"), ("in", "all")) for pair in pairs)
