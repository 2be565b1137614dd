#!/usr/bin/env python3
"""Verify a Trucewatch register export or proof, offline, with nothing but Python 3.11 and this file.

    python3 verify.py EXPORT [--key KEY] [--checkpoint FILE] [--head ID]

EXPORT is a file of JSON lines ("-" for standard input). Its first line names the format, its last the number of
entries, the id of the last one, and what was signed; between them each line holds one entry and its payload in base64
(null where the payload was lawfully erased). What is checked, line by line:

- every line is written in the one canonical form (sorted keys, no blanks, UTF-8), so that no byte can differ;
- an entry's id is the SHA-256 of its other fields in that form, so that no field can differ;
- an entry names the id of the entry before it, and entries are numbered 1, 2, 3, so that none can be
  missing, added, or in another place;
- a payload's SHA-256 is the one that the entry commits to, and none is missing unless an entry says that it was erased;
- the root of the tree over all ids (RFC 9162) is the one that is named, and every checkpoint in the record is over the
  entries before it and signed (Ed25519) by the key that the record names for it.

EXPORT may also be a proof of one line (`trucewatch prove`): that an entry is under a signed checkpoint, or that this
goes on from an earlier one.

KEY is the public key of whoever keeps the record, as you got it from them: name+id+base64. Where they changed it, the
old key signed the new one, and this follows. FILE is a checkpoint that you kept. ID is any entry's id that you
know from another day or another source. An export that fits them holds everything up to there as it was then; without
them, nobody can tell whether the whole record was written anew or its end cut off.

The exit status is 0 where everything holds, 1 where something does not, 2 where the check could not be made.
"""

import argparse
import base64
import binascii
import hashlib
import io
import json
import re
import sys
from typing import Any, BinaryIO, NoReturn

HEADER = {"format": "trucewatch-register", "version": 1}
PROOF = {"format": "trucewatch-proof", "version": 1}
FIRST = "0" * 64
LONGEST_LINE = 1 << 30
HASH = re.compile(r"[0-9a-f]{64}")
KEY = re.compile(r"([^\s+]{1,200})\+([0-9a-f]{8})\+([A-Za-z0-9+/=]{44})")
SIGNATURE = re.compile(r"— ([^\s+]{1,200}) ([A-Za-z0-9+/=]{92})")
CHECKPOINT = re.compile(r"trucewatch-register/([0-9a-f]{64})\n([1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n")
NAMING = re.compile(r"trucewatch-key\ntrucewatch-register/([0-9a-f]{64})\n([^\n]+)\n")
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


# --- Ed25519, after RFC 8032, section 5.1: verification only, so that nothing here is secret

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)

Point = tuple[int, int, int, int]
"""Extended coordinates X, Y, Z, T with x = X/Z, y = Y/Z, x*y = T/Z."""


def added(one: Point, other: Point) -> Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c, d = 2 * one[3] * other[3] * D % P, 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, point: Point) -> Point:
    result = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = added(result, point)
        point, number = added(point, point), number >> 1
    return result


def point_of(data: bytes) -> Point | None:
    """The point that 32 bytes stand for, None for none."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P if y < P else 0
    if y >= P or (square == 0 and sign):
        return None
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P:
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def bytes_of(point: Point) -> bytes:
    inverse = pow(point[2], -1, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = point_of((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def ed25519_holds(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether this key made the signature of this message."""
    point = point_of(key) if len(key) == 32 and len(signature) == 64 else None
    number = int.from_bytes(signature[32:], "little")
    if point is None or BASE is None or number >= ORDER:
        return False
    hashed = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    minus = (P - point[0], point[1], point[2], P - point[3])
    return bytes_of(added(times(number, BASE), times(hashed, minus))) == signature[:32]


# --- the tree over the ids of entries, after RFC 9162, section 2.1


