"""An endpoint that misbehaves in every way: each gives one clear reason, none hangs, none raises anything else."""

import socket
import time
from http.server import BaseHTTPRequestHandler

import pytest

from trucewatch.codebook import Codebook
from trucewatch.errors import ModelUnavailable
from trucewatch.statements.asked import Endpoint


def ask(fake, codebook: Codebook, **options) -> str:
    endpoint = Endpoint(fake.url, "tiny", codebook, wait=lambda _: None, **options)
    try:
        return endpoint.ask("be exact", "a report").content
    finally:
        endpoint.close()


def test_a_question_is_asked_and_answered(fake, says, codebook: Codebook) -> None:
    fake.answers = [says("hello")]
    assert ask(fake, codebook, key="secret") == "hello"
    (asked,) = fake.asked
    assert asked["model"] == "tiny"
    assert asked["temperature"] == 0
    assert [one["content"] for one in asked["messages"]] == ["be exact", "a report"]
    assert fake.keys == ["Bearer secret"]


def test_without_a_key_none_is_sent(fake, says, codebook: Codebook) -> None:
    fake.answers = [says("hello")]
    ask(fake, codebook)
    assert fake.keys == [None]


def test_a_busy_endpoint_is_asked_again_for_as_long_as_it_says_but_not_longer(fake, says, sends, codebook) -> None:
    waited: list[float] = []
    fake.answers = [sends(b"", 429, Retry_After="7"), sends(b"", 503, Retry_After="99999"), says("at last")]
    endpoint = Endpoint(fake.url, "tiny", codebook, wait=waited.append)
    assert endpoint.ask("", "").content == "at last"
    endpoint.close()
    assert waited == [7.0, 20.0]


def _silent(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(1.5)


def _drips(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(30):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)


def _breaks_off(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices"')
    handler.wfile.flush()
    handler.connection.shutdown(socket.SHUT_RDWR)


def test_every_misbehaviour_has_its_reason(fake, says, sends, codebook: Codebook) -> None:
    for answer, why in (
        (sends(b"", 500), "the endpoint answered 500"),
        (sends(b"", 401), "the endpoint answered 401"),
        (sends(b"", 302, Location="http://127.0.0.1:1/steal"), "the endpoint answered 302"),
        (sends(b"<html>down for maintenance</html>"), "what came back is no chat completion"),
        (sends(b"\xff\xfe\x00"), "what came back is no chat completion"),
        (sends(b"[" * 50_000), "what came back is no chat completion"),
        (sends(b'{"choices": []}'), "the answer holds nothing"),
        (sends(b"x" * 2_000_001), "longer than 2,000,000 bytes"),
        (sends(b"not gzip", Content_Encoding="gzip"), "could not be asked: DecodingError"),
        (says(""), "the answer holds nothing"),
        (says("", message={"refusal": "no"}), "the model refused"),
        (says("x", finish_reason="content_filter"), "the model refused"),
        (says("x", finish_reason="length"), "the answer was cut off"),
        (_breaks_off, "could not be asked: RemoteProtocolError"),
    ):
        fake.answers = [answer]
        with pytest.raises(ModelUnavailable, match=why):
            ask(fake, codebook, seconds=5)


@pytest.mark.parametrize("answer", [_silent, _drips])
def test_who_is_too_slow_is_not_waited_for(fake, codebook: Codebook, answer) -> None:
    fake.answers = [answer]
    begun = time.monotonic()
    with pytest.raises(ModelUnavailable, match=r"within 0\.5 seconds|not complete after 0\.5 seconds"):
        ask(fake, codebook, seconds=0.5)
    assert time.monotonic() - begun < 5


def test_an_endpoint_that_is_not_there(codebook: Codebook) -> None:
    endpoint = Endpoint("http://127.0.0.1:1/v1", "tiny", codebook, wait=lambda _: None)
    with pytest.raises(ModelUnavailable, match="could not be asked: ConnectError"):
        endpoint.ask("", "")
    endpoint.close()


@pytest.mark.parametrize(("url", "model"), [("ftp://x", "m"), ("file:///etc/passwd", "m"), ("http://x", " ")])
def test_an_address_that_is_none_is_refused(url: str, model: str, codebook: Codebook) -> None:
    with pytest.raises(ModelUnavailable, match="begins with http"):
        Endpoint(url, model, codebook)
