"""Whatever is given to be read: a named reason in plain words, the rest is read, nothing is lost, no traceback."""

import json
import os
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from trucewatch import intake
from trucewatch.cli import main
from trucewatch.pipeline import chunks
from trucewatch.register import check_file
from trucewatch.register.guards import FORMAT

GOOD = "Oskar Valen signed the ceasefire agreement in Brennport on Monday, the Varland mission said.\n"
PROGRAM = [sys.executable, "-m", "trucewatch"]
NOBODY = 65534


def run(*args: str | Path, status: int) -> Result:
    """Run the command line in this process, where the language pipeline is loaded once."""
    result = CliRunner().invoke(main, [str(arg) for arg in args])
    assert result.exit_code == status, result.output
    assert "Traceback" not in result.output
    return result


def exported(record: Path) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads(run("export", record, status=0).stdout)
    return found


def set_aside(record: Path) -> dict[str, str]:
    """What the export names as set aside, by the last part of its name."""
    return {str(row["file"]).rpartition("/")[2]: str(row["why"]) for row in exported(record)["set_aside"]}


def files(record: Path) -> list[str]:
    return [str(report["file"]) for report in exported(record)["reports"]]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "case.truce"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with one report that is good."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    return folder


def zip_of_zips(path: Path) -> None:
    inner = path.with_name("inner")
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.txt", GOOD)
    with zipfile.ZipFile(path, "w") as outer:
        outer.write(inner, "inner.zip")
        outer.write(inner, "again.zip")
    inner.unlink()


def huge(path: Path) -> None:
    """200 MB that take no room on the disk."""
    path.touch()
    os.truncate(path, 200_000_000)


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty.txt": (Path.touch, "empty"),
    "blank.txt": (lambda path: path.write_bytes(b" \n\r\n\t "), "empty: nothing but blanks"),
    "zeros.txt": (lambda path: path.write_bytes(b"The army\0\0\0signed"), "binary: it holds zero bytes"),
    "noise.txt": (
        lambda path: path.write_bytes(bytes(range(1, 256)) * 40),
        r"binary|encoding not found",
    ),
    "picture.txt": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99)), r"binary \(a PNG picture\)"),
    "cut.txt": (
        lambda path: path.write_bytes("The talks broke down in Zürich, said Müller of the ü".encode()[:-1]),
        r"cut off: the file ends inside a character \(UTF-8, byte 53\); get the whole file",
    ),
    "zips.zip": (zip_of_zips, r"an archive \(zip, or an office document\): unpack it first"),
    "disguised.txt": (zip_of_zips, r"an archive \(zip, or an office document\): unpack it first"),
    "pipe.txt": (os.mkfifo, r"not a regular file \(a pipe\)"),
    "device.txt": (lambda path: path.symlink_to("/dev/zero"), r"not a regular file \(a device\)"),
    "nowhere.txt": (lambda path: path.symlink_to(path.parent / "gone"), "missing: there is no such file"),
    "round": (lambda path: path.symlink_to(path.parent), "a symbolic link that leads back into a folder above it"),
    "huge.txt": (huge, "too large: 200,000,000 bytes or more"),
    "script only.html": (
        lambda path: path.write_text("<html><head><script>alert('x')</script></head><body></body></html>"),
        "no text on the page",
    ),
    "tags.html": (
        lambda path: path.write_text("<html><body>" + "<b>" * 90_000 + "The army signed."),
        "broken page: more than 60,000 tags",
    ),
}


def test_every_bad_input_is_named_in_summary_export_and_record_and_the_good_one_is_read(
    reports: Path, record: Path
) -> None:
    for name, (make, _) in BAD.items():
        make(reports / name)
    result = run("read", reports, reports / "missing.txt", "--record", record, status=1)
    assert f"1 new report, {len(BAD) + 1} inputs set aside" in result.stdout
    assert files(record) == ["good.txt"]
    named = set_aside(record)
    assert set(named) == {*BAD, "missing.txt"}
    for name, (_, why) in BAD.items():
        assert re.match(why, named[name]), (name, named[name])
    assert named["missing.txt"] == "missing: there is no such file"
    kinds = run("show", record, status=0).stdout.split()
    assert kinds.count("set-aside") == len(BAD) + 1
    assert check_file(record).ok


def test_quiet_names_what_was_set_aside_on_standard_error_alone(reports: Path, record: Path) -> None:
    (reports / "empty.txt").touch()
    result = run("read", reports, "--quiet", "--record", record, status=1)
    assert result.stdout == ""
    assert result.stderr.rstrip().endswith("empty.txt: empty")