def leaf_hash(leaf: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def half(width: int) -> int:
    """The largest power of two below the width."""
    return 1 << (width - 1).bit_length() - 1


class Tree:
    """A tree that only grows; it keeps its complete nodes, 64 bytes a leaf."""

    def __init__(self) -> None:
        self.levels = [bytearray()]
        self.size = 0

    def append(self, leaf: bytes) -> None:
        found, level, number = leaf_hash(leaf), 0, self.size
        self.levels[0] += found
        while number % 2:
            found = node_hash(self.node(level, number - 1), found)
            level, number = level + 1, number // 2
            if level == len(self.levels):
                self.levels.append(bytearray())
            self.levels[level] += found
        self.size += 1

    def node(self, level: int, number: int) -> bytes:
        return bytes(self.levels[level][32 * number : 32 * number + 32])

    def root(self, size: int) -> bytes:
        return self.over(0, size) if size else hashlib.sha256(b"").digest()

    def over(self, first: int, last: int) -> bytes:
        width = last - first
        if width & (width - 1) == 0:
            return self.node(width.bit_length() - 1, first // width)
        middle = first + half(width)
        return node_hash(self.over(first, middle), self.over(middle, last))

    def consistency(self, earlier: int, size: int) -> list[str]:
        """The proof that the first `size` leaves go on from the first `earlier`, in hexadecimal."""
        first, last, path = 0, size, []
        while earlier not in (0, last):
            middle = first + half(last - first)
            if earlier <= middle:
                path.append(self.over(middle, last).hex())
                last = middle
            else:
                path.append(self.over(first, middle).hex())
                first = middle
        if first:
            path.append(self.over(first, last).hex())
        return path[::-1]


def root_by(found: bytes, number: int, size: int, proof: list[bytes]) -> bytes:
    """The root that a proof leads to from the hash of a leaf, counted from 0. Raises Broken."""
    place, last = number, size - 1
    for beside in proof:
        if last == 0:
            raise Broken("the proof of inclusion is longer than the tree is deep")
        if place % 2 or place == last:
            found = node_hash(beside, found)
            while place % 2 == 0 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, beside)
        place, last = place >> 1, last >> 1
    if last:
        raise Broken("the proof of inclusion is shorter than the tree is deep")
    return found


def roots_by(earlier: int, size: int, root: bytes, proof: list[bytes]) -> tuple[bytes, bytes]:
    """The earlier and the later root that a proof of consistency leads to. Raises Broken."""
    path = [root, *proof] if earlier & (earlier - 1) == 0 else proof
    if not path:
        raise Broken("the proof of consistency is empty")
    place, last = earlier - 1, size - 1
    while place % 2:
        place, last = place >> 1, last >> 1
    old = new = path[0]
    for beside in path[1:]:
        if last == 0:
            raise Broken("the proof of consistency is longer than the tree is deep")
        if place % 2 or place == last:
            old, new = node_hash(beside, old), node_hash(beside, new)
            while place % 2 == 0 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, beside)
        place, last = place >> 1, last >> 1
    if last:
        raise Broken("the proof of consistency is shorter than the tree is deep")
    return old, new


# --- time-stamps, after RFC 3161: what one states, of its encoding (DER) as much as is needed for that


def der(data: bytes) -> list[tuple[int, bytes]]:
    """The elements that follow on each other: the tag and the content of each. Raises Broken."""
    found = []
    while data:
        tag, length, start = data[0], data[1] if len(data) > 1 else 0x80, 2
        if length & 0x80:
            start += length & 0x7F
            if not 2 < start <= 6 or len(data) < start or data[2] == 0:
                raise Broken("the time-stamp is not encoded as one")
            length = int.from_bytes(data[2:start], "big")
        if tag & 0x1F == 0x1F or len(data) < start + length:
            raise Broken("the time-stamp is not encoded as one")
        found.append((tag, data[start : start + length]))
        data = data[start + length :]
    return found


def inside(elements: list[tuple[int, bytes]], number: int, tag: int) -> bytes:
    """The content of an element that must be there. Raises Broken."""
    if number >= len(elements) or elements[number][0] != tag:
        raise Broken("the time-stamp is not encoded as one")
    return elements[number][1]


def stamped(answer: bytes, note: bytes) -> str:
    """The time that an answer states for a note. Raises Broken where it is over anything else."""
    sequence, number, text, wrapped, oid, generalized_time = 0x30, 0x02, 0x04, 0xA0, 0x06, 0x18
    parts = der(inside(der(answer), 0, sequence))
    if inside(der(inside(parts, 0, sequence)), 0, number) != b"\x00":
        raise Broken("the time-stamp was not granted")
    content = der(inside(parts, 1, sequence))
    signed = der(inside(der(inside(content, 1, wrapped)), 0, sequence))
    within = der(inside(signed, 2, sequence))
    if inside(within, 0, oid) != bytes.fromhex("2a864886f70d0109100104"):
        raise Broken("what should be a time-stamp is something else that is signed")
    info = der(inside(der(inside(der(inside(within, 1, wrapped)), 0, text)), 0, sequence))
    imprint = der(inside(info, 2, sequence))
    algorithm = inside(der(inside(imprint, 0, sequence)), 0, oid)
    if algorithm != bytes.fromhex("608648016503040201") or inside(imprint, 1, text) != hashlib.sha256(note).digest():
        raise Broken("the time-stamp is not over the checkpoint that it is kept with")
    found = re.fullmatch(rb"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z", inside(info, 4, generalized_time))
    if found is None:
        raise Broken("the time-stamp states no time")
    year, month, day, hour, minute, second = (part.decode() for part in found.groups())
    return f"{year}-{month}-{day} {hour}:{minute}:{second} UTC"


