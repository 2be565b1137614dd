"""Changes made to exports and proofs, by every kind, and how many of them the stand-alone verifier finds.

usage: python -m evaluation.tamper [--each 600] [--seed 1]

The party that verifies knows what a party would: the first public key of the record, and a checkpoint that it kept.
"Fitted" changes are those of somebody who knows the format and makes every hash anew that can be made without the
private key. The exit status is 1 where a change was not found, or an untouched export was called broken.
"""

import argparse
import base64
import importlib.util
import io
import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from trucewatch.model import Basis, Block, Precision, Published, Report, SetAside, Text, content_id
from trucewatch.register import Draft, MemoryRecorder, report_draft, set_aside_draft, write_export
from trucewatch.register.canonical import canonical, digest
from trucewatch.register.chain import entry_id
from trucewatch.register.checkpoints import Checkpoint, Naming, origin_of
from trucewatch.register.merkle import Tree
from trucewatch.register.notary import change_key, sign_head
from trucewatch.register.notes import Note, SigningKey
from trucewatch.register.proofs import prove

VERIFIER = Path(__file__).resolve().parents[1] / "verifier" / "verify.py"
WORDS = (
    "guns",
    "silent",
    "river",
    "envoys",
    "camps",
    "talks",
    "truce",
    "lasting",
    "dawn",
    "convoy",
    "bridge",
    "officers",
)
OLD, NEW, STRANGER = (SigningKey("keeper.example", bytes([number]) * 32) for number in (1, 2, 3))

Lines = list[dict[str, Any]]


