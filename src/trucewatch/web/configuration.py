"""What whoever serves the application may set."""

from dataclasses import dataclass, field
from pathlib import Path

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class WebSettings:
    """One server: which record it serves, under which codebook, and how careful it is.

    `record` is a file or the address of a database; `people` where accounts and sessions are kept, beside the record
    if not given; `files` is the folder of the files that people send in, likewise beside the record. `secure` marks
    cookies as for encrypted connections only and must be on wherever the application is reached over a network.
    `password_cost` and `password_memory` (KiB) are Argon2id's; lower ones are for tests.
    `threads` is how many requests are worked on at once in one process: more take turns at the interpreter and all end
    late, fewer and one that waits for the disk or for passwords holds up the others.
    `signing_key` is the file of the key with which administrators sign checkpoints, None where they cannot.
    """

    record: str | Path
    people: str | Path | None = None
    files: Path | None = None
    codebook_layers: tuple[Path, ...] = ()
    secure: bool = False
    session_hours: int = 12
    idle_minutes: int = 120
    upload_limit: int = 32 * MEGABYTE
    body_limit: int = 2 * MEGABYTE
    password_cost: int = 3
    password_memory: int = 64 * 1024
    page_size: int = 50
    threads: int = 4
    signing_key: Path | None = None
    hosts: tuple[str, ...] = field(default_factory=tuple)
