"""Agreement of coders, checked against the worked examples of the literature."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.decisions.coding import Level
from trucewatch.register.decided.reliability import cohen_kappa, krippendorff_alpha

FOUR = """
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
"""
"""Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section C: four observers, twelve units, gaps."""


def units(table: str) -> list[dict[str, str | None]]:
    rows = [line.split() for line in table.strip().splitlines()]
    return [
        {f"coder {number}": None if code == "." else code for number, code in enumerate(column)}
        for column in zip(*rows, strict=True)
    ]


def crossed(table: str) -> list[tuple[str, str]]:
    """Pairs of codes from a table of counts: a row for each code of the first coder."""
    rows = [[int(cell) for cell in line.split()] for line in table.strip().splitlines()]
    return [
        (str(left), str(right)) for left, row in enumerate(rows) for right, many in enumerate(row) for _ in range(many)
    ]


@pytest.mark.parametrize(
    ("table", "kappa"),
    [
        ("88 14 18\n10 40 10\n2 6 12", 0.492),  # Cohen (1960), the example of two clinicians and 200 patients
        ("20 5\n10 15", 0.4),
        ("25 15\n15 45", 0.375),
    ],
)
def test_kappa_of_published_tables(table: str, kappa: float) -> None:
    assert cohen_kappa(crossed(table)) == pytest.approx(kappa, abs=0.0005)


@pytest.mark.parametrize(
    ("table", "level", "alpha"),
    [
        ("0 1 0 0 0 0 0 0 1 0\n1 1 1 0 0 1 0 0 0 0", Level.NOMINAL, 0.095),  # section A: two observers, two values
        ("a a b b d c c c e d d a\nb a b b b c c c e d d d", Level.NOMINAL, 0.692),  # section B
        (FOUR, Level.NOMINAL, 0.743),
        (FOUR, Level.ORDINAL, 0.815),
    ],
)
def test_alpha_of_published_tables(table: str, level: Level, alpha: float) -> None:
    labels = sorted({code for unit in units(table) for code in unit.values() if code})
    assert krippendorff_alpha(units(table), labels, level) == pytest.approx(alpha, abs=0.0005)


def test_what_has_no_answer_is_none() -> None:
    assert cohen_kappa([]) is None
    assert cohen_kappa([("a", "a"), ("a", "a")]) is None
    assert krippendorff_alpha([], ["a"]) is None
    assert krippendorff_alpha([{"x": "a", "y": None}], ["a"]) is None
    assert krippendorff_alpha([{"x": "a", "y": "a"}], ["a"]) is None


def test_an_order_makes_near_misses_smaller_than_far_ones() -> None:
    near = units("1 2 3 4 1 2\n1 2 3 4 2 1")
    far = units("1 2 3 4 1 4\n1 2 3 4 4 1")
    labels = ["1", "2", "3", "4"]
    closer, farther = (krippendorff_alpha(one, labels, Level.ORDINAL) for one in (near, far))
    assert closer is not None
    assert farther is not None
    assert closer > farther


def kappa_by_definition(pairs: list[tuple[str, str]]) -> Fraction | None:
    """Agreement, and that of codes drawn from each coder at random: counted over all pairs of items, one by one."""
    observed = Fraction(sum(left == right for left, right in pairs), len(pairs))
    drawn = [left == right for left, _ in pairs for _, right in pairs]
    chance = Fraction(sum(drawn), len(drawn))
    return None if chance == 1 else (observed - chance) / (1 - chance)


def alpha_by_definition(found: list[dict[str, str | None]], labels: list[str], level: Level) -> Fraction | None:
    """Krippendorff (2011): a matrix of coincidences, each item's ordered pairs of codes weighed by its codes less one."""
    at = {label: place for place, label in enumerate(labels)}
    matrix = [[Fraction(0)] * len(labels) for _ in labels]
    for unit in found:
        given = [at[code] for code in unit.values() if code is not None]
        for one, other in permutations(range(len(given)), 2):
            matrix[given[one]][given[other]] += Fraction(1, len(given) - 1)
    margins = [sum(row, Fraction(0)) for row in matrix]
    total = sum(margins, Fraction(0))

    def distance(low: int, high: int) -> Fraction:
        if level is Level.NOMINAL:
            return Fraction(1)
        return (sum(margins[low : high + 1], Fraction(0)) - (margins[low] + margins[high]) / 2) ** 2

    above = [(low, high, distance(low, high)) for high in range(len(labels)) for low in range(high)]
    observed = sum((matrix[low][high] * far for low, high, far in above), Fraction(0))
    expected = sum((margins[low] * margins[high] * far for low, high, far in above), Fraction(0))
    return None if not expected else 1 - (total - 1) * observed / expected


@pytest.mark.parametrize(
    ("table", "level", "alpha"),
    [(FOUR, Level.NOMINAL, 0.743), (FOUR, Level.ORDINAL, 0.815)],
)
def test_the_published_figures_are_those_of_the_definition(table: str, level: Level, alpha: float) -> None:
    reckoned = alpha_by_definition(units(table), ["1", "2", "3", "4", "5"], level)
    assert reckoned is not None
    assert float(reckoned) == pytest.approx(alpha, abs=0.0005)
    clinicians = kappa_by_definition(crossed("88 14 18\n10 40 10\n2 6 12"))
    assert clinicians is not None
    assert float(clinicians) == pytest.approx(0.492, abs=0.0005)


gaps = st.sampled_from(["a", "b", "c", None])


@given(st.lists(st.tuples(gaps, gaps, gaps), max_size=20), st.sampled_from(Level))
def test_alpha_is_that_of_the_definition_whatever_is_coded(
    rows: list[tuple[str | None, str | None, str | None]], level: Level
) -> None:
    found = [dict(zip("xyz", row, strict=True)) for row in rows]
    reckoned = alpha_by_definition(found, ["a", "b", "c"], level)
    assert krippendorff_alpha(found, ["a", "b", "c"], level) == (None if reckoned is None else float(reckoned))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=20))
def test_kappa_is_that_of_the_definition_whatever_is_coded(pairs: list[tuple[str, str]]) -> None:
    reckoned = kappa_by_definition(pairs)
    assert cohen_kappa(pairs) == (None if reckoned is None else float(reckoned))


codes = st.sampled_from(["a", "b", "c"])


@given(st.lists(st.tuples(codes, codes), max_size=30))
def test_neither_order_of_coders_nor_of_items_matters(pairs: list[tuple[str, str]]) -> None:
    turned = [(right, left) for left, right in reversed(pairs)]
    assert cohen_kappa(pairs) == cohen_kappa(turned)
    as_units = [{"x": left, "y": right} for left, right in pairs]
    for level in Level:
        one = krippendorff_alpha(as_units, ["a", "b", "c"], level)
        assert one == krippendorff_alpha([{"x": left, "y": right} for left, right in turned], ["a", "b", "c"], level)
        assert one is None or -1 <= one <= 1


@given(st.lists(codes, min_size=2, max_size=30).filter(lambda found: len(set(found)) > 1))
def test_full_agreement_is_one(found: list[str]) -> None:
    assert cohen_kappa([(one, one) for one in found]) == 1
    assert krippendorff_alpha([{"x": one, "y": one} for one in found], ["a", "b", "c"]) == 1
