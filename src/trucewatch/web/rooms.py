"""What a person may see of a record: the one place where entries of other rooms are kept out.

A view is replayed from the permitted entries only, so that counts, lists, search and ids cannot tell of what they
never held.
"""

from collections.abc import Iterable, Iterator

import msgspec

from trucewatch.register import Recorded

Rooms = frozenset[str]


def permitted(recorded: Iterable[Recorded], rooms: Rooms) -> Iterator[Recorded]:
    """Yield the entries with what they carry, and those of other rooms with nothing: as if it were gone."""
    for one in recorded:
        hidden = one.entry.room not in rooms
        yield msgspec.structs.replace(one, payload=None) if hidden and one.payload is not None else one