# --- what is signed: checkpoints and the naming of keys


class PublicKey:
    """An Ed25519 key as it is handed around: name+id+base64."""

    def __init__(self, written: str) -> None:
        found = KEY.fullmatch(written)
        raw = decoded(found[3], "a key") if found else b""
        self.id = hashlib.sha256(found[1].encode() + b"\n" + raw).digest()[:4] if found else b""
        if found is None or raw[:1] != b"\x01" or self.id.hex() != found[2]:
            raise Broken("a public key is not written as name+id+base64, or its id is not its own")
        self.name, self.raw, self.written = found[1], raw[1:], written


class Note:
    """A text with the signatures below it."""

    def __init__(self, written: str) -> None:
        text, blank, below = written.rpartition("\n\n")
        lines = [SIGNATURE.fullmatch(line) for line in below.removesuffix("\n").split("\n")]
        if not (blank and text and below.endswith("\n")) or not all(lines):
            raise Broken("what should be a signed note is none")
        self.written, self.text = written, text + "\n"
        self.signatures = [(found[1], decoded(found[2], "a signature")) for found in lines if found]

    def signatures_of(self, key: PublicKey) -> int:
        """How many of the signatures are this key's and hold."""
        ours = [raw for name, raw in self.signatures if (name, raw[:4]) == (key.name, key.id)]
        return sum(ed25519_holds(key.raw, self.text.encode(), raw[4:]) for raw in ours)


class Checkpoint:
    """A signed number of entries and the root over them."""

    def __init__(self, note: Note) -> None:
        found = CHECKPOINT.fullmatch(note.text)
        if found is None:
            raise Broken("what should be a checkpoint of a Trucewatch record is none")
        self.note, self.first, self.size = note, found[1], int(found[2])
        self.root = decoded(found[3], "the root in a checkpoint")


class Keys:
    """The keys that a record names one after the other, and how far the trust in a known one leads."""

    def __init__(self, known: PublicKey | None) -> None:
        self.known = known
        self.named: list[PublicKey] = []
        self.trusted = False
        self.found = False

    def name(self, note: Note, first: str, only: bool = False) -> None:
        """Take the naming of the next key, or raise Broken. With `only`, no other signature may be below it."""
        found = NAMING.fullmatch(note.text)
        if found is None or found[1] != first:
            raise Broken("a key is named for another record, or not as keys are")
        key = PublicKey(found[2])
        own = note.signatures_of(key)
        passed_on = note.signatures_of(self.named[-1]) if self.named else 0
        if not own:
            raise Broken("a key is named that did not sign its naming")
        if only and own + passed_on != len(note.signatures):
            raise Broken("the naming of a key bears a signature that does not hold")
        same = self.known is not None and key.raw == self.known.raw
        self.found = self.found or same
        self.trusted = same or (self.trusted and passed_on > 0)
        self.named.append(key)

    def check(self, checkpoint: Checkpoint) -> None:
        """Raise Broken where the checkpoint is not signed by the key that was named last."""
        if not self.named or not checkpoint.note.signatures_of(self.named[-1]):
            raise Broken("a checkpoint is not signed by the key that the record names")


class Known:
    """What the party that verifies knows from elsewhere."""

    def __init__(
        self, head: str | None = None, key: PublicKey | None = None, checkpoint: Checkpoint | None = None
    ) -> None:
        self.head = head
        self.key = key
        self.checkpoint = checkpoint


