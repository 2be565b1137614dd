"""Importing incident tables: each row a report of whoever keeps the table."""

import sys
from pathlib import Path

import click

from trucewatch.cli import shared
from trucewatch.cli.shared import codebook_option
from trucewatch.register.addresses import Place
from trucewatch.terminal import SET_ASIDE, guarded, progress, tell


@click.command("import")
@click.argument("record", type=shared.RecordType())
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--mapping", required=True, help="How its columns are read: acled, ucdp-ged, plain, or one of your own.")
@click.option("--keeper", help="Whose table it is, where the mapping does not say: the outlet of its reports.")
@click.option("--erasable", is_flag=True, help="As with `read`, for a record that is begun with this.")
@codebook_option
@guarded
def import_table(
    record: Place, file: Path, mapping: str, keeper: str | None, layers: tuple[Path, ...], *, erasable: bool
) -> None:
    """Import an incident table (CSV) into a record: each row that has words becomes a report of the table's keeper.

    Its words are read as those of any report, and the sources that the row names are its credits. Codes, numbers and
    coordinates of other columns are not taken: they are the keeper's coding. The record keeps the file's bytes, and an
    entry says how it was read, and what became of each row. Refused rows are named, and the exit status is then 1.
    """
    from trucewatch import pipeline

    codebook = shared.codebook(layers)
    with shared.opened(record, create=True, erasable=erasable) as recorder, progress() as told:
        done = pipeline.import_table(
            file, mapping, recorder, codebook, keeper=keeper, progress=told, beside=shared.kept_beside(record)
        )
    tell(f"{done.taken:,} rows imported, {done.known:,} known already, {len(done.refused):,} refused.")
    if not done.kept:
        click.echo("The table is too large to be kept: the record has its hash, so keep the file yourself.", err=True)
    for number, why in done.refused.items():
        click.echo(f"refused: row {number}: {why}", err=True)
    if done.refused:
        sys.exit(SET_ASIDE)
