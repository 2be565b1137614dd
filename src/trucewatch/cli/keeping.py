"""Keeping a record: copies of it, and putting one in its place."""

from pathlib import Path

import click

from trucewatch.cli.shared import record_argument
from trucewatch.terminal import guarded, tell

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@record_argument
@click.argument("file", type=_FILE)
@guarded
def backup(record: Path, file: Path) -> None:
    """Copy a record to FILE while it may be in use, and check the copy.

    The copy is the record as it stood at one moment. A file that is there is not overwritten.
    """
    from trucewatch.register.backup import backup as copied

    result = copied(record, file)
    tell(f"{result.entries:,} entries copied and checked; the last is {result.head}.")


@click.command()
@click.argument("file", type=_FILE)
@record_argument
@guarded
def restore(file: Path, record: Path) -> None:
    """Check the copy in FILE and put it where the record was. A record that is there is not overwritten."""
    from trucewatch.register.backup import restore as restored

    result = restored(file, record)
    tell(f"{result.entries:,} entries restored and checked; the last is {result.head}.")
