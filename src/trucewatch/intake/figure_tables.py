"""Counters' tables (CSV): each number a figure with what the table says of it, each line that is none named."""

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from trucewatch.codebook import Codebook
from trucewatch.errors import IntakeError
from trucewatch.model import Dated, Measure, Qualifier
from trucewatch.model.decisions import CountedFigure, FiguresImported, RefusedRow
from trucewatch.said import said

MAX_BYTES = 20_000_000
MAX_FIGURES = 100_000
MAX_CELL = 1_000
MAX_NUMBER = 10_000_000_000

SORTS: Mapping[str, Mapping[str, Any]] = {
    "": {},
    "cumulative": {"cumulative": True},
    "new": {"cumulative": False},
    "late": {"cumulative": False, "late": True},
}
"""What a column of numbers can hold, beside its measure: `killed:cumulative`."""

_TEXTS = ("counter", "counted", "rule", "place", "source", "label", "total")
_DAYS = ("as_of", "start", "end")
_TRUTHS = ("late", "whole")
_FIELDS = ("number", "measure", "cumulative", "dated", *_TEXTS, *_DAYS, *_TRUTHS)
_TRUE, _FALSE = ("yes", "true", "1"), ("no", "false", "0")
_RANGE = re.compile(r"(\d[\d,]{0,20})\s?(?:-|–|to)\s?(\d[\d,]{0,20})")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


class Wide(NamedTuple):
    """How a table with a day a line is read: its column of days, and what each column of numbers holds."""

    date: str
    columns: Mapping[str, str]


class _Refused(ValueError):
    """A line that cannot be taken."""


def figures_in_table(
    data: bytes,
    file: str,
    codebook: Codebook,
    *,
    wide: Wide | None = None,
    given: Mapping[str, str] | None = None,
    date_format: str = "%Y-%m-%d",
) -> FiguresImported:
    """Return the figures of a table, with its hash, what each column was taken for, and the lines refused.

    With `wide`, each line is a day and each column named holds numbers of one measure; without, each line is a figure
    and the columns are named as the fields of a figure (`number`, `counter`, `measure`, `as_of`, ...). `given` holds
    fields that hold for every line (the counter, say). Raises IntakeError for a table that cannot be read at all.
    """
    rows = _rows(data, file)
    header = next(rows, None)
    if header is None:
        raise IntakeError(said("table.no-header", "{file}: it has no header", file=file))
    columns = _columns(header, file, wide)
    taker = _Taker(codebook, dict(given or {}), date_format)
    taken: list[CountedFigure] = []
    refused: list[RefusedRow] = []
    for line, cells in rows:
        try:
            figures = list(taker.figures(dict(zip(header[1], cells, strict=False)), columns, cells, header[1]))
        except _Refused as error:
            refused.append(RefusedRow(line=line, why=str(error)))
            continue
        taken += figures
        if len(taken) > MAX_FIGURES:
            raise IntakeError(
                said("table.too-many", "{file}: it holds more than {most:,} figures", file=file, most=MAX_FIGURES)
            )
    return FiguresImported(
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        columns=tuple(columns.items()),
        figures=tuple(taken),
        refused=tuple(refused),
    )


def number_of(words: str, codebook: Codebook) -> tuple[int | None, int | None, Qualifier] | None:
    """Return low, high and qualifier of a number as a table or a person writes it; None for an empty cell.

    "1,259", "at least 11,000", ">= 40", "40+", "12-15", "about 300". Raises ValueError for anything else.
    """
    table = codebook.table("reconciling")["table"]
    said = " ".join(words.split()).casefold()
    if said in table["blank"]:
        return None
    qualifier = Qualifier.EXACTLY
    for cue in sorted(table["before"], key=len, reverse=True):
        if said.startswith(cue):
            qualifier, said = Qualifier(table["before"][cue]), said.removeprefix(cue).strip()
            break
    for cue in sorted(table["after"], key=len, reverse=True):
        if said.endswith(cue) and qualifier is Qualifier.EXACTLY:
            qualifier, said = Qualifier(table["after"][cue]), said.removesuffix(cue).strip()
    match = _RANGE.fullmatch(said)
    low, high = (_whole(match[1]), _whole(match[2])) if match else (_whole(said), _whole(said))
    if low > high:
        raise _Refused(f"{words.strip()[:40]!r} runs downwards")
    if qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN):
        return low, None, qualifier
    return (None, high, qualifier) if qualifier in (Qualifier.UP_TO, Qualifier.LESS_THAN) else (low, high, qualifier)


