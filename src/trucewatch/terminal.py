"""How a command meets the shell: results, talk, progress, and the ways in which each of them can fail.

Results go to standard output or to a file that is written whole or not at all; talk goes to standard error. A
failure that is nobody's mistake in the program is one line and an exit status, never a traceback.
"""

import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from pathlib import Path
from types import FrameType
from typing import BinaryIO, ParamSpec, TypeVar

import click

from trucewatch.errors import TrucewatchError

P = ParamSpec("P")
R = TypeVar("R")

SET_ASIDE = 1
"""Done, but some input was set aside (or, for a check, the record does not hold)."""

COULD_NOT_RUN = 2

INTERRUPTED = 130
"""As shells have it for a program that the user stopped (128 and the signal's number)."""

NOBODY_READS = 141
"""As shells have it for a program whose reader went away, as `head` does."""


def guarded(command: Callable[P, R]) -> Callable[P, R]:
    """Turn the project's errors, an interruption and a vanished reader into one line at most and an exit status."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if isinstance(sys.stdout, io.TextIOWrapper):
            # a name that the terminal's encoding cannot show is no reason to fail
            sys.stdout.reconfigure(errors="backslashreplace")
        try:
            return command(*args, **kwargs)
        except TrucewatchError as error:
            click.echo(f"trucewatch: {error}", err=True)
            sys.exit(COULD_NOT_RUN)
        except KeyboardInterrupt:
            click.echo("trucewatch: interrupted; what was appended to the record until now stands", err=True)
            sys.exit(INTERRUPTED)
        except BrokenPipeError:
            _mute()
            sys.exit(NOBODY_READS)

    return run


def tell(words: str) -> None:
    """Print a result, with a line end. Raises TrucewatchError where standard output cannot be written."""
    with _results() as stream:
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        stream.write(words.encode(encoding, "backslashreplace") + (b"" if words.endswith("\n") else b"\n"))


@contextmanager
def target(out: Path) -> Iterator[BinaryIO]:
    """Standard output for "-"; else a file, written whole or not at all: a neighbour first, then in its place.

    What is there and no regular file (a pipe, a device) is written to as it is. Raises TrucewatchError where it
    cannot be written.
    """
    if str(out) == "-":
        with _results() as stream:
            yield stream
        return
    place = Path(os.path.realpath(out))
    try:
        if place.exists() and not place.is_file():
            with place.open("wb") as stream:
                yield stream
        else:
            yield from _replaced(place)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise TrucewatchError(f"{out} cannot be written: {error.strerror}") from error


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Tell on a terminal how far the work is; say nothing in a pipe. An interruption that got lost comes at a step."""
    shown = sys.stderr is not None and sys.stderr.isatty()

    def told(stage: str, done: int, total: int) -> None:
        if lost.is_set():
            raise KeyboardInterrupt
        if shown:
            count = f" {done}/{total}" if total else f" {done}"
            click.echo(f"\r\x1b[K{stage}{count}", nl=False, err=True)

    with _interruptions() as lost:
        try:
            yield told
        finally:
            if shown:
                click.echo("\r\x1b[K", nl=False, err=True)


@contextmanager
def _interruptions() -> Iterator[threading.Event]:
    """Note that the user interrupted: a library that is being loaded may swallow what Python raises for it."""
    noted = threading.Event()

    def interrupted(number: int, frame: FrameType | None) -> None:
        noted.set()
        signal.default_int_handler(number, frame)

    usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if not usual or threading.current_thread() is not threading.main_thread():
        yield noted
        return
    signal.signal(signal.SIGINT, interrupted)
    try:
        yield noted
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _replaced(place: Path) -> Iterator[BinaryIO]:
    partial = place.with_name(f".{place.name}.{os.getpid()}.partial")
    try:
        with partial.open("wb") as stream:
            yield stream
        partial.replace(place)
    finally:
        with suppress(OSError):
            partial.unlink()


@contextmanager
def _results() -> Iterator[BinaryIO]:
    """Standard output as bytes, flushed at the end, so that what cannot be written is known while we can say so."""
    stream = getattr(sys.stdout, "buffer", None) or io.BytesIO()  # a closed standard output is None
    if isinstance(stream, io.RawIOBase):
        # Python was told not to buffer, and what is not buffered may be written in part, without a word
        stream = io.BufferedWriter(io.FileIO(stream.fileno(), "wb", closefd=False))
    try:
        yield stream
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _mute()
        raise TrucewatchError(f"standard output cannot be written: {error.strerror}") from error


def _mute() -> None:
    """Let standard output lead nowhere: what is left in its buffer would fail once more when Python ends."""
    with suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
