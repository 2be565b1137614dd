"""The second step of a run: statements are read in what was opened, a chunk of reports at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from trucewatch import intake
from trucewatch.codebook import Codebook
from trucewatch.engine import Failed, Hints, Local
from trucewatch.model import Reading, Report
from trucewatch.pipeline.opening import Opened, Taken
from trucewatch.pipeline.progress import Progress
from trucewatch.register import Draft, View, reading_draft, report_draft, set_aside_draft
from trucewatch.statements.assembly import read_report
from trucewatch.statements.parsing import Parser, Parses
from trucewatch.statements.parts import joined

if TYPE_CHECKING:
    from trucewatch.statements.asked import Asker

CHUNK = 32  # reports between two appends: the most that an interrupted run reads again


def read_chunks(
    taken: Taken, view: View, codebook: Codebook, parser: Parser, asker: "Asker | None", progress: Progress
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
        found = joined([read_report(report, *part, codebook) for part in parses.parts(one.text)])
        return found if asker is None else asker.extended(one.text, found)

    pairs = iter(zip(opened, dated, strict=True))
    while chunk := tuple(islice(pairs, CHUNK)):
        drafts: list[Draft] = []
        parsed = _parsed(parses, chunk)
        for (one, report), read_ in zip(chunk, Local().map(reading, parsed, Hints(batch=1)), strict=True):
            if isinstance(read_, Failed):
                taken.fail(one, f"its statements could not be read: {read_.error}")
                drafts.append(set_aside_draft(taken.set_aside[-1]))
            else:
                place = len(drafts)
                drafts += [report_draft(report, one.text, one.data), reading_draft(read_, one.text, uses=(place,))]
            done += 1
            progress("reading", done, len(opened))
        yield drafts


def _parsed(parses: Parses, chunk: Iterable[tuple[Opened, Report]]) -> Iterator[tuple[Opened, Report]]:
    """Yield the reports of a chunk, each when it is parsed: a parser that fails ends the run, not one report."""
    chunk = tuple(chunk)
    if not parses.ahead:
        parses.prepare(one.text for one, _ in chunk)
    for one, report in chunk:
        parses.prepare([one.text])
        yield one, report
