"""Signed notes (C2SP signed-note): a text, and below it lines in which keys sign it with Ed25519.

    text, of lines
    <empty line>
    — <name of the key> <base64 of the key's id, 4 bytes, and the signature, 64 bytes>

The same form is used by the checkpoints of Go's checksum database and of transparency logs, so that their tools read
ours. Keys are written `name+id+base64`, private ones after `PRIVATE+KEY+`, as those tools write them.
"""

import base64
import binascii
import hashlib
import re

from trucewatch.errors import TrucewatchError
from trucewatch.model import Value
from trucewatch.said import said

_ED25519 = b"\x01"
_SECRET = "PRIVATE+KEY+"  # noqa: S105 - the mark of a private key, not one
_NAME = re.compile(r"[^\s+]{1,200}")
_KEY = re.compile(r"([^\s+]{1,200})\+([0-9a-f]{8})\+([A-Za-z0-9+/=]{44})")
_LINE = re.compile(r"— ([^\s+]{1,200}) ([A-Za-z0-9+/=]{92})")


class NoteError(TrucewatchError):
    """A note or key is not written as one, or a signature does not hold."""


class PublicKey(Value, frozen=True, kw_only=True):
    """A key that signatures are verified with. `str` gives it as it is handed around."""

    name: str
    raw: bytes

    @property
    def id(self) -> bytes:
        """The first four bytes of the hash over name and key, by which a signature names its key."""
        return hashlib.sha256(self.name.encode() + b"\n" + _ED25519 + self.raw).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{_to64(_ED25519 + self.raw)}"

    @classmethod
    def read(cls, text: str) -> "PublicKey":
        """Return the key that is written so. Raises NoteError."""
        name, raw, written_id = _read_key(text)
        key = cls(name=name, raw=raw)
        if key.id.hex() != written_id:
            raise NoteError(said("note.public-id", "the id in the public key is not that of the key"))
        return key

    def verifies(self, text: str, signature: bytes) -> bool:
        """Whether this key made the signature of this text."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, text.encode())
        except (InvalidSignature, ValueError):
            return False
        return True


class Signature(Value, frozen=True, kw_only=True):
    """One line below a note: which key, and what it signed."""

    name: str
    key: bytes
    raw: bytes

    def __str__(self) -> str:
        return f"— {self.name} {_to64(self.key + self.raw)}\n"


class SigningKey:
    """A private key: its name and its 32 secret bytes."""

    def __init__(self, name: str, seed: bytes) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        if not _NAME.fullmatch(name):
            raise NoteError(
                said("note.no-name", "the name of a key has at least one letter, no blank and no plus sign")
            )
        self._seed = seed
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = PublicKey(name=name, raw=self._private.public_key().public_bytes_raw())

    def written(self) -> str:
        """Return the key as it is kept in a file."""
        return f"{_SECRET}{self.public.name}+{self.public.id.hex()}+{_to64(_ED25519 + self._seed)}"

    @classmethod
    def read(cls, text: str) -> "SigningKey":
        """Return the key that is written so. Raises NoteError, which does not show the key."""
        if not text.startswith(_SECRET):
            raise NoteError(said("note.no-private-key", "this is not a private key"))
        name, seed, written_id = _read_key(text.removeprefix(_SECRET))
        key = cls(name, seed)
        if key.public.id.hex() != written_id:
            raise NoteError(said("note.private-id", "the id in the private key is not that of the key"))
        return key

    def sign(self, text: str) -> Signature:
        """Return the signature of a text."""
        return Signature(name=self.public.name, key=self.public.id, raw=self._private.sign(text.encode()))


class Note(Value, frozen=True, kw_only=True):
    """A text with its signatures. `str` gives it as it is written."""

    text: str
    signatures: tuple[Signature, ...]

    def __str__(self) -> str:
        return self.text + "\n" + "".join(map(str, self.signatures))

    @classmethod
    def read(cls, written: str) -> "Note":
        """Return the note that is written so, to the letter. Raises NoteError; does not verify anything."""
        text, blank, below = written.rpartition("\n\n")
        lines = [_LINE.fullmatch(line) for line in below.removesuffix("\n").split("\n")]
        if not (blank and text and below.endswith("\n")) or not all(lines):
            raise NoteError(said("note.no-note", "this is not a signed note"))
        signatures = []
        for found in filter(None, lines):
            raw = _from64(found[2])
            signatures.append(Signature(name=found[1], key=raw[:4], raw=raw[4:]))
        return cls(text=text + "\n", signatures=tuple(signatures))

    def signed_by(self, key: PublicKey) -> bool:
        """Whether one of the signatures is this key's and holds."""
        return any(
            one.name == key.name and one.key == key.id and key.verifies(self.text, one.raw) for one in self.signatures
        )


def _read_key(text: str) -> tuple[str, bytes, str]:
    found = _KEY.fullmatch(text.strip())
    raw = _from64(found[3]) if found else b""
    if found is None or not raw.startswith(_ED25519):
        raise NoteError(said("note.no-key", "a key is written as its name, id and base64 with plus signs between them"))
    return found[1], raw[1:], found[2]


def _to64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _from64(text: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise NoteError(said("note.no-base64", "this is not base64")) from error
    if _to64(data) != text:
        raise NoteError(said("note.other-base64", "this is not base64 in its one form"))
    return data
