"""One question to an endpoint of the chat-completions form (OpenAI API reference), with every way it can go wrong."""

import time
from collections.abc import Callable
from typing import Any

import httpx
import msgspec

from trucewatch.codebook import Codebook
from trucewatch.errors import ModelUnavailable
from trucewatch.model import Value

_BUSY = frozenset([408, 409, 425, 429, 500, 502, 503, 504])


class Reply(Value, frozen=True, kw_only=True):
    """What a model answered, and which model says that it did."""

    content: str
    model: str


class _Message(msgspec.Struct):
    content: str | None = None
    refusal: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct):
    choices: list[_Choice]
    model: str = ""


class _Busy(Exception):
    """The endpoint may answer later; `after` is in how many seconds it says."""

    def __init__(self, why: str, after: float = 1.0) -> None:
        super().__init__(why)
        self.after = after


class Endpoint:
    """An endpoint that its user named: `url` up to and without `/chat/completions`, the model's name, perhaps a key.

    `seconds` is the time that one question may take in all, `wait` how to let time pass. Redirects are not
    followed: the key goes to nobody else.
    """

    def __init__(
        self,
        url: str,
        model: str,
        codebook: Codebook,
        *,
        key: str | None = None,
        seconds: float = 120.0,
        wait: Callable[[float], object] = time.sleep,
    ) -> None:
        if not url.startswith(("http://", "https://")) or not model.strip():
            raise ModelUnavailable("a model is asked at an address that begins with http:// or https://, by its name")
        self.model = model
        self._url = f"{url.rstrip('/')}/chat/completions"
        self._limits = codebook.table("asked")["limits"]
        self._seconds, self._wait = seconds, wait
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._client = httpx.Client(timeout=seconds, headers=headers, follow_redirects=False)

    def ask(self, system: str, user: str) -> Reply:
        """Return the answer to a question. Raises ModelUnavailable, with the reason, where there is none to use."""
        question = {
            "model": self.model,
            "temperature": 0,
            "response_format": {"type": "json_object"},
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        }
        left = int(self._limits["tries"])
        while True:
            try:
                return self._reply(self._posted(question))
            except _Busy as error:
                left -= 1
                if left <= 0:
                    raise ModelUnavailable(str(error)) from None
                self._wait(min(error.after, float(self._limits["wait_seconds"])))

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def _posted(self, question: dict[str, Any]) -> bytes:
        until = time.monotonic() + self._seconds
        taken = bytearray()
        try:
            with self._client.stream("POST", self._url, json=question) as response:
                _check(response)
                for part in response.iter_bytes():
                    taken += part
                    if len(taken) > self._limits["answer_bytes"]:
                        raise ModelUnavailable(f"the answer is longer than {self._limits['answer_bytes']:,} bytes")
                    if time.monotonic() > until:
                        raise ModelUnavailable(f"the answer was not complete after {self._seconds:g} seconds")
        except httpx.TimeoutException:
            raise ModelUnavailable(f"there was no answer within {self._seconds:g} seconds") from None
        except httpx.InvalidURL:
            raise ModelUnavailable("its address is not an address") from None
        except (httpx.TransportError, httpx.DecodingError) as error:
            raise _Busy(f"the endpoint could not be asked: {type(error).__name__}") from None
        return bytes(taken)

    def _reply(self, data: bytes) -> Reply:
        try:
            completion = msgspec.json.decode(data, type=_Completion)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise ModelUnavailable("what came back is no chat completion") from None
        if not completion.choices:
            raise ModelUnavailable("the answer holds nothing")
        choice = completion.choices[0]
        if choice.message.refusal or choice.finish_reason == "content_filter":
            raise ModelUnavailable("the model refused to answer")
        if choice.finish_reason == "length":
            raise ModelUnavailable("the answer was cut off")
        if not choice.message.content:
            raise ModelUnavailable("the answer holds nothing")
        return Reply(content=choice.message.content, model=completion.model or self.model)


def _check(response: httpx.Response) -> None:
    if response.status_code in _BUSY:
        raise _Busy(f"the endpoint answered {response.status_code}", _seconds(response.headers.get("Retry-After", "")))
    if response.status_code != 200:
        raise ModelUnavailable(f"the endpoint answered {response.status_code}")


def _seconds(said: str) -> float:
    return float(said) if said.isascii() and said.isdigit() and len(said) < 6 else 1.0
