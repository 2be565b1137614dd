"""Lines and areas of the user's own on the map: laid from a GeoJSON file, listed, taken off again."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from trucewatch.cli import options, shared
from trucewatch.cli.options import Who, deciding
from trucewatch.cli.shared import as_of_option, record_argument
from trucewatch.terminal import guarded, tell

if TYPE_CHECKING:
    from trucewatch.register import Draft, View
    from trucewatch.register.decided.ground import Laid


@click.group()
def lines() -> None:
    """Lay lines and areas over the map (a line of control, a zone of separation). They are no finding."""


@lines.command("lay")
@record_argument
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--title", required=True, help="What it shows.")
@click.option("--source", required=True, help="Where it is from.")
@click.option("--day", required=True, metavar="DATE", help="The day that it is of (2020-01-14).")
@deciding
def lay(record: Path, file: Path, title: str, source: str, day: str, who: Who) -> None:
    """Lay the lines and areas of FILE (GeoJSON, RFC 7946) over the map. Prints the id."""
    from trucewatch.register.geojson import shapes_in
    from trucewatch.register.laying import lines_laid, lines_of

    data = options.read_bytes(file)
    shapes = shapes_in(data, who.codebook())
    made = lines_of(shapes, data=data, file=file.name, title=title, source=source, as_of=day)

    def make(view: "View") -> "Draft":
        return lines_laid(view, made, by=who.by, reason=who.reason)

    options.record_decision(record, make)
    tell(made.layer)


@lines.command("off")
@record_argument
@click.argument("layer")
@deciding
def off(record: Path, layer: str, who: Who) -> None:
    """Take LAYER (its id, or the beginning of it) off the map; it stays in the record."""
    from trucewatch.errors import NotInRecord
    from trucewatch.register.decided.ground import laid
    from trucewatch.register.laying import lines_taken_off

    def make(view: "View") -> "Draft":
        named = [one for one in laid(view.judgements) if one.startswith(layer)]
        if len(named) != 1:
            raise NotInRecord(f"no single layer is meant by {layer!r}: {len(named)} that lie on the map begin with it")
        return lines_taken_off(view, named[0], by=who.by, reason=who.reason)

    options.record_decision(record, make)


@lines.command("list")
@record_argument
@as_of_option
@guarded
def list_(record: Path, as_of: str | None) -> None:
    """List what lies on the map: id, day, title, source, how many shapes, and who laid it."""
    from trucewatch.register.decided.ground import laid

    for key, one in laid(shared.view(record, as_of).judgements).items():
        tell(_told(key, one))


def _told(key: str, one: "Laid") -> str:
    from trucewatch.briefs.wording import visible

    held = one.lines
    said = f"{visible(held.title)}, from {visible(held.source)}"
    return f"{key}  {held.as_of}  {said}: {len(held.shapes)} shapes, {visible(one.by)} (entry {one.sequence})"
