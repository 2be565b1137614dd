"""Entries as rows of a table: in the order of `FIELDS`, and back."""

import json
from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from trucewatch.model import Entry, EntryKind, Value
from trucewatch.register.canonical import canonical
from trucewatch.register.chain import read_entry
from trucewatch.register.layouts import FIELDS

_KINDS = {kind: kind.value for kind in EntryKind}
_PLAIN = attrgetter(*FIELDS[:-2])
_SEQUENCE = FIELDS.index("sequence")


class Stored(Value, frozen=True, kw_only=True):
    """An entry with its payload as it lies in the store, encrypted or not; None where nothing lies there."""

    entry: Entry
    data: bytes | None


def row_of(entry: Entry) -> tuple[object, ...]:
    """Return an entry as a row of the table, in the order of `FIELDS`."""
    uses = canonical(entry.uses).decode() if entry.uses else "[]"
    return (*_PLAIN(entry), _KINDS[entry.kind], uses)


def entry_of(row: Sequence[Any]) -> Entry:
    """Return the entry of a row. Raises RegisterBroken where it is none."""
    return read_entry(fields_of(row))


def number_of(row: Sequence[Any]) -> int:
    """Return the sequence number of a row."""
    number: int = row[_SEQUENCE]
    return number


def fields_of(row: Sequence[Any]) -> dict[str, Any]:
    """Return the fields of a row by name, as they lie in the store."""
    fields = dict(zip(FIELDS, row, strict=False))
    return {**fields, "uses": _uses(fields["uses"])}


def _uses(stored: object) -> object:
    """The list that is stored as canonical JSON; whatever else is stored, as it is."""
    try:
        uses = json.loads(stored) if isinstance(stored, str) else stored
    except (ValueError, RecursionError):
        return stored
    return uses if canonical(uses) == str(stored).encode() else stored
