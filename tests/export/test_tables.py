"""The tables: one row a statement, and no cell that a spreadsheet runs."""

import csv
import io
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.codebook import load
from trucewatch.export.tables import figures_csv, occurrences_csv, statements_csv
from trucewatch.model import OccurrenceClaim, OccurrenceKind

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def rows_of(data: bytes) -> list[dict[str, str]]:
    """Read a table back."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_every_statement_has_a_row(kestria: Any) -> None:
    rows = rows_of(statements_csv(kestria))
    assert [row["statement"] for row in rows] == list(kestria.statements)
    left = next(row for row in rows if row["statement"] == "statement-hp-left")
    assert (left["relayed_by"], left["principal"]) == ("SNA", "Sardanian foreign ministry")
    assert (left["claim"], left["when_start"], left["lat"]) == ("position", "2031-03-03", "13.25")


def test_every_figure_has_a_row_as_it_was_said(kestria: Any) -> None:
    rows = rows_of(figures_csv(kestria))
    said = [(row["counter"], row["measure"], row["low"], row["high"], row["qualifier"]) for row in rows]
    relief, health = "United Nations relief office", "health ministry in Arlo"
    assert said == [
        (relief, "killed", "40", "", "at-least"),
        (relief, "displaced", "12000", "12000", "about"),
        (health, "killed", "63", "63", "exactly"),
        (relief, "killed", "40", "", "at-least"),
        (relief, "killed", "44", "44", "exactly"),
        (health, "killed", "36", "36", "exactly"),
    ]


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_a_cell_is_never_a_formula(case: Any, kestria: Any, words: str) -> None:
    key = "statement-hp-left"
    view = case.view(
        reports=kestria.reports,
        statements={key: msgspec.structs.replace(kestria.statements[key], text=words, hedge=words)},
    )
    row = rows_of(statements_csv(view))[0]
    assert row["text"] == f"'{words}"
    assert row["hedge"] == f"'{words}"


@given(words=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_words_come_back_but_for_the_guard(case: Any, kestria: Any, words: str) -> None:
    key = "statement-hp-left"
    view = case.view(
        reports=kestria.reports, statements={key: msgspec.structs.replace(kestria.statements[key], text=words)}
    )
    found = rows_of(statements_csv(view))[0]["text"]
    assert found == (f"'{words}" if words.startswith(FORMULA) else words)


def test_every_occurrence_has_a_row_with_the_types_of_other_codebooks(kestria: Any) -> None:
    rows = rows_of(occurrences_csv(kestria))
    told = [one for one in kestria.statements.values() if isinstance(one.claim, OccurrenceClaim)]
    assert told
    assert [row["statement"] for row in rows] == [one.id for one in told]
    assert all(row["acled_sub_event_type"] and row["plover_event"] and row["stance"] for row in rows)


def test_every_kind_has_a_type_in_both_codebooks() -> None:
    codebook = load()
    for kind in OccurrenceKind:
        assert codebook.table("occurrences")["acled"][kind]
        assert codebook.table("plover")["occurrence"][kind]
