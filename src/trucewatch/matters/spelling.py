"""Names as they sound: one name is written into Latin letters in more ways than one ("Hariss", "Haris")."""

from collections.abc import Iterable
from itertools import groupby

from anyascii import anyascii

from trucewatch.matters.case import Case
from trucewatch.matters.words import stem


def sounds(case: Case, names: Iterable[str]) -> frozenset[str]:
    """Return the stems of names in plain small letters, letters that stand for one sound as one, and none doubled."""
    kept: dict[str, str] = case.memo.setdefault("sounds", {})
    return frozenset(kept[name] if name in kept else kept.setdefault(name, _sound(case, name)) for name in names)


def _sound(case: Case, name: str) -> str:
    plain = stem(anyascii(name).casefold())
    for written, sound in case.rules["spelling"]["alike"]:
        plain = plain.replace(written, sound)
    return "".join(letter for letter, _ in groupby(plain))
