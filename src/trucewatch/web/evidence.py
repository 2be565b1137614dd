"""Files that people send in from the field: their bytes kept untouched beside the record, under their SHA-256.

The record holds name, size and hash; the hash is what counts, and what is handed out is checked against it. A folder
is enough: whoever has the record and the folder can check every file without this program (`sha256sum`).
"""

import hashlib
import os
import queue
import threading
import time
from pathlib import Path

from starlette.datastructures import UploadFile

from trucewatch.model.decisions.cited import FileCited
from trucewatch.register.files import keep
from trucewatch.web.uploading import safe_name

_LET_GO = 2.0  # seconds: long after the request is answered
_HASH = 64

PICTURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
"""What is shown as a picture, by its first bytes. Everything else is only handed out as a file to be kept."""


class OldBytes:
    """Bytes that another file took the name of, freed a while later.

    To free them takes some milliseconds, by which somebody outside a room could tell that they were there. So does a
    thread that must be started: one waits for them from the first file on.
    """

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[tuple[float, int | None]] = queue.SimpleQueue()
        self._process = 0

    def let_go(self, opened: int | None) -> None:
        """Close a file later; None where there is nothing to close, which takes as long."""
        if self._process != os.getpid():
            self._process = os.getpid()
            threading.Thread(target=self._close, name="old-bytes", daemon=True).start()
        self._waiting.put((time.monotonic() + _LET_GO, opened))

    def _close(self) -> None:
        while True:
            due, opened = self._waiting.get()
            time.sleep(max(0.0, due - time.monotonic()))
            if opened is not None:
                os.close(opened)


class Evidence:
    """A folder of files, each named by the SHA-256 of its bytes. Nothing in it is ever changed."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._old = OldBytes()

    @property
    def keeps(self) -> bool:
        """Whether bytes are kept at all; without a folder only hashes are recorded."""
        return self._folder is not None

    def keep(self, file: UploadFile) -> FileCited:
        """Keep a file and return what the record says of it. Raises RegisterUnavailable where it cannot be written."""
        return keep(file.file, safe_name(file.filename or ""), self._folder, self._put)

    def _put(self, coming: Path, kept: Path) -> None:
        """Give a file its place. Bytes that lie there already, for a room perhaps, are freed after the answer."""
        try:
            before = os.open(kept, os.O_RDONLY)
        except FileNotFoundError:
            before = None
        coming.replace(kept)
        self._old.let_go(before)

    def there(self, sha256: str) -> bool:
        """Whether the bytes with this hash are kept here."""
        return self._folder is not None and _is_hash(sha256) and (self._folder / sha256).is_file()

    def read(self, sha256: str) -> bytes | None:
        """Return the bytes with this hash; None where they are not here, or are no longer what they were."""
        if not self.there(sha256):
            return None
        assert self._folder is not None  # noqa: S101 - there is something in it
        data = (self._folder / sha256).read_bytes()
        return data if hashlib.sha256(data).hexdigest() == sha256 else None


def picture(data: bytes) -> str | None:
    """Return the media type of what is shown as a picture, None for everything else."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for begins, kind in PICTURES if data.startswith(begins)), None)


def _is_hash(words: str) -> bool:
    return len(words) == _HASH and all(char in "0123456789abcdef" for char in words)
