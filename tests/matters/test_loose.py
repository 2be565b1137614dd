"""What is passed over before it is compared in full would not have been a pair."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.matters.conftest import Told, day

from trucewatch.codebook import Codebook
from trucewatch.matters import worded
from trucewatch.model import Unclassified

DOERS = ("army guns", "council guns", "the drones", "envoys")
DEEDS = ("hit the harbour bakery", "did not hit the harbour bakery", "closed the mill road", "opened the mill road")
ENDS = ("in Tarvo on Monday", "in Selm", "near the old harbour", "with 40 shells", "with 90 shells", "by 20 May")
SPEAKERS = ("army", "council", "un", None)
TELLINGS = st.tuples(*map(st.sampled_from, (DOERS, DEEDS, ENDS, SPEAKERS, (None, "2031-05-12", "2031-05-13"))))


def pairs(told: Told) -> set[tuple[str, ...]]:
    return {(one.kind.value, one.left, one.right) for one in told.gathered().contradictions} | {
        ("update", one.earlier, one.later) for one in told.gathered().updates
    }


@settings(max_examples=40, deadline=None)
@given(st.lists(TELLINGS, min_size=2, max_size=7, unique=True))
def test_what_shares_too_few_words_is_no_pair(codebook: Codebook, rows: list[tuple[Any, ...]]) -> None:
    told = Told(codebook)
    for number, (doer, deed, end, by, when) in enumerate(rows):
        told.says(f"report {number}", f"{doer} {deed} {end}", Unclassified(), by=by, when=day(when))
    found = pairs(told)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(worded, "may_be_alike", lambda *_: True)
        assert pairs(told) == found


def test_the_composed_tellings_do_contradict(codebook: Codebook) -> None:
    told = Told(codebook)
    told.says("north", "the mill road in Selm is open", Unclassified(), by="army", when=day("2031-05-12"))
    told.says("south", "the mill road in Selm is closed", Unclassified(), by="un", when=day("2031-05-12"))
    assert {kind for kind, *_ in pairs(told)} == {"status"}


def test_close_tellings_are_compared_word_by_word(codebook: Codebook) -> None:
    told = Told(codebook)
    told.says("north", "the mill road in Selm is open", Unclassified(), by="army", when=day("2031-05-12"))
    told.says("south", "the mill road in Selm is closed", Unclassified(), by="un", when=day("2031-05-12"))
    joined = [join for matter in told.gathered().matters for join in matter.joined]
    assert [part.name for part in joined[0].parts] == ["untyped status", "words"]
