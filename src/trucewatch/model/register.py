"""The entry: one line of the append-only log, and its kinds."""

from enum import StrEnum

from trucewatch.model.base import Value


class EntryKind(StrEnum):
    """What an entry records. A stored kind has a version and never names code."""

    CODEBOOK = "codebook"
    REPORT = "report"
    SET_ASIDE = "set-aside"
    READING = "reading"
    READING_PART = "reading-part"
    ANALYSIS = "analysis"
    JUDGEMENT = "judgement"
    PUBLICATION = "publication"
    KEY = "key"
    CHECKPOINT = "checkpoint"
    ERASURE = "erasure"
    TIMESTAMP = "timestamp"
    IMPORT = "import"
    TABLE = "table"
    ACCESS = "access"


class CodebookTable(Value, frozen=True, kw_only=True):
    """A table of a codebook: its name, the version that it states (None where it states none), and the SHA-256 of what
    is in it."""

    name: str
    version: str | None
    sha256: str


class Entry(Value, frozen=True, kw_only=True, gc=False):
    """One entry: its place in the chain, who did what when, and the hash of its payload.

    `id` is the SHA-256 over the canonical form of all other fields, `previous` the id of the entry before
    (64 zeros for the first). The payload is kept beside it under `payload_sha256` and can be shredded.
    """

    id: str
    sequence: int
    previous: str
    recorded: str
    kind: EntryKind
    version: int
    agent: str
    activity: str
    room: str
    uses: tuple[str, ...]
    payload_sha256: str
