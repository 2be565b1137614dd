"""The table of facts beside reports."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trucewatch.codebook import Codebook
from trucewatch.errors import IntakeError
from trucewatch.intake import Facts
from trucewatch.intake.facts import read_facts


def table(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "sources.tsv"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "header", ["file\toutlet\tdate\turl\twire_credit", "File Name\tPublisher\tPublished\tLink\tAgency"]
)
def test_headers_are_read_liberally(tmp_path: Path, book: Codebook, header: str) -> None:
    rows = f"{header}\na.txt\tValley Post\t2031-05-04\thttps://valleypost.example/x\tReuters; AFP\n\nb.txt\tunknown outlet (country XX)\t\t\t\n"
    assert read_facts(table(tmp_path, b"\xef\xbb\xbf" + rows.replace("\n", "\r\n").encode()), book) == {
        "a.txt": Facts("Valley Post", "2031-05-04", "https://valleypost.example/x", None, ("Reuters", "AFP")),
        "b.txt": Facts(),
    }


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"outlet\tdate\nx\ty\n", "no column of file names"),
        (b"file\toutlet\na.txt\tx\ty\n", "more cells than the header"),
        (b"file\toutlet\n\xff\xfe\n", "not UTF-8"),
        (b"file\0\toutlet\n", "binary"),
    ],
)
def test_malformed_tables_are_refused_with_a_reason(tmp_path: Path, book: Codebook, data: bytes, why: str) -> None:
    with pytest.raises(IntakeError, match=why):
        read_facts(table(tmp_path, data), book)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.binary(max_size=200).map(lambda tail: b"file\toutlet\n" + tail))
def test_any_bytes_are_read_or_refused(tmp_path: Path, book: Codebook, data: bytes) -> None:
    try:
        found = read_facts(table(tmp_path, data), book)
    except IntakeError:
        return
    assert all(isinstance(facts, Facts) for facts in found.values())
