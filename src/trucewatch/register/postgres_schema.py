"""The tables of a record in PostgreSQL, made by their owner for another role that may only add to them.

The role that works with the record owns nothing: it may select and insert, and triggers that it can neither drop
nor switch off refuse every change, and every entry that is not the next one. Triggers fire once a statement, and
even where a session says that it replicates another (`ENABLE ALWAYS`).
"""

from collections.abc import Mapping
from string import Template

from trucewatch.register.chain import FIRST

FORMAT = 1
"""The format of the tables. A record of a higher one was made by a newer Trucewatch."""

_NEXT = Template("""
DECLARE lowest bigint; highest bigint; many bigint; head text;
BEGIN
  SELECT min(sequence), max(sequence), count(*) INTO lowest, highest, many FROM added;
  IF many = 0 THEN RETURN NULL; END IF;
  SELECT id INTO head FROM $record.entry WHERE sequence = lowest - 1;
  IF head IS NULL THEN head := '$first'; lowest := lowest - 1; END IF;
  IF (head = '$first') <> (lowest = 0) OR highest - greatest(lowest, 1) + 1 <> many OR EXISTS (
    SELECT FROM (SELECT previous, lag(id, 1, head) OVER (ORDER BY sequence) AS before FROM added) AS chain
    WHERE previous <> before
  ) THEN
    RAISE EXCEPTION 'only the next entry can be added';
  END IF;
  RETURN NULL;
END
""")

_NEVER = Template("""
BEGIN
  RAISE EXCEPTION 'what is recorded is never changed or deleted';
END
""")

TABLES = ("about", "entry", "payload")

_TABLES = """
CREATE TABLE $record.about (format integer NOT NULL, erasable boolean NOT NULL);
CREATE TABLE $record.entry (
  sequence bigint PRIMARY KEY,
  id text COLLATE "C" NOT NULL UNIQUE,
  previous text COLLATE "C" NOT NULL,
  recorded text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  version integer NOT NULL,
  agent text NOT NULL,
  activity text NOT NULL,
  room text NOT NULL,
  uses text NOT NULL,
  payload_sha256 text COLLATE "C" NOT NULL
);
CREATE TABLE $record.payload (sha256 text COLLATE "C" PRIMARY KEY, data bytea NOT NULL);
"""

_GUARDS = """
CREATE FUNCTION $record.entry_next_only() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS '$next';
CREATE FUNCTION $record.never() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS '$never';
CREATE TRIGGER entry_next_only AFTER INSERT ON $record.entry
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION $record.entry_next_only();
ALTER TABLE $record.entry ENABLE ALWAYS TRIGGER entry_next_only;
"""

_NO_CHANGE = """
CREATE TRIGGER ${table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON $record.$table
  FOR EACH STATEMENT EXECUTE FUNCTION $record.never();
ALTER TABLE $record.$table ENABLE ALWAYS TRIGGER ${table}_no_change;
"""

_ABOUT = "INSERT INTO $record.about VALUES ($format, $erasable);"

_GRANTS = """
REVOKE ALL ON SCHEMA $record FROM PUBLIC;
GRANT USAGE ON SCHEMA $record TO $role;
GRANT SELECT, INSERT ON $record.entry, $record.payload TO $role;
GRANT SELECT ON $record.about TO $role;
"""


def ddl(record: str, role: str, *, erasable: bool) -> str:
    """Return the statements that make a record of this (checked) name for this (quoted) role."""
    bodies = {name: body.replace("'", "''") for name, body in functions(record).items()}
    record = f'"{record}"'
    changes = "".join(Template(_NO_CHANGE).safe_substitute(table=table) for table in TABLES)
    whole = f"CREATE SCHEMA $record; {_TABLES} {_GUARDS} {changes} {_ABOUT} {_GRANTS}"
    return Template(whole).substitute(
        record=record,
        role=role,
        next=bodies["entry_next_only"],
        never=bodies["never"],
        format=FORMAT,
        erasable="true" if erasable else "false",
    )


def functions(record: str) -> Mapping[str, str]:
    """Return the bodies of the functions that keep a record of this name, by theirs."""
    return {
        "entry_next_only": _NEXT.substitute(record=f'"{record}"', first=FIRST),
        "never": _NEVER.substitute(),
    }


_ALWAYS = "A"
_INSERT_AFTER = 4
_CHANGE_BEFORE = 2 | 8 | 16 | 32


def triggers() -> Mapping[tuple[str, str], tuple[str, int, str]]:
    """Return for each trigger (table, name) its function, when it fires (as pg_trigger has it), and how it is on."""
    found = {("entry", "entry_next_only"): ("entry_next_only", _INSERT_AFTER, _ALWAYS)}
    for table in TABLES:
        found[table, f"{table}_no_change"] = ("never", _CHANGE_BEFORE, _ALWAYS)
    return found
