"""Signing a record, changing keys, and what a check finds wrong with what is signed."""

from collections.abc import Callable, Sequence

import msgspec
import pytest

from trucewatch.errors import RegisterConflict
from trucewatch.model import Entry, EntryKind, SetAside
from trucewatch.register import Draft, Fault, Head, MemoryRecorder, View, check, read_range, set_aside_draft
from trucewatch.register.checkpoints import Checkpoint, Naming, origin_of
from trucewatch.register.merkle import Tree
from trucewatch.register.notary import Notary, change_key, followed, sign_head
from trucewatch.register.notes import Note, NoteError, SigningKey
from trucewatch.register.payloads import NotePayload

OLD, NEW, THIRD = (SigningKey("north", bytes([number]) * 32) for number in (1, 2, 3))


def aside(name: str) -> Draft:
    return set_aside_draft(SetAside(file=name, why="empty"))


def kinds(recorder: MemoryRecorder) -> list[str]:
    return [str(entry.kind) for entry in recorder.entries()]


def signed(text: str, *keys: SigningKey) -> str:
    return str(Note(text=text, signatures=tuple(key.sign(text) for key in keys)))


@pytest.fixture
def recorder() -> MemoryRecorder:
    """A record of two inputs that were set aside."""
    recorder = MemoryRecorder()
    recorder.append([aside("a"), aside("b")])
    return recorder


def test_a_checkpoint_is_over_all_entries_before_it(recorder: MemoryRecorder) -> None:
    found = sign_head(recorder, OLD)
    assert kinds(recorder) == ["set-aside", "set-aside", "key", "checkpoint"]
    ids = [entry.id for entry in recorder.entries()]
    assert found.checkpoint == Checkpoint(
        origin=f"trucewatch-register/{ids[0]}", size=3, root=Tree(bytes.fromhex(one) for one in ids[:3]).root()
    )
    assert found.note.signed_by(OLD.public)
    assert Checkpoint.read(found.note.text) == found.checkpoint
    assert found.sequence == 4
    assert check(recorder).ok


def test_signing_again_signs_only_what_came_since(recorder: MemoryRecorder) -> None:
    first = sign_head(recorder, OLD)
    assert sign_head(recorder, OLD) == first
    assert recorder.head().sequence == 4
    recorder.append([aside("c")])
    second = sign_head(recorder, OLD)
    assert (second.checkpoint.size, second.sequence) == (5, 6)
    assert followed(recorder).newest == second


def test_an_old_checkpoint_holds_while_the_record_grows(recorder: MemoryRecorder) -> None:
    kept = sign_head(recorder, OLD).checkpoint
    recorder.append([aside("c")])
    followed(recorder).holds(kept)


def test_a_checkpoint_of_another_history_does_not_hold(recorder: MemoryRecorder) -> None:
    kept = sign_head(recorder, OLD).checkpoint
    (first,) = list(recorder.entries(1, 1))
    other = Notary()
    other.add(first.id, "set-aside", None)
    with pytest.raises(NoteError, match="the end was cut off"):
        other.holds(kept)
    for _ in range(3):
        other.add("ab" * 32, "set-aside", None)
    with pytest.raises(NoteError, match="written anew"):
        other.holds(kept)
    with pytest.raises(NoteError, match="another record"):
        other.holds(msgspec.structs.replace(kept, origin=origin_of("ab" * 32)))


def test_an_empty_record_cannot_be_signed() -> None:
    with pytest.raises(NoteError, match="empty"):
        sign_head(MemoryRecorder(), OLD)


def test_one_key_signs_until_it_is_changed(recorder: MemoryRecorder) -> None:
    with pytest.raises(NoteError, match="no key is named"):
        change_key(recorder, NEW, OLD)
    sign_head(recorder, OLD)
    with pytest.raises(NoteError, match="key change"):
        sign_head(recorder, NEW)
    with pytest.raises(NoteError, match="signs already"):
        change_key(recorder, OLD, OLD)
    with pytest.raises(NoteError, match="is another"):
        change_key(recorder, NEW, THIRD)
    change_key(recorder, NEW, OLD)
    with pytest.raises(NoteError, match="key change"):
        sign_head(recorder, OLD)
    assert sign_head(recorder, NEW).note.signed_by(NEW.public)
    named = followed(recorder).namings
    assert [Naming.read(one.text).key for one in named] == [OLD.public, NEW.public]
    assert named[1].signed_by(OLD.public)
    assert check(recorder).ok


def test_a_lost_key_leaves_the_new_one_on_its_own(recorder: MemoryRecorder) -> None:
    sign_head(recorder, OLD)
    change_key(recorder, NEW, None)
    sign_head(recorder, NEW)
    assert not followed(recorder).namings[1].signed_by(OLD.public)
    assert check(recorder).ok


