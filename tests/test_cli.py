"""The command line as a user meets it: commands, help, exit statuses, pipes, terminals, interruptions."""

import contextlib
import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from trucewatch import __version__, pipeline
from trucewatch.cli import main
from trucewatch.errors import EngineError
from trucewatch.model import SetAside
from trucewatch.register import check_file, open_record, set_aside_draft

PROGRAM = [sys.executable, "-m", "trucewatch"]
HEAVY = ("spacy", "sqlalchemy", "trafilatura", "numpy", "jinja2", "lxml", "fastapi", "httpx")

FIRST = "14 May 2031\n\nOskar Valen signed the ceasefire agreement in Brennport on Monday, the Varland mission said.\n"
SECOND = "15 May 2031\n\nThe mission counted 14 violations of the ceasefire on Tuesday.\n"


def run(*args: str | Path, status: int = 0, given: str | None = None) -> Result:
    """Run the command line in this process, where the language pipeline is loaded once."""
    result = CliRunner().invoke(main, [str(arg) for arg in args], input=given)
    assert result.exit_code == status, result.output
    assert "Traceback" not in result.output
    return result


def program(*args: str | Path, **options: object) -> "subprocess.CompletedProcess[str]":
    """Run the command line as a program of its own."""
    command = [*PROGRAM, *(str(arg) for arg in args)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports."""
    made = tmp_path_factory.mktemp("reports")
    (made / "first.txt").write_text(FIRST)
    (made / "second.txt").write_text(SECOND)
    return made


@pytest.fixture(scope="module")
def case(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the two, which tests only look at."""
    record = tmp_path_factory.mktemp("case") / "case.truce"
    run("read", folder, "--record", record)
    return record


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "case.truce"


# --- commands and their help


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command, groups before what is in them."""
    left: list[tuple[str, click.Command]] = [("", main)]
    while left:
        name, command = left.pop()
        yield name, command
        if isinstance(command, click.Group):
            left += [(f"{name} {inner}".strip(), found) for inner, found in command.commands.items()]


@pytest.mark.parametrize(
    ("name", "command"), list(commands()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_command_and_every_option_says_what_it_is(name: str, command: click.Command) -> None:
    context = click.Context(command, **command.context_settings)
    # a command that hands its arguments on hands on --help as well
    shown = run(*name.split(), "--help").stdout if context.help_option_names else context.get_help()
    assert command.help
    assert len(command.help.split()) > 5
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, option.name
            assert all(form in shown for form in option.opts)
        else:
            assert "".join(option.make_metavar(context).split()) in "".join(shown.split())


def test_the_design_s_commands_are_there() -> None:
    assert {"read", "brief", "show", "check", "export"} <= set(main.commands)


def test_the_version() -> None:
    assert run("--version").stdout == f"trucewatch, version {__version__}\n"
    assert program("--version").stdout == f"trucewatch, version {__version__}\n"


@pytest.mark.parametrize(
    "args", [["nonsense"], ["read", "x"], ["read", "--record", "r"], ["show"], ["check", "--depth"]]
)
def test_what_the_command_line_does_not_know_is_status_2(args: list[str]) -> None:
    assert "Usage: " in run(*args, status=2).stderr


@pytest.mark.parametrize("code", ["import trucewatch.cli", "import trucewatch.cli as c; c.main(['read', '--help'])"])
def test_help_loads_nothing_that_is_slow_to_load(code: str) -> None:
    looked = f"import sys, contextlib\nwith contextlib.suppress(SystemExit):\n    {code}\n"
    looked += f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", looked], capture_output=True, text=True, check=False)
    assert done.stderr == "[]\n"


def test_a_look_at_a_record_loads_no_language_pipeline(case: Path) -> None:
    looked = f"import sys, trucewatch.cli as c\ntry: c.main(['show', {str(case)!r}])\n"
    looked += "finally: print([name for name in ('spacy', 'trafilatura') if name in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", looked], capture_output=True, text=True, check=False)
    assert done.stderr == "[]\n"


# --- read


def test_reading_the_same_again_changes_nothing_and_says_so(folder: Path, record: Path) -> None:
    assert "2 new reports" in run("read", folder, "--record", record).stdout
    before, head = record.read_bytes(), check_file(record)
    again = run("read", folder, folder / "first.txt", "--record", record).stdout
    assert again.startswith("This run: 0 new reports, 2 known already and not read again; the record is unchanged.\n")
    assert record.read_bytes() == before
    assert check_file(record) == head


def test_in_two_runs_or_in_one_the_same_reports_give_the_same(folder: Path, case: Path, record: Path) -> None:
    run("read", folder / "first.txt", "--record", record)
    run("read", folder, "--record", record)
    assert run("export", record).stdout == run("export", case).stdout


def test_the_order_in_which_reports_came_changes_no_report_and_no_statement(
    folder: Path, case: Path, record: Path
) -> None:
    run("read", folder / "second.txt", "--record", record)
    run("read", folder / "first.txt", "--record", record)
    turned, straight = (json.loads(run("export", one).stdout) for one in (record, case))
    for kind in ("reports", "statements"):
        assert sorted(turned[kind], key=lambda row: row["id"]) == sorted(straight[kind], key=lambda row: row["id"])


def test_namesakes_are_the_same_reports_alone_and_together(tmp_path: Path) -> None:
    for name, words in (("north", FIRST), ("south", SECOND)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "01.txt").write_text(words)
    one, other = tmp_path / "one.truce", tmp_path / "other.truce"
    run("read", tmp_path / "north", tmp_path / "south", "--record", one)
    run("read", tmp_path / "north", "--record", other)
    run("read", tmp_path / "south", "--record", other)
    assert "2 known already" in run("read", tmp_path / "north", tmp_path / "south", "--record", other).stdout
    ids = [[row["id"] for row in json.loads(run("export", record).stdout)["statements"]] for record in (one, other)]
    assert ids[0] == ids[1]


def test_standard_input(record: Path) -> None:
    assert "1 new report" in run("read", "-", "--record", record, given=FIRST).stdout
    assert json.loads(run("export", record).stdout)["reports"][0]["file"] == "standard-input"
    assert "standard-input: empty" in run("read", "-", "--record", record, given="", status=1).stdout


def test_a_closed_standard_input_is_set_aside(record: Path) -> None:
    done = program("read", "-", "--record", record, preexec_fn=lambda: os.close(0))
    assert done.returncode == 1, done.stderr
    assert "standard-input: missing: there is no standard input" in done.stdout


def test_quiet_says_nothing_when_all_is_well(folder: Path, record: Path) -> None:
    result = run("read", folder, "--quiet", "--record", record)
    assert (result.stdout, result.stderr) == ("", "")


def test_a_codebook_of_one_s_own_is_laid_over_and_a_bad_one_is_named(
    folder: Path, record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layer = tmp_path / "layer"
    layer.mkdir()
    run("read", folder, "--quiet", "--record", record)
    run("read", folder, "--quiet", "--codebook", layer, "--record", record)
    (layer / "hedges.toml").write_text('version = "1"\nsource = "here"\nadverbs = ["so they say"]\n')
    run("read", folder, "--quiet", "--codebook", layer, "--record", record)
    (layer / "hedges.toml").write_text("adverbs = [")
    for given in (["--codebook", layer], []):
        result = run("read", folder, *given, "--record", record, status=0 if not given else 2)
        assert bool(given) == ("hedges.toml is not TOML" in result.stderr)
    monkeypatch.setenv("TRUCEWATCH_CODEBOOK", str(layer))
    assert "hedges.toml is not TOML" in run("read", folder, "--record", record, status=2).stderr
    assert "does not exist" in run("read", folder, "--codebook", "none", "--record", record, status=2).stderr


def test_an_error_of_ours_is_one_line(folder: Path, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise EngineError("no language model is installed")

    monkeypatch.setattr(pipeline, "read", fail)
    result = run("read", folder, "--record", record, status=2)
    assert (result.stdout, result.stderr) == ("", "trucewatch: no language model is installed\n")


# --- looking


def test_as_of_a_number_a_moment_a_day_and_nonsense(case: Path) -> None:
    with open_record(case, read_only=True) as recorder:
        entries = list(recorder.entries())
    last = len(entries)
    reports = [json.loads(run("export", case, "--as-of", number).stdout)["reports"] for number in ("0", "2", str(last))]
    assert [len(found) for found in reports] == [0, 1, 2]
    day = entries[0].recorded[:10]
    assert run("export", case, "--as-of", entries[-1].recorded).stdout == run("export", case).stdout
    assert run("brief", case, "--as-of", day).stdout == run("brief", case).stdout
    assert "0 reports read" in run("brief", case, "--as-of", "2001-01-01").stdout
    assert run("show", case, "--as-of", "2").stdout.rstrip().count("\n") == 3
    for nonsense in ("yesterday", "-3", "2031-02-31", "", "1e3", "٣"):
        wrong = run("brief", case, "--as-of", nonsense, status=2).stderr
        assert wrong == f"trucewatch: {nonsense!r} is neither the number of an entry nor a moment in ISO form\n"
    assert f"its last is {last}" in run("brief", case, "--as-of", str(last + 1), status=2).stderr


def test_show_an_entry_a_statement_and_a_matter(case: Path) -> None:
    document = json.loads(run("export", case).stdout)
    assert "kind             codebook" in run("show", case, "1").stdout
    statement = next(row for row in document["statements"] if row["claim"]["type"] == "position")
    shown = run("show", case, statement["id"]).stdout
    assert f"[[{statement['text']}]]" in " ".join(shown.split())
    matter = document["matters"][0]
    assert matter["title"] in run("show", case, matter["id"]).stdout
    for name in ("99", "statement-0", "matter-0", "nothing"):
        assert re.match(
            r"trucewatch: no single .* is meant: nothing is named", run("show", case, name, status=2).stderr
        )


def test_check_holds_and_names_what_does_not(case: Path, tmp_path: Path) -> None:
    held = run("check", case).stdout
    assert "The record holds" in held
    head = check_file(case).head
    assert "The head that you know is entry" in run("check", case, "--head", head).stdout
    assert "BROKEN" in run("check", case, "--head", "f" * 64, status=1).stdout
    broken = tmp_path / "broken.truce"
    data = case.read_bytes()
    at = data.index(b"Brennport")
    broken.write_bytes(data[:at] + b"Xrennport" + data[at + 9 :])
    assert re.search(r"BROKEN at entry \d+ \(payload\)", run("check", broken, status=1).stdout)


def test_export_formats_and_the_verifier(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "entries.jsonl"
    run("export", case, "--format", "entries", "--out", out)
    verifier = Path(__file__).parents[1] / "verifier" / "verify.py"
    done = subprocess.run([sys.executable, "-I", verifier, out], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows = run("export", case, "--format", "statements-csv").stdout.splitlines()
    assert len(rows) > len(json.loads(run("export", case).stdout)["statements"])
    assert "--format" in run("export", case, "--format", "paper", status=2).stderr
    assert "--as-of" in run("export", case, "--format", "entries", "--as-of", "1", status=2).stderr


# --- where results go


def test_a_file_is_written_whole_or_not_at_all(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out.json"
    out.write_text("the old one")
    real = Path.replace
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    wrong = run("export", case, "--out", out, status=2).stderr
    assert wrong == f"trucewatch: {out} cannot be written: No space left on device\n"
    assert out.read_text() == "the old one"
    monkeypatch.setattr(Path, "replace", real)
    run("export", case, "--out", out)
    assert out.read_text() == run("export", case).stdout
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_a_file_behind_a_link_is_written_and_the_link_stays(case: Path, tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    run("export", case, "--out", tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "real.json").read_text())["trucewatch"] == 1


def test_what_is_no_file_is_written_to_and_never_replaced(case: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE, text=True)
    run("export", case, "--out", pipe)
    assert json.loads(reader.communicate()[0])["trucewatch"] == 1
    assert pipe.is_fifo()
    wrong = run("brief", case, "--html", "/dev/full", status=2).stderr
    assert wrong == "trucewatch: /dev/full cannot be written: No space left on device\n"
    assert Path("/dev/full").is_char_device()


def test_a_folder_that_is_not_there_is_named(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "nowhere" / "brief.html"
    assert run("brief", case, "--html", out, status=2).stderr == (
        f"trucewatch: {out} cannot be written: No such file or directory\n"
    )


def test_a_full_standard_output_is_one_line(case: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, "brief", case], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "trucewatch: standard output cannot be written: No space left on device\n"


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", [["show"], ["export", "--format", "entries"]])
def test_a_reader_that_goes_away_ends_it_without_a_word(command: list[str], unbuffered: str, record: Path) -> None:
    with open_record(record, create=True) as recorder:
        recorder.append([set_aside_draft(SetAside(file=f"{number}.txt", why="empty")) for number in range(2_000)])
    reader = subprocess.Popen(["head", "-c", "1"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    done = subprocess.run(
        [*PROGRAM, *command, record], stdout=reader.stdin, stderr=subprocess.PIPE, text=True, check=False,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
    )  # fmt: skip
    assert reader.stdin is not None
    reader.stdin.close()
    reader.wait()
    assert (done.returncode, done.stderr) == (141, "")


def test_a_closed_standard_output_is_no_error(case: Path) -> None:
    done = program("brief", case, preexec_fn=lambda: os.close(1))
    assert (done.returncode, done.stderr) == (0, "")


def test_letters_that_the_terminal_has_not_are_escaped(record: Path) -> None:
    words = "Mevlüt Çavuşoğlu signed the ceasefire agreement in Brennport on Monday."
    run("read", "-", "--quiet", "--record", record, given=words)
    done = program("brief", record, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0, done.stderr
    assert "avu\\u015fo\\u011flu" in done.stdout


# --- terminals and interruptions


def on_terminal(folder: Path, record: Path) -> tuple["subprocess.Popen[bytes]", int]:
    """Start a reading whose standard error is a terminal; return it and the terminal's other end."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, "read", folder, "--quiet", "--record", record], stdout=subprocess.DEVNULL, stderr=theirs
    )
    os.close(theirs)
    return process, ours


