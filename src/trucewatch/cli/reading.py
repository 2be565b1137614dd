"""The main job and what is looked at in a record: read, brief, show, check, export."""

import sys
from pathlib import Path
from typing import BinaryIO

import click

from trucewatch.cli import shared, taking
from trucewatch.cli.asking import asked_model
from trucewatch.cli.shared import as_of_option, codebook_option, record_argument
from trucewatch.cli.taking import taker_option
from trucewatch.register.addresses import Place
from trucewatch.terminal import SET_ASIDE, guarded, progress, tell


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--record",
    required=True,
    type=shared.RecordType(),
    help="The record to append to: a file, made if it is not there, or the postgresql:// address of a prepared one.",
)
@click.option(
    "--erasable",
    is_flag=True,
    help="Keep what is about a report under a key of its own, beside the record, so that it can be erased later. For a "
    "record that is begun with this run; from then on it is so without being asked.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="Processes that parse; one for each core if there are many reports, or a long one, otherwise one.",
)
@click.option(
    "--model",
    metavar="NAME",
    help="Ask this language model too, at --model-url: then reports leave this machine.",
)
@click.option(
    "--model-url",
    metavar="URL",
    help="Where it is asked: an address of the chat-completions form, up to and without /chat/completions. Its key, if "
    "it wants one, stands in TRUCEWATCH_MODEL_KEY.",
)
@click.option("--quiet", is_flag=True, help="Print no summary; what was set aside is named all the same.")
@codebook_option
@guarded
def read(
    paths: tuple[Path, ...],
    record: Place,
    layers: tuple[Path, ...],
    *,
    jobs: int | None,
    erasable: bool,
    quiet: bool,
    model: str | None,
    model_url: str | None,
) -> None:
    """Read reports (files, folders, or - for standard input) into a record and print its summary.

    A report that the record has already changes nothing. What cannot be read is named and set aside, and the
    exit status is then 1. A file sources.tsv beside the reports may give their outlet, date, address and credits.
    """
    from trucewatch import pipeline
    from trucewatch.briefs import Run, summary
    from trucewatch.register.opening import files_of

    codebook = shared.codebook(layers)
    stdin: BinaryIO | None = getattr(sys.stdin, "buffer", None) if Path("-") in paths else None
    with (
        asked_model(model, model_url, codebook) as asker,
        shared.opened(record, create=True, erasable=erasable) as recorder,
        progress() as told,
    ):
        run = pipeline.read(
            paths,
            recorder,
            codebook,
            stdin=stdin,
            jobs=jobs,
            asker=asker,
            progress=told,
            but=files_of(record),
            beside=shared.kept_beside(record),
        )
    did = Run(added=len(run.added), known=len(run.known), set_aside=run.set_aside)
    if not quiet:
        tell(summary(run.view, did, codebook, shared.counting(run.view, codebook)))
    for aside in run.set_aside if quiet else ():
        click.echo(f"set aside: {aside.file}: {aside.why}", err=True)
    if run.set_aside:
        sys.exit(SET_ASIDE)


@click.command()
@record_argument
@click.option(
    "--html",
    "out",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="Write the brief as one self-contained page to this file.",
)
@taker_option
@as_of_option
@codebook_option
@guarded
def brief(record: Place, out: Path | None, by: str | None, as_of: str | None, layers: tuple[Path, ...]) -> None:
    """Print the summary of a record, or write it as a page in which every sentence shows its evidence."""
    from trucewatch.briefs import page, summary

    view, codebook = shared.view(record, as_of, taken=True), shared.codebook(layers)
    counting = shared.counting(view, codebook)
    if out is None:
        taking.told(record, summary(view, None, codebook, counting), view.sequence, by)
    else:
        data = page(view, codebook, counting).encode()
        taking.written(record, out, data, ("brief", "html"), view.sequence, by)


@click.command()
@record_argument
@click.argument("wanted", required=False)
@as_of_option
@click.option(
    "--room", "rooms", multiple=True, help="A room to look into beside the open one. May be given more than once."
)
@guarded
def show(record: Place, wanted: str | None, as_of: str | None, rooms: tuple[str, ...]) -> None:
    """Show the entries of a record, or one thing in it: an entry (by number), a statement, matter or actor (by id)."""
    from trucewatch.briefs.showing import shown

    shared.looked(record)
    with shared.opened(record) as recorder:
        tell(shown(recorder, wanted, as_of, rooms))


@click.command()
@record_argument
@click.option("--head", help="The id of the last entry as you know it, to find a record that was cut short.")
@guarded
def check(record: Place, head: str | None) -> None:
    """Verify a record: every entry, every payload, the chain, and the rules of its file. Names the first fault."""
    from trucewatch.briefs.showing import check_words
    from trucewatch.register.check import check_file

    result = check_file(record, expect_head=head)
    tell(check_words(result))
    if not result.ok:
        sys.exit(SET_ASIDE)


@click.command()
@record_argument
@click.option(
    "--format",
    "form",
    default="json",
    show_default=True,
    help="json, entries (for the verifier), statements-csv, figures-csv, occurrences-csv, entered-figures-csv, "
    "reconciliations-csv, positions-csv or commitments-csv.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    default="-",
    help="The file to write to; standard output if none is given.",
)
@click.option(
    "--since",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A checkpoint that somebody kept: the entries then end with the proof that they go on from it.",
)
@taker_option
@as_of_option
@guarded
def export(record: Place, form: str, out: Path, since: Path | None, by: str | None, as_of: str | None) -> None:
    """Write a record in a format that other programs read."""
    from trucewatch.export import FORMATS

    if form == "entries":
        from trucewatch.register.export import write_export
        from trucewatch.register.keys import read_note

        if as_of is not None:
            raise click.BadParameter(
                "the entries are exported whole, so that the chain can be checked", param_hint="--as-of"
            )
        note = None if since is None else read_note(since)
        with taking.passed_on(record, out, ("export", form), by) as stream, shared.opened(record) as recorder:
            write_export(recorder, stream, note)
        return
    if since is not None:
        raise click.BadParameter("only entries can be proved to go on from a checkpoint", param_hint="--since")
    if form not in FORMATS:
        raise click.BadParameter(f"{form!r} is none of {', '.join([*FORMATS, 'entries'])}", param_hint="--format")
    view = shared.view(record, as_of, taken=True)
    taking.written(record, out, FORMATS[form](view), ("export", form), view.sequence, by)
    if view.parts:
        from trucewatch.briefs.intake import partly

        for one in partly(view):  # a table has no place where it could say so
            click.echo(f"not all is in it: {one.words}", err=True)
