"""The situation report for a period: written, held, released, withdrawn, composed again."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from trucewatch.cli import shared
from trucewatch.cli.options import Who, deciding
from trucewatch.cli.shared import as_of_option, codebook_option, record_argument
from trucewatch.model.decisions.briefs import Release
from trucewatch.model.decisions.incidents import Edition
from trucewatch.terminal import guarded, tell

if TYPE_CHECKING:
    from trucewatch.briefs.situation import SituationReport
    from trucewatch.codebook import Codebook
    from trucewatch.register import View

_FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)


def _period(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the days of a report and its edition."""
    for option in (
        click.option(
            "--edition",
            type=click.Choice([one.value for one in Edition]),
            default=Edition.PUBLIC.value,
            show_default=True,
            help="For whom: the public, or the parties, whose room it looks into.",
        ),
        click.option("--to", "end", required=True, metavar="DAY", help="The last day, as 2020-01-14."),
        click.option("--from", "start", required=True, metavar="DAY", help="The first day reported on."),
    ):
        command = option(command)
    return command


def _forms(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the files that a report is written to."""
    for name, what in (("docx", "a DOCX document"), ("pdf", "a PDF"), ("html", "a self-contained page")):
        command = click.option(f"--{name}", name, type=_FILE, help=f"Write it as {what} to this file.")(command)
    return command


@click.group()
def situation() -> None:
    """Situation reports: composed for a period from the record, each sentence with its evidence, then released."""


@situation.command("write")
@record_argument
@_period
@_forms
@as_of_option
@codebook_option
@guarded
def write(
    record: Path, start: str, end: str, edition: str, as_of: str | None, layers: tuple[Path, ...], **out: Any
) -> None:
    """Compose the report of a period, as the record stands (or stood, with --as-of).

    The same record, period, edition and codebook give the same bytes. Without a file to write to, it is printed.
    """
    codebook = shared.codebook(layers)
    report = _composed(shared.view(record, as_of), start, end, edition, codebook)
    _written(report, out)


@situation.command("decide")
@record_argument
@click.argument("decided", type=click.Choice([one.value for one in Release]))
@_period
@as_of_option
@deciding
def decide(record: Path, decided: str, start: str, end: str, edition: str, as_of: str | None, who: Who) -> None:
    """Hold the report of a period back, release it, or withdraw it. The SHA-256 of its page is recorded."""
    from trucewatch.briefs.situation.releasing import brief_draft
    from trucewatch.register import view_as_of
    from trucewatch.register.deciding import decide as recorded

    codebook = who.codebook()
    with shared.opened(record, append=True) as recorder:
        report = _composed(view_as_of(recorder, as_of), start, end, edition, codebook)
        view = view_as_of(recorder)
        draft = lambda seen: brief_draft(seen, report, codebook, Release(decided), by=who.by, reason=who.reason)  # noqa: E731
        _, entries = recorded(recorder, view, draft)
    tell(f"{decided.capitalize()}, as entry {entries[0].sequence} says; composed up to entry {report.sequence}.")


@situation.command("list")
@record_argument
@click.option("--parties", is_flag=True, help="Those for the parties too.")
@as_of_option
@guarded
def listed(record: Path, as_of: str | None, *, parties: bool) -> None:
    """List the reports that somebody decided on, with the SHA-256 of their pages."""
    from trucewatch.briefs.situation.nouns import PARTIES
    from trucewatch.register.decided.briefs import briefs

    view = shared.view(record, as_of)
    for one in briefs((view.seen_by((PARTIES,)) if parties else view).judgements):
        told = one.told
        tell(f"{told.start} to {told.end}, {told.edition}: {one.state}, entry {told.sequence}, sha256 {told.sha256}")


@situation.command("again")
@record_argument
@click.argument("sha256")
@_forms
@codebook_option
@guarded
def again(record: Path, sha256: str, layers: tuple[Path, ...], **out: Any) -> None:
    """Compose again the report whose page has this SHA-256 (or begins so), and check that it is the same."""
    from trucewatch.briefs.situation.nouns import PARTIES
    from trucewatch.briefs.situation.releasing import composed_again
    from trucewatch.errors import NotInRecord
    from trucewatch.register import view_as_of
    from trucewatch.register.decided.briefs import briefs

    codebook = shared.codebook(layers)
    shared.looked(record)
    with shared.opened(record) as recorder:
        known = briefs(view_as_of(recorder).seen_by((PARTIES,)).judgements)
        found = [one.told for one in known if one.told.sha256.startswith(sha256)]
        if len(found) != 1:
            raise NotInRecord(f"{len(found)} reports have a page whose SHA-256 begins with {sha256!r}")
        report = composed_again(recorder, found[0], codebook)
    _written(report, out)


def _composed(view: "View", start: str, end: str, edition: str, codebook: "Codebook") -> "SituationReport":
    from trucewatch.briefs.situation import Period, compose

    return compose(view, Period(start=start, end=end), codebook, edition=Edition(edition))


def _written(report: "SituationReport", out: "dict[str, Path | None]") -> None:
    from trucewatch.briefs.situation import html
    from trucewatch.briefs.situation.text import text

    if out["html"]:
        shared.write(out["html"], html(report).encode())
    if out["pdf"]:
        from trucewatch.briefs.situation.pdf import pdf

        shared.write(out["pdf"], pdf(report))
    if out["docx"]:
        from trucewatch.briefs.situation.document import docx

        shared.write(out["docx"], docx(report))
    if not any(out.values()):
        tell(text(report))