class Chain:
    """What has been verified so far."""

    def __init__(self, known: Known) -> None:
        self.count = 0
        self.head = self.first = FIRST
        self.missing: set[int] = set()
        self.erasures: list[tuple[int, dict[str, Any]]] = []
        self.stamps: list[tuple[int, int, str]] = []
        self.first_recorded = self.last_recorded = ""
        self.known = known
        self.known_at = 0 if known.head == FIRST else None
        self.tree = Tree()
        self.keys = Keys(known.key)
        self.newest: Checkpoint | None = None
        self.trusted_size = 0

    def add(self, line: dict[str, Any]) -> None:
        """Take the next entry, or raise Broken."""
        entry = line["entry"]
        check_fields(entry)
        self._check_place(entry)
        payload = checked_payload(entry, line["payload"])
        self._take(entry, payload)
        self.count, self.head = entry["sequence"], entry["id"]
        self.tree.append(bytes.fromhex(self.head))
        if self.count == 1:
            self.first, self.first_recorded = self.head, entry["recorded"]
        self.last_recorded = entry["recorded"]
        if self.head == self.known.head:
            self.known_at = self.count

    def _check_place(self, entry: dict[str, Any]) -> None:
        if entry["sequence"] != self.count + 1:
            raise Broken(f"it is numbered {entry['sequence']}, so entries are missing, repeated or out of order")
        if entry["previous"] != self.head:
            before = f"entry {self.count} as that stands here" if self.count else "the beginning"
            raise Broken(f"it does not follow on {before}: one of the two is not the original")

    def _take(self, entry: dict[str, Any], payload: bytes | None) -> None:
        kind = entry["kind"]
        if kind in ("key", "checkpoint", "erasure", "timestamp"):
            said = read_payload(kind, payload)
            if kind == "key":
                self.keys.name(Note(said["note"]), self.first)
            elif kind == "checkpoint":
                self._take_checkpoint(Checkpoint(Note(said["note"])))
            elif kind == "timestamp":
                self._take_stamp(entry["sequence"], said)
            else:
                self.erasures.append((entry["sequence"], said))
        elif payload is None:
            self.missing.add(entry["sequence"])

    def _take_checkpoint(self, checkpoint: Checkpoint) -> None:
        self.keys.check(checkpoint)
        self.fits(checkpoint, "a checkpoint in the record")
        self.newest = checkpoint
        if self.keys.trusted:
            self.trusted_size = checkpoint.size

    def _take_stamp(self, sequence: int, said: dict[str, Any]) -> None:
        checkpoint = Checkpoint(Note(said["note"]))
        self.fits(checkpoint, "the checkpoint under a time-stamp")
        stated = stamped(decoded(said["token"], "the time-stamp"), said["note"].encode())
        self.stamps.append((sequence, checkpoint.size, stated))

    def fits(self, checkpoint: Checkpoint, what: str) -> None:
        """Raise Broken where the checkpoint is not over the entries as they stand here."""
        if checkpoint.first != self.first:
            raise Broken(f"{what} is of another record")
        if checkpoint.size > self.tree.size:
            raise Broken(
                f"{what} is over {checkpoint.size} entries, and there are {self.tree.size}: the end is cut off"
            )
        if checkpoint.root != self.tree.root(checkpoint.size):
            raise Broken(
                f"{what} is not over the first {checkpoint.size} entries as they stand: they were written anew"
            )

    def close(self, line: dict[str, Any]) -> None:
        """Take the last line, or raise Broken."""
        if type(line["count"]) is not int or (line["count"], line["head"]) != (self.count, self.head):
            raise Broken("the last line names another number of entries or another last id than there are")
        if line["root"] != self.tree.root(self.count).hex():
            raise Broken("the last line names another root of the tree than the entries have")
        if line["checkpoint"] != (self.newest.note.written if self.newest else None):
            raise Broken("the last line holds another checkpoint than the newest in the record")
        if line["consistency"] is not None:
            self._check_consistency(line["consistency"])
        self._check_missing()
        self._check_known()

    def _check_consistency(self, proof: Any) -> None:
        check_keys(proof, "earlier", "earlier_root", "hashes")
        earlier = proof["earlier"]
        if type(earlier) is not int or not 0 < earlier <= self.count:
            raise Broken("the proof of consistency is from no number of entries that there are")
        due = (self.tree.root(earlier).hex(), self.tree.consistency(earlier, self.count))
        if (proof["earlier_root"], proof["hashes"]) != due:
            raise Broken("the proof of consistency is not that of these entries")

    def _check_missing(self) -> None:
        erased = {number for at, said in self.erasures for number in said["entries"] if number < at}
        unsaid = sorted(self.missing - erased)
        if unsaid:
            raise Broken(
                f"the payload of entry {unsaid[0]} is missing, and no entry says that it was erased"
                + (f" (so are those of {len(unsaid) - 1} more)" if len(unsaid) > 1 else "")
            )

    def _check_known(self) -> None:
        if self.known.head is not None and self.known_at is None:
            raise Broken(
                f"no entry has the id {self.known.head}: the record was rewritten, or cut off before that entry"
            )
        checkpoint = self.known.checkpoint
        if checkpoint is not None:
            self.fits(checkpoint, "the checkpoint that you gave")
            keys = [*self.keys.named, *([self.known.key] if self.known.key else [])]
            if not any(checkpoint.note.signatures_of(key) for key in keys):
                raise Broken("the checkpoint that you gave is not signed by a key that is known here")
        if self.known.key is not None and not self.trusted_size:
            raise Broken(
                "no checkpoint in the record is signed by the key that you gave, or by one that it was changed for"
            )


