"""The order of the stages in one place: the only module where stages, register and engine meet.

bytes -> intake -> statements -> origins -> matters -> verification -> register. What is read is appended
report by report, so that an interrupted run keeps what it has done; what is worked out over all reports is
appended last, as the difference from what the record already says.
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, tee
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from trucewatch import intake, matters, origins, verification
from trucewatch.codebook import Codebook
from trucewatch.engine import Failed, Hints, Local
from trucewatch.errors import IntakeError
from trucewatch.model import Agreement, Reading, Report, SetAside, Statement, Text
from trucewatch.register import (
    Draft,
    Recorder,
    Results,
    View,
    analysis_draft,
    codebook_draft,
    import_draft,
    known_already,
    read_range,
    reading_draft,
    report_draft,
    set_aside_draft,
    table_drafts,
    view_as_of,
)
from trucewatch.register.decided.matters import verdicts
from trucewatch.register.decided.statements import corrected
from trucewatch.register.naming import renamed, who_is_who
from trucewatch.register.series import series_of
from trucewatch.statements.actors import join_actors
from trucewatch.statements.assembly import read_report
from trucewatch.statements.labelling import Raw
from trucewatch.statements.parsing import Parser, Parses, SpacyParser, parse_alone

if TYPE_CHECKING:
    from trucewatch.statements.asked import Asker

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many are done, and of how many."""


def silent(*_: object) -> None:
    """Tell nobody of the progress."""


_BATCH = 128  # sentences handed to a worker at a time
_WORTH_WORKERS = 64
_CHUNK = 32  # reports between two appends: the most that an interrupted run reads again


class PooledParser:
    """The language pipeline in several processes, which work ahead while results are used."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        # each worker has one core: matrix threads of several would only wait for each other
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

    def parse(self, sentences: Sequence[str]) -> list[Raw]:
        """Return the tokens of each sentence. Raises EngineError where a worker could not do its part."""
        return [raw for _, raw in self.stream(sentences)]

    def stream(self, sentences: Iterable[str]) -> Iterator[tuple[str, Raw]]:
        """Yield each sentence with its tokens, in order, a few batches ahead of whoever takes them."""
        given, asked = tee(_batches(iter(sentences)))
        with Local(self._jobs) as engine:
            for batch, parsed in zip(given, engine.map(parse_alone, asked, Hints(batch=1)), strict=True):
                if isinstance(parsed, Failed):
                    raise parsed.error
                yield from zip(batch, parsed, strict=True)


def _batches(sentences: Iterator[str]) -> Iterator[tuple[str, ...]]:
    while batch := tuple(islice(sentences, _BATCH)):
        yield batch


def parser_for(reports: int, jobs: int | None) -> Parser:
    """Return the parser for so many reports: in this process, or over as many as asked for or as there are cores.

    Below some dozens of reports, starting workers takes longer than they save.
    """
    wanted = jobs or (os.cpu_count() or 1 if reports >= _WORTH_WORKERS else 1)
    return PooledParser(wanted) if wanted > 1 else SpacyParser()


@dataclass(frozen=True)
class Opened:
    """A report that was opened in this run, with its untouched bytes."""

    report: Report
    text: Text
    data: bytes


@dataclass(frozen=True)
class Run:
    """What one run did: the reports it added, the files the record had already, the inputs it set aside, the view."""

    view: View
    added: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


@dataclass
class _Intake:
    """What intake has sorted so far."""

    opened: dict[str, Opened] = field(default_factory=dict)
    known: list[str] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)

    def fail(self, one: Opened, why: str) -> None:
        """Set aside a report that was opened already."""
        del self.opened[one.report.id]
        self.set_aside.append(SetAside(file=one.report.file, why=why))


def read(
    paths: Sequence[Path],
    recorder: Recorder,
    codebook: Codebook,
    *,
    stdin: BinaryIO | None = None,
    but: Collection[Path] = (),
    parser: Parser | None = None,
    jobs: int | None = None,
    asker: "Asker | None" = None,
    progress: Progress = silent,
    beside: Path | None = None,
) -> Run:
    """Read everything given into the record and return what was done.

    `but` are files that are no reports where a folder holds them: those of the record itself. `asker`, where the
    user set one up, adds what a language model proposes. `beside` is a folder in which an index of the texts may be
    kept for the next run.
    Raises RegisterConflict or RegisterUnavailable where the record cannot be written; a bad input raises nothing.
    """
    sources = intake.gather(paths, stdin, codebook, but=but)
    return _read(sources, recorder, codebook, parser=parser, jobs=jobs, asker=asker, progress=progress, beside=beside)


@dataclass(frozen=True)
class Imported:
    """What became of the rows of a table: how many are new, how many were there already, why others are refused, and
    whether the table's own bytes are kept."""

    view: View
    taken: int
    known: int
    refused: Mapping[int, str]
    kept: bool


