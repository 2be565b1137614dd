"""Taking something out of a record: written, and noted in it first where its reports can be erased."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trucewatch.cli import shared
from trucewatch.register.addresses import Place
from trucewatch.terminal import target, tell

if TYPE_CHECKING:
    from trucewatch.register.access import Counted

taker_option = click.option(
    "--by",
    metavar="NAME",
    help="Who takes it, for a record from which reports can be erased: it keeps track of what leaves it. The user of "
    "this machine if nobody is named.",
)


def told(record: Place, words: str, last: int, by: str | None) -> None:
    """Print a brief that was made as of an entry."""
    _noted(record, words.encode("utf-8", "backslashreplace"), "brief", "text", last, by)
    tell(words)


def written(record: Place, out: Path, data: bytes, what: tuple[str, str], last: int, by: str | None) -> None:
    """Write what was made as of an entry; `what` is the command and the form."""
    _noted(record, data, *what, last, by)
    shared.write(out, data)


@contextmanager
def passed_on(record: Place, out: Path, what: tuple[str, str], by: str | None) -> Iterator["Counted"]:
    """A stream to write to; what went through it is noted before the file takes its place."""
    from trucewatch.register.access import Counted

    with target(out) as stream:
        counted = Counted(stream)
        with shared.opened(record) as recorder:
            last = recorder.head().sequence
        yield counted
        _note(record, what, last, by, counted.size, counted.sha256)


def _noted(record: Place, data: bytes, command: str, form: str, last: int, by: str | None) -> None:
    _note(record, (command, form), last, by, len(data), hashlib.sha256(data).hexdigest())


def _note(record: Place, what: tuple[str, str], last: int, by: str | None, size: int, sha256: str) -> None:
    from trucewatch.register.access import note_access, sensitive

    with shared.opened(record) as recorder:
        if not sensitive(recorder):
            return
    with shared.opened(record, append=True) as recorder:
        name = by if by is not None else shared.user()
        note_access(recorder, by=name, command=what[0], form=what[1], last=last, size=size, sha256=sha256)
