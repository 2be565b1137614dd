"""An interruption ends a command at its next step, also one that something on the way swallowed."""

import signal
import threading

import pytest

from trucewatch.terminal import progress


def test_an_interruption_that_was_swallowed_comes_at_the_next_step() -> None:
    with progress() as told:
        told("opening", 1, 2)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)  # caught here, as a library that is being loaded may do
        with pytest.raises(KeyboardInterrupt):
            told("reading", 1, 2)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_who_handles_interruptions_keeps_to_it() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with progress() as told:
            signal.raise_signal(signal.SIGINT)
            told("reading", 1, 2)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_thread_sets_no_handler() -> None:
    seen = []

    def work() -> None:
        with progress() as told:
            told("reading", 1, 2)
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [signal.default_int_handler]
