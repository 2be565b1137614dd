"""Who looks at a record from which reports can be erased is recorded: once a person, day and part."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from trucewatch.errors import TrucewatchError
from trucewatch.model import EntryKind
from trucewatch.register import open_record
from trucewatch.register.access import note_access, note_look
from trucewatch.register.payloads import AccessPayload, read_payload

MORNING = datetime(2031, 5, 4, 9, tzinfo=UTC)


def test_a_look_is_noted_once_a_person_a_day_and_a_part(path: Path, case: Any) -> None:
    day = MORNING

    def clock() -> datetime:
        return day

    looks = [
        ("Ana Silva", "show", 4, True),
        ("Ana Silva", "show", 4, False),
        (" Ana Silva ", "show", 4, False),
        ("Ben Ode", "show", 4, True),
        ("Ana Silva", "incident show", 4, True),
        ("Ana Silva", "show", 5, True),
        ("Ben Ode", "show", 5, True),
        ("Ana Silva", "show", 5, False),
    ]
    with open_record(path, create=True, erasable=True, now=clock) as recorder:
        recorder.append(case.drafts[:2])
        for by, part, on, noted in looks:
            day = MORNING.replace(day=on)
            assert (note_look(recorder, by=by, part=part, now=clock) is not None) == noted, (by, part, on)
        entries = list(recorder.entries(kind=EntryKind.ACCESS))
        said = read_payload(entries[0], recorder.payloads(entries)[3])
    assert len(entries) == 5
    assert entries[0].agent == "person:Ana Silva"
    assert said == AccessPayload(by="Ana Silva", command="look", form="show", last=2, size=0, sha256="")


def test_what_is_taken_is_noted_each_time_and_is_no_look(path: Path, case: Any) -> None:
    with open_record(path, create=True, erasable=True) as recorder:
        recorder.append(case.drafts[:2])
        for _ in range(2):
            assert note_access(recorder, by="Ana", command="export", form="json", last=2, size=1, sha256="a")
        assert note_look(recorder, by="Ana", part="json") is not None


def test_nobody_looks_without_a_name(path: Path) -> None:
    with (
        open_record(path, create=True, erasable=True) as recorder,
        pytest.raises(TrucewatchError, match="must be named"),
    ):
        note_look(recorder, by=" ", part="show")


def test_no_look_at_any_other_record_is_noted(path: Path, case: Any) -> None:
    with open_record(path, create=True) as recorder:
        recorder.append(case.drafts[:2])
        assert note_look(recorder, by="Ana", part="show") is None
        assert recorder.head().sequence == 2