def import_table(
    path: Path,
    mapping: str,
    recorder: Recorder,
    codebook: Codebook,
    *,
    keeper: str | None = None,
    parser: Parser | None = None,
    progress: Progress = silent,
    beside: Path | None = None,
) -> Imported:
    """Read an incident table into the record, each row as a report, and record what became of each.

    Raises IntakeError where the file is no table of that mapping, and what `read` raises.
    """
    table = intake.read_incidents(path, mapping, codebook, keeper=keeper)
    run = _read(table.rows.values(), recorder, codebook, parser=parser, progress=progress, beside=beside)
    reasons = {aside.file: aside.why for aside in run.set_aside}
    ids = {(report.file, report.sha256): found for found, report in run.view.reports.items()}
    rows = {number: ids.get((one.name, one.sha256)) for number, one in table.rows.items() if one.name not in reasons}
    gone = {number: reasons[one.name] for number, one in table.rows.items() if one.name in reasons}
    refused = dict(sorted({**table.refused, **gone}.items()))
    copy = table_drafts(recorder, table.sha256, table.data)
    draft = import_draft(
        table.file,
        table.sha256,
        mapping=(mapping, table.columns),
        keeper=table.keeper,
        codebook=codebook.digest,
        taken={number: found for number, found in rows.items() if found},
        refused=refused,
        uses=(0,) if copy else (),
    )
    view = run.view if known_already(recorder, draft) else _append(recorder, run.view, [*copy, draft])
    kept = table.data is not None
    return Imported(view=view, taken=len(run.added), known=len(run.known), refused=refused, kept=kept)


def _read(
    sources: Iterable[intake.Source | SetAside],
    recorder: Recorder,
    codebook: Codebook,
    *,
    parser: Parser | None = None,
    jobs: int | None = None,
    asker: "Asker | None" = None,
    progress: Progress = silent,
    beside: Path | None = None,
) -> Run:
    view = current(recorder)
    taken = _open_all(sources, view, codebook, progress)
    if taken.opened and _another(view, codebook):  # what is there first, so that it shows what the codebook changes
        view = analyse(recorder, view, codebook, progress=progress, beside=beside)
    drafts: list[Draft] = []
    if view.codebook != codebook.digest and (taken.opened or not view.sequence):
        drafts.append(codebook_draft(codebook.digest, codebook.names, tables=codebook.used))
    drafts += [set_aside_draft(aside) for aside in taken.set_aside if aside not in view.set_aside]
    if drafts:
        view = _append(recorder, view, drafts)
    for chunk in _read_chunks(taken, view, codebook, parser or parser_for(len(taken.opened), jobs), asker, progress):
        view = _append(recorder, view, chunk)
    view = analyse(recorder, view, codebook, progress=progress, beside=beside)
    return Run(view=view, added=tuple(taken.opened), known=tuple(taken.known), set_aside=tuple(taken.set_aside))


def current(recorder: Recorder) -> View:
    """Return the view of the whole record."""
    return view_as_of(recorder)


def _append(recorder: Recorder, view: View, drafts: Sequence[Draft]) -> View:
    recorder.append(drafts, expect_head=view.head)
    return view.advanced(read_range(recorder, view.sequence + 1))


def _open_all(
    sources: Iterable[intake.Source | SetAside], view: View, codebook: Codebook, progress: Progress
) -> _Intake:
    taken = _Intake()
    for number, source in enumerate(sources, start=1):
        progress("opening", number, 0)
        if isinstance(source, SetAside):
            taken.set_aside.append(source)
            continue
        try:
            report, text = intake.open_report(source, codebook)
            data = source.data
            _check_not_erased(report, view)
        except IntakeError as error:
            taken.set_aside.append(SetAside(file=source.name, why=str(error)))
            continue
        if report.id in view.reports or report.id in taken.opened:
            taken.known.append(report.file)
        else:
            taken.opened[report.id] = Opened(report, text, data)
    return taken


def _check_not_erased(report: Report, view: View) -> None:
    entry = view.erased.get(report.id)
    if entry is not None:
        raise IntakeError(f"it was lawfully erased from this record, as entry {entry} says")


