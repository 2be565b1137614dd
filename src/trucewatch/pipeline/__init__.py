"""The order of the stages in one place: only here do stages, register and engine meet.

bytes -> intake -> statements -> origins -> matters -> verification -> register. What is read is appended
report by report, so that an interrupted run keeps what it has done; what is worked out over all reports is
appended last, as the difference from what the record already says.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from trucewatch import intake, origins
from trucewatch.codebook import Codebook
from trucewatch.model import Entry, SetAside
from trucewatch.pipeline.analysis import results
from trucewatch.pipeline.chunks import read_chunks
from trucewatch.pipeline.opening import open_all
from trucewatch.pipeline.parsers import Parsers, PooledParser
from trucewatch.pipeline.progress import Progress, silent
from trucewatch.pipeline.tables import Imported, import_entry, refused_rows
from trucewatch.register import (
    Draft,
    Recorder,
    View,
    analysis_draft,
    codebook_draft,
    known_already,
    read_range,
    set_aside_draft,
    table_drafts,
    view_as_of,
)
from trucewatch.register.pausing import many_made, seldom_searched
from trucewatch.statements.parsing import Parser

if TYPE_CHECKING:
    from trucewatch.statements.asked import Asker

__all__ = ["Imported", "PooledParser", "Progress", "Run", "analyse", "current", "import_table", "read", "results"]


@dataclass(frozen=True)
class Run:
    """What one run did: the reports it added, the files the record had already, the inputs it set aside, the view."""

    view: View
    added: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


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
    parsers = Parsers(jobs, parser)
    return _read(sources, recorder, codebook, parsers, asker=asker, progress=progress, beside=beside)


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
    rows = table.rows.values()
    run = _read(rows, recorder, codebook, Parsers(given=parser), progress=progress, beside=beside)
    refused = refused_rows(table, run.set_aside)
    copy = table_drafts(recorder, table.sha256, table.data)
    draft = import_entry(table, mapping, run.view, refused, codebook, beside_copy=bool(copy))
    view = run.view if known_already(recorder, draft) else _append(recorder, run.view, [*copy, draft])
    kept = table.data is not None
    return Imported(view=view, taken=len(run.added), known=len(run.known), refused=refused, kept=kept)


def _read(
    sources: Iterable[intake.Source | SetAside],
    recorder: Recorder,
    codebook: Codebook,
    parsers: Parsers,
    *,
    asker: "Asker | None" = None,
    progress: Progress = silent,
    beside: Path | None = None,
) -> Run:
    view = current(recorder)
    with seldom_searched(), parsers:  # they start while reports are opened, and let their workers go when all is read
        taken = open_all(sources, view, codebook, progress, parsers.expect)
        if taken.opened and _another(view, codebook):  # what is there first, so that it shows what the codebook changes
            view = analyse(recorder, view, codebook, progress=progress, beside=beside)
        drafts: list[Draft] = []
        if view.codebook != codebook.digest and (taken.opened or not view.sequence):
            drafts.append(codebook_draft(codebook.digest, codebook.names, tables=codebook.used))
        drafts += [set_aside_draft(aside) for aside in taken.set_aside if aside not in view.set_aside]
        if drafts:
            view = _append(recorder, view, drafts)
        read_chunks(taken, view, codebook, parsers.chosen, asker, progress, _Appending(recorder, view.head))
    added = tuple(taken.opened)
    taken.opened.clear()  # the view reads what was appended: what it was made from is not held beside it
    view = _caught_up(recorder, view)
    view = analyse(recorder, view, codebook, progress=progress, beside=beside)
    return Run(view=view, added=added, known=tuple(taken.known), set_aside=tuple(taken.set_aside))


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
        with many_made():
            found = results(view, codebook, kept)
        draft = analysis_draft(view, found, codebook.digest, uses=(view.head,))
    progress("comparing", 1, 1)
    return view if draft is None else _append(recorder, view, [draft])


def current(recorder: Recorder) -> View:
    """Return the view of the whole record."""
    return view_as_of(recorder)


def _another(view: View, codebook: Codebook) -> bool:
    """Whether what the view holds was worked out with another codebook."""
    return bool(view.readings) and view.codebook not in (None, codebook.digest)


class _Appending:
    """Appends batch after batch to one record, each on the head that the one before left."""

    def __init__(self, recorder: Recorder, head: str) -> None:
        self._recorder, self._head = recorder, head

    def __call__(self, drafts: Sequence[Draft]) -> Sequence[Entry]:
        """Append some drafts. Raises RegisterConflict where somebody else appended meanwhile."""
        entries = self._recorder.append(drafts, expect_head=self._head)
        self._head = entries[-1].id
        return entries


def _append(recorder: Recorder, view: View, drafts: Sequence[Draft]) -> View:
    recorder.append(drafts, expect_head=view.head)
    return _caught_up(recorder, view)


def _caught_up(recorder: Recorder, view: View) -> View:
    """Return the view after all that was appended since."""
    return view.advanced(read_range(recorder, view.sequence + 1))
