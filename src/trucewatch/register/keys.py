"""Private keys in files: made once, readable by their owner alone, never overwritten."""

import os
import secrets
from pathlib import Path

from trucewatch.errors import RegisterUnavailable
from trucewatch.register.notes import Note, NoteError, PublicKey, SigningKey
from trucewatch.said import said

NAME = "trucewatch"
"""What a key is called that nobody named."""


def new_key(path: Path, name: str = NAME) -> PublicKey:
    """Make a private key in a file of its own and return its public one. Raises RegisterUnavailable, NoteError."""
    key = SigningKey(name, secrets.token_bytes(32))
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise RegisterUnavailable(f"{path} is there already, and a key is never overwritten") from error
    except OSError as error:
        raise RegisterUnavailable(f"the key {path} cannot be written: {error.strerror}") from error
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(key.written() + "\n")
        file.flush()
        os.fsync(file.fileno())
    return key.public


def read_key(path: Path) -> SigningKey:
    """Return the private key in a file. Raises RegisterUnavailable, NoteError."""
    try:
        return SigningKey.read(_read(path, "key").strip())
    except NoteError as error:
        raise NoteError(said("note.in-file", "{file}: {why}", file=path, why=error.said)) from error


def read_note(path: Path) -> Note:
    """Return the signed note in a file, as a checkpoint that somebody kept. Raises RegisterUnavailable, NoteError."""
    try:
        return Note.read(_read(path, "checkpoint"))
    except NoteError as error:
        raise NoteError(said("note.in-file", "{file}: {why}", file=path, why=error.said)) from error


def _read(path: Path, what: str) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise RegisterUnavailable(f"the {what} {path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise NoteError(said("note.no-text", "{file} is not a {what}", file=path, what=what)) from error
