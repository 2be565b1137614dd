"""What the verifier makes of signatures, kept checkpoints and proofs; its Ed25519 against RFC 8032 and a library."""

import importlib.util
import io
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.errors import NotInRecord
from trucewatch.model import EntryKind, SetAside
from trucewatch.register import Draft, MemoryRecorder, erasure_draft, set_aside_draft, write_export
from trucewatch.register.canonical import canonical
from trucewatch.register.chain import Clock
from trucewatch.register.checkpoints import Checkpoint
from trucewatch.register.notary import change_key, followed, sign_head
from trucewatch.register.notes import Note, NoteError, PublicKey, SigningKey
from trucewatch.register.payloads import NotePayload
from trucewatch.register.proofs import prove

VERIFIER = Path(__file__).resolve().parents[2] / "verifier" / "verify.py"

OLD, NEW, STRANGER = (SigningKey("north.example", bytes([number]) * 32) for number in (1, 2, 3))


def verifier() -> ModuleType:
    spec = importlib.util.spec_from_file_location("verify", VERIFIER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


VERIFY = verifier()


def aside(name: str) -> Draft:
    return set_aside_draft(SetAside(file=name, why="empty"))


class Case:
    """A record signed twice, with a change of keys between, and what parties kept of it."""

    def __init__(self, now: Clock | None = None) -> None:
        self.recorder = MemoryRecorder(now) if now else MemoryRecorder()
        self.recorder.append([aside("a"), aside("b")])
        self.first = sign_head(self.recorder, OLD).note
        self.recorder.append([aside("c")])
        change_key(self.recorder, NEW, OLD)
        self.recorder.append([aside("d")])
        self.second = sign_head(self.recorder, NEW).note
        self.recorder.append([aside("e")])

    def export(self, since: Note | None = None) -> bytes:
        stream = io.BytesIO()
        write_export(self.recorder, stream, since)
        return stream.getvalue()


@pytest.fixture
def case() -> Case:
    """The record: entries 1, 2 and 5, 7, 9 are inputs, 3 and 6 name keys, 4 and 8 are checkpoints."""
    return Case()


def known(key: SigningKey | None = None, checkpoint: Note | None = None, head: str | None = None) -> Any:
    return VERIFY.Known(
        head,
        None if key is None else VERIFY.PublicKey(str(key.public)),
        None if checkpoint is None else VERIFY.Checkpoint(VERIFY.Note(str(checkpoint))),
    )


def found(data: bytes, *given: Any, **more: Any) -> str:
    return str(VERIFY.told(VERIFY.verify(io.BytesIO(data), known(*given, **more))))


def broken(data: bytes, *given: Any, **more: Any) -> str:
    with pytest.raises(VERIFY.Broken) as raised:
        VERIFY.verify(io.BytesIO(data), known(*given, **more))
    return str(raised.value)


# --- Ed25519


RFC_8032 = [
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "message", "signature"), RFC_8032)
def test_the_signatures_of_rfc_8032_hold(key: str, message: str, signature: str) -> None:
    assert VERIFY.ed25519_holds(bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(signature))
    assert not VERIFY.ed25519_holds(bytes.fromhex(key), bytes.fromhex(message) + b"x", bytes.fromhex(signature))


@settings(max_examples=25, deadline=None)
@given(st.binary(min_size=32, max_size=32), st.text(alphabet=st.characters(codec="utf-8"), max_size=40), st.data())
def test_it_holds_what_the_library_holds(seed: bytes, text: str, data: st.DataObject) -> None:
    key = SigningKey("x", seed)
    raw = key.sign(text).raw
    at, bit = data.draw(st.integers(0, 63)), 1 << data.draw(st.integers(0, 7))
    wrong = raw[:at] + bytes([raw[at] ^ bit]) + raw[at + 1 :]
    assert VERIFY.ed25519_holds(key.public.raw, text.encode(), raw)
    assert not VERIFY.ed25519_holds(key.public.raw, text.encode(), wrong)


@settings(max_examples=40, deadline=None)
@given(st.binary(min_size=32, max_size=32), st.binary(min_size=64, max_size=64))
def test_garbage_holds_where_the_library_says_so(key: bytes, signature: bytes) -> None:
    assert VERIFY.ed25519_holds(key, b"x", signature) == PublicKey(name="x", raw=key).verifies("x", signature)


