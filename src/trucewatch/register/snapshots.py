"""Snapshots: what a replay came to, kept beside the record so that opening it does not replay everything again.

A snapshot is a copy and never the truth: it counts only for the program and form that it was made with, and where the
record has the very entry that it was made at; whoever deletes it loses time and nothing else; `check` replays the
record and tells where a snapshot says anything else. In a record with keys it is encrypted under a key of its own that
every erasure destroys, so that nothing that was erased can be read in it or in a copy of it. It holds the view of the
open room with the whole ledger, as the record does: whoever may read the one may read the other.
"""

import hashlib
import os
import secrets
from contextlib import suppress
from dataclasses import fields
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

import msgspec

from trucewatch import __version__
from trucewatch.errors import RegisterBroken, RegisterUnavailable, SpanMismatch
from trucewatch.model import Value
from trucewatch.register.analysis import NOTHING, Dropped, Results, change, own_copy, results_of
from trucewatch.register.canonical import digest
from trucewatch.register.later import Later
from trucewatch.register.ledger import Ledger
from trucewatch.register.pausing import many_made
from trucewatch.register.payloads import SNAPSHOT
from trucewatch.register.recorder import Recorder, read_range
from trucewatch.register.view import View

if TYPE_CHECKING:
    from trucewatch.register.vault import Vault

WORTH = 2_000
"""How many entries must have been replayed for a snapshot to be worth its writing."""

_LONGEST = 2_000


class Header(Value, frozen=True, kw_only=True):
    """What a snapshot was made of and with: its first line, as JSON."""

    program: str
    form: str
    sequence: int
    head: str
    sha256: str
    keyed: bool


def view_from(recorder: Recorder, last: int | None = None) -> View:
    """Return the view of a record up to an entry, from the newest snapshot on where there is one that counts.

    Where much had to be replayed up to the newest entry, a snapshot is left for the next. Raises RegisterBroken.
    """
    newest = recorder.head().sequence
    last = newest if last is None else min(last, newest)
    before = found(recorder, last) or View()
    place, worth = recorder.cache, last == newest and last - before.sequence >= WORTH
    key = _key(recorder.vault) if worth and recorder.vault else None  # before anything is read that may be erased
    view = before.advanced(read_range(recorder, before.sequence + 1, last))
    if place is not None and worth:
        with suppress(OSError, RegisterUnavailable):
            _write(place, view, recorder.vault, key)
    return view


def found(recorder: Recorder, last: int) -> View | None:
    """Return the view that the snapshot holds, None where there is none that counts up to this entry."""
    header, body = _read(recorder.cache)
    if header is None or not 0 < header.sequence <= last:
        return None
    at = [entry.id for entry in recorder.entries(header.sequence, header.sequence)]
    if at != [header.head] or (header.program, header.form) != (__version__, _form()):
        return None
    return _view(header, body, recorder.vault)


def doubted(recorder: Recorder) -> str | None:
    """Return what is wrong with the snapshot beside a record, replaying everything; None where nothing is."""
    held = found(recorder, recorder.head().sequence)
    if held is None or _encoded(held) == _encoded(View.replay(read_range(recorder, 1, held.sequence))):
        return None
    return f"the snapshot {recorder.cache} says what the record does not: somebody changed it; delete it"


def forget(place: Path | None) -> None:
    """Delete a snapshot. Raises RegisterUnavailable where it cannot be deleted."""
    if place is not None:
        try:
            place.unlink(missing_ok=True)
        except OSError as error:
            raise RegisterUnavailable(f"the snapshot {place} cannot be deleted: {error.strerror}") from error


_LATER = ("texts", "readings", "state")
"""What of a ledger is decoded only when it is looked into: most of it, and little of it is needed to show something."""


class _Whole(Value, frozen=True, kw_only=True):
    """The body of a snapshot: what the view and the ledger hold at once, and what of the ledger comes later."""

    view: msgspec.Raw
    ledger: msgspec.Raw
    later: dict[str, msgspec.Raw]


