"""Drafts keep what may not be recorded out of the record; payloads come out as they went in."""

import hashlib
from typing import Any

import msgspec
import pytest

from trucewatch.errors import IntakeError, RegisterBroken, SpanMismatch
from trucewatch.model import EntryKind, SetAside, Span
from trucewatch.register import MemoryRecorder, ReportPayload, read_range, reading_draft, report_draft, set_aside_draft
from trucewatch.register.canonical import canonical
from trucewatch.register.payloads import MACHINE, Draft, read_payload


def test_every_kind_comes_out_as_it_went_in(recorder: MemoryRecorder, case: Any) -> None:
    found = []
    for one in read_range(recorder):
        assert one.payload is not None
        found.append(read_payload(one.entry, one.payload))
    assert found == [draft.payload for draft in case.drafts]
    assert [draft.kind for draft in case.drafts] == [
        "codebook",
        *["report"] * 2,
        "set-aside",
        *["reading"] * 2,
        "analysis",
    ]


def test_the_bytes_of_a_report_are_kept(recorder: MemoryRecorder, case: Any) -> None:
    (one,) = read_range(recorder, 2, 2)
    assert one.payload is not None
    payload = read_payload(one.entry, one.payload)
    assert isinstance(payload, ReportPayload)
    assert payload.data == case.first.data
    assert hashlib.sha256(payload.data).hexdigest() == payload.report.sha256


def test_what_the_machine_did_is_told_from_what_people_did(case: Any) -> None:
    assert {draft.agent for draft in case.drafts} == {MACHINE}
    assert MACHINE.startswith("machine:trucewatch-")


def test_bytes_that_are_not_the_reports_are_refused(case: Any) -> None:
    with pytest.raises(IntakeError, match=r"first\.txt: its bytes are not the ones that were read"):
        report_draft(case.first.report, case.first.text, case.first.data + b" ")


@pytest.mark.parametrize("words", ["Norland had signec", "Norland had sign"])
def test_a_statement_whose_words_are_not_at_its_span_is_refused(case: Any, words: str) -> None:
    wrong = msgspec.structs.replace(case.signed, text=words)
    reading = msgspec.structs.replace(case.first.reading, statements=(case.meets, wrong))
    with pytest.raises(SpanMismatch):
        reading_draft(reading, case.first.text)


def test_a_statement_beyond_the_text_is_refused(case: Any) -> None:
    wrong = msgspec.structs.replace(case.signed, span=Span(start=0, end=9999))
    with pytest.raises(SpanMismatch):
        reading_draft(msgspec.structs.replace(case.first.reading, statements=(wrong,)), case.first.text)


def test_a_name_that_is_no_text_is_kept_readably() -> None:
    draft = set_aside_draft(SetAside(file="caf\udce9.txt", why="caf\udce9.txt \ud83d é"))
    assert draft.payload == SetAside(file="caf\\udce9.txt", why="caf\\udce9.txt \\ud83d é")
    assert canonical(draft.payload)


def test_a_report_under_such_a_name_is_kept_too(case: Any) -> None:
    report = msgspec.structs.replace(case.first.report, file="caf\udce9.txt")
    draft = report_draft(report, case.first.text, case.first.data)
    assert isinstance(draft.payload, ReportPayload)
    assert draft.payload.report == msgspec.structs.replace(report, file="caf\\udce9.txt")


def test_a_payload_with_a_span_that_is_none_is_refused(recorder: MemoryRecorder) -> None:
    (one,) = read_range(recorder, 5, 5)
    assert one.payload is not None
    turned = one.payload.replace(b'"span":{"end":', b'"span":{"end":0')
    with pytest.raises(RegisterBroken, match="the payload of entry 5 cannot be read as reading"):
        read_payload(one.entry, turned)
    turned = one.payload.replace(b'"start":', b'"start":9')
    with pytest.raises(RegisterBroken, match="cannot be read as reading: no span runs"):
        read_payload(one.entry, turned)


@pytest.mark.parametrize(
    ("kind", "version", "data", "why"),
    [
        (EntryKind.SET_ASIDE, 2, b"{}", "entry 1 is a set-aside of version 2.*a newer Trucewatch wrote it"),
        (EntryKind.PUBLICATION, 1, b"{}", "entry 1 is a publication of version 1.*a newer Trucewatch wrote it"),
        (EntryKind.SET_ASIDE, 1, b"{", "the payload of entry 1 cannot be read as set-aside"),
        (EntryKind.SET_ASIDE, 1, b'{"file":"a"}', "the payload of entry 1 cannot be read as set-aside.*`why`"),
        (EntryKind.SET_ASIDE, 1, b'{"file":"\xff","why":""}', "the payload of entry 1 cannot be read as set-aside"),
        (
            EntryKind.SET_ASIDE,
            1,
            b'{"file":"a","why":"","x":1}',
            "the payload of entry 1 cannot be read as set-aside.*`x`",
        ),
    ],
)
def test_a_payload_that_is_not_known_is_refused(kind: EntryKind, version: int, data: bytes, why: str) -> None:
    recorder = MemoryRecorder()
    draft = Draft(kind=kind, version=version, payload=SetAside(file="a", why="b"), activity="read")
    (entry,) = recorder.append([draft])
    with pytest.raises(RegisterBroken, match=why):
        read_payload(entry, data)
