"""Signed notes and keys, against the examples of the format and of RFC 8032."""

import base64
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.errors import RegisterUnavailable
from trucewatch.register.keys import new_key, read_key, read_note
from trucewatch.register.notes import Note, NoteError, PublicKey, SigningKey

GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
"""The example in the documentation of Go's package note, which made this format."""

KEY = SigningKey("north", bytes(range(32)))
OTHER = SigningKey("north", bytes(range(1, 33)))


def test_the_example_of_the_format_is_read_and_verified() -> None:
    note, key = Note.read(GO_NOTE), PublicKey.read(GO_KEY)
    assert note.signed_by(key)
    assert (str(note), str(key)) == (GO_NOTE, GO_KEY)
    assert note.text.endswith("problem is.\n")


@pytest.mark.parametrize(
    ("seed", "public", "message", "signature"),
    [
        ("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
         "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
         "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
        ("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
         "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "r",
         "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    ],
)  # fmt: skip
def test_signatures_are_those_of_rfc_8032(seed: str, public: str, message: str, signature: str) -> None:
    key = SigningKey("rfc", bytes.fromhex(seed))
    assert key.public.raw.hex() == public
    assert key.sign(message).raw.hex() == signature


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_what_is_signed_is_read_again(words: str) -> None:
    text = words + "\n"
    note = Note(text=text, signatures=(KEY.sign(text), OTHER.sign(text)))
    again = Note.read(str(note))
    assert again == note
    assert again.signed_by(KEY.public)
    assert again.signed_by(OTHER.public)


def test_a_signature_is_of_one_text_by_one_key() -> None:
    signature = KEY.sign("a\n")
    assert Note(text="a\n", signatures=(signature,)).signed_by(KEY.public)
    assert not Note(text="b\n", signatures=(signature,)).signed_by(KEY.public)
    assert not Note(text="a\n", signatures=(signature,)).signed_by(OTHER.public)
    renamed = SigningKey("south", bytes(range(32))).public
    assert not Note(text="a\n", signatures=(signature,)).signed_by(renamed)


LINE = str(KEY.sign("a\n"))


@pytest.mark.parametrize(
    "written",
    ["", "a\n", "a\n\n", "a\n\n" + LINE[:-1], LINE, "\n\n" + LINE, "a\n\n" + LINE + "x\n", "a\n" + LINE,
     "a\n\n" + LINE.replace("— ", "- "), "a\n\n" + LINE.replace("— ", "—  "), "a\n\n" + LINE.replace("=\n", "\n"),
     "a\n\n" + LINE[:10] + "!" + LINE[11:]],
)  # fmt: skip
def test_what_is_no_note_is_refused(written: str) -> None:
    with pytest.raises(NoteError):
        Note.read(written)


def test_base64_has_one_form() -> None:
    raw = base64.b64encode(b"\x01" + KEY.public.raw).decode()
    with pytest.raises(NoteError):
        PublicKey.read(f"north+{KEY.public.id.hex()}+{raw[:20]}={raw[21:]}")
    with pytest.raises(NoteError, match="one form"):
        Note.read("a\n\n— north " + "A" * 90 + "B=" + "\n")


@pytest.mark.parametrize(
    "text", ["", "north", "north+00000000+" + GO_KEY[-44:], GO_KEY[:-44] + "B" + GO_KEY[-43:], GO_KEY + "A"]
)
def test_what_is_no_public_key_is_refused(text: str) -> None:
    with pytest.raises(NoteError):
        PublicKey.read(text)


def test_a_key_that_is_no_point_verifies_nothing() -> None:
    key = PublicKey(name="north", raw=b"\x02" + bytes(31))
    assert not key.verifies("a\n", bytes(64))


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\nb"])
def test_a_key_has_a_name_that_can_be_written(name: str) -> None:
    with pytest.raises(NoteError, match="no blank"):
        SigningKey(name, bytes(32))


def test_a_private_key_is_written_and_read() -> None:
    assert SigningKey.read(KEY.written()).public == KEY.public
    for wrong in (str(KEY.public), KEY.written().replace("north", "south"), "PRIVATE+KEY+x"):
        with pytest.raises(NoteError) as raised:
            SigningKey.read(wrong)
        assert KEY.written()[-44:] not in str(raised.value)


def test_a_key_file_is_its_owners_alone_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "north.key"
    public = new_key(path, "north")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_key(path).public == public
    before = path.read_bytes()
    with pytest.raises(RegisterUnavailable, match="never overwritten"):
        new_key(path)
    assert path.read_bytes() == before
    with pytest.raises(RegisterUnavailable, match="cannot be written"):
        new_key(tmp_path / "nowhere" / "a.key")


def test_files_that_are_no_keys_or_notes_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"\xff")
    with pytest.raises(NoteError, match="is not a key"):
        read_key(path)
    path.write_text("hello")
    with pytest.raises(NoteError, match="not a private key"):
        read_key(path)
    with pytest.raises(NoteError, match="not a signed note"):
        read_note(path)
    with pytest.raises(RegisterUnavailable, match="cannot be read"):
        read_note(tmp_path / "b")
    path.write_text(GO_NOTE)
    assert read_note(path).signed_by(PublicKey.read(GO_KEY))
