"""Ids that are hashes of content, safe against parts that run into each other."""

import hashlib

_DIGITS = 20


def content_id(kind: str, *parts: str) -> str:
    """Return `kind-` and 20 hexadecimal digits of the SHA-256 over the length-prefixed parts.

    Each part is preceded by its length in bytes, so ("ab", "c") and ("a", "bc") differ.
    """
    digest = hashlib.sha256()
    for part in (kind, *parts):
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return f"{kind}-{digest.hexdigest()[:_DIGITS]}"
