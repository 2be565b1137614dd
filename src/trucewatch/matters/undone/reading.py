"""What a telling tells as so and as not so: an act of a field with its things, or that there was no such thing.

"No text was laid before us" and "they read it" share no word; a codebook field holds the words for both, and the lists
of what such an act is done to or by. What "it" stands for is told in the sentence before.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from trucewatch.matters.case import Case
from trucewatch.matters.denials import denied_words
from trucewatch.matters.phrases import phrases
from trucewatch.matters.tellings.turning import Turning
from trucewatch.matters.tellings.wording import Wording, WordingReader
from trucewatch.matters.undone.around import Around
from trucewatch.model import Stance, Statement

THERE = "there"
"""The field of what is there."""

_UNTOLD = frozenset({Stance.DEMANDS, Stance.THREATENS, Stance.PROMISES})
_END = re.compile(r"[.;:!?]")


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
        self._mere = phrases(self.rules["limits"]["mere"])
        self._found_none = phrases(self.rules["limits"]["found_none"])
        self._by_thing = frozenset(self.rules["limits"]["by_thing"])
        self._open = phrases(self.rules["limits"]["open"])
        self._months = frozenset(one.capitalize() for one in case.rules["time"]["months"])  # "May" leaves nothing open
        self._around = Around(case)
        self._turns = phrases([*case.acts["turning"]["words"], *case.acts["turning"]["nobody"]])

    def read(self, statement: Statement) -> Iterator[Undone]:
        """Yield what a statement tells of each field; nothing where it only wishes, fears or asks."""
        text = " ".join(statement.text.replace("’", "'").split())
        low = text.casefold()
        plain = " ".join(one for one in text.split() if one.strip(",.;") not in self._months).casefold()
        if statement.stance in _UNTOLD or "?" in text or self._open.search(plain) is not None:
            return
        denied = denied_words(self._case, statement) is not None
        text = self._mere.sub(" ", text)
        yield from self._acts(statement, text, denied=denied)
        yield from self._is_there(statement, low, denied=denied)

    def _acts(self, statement: Statement, text: str, *, denied: bool) -> Iterator[Undone]:
        wording = self._wordings.read(text)
        ways = self._turning.ways(wording)
        ways.update(dict.fromkeys(self._not_found(wording), True))
        ways.update(dict.fromkeys(self._without_things(wording), True))
        for field, found in self._undone.items():
            if found.search(wording.low) is not None:
                ways[field] = True
        for field, negated in ways.items():
            things = self._of(self._things.get(field, ()), wording.low, statement)
            if things or field not in self._things:
                yield Undone(statement, field, things, negated or denied)

    def _not_found(self, wording: Wording) -> Iterator[str]:
        """The fields of the acts of which no sign was found."""
        none = self._found_none.search(wording.low)
        for field, found in wording.plain.items() if none is not None else ():
            if any(none is not None and one.start() >= none.end() for one in found):
                yield field

    def _without_things(self, wording: Wording) -> Iterator[str]:
        """The fields whose things themselves are told as not so: "no armed man", "nobody bore arms"."""
        for field in self._by_thing:
            found = [match for one in self._things[field] for match in one.finditer(wording.low)]
            if found and all(self._turning.turned(wording, one.start()) for one in found):
                yield field

    def _is_there(self, statement: Statement, low: str, *, denied: bool) -> Iterator[Undone]:
        """Yield what is told as not there, or as there: where nothing in the telling is turned round."""
        behind = " ".join(_END.split(low[found.end() :])[0] for found in self._none.finditer(low))
        if behind:
            yield Undone(statement, THERE, _found(self._there, behind), True)
        elif not denied and self._turns.search(low) is None:
            yield Undone(statement, THERE, _found(self._there, low), False)

    def _of(self, lists: Sequence[re.Pattern[str]], low: str, statement: Statement) -> frozenset[int]:
        """The things told of, those of the sentence before where the telling names none."""
        return _found(lists, low) or _found(lists, self._around.before(statement).casefold())


def _found(lists: Sequence[re.Pattern[str]], low: str) -> frozenset[int]:
    return frozenset(number for number, one in enumerate(lists) if one.search(low) is not None)
