"""The second step of a run: statements are read in what was opened, a chunk of reports at a time."""

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from trucewatch import intake
from trucewatch.codebook import Codebook
from trucewatch.engine import Failed, Local
from trucewatch.model import Reading, Report
from trucewatch.pipeline.long_reports import Append, LongReports
from trucewatch.pipeline.opening import Opened, Taken
from trucewatch.pipeline.progress import Progress
from trucewatch.register import Draft, View, reading_draft, report_draft, set_aside_draft
from trucewatch.statements.assembly import read_report
from trucewatch.statements.parsing import Parser, Parses
from trucewatch.statements.parts import is_long

if TYPE_CHECKING:
    from trucewatch.statements.asked import Asker

CHUNK = 32  # reports between two appends: the most that an interrupted run reads again


def read_chunks(
    taken: Taken,
    view: View,
    codebook: Codebook,
    parser: Parser,
    asker: "Asker | None",
    progress: Progress,
    append: Append,
) -> None:
    """Read the reports and append them, a chunk at a time, long ones part by part; each distinct sentence of the others
    is parsed once.

    A report that a stage stumbles over is set aside with the reason, and the run goes on.
    """
    opened = tuple(taken.opened.values())
    known = [(report, view.texts[found]) for found, report in view.reports.items() if found not in taken.opened]
    dated = intake.date_reports([(one.report, one.text) for one in opened], known, codebook)
    parses = Parses(parser, codebook)
    parses.expect(one.text for one in opened)
    long = LongReports(view, codebook, parser, parses, asker, append, progress)
    short = _Short(taken, codebook, parses, asker)
    pairs = iter(zip(opened, dated, strict=True))
    done = 0
    while chunk := tuple(islice(pairs, CHUNK)):
        drafts: list[Draft] = []
        if not parses.ahead:
            parses.prepare(one.text for one, _ in chunk)
        for one, report in chunk:
            if is_long(one.text, codebook) or report.id in view.parts:
                if drafts:
                    append(drafts)
                why = long.read(one, report)
                drafts = [] if why is None else [_failed(taken, one, why)]
            else:
                drafts += short.drafts(one, report, len(drafts))
            done += 1
            progress("reading", done, len(opened))
        if drafts:
            append(drafts)


@dataclass(frozen=True)
class _Short:
    """Reads the reports of a run that are read whole."""

    taken: Taken
    codebook: Codebook
    parses: Parses
    asker: "Asker | None"

    def drafts(self, one: Opened, report: Report, place: int) -> list[Draft]:
        """Return the drafts of a report and what was read in it; `place` is that of the first in its batch."""
        self.parses.prepare([one.text])  # a parser that fails ends the run, not one report
        (found,) = Local().map(self._reading, [(one, report)])
        if isinstance(found, Failed):
            return [_failed(self.taken, one, f"its statements could not be read: {found.error}")]
        return [report_draft(report, one.text, one.data), reading_draft(found, one.text, uses=(place,))]

    def _reading(self, item: tuple[Opened, Report]) -> Reading:
        one, report = item
        found = read_report(report, one.text, self.parses.sentences(one.text), self.codebook)
        return found if self.asker is None else self.asker.extended(one.text, found)


def _failed(taken: Taken, one: Opened, why: str) -> Draft:
    taken.fail(one, why)
    return set_aside_draft(taken.set_aside[-1])
