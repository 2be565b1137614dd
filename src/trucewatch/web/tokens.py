"""Tokens in pages, masked anew for each page, so that a compressed page does not give them away (BREACH)."""

import base64
import binascii
import secrets


def masked(token: str) -> str:
    """Return a token under a random mask."""
    data = token.encode()
    mask = secrets.token_bytes(len(data))
    return base64.urlsafe_b64encode(mask + _xor(data, mask)).decode()


def unmasked(words: str) -> str:
    """Return the token under the mask, an empty one where the words are none."""
    try:
        data = base64.urlsafe_b64decode(words.encode())
    except (binascii.Error, ValueError, UnicodeEncodeError):
        return ""
    half = len(data) // 2
    return _xor(data[half:], data[:half]).decode("utf-8", "replace")


def _xor(left: bytes, right: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(left, right, strict=False))