def test_a_number_beyond_the_order_is_refused() -> None:
    """Otherwise a signature would have many forms."""
    raw = OLD.sign("x").raw
    beyond = (int.from_bytes(raw[32:], "little") + VERIFY.ORDER).to_bytes(32, "little")
    assert not VERIFY.ed25519_holds(OLD.public.raw, b"x", raw[:32] + beyond)


@pytest.mark.parametrize("key", [b"\xff" * 32, b"\x02" + bytes(31), b"\x01" + bytes(30) + b"\x80", b"short"])
def test_what_is_no_point_is_no_key(key: bytes) -> None:
    assert not VERIFY.ed25519_holds(key, b"x", OLD.sign("x").raw)


# --- exports


def test_without_a_key_the_words_say_whose_signature_it_is(case: Case) -> None:
    words = found(case.export())
    assert f"The first 7 entries are signed by the key that the record itself names: {NEW.public}" in words
    assert "ask them for it and give it with --key" in words
    assert "could have written it anew" in words


@pytest.mark.parametrize("key", [OLD, NEW])
def test_a_known_key_is_followed_through_its_changes(case: Case, key: SigningKey) -> None:
    words = found(case.export(), key)
    assert "The first 7 entries are signed by the key that you gave" in words
    assert ("or by one that it was changed for" in words) is (key is OLD)
    assert "That entries after number 7 are all that were made since" in words
    assert "could have written it anew" not in words


def test_another_key_breaks_the_record(case: Case) -> None:
    assert "no checkpoint in the record is signed by the key that you gave" in broken(case.export(), STRANGER)


def test_an_unsigned_record_does_not_bear_a_known_key() -> None:
    recorder = MemoryRecorder()
    recorder.append([aside("a")])
    stream = io.BytesIO()
    write_export(recorder, stream)
    assert "no checkpoint in the record" in broken(stream.getvalue(), OLD)
    assert '"checkpoint":null' in stream.getvalue().decode()


def test_a_lost_key_ends_the_trust(case: Case) -> None:
    change_key(case.recorder, STRANGER, None)
    sign_head(case.recorder, STRANGER)
    words = found(case.export(), OLD)
    assert "The first 7 entries are signed" in words
    assert "it was named without a signature of the one before it" in words
    assert "The first 10 entries are signed by the key that you gave." in found(case.export(), STRANGER)


def test_a_kept_checkpoint_proves_the_record_up_to_it(case: Case) -> None:
    words = found(case.export(case.first), None, case.first)
    assert "The checkpoint that you gave is over the first 3 entries exactly as they stand here" in words
    assert "6 entries came after" in words
    assert json.loads(case.export(case.first).splitlines()[-1])["consistency"]["earlier"] == 3


def test_a_checkpoint_finds_a_rewound_record(case: Case) -> None:
    rewound = Case()
    assert "the checkpoint that you gave is of another record" in broken(rewound.export(), None, case.second)
    lines = case.export().splitlines(keepends=True)
    cut = closed(lines[:6])
    assert "is over 7 entries, and there are 5: the end is cut off" in broken(cut, None, case.second)


def closed(lines: list[bytes]) -> bytes:
    """An export of these lines, its last line made anew to fit: what somebody does who knows the format."""
    tree, newest = VERIFY.Tree(), None
    for line in lines[1:]:
        entry = json.loads(line)["entry"]
        tree.append(bytes.fromhex(entry["id"]))
        if entry["kind"] == "checkpoint":
            newest = json.loads(VERIFY.decoded(json.loads(line)["payload"]))["note"]
    end = {"count": tree.size, "head": entry["id"], "root": tree.root(tree.size).hex(), "checkpoint": newest}
    return b"".join([*lines, canonical({**end, "consistency": None}) + b"\n"])


def test_an_end_cut_off_after_all_that_is_known_cannot_be_found_and_the_words_say_so(case: Case) -> None:
    cut = closed(case.export().splitlines(keepends=True)[:9])
    words = found(cut, NEW, case.second)
    assert "An end cut off after what you know leaves no trace." in words


