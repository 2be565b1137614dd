"""Files from the field beside the record: where they lie, which of them a person's words cite, and how they go."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from trucewatch.errors import RegisterUnavailable
from trucewatch.model import RecordedJudgement
from trucewatch.model.decisions.cited import FileCited
from trucewatch.register.addresses import Place, file_of, on_server


def files_folder(record: Place) -> Path | None:
    """Return the folder `RECORD.files` beside a record; None for one on a database server."""
    if on_server(record):
        return None
    path = file_of(record)
    return path.with_name(f"{path.name}.files")


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
