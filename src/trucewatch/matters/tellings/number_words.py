"""The numbers in a telling, in figures and in words: "1,240", "forty-one", "three hundred", "a dozen"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_DIGITS = r"\d{1,3}(?: \d{3})+|\d[\d,]*(?:\.\d+)?"
_GROUPED = re.compile(r"[ ,]")


@dataclass(frozen=True)
class Number:
    """A number with where it stands, from `start` up to but not including `end`."""

    start: int
    end: int
    value: int


class NumberWords:
    """Finds numbers by the codebook's words for them."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        tens, ones = (_any(table[name]) for name in ("tens", "ones"))
        scales = _any(table["scales"])
        small = rf"(?:{tens})(?:-(?:{ones}))?|(?:{ones})"
        first = rf"(?P<digits>{_DIGITS})|(?P<small>{small})|an?(?= (?:{scales})\b)"
        self._pattern = re.compile(
            rf"(?<![\w:.,-])(?:{first})\b(?:(?P<scales>(?:[ -](?:{scales})\b)+)(?: and (?P<rest>{small})\b)?)?",
            re.IGNORECASE,
        )
        self._values: Mapping[str, int] = {**table["ones"], **table["tens"]}
        self._scales: Mapping[str, int] = table["scales"]

    def found(self, text: str) -> Iterator[Number]:
        """Yield the numbers of a text, in order: whole ones above one."""
        for match in self._pattern.finditer(text):
            scale = 1
            for word in re.split(r"[ -]", (match["scales"] or "").casefold()):
                scale *= self._scales.get(word, 1)
            digits = match["digits"]
            first = float(_GROUPED.sub("", digits)) if digits else float(self._small(match["small"]) or 1)
            value = first * scale + self._small(match["rest"])
            if value.is_integer() and value > 1:
                yield Number(match.start(), match.end(), int(value))

    def _small(self, told: str | None) -> int:
        """The number that words below a hundred tell, 0 where there are none."""
        return sum(self._values[word] for word in told.casefold().split("-")) if told else 0


def _any(words: Mapping[str, int]) -> str:
    return "|".join(sorted(words, key=lambda one: (-len(one), one)))
