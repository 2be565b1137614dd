"""The export of a register, and the program by which an outsider verifies it."""

import base64
import importlib.util
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trucewatch.model import Entry, SetAside
from trucewatch.register import FIRST, MemoryRecorder, Recorded, erasure_draft, set_aside_draft, write_export
from trucewatch.register.merkle import Tree

VERIFIER = Path(__file__).resolve().parents[2] / "verifier" / "verify.py"
RELAXED = [HealthCheck.function_scoped_fixture]


def verifier() -> ModuleType:
    spec = importlib.util.spec_from_file_location("verify", VERIFIER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


VERIFY = verifier()


def exported(recorder: MemoryRecorder) -> bytes:
    stream = io.BytesIO()
    write_export(recorder, stream)
    return stream.getvalue()


@pytest.fixture
def export(recorder: MemoryRecorder) -> bytes:
    """The case's export: a header, seven entries, a last line."""
    recorder.append([set_aside_draft(SetAside(file='naïve\u2028\u0000\x7f😀\t"\\.txt', why="é"))])
    return exported(recorder)


def holds(data: bytes, known: str | None = None) -> bool:
    try:
        VERIFY.verify(io.BytesIO(data), VERIFY.Known(known), 1 << 20)
    except VERIFY.Broken:
        return False
    return True


def run(*given: str | Path, data: bytes | None = None) -> subprocess.CompletedProcess[str]:
    """Run the verifier as a party would: alone, without anything of ours to import."""
    command = [sys.executable, "-I", "-S", str(VERIFIER), *map(str, given)]
    done = subprocess.run(command, input=data, capture_output=True, check=False)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_an_export_is_lines_of_json(recorder: MemoryRecorder) -> None:
    header, *lines, last = [json.loads(line) for line in exported(recorder).splitlines()]
    assert header == {"format": "trucewatch-register", "version": 1}
    assert [line["entry"]["sequence"] for line in lines] == [1, 2, 3, 4, 5, 6, 7]
    root = Tree(bytes.fromhex(entry.id) for entry in recorder.entries()).root().hex()
    assert last == {"count": 7, "head": recorder.head().id, "root": root, "checkpoint": None, "consistency": None}
    aside = next(line for line in lines if line["entry"]["kind"] == "set-aside")
    assert json.loads(base64.b64decode(aside["payload"])) == {"file": "empty.txt", "why": "it is empty"}


def test_an_export_that_holds_says_what_is_proved_and_what_is_not(export: bytes, tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_bytes(export)
    done = run(path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("The record holds.\n")
    assert "8 entries, numbered without a gap" in done.stdout
    assert "Not proved:" in done.stdout
    assert "could have written it anew" in done.stdout
    assert json.loads(export.splitlines()[-1])["head"] in done.stdout


def test_a_known_id_proves_the_record_up_to_it(recorder: MemoryRecorder, export: bytes) -> None:
    third = list(recorder.entries())[2].id
    done = run("-", "--head", third, data=export)
    assert done.returncode == 0
    assert "the id that you gave is that of entry 3" in done.stdout.replace("The id", "the id")
    assert "5 entries came after it" in done.stdout


def test_an_unknown_id_breaks_the_record(export: bytes) -> None:
    done = run("-", "--head", "a" * 64, data=export)
    assert done.returncode == 1
    assert done.stdout.startswith("The record does not hold.")
    assert "rewritten, or cut off" in done.stdout


def test_an_empty_record_holds() -> None:
    assert holds(exported(MemoryRecorder()))
    assert holds(exported(MemoryRecorder()), FIRST)
    done = run("-", data=exported(MemoryRecorder()))
    assert done.returncode == 0
    assert "0 entries" in done.stdout


def without(recorder: MemoryRecorder, number: int, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """The export of a record in which the payload of this entry is gone."""
    kept = recorder.payloads

    def left(entries: list[Entry]) -> dict[int, bytes]:
        return {found: data for found, data in kept(entries).items() if found != number}

    monkeypatch.setattr(recorder, "payloads", left)
    return exported(recorder)


def test_an_erasure_is_told_of(recorder: MemoryRecorder, monkeypatch: pytest.MonkeyPatch) -> None:
    recorder.append([erasure_draft("report-x", [2], ground="a court order", by="Ana")])
    done = run("-", data=without(recorder, 2, monkeypatch))
    assert done.returncode == 0
    assert "Entry 8 says that Ana had 1 payload erased, on the ground: a court order" in done.stdout
    assert "What the 1 payload said that was erased" in done.stdout


def test_files_that_went_with_an_erasure_are_told_of(recorder: MemoryRecorder, monkeypatch: pytest.MonkeyPatch) -> None:
    recorder.append([erasure_draft("incident-x", [2], ground="a court order", by="Ana", files=2)])
    done = run("-", data=without(recorder, 2, monkeypatch))
    assert done.returncode == 0
    assert "1 payload erased and 2 files kept beside the record deleted, on the ground: a court order" in done.stdout


def test_a_payload_that_is_missing_without_a_word_is_found(
    recorder: MemoryRecorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder.append([erasure_draft("report-x", [3], ground="a court order", by="Ana")])
    done = run("-", data=without(recorder, 2, monkeypatch))
    assert done.returncode == 1
    assert "the payload of entry 2 is missing, and no entry says that it was erased" in done.stdout


LineEdit = Callable[[list[bytes]], list[bytes]]


def changed(number: int, old: bytes, new: bytes) -> LineEdit:
    def edit(lines: list[bytes]) -> list[bytes]:
        assert old in lines[number]
        return [*lines[:number], lines[number].replace(old, new, 1), *lines[number + 1 :]]

    return edit


BREAKS: dict[str, tuple[LineEdit, str]] = {
    "nothing": (lambda lines: lines[:0], "line 1: this is not a Trucewatch"),
    "no header": (lambda lines: lines[1:], "line 1: this is not a Trucewatch"),
    "newer": (changed(0, b"1", b"2"), "line 1: this is not a Trucewatch export or proof of a version"),
    "cut off": (lambda lines: lines[:-1], "line 10, where entry 9 or the end is due: the export ends here"),
    "cut in a line": (lambda lines: [*lines[:3], lines[3][:-1]], "line 4, where entry 3 or the end is due: the line is cut"),
    "missing": (lambda lines: [*lines[:3], *lines[4:]], "entry 3 or the end is due: it is numbered 4"),
    "twice": (lambda lines: [*lines[:3], *lines[2:]], "entry 3 or the end is due: it is numbered 2"),
    "swapped": (lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]], "entry 2 or the end is due: it is numbered 3"),
    "front cut": (lambda lines: [lines[0], *lines[2:]], "entry 1 or the end is due: it is numbered 2"),
    "edited": (changed(2, b'"activity":"read"', b'"activity":"lead"'), "the hash does not match its id"),
    "blank": (changed(2, b'"activity":"read"', b'"activity": "read"'), "not in canonical form"),
    "escaped": (changed(2, b'"activity":"read"', b'"activity":"r\\u0065ad"'), "not in canonical form"),
    "key twice": (changed(2, b'"activity":"read"', b'"activity":"lead","activity":"read"'), "not in canonical form"),
    "another field": (changed(2, b'"kind"', b'"kine"'), "it has not the fields of an entry"),
    "field of another type": (changed(2, b'"version":1', b'"version":"1"'), "field version is of the wrong type"),
    "a truth for a number": (changed(2, b'"version":1', b'"version":true'), "field version is of the wrong type"),
    "uses": (changed(5, b'"uses":[', b'"uses":[1,'), "uses holds what is no id"),
    "payload": (changed(1, b'"payload":"ey', b'"payload":"fy'), "its payload is not the one that was recorded"),
    "payload of no base64": (changed(1, b'"payload":"ey', b'"payload":"!!'), "its payload is not base64"),
    "payload of another type": (changed(1, b'"payload":"', b'"payload":1,"x":"'), "neither an entry nor the last line"),
    "payload shortened": (changed(1, b'"payload":"ey', b'"payload":"y'), "its payload is not base64"),
    "count": (changed(-1, b'"count":8', b'"count":9'), "names another number of entries"),
    "count of truth": (changed(-1, b'"count":8', b'"count":true'), "names another number"),
    "root": (changed(-1, b'"root":"', b'"root":"0'), "names another root of the tree"),
    "a checkpoint": (changed(-1, b'"checkpoint":null', b'"checkpoint":"x"'), "another checkpoint than the newest"),
    "no consistency": (changed(-1, b'"consistency":null', b'"consistency":0'), "not exactly the members earlier"),
    "head": (changed(-1, b'"head":"', b'"head":"0'), "names another number of entries or another last id"),
    "end": (lambda lines: [*lines[:-1], b'{"end":1}\n'], "neither an entry nor the last line"),
    "more": (lambda lines: [*lines, b"\n"], "something follows after the last line"),
    "no json": (lambda lines: [lines[0], b"<html>\n"], "the line is not JSON"),
    "no utf-8": (lambda lines: [lines[0], b"\xff\xfe\n"], "the line is not JSON"),
    "deep": (lambda lines: [lines[0], b"[" * 200_000 + b"\n"], "the line is not JSON"),
    "a list": (lambda lines: [lines[0], b"[]\n"], "not in canonical form"),
    "no number": (lambda lines: [lines[0], b'{"count":NaN,"head":""}\n'], "no canonical form"),
    "a huge number": (lambda lines: [lines[0], b'{"count":' + b"9" * 10_000 + b"}\n"], "the line is not JSON"),
    "half a character": (lambda lines: [lines[0], b'{"a":"\\ud800"}\n'], "no canonical form"),
    "no entry": (lambda lines: [lines[0], b'{"entry":7,"payload":null}\n'], "has not the fields of an entry"),
}  # fmt: skip


@pytest.mark.parametrize(("edit", "why"), BREAKS.values(), ids=BREAKS)
def test_what_was_changed_is_named(export: bytes, edit: LineEdit, why: str) -> None:
    data = b"".join(edit(export.splitlines(keepends=True)))
    with pytest.raises(VERIFY.Broken) as raised:
        VERIFY.verify(io.BytesIO(data), VERIFY.Known(), 1 << 20)
    assert why in str(raised.value)


def test_a_payload_under_other_letters_is_not_canonical() -> None:
    """The last letter of base64 has bits that say nothing: they may not differ either."""
    with pytest.raises(VERIFY.Broken, match="canonical form"):
        VERIFY.decoded("YWJ=")
    assert VERIFY.decoded("YWI=") == b"ab"


@settings(max_examples=120, deadline=None, suppress_health_check=RELAXED)
@given(data=st.data())
def test_every_edit_of_a_byte_is_found(export: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(export) - 1))
    byte = bytes([export[at] ^ data.draw(st.integers(1, 255))])
    assert not holds(export[:at] + byte + export[at + 1 :])


@settings(max_examples=60, deadline=None, suppress_health_check=RELAXED)
@given(data=st.data())
def test_every_cut_is_found(export: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(export) - 1))
    end = data.draw(st.integers(start + 1, len(export)))
    assert not holds(export[:start] + export[end:])


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=100).map(str.encode))
def test_garbage_is_called_broken(garbage: bytes) -> None:
    assert not holds(garbage)
    assert not holds(VERIFY.canonical(VERIFY.HEADER) + b"\n" + garbage)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (["/nowhere/export.jsonl"], "cannot be read"),
        (["/"], "cannot be read"),
        (["a\0b"], "cannot be read"),
        (["-", "--head", "xyz"], "64 hexadecimal digits"),
        (["-", "--head", "A" * 64], "64 hexadecimal digits"),
        (["-", "--longest-line", "0"], "a number of bytes"),
        (["-", "--longest-line", "100"], "a line is longer than 100 bytes"),
    ],
)
def test_a_check_that_cannot_be_made_says_why(
    export: bytes, given: list[str], why: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(export)))
    assert VERIFY.main(given) == 2
    assert why in capsys.readouterr().err


@pytest.mark.parametrize("given", [[], ["a", "b"], ["--longest-line", "x", "a"]])
def test_wrong_usage_is_told_and_ends_with_two(given: list[str]) -> None:
    done = run(*given)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_nothing_recorded_can_steer_the_terminal() -> None:
    assert VERIFY.printable("2031\x1b[2J\u202e" + "x" * 100) == "2031?[2J?" + "x" * 55


def test_the_verifier_needs_nothing_but_python() -> None:
    code = VERIFIER.read_text()
    assert "trucewatch" not in [
        line.split()[1].split(".")[0] for line in code.splitlines() if line.startswith(("import", "from"))
    ]
    assert run("--help").returncode == 0


def test_a_payload_kept_for_an_entry_is_its_bytes() -> None:
    recorder = MemoryRecorder()
    (entry,) = recorder.append([set_aside_draft(SetAside(file="a", why="b"))])
    line = exported(recorder).splitlines()[1]
    assert json.loads(line)["entry"]["id"] == entry.id
    assert base64.b64decode(json.loads(line)["payload"]) == b'{"file":"a","why":"b"}'
    assert Recorded(entry=entry, payload=None).payload is None
