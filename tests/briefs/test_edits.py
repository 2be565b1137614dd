import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.briefs.edits import Edit, edits


def marked(found: tuple[Edit, ...]) -> str:
    """Words left out in [-...-], words put in in {+...+}."""
    parts = ((one.kept, one.out and f"[-{one.out}-]", one.put and f"{{+{one.put}+}}") for one in found)
    return " ".join(part for parts_of in parts for part in parts_of if part)


@pytest.mark.parametrize(
    ("earlier", "later", "wanted"),
    [
        ("Snow fell on the pass.", "snow fell, on the pass", ""),
        ("Gunmen killed 12 people", "Gunmen killed 14 people", "Gunmen killed [-12-] {+14+} people"),
        ("The old mill burnt", "The mill burnt", "The [-old-] mill burnt"),
        ("The mill burnt down.", "The mill burnt down, officials said.", "The mill burnt down, {+officials said.+}"),
        ("", "Snow", "{+Snow+}"),
        ("one " * 601, "two", ""),
    ],
)
def test_what_was_changed_is_shown(earlier: str, later: str, wanted: str) -> None:
    assert marked(edits(earlier, later)) == wanted


@given(*(2 * [st.lists(st.sampled_from(["the", "mill", "burnt,", "down.", "Snow", "fell"]), max_size=9).map(" ".join)]))
def test_both_passages_can_be_read_off(earlier: str, later: str) -> None:
    found = edits(earlier, later)
    if found:
        assert " ".join(part for one in found for part in (one.kept, one.put) if part) == later
        plain = [part for one in found for part in (one.kept, one.out) if part]
        assert " ".join(plain).replace(",", "").replace(".", "") == earlier.replace(",", "").replace(".", "")
