"""A counter's table as small text: one row a day, numbers as they are said, an empty cell as a dot."""

import re
from collections.abc import Callable, Sequence

import pytest

from trucewatch.codebook import Codebook, load
from trucewatch.model import Dated, EnteredFigure, Measure, Qualifier, Reconciliation, Series
from trucewatch.model.decisions import CountedFigure
from trucewatch.register.series import series_of
from trucewatch.verification import reconcile

_SIGNS = {">=": Qualifier.AT_LEAST, ">": Qualifier.MORE_THAN, "<": Qualifier.LESS_THAN, "~": Qualifier.ABOUT}


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    """The shipped codebook."""
    return load()


def figure(number: str, *, counter: str = "Health Office of Varda", **fields: object) -> CountedFigure:
    """Return a figure of a counter; "12-15" is a range, ">=40" at least 40."""
    sign = re.match(r"[<>=~]*", number)[0]  # type: ignore[index]
    low, _, high = number[len(sign) :].replace(",", "").partition("-")
    qualifier = _SIGNS.get(sign, Qualifier.EXACTLY)
    is_open = qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
    return CountedFigure(
        **{  # type: ignore[arg-type]
            "counter": counter,
            "measure": Measure.KILLED,
            "low": None if qualifier is Qualifier.LESS_THAN else int(low),
            "high": None if is_open else int(high or low),
            "qualifier": qualifier,
            **fields,
        }
    )


def table(words: str, **fields: object) -> list[CountedFigure]:
    """Return the figures of a table with the columns day, running, new, late; days are those of March 2031."""
    found = []
    for line in words.strip().splitlines():
        day, *cells = line.split()
        for cell, kind in zip(cells, ({"cumulative": True}, {"cumulative": False}, {"late": True}), strict=False):
            if cell != ".":
                found.append(figure(cell, as_of=f"2031-03-{int(day):02}", **kind, **fields))
    return found


def entered(figures: Sequence[CountedFigure]) -> dict[str, EnteredFigure]:
    """Return the figures as they stand in a record, all of one entry."""
    return {
        f"figure-{row:04}": EnteredFigure(
            id=f"figure-{row:04}", entry="e1", sequence=1, row=row, by="Ana Silva", figure=one, file="table.csv"
        )
        for row, one in enumerate(figures)
    }


def in_series(figures: Sequence[CountedFigure], codebook: Codebook) -> tuple[Series, ...]:
    """Return the figures in series."""
    return series_of({}, entered(figures), {}, {}, {}, codebook)


Reconciled = Callable[..., list[Reconciliation]]


@pytest.fixture
def reconciled(codebook: Codebook) -> Reconciled:
    """Reconcile figures, or the words of a table."""

    def run(given: str | Sequence[CountedFigure], dates: Sequence[str] = ()) -> list[Reconciliation]:
        figures = table(given, dated=Dated.REPORT) if isinstance(given, str) else given
        return list(reconcile(in_series(figures, codebook), codebook, dates=dates))

    return run
