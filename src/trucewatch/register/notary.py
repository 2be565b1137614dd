"""Signing a record: checkpoints over it, the keys that make them, and whether those in it hold."""

from collections.abc import Iterable

import msgspec

from trucewatch.errors import RegisterConflict
from trucewatch.model import EntryKind, Value
from trucewatch.register.checkpoints import Checkpoint, Naming, origin_of
from trucewatch.register.merkle import Tree
from trucewatch.register.notes import Note, NoteError, PublicKey, SigningKey
from trucewatch.register.payloads import Draft, NotePayload
from trucewatch.register.recorder import Recorder
from trucewatch.said import said

_TRIES = 5
_SIGNED = (EntryKind.KEY, EntryKind.CHECKPOINT)


class Signed(Value, frozen=True, kw_only=True):
    """A checkpoint as it was signed, and the number of the entry that records it."""

    checkpoint: Checkpoint
    note: Note
    sequence: int


class Notary:
    """What is signed of a record, while its entries are followed from the first: each step must hold."""

    def __init__(self) -> None:
        self.tree = Tree()
        self.origin = ""
        self.key: PublicKey | None = None
        self.namings: list[Note] = []
        self.newest: Signed | None = None

    def add(self, entry_id: str, kind: str, payload: bytes | None) -> None:
        """Take the next entry; the payload is needed for keys and checkpoints. Raises NoteError."""
        if kind in _SIGNED:
            note = _note(payload)
            if kind == EntryKind.KEY:
                self._named(note)
            else:
                self._signed(note)
        self.origin = self.origin or origin_of(entry_id)
        self.tree.append(bytes.fromhex(entry_id))

    def holds(self, checkpoint: Checkpoint) -> None:
        """See that the checkpoint is one of this record as it stands here. Raises NoteError."""
        if checkpoint.origin != self.origin:
            raise NoteError(said("note.other-record", "the checkpoint is of another record"))
        if checkpoint.size > len(self.tree):
            raise NoteError(
                said(
                    "note.cut-off",
                    "the checkpoint is over {size} entries and there are {held}: the end was cut off",
                    size=checkpoint.size,
                    held=len(self.tree),
                )
            )
        if checkpoint.root != self.tree.root(checkpoint.size):
            raise NoteError(
                said(
                    "note.written-anew",
                    "the first {size} entries are not those that the checkpoint was made over: "
                    "the record was written anew",
                    size=checkpoint.size,
                )
            )

    def _named(self, note: Note) -> None:
        naming = Naming.read(note.text)
        if naming.origin != self.origin:
            raise NoteError(said("note.key-of-another", "a key is named for another record"))
        if not note.signed_by(naming.key):
            raise NoteError(said("note.unsigned-key", "a key is named that did not sign its naming"))
        self.key = naming.key
        self.namings.append(note)

    def _signed(self, note: Note) -> None:
        checkpoint = Checkpoint.read(note.text)
        if self.key is None or not note.signed_by(self.key):
            raise NoteError(
                said("note.other-signer", "a checkpoint is not signed by the key that was named for this record")
            )
        self.holds(checkpoint)
        self.newest = Signed(checkpoint=checkpoint, note=note, sequence=len(self.tree) + 1)


def followed(recorder: Recorder, notary: Notary | None = None) -> Notary:
    """Return the notary of a record as it stands now, going on from an earlier one. Raises NoteError."""
    notary = notary or Notary()
    for entry in recorder.entries(len(notary.tree) + 1):
        payload = recorder.payloads([entry]).get(entry.sequence) if entry.kind in _SIGNED else None
        notary.add(entry.id, entry.kind, payload)
    return notary


def sign_head(recorder: Recorder, key: SigningKey) -> Signed:
    """Sign all entries that there are and record that; where nothing came since, return what was signed last.

    The first key that signs a record is named in it; another one must be put in its place by `change_key`. Raises
    NoteError for another key and for an empty record, RegisterConflict where the record grows too fast.
    """
    notary = Notary()
    for _ in range(_TRIES):
        notary = followed(recorder, notary)
        try:
            if notary.key is None:
                _name(recorder, notary, key.public, [key])
                continue
            return _signed_head(recorder, notary, key)
        except RegisterConflict:
            continue
    raise RegisterConflict("the record grows faster than it can be signed; try again when less is written to it")


def change_key(recorder: Recorder, new: SigningKey, old: SigningKey | None) -> None:
    """Name the key that signs from here on; the old one signs the new one, unless it is lost (None).

    Whoever trusts the old key can trust the new one only where the old one signed it. Raises NoteError,
    RegisterConflict.
    """
    notary = followed(recorder)
    if notary.key is None:
        raise NoteError(
            said("note.no-key-yet", "no key is named in the record yet: the first `trucewatch checkpoint` does so")
        )
    if notary.key == new.public:
        raise NoteError(said("note.same-key", "that key is the one that signs already"))
    if old is not None and old.public != notary.key:
        raise NoteError(
            said(
                "note.other-old-key",
                "the record is signed by {key}, and the old key given is another",
                key=notary.key,
            )
        )
    _name(recorder, notary, new.public, [new] if old is None else [new, old])


def _signed_head(recorder: Recorder, notary: Notary, key: SigningKey) -> Signed:
    if notary.key != key.public:
        raise NoteError(
            said(
                "note.other-key",
                "the record is signed by {key}: `trucewatch key change` puts another in its place",
                key=notary.key,
            )
        )
    size, newest = len(notary.tree), notary.newest
    if newest is not None and newest.sequence == size and newest.checkpoint.size == size - 1:
        return newest
    checkpoint = Checkpoint(origin=notary.origin, size=size, root=notary.tree.root())
    note = Note(text=checkpoint.text, signatures=(key.sign(checkpoint.text),))
    (entry,) = _append(recorder, notary, EntryKind.CHECKPOINT, note)
    return Signed(checkpoint=checkpoint, note=note, sequence=entry)


def _name(recorder: Recorder, notary: Notary, named: PublicKey, signers: Iterable[SigningKey]) -> None:
    if not notary.origin:
        raise NoteError(said("note.empty", "the record is empty: there is nothing to sign yet"))
    naming = Naming(origin=notary.origin, key=named)
    note = Note(text=naming.text, signatures=tuple(signer.sign(naming.text) for signer in signers))
    _append(recorder, notary, EntryKind.KEY, note)


def _append(recorder: Recorder, notary: Notary, kind: EntryKind, note: Note) -> tuple[int, ...]:
    head = recorder.head()
    if head.sequence != len(notary.tree):
        raise RegisterConflict("the record has grown since it was read")
    draft = Draft(kind=kind, version=1, payload=NotePayload(note=str(note)), activity="sign")
    return tuple(entry.sequence for entry in recorder.append([draft], expect_head=head.id))


def _note(payload: bytes | None) -> Note:
    if payload is None:
        raise NoteError(said("note.gone", "a key or checkpoint is missing, which is never erased"))
    try:
        return Note.read(msgspec.json.decode(payload, type=NotePayload).note)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise NoteError(said("note.unreadable", "a key or checkpoint is not written as one")) from error
