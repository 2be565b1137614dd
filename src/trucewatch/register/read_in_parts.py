"""Long reports, whose parts have an entry each: how far they are read, and what their entries say together."""

from collections.abc import Mapping, Sequence

import msgspec

from trucewatch.errors import RegisterBroken
from trucewatch.model import Actor, Entry, Reading, ReadingPart, Text, Value


class PartsRead(Value, frozen=True, kw_only=True):
    """How far a long report is read, and how far what it tells is compared.

    `read` of `of` parts are in the record, up to `reached` in its text. The first `compared` of them, which reach to
    `end` in its text and tell `told` statements, are in views and results; what the others tell, `untold` statements,
    stands in the entries `entries` alone. `report` is the id of the entry of the report.
    """

    report: str
    read: int
    of: int
    reached: int = 0
    compared: int = 0
    end: int = 0
    told: int = 0
    untold: int = 0
    entries: tuple[int, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether all parts were read."""
        return self.read == self.of


def after(before: PartsRead | None, part: ReadingPart, entry: Entry) -> PartsRead:
    """Return how far a report is read after one more part. Raises RegisterBroken where it is not the next."""
    if part.number == 1:
        before = PartsRead(report=entry.uses[0] if entry.uses else "", read=0, of=part.of)
    if before is None or (part.number, part.of) != (before.read + 1, before.of):
        raise RegisterBroken(f"entry {entry.sequence} is not the next part of {part.report}; check the record")
    many = len(part.statements)
    before = msgspec.structs.replace(before, read=part.number, reached=part.end)
    if not part.compared:
        return msgspec.structs.replace(before, untold=before.untold + many, entries=(*before.entries, entry.sequence))
    return msgspec.structs.replace(before, compared=part.number, end=part.end, told=before.told + many)


def in_view(part: ReadingPart) -> Reading:
    """Return what of a part is in views: its statements only where they are compared."""
    return Reading(report=part.report, statements=part.statements if part.compared else (), actors=part.actors)


def joined(readings: Sequence[Reading]) -> Reading:
    """Return what was read in the parts of one report as one reading, in which actors of one id are one."""
    actors: dict[str, Actor] = {}
    for actor in (actor for reading in readings for actor in reading.actors):
        known = actors.get(actor.id)
        actors[actor.id] = actor if known is None else _both(known, actor)
    statements = {one.id: one for reading in readings for one in reading.statements}
    return Reading(report=readings[0].report, statements=tuple(statements.values()), actors=tuple(actors.values()))


def compared(texts: Mapping[str, Text], parts: Mapping[str, PartsRead]) -> Mapping[str, Text]:
    """Return the texts, of long reports only as far as what they tell is compared."""
    cut = {found: _up_to(texts[found], one.end) for found, one in parts.items() if found in texts and one.entries}
    return {**texts, **cut} if cut else texts


def _up_to(text: Text, end: int) -> Text:
    return msgspec.structs.replace(
        text,
        content=text.content[:end],
        blocks=tuple(msgspec.structs.replace(one, end=min(one.end, end)) for one in text.blocks if one.start < end),
        asides=tuple(one for one in text.asides if one.end <= end),
    )


def _both(known: Actor, other: Actor) -> Actor:
    names = tuple(dict.fromkeys((*known.names, *other.names)))
    return msgspec.structs.replace(known, names=names, because=tuple(dict.fromkeys((*known.because, *other.because))))
