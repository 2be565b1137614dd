#!/usr/bin/env python3
"""Verify a Trucewatch register export, offline, with nothing but Python 3.11 and this file.

    python3 verify.py EXPORT [--head ID]

EXPORT is a file of JSON lines ("-" for standard input). Its first line names the format, its last the number of
entries and the id of the last one; between them each line holds one entry and its payload in base64 (null where the
payload was lawfully erased). What is checked, line by line and in little memory:

- every line is written in the one canonical form (sorted keys, no blanks, UTF-8), so that no byte can differ;
- an entry's id is the SHA-256 of its other fields in that form, so that no field can differ;
- an entry names the id of the entry before it, and entries are numbered 1, 2, 3, so that none can be
  missing, added, or in another place;
- a payload's SHA-256 is the one that the entry commits to.

ID is any entry's id that you know from another day or another source. An export that holds it holds everything up to
that entry as it was then; without it, nobody can tell whether the whole record was written anew or its end cut off.

The exit status is 0 where everything holds, 1 where something does not, 2 where the check could not be made.
"""

import argparse
import base64
import binascii
import hashlib
import json
import re
import sys
from typing import Any, BinaryIO, NoReturn

HEADER = {"format": "trucewatch-register", "version": 1}
FIRST = "0" * 64
LONGEST_LINE = 1 << 30
HASH = re.compile(r"[0-9a-f]{64}")
FIELDS = {
    "id": str,
    "sequence": int,
    "previous": str,
    "recorded": str,
    "kind": str,
    "version": int,
    "agent": str,
    "activity": str,
    "room": str,
    "uses": list,
    "payload_sha256": str,
}


class Broken(Exception):
    """The export does not hold, and this is why."""


class CannotRun(Exception):
    """The check cannot be made, and this is why."""


class Chain:
    """What has been verified so far."""

    def __init__(self, known: str | None) -> None:
        self.count = 0
        self.head = FIRST
        self.erased = 0
        self.first_recorded = self.last_recorded = ""
        self.known = known
        self.known_at = 0 if known == FIRST else None

    def add(self, line: dict[str, Any]) -> None:
        """Take the next entry, or raise Broken."""
        entry, payload = line["entry"], line["payload"]
        check_fields(entry)
        self._check_place(entry)
        rest = {name: value for name, value in entry.items() if name != "id"}
        if sha256(canonical(rest)) != entry["id"]:
            raise Broken("its fields are not those that were recorded: the hash does not match its id")
        if payload is None:
            self.erased += 1
        elif sha256(decoded(payload)) != entry["payload_sha256"]:
            raise Broken("its payload is not the one that was recorded: the hash does not match")
        self.count, self.head = entry["sequence"], entry["id"]
        self.first_recorded = self.first_recorded or entry["recorded"]
        self.last_recorded = entry["recorded"]
        if self.head == self.known:
            self.known_at = self.count

    def _check_place(self, entry: dict[str, Any]) -> None:
        if entry["sequence"] != self.count + 1:
            raise Broken(f"it is numbered {entry['sequence']}, so entries are missing, repeated or out of order")
        if entry["previous"] != self.head:
            before = f"entry {self.count} as that stands here" if self.count else "the beginning"
            raise Broken(f"it does not follow on {before}: one of the two is not the original")

    def close(self, line: dict[str, Any]) -> None:
        """Take the last line, or raise Broken."""
        if type(line["count"]) is not int or (line["count"], line["head"]) != (self.count, self.head):
            raise Broken("the last line names another number of entries or another last id than there are")
        if self.known is not None and self.known_at is None:
            raise Broken(f"no entry has the id {self.known}: the record was rewritten, or cut off before that entry")


def check_fields(entry: Any) -> None:
    """Raise Broken where this is no entry."""
    if type(entry) is not dict or entry.keys() != FIELDS.keys():
        raise Broken("it has not the fields of an entry")
    for name, form in FIELDS.items():
        if type(entry[name]) is not form:
            raise Broken(f"its field {name} is of the wrong type")
    if not all(type(use) is str for use in entry["uses"]):
        raise Broken("its field uses holds what is no id")


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def canonical(value: object) -> bytes:
    """The canonical JSON of a value. Raises Broken for what has none."""
    try:
        text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return text.encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise Broken("it holds what has no canonical form") from error


def decoded(payload: object) -> bytes:
    """The bytes of a payload in base64. Raises Broken."""
    try:
        data = base64.b64decode(payload, validate=True) if isinstance(payload, str) else b""
    except (binascii.Error, ValueError) as error:
        raise Broken("its payload is not base64") from error
    if base64.b64encode(data).decode() != payload:
        raise Broken("its payload is not base64 in canonical form")
    return data