def _read_chunks(
    taken: _Intake, view: View, codebook: Codebook, parser: Parser, asker: "Asker | None", progress: Progress
) -> Iterator[list[Draft]]:
    """Yield the drafts of the reports, a chunk at a time; each distinct sentence of the run is parsed once.

    A report that a stage stumbles over is set aside with the reason, and the run goes on.
    """
    opened = tuple(taken.opened.values())
    known = [(report, view.texts[found]) for found, report in view.reports.items()]
    dated = intake.date_reports([(one.report, one.text) for one in opened], known, codebook)
    parses = Parses(parser, codebook)
    parses.expect(one.text for one in opened)
    done = 0

    def reading(item: tuple[Opened, Report]) -> Reading:
        one, report = item
        found = read_report(report, one.text, parses.sentences(one.text), codebook)
        return found if asker is None else asker.extended(one.text, found)

    pairs = iter(zip(opened, dated, strict=True))
    while chunk := tuple(islice(pairs, _CHUNK)):
        parses.prepare(one.text for one, _ in chunk)
        drafts: list[Draft] = []
        for (one, report), read_ in zip(chunk, Local().map(reading, chunk), strict=True):
            if isinstance(read_, Failed):
                taken.fail(one, f"its statements could not be read: {read_.error}")
                drafts.append(set_aside_draft(taken.set_aside[-1]))
            else:
                place = len(drafts)
                drafts += [report_draft(report, one.text, one.data), reading_draft(read_, one.text, uses=(place,))]
            done += 1
            progress("reading", done, len(opened))
        yield drafts


def analyse(
    recorder: Recorder,
    view: View,
    codebook: Codebook,
    *,
    progress: Progress = silent,
    beside: Path | None = None,
) -> View:
    """Work out actors, chains, matters and assessments over all reports, append what changed, return the new view.

    A codebook other than the one last worked with is recorded too, whether or not it changed anything. `beside` is a
    folder in which an index of the texts may be kept for the next run.
    """
    if not view.readings and not view.entered:
        return view
    if _another(view, codebook):
        used = codebook_draft(codebook.digest, codebook.names, tables=codebook.used, activity="analyse")
        view = _append(recorder, view, [used])
    progress("comparing", 0, 1)
    with origins.keeping(beside, codebook.digest, reports=len(view.reports)) as kept:
        draft = analysis_draft(view, results(view, codebook, kept), codebook.digest, uses=(view.head,))
    progress("comparing", 1, 1)
    return view if draft is None else _append(recorder, view, [draft])


def _another(view: View, codebook: Codebook) -> bool:
    """Whether what the view holds was worked out with another codebook."""
    return bool(view.readings) and view.codebook not in (None, codebook.digest)


def results(view: View, codebook: Codebook, kept: origins.Kept | None = None) -> Results:
    """Return everything that is worked out over all reports of a view. Pure: same reports, same results.

    `kept` is what an earlier run kept of the texts; it is brought up to date.
    """
    readings = tuple(reading for found, reading in view.readings.items() if found in view.reports)
    joined = tuple(view.state["actors"].values())
    actors = join_actors(readings, joined, codebook)
    names = who_is_who({actor.id: actor for actor in actors})
    machine = {one.id: renamed(one, names) for reading in readings for one in reading.statements}
    statements: tuple[Statement, ...] = tuple(corrected(machine, view.judgements).values())
    judged = [matters.Judged(left=a, right=b, verdict=verdict) for (a, b), verdict in verdicts(view.judgements).items()]
    reports = tuple(view.reports.values())
    traced = origins.trace(reports, view.texts, statements, codebook, kept=kept)
    before = tuple(view.state["matters"].values())
    gathered = matters.gather(
        statements, traced.chains, reports, actors, codebook, known=before, judgements=judged, texts=view.texts
    )
    sides = verification.Sides.of(statements, actors, codebook, gathered.leaders)
    by_id = {statement.id: statement for statement in statements}
    supports = origins.Supports(traced.chains, reports, traced.derivations, codebook)
    assessments = []
    for matter in gathered.matters:
        told = tuple(by_id[one] for account in matter.accounts for one in account.statements)
        support = supports.of(told)
        opposed = tuple(c for c in gathered.contradictions if c.matter == matter.id)
        assessments.append(
            verification.assess(
                matter, told, support, opposed, actors, codebook, sides=sides, agreements=gathered.agreements
            )
        )
    return Results(
        actors=actors,
        derivations=traced.derivations,
        chains=traced.chains,
        matters=gathered.matters,
        contradictions=gathered.contradictions,
        refinements=gathered.refinements,
        updates=gathered.updates,
        assessments=tuple(assessments),
        agreements=gathered.agreements,
        leaders=gathered.leaders,
        reconciliations=verification.reconcile(
            series_of(by_id, view.entered, {actor.id: actor for actor in actors}, view.reports, view.texts, codebook),
            codebook,
            dates=_in_force(gathered.agreements),
        ),
    )


def _in_force(agreements: Iterable[Agreement]) -> Iterator[str]:
    """Yield the days on which agreements took effect, as far as a day is told."""
    for one in agreements:
        day = (one.effective or one.declared or "")[: len("2020-01-14")]
        if len(day) == len("2020-01-14"):
            yield day
