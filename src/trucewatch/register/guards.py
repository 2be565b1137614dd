"""What SQLite itself refuses: triggers that let a record only grow, by the next entry and by new payloads.

UPDATE and DELETE triggers alone do not stop INSERT OR REPLACE, which deletes without firing them; so a third
trigger on each table looks at what comes in before the conflict is resolved.
"""

from trucewatch.register.chain import FIRST

APPLICATION_ID = 0x54525543
"""The mark of our files in SQLite's header: "TRUC"."""

FORMAT = 1
"""The format of the tables. A file of a higher one was made by a newer Trucewatch."""

_REFUSED = "CREATE TRIGGER {name} BEFORE {event} ON {table} BEGIN SELECT RAISE(ABORT, '{why}'); END"

TRIGGERS = {
    "entry_no_update": _REFUSED.format(
        name="entry_no_update", event="UPDATE", table="entry", why="an entry is never changed"
    ),
    "entry_no_delete": _REFUSED.format(
        name="entry_no_delete", event="DELETE", table="entry", why="an entry is never deleted"
    ),
    "entry_next_only": (
        "CREATE TRIGGER entry_next_only BEFORE INSERT ON entry "  # noqa: S608 - constants only
        "WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM entry) "
        "OR NEW.previous IS NOT coalesce((SELECT id FROM entry ORDER BY sequence DESC LIMIT 1), "
        f"'{FIRST}') "
        "OR EXISTS (SELECT 1 FROM entry WHERE id = NEW.id) "
        "BEGIN SELECT RAISE(ABORT, 'only the next entry can be added'); END"
    ),
    "payload_no_update": _REFUSED.format(
        name="payload_no_update", event="UPDATE", table="payload", why="a payload is never changed"
    ),
    "payload_no_delete": _REFUSED.format(
        name="payload_no_delete", event="DELETE", table="payload", why="a payload is not deleted here"
    ),
    "payload_new_only": (
        "CREATE TRIGGER payload_new_only BEFORE INSERT ON payload "
        "WHEN EXISTS (SELECT 1 FROM payload WHERE sha256 = NEW.sha256 OR number = NEW.number) "
        "BEGIN SELECT RAISE(ABORT, 'a payload is never replaced'); END"
    ),
}