def verifier() -> ModuleType:
    """Return the verifier as a module; what it worked out of one signature is kept, as it asks for the same again."""
    spec = importlib.util.spec_from_file_location("verify", VERIFIER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.ed25519_holds = cache(module.ed25519_holds)  # type: ignore[attr-defined]
    return module


VERIFY = verifier()


@dataclass(frozen=True)
class Exported:
    """A record as it left the house, what a party kept of it, and how far the newest checkpoint and that go."""

    data: bytes
    proof: bytes
    kept: Note
    kept_size: int
    signed_size: int

    @property
    def lines(self) -> Lines:
        """The entries of the export."""
        return [json.loads(line) for line in self.data.splitlines()[1:-1]]


def record(chance: random.Random) -> Exported:
    """Return an export of an invented record of some twenty entries, signed three times, with a change of keys."""
    recorder = MemoryRecorder()
    recorder.append([draft(chance, number) for number in range(chance.randrange(4, 7))])
    sign_head(recorder, OLD)
    recorder.append([draft(chance, number) for number in range(10, 10 + chance.randrange(2, 5))])
    kept = sign_head(recorder, OLD)
    change_key(recorder, NEW, OLD)
    recorder.append([draft(chance, number) for number in range(20, 20 + chance.randrange(3, 6))])
    newest = sign_head(recorder, NEW)
    recorder.append([draft(chance, number) for number in range(30, 33)])
    stream = io.BytesIO()
    write_export(recorder, stream, kept.note)
    proof = prove(recorder, str(chance.randint(1, newest.checkpoint.size)), kept.note)
    return Exported(stream.getvalue(), proof, kept.note, kept.checkpoint.size, newest.checkpoint.size)


def draft(chance: random.Random, number: int) -> Draft:
    """Return a report, or an input that was set aside."""
    words = f"{number}: {' '.join(chance.choices(WORDS, k=chance.randrange(5, 40)))}."
    if chance.random() < 0.3:
        return set_aside_draft(SetAside(file=f"{number}.txt", why=words))
    data = words.encode()
    report = Report(
        id=content_id("report", digest(data)),
        file=f"{number}.txt",
        sha256=digest(data),
        size=len(data),
        outlet=None,
        title=None,
        language="en",
        published=Published(date=None, precision=Precision.UNCLEAR, basis=Basis.UNCLEAR),
        credits=(),
    )
    return report_draft(report, Text(content=words, blocks=(Block(start=0, end=len(words)),), asides=()), data)


def holds(data: bytes, kept: Note | None = None, key: SigningKey | None = OLD) -> bool:
    """Whether the verifier is content, for a party that knows the key and kept the checkpoint."""
    known = VERIFY.Known(
        None,
        None if key is None else VERIFY.PublicKey(str(key.public)),
        None if kept is None else VERIFY.Checkpoint(VERIFY.Note(str(kept))),
    )
    try:
        VERIFY.told(VERIFY.verify(io.BytesIO(data), known, 1 << 22))
    except (VERIFY.Broken, VERIFY.CannotRun):
        return False
    return True


# --- writing an export anew


def written(lines: Lines) -> bytes:
    """Return an export of these entries, its last line made to fit them."""
    tree = Tree(bytes.fromhex(line["entry"]["id"]) for line in lines)
    notes = [json.loads(payload(line))["note"] for line in lines if line["entry"]["kind"] == "checkpoint"]
    head = lines[-1]["entry"]["id"] if lines else VERIFY.FIRST
    end = {"count": len(lines), "head": head, "root": tree.root().hex(), "checkpoint": notes[-1] if notes else None}
    parts = [VERIFY.HEADER, *lines, {**end, "consistency": None}]
    return b"".join(canonical(part) + b"\n" for part in parts)


def fitted(lines: Lines, keys: Sequence[SigningKey] = ()) -> bytes:
    """Return an export of these entries with all numbers and hashes made anew.

    If keys are given, all signatures are too: by the first key until another is named, then by the last.
    """
    ids: dict[str, str] = {}
    done: Lines = []
    tree = Tree()
    key = keys[0] if keys else None
    for line in lines:
        entry, data = dict(line["entry"]), payload(line)
        if keys and entry["kind"] in ("key", "checkpoint") and done:
            origin = origin_of(done[0]["entry"]["id"])
            before, key = key, keys[-1] if entry["kind"] == "key" and tree_has_key(done) else key
            data = signed(entry["kind"], origin, tree, [one for one in (key, before) if one is not None])
        old = entry.pop("id")
        entry.update(sequence=len(done) + 1, previous=done[-1]["entry"]["id"] if done else VERIFY.FIRST)
        entry.update(uses=[ids.get(use, use) for use in entry["uses"]], payload_sha256=digest(data))
        ids[old] = entry["id"] = entry_id(entry)
        tree.append(bytes.fromhex(entry["id"]))
        done.append({"entry": entry, "payload": base64.b64encode(data).decode()})
    return written(done)


def tree_has_key(lines: Lines) -> bool:
    """Whether a key is named among these entries."""
    return any(line["entry"]["kind"] == "key" for line in lines)


def signed(kind: str, origin: str, tree: Tree, keys: Sequence[SigningKey]) -> bytes:
    """Return the payload of a checkpoint over the tree, or of the naming of the first key."""
    if kind == "key":
        text = Naming(origin=origin, key=keys[0].public).text
    else:
        text, keys = Checkpoint(origin=origin, size=len(tree), root=tree.root()).text, keys[:1]
    note = Note(text=text, signatures=tuple(key.sign(text) for key in dict.fromkeys(keys)))
    return canonical({"note": str(note)})


def payload(line: dict[str, Any]) -> bytes:
    """Return the payload of an entry."""
    return base64.b64decode(line["payload"])


# --- changes to bytes


def bit(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def byte(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ chance.randrange(1, 256)]) + data[at + 1 :]


def byte_in(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at:]


def byte_out(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + 1 :]


def cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


# --- changes to entries


def edited(chance: random.Random, line: dict[str, Any]) -> dict[str, Any]:
    """The entry with one field that says something else."""
    entry = dict(line["entry"])
    name = chance.choice(["recorded", "kind", "version", "agent", "activity", "room", "uses", "payload"])
    if name == "payload":
        said = json.loads(payload(line))
        said[chance.choice(sorted(said))] = chance.choice(WORDS)
        return {"entry": entry, "payload": base64.b64encode(canonical(said)).decode()}
    wrong = {"version": chance.randrange(2, 9), "uses": ["ab" * 32], "recorded": "2001-01-01T00:00:00.000000Z"}
    entry[name] = wrong.get(name, "set-aside" if name == "kind" and entry[name] != "set-aside" else "report:x")
    return {"entry": entry, "payload": line["payload"]}


def with_edit(chance: random.Random, lines: Lines, last: int) -> Lines:
    at = chance.randrange(last)
    while lines[at]["entry"]["kind"] in ("key", "checkpoint"):
        at = chance.randrange(last)
    return [*lines[:at], edited(chance, lines[at]), *lines[at + 1 :]]


def with_drop(chance: random.Random, lines: Lines, last: int) -> Lines:
    at = chance.randrange(last)
    return [*lines[:at], *lines[at + 1 :]]


def with_twice(chance: random.Random, lines: Lines, last: int) -> Lines:
    at = chance.randrange(1, last)
    to = chance.randrange(at)
    return [*lines[:to], lines[at], *lines[to:]]


def with_swap(chance: random.Random, lines: Lines, last: int) -> Lines:
    one, other = chance.sample(range(last), 2)
    lines = list(lines)
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def with_other_payload(chance: random.Random, lines: Lines, last: int) -> Lines:
    one, other = chance.sample([at for at in range(last) if lines[at]["entry"]["kind"] == "report"], 2)
    lines = [dict(line) for line in lines]
    lines[one]["payload"], lines[other]["payload"] = lines[other]["payload"], lines[one]["payload"]
    return lines


def with_no_payload(chance: random.Random, lines: Lines, last: int) -> Lines:
    at = chance.randrange(last)
    return [*lines[:at], {**lines[at], "payload": None}, *lines[at + 1 :]]


EDITS: dict[str, Callable[[random.Random, Lines, int], Lines]] = {
    "field": with_edit,
    "drop": with_drop,
    "duplicate": with_twice,
    "reorder": with_swap,
    "swap payload": with_other_payload,
}
BYTES: dict[str, Callable[[random.Random, bytes], bytes]] = {
    "bit": bit,
    "byte": byte,
    "byte added": byte_in,
    "byte dropped": byte_out,
    "truncate": cut,
}


Change = Callable[[random.Random, Exported, Exported], bytes]


def plain(edit: Callable[[random.Random, Lines, int], Lines]) -> Change:
    """The edit, the last line made to fit where that can be done."""

    def change(chance: random.Random, ours: Exported, _: Exported) -> bytes:
        lines = ours.lines
        found = edit(chance, lines, len(lines))
        parts = [VERIFY.HEADER, *found, json.loads(ours.data.splitlines()[-1])]
        return b"".join(canonical(part) + b"\n" for part in parts)

    return change


def fitting(edit: Callable[[random.Random, Lines, int], Lines]) -> Change:
    """The edit among the signed entries, with every hash after it made anew."""
    return lambda chance, ours, _: fitted(edit(chance, ours.lines, ours.signed_size))


def resigned(edit: Callable[[random.Random, Lines, int], Lines]) -> Change:
    """The edit, with every hash made anew, and the whole record signed by somebody else."""
    return lambda chance, ours, _: fitted(edit(chance, ours.lines, ours.signed_size), [STRANGER])


def kept_anew(edit: Callable[[random.Random, Lines, int], Lines]) -> Change:
    """The edit by the keeper of the record, who has all keys, before the checkpoint that the party kept."""
    return lambda chance, ours, _: fitted(edit(chance, ours.lines, ours.kept_size), [OLD, NEW])


def on_bytes(change: Callable[[random.Random, bytes], bytes], *, proof: bool = False) -> Change:
    return lambda chance, ours, _: change(chance, ours.proof if proof else ours.data)


def splice(chance: random.Random, ours: Exported, others: Exported) -> bytes:
    """Our beginning and another record's end, as they are."""
    first, second = ours.data.splitlines(keepends=True), others.data.splitlines(keepends=True)
    at = chance.randrange(2, min(len(first), len(second)) - 1)
    return b"".join([*first[:at], *second[at:]])


def splice_fitted(chance: random.Random, ours: Exported, others: Exported) -> bytes:
    """Our beginning and another record's end, all hashes made anew."""
    at = chance.randrange(1, ours.kept_size)
    return fitted([*ours.lines[:at], *others.lines[at:]])


def replaced(_: random.Random, __: Exported, others: Exported) -> bytes:
    """Another record of the same keeper in the place of ours."""
    return others.data


def rewound(chance: random.Random, ours: Exported, _: Exported) -> bytes:
    """The end cut off before the checkpoint that the party kept, the last line made to fit."""
    return written(ours.lines[: chance.randrange(1, ours.kept_size)])


def shortened(chance: random.Random, ours: Exported, _: Exported) -> bytes:
    """The end cut off after the checkpoint that the party kept, the last line made to fit."""
    return written(ours.lines[: chance.randrange(ours.kept_size, len(ours.lines))])


def end_edited(chance: random.Random, ours: Exported, _: Exported) -> bytes:
    """Something else in the last line."""
    *lines, last = ours.data.splitlines(keepends=True)
    end = json.loads(last)
    name = chance.choice(["count", "head", "root", "checkpoint", "consistency"])
    other = {"count": end["count"] + chance.choice([-1, 1, 7]), "checkpoint": None, "consistency": {}}
    end[name] = other.get(name, digest(chance.randbytes(8)))
    return b"".join([*lines, canonical(end) + b"\n"])


def changes() -> Iterator[tuple[str, Change]]:
    """Yield every kind of change by its name."""
    for name, on in BYTES.items():
        yield name, on_bytes(on)
    for name, edit in EDITS.items():
        yield name, plain(edit)
        yield f"{name}, fitted", fitting(edit)
        yield f"{name}, re-signed with another key", resigned(edit)
        yield f"{name}, by the keeper with all keys", kept_anew(edit)
    yield "payload taken out", plain(with_no_payload)
    yield "splice two registers", splice
    yield "splice two registers, fitted", splice_fitted
    yield "another register of the same keeper", replaced
    yield "rewind before the kept checkpoint", rewound
    yield "last line", end_edited
    for name, on in BYTES.items():
        yield f"proof: {name}", on_bytes(on, proof=True)


@dataclass
class Outcome:
    """How many changes of a kind were made, and how many of them found."""

    made: int = 0
    found: int = 0


def campaign(each: int, seed: int) -> tuple[dict[str, Outcome], Outcome]:
    """Make so many changes of each kind, over many records. Return the outcomes, and that of untouched exports."""
    chance = random.Random(seed)  # noqa: S311 - changes to be made, not secrets
    kinds = dict(changes())
    outcomes, untouched = {name: Outcome() for name in kinds}, Outcome()
    per_record = 10
    for _ in range(0, each, per_record):
        ours, others = record(chance), record(chance)
        for data, kept in ((ours.data, ours.kept), (ours.data, None), (ours.proof, ours.kept), (others.data, None)):
            untouched.made += 1
            untouched.found += not holds(data, kept)
        for name, change in kinds.items():
            for _ in range(per_record):
                data = change(chance, ours, others)
                if data in (ours.data, ours.proof) or same_but_end(data, ours):
                    continue
                outcomes[name].made += 1
                outcomes[name].found += not holds(data, ours.kept)
    return outcomes, untouched


def campaign_of_what_cannot_be_found(each: int, seed: int) -> Outcome:
    """Cut ends off after all that the party knows: the control, in which nothing may be found, as nothing is there."""
    chance, outcome = random.Random(seed), Outcome()  # noqa: S311
    for _ in range(0, each, 10):
        ours = record(chance)
        for _ in range(10):
            outcome.made += 1
            outcome.found += not holds(shortened(chance, ours, ours), ours.kept)
    return outcome


def same_but_end(data: bytes, ours: Exported) -> bool:
    """Whether the change left every entry as it was, and only asks for no proof of consistency: no change at all."""
    return data == written(ours.lines)


def main() -> int:
    """Run the campaign and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=600, help="changes of each kind (default: 600)")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    outcomes, untouched = campaign(given.each, given.seed)
    print(f"{'change':50} {'made':>7} {'found':>7}")
    for name, one in outcomes.items():
        print(f"{name:50} {one.made:>7,} {one.found:>7,}")
    made, found = sum(one.made for one in outcomes.values()), sum(one.found for one in outcomes.values())
    print(f"{'all':50} {made:>7,} {found:>7,}")
    print(f"untouched: {untouched.made:,} exports and proofs verified, {untouched.found} called broken")
    hidden = campaign_of_what_cannot_be_found(given.each, given.seed)
    print(f"{hidden.made:,} ends cut off after the kept checkpoint, which nobody can find: {hidden.found} found")
    return int(made != found or untouched.found > 0)


if __name__ == "__main__":
    sys.exit(main())
