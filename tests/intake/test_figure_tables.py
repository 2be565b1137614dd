"""Counters' tables: what is taken, what is refused line by line, and what cannot be read at all."""

import hashlib

import pytest

from trucewatch.codebook import Codebook, load
from trucewatch.errors import IntakeError
from trucewatch.intake.figure_tables import MAX_BYTES, Wide, figures_in_table, number_of
from trucewatch.model import Dated, Measure, Qualifier
from trucewatch.model.decisions import FiguresImported

DAILY = "day;total;new;late\n2031-03-01;1,000;12;\n2031-03-02;≥1,010;10;298\n"


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    """The shipped codebook."""
    return load()


def taken(words: str, codebook: Codebook, **options: object) -> FiguresImported:
    return figures_in_table(words.encode(), "table.csv", codebook, given={"counter": "Office"}, **options)  # type: ignore[arg-type]


def test_a_table_with_a_day_a_line(codebook: Codebook) -> None:
    columns = {"total": "killed:cumulative", "new": "killed:new", "late": "killed:late"}
    found = taken(DAILY, codebook, wide=Wide("day", columns))
    assert [(one.as_of, one.low, one.high, one.cumulative, one.late) for one in found.figures] == [
        ("2031-03-01", 1000, 1000, True, False),
        ("2031-03-01", 12, 12, False, False),
        ("2031-03-02", 1010, None, True, False),
        ("2031-03-02", 10, 10, False, False),
        ("2031-03-02", 298, 298, False, True),
    ]
    assert found.sha256 == hashlib.sha256(DAILY.encode()).hexdigest()
    assert found.columns == (("day", "as_of"), *columns.items())
    assert not found.refused


def test_a_table_with_a_figure_a_line(codebook: Codebook) -> None:
    words = "counter,measure,number,as_of,dated,whole\nWatch,wounded,12-15,2031-03-01,event,no\n"
    (one,) = taken(words, codebook).figures
    assert (one.counter, one.measure, one.low, one.high) == ("Watch", Measure.WOUNDED, 12, 15)
    assert (one.dated, one.whole, one.qualifier) == (Dated.EVENT, False, Qualifier.EXACTLY)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("killed,many,2031-03-01,", "'many' is not a whole number"),
        ("killed,1,259,2031-03-01", "no day of the form"),
        ("killed,1,01/03/2031,", "no day of the form"),
        ("killed,9,,", "it has no day"),
        ("sunk,9,2031-03-01,", "'sunk' is not a valid Measure"),
        ("killed,9,2031-03-02,2031-03-01", "it ends before it begins"),
        ("killed,15-12,2031-03-01,", "runs downwards"),
        ("killed,-4,2031-03-01,", "not a whole number"),
        ("killed,99999999999999,2031-03-01,", "not a whole number"),
        ("killed,٣,2031-03-01,", "not a whole number"),
        ("killed,=1+1,2031-03-01,", "not a whole number"),
        ("killed,9", "it has 2 cells, the header 4"),
        (f"{'k' * 1001},9,2031-03-01,", "longer than 1,000 characters"),
    ],
)
def test_a_line_that_cannot_be_taken_is_named_and_the_rest_stands(codebook: Codebook, line: str, why: str) -> None:
    found = taken(f"measure,number,start,end\n{line}\nkilled,7,2031-03-01,\n", codebook)
    assert [one.low for one in found.figures] == [7]
    assert [one.line for one in found.refused] == [2]
    assert why in found.refused[0].why


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no header"),
        (b"a,b\n1,2\n", "no column named number"),
        (b"number,number\n1,2\n", "two columns"),
        (b"number\n\xff\n", "not UTF-8"),
        (b'number\n"1\n', "no CSV"),
        (b"x" * (MAX_BYTES + 1), "larger than"),
    ],
)
def test_what_is_no_table_is_refused_whole(codebook: Codebook, data: bytes, why: str) -> None:
    with pytest.raises(IntakeError, match=why):
        figures_in_table(data, "table.csv", codebook)


def test_days_in_another_form(codebook: Codebook) -> None:
    (one,) = taken("measure,number,as_of\nkilled,7,01/03/2031\n", codebook, date_format="%d/%m/%Y").figures
    assert one.as_of == "2031-03-01"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("1,259", (1259, 1259, Qualifier.EXACTLY)),
        ("at least 11,000", (11000, None, Qualifier.AT_LEAST)),
        ("40+", (40, None, Qualifier.AT_LEAST)),
        ("> 40", (40, None, Qualifier.MORE_THAN)),
        ("fewer than 9", (None, 9, Qualifier.LESS_THAN)),
        ("~300", (300, 300, Qualifier.ABOUT)),
        ("12 to 15", (12, 15, Qualifier.EXACTLY)),
        ("n/a", None),
        (" – ", None),
    ],
)
def test_numbers_as_tables_write_them(codebook: Codebook, words: str, number: object) -> None:
    assert number_of(words, codebook) == number
