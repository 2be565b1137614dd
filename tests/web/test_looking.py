"""Pages of a record from which reports can be erased: who looked is recorded, once a person, day and part."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import write_case

from trucewatch.codebook import Codebook
from trucewatch.model import EntryKind
from trucewatch.register import Recorder, check, open_record
from trucewatch.register.payloads import AccessPayload, read_payload


@pytest.fixture
def record(kestria: Any, codebook: Codebook, tmp_path: Path) -> Path:
    """The case in a record with keys."""
    path = tmp_path / "case.truce"
    with open_record(path, create=True, erasable=True) as recorder:
        write_case(recorder, kestria, codebook)
    return path


def test_who_looks_at_a_page_is_recorded_once_a_day_and_part(signed_in: Callable[..., Any], recorder: Recorder) -> None:
    ana = signed_in()
    for path in ("/matters", "/reports", "/matters", "/matters?as_of=2"):
        assert ana.get(path).status_code == 200, path
    signed_in().get("/matters")
    entries = list(recorder.entries(kind=EntryKind.ACCESS))
    said = recorder.payloads(entries)
    looks = [read_payload(entry, said[entry.sequence]) for entry in entries]
    assert [(one.by, one.command, one.form) for one in looks if isinstance(one, AccessPayload)] == [
        ("Ana Silva", "look", "page matters"),
        ("Ana Silva", "look", "page reports"),
    ]
    assert check(recorder).ok
