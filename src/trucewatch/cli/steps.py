"""What commands that record a step of the work have in common: who, why, in which room, when and where, which files."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from hashlib import file_digest
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from trucewatch.cli import shared
from trucewatch.cli.shared import by_option, codebook_option, reason_option, record_argument
from trucewatch.errors import IntakeError, NotInRecord
from trucewatch.model import ActorRef, Place, PlacePrecision, Precision, Value, When
from trucewatch.model.decisions.cited import FileCited
from trucewatch.model.decisions.incidents import Observation, Perceived
from trucewatch.register.addresses import Place as RecordPlace
from trucewatch.register.files import files_folder
from trucewatch.register.payloads import ROOM
from trucewatch.terminal import guarded, tell

if TYPE_CHECKING:
    from trucewatch.codebook import Codebook
    from trucewatch.register import Draft, View

room_option = click.option(
    "--room", default=ROOM, show_default=True, help="The room that it is recorded in, and seen from."
)
_create_option = click.option("--create", is_flag=True, help="Make the record if it is not there.")


class Taking(Value, frozen=True, kw_only=True):
    """Who takes a step, why, in which room, with which layers of the codebook, in which record.

    `brings` are files whose bytes are kept in `folder`; only hashes are recorded where that is None.
    """

    record: RecordPlace
    by: str
    reason: str
    room: str
    layers: tuple[Path, ...]
    create: bool
    brings: tuple[Path, ...] = ()
    folder: Path | None = None

    def codebook(self) -> "Codebook":
        """Return the codebook that is decided with."""
        return shared.codebook(self.layers)

    def record_step(self, make: "Callable[[View], Draft | Sequence[Draft]]") -> None:
        """Record a step that is drafted from the view of the record, and say under which number."""
        from trucewatch import pipeline
        from trucewatch.register.deciding import decide

        def made(view: "View") -> "Draft | Sequence[Draft]":
            drafted = make(view)
            self._keep()  # only now: what is refused leaves nothing behind
            return drafted

        with shared.opened(self.record, create=self.create, append=True) as recorder:
            _, entries = decide(recorder, pipeline.current(recorder), made)
        tell(f"Recorded as entry {entries[0].sequence}.")

    def _keep(self) -> None:
        from trucewatch.register.files import keep

        for path in self.brings if self.folder else ():
            with _opened(path) as file:
                keep(file, path.name, self.folder)


def taking(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the record and the options of whoever takes a step, handed to it as `step`."""

    @wraps(command)
    def run(
        record: RecordPlace, *args: Any, by: str, reason: str, room: str, layers: tuple[Path, ...], create: bool,
        **given: Any,
    ) -> None:  # fmt: skip
        command(
            *args,
            step=Taking(record=record, by=by, reason=reason, room=room, layers=layers, create=create),
            **given,
        )

    for option in (_create_option, codebook_option, room_option, reason_option, by_option):
        run = option(run)
    return record_argument(guarded(run))


def located(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of when and where, handed to it as `when` and `where`."""

    @wraps(command)
    def run(
        *args: Any, on: str | None, place: str | None, precision: str, lat: float | None, lon: float | None,
        **given: Any,
    ) -> None:  # fmt: skip
        command(*args, when=_when(on), where=_where(place, PlacePrecision(precision), lat, lon), **given)

    for option in (
        click.option("--lon", type=float, help="Its longitude in degrees, no finer than it is known."),
        click.option("--lat", type=float, help="Its latitude in degrees, no finer than it is known."),
        click.option(
            "--precision",
            type=shared.choice(PlacePrecision),
            default=PlacePrecision.UNCLEAR.value,
            show_default=True,
            help="How finely the place is known.",
        ),
        click.option("--place", help="Where, by name."),
        click.option("--on", metavar="DATE[/DATE]", help="On which day (or month, or year), or from which to which."),
    ):
        run = option(run)
    return run


def evidenced(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of what was perceived and which files show it: `observation` and `files`."""

    @wraps(command)
    def run(
        *args: Any, step: Taking, observers: tuple[str, ...], how: str, perceived: str | None,
        paths: tuple[Path, ...], folder: Path | None, **given: Any,
    ) -> None:  # fmt: skip
        if perceived and not observers:
            raise click.UsageError("--perceived is by somebody: --observed-by NAME")
        seen = (
            Observation(observers=observers, how=Perceived(how), words=perceived or given.get("words") or "")
            if observers
            else None
        )
        bringing = replace(step, brings=paths, folder=folder or files_folder(step.record))
        command(*args, step=bringing, observation=seen, files=tuple(_cited(path) for path in paths), **given)

    for option in (
        click.option(
            "--files",
            "folder",
            type=click.Path(path_type=Path, file_okay=False),
            help="The folder where files from the field are kept, if it is not RECORD.files beside the record.",
        ),
        click.option(
            "--file",
            "paths",
            multiple=True,
            type=click.Path(path_type=Path, dir_okay=False, exists=True),
            help="A photo or other file: its name, size and SHA-256 are recorded, and its bytes kept untouched in the "
            "folder of files. A record on a server has no folder: without --files its bytes are not kept.",
        ),
        click.option("--perceived", help="What was perceived, in the observers' words; else the words of the whole."),
        click.option(
            "--how",
            type=shared.choice(Perceived),
            default=Perceived.SEEN.value,
            show_default=True,
            help="How it was perceived.",
        ),
        click.option("--observed-by", "observers", multiple=True, help="A monitor who perceived it."),
    ):
        run = option(run)
    return run


def actor(name: str | None) -> ActorRef | None:
    """Name an actor in words; the record tells who is meant."""
    return None if name is None else ActorRef(actor=None, name=name)


def entry_of(view: "View", number: str) -> str:
    """Return the id of the entry of a judgement by its number or the beginning of its id. Raises NotInRecord."""
    held = [one.entry for one in view.judgements if number == str(one.sequence) or (number and one.entry == number)]
    if len(held) != 1:
        raise NotInRecord(f"no decision of entry {number} is in the record")
    return held[0]


def _when(on: str | None) -> When | None:
    if on is None:
        return None
    first, _, last = on.partition("/")
    grain = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}.get(len(first), Precision.PART_OF_DAY)
    return When(start=first, end=last or first, precision=Precision.RANGE if last else grain, words=on)


def _where(name: str | None, precision: PlacePrecision, lat: float | None, lon: float | None) -> Place | None:
    if name is None:
        if lat is not None or lon is not None:
            raise click.UsageError("a place has a name: --place NAME")
        return None
    return Place(name=name, lat=lat, lon=lon, precision=precision, words=name)


def _cited(path: Path) -> FileCited:
    with _opened(path) as file:
        return FileCited(name=path.name, sha256=file_digest(file, "sha256").hexdigest(), size=path.stat().st_size)


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise IntakeError(f"{path.name} cannot be read: {error.strerror}") from error
