"""The one form in which values are hashed: canonical JSON, after RFC 8785 (sorted keys, no blanks, UTF-8)."""

import hashlib

import msgspec

from trucewatch.errors import TrucewatchError
from trucewatch.said import said

_ENCODER = msgspec.json.Encoder(order="sorted")


def canonical(value: object) -> bytes:
    """Return the canonical JSON of a value. Raises TrucewatchError for half a character (a lone surrogate)."""
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError as error:
        raise TrucewatchError(
            said(
                "words.half-a-character",
                "a value holds half a character and cannot be recorded: {words:.80}",
                words=repr(error.object),
            )
        ) from error


def digest(data: bytes) -> str:
    """Return the SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