def checked_payload(entry: dict[str, Any], written: object) -> bytes | None:
    """The payload of an entry, once its id and its hash are verified. Raises Broken."""
    rest = {name: value for name, value in entry.items() if name != "id"}
    if sha256(canonical(rest)) != entry["id"]:
        raise Broken("its fields are not those that were recorded: the hash does not match its id")
    if written is None:
        return None
    payload = decoded(written)
    if sha256(payload) != entry["payload_sha256"]:
        raise Broken("its payload is not the one that was recorded: the hash does not match")
    return payload


def read_payload(kind: str, payload: bytes | None) -> dict[str, Any]:
    """What a key, checkpoint, time-stamp or erasure says. Raises Broken."""
    try:
        said = json.loads(payload or b"")
    except (ValueError, RecursionError) as error:
        raise Broken(f"it is of the kind {kind} and does not hold one") from error
    if kind == "erasure":
        files = ("files",) if type(said) is dict and type(said.get("files")) is int else ()  # since version 2
        check_keys(said, "subject", "entries", "ground", "by", *files)
        good = all(type(said[name]) is str for name in ("subject", "ground", "by"))
        good = good and type(said["entries"]) is list and all(type(one) is int for one in said["entries"])
    elif kind == "timestamp":
        check_keys(said, "note", "token")
        good = type(said["note"]) is str
    else:
        check_keys(said, "note")
        good = type(said["note"]) is str
    if not good:
        raise Broken(f"it is of the kind {kind} and does not hold one")
    return dict(said)


def check_keys(value: Any, *names: str) -> None:
    """Raise Broken where this is no object with exactly these members."""
    if type(value) is not dict or value.keys() != set(names):
        raise Broken(f"it has not exactly the members {', '.join(names)}")


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


def decoded(payload: object, what: str = "its payload") -> bytes:
    """The bytes that are written in base64. Raises Broken."""
    try:
        data = base64.b64decode(payload, validate=True) if isinstance(payload, str) else b""
    except (binascii.Error, ValueError) as error:
        raise Broken(f"{what} is not base64") from error
    if base64.b64encode(data).decode() != payload:
        raise Broken(f"{what} is not base64 in canonical form")
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


def verify(stream: BinaryIO, known: Known, longest: int = LONGEST_LINE) -> "Chain | Proof":
    """Verify an export or a proof to its end. Raises Broken, its message beginning with the place."""
    due = canonical(HEADER) + b"\n"
    start = stream.readline(longest + 1)
    if start != due:
        return verify_proof(start, stream.read(1), known, longest)
    chain = Chain(known)
    try:
        line = read_line(stream, longest)
        while line is not None and line.keys() == {"entry", "payload"}:
            chain.add(line)
            line = read_line(stream, longest)
        check_end(stream, chain, line)
    except Broken as error:
        raise Broken(f"line {chain.count + 2}, where entry {chain.count + 1} or the end is due: {error}") from error
    return chain


def check_end(stream: BinaryIO, chain: Chain, line: dict[str, Any] | None) -> None:
    """Raise Broken where the export does not end as it should, or does not fit what the party knows."""
    if line is None:
        raise Broken("the export ends here without its last line: it was cut off")
    if line.keys() != {"count", "head", "root", "checkpoint", "consistency"}:
        raise Broken("this is neither an entry nor the last line of an export")
    chain.close(line)
    if stream.read(1):
        raise Broken("something follows after the last line")


# --- proofs of one line


class Proof:
    """What a proof has shown: the checkpoint it ends in, and what that says of an entry or an earlier checkpoint."""

    def __init__(self, known: Known, checkpoint: Checkpoint, keys: Keys) -> None:
        self.known = known
        self.checkpoint = checkpoint
        self.keys = keys
        self.entry: dict[str, Any] | None = None
        self.payload: bytes | None = None
        self.earlier: int | None = None


