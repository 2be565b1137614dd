"""A language model's endpoint on this machine that answers, or misbehaves, as a test tells it to."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from trucewatch.codebook import Codebook, load

Answer = Callable[[BaseHTTPRequestHandler], None]


class Fake:
    """The endpoint: `answers` are used up one a question, the last one again and again."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/v1"
        self.answers: list[Answer] = []
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        length = int(handler.headers["Content-Length"])
        self.asked.append(json.loads(handler.rfile.read(length)))
        self.keys.append(handler.headers.get("Authorization"))
        made = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        made(handler)


def sends(body: bytes, status: int = 200, **headers: str) -> Answer:
    """An answer of these bytes."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return send


def says(content: object, **choice: object) -> Answer:
    """A chat completion with this content (turned into JSON where it is no text)."""
    text = content if isinstance(content, str) else json.dumps(content)
    message = {"role": "assistant", "content": text} | choice.pop("message", {})  # type: ignore[operator]
    made = {"model": "tiny-2", "choices": [{"message": message, "finish_reason": "stop", **choice}]}
    return sends(json.dumps(made).encode())


@pytest.fixture
def fake() -> Iterator[Fake]:
    """A running endpoint."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            try:
                held.answer(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    held = Fake(server.server_port)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield held
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    """The shipped codebook."""
    return load()


@pytest.fixture(name="says")
def say() -> Callable[..., Answer]:
    """How a chat completion is made."""
    return says


@pytest.fixture(name="sends")
def send() -> Callable[..., Answer]:
    """How any other answer is made."""
    return sends
