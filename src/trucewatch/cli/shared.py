"""What commands have in common: the arguments that several take, and how a record is opened for them."""

import getpass
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trucewatch.register.addresses import Place, file_of, on_server
from trucewatch.terminal import target

if TYPE_CHECKING:
    from trucewatch.codebook import Codebook
    from trucewatch.model import Statement, Support
    from trucewatch.register import Recorder, View


class RecordType(click.ParamType[Place]):
    """A record: the path of a file, or the address of one on a server."""

    name = "record"

    def convert(self, value: Place, param: click.Parameter | None, ctx: click.Context | None) -> Place:
        """Return a path for a file, and an address as it is. Fails for a folder."""
        if on_server(value):
            return value
        return Path(click.Path(path_type=Path, dir_okay=False).convert(value, param, ctx))


record_argument = click.argument("record", type=RecordType())
as_of_option = click.option(
    "--as-of",
    metavar="NUMBER|MOMENT",
    help="Look at the record as it was after this entry number, or at this moment (2020-01-14T12:00, UTC).",
)
codebook_option = click.option(
    "--codebook",
    "layers",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder with codebook files of your own to lay over the shipped ones. May be given more than once.",
)

by_option = click.option("--by", required=True, metavar="NAME", help="Who decides: the name stands in the record.")
reason_option = click.option("--reason", required=True, help="Why: it stands in the record beside the decision.")


def choice(words: type[StrEnum], *more: str) -> click.Choice[str]:
    """Return the choice among enumerated words, and these more."""
    return click.Choice([*more, *(word.value for word in words)])


def codebook(layers: tuple[Path, ...]) -> "Codebook":
    """Return the shipped codebook under the layers of the settings and of the command line."""
    from trucewatch.codebook import load
    from trucewatch.settings import Settings

    return load([*Settings.of().codebook_layers, *layers])


@contextmanager
def opened(
    record: Place, *, create: bool = False, append: bool = False, erasable: bool = False
) -> Iterator["Recorder"]:
    """Open a record to be read; with `append` to be written to, with `create` made where it is not there."""
    from trucewatch.register import open_record

    with open_record(record, create=create, read_only=not (create or append), erasable=erasable) as recorder:
        yield recorder


def kept_beside(record: Place) -> Path | None:
    """Return the folder in which an index of the texts of a record is kept, beside its file.

    None for a record on a server, and for one from which reports can be erased: the index holds hashes of what they
    say, which must not outlive their keys.
    """
    from trucewatch.register.vault import vault_of

    if on_server(record):
        return None
    path = file_of(record)
    return None if vault_of(path).exists() else path.with_name(f".{path.name}.origins")


def looked(record: Place) -> None:
    """Record that this command looks at a record from which reports can be erased: once a person, day and command."""
    from trucewatch.register.access import note_look, sensitive

    with opened(record) as recorder:
        if not sensitive(recorder):
            return
    part = " ".join(click.get_current_context().command_path.split()[1:])
    with opened(record, append=True) as recorder:
        note_look(recorder, by=user(), part=part)


def user() -> str:
    """Return the name of this machine's user, or the number where the user has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return f"user {os.getuid()}" if hasattr(os, "getuid") else ""


def view(record: Place, as_of: str | None, *, taken: bool = False) -> "View":
    """Return the view of a record, as it was then, once it is noted that somebody looks at it (see `looked`).

    `taken`: what is made of it is noted by the command itself.
    """
    from trucewatch.register.past import view_as_of

    if not taken:
        looked(record)
    with opened(record) as recorder:
        return view_as_of(recorder, as_of)


def counting(view: "View", codebook: "Codebook") -> "Callable[[Iterable[Statement]], Support]":
    """Return how support is counted among the statements of a view: as it was when the matters were assessed."""
    from trucewatch.origins import Supports

    return Supports(view.chains.values(), view.reports.values(), view.derivations.values(), codebook).of


def write(out: Path, data: bytes) -> None:
    """Write a result to a file or to standard output."""
    with target(out) as stream:
        stream.write(data)