def verify_proof(line: bytes, more: bytes, known: Known, longest: int) -> Proof:
    """Verify a proof of one line. Raises Broken, CannotRun."""
    try:
        data = read_line(io.BytesIO(line), longest) or {}
    except Broken:
        data = {}
    if {name: data.get(name) for name in PROOF} != PROOF or type(data["version"]) is not int:
        raise Broken("line 1: this is not a Trucewatch export or proof of a version that this program knows")
    if more:
        raise Broken("something follows after the proof")
    if not {"checkpoint", "keys"} <= data.keys() <= {*PROOF, "checkpoint", "keys", "inclusion", "consistency"}:
        raise Broken("the proof has not the members that a proof has")
    proof = proved_checkpoint(data, known)
    if "inclusion" not in data and "consistency" not in data:
        raise Broken("the proof proves nothing")
    if "inclusion" in data:
        check_inclusion(proof, data["inclusion"])
    if "consistency" in data:
        check_consistency(proof, data["consistency"])
    check_against_known(proof)
    return proof


def proved_checkpoint(data: dict[str, Any], known: Known) -> Proof:
    """The checkpoint of a proof, once its signature is verified by the last of the keys. Raises Broken."""
    written: list[Any] = [data["checkpoint"], *data["keys"]] if type(data["keys"]) is list else [None]
    if not all(type(one) is str for one in written):
        raise Broken("the checkpoint or a key is no signed note")
    checkpoint, keys = Checkpoint(Note(written[0])), Keys(known.key)
    for one in written[1:]:
        keys.name(Note(one), checkpoint.first, only=True)
    keys.check(checkpoint)
    if len(checkpoint.note.signatures) != 1:
        raise Broken("the checkpoint bears a signature that does not hold")
    return Proof(known, checkpoint, keys)


def check_inclusion(proof: Proof, data: Any) -> None:
    """Raise Broken where the entry is not under the checkpoint."""
    check_keys(data, "entry", "payload", "hashes")
    entry = data["entry"]
    check_fields(entry)
    proof.payload = checked_payload(entry, data["payload"])
    if not 0 < entry["sequence"] <= proof.checkpoint.size:
        raise Broken("the entry is numbered outside what the checkpoint is over")
    leaf = leaf_hash(bytes.fromhex(entry["id"]))
    if root_by(leaf, entry["sequence"] - 1, proof.checkpoint.size, hashes(data["hashes"])) != proof.checkpoint.root:
        raise Broken("the entry is not one of those that the checkpoint is over")
    proof.entry = entry


def check_consistency(proof: Proof, data: Any) -> None:
    """Raise Broken where the checkpoint does not go on from the earlier root."""
    check_keys(data, "earlier", "earlier_root", "hashes")
    earlier, size, path = data["earlier"], proof.checkpoint.size, hashes(data["hashes"])
    (root,) = hashes([data["earlier_root"]])
    if type(earlier) is not int or not 0 < earlier <= size:
        raise Broken("the proof of consistency is from no number of entries that there can be")
    due = (root, proof.checkpoint.root)
    if ((due[1], due[1]) if (earlier, path) == (size, []) else roots_by(earlier, size, root, path)) != due:
        raise Broken("the checkpoint does not go on from the earlier one")
    proof.earlier = earlier
    known = proof.known.checkpoint
    if known is not None and (known.size, known.root) != (earlier, root):
        raise Broken("the proof goes on from another checkpoint than the one that you gave")


def check_against_known(proof: Proof) -> None:
    """Raise Broken where the proof does not fit what the party knows, CannotRun where it does not speak of that."""
    known = proof.known
    if known.head is not None:
        raise CannotRun("--head is for a whole export: a proof does not name the ids of other entries")
    if known.key is not None and not proof.keys.trusted:
        raise Broken("the checkpoint is not signed by the key that you gave, or by one that it was changed for")
    if known.checkpoint is not None:
        if known.checkpoint.first != proof.checkpoint.first:
            raise Broken("the checkpoint that you gave is of another record")
        if proof.earlier is None and known.checkpoint.note.text != proof.checkpoint.note.text:
            raise CannotRun("the proof does not say how it goes on from the checkpoint that you gave; ask for --since")
        if not any(known.checkpoint.note.signatures_of(key) for key in proof.keys.named):
            raise Broken("the checkpoint that you gave is not signed by a key that is named in the proof")


def hashes(found: Any) -> list[bytes]:
    """The hashes that are written in hexadecimal. Raises Broken."""
    if type(found) is not list or not all(type(one) is str and HASH.fullmatch(one) for one in found):
        raise Broken("the proof holds what is no hash")
    return [bytes.fromhex(one) for one in found]


