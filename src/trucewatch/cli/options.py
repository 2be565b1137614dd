"""What commands by which people decide have in common: who decides and why, what is cited, which actor is meant."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from trucewatch.cli import shared
from trucewatch.cli.shared import by_option, codebook_option, reason_option
from trucewatch.errors import IntakeError
from trucewatch.model import Value
from trucewatch.model.decisions import Cited, FileCited
from trucewatch.terminal import guarded

if TYPE_CHECKING:
    from trucewatch.codebook import Codebook
    from trucewatch.model import ActorRef
    from trucewatch.register import Draft, View

at_option = click.option("--at", metavar="DATE", help="As it stood at this date (2020-01-14, 2020-01-14T12:00).")
_statement_option = click.option("--statement", "statements", multiple=True, help="A statement (id) that shows it.")
_term_option = click.option("--by-term", "terms", multiple=True, help="A term of the agreement that shows it.")
_file_option = click.option(
    "--file",
    "files",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="A file that shows it: its name, size and SHA-256 are recorded, not its content.",
)


class Who(Value, frozen=True, kw_only=True):
    """Who decides, why, and with which layers of the codebook."""

    by: str
    reason: str
    layers: tuple[Path, ...]

    def codebook(self) -> "Codebook":
        """Return the codebook that is decided with."""
        return shared.codebook(self.layers)


def deciding(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of whoever decides, handed to it as `who`; failures are told in one line."""

    @wraps(command)
    def run(*args: Any, by: str, reason: str, layers: tuple[Path, ...], **given: Any) -> None:
        command(*args, who=Who(by=by, reason=reason, layers=layers), **given)

    return by_option(reason_option(codebook_option(guarded(run))))


def citing(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of what is cited, handed to it as `cited`."""

    @wraps(command)
    def run(
        *args: Any, statements: tuple[str, ...], terms: tuple[str, ...], files: tuple[Path, ...], **given: Any
    ) -> None:
        held = []
        for file in files:
            data = read_bytes(file)
            held.append(FileCited(name=file.name, sha256=sha256(data).hexdigest(), size=len(data)))
        command(*args, cited=Cited(statements=statements, terms=terms, files=tuple(held)), **given)

    return _statement_option(_term_option(_file_option(run)))


def read_bytes(file: Path) -> bytes:
    """Return what is in a file. Raises IntakeError where it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise IntakeError(f"{file.name} cannot be read: {error.strerror}") from error


def actor(view: "View", words: str) -> "ActorRef":
    """Return the one actor of the record with this id or name; where there is not just one, the words alone."""
    from trucewatch.model import ActorRef
    from trucewatch.register.decided.sides import Sides

    known = view.actors.get(words)
    if known is not None:
        return ActorRef(actor=known.id, name=known.name)
    ref = ActorRef(actor=None, name=words)
    key = Sides(view).key(ref)
    return ActorRef(actor=key, name=words) if key in view.actors else ref


def record_decision(record: Path, make: "Callable[[View], Draft]", *, create: bool = False) -> None:
    """Record what a person decided, and say under which number."""
    from trucewatch import pipeline
    from trucewatch.register.deciding import decide

    with shared.opened(record, create=create, append=True) as recorder:
        _, entries = decide(recorder, pipeline.current(recorder), make)
    click.echo(f"Recorded as entry {entries[0].sequence}.", err=True)
