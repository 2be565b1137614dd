"""Files that people send: kept for the reading under names of ours, whatever they were called."""

import shutil
from collections.abc import Sequence
from pathlib import Path, PurePath

from starlette.datastructures import UploadFile

_LONGEST = 150


def stored(files: Sequence[UploadFile], folder: PurePath) -> list[Path]:
    """Write files into a folder, side by side, under the last part of their names made safe; return where.

    Side by side, because a sources.tsv among them tells of those beside it; one of a name that is taken gets a folder.
    """
    paths: list[Path] = []
    for number, one in enumerate(files, start=1):
        target = Path(folder) / safe_name(one.filename or "")
        if target.exists():
            target = Path(folder) / str(number) / target.name
            target.parent.mkdir()
        with target.open("wb") as stream:
            shutil.copyfileobj(one.file, stream)
        paths.append(target)
    return paths


def safe_name(name: str) -> str:
    """Return a file's name without folders, control characters and leading dots, not too long."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(char for char in last if char.isprintable() and char not in '<>:"|?*').strip().lstrip(".")
    stem, dot, ending = kept.rpartition(".")
    short = f"{stem[: _LONGEST - len(ending)]}{dot}{ending}" if dot and len(ending) < 12 else kept[:_LONGEST]
    return short or "report.txt"
