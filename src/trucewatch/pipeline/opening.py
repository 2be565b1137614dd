"""The first step of a run: what was given is opened, and sorted into new, known and set aside."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from trucewatch import intake
from trucewatch.codebook import Codebook
from trucewatch.errors import IntakeError
from trucewatch.model import Report, SetAside, Text
from trucewatch.pipeline.progress import Progress
from trucewatch.register import View
from trucewatch.statements.parts import is_long


@dataclass(frozen=True)
class Opened:
    """A report that was opened in this run, with its untouched bytes: without these where it is in the record already
    and only its reading goes on."""

    report: Report
    text: Text
    data: bytes


@dataclass
class Taken:
    """What intake has sorted so far."""

    opened: dict[str, Opened] = field(default_factory=dict)
    known: list[str] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)

    def fail(self, one: Opened, why: str) -> None:
        """Set aside a report that was opened already."""
        del self.opened[one.report.id]
        self.set_aside.append(SetAside(file=one.report.file, why=why))


def open_all(
    sources: Iterable[intake.Source | SetAside],
    view: View,
    codebook: Codebook,
    progress: Progress,
    expect: Callable[[int, bool], None],
) -> Taken:
    """Open every source; `expect` is told with each new report how many there are, and whether this one is long.

    A long report of which only some parts were read is opened again, to be read on."""
    taken = Taken()
    for number, source in enumerate(sources, start=1):
        progress("opening", number, 0)
        if isinstance(source, SetAside):
            taken.set_aside.append(source)
            continue
        try:
            report, text = intake.open_report(source, codebook)
            _check_not_erased(report, view)
        except IntakeError as error:
            taken.set_aside.append(SetAside(file=source.name, why=str(error)))
            continue
        begun = report.id in view.parts and not view.parts[report.id].whole
        if report.id in taken.opened or (report.id in view.reports and not begun):
            taken.known.append(report.file)
            continue
        one = Opened(report, text, source.data)
        taken.opened[report.id] = _as_recorded(report.id, view) if begun else one
        expect(len(taken.opened), is_long(text, codebook))
    return taken


def _as_recorded(report: str, view: View) -> Opened:
    """Return a report that is to be read on, as it is in the record: its parts were cut from this text."""
    return Opened(view.ledger.reports[report], view.texts[report], b"")


def _check_not_erased(report: Report, view: View) -> None:
    entry = view.erased.get(report.id)
    if entry is not None:
        raise IntakeError(f"it was lawfully erased from this record, as entry {entry} says")
