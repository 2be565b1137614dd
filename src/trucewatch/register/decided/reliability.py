"""How far coders agree beyond chance: Cohen's kappa for two, Krippendorff's alpha for any number, with gaps.

Reckoned in fractions and rounded at the end, so that the same codes give the same figures everywhere.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from trucewatch.model.decisions.coding import Level

Unit = Mapping[str, str | None]
"""One item: each coder's code, None (or no key) where there is none."""

_Distance = Callable[[str, str], Fraction]


def cohen_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa (1960) of two coders' codes of the same items, each pair one item.

    None where it is not defined: without items, and where both gave one and the same code throughout.
    """
    if not pairs:
        return None
    size = len(pairs)
    agreed = Fraction(sum(left == right for left, right in pairs), size)
    lefts, rights = Counter(left for left, _ in pairs), Counter(right for _, right in pairs)
    chance = sum((Fraction(count * rights[code], size * size) for code, count in lefts.items()), Fraction(0))
    return None if chance == 1 else float((agreed - chance) / (1 - chance))


def krippendorff_alpha(units: Sequence[Unit], labels: Sequence[str], level: Level = Level.NOMINAL) -> float | None:
    """Return Krippendorff's alpha (2011) of items coded by any number of coders; items with one code do not count.

    `labels` are the codes, for an ordinal level from the least to the most. None where it is not defined: where
    no item has two codes, and where only one code was ever given.
    """
    held = [codes for unit in units if len(codes := [code for code in unit.values() if code is not None]) > 1]
    given = Counter(code for codes in held for code in codes)
    total = sum(given.values())
    distance = _nominal if level is Level.NOMINAL else _ordinal(given, labels)
    observed = sum((_within(codes, distance) for codes in held), Fraction(0)) / total if total else Fraction(0)
    expected = Fraction(0)
    for left, many in given.items():
        for right, others in given.items():
            expected += many * others * distance(left, right)
    if not expected:
        return None
    return float(1 - observed * total * (total - 1) / expected)


def _within(codes: Sequence[str], distance: _Distance) -> Fraction:
    """The disagreement of all ordered pairs of one item's codes, weighed by one less than their number."""
    found = sum((distance(one, other) for one in codes for other in codes), Fraction(0))
    return found / (len(codes) - 1)


def _nominal(left: str, right: str) -> Fraction:
    return Fraction(left != right)


def _ordinal(given: Mapping[str, int], labels: Sequence[str]) -> _Distance:
    """How many codes were given between two, half of their own included, squared."""
    places = {label: place for place, label in enumerate(labels)}

    def distance(left: str, right: str) -> Fraction:
        low, high = sorted((places[left], places[right]))
        between = sum(given.get(label, 0) for label in labels[low : high + 1])
        return (between - Fraction(given[left] + given[right], 2)) ** 2 if low != high else Fraction(0)

    return distance
