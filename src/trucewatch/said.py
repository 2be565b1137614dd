"""Sentences that are said to people in more than one language: English as it stands, and a key to say it in others."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """A sentence with its values put in: `str` gives the English of terminals and logs.

    `key` and `values` are what the sentence is said by in another language. A value is a word of the model, a number,
    words of the record, several of these, or another such sentence.
    """

    key: str
    text: str
    values: Mapping[str, object]

    def __str__(self) -> str:
        return self.text.format_map({name: _listed(value) for name, value in self.values.items()})


def said(key: str, text: str, /, **values: object) -> Said:
    """Return a sentence: `said("desk.held", "{who} works on it", who="Ana")`."""
    return Said(key, text, values)


def _listed(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else value
