"""What a decision rests on, beside the word of the person who made it."""

from trucewatch.model.base import Value


class FileCited(Value, frozen=True, kw_only=True):
    """A file that somebody looked at: its name, and the SHA-256 and size in bytes of what was in it."""

    name: str
    sha256: str
    size: int


class Cited(Value, frozen=True, kw_only=True):
    """Statements and terms by id, and files by hash. Nothing of these means: on the named person's word alone."""

    statements: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    files: tuple[FileCited, ...] = ()
