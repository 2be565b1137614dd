"""The check finds whatever was changed, whatever it is, and never fails over it."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trucewatch.errors import RegisterBroken
from trucewatch.model import SetAside
from trucewatch.register import FIRST, Draft, Fault, MemoryRecorder, check, erasure_draft, set_aside_draft
from trucewatch.register.canonical import canonical, digest
from trucewatch.register.chain import entry_id
from trucewatch.register.check import check_rows
from trucewatch.register.recorder import Row

RELAXED = [HealthCheck.function_scoped_fixture]


@pytest.fixture
def rows(recorder: MemoryRecorder) -> list[Row]:
    """The case as it lies in its store: seven entries."""
    return list(recorder.rows())


def edited(row: Row, **fields: object) -> Row:
    return Row(fields={**row.fields, **fields}, payload=row.payload)


def rehashed(row: Row, **fields: object) -> Row:
    """An edited row under the hash that fits it: what somebody does who knows how records are made."""
    changed = edited(row, **fields)
    return edited(changed, id=entry_id(changed.fields))


def test_a_record_as_it_was_written_holds(recorder: MemoryRecorder) -> None:
    result = check(recorder)
    assert (result.ok, result.broken) == (True, None)
    assert (result.entries, result.head) == (7, recorder.head().id)
    assert (result.known, result.shredded, result.remarks) == (None, (), ())


def test_a_known_head_is_found_wherever_it_was(recorder: MemoryRecorder) -> None:
    for entry in recorder.entries():
        assert check(recorder, expect_head=entry.id).known == entry.sequence
    assert check(recorder, expect_head=FIRST).known == 0


def test_a_cut_end_is_found_by_a_known_head(rows: list[Row]) -> None:
    known = str(rows[-1].fields["id"])
    result = check_rows(rows[:-1], expect_head=known)
    assert result.broken is not None
    assert (result.broken.fault, result.broken.sequence) == (Fault.HEAD, None)
    assert known in result.broken.why
    assert check_rows(rows[:-1]).ok, "nothing else can tell"


EDITS: list[tuple[str, Callable[[list[Row]], list[Row]], int, Fault, str]] = [
    (
        "changed",
        lambda rows: [*rows[:2], edited(rows[2], agent="person:X"), *rows[3:]],
        3,
        Fault.HASH,
        "hash does not match",
    ),
    (
        "changed and hashed",
        lambda rows: [*rows[:2], rehashed(rows[2], agent="x"), *rows[3:]],
        4,
        Fault.PREVIOUS,
        "entry 3",
    ),
    ("first missing", lambda rows: rows[1:], 2, Fault.GAP, "entry 1 is missing"),
    ("two missing", lambda rows: [*rows[:2], *rows[4:]], 5, Fault.GAP, "entries 3 to 4 are missing"),
    ("twice", lambda rows: [*rows[:3], *rows[2:]], 3, Fault.ORDER, "where entry 4 should stand"),
    ("swapped", lambda rows: [rows[0], rows[2], rows[1], *rows[3:]], 3, Fault.GAP, "entry 2 is missing"),
    (
        "swapped and numbered anew",
        lambda rows: [rows[0], edited(rows[2], sequence=2), edited(rows[1], sequence=3), *rows[3:]],
        2,
        Fault.HASH,
        "hash does not match",
    ),
    (
        "cut at the front and numbered anew",
        lambda rows: [rehashed(rows[1], sequence=1)],
        1,
        Fault.PREVIOUS,
        "does not follow on the beginning",
    ),
    (
        "another payload",
        lambda rows: [Row(fields=rows[0].fields, payload=rows[1].payload), *rows[1:]],
        1,
        Fault.PAYLOAD,
        "payload",
    ),
    ("a payload of text", lambda rows: [Row(fields=rows[0].fields, payload="a")], 1, Fault.UNREADABLE, "as bytes"),
    (
        "rests on nothing",
        lambda rows: [rehashed(rows[0], uses=["f" * 64])],
        1,
        Fault.USES,
        "rests on an entry that is not before it",
    ),
    ("a number as text", lambda rows: [edited(rows[0], sequence="1")], 1, Fault.UNREADABLE, "'sequence'"),
    ("a truth for a number", lambda rows: [edited(rows[0], version=True)], 1, Fault.UNREADABLE, "'version'"),
    ("bytes for text", lambda rows: [edited(rows[0], agent=b"\xff")], 1, Fault.UNREADABLE, "'agent'"),
    ("uses that are no ids", lambda rows: [edited(rows[0], uses=[1])], 1, Fault.UNREADABLE, "no entry has"),
    ("a field too many", lambda rows: [edited(rows[0], mood="good")], 1, Fault.UNREADABLE, "no entry has"),
    ("half a character", lambda rows: [edited(rows[0], agent="\udc80")], 1, Fault.UNREADABLE, "cannot have been"),
    ("a number too large", lambda rows: [edited(rows[0], version=2**70)], 1, Fault.HASH, "does not match"),
    ("no fields", lambda rows: [*rows[:0], Row(fields={}, payload=None)], 1, Fault.UNREADABLE, "'id'"),
]


@pytest.mark.parametrize(
    ("edit", "sequence", "fault", "why"), [row[1:] for row in EDITS], ids=[row[0] for row in EDITS]
)
def test_the_first_broken_entry_is_named(
    rows: list[Row], edit: Callable[[list[Row]], list[Row]], sequence: int, fault: Fault, why: str
) -> None:
    result = check_rows(edit(rows))
    assert not result.ok
    assert result.broken is not None
    assert (result.broken.sequence, result.broken.fault) == (sequence, fault)
    assert result.broken.why.startswith(f"entry {sequence}: ")
    assert why in result.broken.why


def test_a_store_that_cannot_be_read_on_breaks_the_record(rows: list[Row]) -> None:
    def torn() -> Any:
        yield rows[0]
        raise RegisterBroken("page 7 is torn")

    result = check_rows(torn())
    assert result.broken is not None
    assert (result.entries, result.broken.sequence, result.broken.fault) == (1, 2, Fault.UNREADABLE)
    assert result.broken.why == "entry 2 cannot be read: page 7 is torn"


def shredded(rows: list[Row]) -> list[Row]:
    return [Row(fields=row.fields, payload=None if at in (1, 4) else row.payload) for at, row in enumerate(rows)]


def test_a_payload_that_is_missing_without_a_word_is_found(rows: list[Row]) -> None:
    result = check_rows(shredded(rows))
    assert result.broken is not None
    assert (result.broken.sequence, result.broken.fault) == (2, Fault.PAYLOAD)
    assert "no entry says that it was erased" in result.broken.why


def test_an_erased_payload_breaks_nothing_and_is_told(recorder: MemoryRecorder) -> None:
    recorder.append([erasure_draft("report-x", [2, 5], ground="a court order", by="Ana")])
    result = check_rows(shredded(list(recorder.rows())))
    assert result.ok
    assert result.shredded == (2, 5)


@pytest.mark.parametrize("entries", [[2], [2, 4], [2, 5_000]])
def test_an_erasure_excuses_only_what_it_names_before_itself(recorder: MemoryRecorder, entries: list[int]) -> None:
    recorder.append([erasure_draft("report-x", entries, ground="a court order", by="Ana")])
    result = check_rows(shredded(list(recorder.rows())))
    assert result.broken is not None
    assert result.broken.sequence == 5


def test_an_erasure_must_be_there_and_say_what(recorder: MemoryRecorder) -> None:
    recorder.append([erasure_draft("report-x", [2, 5], ground="a court order", by="Ana")])
    *rows, last = recorder.rows()
    gone = check_rows([*rows, Row(fields=last.fields, payload=None)])
    assert gone.broken is not None
    assert "is missing" in gone.broken.why
    other = rehashed(last, payload_sha256=digest(b"{}"))
    empty = check_rows([*rows, Row(fields=other.fields, payload=b"{}")])
    assert empty.broken is not None
    assert "does not say what was erased" in empty.broken.why


def test_a_clock_that_went_back_is_remarked_on(rows: list[Row]) -> None:
    first = rehashed(rows[0], recorded="2031-01-01T00:00:00.000000Z")
    second = rehashed(rows[1], previous=first.fields["id"], recorded="2030-01-01T00:00:00.000000Z")
    result = check_rows([first, second])
    assert result.ok
    assert result.remarks == ("entry 2 bears an earlier time than the one before: a clock was set back",)


@settings(max_examples=150, suppress_health_check=RELAXED)
@given(data=st.data())
def test_every_edit_of_a_byte_is_found(rows: list[Row], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(rows) - 1), label="entry")
    name = data.draw(st.sampled_from([*rows[at].fields, "payload"]), label="field")
    payload = rows[at].payload
    assert isinstance(payload, bytes)
    whole = payload if name == "payload" else canonical(rows[at].fields[name])
    byte = data.draw(st.integers(0, len(whole) - 1), label="byte")
    put = bytes([whole[byte] ^ data.draw(st.integers(1, 255), label="change")])
    changed = whole[:byte] + put + whole[byte + 1 :]
    if name == "payload":
        row = Row(fields=rows[at].fields, payload=changed)
    else:
        row = edited(rows[at], **{name: _read(changed)})
    result = check_rows([*rows[:at], row, *rows[at + 1 :]])
    if _read(changed) != _read(whole):
        assert result.broken is not None
        assert result.broken.sequence is not None


def _read(data: bytes) -> object:
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return data


@settings(max_examples=60, suppress_health_check=RELAXED)
@given(order=st.lists(st.integers(0, 6), min_size=1, max_size=9))
def test_only_a_beginning_of_the_record_holds(rows: list[Row], order: list[int]) -> None:
    result = check_rows(rows[at] for at in order)
    assert result.ok == (order == list(range(len(order))))


@settings(max_examples=60)
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from([*Draft.__struct_fields__, "id", "sequence", "uses"]),
            st.none() | st.integers() | st.text() | st.binary() | st.lists(st.integers() | st.text()),
        ),
        min_size=1,
    ),
    st.none() | st.binary() | st.text() | st.integers(),
)
def test_garbage_is_called_broken(fields: list[dict[str, object]], payload: object) -> None:
    assert not check_rows(Row(fields=one, payload=payload) for one in fields).ok


def test_the_id_covers_every_field_and_the_payload(recorder: MemoryRecorder) -> None:
    (entry,) = recorder.append([set_aside_draft(SetAside(file="a", why="b"))])
    fields = msgspec.to_builtins(entry)
    assert entry.id == entry_id(fields)
    assert entry.payload_sha256 == digest(b'{"file":"a","why":"b"}')
    ids = {entry_id({**fields, name: "other"}) for name in fields if name != "id"}
    assert len(ids) == len(fields) - 1
    assert entry.id not in ids
