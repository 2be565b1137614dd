"""What holds for every request before any handler runs: its size and its origin; and the headers of every answer."""

import asyncio
import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from trucewatch.web import turned_away

POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
"""The Content-Security-Policy of every page. A page that needs more (a map's worker) says so with `policy`."""

HEADERS: Mapping[str, str] = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(self), payment=(), usb=()",
    "x-frame-options": "DENY",
}

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_TOO_LARGE, _FORBIDDEN, _TOO_SLOW = 413, 403, 408
_SILENT_SECONDS = 30.0
"""How long a browser may stay silent in the middle of what it sends."""


def policy_words(changes: Mapping[str, str] | None = None) -> str:
    """Return the policy as a header says it, with the changes of one page."""
    return "; ".join(f"{name} {value}" for name, value in ({**POLICY, **(changes or {})}).items())


class Uploads:
    """The addresses whose forms may carry files, with `{key}` for a name in one, and how much these may be."""

    def __init__(self, paths: Iterable[str], limit: int) -> None:
        self.limit = limit
        named = (re.escape(path).replace(re.escape("{key}"), "[^/]+") for path in paths)
        self._pattern = re.compile(f"(?:{'|'.join(named)})/*")

    def takes(self, path: str) -> bool:
        """Whether the form at this address may carry files."""
        return self._pattern.fullmatch(path) is not None


class Guard:
    """The outermost layer. Refuses what is too large or comes from elsewhere; sets what every answer carries."""

    def __init__(self, app: ASGIApp, *, limit: int, uploads: Uploads, secure: bool) -> None:
        self._app = app
        self._limit = limit
        self._uploads = uploads
        self._headers = _headers(secure=secure)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._uploads.limit if self._uploads.takes(scope["path"]) else self._limit
        headers = Headers(scope=scope)
        refusal = _refused(scope["method"], headers, limit)

        async def answering(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = self._with_ours(message.get("headers", ()))
            await send(message)

        if refusal is not None:
            await _refuse(refusal, headers, answering)
            return
        await self._app(scope, _limited(receive, limit), answering)

    def _with_ours(self, given: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        """Return the headers of an answer and those of ours that it does not say otherwise."""
        headers = list(given)
        said = {name for name, _ in headers}
        return headers + [one for one in self._headers if one[0] not in said]


def _headers(*, secure: bool) -> tuple[tuple[bytes, bytes], ...]:
    """Return what every answer carries, as it is sent."""
    said = {**HEADERS, "content-security-policy": policy_words(), "cache-control": "no-store"}
    if secure:
        said["strict-transport-security"] = "max-age=31536000; includeSubDomains"
    return tuple((name.encode("latin-1"), value.encode("latin-1")) for name, value in said.items())


def same_origin(headers: Headers) -> bool:
    """Whether a request that changes something comes from a page of this application, as far as the browser tells.

    Browsers tell by Sec-Fetch-Site, older ones by Origin. A program that tells neither has no cookies of a browser to
    misuse, and needs the token of its session all the same.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host", "")


def _refused(method: str, headers: Headers, limit: int) -> int | None:
    if method in _SAFE:
        return None
    if not same_origin(headers):
        return _FORBIDDEN
    length = headers.get("content-length", "0")
    return _TOO_LARGE if not length.isdigit() or int(length[:18]) > limit else None


def _limited(receive: Receive, limit: int) -> Receive:
    """Count what comes in, as a request need not say truly how long it is, and wait for it so long and no longer."""
    taken, whole = 0, False

    async def counted() -> Message:
        nonlocal taken, whole
        try:
            message = await asyncio.wait_for(receive(), None if whole else _SILENT_SECONDS)
        except TimeoutError as error:
            raise HTTPException(_TOO_SLOW) from error
        whole = not message.get("more_body", False)
        taken += len(message.get("body", b""))
        if taken > limit:
            raise HTTPException(_TOO_LARGE)
        return message

    return counted


async def _refuse(status: int, asked: Headers, send: Send) -> None:
    words = turned_away.page(status, asked)
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(words)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words})
