"""What is signed: checkpoints (C2SP tlog-checkpoint) over all entries so far, and the naming of keys."""

import base64
import re

from trucewatch.model import Value
from trucewatch.register.notes import NoteError, PublicKey
from trucewatch.said import said

_TEXT = re.compile(r"(trucewatch-register/[0-9a-f]{64})\n([1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n")
_NAMING = re.compile(r"trucewatch-key\n(trucewatch-register/[0-9a-f]{64})\n([^\n]+)\n")


def origin_of(first_entry: str) -> str:
    """Return the name of a record in all that is signed of it: the id of its first entry tells it from others."""
    return f"trucewatch-register/{first_entry}"


class Checkpoint(Value, frozen=True, kw_only=True):
    """How many entries a record had, and the root of the tree over their ids."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The checkpoint as it is signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    @classmethod
    def read(cls, text: str) -> "Checkpoint":
        """Return the checkpoint that is written so. Raises NoteError."""
        found = _TEXT.fullmatch(text)
        if found is None:
            raise NoteError(said("note.no-checkpoint", "this is not a checkpoint of a Trucewatch record"))
        checkpoint = cls(origin=found[1], size=int(found[2]), root=base64.b64decode(found[3]))
        if checkpoint.text != text:
            raise NoteError(said("note.root-form", "the root in the checkpoint is not in the one form of base64"))
        return checkpoint


class Naming(Value, frozen=True, kw_only=True):
    """Which key signs the checkpoints of a record from here on: signed by itself and by the key before it."""

    origin: str
    key: PublicKey

    @property
    def text(self) -> str:
        """The naming as it is signed."""
        return f"trucewatch-key\n{self.origin}\n{self.key}\n"

    @classmethod
    def read(cls, text: str) -> "Naming":
        """Return the naming that is written so. Raises NoteError."""
        found = _NAMING.fullmatch(text)
        if found is None:
            raise NoteError(said("note.no-naming", "this does not name a key for a Trucewatch record"))
        return cls(origin=found[1], key=PublicKey.read(found[2]))
