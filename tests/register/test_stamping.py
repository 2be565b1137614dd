"""Time-stamps over checkpoints, against an authority of our own, and against hostile ones."""

import importlib.util
import io
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from types import ModuleType

import pytest
from click.testing import CliRunner
from tests.register.authority import NOW, Authority

from trucewatch.cli import main
from trucewatch.errors import NotInRecord, RegisterUnavailable
from trucewatch.model import EntryKind, SetAside
from trucewatch.register import Draft, MemoryRecorder, check, open_record, set_aside_draft, write_export
from trucewatch.register.notary import followed, sign_head
from trucewatch.register.notes import SigningKey
from trucewatch.register.payloads import TimestampPayload
from trucewatch.register.stamping import StampError, read_roots, stamp, stamps, verified

KEY = SigningKey("north.example", b"\1" * 32)
ROOT = Path(__file__).resolve().parents[2]


def verifier() -> ModuleType:
    spec = importlib.util.spec_from_file_location("verify", ROOT / "verifier" / "verify.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


VERIFY = verifier()


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.fixture
def recorder() -> MemoryRecorder:
    """A record of two entries, signed."""
    recorder = MemoryRecorder()
    recorder.append([set_aside_draft(SetAside(file=name, why="empty")) for name in "ab"])
    sign_head(recorder, KEY)
    return recorder


def asked(recorder: MemoryRecorder, answer: Callable[[bytes, int], bytes]) -> Callable[[str, bytes], bytes]:
    """A way to the authority on which nothing can be lost."""

    def post(_: str, request: bytes) -> bytes:
        newest = followed(recorder).newest
        assert newest is not None
        nonce = int.from_bytes(_nonce(request), "big")
        return answer(str(newest.note).encode(), nonce)

    return post


def _nonce(request: bytes) -> bytes:
    elements = VERIFY.der(VERIFY.inside(VERIFY.der(request), 0, 0x30))
    return next(content for tag, content in elements[2:] if tag == 0x02)


def test_a_checkpoint_is_stamped_and_the_answer_kept(recorder: MemoryRecorder, authority: Authority) -> None:
    when = stamp(recorder, "https://time.example", [authority.root], post=asked(recorder, authority.answer))
    assert when == NOW
    (kept,) = stamps(recorder)
    assert kept.sequence == 5
    assert verified(kept.note, kept.token, [authority.root]) == NOW
    assert check(recorder).ok
    (entry,) = recorder.entries(5, 5)
    assert entry.kind is EntryKind.TIMESTAMP
    assert entry.uses == tuple(one.id for one in recorder.entries(4, 4))


def test_nothing_is_asked_without_a_checkpoint_or_roots(authority: Authority) -> None:
    empty = MemoryRecorder()
    with pytest.raises(NotInRecord, match="no checkpoint yet"):
        stamp(empty, "https://time.example", [authority.root], post=lambda *_: pytest.fail("asked"))
    with pytest.raises(StampError, match="no root certificate"):
        verified("", b"", [])


def hostile(how: str, authority: Authority, message: bytes, nonce: int) -> bytes:
    """Return an answer that must not be believed."""
    good = authority.answer(message, nonce)
    answers = {
        "another message": lambda: authority.answer(message + b" ", nonce),
        "another request": lambda: authority.answer(message, nonce + 1),
        "no nonce": lambda: authority.answer(message, None),
        "refused": lambda: authority.answer(message, nonce, status=2),
        "granted with changes": lambda: authority.answer(message, nonce, status=1),
        "a stranger": lambda: Authority().answer(message, nonce),
        "before its certificate": lambda: authority.answer(message, nonce, when=NOW.replace(year=2020)),
        "nothing": lambda: b"",
        "a page": lambda: b"<html>It works!</html>",
        "a beginning": lambda: good[:-20],
        "endless lengths": lambda: b"\x30\x84\xff\xff\xff\xff",
        "nested": lambda: b"\x30\x80" * 50_000,
        "another time": lambda: good.replace(b"20310504123015Z", b"20300504123015Z"),
    }
    return answers[how]()


@pytest.mark.parametrize(
    "how",
    [
        *("another message", "another request", "no nonce", "refused", "granted with changes", "a stranger"),
        *("before its certificate", "nothing", "a page", "a beginning", "endless lengths", "nested", "another time"),
    ],
)
def test_an_answer_that_does_not_hold_is_not_kept(recorder: MemoryRecorder, authority: Authority, how: str) -> None:
    with pytest.raises(StampError):
        stamp(
            recorder, "https://time.example", [authority.root], post=asked(recorder, partial(hostile, how, authority))
        )
    assert list(stamps(recorder)) == []


def test_a_certificate_for_something_else_is_refused_under_its_own_root() -> None:
    other = Authority(for_stamps=False)
    with pytest.raises(StampError, match=r"purpose|EKU"):
        verified("note", other.answer(b"note", None), [other.root])


def exported(recorder: MemoryRecorder) -> bytes:
    stream = io.BytesIO()
    write_export(recorder, stream)
    return stream.getvalue()


def test_the_verifier_says_what_a_stamp_states_and_that_it_does_not_vouch(
    recorder: MemoryRecorder, authority: Authority
) -> None:
    stamp(recorder, "https://time.example", [authority.root], post=asked(recorder, authority.answer))
    words = VERIFY.told(VERIFY.verify(io.BytesIO(exported(recorder)), VERIFY.Known()))
    assert "Entry 5 holds a time-stamp over the first 3 entries" in words
    assert "It states: 2031-05-04 12:30:15 UTC" in words
    assert "their signatures are not verified here" in words


SIGNED_ELSE = bytes.fromhex("2a864886f70d0109100105")


@pytest.mark.parametrize(
    ("why", "token"),
    [
        ("not over the checkpoint", lambda authority, note: authority.answer(note + b"another", 1)),
        ("not granted", lambda authority, note: authority.answer(note, 1, status=2)),
        ("not encoded", lambda authority, note: authority.answer(note, 1)[:40]),
        (
            "something else that is signed",
            lambda authority, note: authority.answer(note, 1).replace(SIGNED_ELSE[:-1] + b"\4", SIGNED_ELSE),
        ),
    ],
)
def test_the_verifier_finds_a_stamp_over_something_else(
    recorder: MemoryRecorder, authority: Authority, why: str, token: Callable[[Authority, bytes], bytes]
) -> None:
    note = str(sign_head(recorder, KEY).note)
    payload = TimestampPayload(note=note, token=token(authority, note.encode()))
    recorder.append([Draft(kind=EntryKind.TIMESTAMP, version=1, payload=payload, activity="stamp")])
    with pytest.raises(VERIFY.Broken, match=why):
        VERIFY.verify(io.BytesIO(exported(recorder)), VERIFY.Known())


def test_no_bytes_make_the_verifier_stumble(authority: Authority) -> None:
    """Whatever stands for a token is a time-stamp or broken, and nothing else happens."""
    chance, whole = random.Random(3), authority.answer(b"note", 5)  # noqa: S311 - changes to try
    assert VERIFY.stamped(whole, b"note") == "2031-05-04 12:30:15 UTC"
    for _ in range(2000):
        changed = bytearray(whole)
        for _ in range(chance.randrange(1, 4)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        try:
            VERIFY.stamped(bytes(changed[: chance.randrange(len(changed) + 1)]), b"note")
        except VERIFY.Broken:
            continue


@contextmanager
def served(answer: Callable[[bytes], tuple[int, bytes]]) -> Iterator[str]:
    """An authority on a loopback port."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            status, body = answer(self.rfile.read(int(self.headers["content-length"])))
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.send_header("location", "http://127.0.0.1:1/")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize(("status", "body"), [(500, b""), (302, b""), (200, b"x" * 300_000), (404, b"no")])
def test_an_authority_that_does_not_answer_as_one_is_named(
    recorder: MemoryRecorder, authority: Authority, status: int, body: bytes
) -> None:
    with served(lambda _: (status, body)) as url, pytest.raises(RegisterUnavailable, match="answers"):
        stamp(recorder, url, [authority.root])


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "file:///etc/passwd", "time.example", "http://[x/"])
def test_an_authority_that_is_not_there_is_named(recorder: MemoryRecorder, authority: Authority, url: str) -> None:
    with pytest.raises(RegisterUnavailable, match=r"cannot be reached|not the address"):
        stamp(recorder, url, [authority.root])


def test_the_commands(tmp_path: Path, authority: Authority) -> None:
    record, roots, strangers = tmp_path / "case.truce", tmp_path / "roots.pem", tmp_path / "strangers.pem"
    roots.write_bytes(authority.roots)
    strangers.write_bytes(Authority().roots)
    with open_record(record, create=True) as recorder:
        recorder.append([set_aside_draft(SetAside(file="a", why="empty"))])
        note = str(sign_head(recorder, KEY).note)

    def run(*given: object, status: int = 0) -> str:
        result = CliRunner().invoke(main, [str(one) for one in given])
        assert result.exit_code == status, result.output
        return result.output

    with served(lambda request: (200, authority.answer(note.encode(), int.from_bytes(_nonce(request), "big")))) as url:
        assert "was there at 2031-05-04 12:30:15 UTC" in run("stamp", record, "--url", url, "--roots", roots)
        assert "does not hold" in run("stamp", record, "--url", url, "--roots", strangers, status=2)
    assert (
        run("stamps", record, "--roots", roots)
        == "Entry 4: the first 2 entries were there at 2031-05-04 12:30:15 UTC.\n"
    )
    assert "does not hold" in run("stamps", record, "--roots", strangers, status=1)
    assert "holds no certificates" in run("stamps", record, "--roots", record, status=2)
    assert "cannot be read" in run("stamps", record, "--roots", tmp_path / "none", status=2)


def test_roots_are_read_from_a_file(tmp_path: Path, authority: Authority) -> None:
    path = tmp_path / "roots.pem"
    path.write_bytes(authority.roots * 2)
    assert read_roots(path) == [authority.root] * 2


def test_the_request_says_no_more_than_a_hash(recorder: MemoryRecorder, authority: Authority) -> None:
    sent = []

    def post(url: str, request: bytes) -> bytes:
        sent.append(request)
        return asked(recorder, authority.answer)(url, request)

    stamp(recorder, "https://time.example", [authority.root], post=post)
    assert len(sent[0]) < 100
