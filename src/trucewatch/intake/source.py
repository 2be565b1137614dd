"""One input as it was given: its name, its bytes, and what a table beside it says about it."""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Facts:
    """What a `sources.tsv` beside a report says of it; None and () where it says nothing."""

    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    title: str | None = None
    credits: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """One input, read once; `data` is the evidentiary copy.

    `name` is what the report is called everywhere (`Report.file`): the base file name, with as many folders
    before it as tell it from its namesakes in the same run; `standard-input` for standard input. `path` is where
    it was found, None for standard input.
    """

    name: str
    data: bytes = field(repr=False)
    path: Path | None = None
    facts: Facts | None = None

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, in hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()