def test_reading_the_bad_ones_again_adds_nothing_and_still_tells(reports: Path, record: Path) -> None:
    (reports / "empty.txt").touch()
    run("read", reports, "--record", record, status=1)
    before = check_file(record)
    run("read", reports, "--record", record, status=1)
    assert check_file(record) == before


def test_nothing_at_all_to_read(tmp_path: Path, record: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "sources.tsv").write_text("file\toutlet\na.txt\tThe Varland Post\n")
    for folder in ("empty", "facts"):
        result = run("read", tmp_path / folder, "--record", record, status=0)
        assert "0 reports read" in result.stdout
    assert set_aside(record) == {}
    assert files(record) == []


def test_the_record_in_the_folder_that_is_read_is_no_report(reports: Path) -> None:
    record = reports / "case.truce"
    run("read", reports, "--record", record, status=0)
    run("read", reports, "--record", record, status=0)
    assert files(record) == ["good.txt"]
    run("read", record, "--record", record, status=1)
    assert set_aside(record) == {"case.truce": "binary (an SQLite database)"}


NAMES = (
    "two\nlines.txt",
    "tab\there.txt",
    "\u202egpj.exe.txt",
    "قال الجيش.txt",
    "\x1b[31mred.txt",
    os.fsdecode(b"caf\xe9.txt"),
    "<script>alert(1)</script>.txt".replace("/", "\u2215"),
    "'; DROP TABLE entry; --.txt",
    "-rf.txt",
    "a" * 250 + ".txt",
)


def test_odd_names_are_read_and_shown_without_what_a_terminal_obeys(tmp_path: Path, record: Path) -> None:
    for number, name in enumerate(NAMES):
        (tmp_path / name).write_bytes(b"" if number % 2 else GOOD.encode() + str(number).encode())
    result = run("read", tmp_path, "--record", record, status=1)
    shown = result.stdout + run("brief", record, status=0).stdout + run("show", record, status=0).stdout
    assert not [letter for letter in shown if letter != "\n" and not letter.isprintable()]
    assert len(files(record)) == 5
    assert len(set_aside(record)) == 5
    page = tmp_path / "brief.html"
    run("brief", record, "--html", page, status=0)
    assert "<script>alert" not in page.read_text()


def test_a_very_long_line_and_a_deep_nest_of_folders(reports: Path, record: Path) -> None:
    (reports / "line.txt").write_text("the guns were heard again and again " * 30_000)
    deep = reports.joinpath(*["deeper"] * 90)
    deep.mkdir(parents=True)
    (deep / "bottom.txt").write_text(GOOD)
    run("read", reports, "--record", record, status=1)
    assert files(record) == ["good.txt", "line.txt"]
    assert set(set_aside(record).values()) == {"not read: too many folders inside each other"}


class Tags(HTMLParser):
    """Every tag of a page with the names of its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, [name for name, _ in attrs]))


SCRIPTED = """<html><head><title>Truce signed</title><script>var stolen = 'head-secret';</script>
<style>body::after { content: 'style-secret' }</style></head>
<body onload="alert('load-secret')"><article><h1>Truce signed</h1>
<p>Oskar Valen <script>document.write('inline-secret')</script>signed the ceasefire agreement in Brennport on Monday.</p>
<p>&lt;img src=x onerror=alert('entity')&gt; Valen said that the guns would fall silent at noon on Tuesday.</p>
<noscript>noscript-secret</noscript><a href="javascript:alert('link-secret')">The text</a> of the agreement was not shown.
</article></body></html>"""


def test_script_of_a_page_is_in_no_text_no_export_and_no_page(reports: Path, record: Path, tmp_path: Path) -> None:
    (reports / "page.html").write_text(SCRIPTED)
    run("read", reports, "--record", record, status=0)
    page = tmp_path / "brief.html"
    run("brief", record, "--html", page, status=0)
    document, made = run("export", record, status=0).stdout, page.read_text()
    texts = [str(statement["text"]) for statement in exported(record)["statements"]]
    assert any(text.startswith("Oskar Valen signed the ceasefire agreement in Brennport") for text in texts)
    for secret in ("head-secret", "style-secret", "load-secret", "inline-secret", "link-secret"):
        assert secret not in document
        assert secret not in made
    tags = Tags()
    tags.feed(made)
    assert not [name for _, attributes in tags.found for name in attributes if name.startswith("on")]
    assert not [tag for tag, _ in tags.found if tag in ("img", "iframe", "object", "embed", "link", "base")]
    assert [tag for tag, _ in tags.found].count("script") == 1, "the page's own"


def test_a_file_that_vanishes_between_listing_and_opening(
    reports: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (reports / "a.txt").write_text(GOOD)
    real = intake.gather

    def gather(*args: object, **kwargs: object) -> Iterator[object]:
        found = real(*args, **kwargs)  # type: ignore[arg-type]
        yield next(found)
        (reports / "good.txt").unlink()
        yield from found

    monkeypatch.setattr(intake, "gather", gather)
    run("read", reports, "--record", record, status=1)
    assert files(record) == ["a.txt"]
    assert set_aside(record) == {"good.txt": "missing: there is no such file"}


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that any user may enter and write to."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


@contextmanager
def ordinary_user() -> Iterator[None]:
    """For root, to whom permissions mean nothing: be nobody for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_an_unreadable_folder_and_file_for_a_user_who_is_not_root(open_to_all: Path) -> None:
    (open_to_all / "good.txt").write_text(GOOD)
    run("read", open_to_all, "--record", open_to_all / ".first.truce", status=0)  # imports what only root may import
    record = open_to_all / "case.truce"
    with ordinary_user():
        run("read", open_to_all, "--record", record, status=0)
    (open_to_all / "closed").mkdir()
    (open_to_all / "closed" / "in.txt").write_text(GOOD)
    (open_to_all / "secret.txt").write_text(GOOD)
    for name in ("closed", "secret.txt"):
        (open_to_all / name).chmod(0)
    with ordinary_user():
        result = run("read", open_to_all, "--quiet", "--record", record, status=1)
    (open_to_all / "closed").chmod(0o700)
    assert result.stderr.splitlines() == [
        f"set aside: {open_to_all / name}: cannot be read: permission denied" for name in ("closed", "secret.txt")
    ]
    assert set(set_aside(record)) == {"closed", "secret.txt"}
    assert files(record) == ["good.txt"]


