"""What a telling tells as so and as not so: an act of a field with its things, or that there was no such thing.

"No text was laid before us" and "they read it" share no word; a codebook field holds the words for both, and the lists
of what such an act is done to or by. What "it" stands for is told in the sentence before.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from trucewatch.matters.case import Case
from trucewatch.matters.denials import denied_words
from trucewatch.matters.paragraphs import told_before
from trucewatch.matters.phrases import phrases
from trucewatch.matters.tellings.turning import Turning
from trucewatch.matters.tellings.wording import WordingReader
from trucewatch.model import Stance, Statement

THERE = "there"
"""The field of what is there."""

_UNTOLD = frozenset({Stance.DEMANDS, Stance.THREATENS, Stance.PROMISES})
_END = re.compile(r"[.;:!?]")
_SENTENCE = re.compile(r"[.!?]['\"’”)]*\s")


class Undone(NamedTuple):
    """A field, its things by their lists' numbers, and whether it is told as not so."""

    statement: Statement
    field: str
    things: frozenset[int]
    negated: bool


class UndoneReader:
    """Reads the tellings of one case."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self.rules: Mapping[str, Any] = case.undone
        rules = {"acts": self.rules["acts"], "standings": {}, "turning": case.acts["turning"]}
        self._wordings, self._turning = WordingReader(rules), Turning(case)
        self._things = {field: [phrases(one) for one in lists] for field, lists in self.rules["things"].items()}
        self._undone = {field: phrases(told) for field, told in self.rules["undone"].items()}
        self._there = [phrases(one) for one in self.rules["there"]["things"]]
        self._none = phrases(self.rules["there"]["none"])
        self._open = phrases(self.rules["limits"]["open"])
        self._turns = phrases([*case.acts["turning"]["words"], *case.acts["turning"]["nobody"]])

    def read(self, statement: Statement) -> Iterator[Undone]:
        """Yield what a statement tells of each field; nothing where it only wishes, fears or asks."""
        text = " ".join(statement.text.replace("’", "'").split())
        low = text.casefold()
        if statement.stance in _UNTOLD or "?" in text or self._open.search(low) is not None:
            return
        denied = denied_words(self._case, statement) is not None
        yield from self._acts(statement, text, denied=denied)
        yield from self._is_there(statement, low, denied=denied)

    def _acts(self, statement: Statement, text: str, *, denied: bool) -> Iterator[Undone]:
        wording = self._wordings.read(text)
        ways = self._turning.ways(wording)
        for field, found in self._undone.items():
            if found.search(wording.low) is not None:
                ways[field] = True
        for field, negated in ways.items():
            things = self._of(self._things.get(field, ()), wording.low, statement)
            if things or field not in self._things:
                yield Undone(statement, field, things, negated or denied)

    def _is_there(self, statement: Statement, low: str, *, denied: bool) -> Iterator[Undone]:
        """Yield what is told as not there, or as there: where nothing in the telling is turned round."""
        behind = " ".join(_END.split(low[found.end() :])[0] for found in self._none.finditer(low))
        if behind:
            yield Undone(statement, THERE, _found(self._there, behind), True)
        elif not denied and self._turns.search(low) is None:
            yield Undone(statement, THERE, _found(self._there, low), False)

    def _of(self, lists: Sequence[re.Pattern[str]], low: str, statement: Statement) -> frozenset[int]:
        """The things told of, those of the sentence before where the telling names none."""
        return _found(lists, low) or _found(lists, self._before(statement).casefold())

    def _before(self, statement: Statement) -> str:
        """The sentence before, in the same paragraph, and the words of the own one before the statement."""
        return " ".join(_SENTENCE.split(told_before(self._case, statement))[-2:])


def _found(lists: Sequence[re.Pattern[str]], low: str) -> frozenset[int]:
    return frozenset(number for number, one in enumerate(lists) if one.search(low) is not None)
