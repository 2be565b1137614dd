"""Long reports: an entry a part, by one process or two, whole or interrupted; and what is not compared is said."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from trucewatch import pipeline
from trucewatch.briefs import page, summary
from trucewatch.cli import main
from trucewatch.codebook import Codebook, load
from trucewatch.errors import RegisterBroken, SpanMismatch
from trucewatch.export.json_document import document, schema
from trucewatch.model import Entry, Reading, Report
from trucewatch.register import Draft, MemoryRecorder, View, check, check_file, open_record, read_range
from trucewatch.register.erasing import erase
from trucewatch.register.snapshots import found
from trucewatch.register.sqlite import SqliteRecorder
from trucewatch.statements.part_reading import read_part

PARTS = (
    "Rebels shelled the port of Seyre on Monday, the harbour master said. Two people were killed.",
    "Soldiers of the River Army shelled Seyre on Monday, Mayor Ana Marsh said. Five people were killed.",
    "Gunmen captured the mill in Tarvo on Tuesday, Colonel Ito Berg said. Nobody had fired on the trucks.",
    "Government troops left Oskel on Sunday, an observer said. Eleven trucks crossed the bridge on Sunday.",
)

Layer = Callable[..., Codebook]


@pytest.fixture
def layer(tmp_path: Path) -> Layer:
    def made(letters: int = 100, compared: int = 10_000) -> Codebook:
        folder = tmp_path / f"layer-{letters}-{compared}"
        folder.mkdir()
        limits = f"[limits]\npart_letters = {letters}\ncompared = {compared}\n"
        (folder / "sentences.toml").write_text(f'version = "1"\nsource = "our own"\n{limits}')
        return load([folder])

    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join(PARTS) + "\n")
    return path


class Stopping(MemoryRecorder):
    """A record whose user stops the run before the append of this number."""

    before = 0

    def append(self, drafts: Sequence[Draft], *, expect_head: str | None = None) -> tuple[Entry, ...]:
        self.before -= 1
        if not self.before:
            raise KeyboardInterrupt
        return super().append(drafts, expect_head=expect_head)


def kinds(recorder: MemoryRecorder) -> list[str]:
    return [entry.kind.value for entry in recorder.entries()]


def one_part(view: View) -> Any:
    (found,) = view.parts.values()
    return found


def test_each_part_is_an_entry_that_rests_on_the_report(path: Path, layer: Layer) -> None:
    recorder = MemoryRecorder()
    run = pipeline.read([path], recorder, layer(), jobs=1)
    assert kinds(recorder) == ["codebook", "report", *["reading-part"] * 4, "analysis"]
    _, report, *parts, _ = recorder.entries()
    assert {one.uses for one in parts} == {(report.id,)}
    assert check(recorder).ok
    assert (one_part(run.view).read, one_part(run.view).of, one_part(run.view).entries) == (4, 4, ())
    told = [(one.id, one.span) for one in run.view.statements.values()]
    whole = pipeline.read([path], MemoryRecorder(), load(), jobs=1).view
    assert told == [(one.id, one.span) for one in whole.statements.values()]
    assert "parts" not in document(run.view)["reports"][0]


def test_two_processes_record_what_one_records(path: Path, layer: Layer) -> None:
    book = layer(compared=4)
    one, two = MemoryRecorder(), MemoryRecorder()
    for recorder, jobs in ((one, 1), (two, 2)):
        pipeline.read([path], recorder, book, jobs=jobs)
    assert [entry.payload_sha256 for entry in one.entries()] == [entry.payload_sha256 for entry in two.entries()]


@pytest.mark.parametrize("before", [3, 4, 5, 6], ids=lambda n: f"before append {n}")
def test_an_interrupted_run_keeps_its_parts_and_the_next_goes_on(before: int, path: Path, layer: Layer) -> None:
    book, recorder = layer(compared=4), Stopping()
    recorder.before = before
    with pytest.raises(KeyboardInterrupt):
        pipeline.read([path], recorder, book, jobs=1)
    kept = kinds(recorder)
    assert kept == ["codebook", "report", *["reading-part"] * (before - 2)]
    assert check(recorder).ok
    partly = pipeline.current(recorder)
    assert (f"{before - 2} of 4 parts are read" in summary(partly, None, book)) == (before < 6)
    pipeline.read([path], recorder, book, jobs=1)
    assert kinds(recorder) == ["codebook", "report", *["reading-part"] * 4, "analysis"]
    whole = MemoryRecorder()
    pipeline.read([path], whole, book, jobs=1)
    assert [one.payload_sha256 for one in recorder.entries()] == [one.payload_sha256 for one in whole.entries()]
    assert [one.uses for one in recorder.entries()][2:6] == [(list(recorder.entries())[1].id,)] * 4
    again = pipeline.read([path], recorder, book, jobs=1)
    assert (len(again.known), again.view.sequence) == (1, 7)


@pytest.mark.parametrize(("letters", "parts"), [(200, 3), (1_000, 1)], ids=["in fewer parts", "whole"])
def test_a_report_that_is_cut_otherwise_by_now_is_read_anew(letters: int, parts: int, path: Path, layer: Layer) -> None:
    recorder = Stopping()
    recorder.before = 4
    with pytest.raises(KeyboardInterrupt):
        pipeline.read([path], recorder, layer(), jobs=1)
    view = pipeline.read([path], recorder, layer(letters=letters), jobs=1).view
    assert kinds(recorder).count("report") == 1
    assert (one_part(view).read, one_part(view).of) == (parts, parts)
    assert len(view.statements) == len(pipeline.read([path], MemoryRecorder(), load(), jobs=1).view.statements)


def test_a_part_that_cannot_be_read_is_named_and_the_next_run_begins_with_it(
    path: Path, layer: Layer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(report: Report, part: Any, *others: Any) -> Reading:
        if "Tarvo" in part.text.content:
            raise SpanMismatch("a span does not hold its words")
        return read_part(report, part, *others)

    book, recorder = layer(), MemoryRecorder()
    with monkeypatch.context() as patch:
        patch.setattr("trucewatch.pipeline.long_reports.read_part", stumble)
        run = pipeline.read([path], recorder, book, jobs=1)
    ((file, why),) = [(aside.file, aside.why) for aside in run.set_aside]
    assert (file, run.added) == ("long.txt", ())
    assert why.startswith("part 3 of 4 could not be read: ")
    assert one_part(run.view).read == 2
    run = pipeline.read([path], recorder, book, jobs=1)
    assert one_part(run.view).read == 4
    assert kinds(recorder).count("reading-part") == 4


def test_what_is_not_compared_is_in_the_record_alone_and_said_everywhere(path: Path, layer: Layer) -> None:
    book, recorder = layer(compared=4), MemoryRecorder()
    view = pipeline.read([path], recorder, book, jobs=1).view
    parts = one_part(view)
    assert (parts.compared, parts.entries) == (2, (5, 6))
    assert parts.end == view.texts[parts_report(view)].content.index("Gunmen") - 2
    assert {one.span.end <= parts.end for one in view.statements.values()} == {True}
    assert {one for chain in view.chains.values() for one in chain.statements} == set(view.statements)
    told = f"only the first {parts.told} of its {parts.told + parts.untold} statements are compared and shown"
    for words in (summary(view, None, book), page(view, book)):
        assert f"{told}; the other {parts.untold} stand in the record alone (entries 5 to 6)" in " ".join(words.split())
    made = document(view)
    jsonschema.Draft202012Validator(schema()).validate(made)
    assert made["reports"][0]["parts"] == {
        "read": 4, "of": 4, "compared": 2, "end": parts.end,
        "statements_not_compared": parts.untold, "entries": [5, 6],
    }  # fmt: skip
    assert len(made["statements"]) == parts.told
    assert View.replay(read_range(recorder)) == view


def test_an_export_says_on_standard_error_what_is_not_in_it(path: Path, layer: Layer, tmp_path: Path) -> None:
    place = tmp_path / "case.truce"
    with open_record(place, create=True) as recorder:
        view = pipeline.read([path], recorder, layer(compared=4), jobs=1).view
    done = CliRunner().invoke(main, ["export", str(place), "--format", "statements-csv"])
    assert done.exit_code == 0
    assert f"not all is in it: long.txt: only the first {one_part(view).told} of its" in done.stderr
    assert "not all is in it" not in done.stdout


def parts_report(view: View) -> str:
    (found,) = view.parts
    return found


def test_a_snapshot_tells_how_far_a_report_is_read(
    path: Path, layer: Layer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trucewatch.register.snapshots.WORTH", 1)
    place = tmp_path / "case.truce"
    with open_record(place, create=True) as recorder:
        view = pipeline.read([path], recorder, layer(compared=4), jobs=1).view
        pipeline.current(recorder)
        kept = found(recorder, view.sequence)
        assert kept is not None
        assert kept.parts == view.parts
        assert kept.statements == view.statements
        assert check(recorder).ok


def test_all_parts_go_with_an_erased_report(path: Path, layer: Layer, tmp_path: Path) -> None:
    place = tmp_path / "case.truce"
    with open_record(place, create=True, erasable=True) as recorder:
        assert isinstance(recorder, SqliteRecorder)
        view = pipeline.read([path], recorder, layer(compared=4), jobs=1).view
        erase(recorder, parts_report(view), ground="asked for", by="Ana")
        view = pipeline.current(recorder)
        assert (view.shredded, dict(view.parts), dict(view.statements)) == ((2, 3, 4, 5, 6, 7), {}, {})
    assert check_file(place).ok


def test_a_part_that_does_not_follow_is_no_record(path: Path, layer: Layer) -> None:
    recorder = MemoryRecorder()
    pipeline.read([path], recorder, layer(), jobs=1)
    one = list(read_range(recorder))
    missing = MemoryRecorder()
    for recorded in one:
        if recorded.entry.sequence != 4:
            draft = _again(recorded)
            missing.append([draft])
    with pytest.raises(RegisterBroken, match="is not the next part"):
        pipeline.current(missing)


def _again(recorded: Any) -> Draft:
    from trucewatch.register.payloads import read_payload

    entry = recorded.entry
    payload = read_payload(entry, recorded.payload)
    return Draft(kind=entry.kind, version=entry.version, payload=payload, activity=entry.activity)
