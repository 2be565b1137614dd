"""Figures by counter: entered, imported, shown in series, held against each other, counted since a day."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trucewatch.cli import shared
from trucewatch.cli.shared import as_of_option, by_option, codebook_option, reason_option, record_argument
from trucewatch.model import Dated, Measure
from trucewatch.terminal import SET_ASIDE, guarded, progress, tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from trucewatch.codebook import Codebook
    from trucewatch.register import Draft, View

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_MEASURE = click.Choice([one.value for one in Measure])
_counter_filter = click.option("--counter", help="Only of counters whose name holds these words.")
_measure_filter = click.option("--measure", type=_MEASURE, help="Only of this measure.")


@click.group()
def figures() -> None:
    """Figures by counter: enter or import them, see them in series, find what does not add up. Nothing is merged."""


@figures.command("show")
@record_argument
@_counter_filter
@_measure_filter
@as_of_option
@codebook_option
@guarded
def figures_show(
    record: Path, counter: str | None, measure: str | None, as_of: str | None, layers: tuple[Path, ...]
) -> None:
    """Show the figures of a record in series, by counter and day, as they were said."""
    from trucewatch.briefs.figures import series_words

    tell(series_words(shared.view(record, as_of), shared.codebook(layers), counter=counter, measure=measure))


@figures.command("check")
@record_argument
@_counter_filter
@_measure_filter
@as_of_option
@codebook_option
@guarded
def figures_check(
    record: Path, counter: str | None, measure: str | None, as_of: str | None, layers: tuple[Path, ...]
) -> None:
    """Print what comparing the figures of each counter concluded, with the figures that each sentence rests on."""
    from trucewatch.briefs.figures import conclusion_words

    tell(conclusion_words(shared.view(record, as_of), shared.codebook(layers), counter=counter, measure=measure))


@figures.command("since")
@record_argument
@click.argument("day", type=_DAY, metavar="DATE")
@_counter_filter
@_measure_filter
@as_of_option
@codebook_option
@guarded
def figures_since(
    record: Path, day: date, counter: str | None, measure: str | None, as_of: str | None, layers: tuple[Path, ...]
) -> None:
    """Count since DATE (that day included), by counter: a difference of two of its own values, or a sum of its days."""
    from trucewatch import verification
    from trucewatch.briefs.figures import since_words, wanted
    from trucewatch.register.series import series_in

    view, codebook = shared.view(record, as_of), shared.codebook(layers)
    iso = day.strftime("%Y-%m-%d")
    series = wanted(series_in(view, codebook), counter, measure)
    found = tuple(one for each in series for one in verification.since(each, iso, codebook))
    tell(since_words(found, iso, codebook))


@figures.command("enter")
@record_argument
@click.argument("number")
@click.option("--counter", required=True, help="Who counts.")
@click.option("--measure", required=True, type=_MEASURE, help="What is counted.")
@click.option("--counted", default="people", show_default=True, help="Who is counted.")
@click.option("--up-to", type=_DAY, help="The day up to which it runs, or on which it was told.")
@click.option("--from", "start", type=_DAY, help="The first day of what is counted.")
@click.option("--to", "end", type=_DAY, help="The last day of what is counted.")
@click.option("--running/--new", default=None, help="Whether it adds up from day to day, or is new on its days.")
@click.option("--late", is_flag=True, help="It was added for earlier days.")
@click.option(
    "--dated",
    type=click.Choice([one.value for one in Dated]),
    default="unclear",
    show_default=True,
    help="By which day the counter dates.",
)
@click.option("--rule", default="", help="What is counted in: `verified only`.")
@click.option("--place", default="", help="Where.")
@click.option("--source", required=True, help="Where it is said: a document, an address.")
@by_option
@reason_option
@codebook_option
@guarded
def figures_enter(record: Path, number: str, by: str, reason: str, layers: tuple[Path, ...], **fields: object) -> None:
    """Enter a figure of a counter: NUMBER as it is said ("1,259", "at least 40", "12-15")."""
    from trucewatch.intake.figure_tables import number_of
    from trucewatch.model.decisions import CountedFigure
    from trucewatch.register.entering import figure_entered

    codebook = shared.codebook(layers)
    try:
        said = number_of(number, codebook)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="NUMBER") from error
    low, high, qualifier = said or (None, None, None)
    running = fields.pop("running")
    told = {name: value.strftime("%Y-%m-%d") if isinstance(value, date) else value for name, value in fields.items()}
    made = CountedFigure(
        **{  # type: ignore[arg-type]
            **{name: value for name, value in told.items() if name not in ("measure", "dated", "up_to")},
            "as_of": told["up_to"],
            "measure": Measure(str(told["measure"])),
            "dated": Dated(str(told["dated"])),
            "cumulative": False if told["late"] else running,
            "low": low,
            "high": high,
            "qualifier": qualifier,
        }
    )
    _decided(record, layers, lambda _: figure_entered(made, by=by, reason=reason))


@figures.command("import")
@record_argument
@click.argument("table", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--counter", help="Who counts, where no column says it.")
@click.option("--counted", help="Who is counted, where no column says it.")
@click.option("--date", "date_column", default="date", show_default=True, help="The column of days, with --column.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="NAME=MEASURE[:cumulative|new|late]",
    help="What a column of numbers holds, a day a line. May be given more than once. Without it each line is a figure.",
)
@click.option("--dated", type=click.Choice([one.value for one in Dated]), help="By which day the counter dates.")
@click.option("--date-format", default="%Y-%m-%d", show_default=True, help="How its days are written.")
@click.option("--rule", help="What is counted in: `verified only`.")
@click.option("--place", help="Where.")
@click.option("--source", help="Where the table comes from.")
@by_option
@reason_option
@codebook_option
@guarded
def figures_import(
    record: Path,
    table: Path,
    date_column: str,
    columns: tuple[str, ...],
    date_format: str,
    by: str,
    reason: str,
    layers: tuple[Path, ...],
    **given: str | None,
) -> None:
    """Import a counter's TABLE (CSV): one entry with its hash, its columns, the lines taken and those refused.

    A record that is not there is made. Exit status 1 where lines were refused; each is named.
    """
    from trucewatch.intake.figure_tables import MAX_BYTES, Wide, figures_in_table
    from trucewatch.register.entering import figures_imported

    wide = Wide(date_column, dict(map(_column, columns))) if columns else None
    with table.open("rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    known = {name: value for name, value in given.items() if value}
    taken = figures_in_table(data, table.name, shared.codebook(layers), wide=wide, given=known, date_format=date_format)
    _decided(record, layers, lambda view: figures_imported(view, taken, by=by, reason=reason), begin=True)
    tell(f"{len(taken.figures):,} figures taken from {table.name}.")
    for one in taken.refused:
        click.echo(f"refused: line {one.line}: {one.why}", err=True)
    if taken.refused:
        sys.exit(SET_ASIDE)


def _column(words: str) -> tuple[str, str]:
    from trucewatch.intake.figure_tables import SORTS

    name, _, field = words.rpartition("=")
    measure, _, sort = field.partition(":")
    if not name or measure not in list(Measure) or sort not in SORTS:
        raise click.BadParameter(f"{words!r} is not NAME=MEASURE[:cumulative|new|late]", param_hint="--column")
    return name, field


@figures.command("withdraw")
@record_argument
@click.argument("figure")
@by_option
@reason_option
@codebook_option
@guarded
def figures_withdraw(record: Path, figure: str, by: str, reason: str, layers: tuple[Path, ...]) -> None:
    """Take back an entered FIGURE (its id). It stays in the record and counts no longer."""
    from trucewatch.register.entering import figure_withdrawn

    _decided(record, layers, lambda view: figure_withdrawn(view, figure, by=by, reason=reason))


def _begun(view: "View", codebook: "Codebook") -> "list[Draft]":
    """Which codebook is worked with stands first in a record."""
    from trucewatch.register import codebook_draft

    return [] if view.sequence else [codebook_draft(codebook.digest, codebook.names, activity="import")]


def _decided(record: Path, layers: tuple[Path, ...], make: "Callable[[View], Draft]", *, begin: bool = False) -> None:
    from trucewatch import pipeline
    from trucewatch.register.deciding import decide

    codebook = shared.codebook(layers)
    with shared.opened(record, create=begin, append=True) as recorder, progress() as told:
        view, entries = decide(recorder, pipeline.current(recorder), lambda view: [*_begun(view, codebook), make(view)])
        pipeline.analyse(recorder, view, codebook, progress=told)
    tell(f"Recorded as entry {entries[-1].sequence}.")
