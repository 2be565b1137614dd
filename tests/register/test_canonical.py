"""The canonical form is the one that any JSON library can make."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.errors import TrucewatchError
from trucewatch.register.canonical import canonical, digest

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(VALUES)
def test_it_is_what_the_standard_library_makes(value: object) -> None:
    plain = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert canonical(value) == plain.encode()


def test_half_a_character_is_refused() -> None:
    with pytest.raises(TrucewatchError, match="half a character"):
        canonical({"a": "\ud800"})


def test_the_digest_is_sha_256() -> None:
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
