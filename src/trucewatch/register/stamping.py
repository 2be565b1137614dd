"""Time-stamps (RFC 3161) over checkpoints: an authority outside states that a checkpoint was there at a time.

Nothing is asked of anybody unless a caller gives the address. What is sent is a hash of the newest checkpoint, never
an entry. The token is kept raw, as it came; what is believed of it is worked out anew from the root certificates that
whoever looks at it trusts.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trucewatch.errors import NotInRecord, RegisterBroken, RegisterUnavailable, TrucewatchError
from trucewatch.model import Entry, EntryKind, Value
from trucewatch.register.notary import followed
from trucewatch.register.payloads import Draft, TimestampPayload, read_payload
from trucewatch.register.recorder import Recorder

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

Post = Callable[[str, bytes], bytes]
"""Sends a request to an address and returns the answer."""

_LARGEST = 200_000
_SECONDS = 20.0


class StampError(TrucewatchError):
    """A time-stamp was refused, or does not hold."""


class Stamp(Value, frozen=True, kw_only=True):
    """A time-stamp in a record: at which entry, over which checkpoint, and the raw answer of the authority."""

    sequence: int
    note: str
    token: bytes


def stamp(recorder: Recorder, url: str, roots: Sequence["Certificate"], *, post: Post | None = None) -> datetime:
    """Have the newest checkpoint stamped, record the answer, and return the time that the authority states.

    An answer that is not granted, that is over something else, or that no root leads to is not recorded. Raises
    NotInRecord without a checkpoint, RegisterUnavailable where the authority cannot be reached, StampError.
    """
    client = _library()
    notary = followed(recorder)
    if notary.newest is None:
        raise NotInRecord("the record has no checkpoint yet: `trucewatch checkpoint` makes one")
    note = str(notary.newest.note)
    builder = client.TimestampRequestBuilder().data(note.encode()).hash_algorithm(client.HashAlgorithm.SHA256)
    request = builder.nonce(nonce=True).cert_request(cert_request=True).build()
    answer = (post or _post)(url, request.as_bytes())
    when = verified(note, answer, roots, nonce=request.nonce)
    (signed,) = recorder.entries(notary.newest.sequence, notary.newest.sequence)
    payload = TimestampPayload(note=note, token=answer)
    recorder.append([Draft(kind=EntryKind.TIMESTAMP, version=1, payload=payload, activity="stamp", uses=(signed.id,))])
    return when


def stamps(recorder: Recorder) -> Iterator[Stamp]:
    """Yield the time-stamps of a record, the oldest first. Raises RegisterBroken."""
    for entry in recorder.entries(kind=EntryKind.TIMESTAMP):
        payload = _payload(recorder, entry)
        yield Stamp(sequence=entry.sequence, note=payload.note, token=payload.token)


def verified(note: str, token: bytes, roots: Sequence["Certificate"], *, nonce: int | None = None) -> datetime:
    """Return the time (UTC) that a token states for a checkpoint. Raises StampError where it does not hold.

    It must be granted, be over the hash of the whole signed note, answer the request of this nonce if one is given,
    and be signed by a certificate for time-stamping that one of the roots leads to.
    """
    client = _library()
    if not roots:
        raise StampError("no root certificate is given, so that nothing vouches for the time-stamp")
    try:
        answer = client.decode_timestamp_response(token)
        builder = client.VerifierBuilder(roots=list(roots), nonce=nonce)
        builder.build().verify_message(answer, note.encode())
        stated: datetime = answer.tst_info.gen_time
    except (client.VerificationError, ValueError, OverflowError) as error:
        raise StampError(f"the time-stamp does not hold: {error}") from error
    return stated.astimezone(UTC)


def read_roots(path: Path) -> "list[Certificate]":
    """Return the certificates in a file (PEM). Raises StampError, RegisterUnavailable."""
    from cryptography.x509 import load_pem_x509_certificates

    try:
        return load_pem_x509_certificates(path.read_bytes())
    except OSError as error:
        raise RegisterUnavailable(f"{path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise StampError(f"{path} holds no certificates in PEM form") from error


def _payload(recorder: Recorder, entry: Entry) -> TimestampPayload:
    data = recorder.payloads([entry]).get(entry.sequence, b"")
    payload = read_payload(entry, data)
    if not isinstance(payload, TimestampPayload):
        raise RegisterBroken(f"entry {entry.sequence} holds no time-stamp")
    return payload


def _library() -> Any:
    """The library that encodes and verifies, which is not always there."""
    try:
        return import_module("rfc3161_client")
    except ImportError as error:
        raise RegisterUnavailable("time-stamps need an extra: pip install 'trucewatch[timestamps]'") from error


def _post(url: str, request: bytes) -> bytes:
    import httpx

    if not url.startswith(("https://", "http://")):
        raise RegisterUnavailable(f"{url!r} is not the address of a time-stamping authority")
    headers = {"content-type": "application/timestamp-query", "accept": "application/timestamp-reply"}
    answer = bytearray()
    try:
        with (
            httpx.Client(timeout=_SECONDS, follow_redirects=False) as client,
            client.stream("POST", url, content=request, headers=headers) as response,
        ):
            if response.status_code != httpx.codes.OK:
                raise RegisterUnavailable(f"{url} answers {response.status_code}")
            for part in response.iter_bytes():
                answer += part
                if len(answer) > _LARGEST:
                    raise RegisterUnavailable(f"{url} answers with more than {_LARGEST} bytes")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise RegisterUnavailable(f"{url} cannot be reached: {error}") from error
    return bytes(answer)
