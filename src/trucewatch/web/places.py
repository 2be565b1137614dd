"""Addresses within the application: where a browser may be sent on to."""

from urllib.parse import urlsplit


def own_place(wanted: str, otherwise: str = "/") -> str:
    """Return a path of ours, or the other one where what is wanted leads elsewhere."""
    if not wanted.startswith("/") or wanted.startswith(("//", "/\\")) or any(ord(char) < 33 for char in wanted):
        return otherwise
    parts = urlsplit(wanted)
    return otherwise if parts.scheme or parts.netloc or "\\" in wanted else wanted
