"""The command line: thin commands over the pipeline, the register, the briefs and the exports.

Results go to standard output, talk to standard error. Exit status 0: done; 1: done, but some input was set
aside (or, for `check`, the record does not hold); 2: could not run. What a command needs is imported when it
runs, so that `--help` is quick.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from trucewatch import __version__
from trucewatch.terminal import SET_ASIDE, guarded, progress, target, tell

if TYPE_CHECKING:
    from trucewatch.codebook import Codebook
    from trucewatch.model import Statement, Support
    from trucewatch.register import Recorder, View

_record_argument = click.argument("record", type=click.Path(path_type=Path, dir_okay=False))
_as_of_option = click.option(
    "--as-of",
    metavar="NUMBER|MOMENT",
    help="Look at the record as it was after this entry number, or at this moment (2020-01-14T12:00, UTC).",
)
_codebook_option = click.option(
    "--codebook",
    "layers",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder with codebook files of your own to lay over the shipped ones. May be given more than once.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="trucewatch")
def main() -> None:
    """Ceasefire monitoring and verification: reports in, a cited record out.

    Read a folder of reports into a record, look at what it says, check that nobody changed it:

    \b
      trucewatch read reports/ --record case.truce
      trucewatch brief case.truce --html brief.html
      trucewatch check case.truce
    """


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--record",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The record to append to; made if it is not there.",
)
@click.option("--quiet", is_flag=True, help="Print no summary; what was set aside is named all the same.")
@_codebook_option
@guarded
def read(paths: tuple[Path, ...], record: Path, layers: tuple[Path, ...], *, quiet: bool) -> None:
    """Read reports (files, folders, or - for standard input) into a record and print its summary.

    A report that the record has already changes nothing. What cannot be read is named and set aside, and the
    exit status is then 1. A file sources.tsv beside the reports may give their outlet, date, address and credits.
    """
    from trucewatch import pipeline
    from trucewatch.briefs import Run, summary
    from trucewatch.register.opening import files_of

    codebook = _codebook(layers)
    stdin: BinaryIO | None = getattr(sys.stdin, "buffer", None) if Path("-") in paths else None
    with _opened(record, create=True) as recorder, progress() as told:
        run = pipeline.read(paths, recorder, codebook, stdin=stdin, progress=told, but=files_of(record))
    did = Run(added=len(run.added), known=len(run.known), set_aside=run.set_aside)
    if not quiet:
        tell(summary(run.view, did, codebook, _counting(run.view, codebook)))
    for aside in run.set_aside if quiet else ():
        click.echo(f"set aside: {aside.file}: {aside.why}", err=True)
    if run.set_aside:
        sys.exit(SET_ASIDE)


@main.command()
@_record_argument
@click.option(
    "--html",
    "out",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="Write the brief as one self-contained page to this file.",
)
@_as_of_option
@_codebook_option
@guarded
def brief(record: Path, out: Path | None, as_of: str | None, layers: tuple[Path, ...]) -> None:
    """Print the summary of a record, or write it as a page in which every sentence shows its evidence."""
    from trucewatch.briefs import page, summary

    view, codebook = _view(record, as_of), _codebook(layers)
    counting = _counting(view, codebook)
    if out is None:
        tell(summary(view, None, codebook, counting))
    else:
        _write(out, page(view, codebook, counting).encode())


@main.command()
@_record_argument
@click.argument("wanted", required=False)
@_as_of_option
@guarded
def show(record: Path, wanted: str | None, as_of: str | None) -> None:
    """Show the entries of a record, or one thing in it: an entry (by number), a statement or a matter (by id)."""
    from trucewatch.briefs.showing import shown

    with _opened(record) as recorder:
        tell(shown(recorder, wanted, as_of))


@main.command()
@_record_argument
@click.option("--head", help="The id of the last entry as you know it, to find a record that was cut short.")
@guarded
def check(record: Path, head: str | None) -> None:
    """Verify a record: every entry, every payload, the chain, and the rules of its file. Names the first fault."""
    from trucewatch.briefs.showing import check_words
    from trucewatch.register.check import check_file

    result = check_file(record, expect_head=head)
    tell(check_words(result))
    if not result.ok:
        sys.exit(SET_ASIDE)


@main.command()
@_record_argument
@click.option(
    "--format",
    "form",
    default="json",
    show_default=True,
    help="json, entries (for the verifier), statements-csv or figures-csv.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    default="-",
    help="The file to write to; standard output if none is given.",
)
@_as_of_option
@guarded
def export(record: Path, form: str, out: Path, as_of: str | None) -> None:
    """Write a record in a format that other programs read."""
    from trucewatch.export import FORMATS

    if form == "entries":
        from trucewatch.register.export import write_export

        if as_of is not None:
            raise click.BadParameter(
                "the entries are exported whole, so that the chain can be checked", param_hint="--as-of"
            )
        with _opened(record) as recorder, target(out) as stream:
            write_export(recorder, stream)
        return
    if form not in FORMATS:
        raise click.BadParameter(f"{form!r} is none of {', '.join([*FORMATS, 'entries'])}", param_hint="--format")
    _write(out, FORMATS[form](_view(record, as_of)))


def _codebook(layers: tuple[Path, ...]) -> "Codebook":
    from trucewatch.codebook import load
    from trucewatch.settings import Settings

    return load([*Settings.of().codebook_layers, *layers])


@contextmanager
def _opened(record: Path, *, create: bool = False) -> Iterator["Recorder"]:
    from trucewatch.register import open_record

    with open_record(record, create=create, read_only=not create) as recorder:
        yield recorder


def _view(record: Path, as_of: str | None) -> "View":
    from trucewatch.register.past import view_as_of

    with _opened(record) as recorder:
        return view_as_of(recorder, as_of)


def _counting(view: "View", codebook: "Codebook") -> "Callable[[Iterable[Statement]], Support]":
    """Return how support is counted among the statements of a view: as it was when the matters were assessed."""
    from trucewatch.origins import Supports

    return Supports(view.chains.values(), view.reports.values(), view.derivations.values(), codebook).of


def _write(out: Path, data: bytes) -> None:
    with target(out) as stream:
        stream.write(data)
