"""Copies of a record: made while it is in use, checked before they count, never over a file that is there."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from trucewatch.errors import RegisterBroken, RegisterUnavailable
from trucewatch.register.addresses import Place, address_of, file_of, on_server, shown
from trucewatch.register.chain import clock
from trucewatch.register.check import CheckResult, check, check_file
from trucewatch.register.ledger import Ledger
from trucewatch.register.opening import files_of, open_record
from trucewatch.register.recorder import read_range
from trucewatch.register.sql import SqlRecorder
from trucewatch.register.sqlite import SqliteRecorder
from trucewatch.register.sqlite_errors import translated
from trucewatch.register.sqlite_opening import opened
from trucewatch.register.vault import vault_of


def backup(record: Place, copy: Path) -> CheckResult:
    """Copy a record into a file as it stands at one moment, while others read and write it, and return the check of
    the copy.

    Raises RegisterUnavailable where there is no record, where there is a file already, or the copy cannot be
    written; RegisterBroken, leaving no copy, where what was copied does not hold.
    """
    return _copied(record, copy, keys_of(record))


def restore(copy: Path, record: Place) -> CheckResult:
    """Put a copy in the place of a record that is gone, once it is found to hold. Raises as `backup` does.

    On a server the record is prepared and empty. The keys of its payloads are still where they were. What was erased
    since the copy was made is recorded as erased in the new record too, so that it may have more entries than the
    copy; what is left must then be worked out anew.
    """
    keys = keys_of(record)
    if on_server(record):
        return _moved(copy, record, keys)
    return _copied(copy, file_of(record), keys, again=True)


def keys_of(record: Place) -> Path | None:
    """Return the file in which the keys of a record are, if it has any."""
    return address_of(record).keys if on_server(record) else vault_of(file_of(record))


def _copied(source: Place, target: Path, keys: Path | None, *, again: bool = False) -> CheckResult:
    for there in files_of(target, keys=False):
        if there.exists():
            raise RegisterUnavailable(f"{there} is there already, and nothing is overwritten")
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        with _opened(source, keys, read_only=True) as recorder:
            _made_empty(partial)
            if isinstance(recorder, SqliteRecorder):
                with translated(partial), closing(sqlite3.connect(partial)) as into:
                    recorder.copy_into(into)
            else:
                with opened(partial, create=True, read_only=False, busy_seconds=0, now=clock, keys=keys) as taking:
                    taking.take(recorder.stored(recorder.head().sequence))
        if again:
            with _opened(partial, keys) as recorder:
                _erased_again(recorder)
        result = _sound(source, check_file(partial, keys=keys))
        _settled(partial, target)
    finally:
        for left in files_of(partial, keys=False):
            with suppress(OSError):
                left.unlink()
    return result


def _moved(copy: Path, record: Place, keys: Path | None) -> CheckResult:
    _sound(copy, check_file(copy, keys=keys))
    with _opened(copy, keys, read_only=True) as source, _opened(record, keys) as recorder:
        recorder.take(source.stored())
        _erased_again(recorder)
        return _sound(record, check(recorder))


def _opened(place: Place, keys: Path | None, *, read_only: bool = False) -> SqlRecorder:
    recorder = open_record(place, read_only=read_only, keys=keys)
    assert isinstance(recorder, SqlRecorder)  # noqa: S101 - what files and servers hold
    return recorder


def _erased_again(recorder: SqlRecorder) -> None:
    if recorder.vault is None:
        return
    known = Ledger().advanced(read_range(recorder)).erased
    for erasure in recorder.vault.erasures():
        if erasure.subject not in known:
            recorder.append_erasure(erasure)


def _made_empty(partial: Path) -> None:
    try:
        os.close(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise RegisterUnavailable(f"{partial.parent} cannot be written to: {error.strerror}") from error


def _settled(partial: Path, target: Path) -> None:
    """Force the copy to the disk, then give it its name."""
    try:
        for path, how in ((partial, os.O_RDWR), (partial.parent, os.O_RDONLY)):
            handle = os.open(path, how)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
            if path == partial:
                partial.rename(target)
    except OSError as error:
        raise RegisterUnavailable(f"{target} cannot be written: {error.strerror}") from error


def _sound(place: Place, result: CheckResult) -> CheckResult:
    if result.broken is not None:
        raise RegisterBroken(f"{shown(place)} does not hold, so it is not copied: {result.broken.why}")
    return result