def test_signatures_change_nothing_that_is_shown(recorder: MemoryRecorder) -> None:
    before = View.replay(read_range(recorder))
    sign_head(recorder, OLD)
    after = View.replay(read_range(recorder))
    assert (after.set_aside, after.statements) == (before.set_aside, before.statements)


class Growing(MemoryRecorder):
    """A record to which somebody else writes whenever it is read, so many times."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    def append(self, drafts: Sequence[Draft], *, expect_head: str | None = None) -> tuple[Entry, ...]:
        if expect_head is not None and self.times:
            self.times -= 1
            super().append([aside(f"other{self.times}")])
        return super().append(drafts, expect_head=expect_head)


def test_a_record_that_grows_is_signed_all_the_same() -> None:
    recorder = Growing(2)
    recorder.append([aside("a")])
    assert sign_head(recorder, OLD).checkpoint.size == 4
    assert check(recorder).ok


class Grown(MemoryRecorder):
    """A record to which somebody else has written by the time its end is looked at."""

    grow = False

    def head(self) -> Head:
        if self.grow:
            self.grow = False
            super().append([aside("other")])
        return super().head()


def test_what_came_while_the_record_was_followed_is_signed_too() -> None:
    recorder = Grown()
    recorder.append([aside("a")])
    sign_head(recorder, OLD)
    recorder.append([aside("b")])
    recorder.grow = True
    assert sign_head(recorder, OLD).checkpoint.size == 5
    assert check(recorder).ok


def test_a_record_that_grows_too_fast_is_not_signed() -> None:
    recorder = Growing(99)
    recorder.append([aside("a")])
    with pytest.raises(RegisterConflict, match="faster than it can be signed"):
        sign_head(recorder, OLD)
    assert check(recorder).ok


def forged(recorder: MemoryRecorder, kind: EntryKind, note: str) -> None:
    recorder.append([Draft(kind=kind, version=1, payload=NotePayload(note=note), activity="sign")])


def _checkpoint(recorder: MemoryRecorder) -> Checkpoint:
    notary = followed(recorder)
    return Checkpoint(origin=notary.origin, size=len(notary.tree), root=notary.tree.root())


FORGERIES: dict[str, tuple[EntryKind, Callable[[MemoryRecorder], str], str]] = {
    "by another key": (EntryKind.CHECKPOINT, lambda r: signed(_checkpoint(r).text, NEW), "not signed by the key"),
    "by a key that only wrote its name": (
        EntryKind.CHECKPOINT,
        lambda r: _checkpoint(r).text + "\n" + str(msgspec.structs.replace(OLD.sign(""), raw=bytes(64))),
        "not signed by the key",
    ),
    "of another root": (
        EntryKind.CHECKPOINT,
        lambda r: signed(msgspec.structs.replace(_checkpoint(r), root=bytes(32)).text, OLD),
        "written anew",
    ),
    "over more than there is": (
        EntryKind.CHECKPOINT,
        lambda r: signed(msgspec.structs.replace(_checkpoint(r), size=99).text, OLD),
        "cut off",
    ),
    "no checkpoint": (EntryKind.CHECKPOINT, lambda _: signed("trucewatch\n1\nx\n", OLD), "not a checkpoint"),
    "root with loose bits": (
        EntryKind.CHECKPOINT,
        lambda _: signed(f"{origin_of('ab' * 32)}\n1\n{'A' * 42}B=\n", OLD),
        "one form",
    ),
    "a key for another record": (
        EntryKind.KEY,
        lambda _: signed(Naming(origin=origin_of("ab" * 32), key=NEW.public).text, NEW, OLD),
        "for another record",
    ),
    "a key that did not sign": (
        EntryKind.KEY,
        lambda r: signed(Naming(origin=followed(r).origin, key=NEW.public).text, OLD),
        "did not sign its naming",
    ),
    "no naming": (EntryKind.KEY, lambda _: signed("trucewatch-key\n", OLD), "does not name a key"),
    "no note": (EntryKind.KEY, lambda _: "hello", "not a signed note"),
}


@pytest.mark.parametrize(("kind", "note", "why"), FORGERIES.values(), ids=FORGERIES)
def test_what_is_signed_wrongly_is_found(
    recorder: MemoryRecorder, kind: EntryKind, note: Callable[[MemoryRecorder], str], why: str
) -> None:
    sign_head(recorder, OLD)
    forged(recorder, kind, note(recorder))
    result = check(recorder)
    assert result.broken is not None
    assert (result.broken.sequence, result.broken.fault) == (5, Fault.CHECKPOINT)
    assert why in result.broken.why


def test_a_checkpoint_that_is_no_note_or_gone_is_found(recorder: MemoryRecorder) -> None:
    notary = Notary()
    with pytest.raises(NoteError, match="never erased"):
        notary.add("ab" * 32, "checkpoint", None)
    with pytest.raises(NoteError, match="not written as one"):
        notary.add("ab" * 32, "checkpoint", b"{")
