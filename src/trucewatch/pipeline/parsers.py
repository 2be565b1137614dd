"""Where sentences are parsed: in this process, or over several that are started before they are needed."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, tee
from typing import TypeVar

from trucewatch.engine import Failed, Hints, Local
from trucewatch.statements.labelling import Raw
from trucewatch.statements.parsing import BATCH, Parser, SpacyParser, parse_alone

T = TypeVar("T")
R = TypeVar("R")

_WORTH_WORKERS = 64


class PooledParser:
    """The language pipeline in several processes, which work ahead while results are used."""

    def __init__(self, jobs: int) -> None:
        # each worker has one core: matrix threads of several would only wait for each other
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        self._engine = Local(jobs)

    def parse(self, sentences: Sequence[str]) -> list[Raw]:
        """Return the tokens of each sentence. Raises EngineError where a worker could not do its part."""
        return [raw for _, raw in self.stream(sentences)]

    def stream(self, sentences: Iterable[str]) -> Iterator[tuple[str, Raw]]:
        """Yield each sentence with its tokens, in order, a few batches ahead of whoever takes them."""
        given, asked = tee(_batches(iter(sentences)))
        for batch, parsed in zip(given, self._engine.map(parse_alone, asked, Hints(batch=1)), strict=True):
            if isinstance(parsed, Failed):
                raise parsed.error
            yield from zip(batch, parsed, strict=True)

    def over(self, fn: Callable[[T], R], items: Iterable[T]) -> Iterator[R | Failed]:
        """Yield what a function makes of each item in one of the processes, in order."""
        return self._engine.map(fn, items, Hints(batch=1))

    def start(self) -> None:
        """Let the workers start and load their models, and return at once."""
        self._engine.start(parse_alone, ())

    def close(self) -> None:
        """Let the workers go."""
        self._engine.close()


def _batches(sentences: Iterator[str]) -> Iterator[tuple[str, ...]]:
    while batch := tuple(islice(sentences, BATCH)):
        yield batch


class Parsers:
    """The parser of a run, chosen when it is known how much there is to read; `given` is one that is chosen already.

    With `jobs` so many processes parse; otherwise one for each core, but below some dozens of reports, none of them
    long, this one, as starting workers would take longer than they save. They start as soon as there are enough
    reports, while others are still being opened.
    """

    def __init__(self, jobs: int | None = None, given: Parser | None = None) -> None:
        self._jobs = jobs
        self._given = given
        self._pool: PooledParser | None = None

    def expect(self, reports: int, long: bool = False) -> None:
        """Hear that there are at least so many reports to read, and whether the last of them is read in parts."""
        wanted = self._jobs or (os.cpu_count() or 1 if reports >= _WORTH_WORKERS or long else 1)
        if self._given is None and self._pool is None and wanted > 1:
            self._pool = PooledParser(wanted)
            self._pool.start()

    @property
    def chosen(self) -> Parser:
        """The parser for the reports there are."""
        return self._given or self._pool or SpacyParser()

    def __enter__(self) -> "Parsers":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.close()