def talk(end: int, until: bytes = b"\0") -> str:
    """Read what was written to a terminal until these words are there or it is closed."""
    words = b""
    with contextlib.suppress(OSError):
        while until not in words and (more := os.read(end, 4096)):
            words += more
    return words.decode()


@pytest.mark.slow
def test_progress_is_told_on_a_terminal_and_wiped(folder: Path, record: Path) -> None:
    process, end = on_terminal(folder, record)
    words = talk(end)
    os.close(end)
    assert process.wait() == 0
    told = [part for part in words.split("\r\x1b[K") if part]
    assert told == ["opening 1", "opening 2", "reading 1/2", "reading 2/2", "comparing 0/1", "comparing 1/1"]
    assert words.endswith("\r\x1b[K")


def test_an_interruption_is_one_line_and_the_record_stands(folder: Path, record: Path) -> None:
    process, end = on_terminal(folder, record)
    talk(end, until=b"opening 2")
    process.send_signal(signal.SIGINT)
    words = talk(end)
    os.close(end)
    assert process.wait() == 130
    assert "Traceback" not in words
    assert (
        words.rpartition("\x1b[K")[2] == "trucewatch: interrupted; what was appended to the record until now stands\r\n"
    )
    assert check_file(record).ok


def test_an_interruption_between_chunks_keeps_what_was_read(
    folder: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyse = pipeline.analyse

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "analyse", interrupted)
    assert "interrupted" in run("read", folder, "--record", record, status=130).stderr
    assert len(json.loads(run("export", record).stdout)["reports"]) == 2
    monkeypatch.setattr(pipeline, "analyse", analyse)
    assert "2 known already" in run("read", folder, "--record", record).stdout


def test_standard_output_of_another_kind_is_written_to_as_well(case: Path) -> None:
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="utf-8")) as out:
        main(["brief", str(case)], standalone_mode=False)
    out.seek(0)
    assert out.read() == run("brief", case).stdout


def test_it_ends_soon_after_an_interruption_while_the_pipeline_loads(folder: Path, record: Path) -> None:
    process, end = on_terminal(folder, record)
    talk(end, until=b"opening 2")
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    words = talk(end)
    os.close(end)
    assert process.wait() == 130, words
    assert check_file(record).ok
