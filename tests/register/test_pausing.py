"""The search for cycles is put off, and comes back whatever happens."""

import gc

import pytest

from trucewatch.register.pausing import many_made


def test_it_is_put_off_and_comes_back() -> None:
    with many_made():
        assert not gc.isenabled()
        with many_made():
            assert not gc.isenabled()
        assert not gc.isenabled(), "the outer one still makes values"
    assert gc.isenabled()


def test_it_comes_back_after_a_failure() -> None:
    with pytest.raises(ValueError, match="in the middle"), many_made():
        raise ValueError("in the middle")
    assert gc.isenabled()


def test_whoever_had_turned_it_off_keeps_it_off() -> None:
    gc.disable()
    try:
        with many_made():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
