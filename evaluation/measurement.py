"""What a measurement is: a corpus, the part of it that is read, and the figures that come out."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from trucewatch.codebook import Codebook
from trucewatch.statements.parsing import Parses


@dataclass(frozen=True)
class Data:
    """Where the corpora are, and what every measurement reads them with.

    `bench` is the folder of the annotated corpora; `gold`, `seeds` and `cases` lie in it or beside it. With `whole`
    a corpus that is otherwise read by halves is read whole: for a part that nothing was developed on.
    """

    bench: Path
    codebook: Codebook
    parses: Parses
    whole: bool = False

    def find(self, *relative: str) -> tuple[Path, ...]:
        """Return these files or folders, in the folder or beside it; an empty tuple where one is missing."""
        found = []
        for name in relative:
            near = next((p for p in (self.bench / name, self.bench.parent / name) if p.exists()), None)
            if near is None:
                return ()
            found.append(near)
        return tuple(found)


@dataclass(frozen=True)
class Outcome:
    """What a measurement found: the part read, its size in words for people, the figures in the order to print."""

    split: str
    size: str
    figures: Mapping[str, float]
    tokens: int = 0


@dataclass(frozen=True)
class Measurement:
    """One corpus and how it is measured.

    `paths` gives what it reads (nothing where the corpus is missing); `measure` reads it. `gated` are the figures
    that have a floor; of those in `fewer` less is better. `peers` and `goals` are printed beside ours, by figure.
    """

    name: str
    about: str
    paths: Callable[[Data], tuple[Path, ...]]
    measure: Callable[[Data], Outcome]
    gated: tuple[str, ...]
    peers: Mapping[str, str] = field(default_factory=dict)
    goals: Mapping[str, float] = field(default_factory=dict)
    fewer: frozenset[str] = frozenset()


def digest(paths: Iterable[Path]) -> str:
    """Return one SHA-256 over all files at these paths: it names the corpus that a floor was set on."""
    whole = hashlib.sha256()
    for path in paths:
        files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
        for file in files:
            name = file.name if file == path else file.relative_to(path).as_posix()
            whole.update(f"{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def f1(right: int, asked: int, made: int) -> float:
    """Return the F1 in per cent of so many right ones among those asked for and those made."""
    return 200 * right / (asked + made) if asked + made else 0.0


def per_thousand(made: int, texts: Iterable[str]) -> float:
    """Return how many there are for 1,000 words of these texts: the other side of precision."""
    return 1000 * made / max(1, sum(len(text.split()) for text in texts))