def test_a_checkpoint_over_other_entries_is_found(case: Case) -> None:
    forged = Case()
    text = f"trucewatch-register/{next(case.recorder.entries()).id}\n3\n{'A' * 43}=\n"
    note = Note(text=text, signatures=(OLD.sign(text),))
    assert "not over the first 3 entries as they stand" in broken(case.export(), None, note)
    stranger = Note(text=case.first.text, signatures=(STRANGER.sign(case.first.text),))
    assert "not signed by a key that is known here" in broken(case.export(), None, stranger)
    assert forged.first.text != case.first.text


def forge(recorder: MemoryRecorder, kind: EntryKind, text: str, *keys: SigningKey) -> None:
    note = Note(text=text, signatures=tuple(key.sign(text) for key in keys))
    recorder.append([Draft(kind=kind, version=1, payload=NotePayload(note=str(note)), activity="sign")])


def raw_export(recorder: MemoryRecorder) -> bytes:
    """An export by somebody who does not look at what is signed."""
    lines = [canonical(VERIFY.HEADER) + b"\n"]
    for row in recorder.rows():
        payload = VERIFY.base64.b64encode(row.payload).decode()
        lines.append(canonical({"entry": row.fields, "payload": payload}) + b"\n")
    return closed(lines)


def checkpoint_text(case: Case, size: int = 3, root: str = "A" * 43 + "=") -> str:
    return f"trucewatch-register/{next(case.recorder.entries()).id}\n{size}\n{root}\n"


def naming(case: Case, key: SigningKey, first: str | None = None) -> str:
    return f"trucewatch-key\ntrucewatch-register/{first or next(case.recorder.entries()).id}\n{key.public}\n"


FORGERIES: dict[str, tuple[EntryKind, Callable[[Case], str], tuple[SigningKey, ...], str]] = {
    "another key": (EntryKind.CHECKPOINT, checkpoint_text, (OLD,), "not signed by the key that the record names"),
    "another root": (EntryKind.CHECKPOINT, checkpoint_text, (NEW,), "they were written anew"),
    "too many": (EntryKind.CHECKPOINT, lambda case: checkpoint_text(case, 99), (NEW,), "the end is cut off"),
    "loose bits": (EntryKind.CHECKPOINT, lambda case: checkpoint_text(case, 3, "A" * 42 + "B="), (NEW,), "canonical form"),
    "no checkpoint": (EntryKind.CHECKPOINT, lambda _: "a\n", (NEW,), "should be a checkpoint"),
    "another record": (
        EntryKind.CHECKPOINT,
        lambda case: checkpoint_text(case).replace("register/", "register/" + "ab" * 32 + "/").replace("/" + next(case.recorder.entries()).id, ""),
        (NEW,),
        "of another record",
    ),
    "a key for another record": (EntryKind.KEY, lambda case: naming(case, STRANGER, "ab" * 32), (STRANGER, NEW), "for another"),
    "a key that did not sign": (EntryKind.KEY, lambda case: naming(case, STRANGER), (NEW,), "did not sign its naming"),
    "no key": (EntryKind.KEY, lambda case: naming(case, STRANGER).replace("+", "-"), (NEW,), "name+id+base64"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "keys", "why"), FORGERIES.values(), ids=FORGERIES)
def test_what_is_signed_wrongly_is_found(
    case: Case, kind: EntryKind, text: Callable[[Case], str], keys: tuple[SigningKey, ...], why: str
) -> None:
    forge(case.recorder, kind, text(case), *keys)
    assert why in broken(raw_export(case.recorder))
    with pytest.raises(NoteError):
        case.export()


PAYLOADS = [
    ("key", None), ("key", b"[1]"), ("key", b'{"note":1}'), ("checkpoint", b"{"), ("checkpoint", b'{"note":"x"}'),
    ("erasure", None), ("erasure", b'{"by":"a","entries":["1"],"ground":"b","subject":"c"}'),
    ("erasure", b'{"by":1,"entries":[],"ground":"b","subject":"c"}'),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "payload"), PAYLOADS)
def test_what_is_not_said_as_it_should_be_is_broken(kind: str, payload: bytes | None) -> None:
    with pytest.raises(VERIFY.Broken):
        VERIFY.Note(VERIFY.read_payload(kind, payload)["note"])


