"""The form for reports from the field: whether a room, or a report in one, shows by how long an answer takes."""

import hashlib
import re
import secrets
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.pairs import pair, timed, told
from benchmarks.web import PASSWORD
from starlette.testclient import TestClient
from tests.web.canaries import ROOM, WORDS

from trucewatch.codebook import load
from trucewatch.register import open_record
from trucewatch.web import WebSettings, create_app

_SIZE = 2_000_000
_SENT = {
    "words": WORDS, "kind": "shelling", "channel": "own-observation", "observers": "Ana", "how": "heard",
    "day": "2031-03-12", "place": "Orran", "precision": "town",
}  # fmt: skip


class _Sender:
    """Somebody who fills in the form."""

    def __init__(self, browser: TestClient) -> None:
        self.browser = browser
        token = re.search(r'name="csrf" content="([^"]+)"', browser.get("/account").text)
        assert token is not None
        self._token = token[1]

    def send(self, data: bytes = b"", **fields: str) -> Any:
        """Send a report, with a file where bytes are given; under a key of its own."""
        given = {"csrf": self._token, "key": secrets.token_hex(16), **_SENT, **fields}
        files = [("files", ("photo.jpg", data, "image/jpeg"))] if data else None
        return self.browser.post("/incidents/new", data=given, files=files)


def compare(record: Path, browser: TestClient, pairs: int) -> None:
    """Let one person report into a room by another worker, and somebody outside it ask. Print."""
    with open_record(record) as recorder:
        app = create_app(WebSettings(record=record, password_cost=1, password_memory=64), recorder, load())
        with TestClient(app, follow_redirects=False) as within:
            within.post("/sign-in", data={"login": "bo", "password": PASSWORD})
            _compare(_Sender(within), _Sender(browser), pairs)


def _compare(inside: _Sender, outside: _Sender, pairs: int) -> None:
    ask, few = outside.browser.get, max(10, pairs // 2)
    photo = b"\xff\xd8\xff" + secrets.token_bytes(_SIZE)
    sent = inside.send(photo, room=ROOM)
    assert sent.status_code == 303, sent.text
    hidden = sent.headers["location"].split("?")[0].rpartition("/")[2]
    none, sha = hidden[:-4] + hidden[:-5:-1], hashlib.sha256(photo).hexdigest()
    told("sent to a room", pair(partial(outside.send, room=ROOM), partial(outside.send, room="x" + ROOM[1:]), pairs))
    for name, address in (
        ("told once more: the form", "/incidents/new?again={}"),
        ("a file", f"/incidents/{{}}/files/{sha}"),
    ):
        told(name, pair(partial(ask, address.format(hidden)), partial(ask, address.format(none)), pairs))
    told("told once more: sent", pair(partial(outside.send, again=hidden), partial(outside.send, again=none), pairs))
    turns = (partial(inside.send, room=ROOM), partial(inside.send, room=ROOM, words=" "))
    for path in ("/incidents/new", "/incidents"):
        told(f"{path} after a report", pair(partial(ask, path), partial(ask, path), few, turns))
    told("a report after a report", pair(outside.send, outside.send, few, turns))
    told("a photo that is kept already", [_photos(outside, inside, number) for number in range(few)])


def _photos(outside: _Sender, inside: _Sender, number: int) -> tuple[float, float]:
    """Send a photo that is kept for a room already, and another of that size, from outside; either first."""
    known, new = (b"\xff\xd8\xff" + secrets.token_bytes(_SIZE) for _ in range(2))
    inside.send(known, room=ROOM)
    took = {data: timed(partial(outside.send, data)) for data in ((known, new) if number % 2 else (new, known))}
    return took[known], took[new]