# --- what is told


def told(found: "Chain | Proof") -> str:
    """What was proved and what was not, in plain words."""
    proved, unproved, about = told_of_proof(found) if isinstance(found, Proof) else told_of_chain(found)
    start = "The proof holds." if isinstance(found, Proof) else "The record holds."
    return "\n".join([start, "", "Proved:", *listed(proved), "", "Not proved:", *listed(unproved), "", *about])


def told_of_chain(chain: Chain) -> tuple[list[str], list[str], list[str]]:
    present = chain.count - len(chain.missing)
    proved = [
        f"The export holds {counted(chain.count, 'entry', 'entries')}, numbered without a gap.",
        "Each entry is bound to the one before it by its hash, and no field of any entry differs from that hash.",
        f"No byte of the {counted(present, 'payload')} present differs from what was recorded.",
    ]
    if chain.known_at is not None:
        added = chain.count - chain.known_at
        proved.append(
            f"The id that you gave is that of entry {chain.known_at}: everything up to it is as it was when you "
            f"learned that id, and {counted(added, 'entry', 'entries')} came after it."
        )
    proved += told_of_checkpoint(chain) + told_of_key(chain)
    for at, size, stated in chain.stamps:
        proved.append(f"Entry {at} holds a time-stamp over the first {size} entries as they stand. It states: {stated}")
    for at, said in chain.erasures:
        proved.append(
            f"Entry {at} says that {printable(said['by'])} had {counted(len(said['entries']), 'payload')} erased"
            f"{with_files(said)}, on the ground: {printable(said['ground'], 300)}"
        )
    about = []
    if chain.count:
        about += [f"First entry recorded: {printable(chain.first_recorded)}"]
        about += [f"Last entry recorded:  {printable(chain.last_recorded)}"]
    about += ["", f"Last id: {chain.head}"]
    return proved, not_proved_of_chain(chain), about


def with_files(said: dict[str, Any]) -> str:
    files = said.get("files", 0)
    return f" and {counted(files, 'file')} kept beside the record deleted" if files else ""


def told_of_checkpoint(chain: Chain) -> list[str]:
    checkpoint = chain.known.checkpoint
    if checkpoint is None:
        return []
    added = counted(chain.count - checkpoint.size, "entry", "entries")
    words = (
        f"The checkpoint that you gave is over the first {checkpoint.size} entries exactly as they stand here: nothing "
        f"in them was changed, dropped or added since it was made, and {added} came after."
    )
    return [words]


def told_of_key(chain: Chain) -> list[str]:
    if chain.newest is None:
        return []
    name = printable(chain.keys.named[-1].written, 300)
    if chain.known.key is None:
        return [
            f"The first {chain.newest.size} entries are signed by the key that the record itself names: {name}",
        ]
    return [
        f"The first {chain.trusted_size} entries are signed by the key that you gave"
        + ("." if chain.keys.named[-1].raw == chain.known.key.raw else ", or by one that it was changed for.")
    ]


def not_proved_of_chain(chain: Chain) -> list[str]:
    unproved = []
    sizes = [chain.known_at or 0, chain.trusted_size]
    sizes.append(chain.known.checkpoint.size if chain.known.checkpoint else 0)
    sure = max(sizes)
    if sure == 0:
        unproved.append(
            "That this is the record which others hold: whoever keeps it could have written it anew as a whole, or "
            "cut off its end. Compare the last id below with one from another source, or give one with --head, the "
            "public key of whoever keeps it with --key, or a checkpoint that you kept with --checkpoint."
        )
    else:
        unproved.append(
            f"That entries after number {sure} are all that were made since: compare the last id below with one from "
            "another source. An end cut off after what you know leaves no trace."
        )
    if chain.newest is not None and chain.known.key is None:
        unproved.append(
            "That the key is that of whoever should keep the record: ask them for it and give it with --key."
        )
    if chain.keys.found and not chain.keys.trusted:
        unproved.append(
            "That the key which signs now is theirs: it was named without a signature of the one before it."
        )
    unsigned = [at for at, _ in chain.erasures if at > (chain.newest.size if chain.newest else 0)]
    if unsigned:
        unproved.append(
            f"That the keeper of the record had erased what entry {unsigned[0]} says was erased: no checkpoint is over "
            "that entry, so anybody with the file could have written it."
        )
    if chain.stamps:
        unproved.append(
            "That the time-stamps are those of an authority: their signatures are not verified here. `trucewatch "
            "stamps` does that, or `openssl ts -verify`, with the root certificates of the authority."
        )
    if chain.missing:
        several = len(chain.missing) > 1
        unproved.append(
            f"What the {counted(len(chain.missing), 'payload')} said that {'were' if several else 'was'} erased: only "
            "that there was one, and its hash."
        )
    return [
        *unproved,
        "That the times are right: they are those of the clock of whoever wrote the entries.",
        "That what the reports in it say is true, or that all reports there were are in it.",
    ]


