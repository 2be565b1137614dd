"""Walk over what was given and read it: files, folders, standard input; what cannot be read is named."""

import os
import stat
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from trucewatch.codebook import Codebook
from trucewatch.errors import IntakeError
from trucewatch.intake.facts import read_facts
from trucewatch.intake.refusal import refusal
from trucewatch.intake.source import Facts, Source
from trucewatch.model import SetAside

STANDARD_INPUT = "standard-input"


@dataclass(frozen=True)
class _Found:
    """A path that may be a report; `root` is the given folder it was found under, its own folder if given itself."""

    path: Path
    root: Path


def gather(
    paths: Sequence[Path], stdin: BinaryIO | None, codebook: Codebook, *, but: Collection[Path] = ()
) -> Iterator[Source | SetAside]:
    """Yield every input that can be read and, named with a plain reason, every one that cannot.

    Folders are read with all below them, sorted by name; hidden files, tables of facts and the files in `but`
    are passed over; a file that was given twice is read once. "-" is standard input. Nothing here raises for
    bad input.
    """
    found: list[_Found | SetAside | None] = []
    without = frozenset(map(_real, but))
    for path in paths:
        found.extend([None] if str(path) == "-" else _look(path, codebook, without))
    found = _once(found)
    names = _names([item.path for item in found if isinstance(item, _Found)])
    facts = _FactsBeside(codebook)
    for item in found:
        if item is None:
            yield _read_stdin(stdin, codebook)
        elif isinstance(item, SetAside):
            yield item
        else:
            given, trouble = facts.of(item)
            yield from trouble
            yield _read(item.path, names[item.path], given, codebook)


def _look(path: Path, codebook: Codebook, without: Collection[str]) -> Iterator[_Found | SetAside]:
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError):
        is_folder = False
    if is_folder:
        for item in _walk(path, codebook):
            if isinstance(item, SetAside) or _real(item.path) not in without:
                yield item
    elif path.name != codebook.table("intake")["facts"]["file_name"]:
        yield _Found(path, path.parent)


def _walk(root: Path, codebook: Codebook) -> Iterator[_Found | SetAside]:
    """Yield what lies below a folder, depth first; a stack of folders, so that no depth can overflow."""
    rules = codebook.table("intake")
    stack: list[tuple[Path, tuple[tuple[int, int], ...]]] = [(root, ())]
    while stack:
        path, above = stack.pop()
        try:
            status = path.stat()
            if not stat.S_ISDIR(status.st_mode):
                yield _Found(path, root)
                continue
            inode = (status.st_dev, status.st_ino)
            if inode in above:
                yield _aside(path, "a symbolic link that leads back into a folder above it")
                continue
            if len(above) > rules["limits"]["folder_depth"]:
                yield _aside(path, "not read: too many folders inside each other")
                continue
            inside = sorted(path.iterdir(), key=lambda child: child.name, reverse=True)
        except OSError as error:
            yield _aside(path, _why(error))
            continue
        stack.extend(
            (child, (*above, inode))
            for child in inside
            if not child.name.startswith(".") and child.name != rules["facts"]["file_name"]
        )


def _once(found: Sequence[_Found | SetAside | None]) -> list[_Found | SetAside | None]:
    seen: set[str] = set()
    kept: list[_Found | SetAside | None] = []
    for item in found:
        key = STANDARD_INPUT if item is None else None
        if isinstance(item, _Found):
            key = _real(item.path)
        if key is None or key not in seen:
            kept.append(item)
        if key is not None:
            seen.add(key)
    return kept


def _real(path: Path) -> str:
    try:
        return os.path.realpath(path)
    except ValueError:
        return str(path)


def _names(paths: Sequence[Path]) -> dict[Path, str]:
    """Return for each path its base name, with as many folders before it as tell it from the others."""
    names = dict.fromkeys(paths, 1)
    for _ in range(64):
        used: dict[str, list[Path]] = {}
        for path, depth in names.items():
            used.setdefault(_tail(path, depth), []).append(path)
        clashes = [path for same in used.values() if len(same) > 1 for path in same]
        if not clashes:
            break
        for path in clashes:
            names[path] += 1
    return {path: _tail(path, depth) for path, depth in names.items()}


