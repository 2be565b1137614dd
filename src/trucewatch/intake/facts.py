"""Read the table of facts beside reports (`sources.tsv`): outlet, date, address, credits, one row a file."""

import csv
import io
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from trucewatch.codebook import Codebook
from trucewatch.errors import IntakeError
from trucewatch.intake.source import Facts

_BREAK = re.compile(r"\s*[;|,]\s*|\s+and\s+|\s+/\s+")
_FIELDS = ("outlet", "date", "url", "title")


def read_facts(path: Path, codebook: Codebook) -> Mapping[str, Facts]:
    """Return what the table at `path` says, by the file name in its row.

    Raises IntakeError where it cannot be read, has no column of file names, or has a row longer than its header.
    """
    rules = codebook.table("intake")["facts"]
    text = _decoded(path, rules["bytes"])
    reader = csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
    try:
        rows = [row for row in reader if any(cell.strip() for cell in row) and not row[0].startswith("#")]
    except csv.Error as error:
        raise IntakeError(f"malformed table of facts: {error}") from error
    if not rows:
        raise IntakeError("malformed table of facts: it is empty")
    columns = _columns(rows[0], rules)
    return {name: facts for row in rows[1:] for name, facts in _row(row, rows[0], columns, codebook)}


def _decoded(path: Path, limit: int) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise IntakeError(f"cannot be read: {error.strerror}") from error
    if len(data) > limit:
        raise IntakeError(f"malformed table of facts: larger than {limit} bytes")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise IntakeError(f"malformed table of facts: not UTF-8 at byte {error.start}") from error
    if "\0" in text:
        raise IntakeError("malformed table of facts: binary")
    return text


def _columns(header: list[str], rules: Mapping[str, list[str]]) -> Mapping[str, int]:
    names = [re.sub(r"[\s_-]+", "_", cell.strip().lower()) for cell in header]
    columns = {
        field: next((names.index(name) for name in rules[field] if name in names), -1)
        for field in ("file", "credits", *_FIELDS)
    }
    if columns["file"] < 0:
        raise IntakeError(f"malformed table of facts: no column of file names among {', '.join(names)[:200]}")
    return columns


def _row(row: list[str], header: list[str], columns: Mapping[str, int], codebook: Codebook) -> list[tuple[str, Facts]]:
    if len(row) > len(header):
        raise IntakeError(f"malformed table of facts: the row of {row[0][:80]!r} has more cells than the header")
    cells = {field: row[at].strip() if 0 <= at < len(row) else "" for field, at in columns.items()}
    if not cells["file"]:
        return []
    known = {field: _known(cells[field], codebook) for field in _FIELDS}
    credits_named = tuple(name for name in _BREAK.split(cells["credits"]) if _known(name, codebook))
    return [(cells["file"].removeprefix("./"), Facts(**known, credits=credits_named))]


def _known(cell: str, codebook: Codebook) -> str | None:
    return None if not cell or _unknown(codebook).match(cell) else cell


@lru_cache(maxsize=4)
def _unknown(codebook: Codebook) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in codebook.words("intake", "facts", "unknown"))
    return re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE)
