"""The words of a telling that stand for its acts and for how things stand: found once, asked for by several slots."""

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from trucewatch.matters.phrases import Gate, Starts, found_at, phrases

NAME = r"[A-Z][^\W\d_]+(?:['’-][^\W_]+)*"
"""A word with a capital."""

K = TypeVar("K", bound=Hashable)
Matches = Sequence[re.Match[str]]
_NAMES = re.compile(rf"(?<=[a-z,] ){NAME}")
_TURNING = "turning"


@dataclass(frozen=True)
class Wording:
    """What stands in the small letters of a telling.

    `acts` are the words for acts, by family, and `plain` those that remain where names are left out; `sides` the words
    for how things stand, by axis and way, and `of` the axes of which the telling may be; `may_turn` tells whether a
    word stands in it that turns others round.
    """

    low: str
    acts: Mapping[str, Matches]
    plain: Mapping[str, Matches]
    sides: Mapping[tuple[str, bool], Matches]
    of: frozenset[str]
    may_turn: bool


class WordingReader:
    """Finds the words of the codebook's acts and standings in tellings."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        acts, standings, turning = rules["acts"], rules["standings"], rules["turning"]
        of = {name: both.get("of", ["*"]) for name, both in standings.items()}
        sides = {(name, way == "yes"): both[way] for name, both in standings.items() for way in ("yes", "no")}
        self.acts = {name: phrases(told) for name, told in acts.items()}
        self._of = {name: phrases(told) for name, told in of.items()}
        self._sides = {key: phrases(told) for key, told in sides.items()}
        self._act_gate = Gate(acts)
        lists: dict[Hashable, Iterable[str]] = {
            **of,
            _TURNING: [*turning["words"], *turning["losing"], *turning["nobody"]],
        }
        self._gate = Gate(lists | sides)

    def read(self, text: str) -> Wording:
        """Return what stands in a text."""
        low, plain = text.casefold(), _NAMES.sub(lambda match: " " * len(match[0]), text).casefold()
        starts, begun = self._gate.starts(low), self._act_gate.starts(low)
        sides = _found(self._sides, low, starts)
        return Wording(
            low=low,
            acts=_found(self.acts, low, begun),
            plain=_found(
                {name: one for name, one in self.acts.items() if name in begun}, plain, self._act_gate.starts(plain)
            ),
            sides=sides,
            of=frozenset(_found({axis: self._of[axis] for axis, _ in sides}, low, starts)),
            may_turn=_TURNING in starts,
        )


def _found(patterns: Mapping[K, re.Pattern[str]], low: str, starts: Starts) -> dict[K, Matches]:
    """What is found of each of these patterns, but for those of which nothing is."""
    found = {key: found_at(one, low, starts[key]) for key, one in patterns.items() if key in starts}
    return {key: matches for key, matches in found.items() if matches}
