"""What is passed over before it is compared in full would not have been a pair."""

import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.matters.conftest import Told, day

from trucewatch.codebook import Codebook
from trucewatch.matters import untyped, worded
from trucewatch.matters.case import Case
from trucewatch.matters.judged import Judged, Verdict
from trucewatch.matters.likeness import Part
from trucewatch.matters.marked import Pair, marked
from trucewatch.matters.tellings.reading import SlotReader
from trucewatch.model import ContradictionKind, OccurrenceClaim, OccurrenceKind, Unclassified

clash = sys.modules["trucewatch.matters.tellings.clashes"]  # the name of the module is also that of its function

DOERS = ("army guns", "council guns", "the drones", "envoys")
DEEDS = ("hit the harbour bakery", "did not hit the harbour bakery", "closed the mill road", "opened the mill road")
ENDS = ("in Tarvo on Monday", "in Selm", "near the old harbour", "with 40 shells", "with 90 shells", "by 20 May")
SPEAKERS = ("army", "council", "un", None)
CLASHING = (
    "The barge carried {} wounded recruits out of Elmet",
    "Just {} wounded recruits were brought out of Elmet by the Hill Council",
    "Just {} wounded recruits were brought out of Elmet through orchards",
    "The hostages were freed at the Sarn crossing on {} May",
    "The hostages were not released at the Brode crossing on {} May",
    "The crossing at Elmet has reopened to {} lorries",
    "The River Army shut the crossing at Elmet to lorries",
    "The crossing was shelled by the Hill Council, the watch found, on {} May",
)
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


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(*map(st.sampled_from, (CLASHING, (5, 9, 14), SPEAKERS))), min_size=2, max_size=6, unique=True)
)
def test_what_shares_too_little_does_not_clash(codebook: Codebook, rows: list[tuple[Any, ...]]) -> None:
    told = Told(codebook)
    for number, (telling, count, by) in enumerate(rows):
        told.says(f"report {number}", telling.format(count), Unclassified(), by=by)
    found = pairs(told)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(clash, "may_clash", lambda *_: True)
        assert pairs(told) == found


def test_the_composed_tellings_do_clash(codebook: Codebook) -> None:
    told = Told(codebook)
    told.says("north", CLASHING[0].format(14), Unclassified(), by="army")
    told.says("south", CLASHING[2].format(5), Unclassified(), by="un")
    assert {kind for kind, *_ in pairs(told)} == {"value"}


def test_a_report_that_tells_its_story_alone_is_not_taken_apart(
    codebook: Codebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told(codebook)
    told.says("north", CLASHING[0].format(14), Unclassified(), by="army")
    told.says("north", CLASHING[1].format(5), Unclassified(), by="un")
    monkeypatch.setattr(SlotReader, "of", lambda *_: pytest.fail("it was"))
    monkeypatch.setattr(untyped, "told_words", lambda *_: pytest.fail("it was"))
    assert pairs(told) == set()


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


@pytest.mark.parametrize(("kept_apart", "pairs"), [(False, 2), (True, 1)])
def test_a_pair_comes_to_a_group_by_another_pair_unless_people_keep_two_of_it_apart(
    told: Told, monkeypatch: pytest.MonkeyPatch, kept_apart: bool, pairs: int
) -> None:
    told.says("north", "The bridge at Tarvo was shelled", OccurrenceClaim(kind=OccurrenceKind.SHELLING), by="norland")
    told.says("south", "Nothing fell near the bridge", Unclassified(), by="suderia")
    told.says("east", "Shells fell near the mill", Unclassified(), by="varland")

    def found(case: Case) -> Iterator[Pair]:
        denied, other, typed = sorted(case.statements, key=lambda one: one.text)
        for left, right in ((other, denied), (typed, denied)):
            yield marked(left, right, ContradictionKind.DENIAL, Part("test", 1.0, ""))

    monkeypatch.setattr("trucewatch.matters.loose._all_pairs", found)
    typed, _, other = told.statements
    apart = [Judged(left=typed.id, right=other.id, verdict=Verdict.DIFFERENT)] if kept_apart else []
    assert len(told.gathered(judgements=apart).contradictions) == pairs