@pytest.mark.parametrize(
    ("name", "value"),
    [("earlier", 0), ("earlier", 10), ("earlier", True), ("earlier", 2), ("earlier_root", "ab" * 32), ("hashes", [])],
)
def test_a_changed_proof_of_consistency_is_found(case: Case, name: str, value: object) -> None:
    *lines, last = case.export(case.first).splitlines(keepends=True)
    end = json.loads(last)
    end["consistency"][name] = value
    assert "the proof of consistency" in broken(b"".join([*lines, canonical(end) + b"\n"]))


def test_an_export_is_not_made_since_what_is_not_its_own(case: Case) -> None:
    with pytest.raises(NoteError, match="another record"):
        case.export(Case().first)


def test_an_erasure_that_is_not_signed_for_is_told_apart(case: Case) -> None:
    """Somebody with the file could take a payload out and write that it was erased."""
    case.recorder.append([erasure_draft("report-x", [2], ground="a court order", by="Ana")])
    assert "what entry 10 says was erased: no checkpoint is over that entry" in found(case.export(), NEW)
    sign_head(case.recorder, NEW)
    assert "no checkpoint is over that entry" not in found(case.export(), NEW)


# --- proofs


def test_an_entry_is_proved(case: Case) -> None:
    words = found(prove(case.recorder, "2"), OLD)
    assert words.startswith("The proof holds.")
    assert "Entry 2 (set-aside, recorded" in words
    assert "is one of the 7 that the checkpoint is over; its payload is the one recorded." in words
    assert '{"file":"b","why":"empty"}' in words
    assert "Anything about the other entries" in words
    assert "give it with --key" in found(prove(case.recorder, "2"))


def test_every_entry_under_the_checkpoint_is_proved_and_no_other(case: Case) -> None:
    for number in range(1, 8):
        assert f"Entry {number} (" in found(prove(case.recorder, str(number)), NEW)
    with pytest.raises(NotInRecord, match="sign the record first"):
        prove(case.recorder, "8")
    with pytest.raises(NotInRecord, match="no single entry"):
        prove(case.recorder, "99")


def test_going_on_from_a_kept_checkpoint_is_proved(case: Case) -> None:
    proof = prove(case.recorder, None, case.first)
    words = found(proof, OLD, case.first)
    assert "goes on from the one that you gave, over 3 entries" in words
    assert "4 came after" in words
    assert "an earlier one that is named in the proof" in found(proof)
    assert "give yours with --checkpoint" in found(proof)
    same = prove(case.recorder, None, case.second)
    assert "over 7 entries" in found(same, NEW, case.second)


def test_a_checkpoint_that_was_never_recorded_is_not_gone_on_from(case: Case) -> None:
    notary = followed(case.recorder)
    later = Checkpoint(origin=notary.origin, size=9, root=notary.tree.root(9))
    note = Note(text=later.text, signatures=(NEW.sign(later.text),))
    with pytest.raises(NotInRecord, match="over 9 entries, and the newest in the record over 7"):
        prove(case.recorder, None, note)


def test_a_record_without_a_checkpoint_proves_nothing() -> None:
    recorder = MemoryRecorder()
    recorder.append([aside("a")])
    with pytest.raises(NotInRecord, match="no checkpoint yet"):
        prove(recorder, "1")


def test_a_proof_is_of_what_the_party_knows(case: Case) -> None:
    proof = prove(case.recorder, "2", case.first)
    assert "not signed by the key that you gave" in broken(proof, STRANGER)
    assert "another checkpoint than the one that you gave" in broken(proof, None, case.second)
    assert "of another record" in broken(prove(case.recorder, "2"), None, Case().first)
    stranger = Note(text=case.first.text, signatures=(STRANGER.sign(case.first.text),))
    assert "not signed by a key that is named" in broken(proof, None, stranger)
    assert "The proof holds" in found(prove(case.recorder, "2"), None, case.second)
    with pytest.raises(VERIFY.CannotRun, match="--since"):
        found(prove(case.recorder, "2"), None, case.first)
    with pytest.raises(VERIFY.CannotRun, match="whole export"):
        found(proof, head="ab" * 32)


