"""What is found, in what order, under what names, and what is named as unreadable."""

import gzip
import io
import os
import socket
import tarfile
import zipfile
from pathlib import Path

import msgspec
import pytest

from trucewatch.codebook import Codebook
from trucewatch.intake import Facts, Source, gather
from trucewatch.model import SetAside

WORDS = b"The guns fell silent on Monday."


def names(found: list[Source | SetAside]) -> list[str]:
    return [item.name for item in found if isinstance(item, Source)]


def reasons(found: list[Source | SetAside]) -> dict[str, str]:
    return {Path(item.file).name: item.why for item in found if isinstance(item, SetAside)}


def test_a_folder_is_read_sorted_with_all_below_and_without_hidden_files(tmp_path: Path, book: Codebook) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden", ".git/x.txt", "sub/sources.tsv", "z.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"file\toutlet\n" if name.endswith("tsv") else WORDS)
    found = list(gather([tmp_path], None, book))
    assert names(found) == ["a.txt", "b.txt", "c.txt", "z.html"]
    assert found[0] == Source(name="a.txt", data=WORDS, path=tmp_path / "a.txt")


def test_namesakes_are_told_apart_by_their_folders(tmp_path: Path, book: Codebook) -> None:
    for name in ("one/01.txt", "two/01.txt", "two/02.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(WORDS)
    assert names(list(gather([tmp_path], None, book))) == ["one/01.txt", "two/01.txt", "02.txt"]
    assert names(list(gather([tmp_path / "two", tmp_path / "one"], None, book))) == [
        "two/01.txt",
        "02.txt",
        "one/01.txt",
    ]


def test_a_file_given_twice_is_read_once(tmp_path: Path, book: Codebook) -> None:
    (tmp_path / "a.txt").write_bytes(WORDS)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert names(list(gather([tmp_path / "a.txt", tmp_path, tmp_path / "a.txt"], None, book))) == ["a.txt"]


def test_standard_input(book: Codebook) -> None:
    assert names(list(gather([Path("-")], io.BytesIO(WORDS), book))) == ["standard-input"]
    assert reasons(list(gather([Path("-")], None, book))) == {"standard-input": "missing: there is no standard input"}
    assert reasons(list(gather([Path("-")], io.BytesIO(b""), book))) == {"standard-input": "empty"}


class _Endless(io.RawIOBase):
    """A stream that never ends and counts what is taken from it."""

    taken = 0

    def read(self, size: int = -1) -> bytes:
        assert size > 0, "an endless stream must not be read to its end"
        self.taken += size
        return b"a" * size


def test_standard_input_without_end_is_refused_after_the_limit(book: Codebook) -> None:
    stream = _Endless()
    found = list(gather([Path("-")], stream, book))  # type: ignore[arg-type]
    assert "too large" in reasons(found)["standard-input"]
    assert stream.taken <= book.table("intake")["limits"]["bytes"] + 1


def test_bad_input_is_named_and_the_rest_is_read(tmp_path: Path, book: Codebook) -> None:
    (tmp_path / "good.txt").write_bytes(WORDS)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_bytes(b" \n\n\t")
    (tmp_path / "rows.csv").write_bytes(b"a,b\n1,2\n")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(tmp_path / "pipe.txt")
    with zipfile.ZipFile(tmp_path / "inner.zip", "w") as inner:
        inner.writestr("a.txt", WORDS)
    with zipfile.ZipFile(tmp_path / "zips.zip", "w") as outer:
        outer.write(tmp_path / "inner.zip", "inner.zip")
    (tmp_path / "one.txt.gz").write_bytes(gzip.compress(WORDS))
    with tarfile.open(tmp_path / "many.tar", "w") as tar:
        tar.add(tmp_path / "good.txt", "good.txt")
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7 and so on")
    with (tmp_path / "huge.txt").open("wb") as huge:
        huge.truncate(200_000_000)
    found = list(gather([tmp_path, tmp_path / "missing.txt"], None, book))
    assert names(found) == ["good.txt"]
    assert reasons(found) == {
        "again": "a symbolic link that leads back into a folder above it",
        "blank.txt": "empty: nothing but blanks",
        "broken.txt": "missing: there is no such file",
        "empty.txt": "empty",
        "huge.txt": "too large: 200,000,000 bytes or more, the limit is 134,217,728",
        "inner.zip": "an archive (zip, or an office document): unpack it first",
        "many.tar": "an archive (tar): unpack it first",
        "missing.txt": "missing: there is no such file",
        "one.txt.gz": "an archive (gzip): unpack it first",
        "paper.pdf": "a PDF document: save its text first",
        "pipe.txt": "not a regular file (a pipe)",
        "rows.csv": "a table or data file, not a report",
        "self.txt": "cannot be read: Too many levels of symbolic links",
        "zips.zip": "an archive (zip, or an office document): unpack it first",
    }


def test_devices_and_sockets_are_no_reports(book: Codebook, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        found = reasons(list(gather([Path("/dev/zero"), tmp_path / "s"], None, book)))
    assert found == {"zero": "not a regular file (a device)", "s": "not a regular file (a socket)"}


def test_a_name_with_a_zero_byte_is_missing(book: Codebook) -> None:
    assert reasons(list(gather([Path("a\0b")], None, book))) == {"a\\x00b": "missing: no file can have such a name"}


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read_is_named(tmp_path: Path, book: Codebook) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed").chmod(0)
    (tmp_path / "secret.txt").write_bytes(WORDS)
    (tmp_path / "secret.txt").chmod(0)
    try:
        found = reasons(list(gather([tmp_path], None, book)))
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert found == dict.fromkeys(("closed", "secret.txt"), "cannot be read: permission denied")


def test_permission_errors_are_named_whoever_runs_it(
    tmp_path: Path, book: Codebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").write_bytes(WORDS)

    def refused(path: Path) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refused)
    monkeypatch.setattr(Path, "open", lambda path, _mode: refused(path))
    found = reasons(list(gather([tmp_path / "closed", tmp_path / "a.txt"], None, book)))
    assert found == dict.fromkeys(("closed", "a.txt"), "cannot be read: permission denied")


def test_a_file_that_vanishes_while_others_are_read_is_named(tmp_path: Path, book: Codebook) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_bytes(WORDS)
    found = gather([tmp_path], None, book)
    first = next(found)
    (tmp_path / "b.txt").unlink()
    rest = list(found)
    assert isinstance(first, Source)
    assert reasons(rest) == {"b.txt": "missing: there is no such file"}
    assert names(rest) == ["c.txt"]


def test_names_that_are_no_utf8_become_names_that_are(tmp_path: Path, book: Codebook) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9\x07.txt")).write_bytes(WORDS)
    (source,) = gather([tmp_path], None, book)
    assert isinstance(source, Source)
    assert source.name == "caf\\xe9\\x07.txt"
    assert msgspec.json.encode(source.name)


def test_very_deep_folders_end(tmp_path: Path, book: Codebook) -> None:
    deep = tmp_path.joinpath(*["d"] * 80)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_bytes(WORDS)
    (tmp_path / "a.txt").write_bytes(WORDS)
    found = list(gather([tmp_path], None, book))
    assert names(found) == ["a.txt"]
    assert list(reasons(found).values()) == ["not read: too many folders inside each other"]


def test_facts_come_from_the_table_beside_or_from_one_above(tmp_path: Path, book: Codebook) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_bytes(WORDS)
    (tmp_path / "b.txt").write_bytes(WORDS)
    (tmp_path / "sources.tsv").write_text("file\toutlet\nb.txt\tValley Post\nsub/a.txt\tHill Post\n")
    found = {item.name: item.facts for item in gather([tmp_path], None, book) if isinstance(item, Source)}
    assert found == {"b.txt": Facts(outlet="Valley Post"), "a.txt": Facts(outlet="Hill Post")}
    (alone,) = gather([tmp_path / "b.txt"], None, book)
    assert isinstance(alone, Source)
    assert alone.facts == Facts(outlet="Valley Post")


def test_a_malformed_table_is_named_once_and_the_reports_are_read(tmp_path: Path, book: Codebook) -> None:
    (tmp_path / "a.txt").write_bytes(WORDS)
    (tmp_path / "b.txt").write_bytes(WORDS)
    (tmp_path / "sources.tsv").write_bytes(b"outlet\tdate\nx\ty\n")
    found = list(gather([tmp_path], None, book))
    assert names(found) == ["a.txt", "b.txt"]
    assert list(reasons(found)) == ["sources.tsv"]
    assert "no column of file names" in reasons(found)["sources.tsv"]
