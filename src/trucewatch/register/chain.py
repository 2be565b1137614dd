"""How entries hang together: each id is a hash that covers the id before it."""

import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from trucewatch.errors import RegisterBroken, RegisterConflict, TrucewatchError
from trucewatch.model import Entry, EntryKind, Value
from trucewatch.register.canonical import canonical, digest
from trucewatch.register.payloads import SALTED, Draft, Salted, subject_of
from trucewatch.said import said

FIRST = "0" * 64
"""What the first entry names as the one before it."""

_CONTROL = re.compile(r"[\x00-\x1f]")

Clock = Callable[[], datetime]


class Head(Value, frozen=True, kw_only=True):
    """The end of a record: the last sequence number and the last id (0 and 64 zeros while it is empty)."""

    sequence: int = 0
    id: str = FIRST


class Recorded(Value, frozen=True, kw_only=True):
    """An entry with its payload's bytes; None where the payload was shredded."""

    entry: Entry
    payload: bytes | None


class Sealed(Value, frozen=True, kw_only=True, gc=False):
    """A draft with its payload in canonical form; `subject` is under whose key it is kept, if under any."""

    draft: Draft
    subject: str | None
    version: int
    data: bytes
    sha256: str


class _Unnamed(Value, frozen=True, kw_only=True, gc=False):
    """The fields of an entry that its id is made of."""

    activity: str
    agent: str
    kind: EntryKind
    payload_sha256: str
    previous: str
    recorded: str
    room: str
    sequence: int
    uses: tuple[str, ...]
    version: int


def clock() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC)


def moment(now: datetime) -> str:
    """Return a moment as entries carry it: UTC, microseconds, of one length, so that order is text order."""
    if now.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be recorded")
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def entry_id(fields: Mapping[str, object]) -> str:
    """Return the id of an entry: the SHA-256 over the canonical form of all its fields but `id`."""
    return digest(canonical({name: value for name, value in fields.items() if name != "id"}))


def seal(drafts: Sequence[Draft], *, erasable: bool = False) -> tuple[Sealed, ...]:
    """Return the drafts with their payloads encoded and hashed: all the work that needs no lock.

    `erasable` salts those that have a subject, so that their hash says nothing once they are erased.
    """
    for name in {name for draft in drafts for name in (draft.agent, draft.activity, draft.room)}:
        _check_named(name)
    sealed = []
    for draft in drafts:
        payload: Value = draft.payload
        version, subject = draft.version, None
        if erasable and (subject := subject_of(draft.payload)) is not None:
            payload, version = Salted(payload=draft.payload, salt=secrets.token_hex(16)), SALTED
        data = canonical(payload)
        sealed.append(Sealed(draft=draft, subject=subject, version=version, data=data, sha256=digest(data)))
    return tuple(sealed)


def link(sealed: Sequence[Sealed], head: Head, recorded: str) -> tuple[Entry, ...]:
    """Return the entries that these drafts become after this head. Raises RegisterConflict for a use of a later one."""
    entries: list[Entry] = []
    before = head.id
    for sequence, one in enumerate(sealed, head.sequence + 1):
        draft = one.draft
        uses = _uses(draft, entries) if draft.uses else ()
        unnamed = _Unnamed(
            activity=draft.activity,
            agent=draft.agent,
            kind=draft.kind,
            payload_sha256=one.sha256,
            previous=before,
            recorded=recorded,
            room=draft.room,
            sequence=sequence,
            uses=uses,
            version=one.version,
        )
        entry = Entry(
            id=digest(canonical(unnamed)),
            sequence=sequence,
            previous=before,
            recorded=recorded,
            kind=draft.kind,
            version=one.version,
            agent=draft.agent,
            activity=draft.activity,
            room=draft.room,
            uses=uses,
            payload_sha256=one.sha256,
        )
        before = entry.id
        entries.append(entry)
    return tuple(entries)


def outside_uses(drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Return the ids of earlier entries that these drafts use, each once."""
    return tuple(dict.fromkeys(use for draft in drafts if draft.uses for use in draft.uses if isinstance(use, str)))


def check_expected(head: Head, expected: str | None) -> None:
    """Raise RegisterConflict when the head is not the one that the caller built upon."""
    if expected is not None and expected != head.id:
        raise RegisterConflict(
            f"the record has grown to entry {head.sequence} since it was read; nothing was written, read it again"
        )


def read_entry(fields: Mapping[str, object]) -> Entry:
    """Return the entry that stored fields make up. Raises RegisterBroken where they make up none."""
    try:
        return msgspec.convert(fields, Entry)
    except msgspec.ValidationError as error:
        where = f"entry {fields.get('sequence')}"
        if "enum value" in str(error):
            raise RegisterBroken(
                f"{where} is of a kind that this version does not know ({fields.get('kind')!r}): "
                "a newer Trucewatch wrote it"
            ) from error
        raise RegisterBroken(f"{where} is not an entry: {error}") from error


def _check_named(name: str) -> None:
    if _CONTROL.search(name):
        raise TrucewatchError(
            said(
                "words.control",
                "a name in an entry holds a control character and cannot be recorded: {name:.80}",
                name=repr(name),
            )
        )


def _uses(draft: Draft, earlier: Sequence[Entry]) -> tuple[str, ...]:
    uses = []
    for use in draft.uses:
        if isinstance(use, int) and not 0 <= use < len(earlier):
            raise RegisterConflict(f"a draft uses draft {use}, which is not before it; nothing was written")
        uses.append(earlier[use].id if isinstance(use, int) else use)
    return tuple(uses)