MEASURED = """
import sys, time
from trucewatch.cli import main
began = time.perf_counter()
try:
    main(sys.argv[1:])
finally:
    peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
    print(int(peak) // 1024, time.perf_counter() - began, file=sys.stderr)
"""


def test_200_mb_are_refused_before_they_are_read_whole(tmp_path: Path) -> None:
    huge(tmp_path / "huge.txt")
    endless = subprocess.Popen(["yes", "the guns were heard again"], stdout=subprocess.PIPE)
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, "read", str(tmp_path / "huge.txt"), "-", "--record", str(tmp_path / "r.truce")],
        stdin=endless.stdout, capture_output=True, text=True, check=False,
    )  # fmt: skip
    endless.kill()
    endless.communicate()
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("too large") == 2
    megabytes, seconds = map(float, done.stderr.split())
    assert megabytes < 300, "the program alone takes about 100, and of an endless input 128 are read"
    assert seconds < 20


@contextmanager
def full_disk(limit: int) -> Iterator[None]:
    """No file may grow beyond this many bytes: to a program it looks like a disk without room."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)


def test_a_disk_that_fills_up_while_the_record_grows(reports: Path, record: Path) -> None:
    run("read", reports, "--record", record, status=0)
    before, size = check_file(record), record.stat().st_size
    (reports / "more.txt").write_text("the guns were heard again and again " * 9_000)
    with full_disk(size + 40_000):
        result = run("read", reports, "--record", record, status=2)
    assert re.match(r"trucewatch: the record .* is not available: ", result.stderr)
    assert result.stderr.count("\n") == 1
    assert check_file(record) == before
    run("read", reports, "--record", record, status=0)
    assert files(record) == ["good.txt", "more.txt"]


def test_a_disk_that_is_full_from_the_start(reports: Path, record: Path) -> None:
    with full_disk(100):
        result = run("read", reports, "--record", record, status=2)
    assert "is not available" in result.stderr
    run("read", reports, "--record", record, status=0)
    assert files(record) == ["good.txt"]


def test_a_disk_that_fills_up_while_the_page_is_written(reports: Path, record: Path, tmp_path: Path) -> None:
    run("read", reports, "--record", record, status=0)
    page = tmp_path / "brief.html"
    page.write_text("the page of yesterday")
    with full_disk(4_000):
        result = run("brief", record, "--html", page, status=2)
    assert result.stderr == f"trucewatch: {page} cannot be written: File too large\n"
    assert page.read_text() == "the page of yesterday"
    assert not list(tmp_path.glob(".*"))


def newer(path: Path) -> None:
    run("read", path.parent / "reports", "--quiet", "--record", path, status=0)
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA user_version = {FORMAT + 1}")
    database.close()


def cut_short(path: Path) -> None:
    run("read", path.parent / "reports", "--quiet", "--record", path, status=0)
    os.truncate(path, 5_000)


def other_database(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE notes (words TEXT)")
    database.close()


NO_RECORDS: dict[str, tuple[Callable[[Path], object], str]] = {
    "newer format": (newer, f"is of format {FORMAT + 1}, and this version knows {FORMAT}: a newer Trucewatch wrote it"),
    "text": (lambda path: path.write_text("not a record"), "is not a record of Trucewatch"),
    "another database": (other_database, "is a database, but not a record of Trucewatch"),
    "cut short": (cut_short, "damaged|not a record"),
}


@pytest.mark.parametrize("make", NO_RECORDS)
def test_what_is_no_record_is_named_by_every_command_and_left_as_it_is(
    make: str, reports: Path, record: Path, tmp_path: Path
) -> None:
    made, why = NO_RECORDS[make]
    made(record)
    data = record.read_bytes()
    for command in (["read", reports, "--record", record], ["show", record], ["brief", record], ["export", record]):
        result = run(*command, status=2)
        assert re.match(rf"trucewatch: .*(?:{why})", result.stderr), result.stderr
        assert result.stdout == ""
    assert record.read_bytes() == data


def test_a_record_that_is_a_folder_or_is_not_there(tmp_path: Path, reports: Path) -> None:
    assert "is a directory" in run("read", reports, "--record", tmp_path, status=2).stderr
    assert "is a directory" in run("show", tmp_path, status=2).stderr
    nowhere = tmp_path / "nowhere" / "case.truce"
    assert "there is no folder" in run("read", reports, "--record", nowhere, status=2).stderr
    for command in ("show", "check", "brief", "export"):
        assert "there is no record at" in run(command, tmp_path / "none.truce", status=2).stderr
        assert not (tmp_path / "none.truce").exists()


@pytest.mark.slow
def test_two_runs_at_once_on_one_record_lose_nothing(tmp_path: Path, record: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(GOOD + name)
    commands = [
        [*PROGRAM, "read", *(str(tmp_path / f"{name}.txt") for name in names), "--quiet", "--record", str(record)]
        for names in ("ab", "bc")
    ]
    runs = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for command in commands]
    ended = [(process.communicate()[1], process.returncode) for process in runs]
    for talk, status in ended:
        assert "Traceback" not in talk
        assert (status, talk) == (0, "") or (status == 2 and "nothing was written" in talk)
    assert any(status == 0 for _, status in ended)
    assert check_file(record).ok
    for name in "abc":
        run("read", tmp_path / f"{name}.txt", "--quiet", "--record", record, status=0)
    assert sorted(files(record)) == ["a.txt", "b.txt", "c.txt"]


KILLED = """
import os, signal, sys
from trucewatch import cli, pipeline

