"""A record that an earlier program wrote opens, checks, says what it said, and goes on; its entries stay as they are.

`records/format-1.gz` was made on 22 November 2026 by the program as it was before judgements, servers and snapshots,
`records/format-3.gz` on 29 November 2026 by the last one whose files were of format 3: two composed reports read in two
runs, one picture set aside, signed. They are never made anew.
"""

import gzip
import importlib.util
import io
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from trucewatch.cli import main
from trucewatch.model import FigureClaim, Position, PositionClaim, SetAside
from trucewatch.register import check_file, open_record, set_aside_draft, snapshots, view_as_of, write_export
from trucewatch.register.backup import restore

RECORDS = Path(__file__).with_name("records")


@dataclass(frozen=True)
class Kept:
    """What is known of a record that is kept here: its last id, the key that signs it, and a moment before the
    second report was read."""

    version: int
    last: str
    key: str
    noon: str
    picture: str


KEPT = (
    Kept(
        version=1,
        last="85e99438daafe056fb0a87272428b3b90ff6119752401fde62b5983936440c79",
        key="north.example+f8301876+AXjCGN+kvGnJx2OxQGzHQVNORr6qnqvi7QJXomALSGCH",
        noon="2026-11-22T09:20:05",
        picture="reports/photo.png",
    ),
    Kept(
        version=3,
        last="753f083a48358de0ac77903a48044a96510cd1b0b8bfc56db80e9d5c8d110338",
        key="north.example+4bd4bf06+AfdlblclEONLOMxgWJzN5ynNv+5aqKPkIWQNVIBk4ff9",
        noon="2026-11-29T16:04:35",
        picture="photo.png",
    ),
)


@pytest.fixture(params=KEPT, ids=lambda kept: f"format-{kept.version}")
def kept(request: pytest.FixtureRequest) -> Kept:
    assert isinstance(request.param, Kept)
    return request.param


@pytest.fixture
def old(kept: Kept, tmp_path: Path) -> Path:
    path = tmp_path / "old.truce"
    path.write_bytes(gzip.decompress((RECORDS / f"format-{kept.version}.gz").read_bytes()))
    return path


def test_it_holds(kept: Kept, old: Path) -> None:
    result = check_file(old, expect_head=kept.last)
    assert (result.ok, result.entries, result.head, result.known) == (True, 10, kept.last, 10)
    assert (result.signed, result.key) == (9, kept.key)


def test_its_view_says_what_it_said(kept: Kept, old: Path) -> None:
    with open_record(old, read_only=True) as recorder:
        view = view_as_of(recorder)
    assert [report.file for report in view.reports.values()] == ["wire.txt", "radio.txt"]
    claims = [one.claim for one in view.statements.values()]
    assert {one.position for one in claims if isinstance(one, PositionClaim)} >= {
        Position.SIGNED,
        Position.ASKED_FOR_TIME,
    }
    assert [one.low for one in claims if isinstance(one, FigureClaim)] == [12, 14]
    assert [(one.file, one.why) for one in view.set_aside] == [(kept.picture, "binary (a PNG picture)")]
    assert view.judgements == ()


def test_what_was_known_then_is_known_now(kept: Kept, old: Path) -> None:
    with open_record(old, read_only=True) as recorder:
        assert len(view_as_of(recorder, "4").reports) == 1
        assert view_as_of(recorder, kept.noon).sequence == 5


def test_it_goes_on_and_keeps_its_entries(kept: Kept, old: Path) -> None:
    with sqlite3.connect(old) as before:
        rows = before.execute("SELECT * FROM entry ORDER BY sequence").fetchall()
        stored = before.execute("SELECT * FROM payload ORDER BY number").fetchall()
    before.close()
    with open_record(old) as recorder:
        (entry,) = recorder.append([set_aside_draft(SetAside(file="later", why="empty"))])
        assert (entry.sequence, entry.previous) == (11, kept.last)
    with sqlite3.connect(old) as after:
        assert after.execute("SELECT * FROM entry ORDER BY sequence LIMIT 10").fetchall() == rows
        assert after.execute("SELECT * FROM payload ORDER BY number").fetchall()[:-1] == stored
        assert after.execute("PRAGMA user_version").fetchone() == (kept.version,)
    after.close()
    assert check_file(old, expect_head=kept.last).ok


def test_the_verifier_follows_from_the_checkpoint_that_was_kept(kept: Kept, old: Path) -> None:
    path = Path(__file__).resolve().parents[2] / "verifier" / "verify.py"
    spec = importlib.util.spec_from_file_location("verify", path)
    assert spec is not None
    assert spec.loader is not None
    verify = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(verify)
    stream = io.BytesIO()
    with open_record(old, read_only=True) as recorder:
        write_export(recorder, stream)
    held = verify.Checkpoint(verify.Note((RECORDS / f"format-{kept.version}.checkpoint").read_text(encoding="utf-8")))
    known = verify.Known(key=verify.PublicKey(kept.key), checkpoint=held)
    stream.seek(0)
    words = verify.told(verify.verify(stream, known))
    assert "The checkpoint that you gave is over the first 9 entries exactly as they stand here" in words


def test_reading_into_it_works_out_anew_and_appends(kept: Kept, old: Path, tmp_path: Path) -> None:
    report = tmp_path / "more.txt"
    report.write_text("Norland's army shelled Harl on Tuesday, said a spokesman for Sudmark's army.")
    result = CliRunner().invoke(main, ["read", str(report), "--record", str(old)])
    assert result.exit_code == 0, result.output
    assert "3 reports" in result.output
    assert check_file(old, expect_head=kept.last).ok


def test_it_moves_to_a_server(kept: Kept, old: Path, on_server: Callable[..., str]) -> None:
    place = on_server()
    assert restore(old, place).head == kept.last
    with open_record(place, read_only=True) as one, open_record(old, read_only=True) as other:
        assert view_as_of(one) == view_as_of(other)


def test_a_snapshot_of_an_older_form_is_not_looked_at(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A view is migrated by being worked out anew from the entries."""
    monkeypatch.setattr(snapshots, "WORTH", 1)
    with open_record(old) as recorder:
        view = view_as_of(recorder)
        assert recorder.cache is not None
        assert recorder.cache.exists()
        monkeypatch.setattr(snapshots, "_form", lambda: "another")
        assert snapshots.found(recorder, 10) is None
        assert view_as_of(recorder) == view
