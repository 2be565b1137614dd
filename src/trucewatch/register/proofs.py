"""Proofs that fit into one line: that an entry is in a signed record, and that a record goes on from an earlier one.

A proof is canonical JSON with the newest checkpoint and the naming of every key, so that somebody who knows the first
key can follow to the one that signed: see verifier/verify.py.
"""

import base64
from collections.abc import Mapping, Sequence

from trucewatch.errors import NotInRecord
from trucewatch.register.canonical import canonical
from trucewatch.register.chain import Recorded
from trucewatch.register.checkpoints import Checkpoint
from trucewatch.register.lookup import entry_named
from trucewatch.register.merkle import Tree
from trucewatch.register.notary import Notary, followed
from trucewatch.register.notes import Note
from trucewatch.register.recorder import Recorder

HEADER = {"format": "trucewatch-proof", "version": 1}


def prove(recorder: Recorder, entry: str | None = None, since: Note | None = None) -> bytes:
    """Return the proof that an entry (by number, id or beginning of an id) is under the newest checkpoint, and that
    this goes on from an earlier one that somebody kept.

    Raises NotInRecord where there is no such entry, or no checkpoint over it; NoteError where the earlier
    checkpoint is not one of this record.
    """
    notary = followed(recorder)
    if notary.newest is None:
        raise NotInRecord("the record has no checkpoint yet: `trucewatch checkpoint` makes one")
    newest = notary.newest
    proof: dict[str, object] = {
        **HEADER,
        "checkpoint": str(newest.note),
        "keys": [str(naming) for naming in notary.namings],
    }
    if entry is not None:
        proof["inclusion"] = _inclusion(recorder, notary, newest.checkpoint.size, entry)
    if since is not None:
        proof["consistency"] = consistency(notary, since, newest.checkpoint.size)
    return canonical(proof) + b"\n"


def consistency(notary: Notary, since: Note, size: int) -> Mapping[str, object]:
    """Return the proof that the first `size` entries go on from a checkpoint that somebody kept.

    Raises NoteError where that is not a checkpoint of this record as it stands here, or over more than that.
    """
    earlier = Checkpoint.read(since.text)
    notary.holds(earlier)
    if earlier.size > size:
        raise NotInRecord(f"the checkpoint is over {earlier.size} entries, and the newest in the record over {size}")
    return {
        "earlier": earlier.size,
        "earlier_root": earlier.root.hex(),
        "hashes": _hex(notary.tree.consistency(earlier.size, size)),
    }


def export_end(notary: Notary, since: Note | None) -> Mapping[str, object]:
    """Return what the last line of an export says beside the number of entries and the last id."""
    return {
        "root": notary.tree.root().hex(),
        "checkpoint": None if notary.newest is None else str(notary.newest.note),
        "consistency": None if since is None else consistency(notary, since, len(notary.tree)),
    }


def _inclusion(recorder: Recorder, notary: Notary, size: int, name: str) -> Mapping[str, object]:
    entry = entry_named(recorder, name)
    if entry.sequence > size:
        raise NotInRecord(
            f"entry {entry.sequence} came after the newest checkpoint, which is over {size}: sign the record first"
        )
    payload = recorder.payloads([entry]).get(entry.sequence)
    return {**_line(Recorded(entry=entry, payload=payload)), "hashes": _path(notary.tree, entry.sequence, size)}


def _line(recorded: Recorded) -> Mapping[str, object]:
    payload = None if recorded.payload is None else base64.b64encode(recorded.payload).decode()
    return {"entry": recorded.entry, "payload": payload}


def _path(tree: Tree, sequence: int, size: int) -> list[str]:
    return _hex(tree.inclusion(sequence - 1, size))


def _hex(hashes: Sequence[bytes]) -> list[str]:
    return [one.hex() for one in hashes]
