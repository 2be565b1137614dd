"""Copies of a record: made while it is in use, checked before they count, never over a file that is there."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from trucewatch.errors import RegisterBroken, RegisterUnavailable
from trucewatch.register.chain import clock
from trucewatch.register.check import CheckResult, check_file
from trucewatch.register.ledger import Ledger
from trucewatch.register.opening import BUSY_SECONDS, files_of
from trucewatch.register.recorder import read_range
from trucewatch.register.sqlite_errors import translated
from trucewatch.register.sqlite_opening import opened
from trucewatch.register.vault import vault_of


def backup(record: Path, copy: Path) -> CheckResult:
    """Copy a record as it stands at one moment, while others read and write it, and return the check of the copy.

    Raises RegisterUnavailable where there is no record, where there is a file already, or the copy cannot be
    written; RegisterBroken, leaving no copy, where what was copied does not hold.
    """
    return _copied(record, copy, vault_of(record))


def restore(copy: Path, record: Path) -> CheckResult:
    """Put a copy in the place of a record that is gone, once it is found to hold. Raises as `backup` does.

    The keys of its payloads are still beside where the record was. What was erased since the copy was made is
    recorded as erased in the new record too, so that it may have more entries than the copy; what is left must
    then be worked out anew.
    """
    return _copied(copy, record, vault_of(record), again=True)


def _copied(source: Path, target: Path, keys: Path, *, again: bool = False) -> CheckResult:
    for there in files_of(target, keys=False):
        if there.exists():
            raise RegisterUnavailable(f"{there} is there already, and nothing is overwritten")
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        with opened(source, create=False, read_only=True, busy_seconds=BUSY_SECONDS, now=clock, keys=keys) as recorder:
            _made_empty(partial)
            with translated(partial), closing(sqlite3.connect(partial)) as into:
                recorder.copy_into(into)
        if again:
            _erased_again(partial, keys)
        result = _sound(source, check_file(partial, keys=keys))
        _settled(partial, target)
    finally:
        for left in files_of(partial, keys=False):
            with suppress(OSError):
                left.unlink()
    return result


def _erased_again(partial: Path, keys: Path) -> None:
    with opened(partial, create=False, read_only=False, busy_seconds=BUSY_SECONDS, now=clock, keys=keys) as recorder:
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


def _sound(path: Path, result: CheckResult) -> CheckResult:
    if result.broken is not None:
        raise RegisterBroken(f"{path} does not hold, so it is not copied: {result.broken.why}")
    return result
