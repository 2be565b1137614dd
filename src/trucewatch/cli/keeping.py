"""Keeping a record: copies of it, putting one in its place, and erasing what the law demands to be erased."""

from pathlib import Path

import click

from trucewatch.cli import shared
from trucewatch.cli.shared import codebook_option, record_argument
from trucewatch.register.addresses import Place, on_server
from trucewatch.terminal import guarded, progress, tell

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@record_argument
@click.argument("file", type=_FILE)
@guarded
def backup(record: Place, file: Path) -> None:
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
def restore(file: Path, record: Place) -> None:
    """Check the copy in FILE and put it where the record was. A record that is there is not overwritten.

    What was erased since the copy was made stays erased. The next `read` then works out anew what is left.
    """
    from trucewatch.register.backup import restore as restored

    result = restored(file, record)
    tell(f"{result.entries:,} entries restored and checked; the last is {result.head}.")


@click.command()
@record_argument
@click.argument("report")
@click.option("--ground", required=True, help="Why the law demands it: it stands in the record for good.")
@click.option("--by", required=True, metavar="NAME", help="Who has it done: the name stands in the record for good.")
@click.option(
    "--files",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The folder of files from the field, if it is not RECORD.files beside the record.",
)
@codebook_option
@guarded
def erase(record: Place, report: str, ground: str, by: str, files: Path | None, layers: tuple[Path, ...]) -> None:
    """Destroy what the record holds about REPORT (its id or file name), where the law demands it. It cannot be undone.

    Only from a record that was begun with `read --erasable`. The report, what was read in it, and what was worked out
    over all reports until now become unreadable, in every backup too. What people said about an incident goes with the
    files from the field that they sent about it and about nothing else. An entry says that it was done, by whom and
    why; and what the other reports say is worked out anew.
    """
    from trucewatch import pipeline
    from trucewatch.register.erasing import erase as erased
    from trucewatch.register.files import files_folder
    from trucewatch.register.sql import SqlRecorder

    codebook = shared.codebook(layers)
    with shared.opened(record, append=True) as recorder, progress() as told:
        assert isinstance(recorder, SqlRecorder)  # noqa: S101 - what files and servers hold
        entry = erased(recorder, report, ground=ground, by=by, files=files or files_folder(record))
        pipeline.analyse(recorder, pipeline.current(recorder), codebook, progress=told)
    keys = "the file of its keys" if on_server(record) else f"its keys ({Path(record).name}.keys)"
    tell(f"Erased, as entry {entry} says. Copies of {keys}, if there are any, must go too.")


@click.command()
@click.argument("record", type=shared.RecordType())
@click.option("--for", "role", required=True, metavar="ROLE", help="The role that will work with the record.")
@click.option("--erasable", is_flag=True, help="Keep reports under keys, so that they can be erased: with `keys=FILE`.")
@guarded
def prepare(record: Place, role: str, *, erasable: bool) -> None:
    """Make an empty record on a PostgreSQL server, whose address (postgresql://OWNER@HOST/DATABASE) is RECORD.

    Whoever connects owns its tables; ROLE, which is there already and another, may add to them and do nothing else, and
    works with the record from then on (postgresql://ROLE@HOST/DATABASE). Add ?record=NAME for more than one in a
    database.
    """
    from trucewatch.register.opening import prepare as prepared
    from trucewatch.web.people.tables import prepare_people

    prepared(record, role, erasable=erasable)
    prepare_people(str(record), role)