def told_of_proof(proof: Proof) -> tuple[list[str], list[str], list[str]]:
    size, key = proof.checkpoint.size, printable(proof.keys.named[-1].written, 300)
    proved = []
    if proof.entry is not None:
        there = "its payload is the one recorded" if proof.payload is not None else "its payload is not shown"
        proved.append(
            f"Entry {proof.entry['sequence']} ({printable(proof.entry['kind'])}, recorded "
            f"{printable(proof.entry['recorded'])}) is one of the {size} that the checkpoint is over; {there}."
        )
    if proof.earlier is not None:
        whose = "the one that you gave" if proof.known.checkpoint else "an earlier one that is named in the proof"
        proved.append(
            f"The checkpoint goes on from {whose}, over {proof.earlier} entries: none of these was changed or "
            f"dropped, and {size - proof.earlier} came after."
        )
    unproved = ["Anything about the other entries of the record."]
    if proof.known.key is not None:
        proved.append(f"The checkpoint is signed by the key that you gave, or by one that it was changed for: {key}")
    else:
        unproved.append(
            f"That the key is that of whoever should keep the record. Ask them, and give it with --key: {key}"
        )
    if proof.earlier is not None and proof.known.checkpoint is None:
        unproved.append("That the earlier checkpoint is one that was ever published: give yours with --checkpoint.")
    about = [f"Record: {proof.checkpoint.first}", f"Entries under the checkpoint: {size}"]
    if proof.payload is not None:
        about += ["", "The payload:", printable(proof.payload.decode("utf-8", "replace"), 2000)]
    return proved, unproved, about


def listed(sentences: list[str]) -> list[str]:
    return [f"- {sentence}" for sentence in sentences]


def counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def printable(words: str, longest: int = 64) -> str:
    """The words without anything that could steer a terminal."""
    return "".join(char if char.isprintable() else "?" for char in words[:longest])


# --- the command line


def arguments(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("export", metavar="EXPORT", help="the export or proof, or - for standard input")
    parser.add_argument("--key", metavar="KEY", help="the public key of whoever keeps the record: name+id+base64")
    parser.add_argument("--checkpoint", metavar="FILE", help="a checkpoint that you kept")
    parser.add_argument("--head", metavar="ID", help="the id of an entry that you know was recorded")
    parser.add_argument(
        "--longest-line", metavar="BYTES", type=int, default=LONGEST_LINE, help="refuse longer lines (default: 1 GiB)"
    )
    return parser.parse_args(given)


def known_by(options: argparse.Namespace) -> Known:
    """What the party knows, as the command line says. Raises CannotRun."""
    if options.head is not None and not HASH.fullmatch(options.head):
        raise CannotRun("--head takes an id of 64 hexadecimal digits, in small letters")
    try:
        key = None if options.key is None else PublicKey(options.key.strip())
    except Broken as error:
        raise CannotRun(f"--key: {error}") from error
    if options.checkpoint is None:
        return Known(options.head, key)
    try:
        with open(options.checkpoint, "rb") as file:  # noqa: PTH123 - one name is enough here
            return Known(options.head, key, Checkpoint(Note(file.read(1 << 20).decode("utf-8"))))
    except (OSError, ValueError, Broken) as error:
        raise CannotRun(f"--checkpoint: {error}") from error


def run(options: argparse.Namespace) -> "Chain | Proof":
    if options.longest_line < 1:
        raise CannotRun("--longest-line takes a number of bytes")
    known = known_by(options)
    try:
        if options.export == "-":
            return verify(sys.stdin.buffer, known, options.longest_line)
        with open(options.export, "rb") as stream:  # noqa: PTH123 - one name is enough here
            return verify(stream, known, options.longest_line)
    except (OSError, ValueError) as error:
        raise CannotRun(f"the export cannot be read: {error}") from error
    except MemoryError as error:
        raise CannotRun("a line is too long for the memory of this machine") from error


def main(given: list[str] | None = None) -> int:
    """Verify as the command line says, tell the outcome, and return the exit status."""
    options = arguments(given)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
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