@cache
def _forms() -> dict[str, Any]:
    """The form of each part of a snapshot: the fields of a view as they are, of a ledger, and those that come later."""
    views, ledgers = get_type_hints(View), get_type_hints(Ledger) | {"state": Results}
    seen = [one.name for one in fields(View) if one.name not in ("ledger", "rooms")]
    at_once = [one.name for one in fields(Ledger) if one.name not in _LATER]
    return {
        "view": msgspec.defstruct("KeptView", [(name, views[name]) for name in seen], frozen=True),
        "ledger": msgspec.defstruct("KeptLedger", [(name, ledgers[name]) for name in at_once], frozen=True),
        **{name: ledgers[name] for name in _LATER},
    }


@cache
def _form() -> str:
    """What tells a form from others: a program that is being worked on has the same version for long."""
    return digest(repr([msgspec.inspect.type_info(one) for one in _forms().values()]).encode())


def _encoded(view: View) -> bytes:
    later = {name: getattr(view.ledger, name) for name in _LATER}
    later["state"] = results_of(later["state"])
    for name in ("texts", "readings"):
        later[name] = dict(later[name])
    whole = _Whole(
        view=_raw(_part("view", view)),
        ledger=_raw(_part("ledger", view.ledger)),
        later={name: _raw(value) for name, value in later.items()},
    )
    return msgspec.msgpack.encode(whole)


def _raw(value: Any) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(value))


def _part(name: str, of: Any) -> Any:
    form = _forms()[name]
    return form(**{one: getattr(of, one) for one in form.__struct_fields__})


def _view(header: Header, body: bytes, vault: "Vault | None") -> View | None:
    if header.keyed:
        opened = None if vault is None else vault.decrypted(body, header.sha256)
        body = b"" if opened is None else opened
    if hashlib.sha256(body).hexdigest() != header.sha256:
        return None
    try:
        with many_made():
            whole = msgspec.msgpack.decode(body, type=_Whole)
            view = _fields(msgspec.msgpack.decode(whole.view, type=_forms()["view"]))
            ledger = _fields(msgspec.msgpack.decode(whole.ledger, type=_forms()["ledger"]))
            # copies: what comes later must not keep the whole snapshot in memory until it does
            ledger |= {name: Later(partial(_decoded, name, bytes(whole.later[name]))) for name in _LATER}
    except (msgspec.DecodeError, SpanMismatch, KeyError):
        return None
    return View(ledger=Ledger(**ledger), **view)


def _fields(kept: Any) -> dict[str, Any]:
    return {name: getattr(kept, name) for name in kept.__struct_fields__}


def _decoded(name: str, raw: bytes) -> Any:
    """A part that comes later. Raises RegisterBroken where the snapshot holds something else."""
    try:
        value = msgspec.msgpack.decode(raw, type=_forms()[name])
    except (msgspec.DecodeError, SpanMismatch) as error:
        raise RegisterBroken(f"the snapshot beside the record is not one: delete it ({error})") from error
    if name != "state":
        return value
    state = own_copy(NOTHING)
    change(state, value, Dropped())
    return state


def _read(place: Path | None) -> tuple[Header | None, bytes]:
    if place is None:
        return None, b""
    try:
        with place.open("rb") as file:
            header = msgspec.json.decode(file.readline(_LONGEST), type=Header)
            return header, file.read()
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None, b""


def _key(vault: "Vault") -> bytes | None:
    with suppress(RegisterUnavailable):
        return vault.keys_for([SNAPSHOT])[SNAPSHOT]
    return None


def _write(place: Path, view: View, vault: "Vault | None", key: bytes | None) -> None:
    body = _encoded(view)
    header = Header(
        program=__version__,
        form=_form(),
        sequence=view.sequence,
        head=view.head,
        sha256=hashlib.sha256(body).hexdigest(),
        keyed=vault is not None,
    )
    if vault is not None:
        if key is None:
            return
        body = vault.encrypted(key, body, header.sha256)
    partial = place.with_name(f".{place.name}.{secrets.token_hex(6)}.partial")
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(msgspec.json.encode(header) + b"\n" + body)
        partial.replace(place)
    finally:
        partial.unlink(missing_ok=True)
