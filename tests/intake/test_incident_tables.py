"""Incident tables: rows with words become sources, rows without are refused by name."""

from pathlib import Path

import pytest

from trucewatch.codebook import Codebook, load
from trucewatch.errors import IntakeError
from trucewatch.intake import IncidentTable, read_incidents

ACLED = """\ufeffevent_id_cnty,event_date,event_type,location,latitude,source,notes,fatalities
NOR1,2031-05-04,Battles,Harl,1.5,Northern Wire; Sudmark Radio,"On 4 May 2031, Norland's army shelled Harl, said the mayor.",3
NOR2,2031-05-05,Battles,Harl,1.5,Northern Wire,,0
NOR1,2031-05-06,Battles,Harl,1.5,Northern Wire,"On 6 May 2031, shells fell on Harl again.",1
NOR4,2031-05-06,Battles,Harl,1.5,Northern Wire

NOR5,2031-05-06,Battles,Harl,1.5,,"=SUM(A1) was written on a wall in Harl.",0
"""


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load()


@pytest.fixture
def table(tmp_path: Path, codebook: Codebook) -> IncidentTable:
    path = tmp_path / "may.csv"
    path.write_text(ACLED, encoding="utf-8")
    return read_incidents(path, "acled", codebook)


def test_each_row_with_words_is_a_report_of_the_keeper_in_its_own_words(table: IncidentTable) -> None:
    first = table.rows[2]
    assert first.data.decode() == "On 4 May 2031, Norland's army shelled Harl, said the mayor."
    assert first.name == "acled#NOR1"
    assert first.facts is not None
    assert (first.facts.outlet, first.facts.credits) == ("ACLED", ("Northern Wire", "Sudmark Radio"))
    assert first.facts.date is None, "the day of an event is no day of publication"
    assert list(table.rows) == [2, 7]
    assert table.columns == {"words": "notes", "id": "event_id_cnty", "credits": "source"}


def test_each_other_row_is_refused_with_its_reason(table: IncidentTable) -> None:
    assert table.refused == {
        3: "it has no words",
        4: "its number was given to a row before it",
        5: "it has 6 cells, and the header 8",
    }


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_cells_may_be_set_apart_by_any_of_three(tmp_path: Path, codebook: Codebook, delimiter: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        delimiter.join(["Words", "Published", "URL"])
        + "\n"
        + delimiter.join(["A shell fell.", "2031-05-04", "http://a"])
    )
    table = read_incidents(path, "plain", codebook, keeper="Harl Observers")
    assert table.rows[2].facts is not None
    assert (table.rows[2].facts.date, table.rows[2].facts.url) == ("2031-05-04", "http://a")
    assert table.rows[2].name == "t.csv#2"


@pytest.mark.parametrize(
    ("data", "mapping", "why"),
    [
        (b"a,b\n1,2\n", "acled", "none of the columns notes"),
        (b"", "acled", "none of the columns"),
        (b"notes\n\xff\n", "acled", "not UTF-8 at byte 6"),
        (b"notes\n\x00\n", "acled", "binary"),
        (b"words\nA shell fell.\n", "plain", "whose table it is"),
        (b"notes\n" + b"x" * 200_000, "acled", "malformed table"),
        (b"notes\nx\n", "gdelt", "no mapping is called 'gdelt': there are acled, plain, ucdp-ged"),
    ],
)
def test_what_is_no_table_is_named(tmp_path: Path, codebook: Codebook, data: bytes, mapping: str, why: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(data)
    with pytest.raises(IntakeError, match=why):
        read_incidents(path, mapping, codebook)
    with pytest.raises(IntakeError, match="cannot be read"):
        read_incidents(tmp_path / "none.csv", mapping if mapping != "gdelt" else "acled", codebook, keeper="k")


def test_hostile_cells_are_refused_and_names_lead_nowhere(tmp_path: Path, codebook: Codebook) -> None:
    path = tmp_path / "t.csv"
    long = "x" * 70_000
    path.write_text(f"id,words\n../../etc,A shell fell.\n2,{long}\n{'9' * 101},Another fell.\n", encoding="utf-8")
    table = read_incidents(path, "plain", codebook, keeper="k")
    assert [one.name for one in table.rows.values()] == ["plain#.._.._etc"]
    assert table.refused == {3: "a cell is longer than 60000 letters", 4: "its number is longer than 100 letters"}
