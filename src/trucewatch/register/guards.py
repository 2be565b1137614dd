"""What SQLite itself refuses: triggers that let a record only grow, by the next entry and by its payload.

UPDATE and DELETE triggers alone do not stop INSERT OR REPLACE, which deletes without firing them; so a third
trigger on each table looks at what comes in before the conflict is resolved.
"""

from collections.abc import Mapping

from trucewatch.register.chain import FIRST
from trucewatch.register.schema import BEGINNING, EARLIEST, ENTRY, PAYLOAD

APPLICATION_ID = 0x54525543
"""The mark of our files in SQLite's header: "TRUC"."""

FORMAT = 4
"""The format of the tables. A file of a higher one was made by a newer Trucewatch."""

BLOCK = 16_384
"""How many entries there are to a block. The beginnings of their ids are sorted in when a block is full: batch by batch
that would write as many pages as the payloads do."""

START = 8
"""How many characters of an id are looked up by."""

# ruff: noqa: S608 - made of constants only

_REFUSED = "CREATE TRIGGER {name} BEFORE {event} ON {table} BEGIN SELECT RAISE(ABORT, '{why}'); END"

_NEXT = (
    "CREATE TRIGGER entry_next_only BEFORE INSERT ON entry WHEN {not_next} "
    "BEGIN SELECT RAISE(ABORT, 'only the next entry can be added'); END"
)

_NEVER = {
    f"{table}_no_{event.lower()}": _REFUSED.format(
        name=f"{table}_no_{event.lower()}", event=event, table=table, why=why
    )
    for table, event, why in (
        ("entry", "UPDATE", "an entry is never changed"),
        ("entry", "DELETE", "an entry is never deleted"),
        ("payload", "UPDATE", "a payload is never changed"),
        ("payload", "DELETE", "a payload is not deleted here"),
    )
}

_FIRST_FORMAT = {
    **_NEVER,
    "entry_next_only": _NEXT.format(
        not_next="NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM entry) "
        "OR NEW.previous IS NOT coalesce((SELECT id FROM entry ORDER BY sequence DESC LIMIT 1), "
        f"'{FIRST}') OR EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)"
    ),
    "payload_new_only": (
        "CREATE TRIGGER payload_new_only BEFORE INSERT ON payload "
        "WHEN EXISTS (SELECT 1 FROM payload WHERE sha256 = NEW.sha256 OR number = NEW.number) "
        "BEGIN SELECT RAISE(ABORT, 'a payload is never replaced'); END"
    ),
}

_SECOND_FORMAT = {
    **_NEVER,
    "entry_next_only": _NEXT.format(  # one search, where the entry is the next
        not_next="(NEW.sequence, NEW.previous) IS NOT "
        "(SELECT sequence + 1, id FROM entry ORDER BY sequence DESC LIMIT 1) "
        f"AND NOT (NEW.sequence IS 1 AND NEW.previous IS '{FIRST}' AND NOT EXISTS (SELECT 1 FROM entry))"
    ),
    # the payload of the last entries only: what is missing further back is not filled in later
    "payload_new_only": (
        "CREATE TRIGGER payload_new_only BEFORE INSERT ON payload "
        "WHEN NEW.number IS NOT (SELECT sequence FROM entry WHERE sequence = NEW.number) "
        "OR NEW.number <= (SELECT coalesce(max(number), 0) FROM payload) "
        "BEGIN SELECT RAISE(ABORT, 'a payload is never replaced'); END"
    ),
    "entry_block_full": (
        f"CREATE TRIGGER entry_block_full AFTER INSERT ON entry WHEN NEW.sequence % {BLOCK} = 0 BEGIN "
        f"INSERT INTO beginning (start, sequence) SELECT substr(id, 1, {START}), sequence FROM entry "
        f"WHERE sequence > NEW.sequence - {BLOCK} ORDER BY 1, 2; END"
    ),
    "beginning_true_only": (
        "CREATE TRIGGER beginning_true_only BEFORE INSERT ON beginning "
        f"WHEN NEW.start IS NOT (SELECT substr(id, 1, {START}) FROM entry WHERE sequence = NEW.sequence) "
        "BEGIN SELECT RAISE(ABORT, 'no such entry is ever found'); END"
    ),
    "beginning_no_update": _REFUSED.format(
        name="beginning_no_update", event="UPDATE", table="beginning", why="where an entry is found is never changed"
    ),
    "beginning_no_delete": _REFUSED.format(
        name="beginning_no_delete", event="DELETE", table="beginning", why="where an entry is found is never deleted"
    ),
}

