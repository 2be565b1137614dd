"""Files from the field are kept untouched under their hash, whole or not at all."""

import hashlib
import io
from pathlib import Path

import pytest

from trucewatch.errors import RegisterUnavailable
from trucewatch.register.files import keep


def test_a_file_is_kept_under_its_hash(tmp_path: Path) -> None:
    told = keep(io.BytesIO(b"a crater"), "crater.jpg", tmp_path / "files")
    assert (told.name, told.size, told.sha256) == ("crater.jpg", 8, hashlib.sha256(b"a crater").hexdigest())
    assert (tmp_path / "files" / told.sha256).read_bytes() == b"a crater"


def test_without_a_folder_only_its_hash_is_taken(tmp_path: Path) -> None:
    assert keep(io.BytesIO(b"a crater"), "crater.jpg", None).size == 8
    assert list(tmp_path.iterdir()) == []


def test_where_it_cannot_be_kept_nothing_is_left(tmp_path: Path) -> None:
    def full(coming: Path, kept: Path) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(RegisterUnavailable, match=r"crater\.jpg cannot be kept"):
        keep(io.BytesIO(b"a crater"), "crater.jpg", tmp_path / "files", full)
    assert list((tmp_path / "files").iterdir()) == []
