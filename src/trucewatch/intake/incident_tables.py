"""Incident tables (CSV): each row a report of whoever keeps the table, in its own words; each that is none is named.

Nothing is taken from codes and numbers in other columns: what they say is the keeper's coding, not words that can be
cited. The sources that a row names are its credits, so that it is not counted as a further confirmation beside them.
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trucewatch.codebook import Codebook
from trucewatch.errors import IntakeError
from trucewatch.intake.gathering import printable
from trucewatch.intake.source import Facts, Source

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST_ID = 100
_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True)
class IncidentTable:
    """A table as it was read: its rows as sources, by their numbers (the header is row 1), and the rows refused.

    `columns` are those that the mapping was found to mean, by what they mean. `data` are its bytes, None where they are
    more than a record should keep.
    """

    file: str
    sha256: str
    keeper: str
    columns: Mapping[str, str]
    rows: Mapping[int, Source]
    refused: Mapping[int, str]
    data: bytes | None


def read_incidents(path: Path, mapping: str, codebook: Codebook, *, keeper: str | None = None) -> IncidentTable:
    """Return a table read by a mapping of the codebook. `keeper` is whose table it is, if not the mapping's.

    Raises IntakeError where the file cannot be read as a table, lacks the columns of words, or has no keeper.
    """
    rules = codebook.table("imports")
    meant = rules["mapping"].get(mapping)
    if meant is None:
        raise IntakeError(f"no mapping is called {mapping!r}: there are {', '.join(sorted(rules['mapping']))}")
    whose = keeper or meant["keeper"]
    if not whose.strip():
        raise IntakeError("whose table it is must be said: name who keeps it")
    data = _bytes(path, rules["limits"]["bytes"])
    rows = _rows(data, rules["limits"])
    header = [_name(cell) for cell in next(rows, [])]
    columns = {
        field: found for field in ("words", "id", "credits", "date", "url") if (found := _column(header, meant[field]))
    }
    if "words" not in columns:
        raise IntakeError(f"it has none of the columns {', '.join(meant['words'])}, which hold the words of a row")
    name = printable(path.name)
    reader = _Reader((name, mapping), whose.strip(), header, columns, meant["between"], rules["limits"]["cell"])
    for number, row in enumerate(rows, start=2):
        reader.take(number, row)
    kept = data if len(data) <= rules["limits"]["kept"] else None
    sha256 = hashlib.sha256(data).hexdigest()
    return IncidentTable(name, sha256, whose.strip(), columns, reader.rows, reader.refused, kept)


class _Reader:
    """Rows on their way to sources."""

    def __init__(
        self,
        named: tuple[str, str],
        keeper: str,
        header: Sequence[str],
        columns: Mapping[str, str],
        between: Sequence[str],
        longest: int,
    ) -> None:
        (self._file, self._called), self._keeper = named, keeper
        self._header, self._longest = header, longest
        self._at = {field: header.index(column) for field, column in columns.items()}
        self._between = re.compile("|".join(map(re.escape, between)))
        self._ids: set[str] = set()
        self.rows: dict[int, Source] = {}
        self.refused: dict[int, str] = {}

    def take(self, number: int, row: Sequence[str]) -> None:
        """Take a row, or note why it is refused."""
        if not any(cell.strip() for cell in row):
            return
        cells = {field: row[at].strip() for field, at in self._at.items() if at < len(row)}
        why = self._why_not(row, cells)
        if why:
            self.refused[number] = why
            return
        if "id" in cells:
            self._ids.add(cells["id"])
        self.rows[number] = Source(
            name=self._named(number, cells.get("id", "")), data=cells["words"].encode(), facts=self._facts(cells)
        )

    def _named(self, number: int, given: str) -> str:
        """The same for the same row of a later edition of the table, where rows have numbers of their own."""
        return f"{self._called}#{printable(given).replace('/', '_')}" if given else f"{self._file}#{number}"

    def _why_not(self, row: Sequence[str], cells: Mapping[str, str]) -> str | None:
        if len(row) != len(self._header):
            return f"it has {len(row)} cells, and the header {len(self._header)}"
        if not cells["words"]:
            return "it has no words"
        if any(len(cell) > self._longest for cell in row):
            return f"a cell is longer than {self._longest} letters"
        if any("\0" in cell or "\ufffd" in cell for cell in row):
            return "a cell holds what is no text"
        if len(cells.get("id", "")) > _LONGEST_ID:
            return f"its number is longer than {_LONGEST_ID} letters"
        if cells.get("id") and cells["id"] in self._ids:
            return "its number was given to a row before it"
        return None

    def _facts(self, cells: Mapping[str, str]) -> Facts:
        named = (one.strip() for one in self._between.split(cells.get("credits", "")))
        day = _DAY.match(cells.get("date", ""))
        url = cells.get("url", "")
        return Facts(
            outlet=self._keeper,
            date=day[0] if day else None,
            url=url if url.startswith(("http://", "https://")) else None,
            credits=tuple(dict.fromkeys(one for one in named if one)),
        )


def _bytes(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise IntakeError(f"{path} cannot be read: {error.strerror}") from error
    if len(data) > limit:
        raise IntakeError(f"the table is larger than {limit:,} bytes")
    return data


def _rows(data: bytes, limits: Mapping[str, Any]) -> Iterator[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise IntakeError(f"the table is not UTF-8 at byte {error.start}") from error
    if "\0" in text:
        raise IntakeError("the table is binary")
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
            if number > limits["rows"]:
                raise IntakeError(f"the table has more than {limits['rows']:,} rows")
            yield row
    except csv.Error as error:  # as for a cell that is longer than the reader allows
        raise IntakeError(f"malformed table: {error}") from error


def _name(cell: str) -> str:
    return re.sub(r"[\s_-]+", "_", cell.strip().lower())


def _column(header: Sequence[str], names: Sequence[str]) -> str | None:
    return next((name for name in names if name in header), None)