def read_line(stream: BinaryIO, longest: int) -> dict[str, Any] | None:
    """The next line as a JSON object, None at the end. Raises Broken for any other form than the canonical one."""
    data = stream.readline(longest + 1)
    if not data:
        return None
    if len(data) > longest:
        raise CannotRun(f"a line is longer than {longest} bytes; --longest-line raises the limit")
    if not data.endswith(b"\n"):
        raise Broken("the line is cut off")
    try:
        line = json.loads(data[:-1].decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise Broken("the line is not JSON") from error
    if type(line) is not dict or canonical(line) != data[:-1]:
        raise Broken("the line is not in canonical form")
    return line


def verify(stream: BinaryIO, known: str | None, longest: int = LONGEST_LINE) -> Chain:
    """Verify an export to its end. Raises Broken, its message beginning with the place."""
    chain = Chain(known)
    try:
        check_header(stream)
    except Broken as error:
        raise Broken(f"line 1: {error}") from error
    try:
        line = read_line(stream, longest)
        while line is not None and line.keys() == {"entry", "payload"}:
            chain.add(line)
            line = read_line(stream, longest)
        check_end(stream, chain, line)
    except Broken as error:
        raise Broken(f"line {chain.count + 2}, where entry {chain.count + 1} or the end is due: {error}") from error
    return chain


def check_header(stream: BinaryIO) -> None:
    """Raise Broken where the first line is not ours, to the byte."""
    due = canonical(HEADER) + b"\n"
    if stream.readline(len(due)) != due:
        raise Broken("this is not a Trucewatch register export of a version that this program knows")


def check_end(stream: BinaryIO, chain: Chain, line: dict[str, Any] | None) -> None:
    """Raise Broken where the export does not end as it should, or where the known entry never came."""
    if line is None:
        raise Broken("the export ends here without its last line: it was cut off")
    if line.keys() != {"count", "head"}:
        raise Broken("this is neither an entry nor the last line of an export")
    chain.close(line)
    if stream.read(1):
        raise Broken("something follows after the last line")


def told(chain: Chain) -> str:
    """What was proved and what was not, in plain words."""
    lines = [
        "The record holds.",
        "",
        "Proved:",
        f"- The export holds {counted(chain.count, 'entry', 'entries')}, numbered without a gap.",
        "- Each entry is bound to the one before it by its hash, and no field of any entry differs from that hash.",
        f"- No byte of the {counted(chain.count - chain.erased, 'payload')} present differs from what was recorded.",
    ]
    if chain.known_at is not None:
        added = chain.count - chain.known_at
        lines.append(
            f"- The id that you gave is that of entry {chain.known_at}: everything up to it is as it was when you "
            f"learned that id, and {counted(added, 'entry', 'entries')} came after it."
        )
    lines += ["", "Not proved:"]
    if chain.known_at is None:
        lines.append(
            "- That this is the record which others hold: whoever keeps it could have written it anew as a whole, or "
            "cut off its end. Compare the last id below with one from another source, or give one with --head."
        )
    else:
        lines.append(
            f"- That entries after number {chain.known_at} are all that were made since: compare the last id below "
            "with one from another source."
        )
    if chain.erased:
        lines.append(
            f"- What the {counted(chain.erased, 'payload')} said that {'is' if chain.erased == 1 else 'are'} missing "
            "here: only that there was one, and its hash."
        )
    lines += [
        "- That the times are right: they are those of the clock of whoever wrote the entries.",
        "- That what the reports in it say is true, or that all reports there were are in it.",
    ]
    if chain.count:
        lines += ["", f"First entry recorded: {printable(chain.first_recorded)}"]
        lines += [f"Last entry recorded:  {printable(chain.last_recorded)}"]
    lines += ["", f"Last id: {chain.head}"]
    return "\n".join(lines)


def counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def printable(words: str) -> str:
    """The words without anything that could steer a terminal."""
    return "".join(char if char.isprintable() else "?" for char in words[:64])


def arguments(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("export", metavar="EXPORT", help="the export, or - for standard input")
    parser.add_argument("--head", metavar="ID", help="the id of an entry that you know was recorded")
    parser.add_argument(
        "--longest-line", metavar="BYTES", type=int, default=LONGEST_LINE, help="refuse longer lines (default: 1 GiB)"
    )
    return parser.parse_args(given)


def run(options: argparse.Namespace) -> Chain:
    if options.head is not None and not HASH.fullmatch(options.head):
        raise CannotRun("--head takes an id of 64 hexadecimal digits, in small letters")
    if options.longest_line < 1:
        raise CannotRun("--longest-line takes a number of bytes")
    try:
        if options.export == "-":
            return verify(sys.stdin.buffer, options.head, options.longest_line)
        with open(options.export, "rb") as stream:  # noqa: PTH123 - one name is enough here
            return verify(stream, options.head, options.longest_line)
    except (OSError, ValueError) as error:
        raise CannotRun(f"the export cannot be read: {error}") from error
    except MemoryError as error:
        raise CannotRun("a line is too long for the memory of this machine") from error


def main(given: list[str] | None = None) -> int:
    """Verify as the command line says, tell the outcome, and return the exit status."""
    options = arguments(given)
    try:
        print(told(run(options)))
    except Broken as error:
        print(f"The record does not hold.\n\n{error}.")
        print("\nWhat stands before that place was in order; nothing from there on is proved.")
        return 1
    except CannotRun as error:
        print(f"The check could not be made: {error}.", file=sys.stderr)
        return 2
    return 0


def interrupted() -> NoReturn:
    print("The check was broken off.", file=sys.stderr)
    sys.exit(2)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (KeyboardInterrupt, BrokenPipeError):
        interrupted()