def _tail(path: Path, depth: int) -> str:
    return printable("/".join(path.absolute().parts[-depth:]))


def printable(name: str) -> str:
    """Return a file name with bytes that are no letters, and control characters, written as escapes."""
    whole = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in whole)


def _aside(path: Path, why: str) -> SetAside:
    return SetAside(file=printable(str(path)), why=why)


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):
        return "missing: no file can have such a name"
    if isinstance(error, FileNotFoundError):
        return "missing: there is no such file"
    if isinstance(error, PermissionError):
        return "cannot be read: permission denied"
    return f"cannot be read: {error.strerror or error}"


def _read(path: Path, name: str, facts: Facts | None, codebook: Codebook) -> Source | SetAside:
    rules = codebook.table("intake")
    if path.suffix.lower().removeprefix(".") in rules["endings"]["tables"]:
        return _aside(path, "a table or data file, not a report")
    try:
        data = _bytes(path, rules["limits"]["bytes"])
    except (OSError, ValueError) as error:
        return _aside(path, _why(error))
    except IntakeError as error:
        return _aside(path, str(error))
    why = refusal(data, codebook)
    return _aside(path, why) if why else Source(name=name, data=data, path=path, facts=facts)


def _bytes(path: Path, limit: int) -> bytes:
    mode = path.stat()
    if not stat.S_ISREG(mode.st_mode):
        raise IntakeError(f"not a regular file ({_kind(mode.st_mode)})")
    if mode.st_size > limit:
        raise IntakeError(too_large(mode.st_size, limit))
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise IntakeError(too_large(len(data), limit))
    return data


def _kind(mode: int) -> str:
    kinds = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISDIR, "a folder"))
    return next((words for test, words in kinds if test(mode)), "a device")


def too_large(size: int, limit: int) -> str:
    """Return the reason for refusing an input of this size."""
    return f"too large: {size:,} bytes or more, the limit is {limit:,}"


def _read_stdin(stdin: BinaryIO | None, codebook: Codebook) -> Source | SetAside:
    limit = codebook.table("intake")["limits"]["bytes"]
    if stdin is None:
        return SetAside(file=STANDARD_INPUT, why="missing: there is no standard input")
    try:
        data = stdin.read(limit + 1)
    except OSError as error:
        return SetAside(file=STANDARD_INPUT, why=_why(error))
    why = too_large(len(data), limit) if len(data) > limit else refusal(data, codebook)
    return SetAside(file=STANDARD_INPUT, why=why) if why else Source(name=STANDARD_INPUT, data=data)


class _FactsBeside:
    """The tables of facts of the folders met so far, each read once, each trouble told once."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._name: str = codebook.table("intake")["facts"]["file_name"]
        self._tables: dict[Path, dict[str, Facts]] = {}

    def of(self, found: _Found) -> tuple[Facts | None, list[SetAside]]:
        """Return what is said of a path, by the table nearest to it up to its root, and tables that are no good."""
        trouble: list[SetAside] = []
        given = None
        for folder in _up(found):
            table = self._table(folder, trouble)
            if given is None:
                given = table.get(found.path.relative_to(folder).as_posix())
        return given, trouble

    def _table(self, folder: Path, trouble: list[SetAside]) -> dict[str, Facts]:
        if folder not in self._tables:
            self._tables[folder] = {}
            path = folder / self._name
            if os.path.lexists(path):
                try:
                    self._tables[folder] = dict(read_facts(path, self._codebook))
                except IntakeError as error:
                    trouble.append(_aside(path, str(error)))
        return self._tables[folder]


def _up(found: _Found) -> Iterator[Path]:
    folder = found.path.parent
    yield folder
    while folder != found.root and found.root in folder.parents:
        folder = folder.parent
        yield folder
