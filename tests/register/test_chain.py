"""An id is the hash of what the standard library makes of an entry's other fields."""

import hashlib
import json
import re

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model import EntryKind, SetAside
from trucewatch.register import Draft, Head
from trucewatch.register.chain import entry_id, link, seal

NAMES = st.text(st.characters(exclude_categories=["Cs"])).filter(lambda name: not re.search(r"[\x00-\x1f]", name))
USES = st.lists(st.text("0123456789abcdef", min_size=64, max_size=64) | st.just(0), max_size=3)


@given(NAMES, NAMES, NAMES, NAMES, USES, st.sampled_from(EntryKind), st.integers(0, 2**53))
def test_it_is_over_the_other_fields_in_canonical_form(
    agent: str, activity: str, room: str, previous: str, uses: list[str | int], kind: EntryKind, last: int
) -> None:
    first = Draft(kind=kind, version=1, payload=SetAside(file="a", why="empty"), activity=activity, agent=agent)
    second = msgspec.structs.replace(first, room=room, uses=tuple(uses), version=2)
    entries = link(seal([first, second]), Head(sequence=last, id=previous), "2031-05-04T09:00:00.000000Z")
    before = previous
    for number, entry in enumerate(entries, last + 1):
        fields = msgspec.to_builtins(entry)
        found = fields.pop("id")
        plain = json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        assert found == hashlib.sha256(plain.encode()).hexdigest() == entry_id(fields)
        assert (entry.sequence, entry.previous, entry.version) == (number, before, number - last)
        before = found
    assert entries[1].uses == tuple(entries[0].id if use == 0 else use for use in uses)
    assert (entries[1].agent, entries[1].activity, entries[1].room, entries[1].kind) == (agent, activity, room, kind)
