"""One-time codes of an authenticator (RFC 6238 over RFC 4226: SHA-1, 30 seconds, six digits)."""

import base64
import binascii
import hmac
import secrets
from hashlib import sha1
from urllib.parse import quote

STEP, DIGITS = 30, 6
_BYTES = 20


def new_secret() -> str:
    """Return a new secret of 160 bits, in base32."""
    return base64.b32encode(secrets.token_bytes(_BYTES)).decode()


def is_secret(words: str) -> bool:
    """Whether these words are a secret as `new_secret` makes them."""
    try:
        return len(base64.b32decode(words)) == _BYTES
    except (binascii.Error, ValueError):
        return False


def code_at(secret: str, step: int) -> str:
    """Return the code of one step of time."""
    digest = hmac.new(base64.b32decode(secret), step.to_bytes(8, "big"), sha1).digest()
    place = digest[-1] & 0x0F
    number = int.from_bytes(digest[place : place + 4], "big") & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def step_of(secret: str, code: str, now: int, after: int = 0) -> int | None:
    """Return the step whose code this is, one step early or late allowed; None for a wrong code or a used one.

    `after` is the last step that was used: a code is good once.
    """
    given = "".join(code.split())
    found = None
    for step in (now // STEP - 1, now // STEP, now // STEP + 1):
        if hmac.compare_digest(code_at(secret, step).encode(), given.encode()) and step > after:
            found = step
    return found


def address(secret: str, login: str, issuer: str) -> str:
    """Return the otpauth address that an authenticator reads."""
    return f"otpauth://totp/{quote(issuer)}:{quote(login)}?secret={secret}&issuer={quote(issuer)}"
