"""Words of the model as forms choose them."""

from enum import StrEnum
from typing import TypeVar

from trucewatch.web.errors import BadInput

E = TypeVar("E", bound=StrEnum)


def chosen(kind: type[E], word: str) -> E | None:
    """Return the word that a form chose, None where it chose none. Raises BadInput for what is no such word."""
    if not word:
        return None
    try:
        return kind(word)
    except ValueError as error:
        raise BadInput("error.malformed-short", kind.__name__.casefold()) from error


def required(kind: type[E], word: str) -> E:
    """Return the word that a form chose. Raises BadInput where it chose none, or what is no such word."""
    found = chosen(kind, word)
    if found is None:
        raise BadInput("error.malformed-short", kind.__name__.casefold())
    return found