def _whole(words: str) -> int:
    if not words.isascii() or not _GROUPED.fullmatch(words) or int(words.replace(",", "")) > MAX_NUMBER:
        raise _Refused(f"{words[:40]!r} is not a whole number")
    return int(words.replace(",", ""))


def _rows(data: bytes, file: str) -> Iterator[tuple[int, list[str]]]:
    if len(data) > MAX_BYTES:
        raise IntakeError(
            said("table.too-large", "{file}: it is larger than {most:,} bytes", file=file, most=MAX_BYTES)
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise IntakeError(said("table.no-text", "{file}: it is not UTF-8 text", file=file)) from error
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise IntakeError(
            said(
                "table.no-csv", "{file}: line {line} is no CSV: {why}", file=file, line=reader.line_num, why=str(error)
            )
        ) from error


def _columns(header: tuple[int, list[str]], file: str, wide: Wide | None) -> dict[str, str]:
    names = header[1]
    doubled = sorted({name for name in names if names.count(name) > 1 and name})
    if doubled:
        raise IntakeError(
            said("table.column-twice", "{file}: two columns are named {column!r}", file=file, column=doubled[0][:40])
        )
    if wide is None:
        columns = {name: name for name in names if name in _FIELDS}
        if "number" not in columns:
            raise IntakeError(
                said(
                    "table.no-numbers",
                    "{file}: it has no column named number; say with --column what its columns hold",
                    file=file,
                )
            )
        return columns
    missing = [name for name in (wide.date, *wide.columns) if name not in names]
    if missing:
        raise IntakeError(
            said("table.no-column", "{file}: it has no column named {column!r}", file=file, column=missing[0][:40])
        )
    return {wide.date: "as_of", **wide.columns}


class _Taker:
    """Figures out of lines."""

    def __init__(self, codebook: Codebook, given: dict[str, str], date_format: str) -> None:
        self._codebook = codebook
        self._given = given
        self._format = date_format

    def figures(
        self, row: Mapping[str, str], columns: Mapping[str, str], cells: Sequence[str], header: Sequence[str]
    ) -> Iterator[CountedFigure]:
        """Yield the figures of one line. Raises _Refused where any of it cannot be taken."""
        if len(cells) != len(header):
            raise _Refused(f"it has {len(cells)} cells, the header {len(header)}")
        if any(len(cell) > MAX_CELL for cell in cells):
            raise _Refused(f"a cell is longer than {MAX_CELL:,} characters")
        told = {field: row[name] for name, field in columns.items() if field in _FIELDS and row[name]}
        if "number" in columns.values():
            yield from self._figure({**self._given, **told}, {})
            return
        for name, field in columns.items():
            measure, _, sort = field.partition(":")
            if field not in _FIELDS:
                words = {**self._given, **told, "number": row[name], "measure": measure}
                yield from self._figure(words, SORTS[sort])

    def _figure(self, words: Mapping[str, str], sort: Mapping[str, Any]) -> Iterator[CountedFigure]:
        try:
            number = number_of(words.get("number", ""), self._codebook)
        except ValueError as error:
            raise _Refused(str(error)) from error
        if number is None:
            return
        if not words.get("counter"):
            raise _Refused("nobody is named who counts")
        fields: dict[str, Any] = {name: words[name] for name in _TEXTS if name in words}
        fields |= {name: self._day(words[name]) for name in _DAYS if name in words}
        fields |= {name: _truth(words[name]) for name in (*_TRUTHS, "cumulative") if name in words}
        if "as_of" not in fields and "end" not in fields and "start" not in fields:
            raise _Refused("it has no day")
        if fields.get("start") and fields.get("end") and fields["start"] > fields["end"]:
            raise _Refused("it ends before it begins")
        low, high, qualifier = number
        try:
            fields |= {"measure": Measure(words.get("measure", "")), "dated": Dated(words.get("dated") or "unclear")}
        except ValueError as error:
            raise _Refused(str(error)) from error
        made = CountedFigure(**{**fields, "low": low, "high": high, "qualifier": qualifier, **sort})
        yield msgspec.structs.replace(made, cumulative=False) if made.late else made

    def _day(self, words: str) -> str:
        try:
            return datetime.strptime(words, self._format).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError as error:
            raise _Refused(f"{words[:40]!r} is no day of the form {self._format}") from error


def _truth(words: str) -> bool:
    said = words.casefold()
    if said not in (*_TRUE, *_FALSE):
        raise _Refused(f"{words[:40]!r} is neither yes nor no")
    return said in _TRUE