def edit(proof: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    data = json.loads(proof)
    change(data)
    return canonical(data) + b"\n"


def other_signature(data: dict[str, Any], name: str = "checkpoint") -> None:
    data[name] += str(STRANGER.sign(data[name]))


CHANGES: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "version": (lambda data: data.update(version=True), "not a Trucewatch export or proof"),
    "nothing": (lambda data: [data.pop("inclusion"), data.pop("consistency")], "proves nothing"),
    "more": (lambda data: data.update(more=1), "not the members"),
    "keys": (lambda data: data.update(keys=1), "no signed note"),
    "no keys": (lambda data: data.update(keys=[]), "not signed by the key"),
    "first key only": (lambda data: data["keys"].pop(), "not signed by the key"),
    "checkpoint": (lambda data: data.update(checkpoint="x"), "signed note is none"),
    "foreign signature": (other_signature, "bears a signature that does not hold"),
    "foreign signature of a key": (
        lambda data: data["keys"].__setitem__(0, data["keys"][0] + str(STRANGER.sign("x"))),
        "bears a signature that does not hold",
    ),
    "entry": (lambda data: data["inclusion"]["entry"].update(agent="x"), "does not match its id"),
    "hash": (lambda data: data["inclusion"]["hashes"].__setitem__(0, "ab" * 32), "is not one of those"),
    "no hash": (lambda data: data["inclusion"]["hashes"].__setitem__(0, "x"), "no hash"),
    "short": (lambda data: data["inclusion"]["hashes"].pop(), "shorter than the tree"),
    "long": (lambda data: data["inclusion"]["hashes"].extend(["ab" * 32] * 3), "longer than the tree"),
    "earlier": (lambda data: data["consistency"].update(earlier=8), "no number of entries"),
    "earlier root": (lambda data: data["consistency"].update(earlier_root="ab" * 32), "does not go on"),
    "consistency short": (lambda data: data["consistency"]["hashes"].pop(), "shorter"),
    "consistency long": (lambda data: data["consistency"]["hashes"].extend(["ab" * 32] * 3), "longer"),
    "consistency empty": (lambda data: data["consistency"].update(hashes=[]), "is empty"),
}


@pytest.mark.parametrize(("change", "why"), CHANGES.values(), ids=CHANGES)
def test_a_changed_proof_is_found(case: Case, change: Callable[[dict[str, Any]], object], why: str) -> None:
    assert why in broken(edit(prove(case.recorder, "2", case.first), change))


def test_an_entry_outside_the_checkpoint_is_refused(case: Case) -> None:
    ninth = list(case.recorder.rows())[8]
    assert isinstance(ninth.payload, bytes)
    payload = VERIFY.base64.b64encode(ninth.payload).decode()
    proof = edit(
        prove(case.recorder, "2"), lambda data: data["inclusion"].update(entry=dict(ninth.fields), payload=payload)
    )
    assert "numbered outside" in broken(proof)


def test_something_after_a_proof_is_found(case: Case) -> None:
    assert "something follows" in broken(prove(case.recorder, "2") + b"\n")


def test_a_proof_of_an_erased_entry_shows_no_payload(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    case.recorder.append([erasure_draft("report-x", [2], ground="a court order", by="Ana")])
    sign_head(case.recorder, NEW)
    kept = case.recorder.payloads
    monkeypatch.setattr(
        case.recorder, "payloads", lambda wanted: {one: data for one, data in kept(wanted).items() if one != 2}
    )
    assert "its payload is not shown" in found(prove(case.recorder, "2"), NEW)


# --- the command line


def test_the_command_line_takes_keys_and_checkpoints(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export, kept = tmp_path / "export", tmp_path / "kept"
    export.write_bytes(case.export())
    kept.write_text(str(case.first))
    assert VERIFY.main([str(export), "--key", str(OLD.public), "--checkpoint", str(kept)]) == 0
    assert "The checkpoint that you gave is over the first 3 entries" in capsys.readouterr().out
    assert VERIFY.main([str(export), "--key", str(STRANGER.public)]) == 1
    capsys.readouterr()
    assert VERIFY.main([str(export), "--key", "x"]) == 2
    assert "--key: a public key is not written" in capsys.readouterr().err
    for wrong in (tmp_path / "none", export):
        assert VERIFY.main([str(export), "--checkpoint", str(wrong)]) == 2
        assert "--checkpoint: " in capsys.readouterr().err
