"""What leaves a record whose reports can be erased: who took what, so that an erasure can be followed up outside."""

import hashlib
from typing import BinaryIO

from trucewatch.errors import TrucewatchError
from trucewatch.model import Entry, EntryKind
from trucewatch.register.payloads import AccessPayload, Draft
from trucewatch.register.recorder import Recorder


class Counted:
    """A stream that passes on what is written to it, and knows its size and hash."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> int:
        """Pass on what is written."""
        self._digest.update(data)
        self.size += len(data)
        return self._stream.write(data)

    @property
    def sha256(self) -> str:
        """The SHA-256 of all that was written, in hexadecimal."""
        return self._digest.hexdigest()


def sensitive(recorder: Recorder) -> bool:
    """Whether what leaves a record is kept track of: where the law may demand that it be erased."""
    return recorder.vault is not None


def note_access(
    recorder: Recorder, *, by: str, command: str, form: str, last: int, size: int, sha256: str
) -> Entry | None:
    """Record that something left a sensitive record, and return the entry; None, and nothing recorded, for any other.

    `last` is the number of the entry as of which it was. Raises TrucewatchError without a name, RegisterUnavailable
    where the record cannot be written to: what cannot be kept track of does not leave.
    """
    if not sensitive(recorder):
        return None
    if not by.strip():
        raise TrucewatchError("whoever takes something out of this record must be named: --by NAME")
    payload = AccessPayload(by=by.strip(), command=command, form=form, last=last, size=size, sha256=sha256)
    draft = Draft(kind=EntryKind.ACCESS, version=1, payload=payload, activity=command, agent=f"person:{payload.by}")
    (entry,) = recorder.append([draft])
    return entry