_WITHIN = f"SELECT min(recorded) FROM entry WHERE sequence > NEW.sequence - {BLOCK} AND sequence <= NEW.sequence"

_THIRD_FORMAT = {
    **_SECOND_FORMAT,
    "entry_block_dated": (
        f"CREATE TRIGGER entry_block_dated AFTER INSERT ON entry WHEN NEW.sequence % {BLOCK} = 0 BEGIN "
        f"INSERT INTO earliest (sequence, recorded) VALUES (NEW.sequence, ({_WITHIN})); END"
    ),
    "earliest_true_only": (
        "CREATE TRIGGER earliest_true_only BEFORE INSERT ON earliest "
        f"WHEN NEW.sequence % {BLOCK} <> 0 OR NEW.recorded IS NOT ({_WITHIN}) "
        "BEGIN SELECT RAISE(ABORT, 'no such moment is ever found'); END"
    ),
    **{
        f"earliest_no_{event.lower()}": _REFUSED.format(
            name=f"earliest_no_{event.lower()}", event=event, table="earliest", why=f"when it was is never {done}"
        )
        for event, done in (("UPDATE", "changed"), ("DELETE", "deleted"))
    },
}

_LEFT_OUT = ("entry_block_full", "entry_block_dated")
"""Whoever appends fills the blocks: to ask of each entry whether it ends one took a tenth of an append."""


def _at_once(trigger: str) -> str:
    """The trigger, undoing the whole transaction where it refuses: to be able to undo one statement of it, SQLite would
    keep a journal of each, for a tenth of all that an append takes."""
    return trigger.replace("RAISE(ABORT", "RAISE(ROLLBACK")


_FOURTH_FORMAT = {
    **{
        name: _at_once(trigger) if " BEFORE INSERT " in trigger else trigger
        for name, trigger in _THIRD_FORMAT.items()
        if name not in _LEFT_OUT
    },
    "payload_new_only": (  # as before, in words that take two searches and no working out of a maximum
        "CREATE TRIGGER payload_new_only BEFORE INSERT ON payload "
        "WHEN NOT EXISTS (SELECT 1 FROM entry WHERE sequence = NEW.number) "
        "OR EXISTS (SELECT 1 FROM payload WHERE number >= NEW.number) "
        "BEGIN SELECT RAISE(ROLLBACK, 'a payload is never replaced'); END"
    ),
    "beginning_true_only": (
        "CREATE TRIGGER beginning_true_only BEFORE INSERT ON beginning "
        f"WHEN NEW.block IS NOT (NEW.sequence + {BLOCK - 1}) / {BLOCK} * {BLOCK} "
        f"OR NEW.start IS NOT (SELECT substr(id, 1, {START}) FROM entry WHERE sequence = NEW.sequence) "
        "BEGIN SELECT RAISE(ROLLBACK, 'no such entry is ever found'); END"
    ),
}

_OF_BLOCK = f"FROM entry WHERE sequence > ?1 - {BLOCK} AND sequence <= ?1"

FILLING = (
    f"INSERT OR ROLLBACK INTO beginning SELECT ?1, substr(id, 1, {START}), sequence {_OF_BLOCK}",
    f"INSERT OR ROLLBACK INTO earliest SELECT ?1, min(recorded) {_OF_BLOCK}",
)
"""What whoever appends runs for each block that is full, by the number of its last entry. Since format 4."""

TRIGGERS: Mapping[int, Mapping[str, str]] = {
    1: _FIRST_FORMAT,
    2: _SECOND_FORMAT,
    3: _THIRD_FORMAT,
    FORMAT: _FOURTH_FORMAT,
}
"""The guards by the format of the tables: their text as the file must have it, by name."""

_PLAIN = {one.name: tuple(one.columns.keys()) for one in (ENTRY, PAYLOAD)}
_UNPARTED = {"beginning": ("start", "sequence")}
_MOMENTS = {EARLIEST.name: tuple(EARLIEST.columns.keys())}

COLUMNS: Mapping[int, Mapping[str, tuple[str, ...]]] = {
    1: {**_PLAIN, "payload": ("number", "sha256", "data")},
    2: {**_PLAIN, **_UNPARTED},
    3: {**_PLAIN, **_UNPARTED, **_MOMENTS},
    FORMAT: {**_PLAIN, BEGINNING.name: tuple(BEGINNING.columns.keys()), **_MOMENTS},
}
"""The columns of each table, by the format of the tables."""