pipeline.chunks.CHUNK = 2
real = pipeline.read

def read(*args, **kwargs):
    def told(stage, done, total):
        if (stage, done) == ("reading", 3):
            os.kill(os.getpid(), signal.SIGKILL)
    return real(*args, **{**kwargs, "progress": told})

pipeline.read = read
cli.main()
"""


@pytest.mark.slow
def test_a_run_that_was_killed_is_taken_up_where_it_stood(tmp_path: Path, reports: Path, record: Path) -> None:
    for number in range(4):
        (reports / f"{number}.txt").write_text(
            f"{number} May 2031\n\n{GOOD}\nThe mission counted {number + 3} violations.\n"
        )
    (reports / "undated.txt").write_text(f"{GOOD}\nThe mission counted 5 violations, it said on Sunday.\n")
    command = ["read", str(reports), "--record", str(record)]
    done = subprocess.run([sys.executable, "-c", KILLED, *command], capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert check_file(record).ok
    assert files(record) == ["0.txt", "1.txt"]
    again = run(*command, status=0)
    assert "4 new reports, 2 known already" in again.stdout
    undisturbed = tmp_path / "other.truce"
    run("read", reports, "--record", undisturbed, status=0)
    assert run("export", record, status=0).stdout == run("export", undisturbed, status=0).stdout


def test_a_writer_that_holds_the_record_is_waited_for(reports: Path, record: Path) -> None:
    run("read", reports, "--record", record, status=0)
    (reports / "new.txt").write_text(GOOD)
    holder = sqlite3.connect(record, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")
    letting_go = threading.Timer(0.5, holder.execute, ["ROLLBACK"])
    letting_go.start()
    began = time.perf_counter()
    run("read", reports, "--record", record, status=0)
    letting_go.join()
    holder.close()
    assert time.perf_counter() - began > 0.4
    assert files(record) == ["good.txt", "new.txt"]


def test_the_run_is_read_in_chunks_that_are_each_on_the_disk() -> None:
    assert 1 < chunks.CHUNK <= 64, "an interrupted run reads at most a chunk again"
