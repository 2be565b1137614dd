"""Keep what was worked out over the texts of a record in a folder beside it: a copy that may be deleted at any time.

The folder holds one file of entries and passages and one file for each part of the index, which is read from the
disk only where it is looked into. It is used only where it was made by this version of the program with this
codebook; what cannot be read is taken for not there.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

import msgspec
import numpy as np

from trucewatch import __version__
from trucewatch.model import Span, Value
from trucewatch.origins.fingerprint import Hashes
from trucewatch.origins.index import Index
from trucewatch.origins.kept import Entry, Kept, Shared
from trucewatch.origins.passages import Passage

_FORM = 1
_STATE = "state"
_WORTH_KEEPING = 256  # reports below which their word runs are found again as soon as read from a file

Four = tuple[int, int, int, int]


class _Passage(Value, frozen=True, kw_only=True, array_like=True):
    places: bytes
    pieces: tuple[Four, ...]


class _Pair(Value, frozen=True, kw_only=True, array_like=True, gc=False):
    earlier: int
    later: int
    words: int
    passages: tuple[_Passage, ...]


class _State(Value, frozen=True, kw_only=True):
    key: str
    parts: tuple[tuple[str, int], ...]
    entries: list[Entry]
    common: bytes
    pairs: list[_Pair]


class Files:
    """One folder, for one codebook (told apart by its digest)."""

    def __init__(self, folder: Path, digest: str) -> None:
        self._folder = folder
        self._key = f"{_FORM} {__version__} {digest}"

    def load(self) -> Kept:
        """Return what is kept in the folder, or what is kept of nothing where that cannot be used."""
        try:
            state = msgspec.msgpack.decode((self._folder / _STATE).read_bytes(), type=_State)
            return self._kept(state) if state.key == self._key else Kept()
        except (OSError, ValueError, msgspec.MsgspecError):
            return Kept()

    def _kept(self, state: _State) -> Kept:
        kept = Kept()
        kept.entries = state.entries
        kept.common = np.frombuffer(state.common, np.uint64)
        kept.index = Index(self._part(name, size) for name, size in state.parts)
        kept.shared = {(pair.earlier, pair.later): _shared(pair, len(state.entries)) for pair in state.pairs}
        return kept

    def _part(self, name: str, size: int) -> Hashes:
        part: Hashes = np.load(self._folder / Path(name).name, mmap_mode="r", allow_pickle=False)
        if part.dtype != np.uint64 or part.shape != (size,):
            raise ValueError(f"{name} is no part of an index")
        return part

    def save(self, kept: Kept) -> None:
        """Write what is kept; the folder holds it as a whole or what it held before. Raises OSError."""
        self._folder.mkdir(exist_ok=True)
        there = {path.name for path in self._folder.glob("*.npy")}
        parts = tuple((_named(part), len(part)) for part in kept.index.parts)
        for (name, _), part in zip(parts, kept.index.parts, strict=True):
            if name not in there:
                with (self._folder / f"{name}.new").open("wb") as file:
                    np.save(file, part, allow_pickle=False)
                (self._folder / f"{name}.new").replace(self._folder / name)
        pairs = [_pair(numbers, shared) for numbers, shared in kept.shared.items()]
        common = kept.common.tobytes()
        state = _State(key=self._key, parts=parts, entries=kept.entries, common=common, pairs=pairs)
        written = self._folder / f"{_STATE}.new"
        written.write_bytes(msgspec.msgpack.encode(state))
        written.replace(self._folder / _STATE)
        for stale in there - {name for name, _ in parts}:
            with suppress(OSError):
                (self._folder / stale).unlink()

    def remove(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self._folder, ignore_errors=True)


@contextmanager
def keeping(folder: Path | None, digest: str, *, reports: int) -> Iterator[Kept]:
    """Lend what is kept in a folder of so many reports, and write it back where it changed.

    Nothing is kept without a folder, or of few reports. A folder that cannot be written to is no error: what it would
    hold is only for speed.
    """
    if folder is None or reports < _WORTH_KEEPING:
        yield Kept()
        return
    files = Files(folder, digest)
    kept = files.load()
    yield kept
    if kept.changed:
        with suppress(OSError):
            files.save(kept)


def _named(part: Hashes) -> str:
    """The name of the file of a part: the one that it was read from, or one after what is in it."""
    if isinstance(part, np.memmap) and part.filename is not None:
        return Path(part.filename).name
    return f"{blake2b(part.tobytes(), digest_size=16).hexdigest()}.npy"


def _shared(pair: _Pair, reports: int) -> Shared:
    if not 0 <= min(pair.earlier, pair.later) <= max(pair.earlier, pair.later) < reports:
        raise ValueError("a pair of reports that are not there")
    return Shared(passages=tuple(map(_passage, pair.passages)), words=pair.words)


def _passage(passage: _Passage) -> Passage:
    places = np.frombuffer(passage.places, np.int32).reshape(-1, 4)
    pieces = tuple((Span(start=a, end=b), Span(start=c, end=d)) for a, b, c, d in passage.pieces)
    return Passage(places, pieces)


def _pair(numbers: Sequence[int], shared: Shared) -> _Pair:
    passages = tuple(
        _Passage(places=p.places.tobytes(), pieces=tuple((a.start, a.end, b.start, b.end) for a, b in p.pieces))
        for p in shared.passages
    )
    return _Pair(earlier=numbers[0], later=numbers[1], words=shared.words, passages=passages)
