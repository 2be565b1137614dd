"""Long reports: their parts are read, in this process or over several, and each is appended as it is read.

What is held of a long report is its text and the parts in hand. A run that is interrupted keeps the parts that it
appended, and the next one goes on with the part after them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from trucewatch.codebook import Codebook
from trucewatch.engine import Failed, Hints, Local
from trucewatch.model import Block, Entry, Reading, ReadingPart, Report, Text
from trucewatch.pipeline.opening import Opened
from trucewatch.pipeline.parsers import PooledParser
from trucewatch.pipeline.progress import Progress
from trucewatch.register import Draft, View, part_draft, report_draft
from trucewatch.statements.parsing import Parser, Parses
from trucewatch.statements.part_reading import Task, packed, read_alone, read_part
from trucewatch.statements.parts import Part, cut_out, most_compared, stretches

if TYPE_CHECKING:
    from trucewatch.statements.asked import Asker

Append = Callable[[Sequence[Draft]], Sequence[Entry]]
Cut = tuple[Block, ...]


@dataclass(frozen=True)
class LongReports:
    """Reads the long reports of a run and appends what is read. `parses` are the run's, `parser` what they ask."""

    view: View
    codebook: Codebook
    parser: Parser
    parses: Parses
    asker: "Asker | None"
    append: Append
    progress: Progress

    def read(self, one: Opened, report: Report) -> str | None:
        """Read a long report, on from where it was left; return why a part could not be, None where all were."""
        begun = self.view.parts.get(report.id)
        report, text = (report if begun is None else one.report), one.text
        cuts = tuple(stretches(text, self.codebook))
        if begun is not None and not (begun.of == len(cuts) and begun.reached == cuts[begun.read - 1][-1].end):
            begun = msgspec.structs.replace(begun, read=0, told=0)  # cut otherwise: it is read anew
        rests_on, read, told = ("", 0, 0) if begun is None else (begun.report, begun.read, begun.told)
        drafts = [report_draft(report, text, one.data)] if begun is None else []
        for number, found in enumerate(self._readings(report, text, cuts[read:]), read + 1):
            if isinstance(found, Failed):
                return f"part {number} of {len(cuts)} could not be read: {found.error}"
            part = _part(self._asked(text, cuts[number - 1], found), number, cuts, told < most_compared(self.codebook))
            told += len(part.statements)
            uses: tuple[str | int, ...] = (0,) if drafts else (rests_on,) if rests_on else ()
            entries = self.append([*drafts, part_draft(part, text, uses=uses)])
            if drafts:
                rests_on, drafts = entries[0].id, []
            self.progress("reading parts", number, len(cuts))
        return None

    def _readings(self, report: Report, text: Text, cuts: Sequence[Cut]) -> Iterator[Reading | Failed]:
        """Yield what is read in each part, in order, a few parts ahead of whoever takes them."""
        parts = (cut_out(text, cut) for cut in cuts)
        if isinstance(self.parser, PooledParser):
            code = packed(self.codebook)
            tasks = (Task(report=report, part=part, codebook=code) for part in parts)
            return self.parser.over(read_alone, tasks)

        def reading(part: Part) -> Reading:
            return read_part(report, part, self.parses, self.codebook)

        return Local().map(reading, parts, Hints(batch=1))

    def _asked(self, text: Text, cut: Cut, found: Reading) -> Reading:
        if self.asker is None:
            return found
        return self.asker.extended(msgspec.structs.replace(text, blocks=cut, asides=()), found)


def _part(found: Reading, number: int, cuts: Sequence[Cut], compared: bool) -> ReadingPart:
    cut = cuts[number - 1]
    return ReadingPart(
        report=found.report,
        number=number,
        of=len(cuts),
        start=cut[0].start,
        end=cut[-1].end,
        compared=compared,
        statements=found.statements,
        actors=found.actors,
    )
