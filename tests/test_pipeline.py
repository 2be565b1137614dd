"""The stages in their order: what a run appends, when, and what it leaves alone."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from trucewatch import origins, pipeline
from trucewatch.briefs.showing import shown
from trucewatch.codebook import Codebook, load
from trucewatch.errors import RegisterConflict, SpanMismatch
from trucewatch.model import EntryKind, MatterKind, Reading, Report, SetAside
from trucewatch.model.decisions import ActorsApart, StatementCorrected
from trucewatch.register import MemoryRecorder, check
from trucewatch.register.deciding import actors_apart, decide, statement_corrected
from trucewatch.register.payloads import ReportPayload, read_payload
from trucewatch.statements.assembly import read_report
from trucewatch.statements.labelling import Raw
from trucewatch.statements.parsing import SpacyParser

SIGNED = "Oskar Valen signed the ceasefire agreement in Brennport on Monday, the Varland mission said."
COUNTED = "The mission counted 14 violations of the ceasefire on Tuesday."
LEFT = "Ilse Marn left Brennport on Tuesday without signing, her spokesman told reporters."


@pytest.fixture(scope="session")
def book() -> Codebook:
    return load()


@pytest.fixture
def recorder() -> MemoryRecorder:
    return MemoryRecorder()


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., list[Path]]:
    """Write reports, a name and its words each."""

    def write(**reports: str) -> list[Path]:
        paths = [tmp_path / f"{name}.txt" for name in reports]
        for path, words in zip(paths, reports.values(), strict=True):
            path.write_text(f"14 May 2031\n\n{words}\n")
        return paths

    return write


class Parser:
    """The language pipeline, watched; something else may be done while it works."""

    def __init__(self, meanwhile: Callable[[], object] = bool) -> None:
        self.asked: list[str] = []
        self._meanwhile = meanwhile

    def parse(self, sentences: Sequence[str]) -> list[Raw]:
        self.asked += sentences
        self._meanwhile()
        return SpacyParser().parse(sentences)


def kinds(recorder: MemoryRecorder) -> list[str]:
    return [entry.kind.value for entry in recorder.entries()]


def test_a_run_appends_codebook_set_asides_reports_with_readings_and_one_analysis(
    written: Callable[..., list[Path]], recorder: MemoryRecorder, book: Codebook, tmp_path: Path
) -> None:
    paths = written(a=SIGNED, b=COUNTED)
    run = pipeline.read([*paths, tmp_path / "none.txt"], recorder, book)
    assert kinds(recorder) == ["codebook", "set-aside", "report", "reading", "report", "reading", "analysis"]
    assert run.set_aside == (SetAside(file=str(tmp_path / "none.txt"), why="missing: there is no such file"),)
    assert run.added == tuple(run.view.reports)
    assert [report.file for report in run.view.reports.values()] == ["a.txt", "b.txt"]
    assert run.view.head == recorder.head().id
    assert check(recorder).ok


def test_the_bytes_are_kept_untouched(recorder: MemoryRecorder, book: Codebook) -> None:
    data = b"\xef\xbb\xbf14 May 2031\r\n\r\n" + SIGNED.encode() + b"\r\n"
    pipeline.read([Path("-")], recorder, book, stdin=io.BytesIO(data))
    entry = next(entry for entry in recorder.entries() if entry.kind is EntryKind.REPORT)
    payload = read_payload(entry, recorder.payloads([entry])[entry.sequence])
    assert isinstance(payload, ReportPayload)
    assert payload.data == data
    assert payload.text.content == data.decode("utf-8-sig")


def test_what_is_known_is_neither_parsed_nor_appended_again(
    written: Callable[..., list[Path]], recorder: MemoryRecorder, book: Codebook
) -> None:
    paths = written(a=SIGNED)
    pipeline.read(paths, recorder, book)
    before, parser = recorder.head(), Parser()
    run = pipeline.read([*paths, *paths], recorder, book, parser=parser)
    assert (run.added, run.known, run.set_aside) == ((), ("a.txt",), ())
    assert recorder.head() == before
    assert not parser.asked


def test_a_sentence_told_twice_is_parsed_once(
    written: Callable[..., list[Path]], recorder: MemoryRecorder, book: Codebook
) -> None:
    parser = Parser()
    pipeline.read(written(a=f"{SIGNED} {COUNTED}", b=f"{COUNTED} {LEFT}"), recorder, book, parser=parser)
    assert sorted(parser.asked) == sorted([SIGNED, COUNTED, LEFT])


def test_another_codebook_is_recorded_before_what_it_reads_and_not_without_need(
    written: Callable[..., list[Path]], recorder: MemoryRecorder, book: Codebook, tmp_path: Path
) -> None:
    first, second = written(a=SIGNED, b=LEFT)
    layer = tmp_path / "layer"
    layer.mkdir()
    (layer / "hedges.toml").write_text('version = "1"\nsource = "here"\nadverbs = ["so they say"]\n')
    other = load([layer])
    pipeline.read([first], recorder, book)
    length = len(kinds(recorder))
    pipeline.read([first], recorder, other)
    assert kinds(recorder)[length:] == ["codebook"], "what is there was assessed with it, and nothing changed"
    run = pipeline.read([first, second], recorder, other)
    assert kinds(recorder)[length : length + 3] == ["codebook", "report", "reading"]
    pipeline.read([first], recorder, other)
    assert kinds(recorder).count("codebook") == 2
    assert run.view.codebook == other.digest


def test_an_analysis_that_changes_nothing_is_no_entry(
    written: Callable[..., list[Path]], recorder: MemoryRecorder, book: Codebook
) -> None:
    view = pipeline.read(written(a=SIGNED, b=LEFT), recorder, book).view
    assert view.matters
    assert pipeline.analyse(recorder, view, book) is view
    assert kinds(recorder).count("analysis") == 1


def test_results_are_a_function_of_the_reports(
    written: Callable[..., list[Path]], recorder: MemoryRecorder, book: Codebook
) -> None:
    view = pipeline.read(written(a=f"{SIGNED} {COUNTED}", b=LEFT), recorder, book).view
    assert pipeline.results(view, book) == pipeline.results(pipeline.current(recorder), load())


def test_a_record_without_reports_has_no_analysis(recorder: MemoryRecorder, book: Codebook) -> None:
    run = pipeline.read([], recorder, book)
    assert kinds(recorder) == ["codebook"]
    assert pipeline.read([], recorder, book).view.sequence == run.view.sequence


def test_progress_is_told_by_stage(
    written: Callable[..., list[Path]], recorder: MemoryRecorder, book: Codebook
) -> None:
    told: list[tuple[str, int, int]] = []
    pipeline.read(written(a=SIGNED, b=LEFT), recorder, book, progress=lambda *words: told.append(words))
    assert told == [
        ("opening", 1, 0), ("opening", 2, 0), ("reading", 1, 2), ("reading", 2, 2), ("comparing", 0, 1), ("comparing", 1, 1),
    ]  # fmt: skip


def test_each_chunk_is_appended_before_the_next_is_parsed(
    written: Callable[..., list[Path]], recorder: MemoryRecorder, book: Codebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trucewatch.pipeline.chunks.CHUNK", 1)
    seen: list[int] = []
    parser = Parser(lambda: seen.append(kinds(recorder).count("reading")))
    pipeline.read(written(a=SIGNED, b=COUNTED, c=LEFT), recorder, book, parser=parser)
    assert seen[0] == 0
    assert seen[-1] == 2
    assert len({msgspec.json.encode(entry.recorded) for entry in recorder.entries()}) > 2, "more than one batch"


@pytest.mark.parametrize("known", [(), ("c",)], ids=["an empty record", "a record with a report"])
def test_who_appends_first_wins_and_the_other_is_told_and_loses_nothing(
    known: tuple[str, ...], written: Callable[..., list[Path]], recorder: MemoryRecorder, book: Codebook
) -> None:
    a, b, c = written(a=SIGNED, b=COUNTED, c=LEFT)
    if known:
        pipeline.read([c], recorder, book)
    with pytest.raises(RegisterConflict, match="nothing was written, read it again"):
        pipeline.read([a, b], recorder, book, parser=Parser(lambda: pipeline.read([a], recorder, book)))
    view = pipeline.current(recorder)
    assert [report.file for report in view.reports.values()] == ["c.txt"] * len(known) + ["a.txt"]
    run = pipeline.read([a, b], recorder, book)
    assert (run.known, len(run.added)) == (("a.txt",), 1)
    assert sorted(report.file for report in run.view.reports.values()) == ["a.txt", "b.txt", "c.txt"][: 2 + len(known)]
    assert check(recorder).ok


def test_two_that_found_the_record_empty_do_not_both_begin_it(
    written: Callable[..., list[Path]], recorder: MemoryRecorder, book: Codebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    (a,) = written(a=SIGNED)
    view = pipeline.current(recorder)
    pipeline.read([a], recorder, book)
    monkeypatch.setattr(pipeline, "current", lambda _: view)
    with pytest.raises(RegisterConflict):
        pipeline.read([a], recorder, book)
    assert kinds(recorder).count("report") == 1


def test_a_report_that_a_stage_stumbles_over_is_set_aside_and_the_run_goes_on(
    written: Callable[..., list[Path]], recorder: MemoryRecorder, book: Codebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(report: Report, *others: Any) -> Reading:
        if report.file == "b.txt":
            raise SpanMismatch("a span does not hold its words")
        return read_report(report, *others)

    monkeypatch.setattr("trucewatch.pipeline.chunks.read_report", stumble)
    run = pipeline.read(written(a=SIGNED, b=COUNTED, c=LEFT), recorder, book)
    assert [report.file for report in run.view.reports.values()] == ["a.txt", "c.txt"]
    ((file, why),) = [(aside.file, aside.why) for aside in run.set_aside]
    assert file == "b.txt"
    assert "could not be read" in why
    assert "a span does not hold its words" in why
    assert run.view.set_aside == run.set_aside
    assert check(recorder).ok


def test_workers_read_what_one_process_reads(written: Callable[..., list[Path]], book: Codebook) -> None:
    paths = written(a=SIGNED, b=COUNTED, c=f"{SIGNED} {LEFT}")
    alone, pooled = MemoryRecorder(), MemoryRecorder()
    one = pipeline.read(paths, alone, book, jobs=1)
    two = pipeline.read(paths, pooled, book, jobs=2)
    assert one.view.readings == two.view.readings
    assert one.view.matters == two.view.matters


def test_an_index_beside_the_record_changes_nothing(
    written: Callable[..., list[Path]], recorder: MemoryRecorder, book: Codebook, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr("trucewatch.origins.kept_files._WORTH_KEEPING", 1)
    beside = tmp_path / "index"
    paths = written(a=f"{SIGNED} {COUNTED}", b=COUNTED, c=f"{COUNTED} {LEFT}")
    for path in paths:
        view = pipeline.read([path], recorder, book, beside=beside).view
        assert (beside / "state").is_file()
        assert pipeline.results(view, book) == pipeline.results(view, book, origins.Files(beside, book.digest).load())
    (beside / "state").write_bytes(b"")
    assert pipeline.analyse(recorder, view, book, beside=beside) is view
    assert (beside / "state").stat().st_size


def test_where_no_index_can_be_kept_the_run_goes_on(
    written: Callable[..., list[Path]], recorder: MemoryRecorder, book: Codebook, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr("trucewatch.origins.kept_files._WORTH_KEEPING", 1)
    (tmp_path / "index").write_text("in the way", "utf-8")
    assert pipeline.read(written(a=SIGNED), recorder, book, beside=tmp_path / "index").added


def test_a_merge_is_taken_back_by_a_judgement_and_stays_so_until_that_is_taken_back(
    written: Callable[..., list[Path]], recorder: MemoryRecorder, book: Codebook
) -> None:
    yusuf, yousef = "Yusuf al-Qaderi", "Yousef El Kaderi"
    first = written(
        a=f"President {yusuf} signed the ceasefire agreement in Brennport on Monday, his office said.",
        b=f"President {yousef} rejected the ceasefire agreement in Brennport on Tuesday, his spokesman said.",
    )
    view = pipeline.read(first, recorder, book).view
    (one,) = [actor for actor in view.actors.values() if yusuf in actor.names]
    assert yousef in one.names
    assert f"joined because   {yusuf!r} and {yousef!r}" in shown(recorder, one.id, None)

    def judged(apart: bool) -> None:
        decision = ActorsApart(left=yusuf, right=yousef, apart=apart)
        after, _ = decide(
            recorder,
            pipeline.current(recorder),
            lambda view: actors_apart(view, decision, by="Ana Silva", reason="two cousins"),
        )
        pipeline.analyse(recorder, after, book)

    def called(name: str) -> list[str]:
        return [actor.id for actor in pipeline.current(recorder).actors.values() if name in actor.names]

    judged(apart=True)
    assert called(yusuf) == [one.id]
    assert called(yousef) == [*one.aliases]
    speaks = {name: one.claim.actor.actor for one in pipeline.current(recorder).statements.values()
              for name in (yusuf, yousef) if name in one.text}  # fmt: skip
    assert speaks == {yusuf: one.id, yousef: one.aliases[0]}
    pipeline.read(written(c=f"President {yousef} left Brennport on Wednesday, the mission said."), recorder, book)
    assert called(yusuf) == [one.id]
    assert called(yousef) == [*one.aliases]
    assert "are two: Ana Silva, two cousins (entry" in shown(recorder, one.aliases[0], None).replace("\n    ", " ")
    assert check(recorder).ok
    judged(apart=False)
    assert called(yusuf) == called(yousef) == [one.id]


def test_a_matter_stays_the_same_when_its_only_statement_is_corrected_and_corrected_again(
    written: Callable[..., list[Path]], recorder: MemoryRecorder, book: Codebook
) -> None:
    view = pipeline.read(written(a=COUNTED), recorder, book).view
    (matter,) = [one for one in view.matters.values() if one.kind is MatterKind.FIGURE]
    (known,) = (one for account in matter.accounts for one in account.statements)
    for hedge in ("perhaps", "it seems"):
        old = pipeline.current(recorder).statements[known]
        put = msgspec.structs.replace(old, id=f"statement-{hedge}", hedge=hedge)
        decision = StatementCorrected(supersedes=known, put=put)
        after, _ = decide(
            recorder,
            pipeline.current(recorder),
            lambda view, decision=decision: statement_corrected(view, decision, by="Ana Silva", reason="a slip"),
        )
        held = pipeline.analyse(recorder, after, book).matters
        known = put.id
        assert [account.statements for account in held[matter.id].accounts] == [(known,)]
