"""Files from the field on the disk: that bytes were kept before shows by nothing."""

import io
import os
import time
from pathlib import Path

import pytest
from starlette.datastructures import UploadFile

from trucewatch.web import evidence as module
from trucewatch.web.evidence import Evidence, OldBytes


def test_bytes_that_were_kept_before_are_freed_after_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int | None] = []
    monkeypatch.setattr(OldBytes, "let_go", lambda _, opened: asked.append(opened))
    evidence = Evidence(tmp_path / "files")
    first = evidence.keep(UploadFile(io.BytesIO(b"a crater"), filename="a.jpg"))
    evidence.keep(UploadFile(io.BytesIO(b"another crater"), filename="b.jpg"))
    assert evidence.keep(UploadFile(io.BytesIO(b"a crater"), filename="a.jpg")) == first
    new, other, held = asked
    assert (new, other) == (None, None)
    assert held is not None
    assert os.fstat(held).st_nlink == 0, "the old bytes have no name any more, and are not freed yet"
    os.close(held)
    assert evidence.read(first.sha256) == b"a crater"
    assert len(list((tmp_path / "files").iterdir())) == 2


def test_what_is_let_go_of_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LET_GO", 0.01)
    old, (reader, writer) = OldBytes(), os.pipe()
    old.let_go(None)
    old.let_go(writer)
    began = time.monotonic()
    assert os.read(reader, 1) == b"", "the other end is closed"
    assert time.monotonic() - began < 10
    os.close(reader)
