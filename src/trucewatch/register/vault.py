"""Keys by which payloads can be erased: one a subject, in a file of their own beside the record.

What is about a report is encrypted (AES-256-GCM) under that report's key before it is stored, so that destroying
the key makes it unreadable in the record and in every copy of the record. The file of keys is never copied with
it. Of a key that was destroyed its id is kept, with the erasure that it was destroyed for.
"""

import secrets
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from trucewatch.errors import RegisterUnavailable, TrucewatchError
from trucewatch.model import Value
from trucewatch.register.sqlite_errors import translated

MARK = b"\x01"
"""What a stored payload begins with if it is encrypted; one that is not begins as JSON does."""

PREFIX = 17
"""How many bytes of a stored payload name its key: the mark, and the key's id."""

_NONCE = 12
_SCHEMA = """
CREATE TABLE secret (id BLOB PRIMARY KEY, subject TEXT NOT NULL, key BLOB, erasure INTEGER) STRICT;
CREATE INDEX secret_subject ON secret (subject);
CREATE TABLE erasure (
  number INTEGER PRIMARY KEY, subject TEXT NOT NULL UNIQUE, ground TEXT NOT NULL, by TEXT NOT NULL
) STRICT;
"""


class Erasure(Value, frozen=True, kw_only=True):
    """What is destroyed: which subject's payloads, why, and who had it done. `number` is of no meaning elsewhere."""

    number: int
    subject: str
    ground: str
    by: str


def vault_of(record: Path) -> Path:
    """Return where the keys of a record are."""
    return record.with_name(record.name + ".keys")


class Vault:
    """The keys of one record. Every call is a transaction of its own, on the disk when it returns."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[bytes, bytes] = {}
        self._gone: set[bytes] = set()

    @classmethod
    def found(cls, path: Path) -> "Vault | None":
        """Return the vault in this file, None where there is none."""
        return cls(path) if path.exists() else None

    @classmethod
    def make(cls, path: Path) -> "Vault":
        """Make a vault in a file that is not there and that its owner alone can read. Raises RegisterUnavailable."""
        try:
            path.touch(mode=0o600, exist_ok=False)
        except OSError as error:
            raise RegisterUnavailable(f"the keys {path} cannot be made: {error.strerror}") from error
        vault = cls(path)
        with vault._writing() as connection:
            for statement in filter(str.strip, _SCHEMA.split(";")):
                connection.execute(statement)
        return vault

    def keys_for(self, subjects: Sequence[str]) -> Mapping[str, bytes]:
        """Return the id of the key in use for each subject, a new one where there is none."""
        ids: dict[str, bytes] = {}
        with self._writing() as connection:
            for subject in dict.fromkeys(subjects):
                ids[subject] = self._key_for(connection, subject)
        return ids

    def _key_for(self, connection: sqlite3.Connection, subject: str) -> bytes:
        wanted = "SELECT id, key FROM secret WHERE subject = ? AND key IS NOT NULL AND erasure IS NULL"
        row = connection.execute(wanted, (subject,)).fetchone()
        if row is None:
            row = (secrets.token_bytes(PREFIX - len(MARK)), secrets.token_bytes(32))
            connection.execute("INSERT INTO secret (id, subject, key) VALUES (?, ?, ?)", (row[0], subject, row[1]))
        self._known[row[0]] = row[1]
        return bytes(row[0])

    def encrypted(self, key: bytes, data: bytes, sha256: str) -> bytes:
        """Return a payload as it is stored, under the key of this id that `keys_for` returned."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = secrets.token_bytes(_NONCE)
        return MARK + key + nonce + AESGCM(self._known[key]).encrypt(nonce, data, sha256.encode())

    def decrypted(self, stored: bytes, sha256: str) -> bytes | None:
        """Return a payload that was stored; None where its key is not here any more, or it is not under it."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        key = self._key(stored[len(MARK) : PREFIX])
        if key is None:
            return None
        try:
            return AESGCM(key).decrypt(stored[PREFIX : PREFIX + _NONCE], stored[PREFIX + _NONCE :], sha256.encode())
        except (InvalidTag, ValueError):
            return None

    def _key(self, found: bytes) -> bytes | None:
        if found not in self._known and found not in self._gone:
            with self._reading() as connection:
                rows = connection.execute("SELECT id, key FROM secret").fetchall()
            self._known.update((row[0], row[1]) for row in rows if row[1] is not None)
            self._gone.update(row[0] for row in rows if row[1] is None)
        return self._known.get(found)

    def retire(self, subject: str, others: Sequence[str], *, ground: str, by: str) -> Erasure:
        """Take the keys of a subject, and others with it, out of use for an erasure that is to come.

        One that was begun already goes on, with the ground and the name that it has.
        """
        with self._writing() as connection:
            begun = connection.execute("SELECT 1 FROM erasure WHERE subject = ?", (subject,)).fetchone()
            if begun is None:
                connection.execute("INSERT INTO erasure (subject, ground, by) VALUES (?, ?, ?)", (subject, ground, by))
            row = connection.execute("SELECT number, subject, ground, by FROM erasure WHERE subject = ?", (subject,))
            erasure = _erasure(row.fetchone())
            for one in (subject, *others):
                wanted = "UPDATE secret SET erasure = ? WHERE subject = ? AND erasure IS NULL"
                connection.execute(wanted, (erasure.number, one))
        return erasure

    def ids_of(self, erasure: Erasure) -> frozenset[bytes]:
        """Return the ids of the keys that an erasure takes."""
        with self._reading() as connection:
            rows = connection.execute("SELECT id FROM secret WHERE erasure = ?", (erasure.number,))
            return frozenset(row[0] for row in rows)

    def destroy(self, erasure: Erasure) -> None:
        """Destroy the keys of an erasure: overwritten in the file, and gone from memory."""
        ids = self.ids_of(erasure)
        with self._writing() as connection:
            connection.execute("UPDATE secret SET key = NULL WHERE erasure = ?", (erasure.number,))
        for found in ids:
            self._known.pop(found, None)

    def erasures(self) -> tuple[Erasure, ...]:
        """Return all erasures, the oldest first."""
        with self._reading() as connection:
            rows = connection.execute("SELECT number, subject, ground, by FROM erasure ORDER BY number")
            return tuple(map(_erasure, rows))

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        if not self._path.exists():
            raise RegisterUnavailable(f"the keys {self._path} have vanished")
        # not mode=ro: whoever is killed while writing leaves a journal that the next reader must roll back
        address = f"file:{quote(str(self._path.absolute()))}?mode=rw"
        with _ours(self._path), closing(sqlite3.connect(address, uri=True, timeout=30, isolation_level=None)) as one:
            yield one

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if not self._path.exists():
            raise RegisterUnavailable(f"the keys {self._path} have vanished")
        with _ours(self._path), closing(sqlite3.connect(self._path, timeout=30, isolation_level=None)) as connection:
            for pragma in ("synchronous=FULL", "secure_delete=ON", "journal_mode=DELETE"):
                connection.execute(f"PRAGMA {pragma}").fetchall()
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")


def _erasure(row: Sequence[Any]) -> Erasure:
    number, subject, ground, by = row
    return Erasure(number=number, subject=subject, ground=ground, by=by)


@contextmanager
def _ours(path: Path) -> Iterator[None]:
    try:
        with translated(path):
            yield
    except TrucewatchError as error:
        raise RegisterUnavailable(f"the keys of the record are not available: {error}") from error
