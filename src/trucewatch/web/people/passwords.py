"""Passwords: hashed with Argon2id, never kept, never shown; and which ones are too easy."""

import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 12, 256

_AT_ONCE = 4
"""How many are hashed at once: each takes its memory, and anybody may ask to be signed in."""


class Passwords:
    """Hashes and checks passwords at one cost (RFC 9106)."""

    def __init__(self, cost: int, memory: int) -> None:
        self._hasher = PasswordHasher(time_cost=cost, memory_cost=memory, parallelism=1)
        self._room = threading.BoundedSemaphore(_AT_ONCE)
        self._nobody = self._hasher.hash("of nobody: so that an unknown name takes as long as a known one")

    def hashed(self, password: str) -> str:
        """Return what is kept of a password."""
        with self._room:
            return self._hasher.hash(normal(password))

    def fits(self, password: str, kept: str | None) -> bool:
        """Whether this is the password; `kept` None (nobody of that name) takes as long and never fits."""
        try:
            with self._room:
                self._hasher.verify(kept or self._nobody, normal(password))
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None

    def outdated(self, kept: str) -> bool:
        """Whether a password was hashed at another cost than today's."""
        return self._hasher.check_needs_rehash(kept)


def normal(password: str) -> str:
    """Return a password in one form of Unicode, so that two keyboards type the same one (RFC 8265)."""
    return unicodedata.normalize("NFC", password)[: LONGEST + 1]


def weakness(password: str, *names: str) -> str | None:
    """Return the key of what is wrong with a new password, None where it will do: length counts, not signs."""
    said = normal(password)
    if len(said) < SHORTEST:
        return "account.password-short"
    if len(said) > LONGEST:
        return "account.password-long"
    if len(set(said)) < 5:
        return "account.password-plain"
    folded = said.casefold()
    if any(len(name) > 3 and name.casefold() in folded for name in names):
        return "account.password-name"
    return None
