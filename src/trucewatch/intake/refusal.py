"""What bytes cannot be a report: archives, pictures, programs, by the signature that they begin with."""

from functools import lru_cache

from trucewatch.codebook import Codebook


def refusal(data: bytes, codebook: Codebook) -> str | None:
    """Return why these bytes can be no report, in plain words, or None where they may be one."""
    if not data:
        return "empty"
    if not data.strip(b" \t\r\n\f\v"):
        return "empty: nothing but blanks"
    for at, signature, why in _signatures(codebook):
        if data.startswith(signature, at):
            return why
    return None


@lru_cache(maxsize=4)
def _signatures(codebook: Codebook) -> tuple[tuple[int, bytes, str], ...]:
    rows = codebook.table("intake")["signatures"]
    return tuple((row.get("at", 0), bytes.fromhex(row["hex"]), row["why"]) for row in rows)
