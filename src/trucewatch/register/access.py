"""What leaves a record whose reports can be erased, and who looks at it, so that an erasure can be followed up."""

import hashlib
from typing import BinaryIO

from trucewatch.errors import TrucewatchError
from trucewatch.model import Entry, EntryKind
from trucewatch.register.chain import Clock, clock, moment
from trucewatch.register.payloads import AccessPayload, Draft, read_payload
from trucewatch.register.recorder import Recorder
from trucewatch.said import said

LOOK = "look"
"""The command of an access by which nothing left the record but what a person saw."""


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


def note_look(recorder: Recorder, *, by: str, part: str, now: Clock = clock) -> Entry | None:
    """Record that somebody looks at a part of a sensitive record, and return the entry: once a person, day and part.

    None, and nothing recorded, for the same again on one day (UTC), and for any other record. What was seen then is not
    kept: the record as it stood then tells. Raises as `note_access` does.
    """
    if not sensitive(recorder):
        return None
    before = recorder.last_at(moment(now())[: len("2020-01-14")])
    for entry in recorder.entries(before + 1, kind=EntryKind.ACCESS):
        data = recorder.payloads([entry]).get(entry.sequence)
        said = None if data is None else read_payload(entry, data)
        if isinstance(said, AccessPayload) and (said.by, said.command, said.form) == (by.strip(), LOOK, part):
            return None
    last = recorder.head().sequence
    return note_access(recorder, by=by, command=LOOK, form=part, last=last, size=0, sha256="")


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
        raise TrucewatchError(
            said("access.nameless", "whoever takes something out of this record must be named: --by NAME")
        )
    payload = AccessPayload(by=by.strip(), command=command, form=form, last=last, size=size, sha256=sha256)
    draft = Draft(kind=EntryKind.ACCESS, version=1, payload=payload, activity=command, agent=f"person:{payload.by}")
    (entry,) = recorder.append([draft])
    return entry
