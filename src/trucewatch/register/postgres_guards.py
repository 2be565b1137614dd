"""Whether a record in PostgreSQL is kept as it was made: its triggers, its tables, and what a role may do to it."""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from trucewatch.register.postgres_schema import TABLES, functions, triggers
from trucewatch.register.schema import ENTRY

_TRIGGERS = text("""
SELECT c.relname, t.tgname, p.proname, t.tgtype, t.tgenabled, p.prosrc, n.nspname
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace s ON s.oid = c.relnamespace
JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE s.nspname = :record AND NOT t.tgisinternal ORDER BY c.relname, t.tgname
""")

_COLUMNS = text("""
SELECT c.relname, string_agg(a.attname, ' ' ORDER BY a.attnum)
FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
WHERE s.nspname = :record AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped GROUP BY c.relname
""")

_ELSE = text("""
SELECT c.relname, c.relrowsecurity, c.relhasrules,
  (SELECT count(*) FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND i.indisvalid AND i.indpred IS NULL)
FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace WHERE s.nspname = :record AND c.relkind = 'r'
""")

_POWERS = text("""
SELECT rolsuper OR pg_has_role(current_user, c.relowner, 'MEMBER') OR EXISTS (
  SELECT FROM aclexplode(c.relacl) a WHERE a.grantee <> c.relowner
  AND a.privilege_type NOT IN ('SELECT', 'INSERT')
) FROM pg_roles, pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
WHERE rolname = current_user AND s.nspname = :record AND c.relkind = 'r'
""")

_GRANTED = text("""
SELECT c.relname, coalesce(r.rolname, 'everyone'), a.privilege_type
FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
CROSS JOIN LATERAL aclexplode(c.relacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
WHERE s.nspname = :record AND c.relkind = 'r' AND a.grantee <> c.relowner
AND a.privilege_type NOT IN ('SELECT', 'INSERT') ORDER BY 1, 2, 3
""")

_FORCED = text("SELECT current_setting('fsync'), current_setting('full_page_writes')")

_UNIQUE = {"about": 0, "entry": 2, "payload": 1}
_EXPECTED = {
    "about": "format erasable",
    "entry": " ".join(column.name for column in ENTRY.columns),
    "payload": "sha256 data",
}


def faults(connection: Connection, record: str) -> Iterator[str]:
    """Yield a sentence for each thing that is not as it was made."""
    yield from _trigger_faults(connection, record)
    yield from _table_faults(connection, record)
    for table, role, privilege in connection.execute(_GRANTED, {"record": record}):
        yield f"{role} was given the right to {privilege} on the table {table}"
    if set(connection.execute(_FORCED).one()) != {"on"}:
        yield "the server does not force what it writes to the disk (fsync or full_page_writes is off)"


def powers(connection: Connection, record: str) -> bool:
    """Whether the role that is connected could change what is recorded, guards or no guards."""
    return any(connection.scalars(_POWERS, {"record": record}))


def _trigger_faults(connection: Connection, record: str) -> Iterator[str]:
    expected, bodies = triggers(), functions(record)
    found = {}
    for table, name, function, fires, enabled, body, schema in connection.execute(_TRIGGERS, {"record": record}):
        as_made = schema == record and bodies.get(function) == body
        found[table, name] = (function if as_made else "", fires, enabled)
    for (table, name), how in expected.items():
        if (table, name) not in found:
            yield f"the guard {name} was removed"
        elif found[table, name] != how:
            yield f"the guard {name} was changed"
    for table, name in found:
        if (table, name) not in expected:
            yield f"a trigger {name} was added"


def _table_faults(connection: Connection, record: str) -> Iterator[str]:
    columns = {str(table): str(names) for table, names in connection.execute(_COLUMNS, {"record": record})}
    rest = {row[0]: row[1:] for row in connection.execute(_ELSE, {"record": record})}
    for table in TABLES:
        if columns.get(table) != _EXPECTED[table] or rest[table] != (False, False, _UNIQUE[table]):
            yield f"the table {table} was changed"
