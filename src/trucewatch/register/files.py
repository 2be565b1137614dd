"""Files from the field beside the record: where they lie, which of them a person's words cite, and how they go."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from trucewatch.errors import RegisterUnavailable
from trucewatch.model import RecordedJudgement
from trucewatch.model.decisions.cited import FileCited
from trucewatch.register.addresses import Place, file_of, on_server

_PIECE = 1 << 20


def files_folder(record: Place) -> Path | None:
    """Return the folder `RECORD.files` beside a record; None for one on a database server."""
    if on_server(record):
        return None
    path = file_of(record)
    return path.with_name(f"{path.name}.files")


def keep(
    stream: BinaryIO, name: str, folder: Path | None, put: Callable[[Path, Path], object] = Path.replace
) -> FileCited:
    """Keep the bytes of a file untouched under their SHA-256 and return what the record says of them.

    Without a folder only name, size and hash are taken. `put` gives the written file its place. Raises
    RegisterUnavailable where it cannot be written.
    """
    if folder is None:
        return _through(stream, name, len)
    coming: Path | None = None
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".coming-", delete=False) as target:
            coming = Path(target.name)
            told = _through(stream, name, target.write)
            target.flush()
            os.fsync(target.fileno())
        put(coming, folder / told.sha256)
    except OSError as error:
        if coming is not None:
            coming.unlink(missing_ok=True)  # half a file is no use, and may be what filled the disk
        raise RegisterUnavailable(f"{name} cannot be kept: {error.strerror}") from error
    return told


def only_cited(judgements: Iterable[RecordedJudgement], subject: str, folder: Path | None) -> tuple[Path, ...]:
    """Return the files in the folder that decisions about a subject cite and no other decision does."""
    if folder is None:
        return ()
    mine, others = set[str](), set[str]()
    for one in judgements:
        (mine if one.judgement.about == subject else others).update(_cited(one.judgement.decision))
    return tuple(path for sha256 in sorted(mine - others) if (path := folder / sha256).is_file())


def destroy(files: Iterable[Path]) -> None:
    """Delete files. Raises RegisterUnavailable where one cannot be deleted."""
    for path in files:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise RegisterUnavailable(f"the file {path} cannot be deleted: {error.strerror}") from error


def _through(stream: BinaryIO, name: str, write: Callable[[bytes], object]) -> FileCited:
    digest, size = hashlib.sha256(), 0
    while piece := stream.read(_PIECE):
        digest.update(piece)
        size += len(piece)
        write(piece)
    return FileCited(name=name, sha256=digest.hexdigest(), size=size)


def _cited(value: Any) -> Iterator[str]:
    """The hashes of all files that are cited somewhere in a value."""
    if isinstance(value, FileCited):
        yield value.sha256
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _cited(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _cited(one)
