"""Canaries: one decision of every family that a record can hold, in words and numbers that stand nowhere else."""

import types
from collections.abc import Iterator
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

from trucewatch.model import Span
from trucewatch.model.decisions import AnyDecision, StatementCorrected

WORDS = "the canary sings at midnight"
NAME = "Quiet Canary"
ROOM = "room-of-talks"
COUNT = 471147
DAY = "2031-05-04"
UNLIKE = "thequietcanarynobodyknows"

_DAYS = ("date", "start", "end", "when", "until", "on", "due", "said", "day", "as_of")


def canaries(matter: str, statements: tuple[str, str], words: str = WORDS) -> Iterator[Any]:
    """Yield a decision of every family: about this matter and these statements where it is about such."""
    known = {
        **dict.fromkeys(("words", "undertaking", "name", "question", "content"), words),
        "matter": matter,
        "item": matter,
        "left": statements[0],
        "right": statements[1],
        "statement": statements[0],
        "supersedes": statements[0],
        "because": words,
    }
    for kind in get_args(AnyDecision):
        yield StatementCorrected(supersedes=statements[0]) if kind is StatementCorrected else _made(kind, "", known)


def _made(hint: Any, name: str, known: dict[str, str]) -> Any:
    options = [one for one in get_args(hint) if one is not type(None)]
    if get_origin(hint) in (Union, types.UnionType):
        return _made(options[0], name, known)
    if get_origin(hint) is tuple:
        parts = options[:1] if options[-1] is Ellipsis else options
        return tuple(_made(one, name, known) for one in parts)
    return _value(hint, name, known)


def _value(hint: Any, name: str, known: dict[str, str]) -> Any:
    if hint is Span:
        return Span(start=0, end=4)
    if issubclass(hint, msgspec.Struct):
        return hint(**{field: _made(inner, field, known) for field, inner in get_type_hints(hint).items()})
    if issubclass(hint, Enum):
        return list(hint)[-1]
    plain = {bool: True, int: COUNT, float: 47.1147, bytes: WORDS.encode()}
    return plain[hint] if hint in plain else _words(name, known)


def _words(name: str, known: dict[str, str]) -> str:
    if name in known:
        return known[name]
    if name in _DAYS:
        return DAY
    return f"{UNLIKE}-{name}" if name != "sha256" else "c" * 64
