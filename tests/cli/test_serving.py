"""The sockets of a server of several processes."""

import socket

import pytest

from trucewatch.cli.serving import Listening, _bound
from trucewatch.errors import TrucewatchError


def test_what_is_sent_to_a_browser_waits_for_no_acknowledgement() -> None:
    bound = _bound(Listening(host="127.0.0.1", port=0, proxied=False), 2)
    try:
        address = bound[0].getsockname()
        assert [one.getsockname() for one in bound] == [address, address]
        with socket.create_connection(address):
            for one in bound:
                one.settimeout(0.2)
            accepted = [connection for one in bound if (connection := _accepted(one))]
            assert [one.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) for one in accepted] == [1]
            for one in accepted:
                one.close()
    finally:
        for one in bound:
            one.close()


def _accepted(bound: socket.socket) -> socket.socket | None:
    """Who connected to a socket: of several at one address one gets them."""
    try:
        return bound.accept()[0]
    except TimeoutError:
        return None


def test_an_address_that_somebody_has_is_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(TrucewatchError, match="nothing can listen"):
        _bound(Listening(host="127.0.0.1", port=taken.getsockname()[1], proxied=False), 2)
