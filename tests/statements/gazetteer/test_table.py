"""A sorted table finds by halving what a walk over its lines finds."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.errors import EngineError
from trucewatch.statements.gazetteer.table import SortedTable

_KEY = st.text("ab é", min_size=1, max_size=4)


@given(rows=st.lists(st.tuples(_KEY, st.text("xyz", max_size=3)), min_size=1, max_size=30), asked=_KEY)
def test_a_look_up_finds_what_a_walk_finds(tmp_path_factory, rows, asked):
    lines = sorted(f"{key}\t{value}".encode() for key, value in rows)
    path = tmp_path_factory.mktemp("table") / "t.tsv"
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    table = SortedTable(path)
    walked = list(table)
    assert walked == [line.decode().split("\t") for line in lines]
    for key in {asked, *(key for key, _ in rows)}:
        assert table.rows(key) == [row for row in walked if row[0] == key]


def test_a_row_is_read_where_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_bytes(b"a\t1\nb\t2\n")
    assert SortedTable(path).row(4) == ["b", "2"]


@pytest.mark.parametrize("content", [None, b""])
def test_a_missing_or_empty_table_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "t.tsv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(EngineError, match=r"t\.tsv"):
        SortedTable(path)
