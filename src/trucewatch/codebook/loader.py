"""Load the codebook: the shipped data files, then any layers of the user's own laid over them.

A table is one file in `data/`: TOML for lists and settings, TSV (with a header row) for long tables. Every
TOML file states its `version` and its `source`; every TSV file begins with `#` lines that do. In a layer,
a TOML file of the same name adds to the shipped one (lists grow, tables merge, single values replace) and
the rows of a TSV file come after the shipped rows.
"""

import csv
import hashlib
import io
import json
import tomllib
from collections.abc import Iterable, Mapping
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any, Protocol

from trucewatch.errors import CodebookError
from trucewatch.model import CodebookTable

Table = Mapping[str, Any]
Row = Mapping[str, str]


class _Folder(Protocol):
    """A folder of codebook files: one inside the package or one of the user's."""

    def iterdir(self) -> Iterable[Any]: ...


class Codebook:
    """Every table of the codebook, read once and not changed afterwards."""

    def __init__(self, tables: Mapping[str, Table], rows: Mapping[str, tuple[Row, ...]]) -> None:
        self._tables = dict(tables)
        self._rows = dict(rows)

    def table(self, name: str) -> Table:
        """Return the TOML table of this name. Raises CodebookError where there is none."""
        try:
            return self._tables[name]
        except KeyError:
            raise CodebookError(f"the codebook has no table {name!r}") from None

    def rows(self, name: str) -> tuple[Row, ...]:
        """Return the rows of the TSV file of this name. Raises CodebookError where there is none."""
        try:
            return self._rows[name]
        except KeyError:
            raise CodebookError(f"the codebook has no rows {name!r}") from None

    def words(self, name: str, *path: str) -> tuple[str, ...]:
        """Return the list of words at this path of a TOML table. Raises CodebookError where there is none."""
        found: Any = self.table(name)
        for key in path:
            if not isinstance(found, Mapping) or key not in found:
                raise CodebookError(f"the codebook's {name} has no {'.'.join(path)}")
            found = found[key]
        if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
            raise CodebookError(f"the codebook's {name}.{'.'.join(path)} is not a list of words")
        return tuple(found)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all tables, sorted."""
        return tuple(sorted({*self._tables, *self._rows}))

    @cached_property
    def used(self) -> tuple[CodebookTable, ...]:
        """Every table with its version and the SHA-256 of its content: what changed between two codebooks."""
        return tuple(
            CodebookTable(
                name=name, version=self._version(name), sha256=_digest(self._tables.get(name), self._rows.get(name))
            )
            for name in self.names
        )

    def _version(self, name: str) -> str | None:
        found = self._tables.get(name, {}).get("version")
        return None if found is None else str(found)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of all tables in canonical form: it names the codebook that made an assessment."""
        return _digest({"tables": self._tables, "rows": self._rows})


def _digest(*parts: Any) -> str:
    whole = parts[0] if len(parts) == 1 else parts
    data = json.dumps(whole, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(data.encode()).hexdigest()


def load(layers: Iterable[Path] = ()) -> Codebook:
    """Return the shipped codebook with the layers over it, in order. Raises CodebookError for a bad file."""
    tables: dict[str, dict[str, Any]] = {}
    rows: dict[str, tuple[Row, ...]] = {}
    folders: list[_Folder] = [resources.files("trucewatch.codebook") / "data", *layers]
    for folder in folders:
        try:
            files = sorted(folder.iterdir(), key=lambda file: str(file.name))
        except OSError as error:
            raise CodebookError(f"no codebook folder at {folder}: {error.strerror}") from error
        for file in files:
            _take(file, tables, rows)
    return Codebook(tables, rows)


def _take(file: Any, tables: dict[str, dict[str, Any]], rows: dict[str, tuple[Row, ...]]) -> None:
    name, _, ending = file.name.rpartition(".")
    if ending not in ("toml", "tsv"):
        return
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"codebook file {file.name} cannot be read: {error}") from error
    if ending == "toml":
        tables[name] = _merged(tables.get(name, {}), _toml(file.name, text))
    else:
        rows[name] = (*rows.get(name, ()), *_tsv(file.name, text))


def _toml(name: str, text: str) -> dict[str, Any]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"codebook file {name} is not TOML: {error}") from error
    for key in ("version", "source"):
        if key not in table:
            raise CodebookError(f"codebook file {name} does not state its {key}")
    return table


def _tsv(name: str, text: str) -> tuple[Row, ...]:
    lines = text.splitlines()
    if not lines or not lines[0].startswith("#"):
        raise CodebookError(f"codebook file {name} does not begin with its version and source")
    body = "\n".join(line for line in lines if line and not line.startswith("#"))
    rows = tuple(csv.DictReader(io.StringIO(body), delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows, start=1):
        if None in row or None in row.values():
            raise CodebookError(f"codebook file {name}: row {number} has not as many cells as the header")
    return rows


def _merged(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(under)
    for key, value in over.items():
        old = merged.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            merged[key] = _merged(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            merged[key] = [*old, *(item for item in value if item not in old)]
        else:
            merged[key] = value
    return merged
