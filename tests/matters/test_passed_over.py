"""What is passed over before two tellings are laid side by side would not have been put together."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.matters.conftest import Told, day, ref, town

from trucewatch.codebook import Codebook
from trucewatch.matters import events, grouping, incidents, meetings
from trucewatch.model import MeetingClaim, OccurrenceClaim, OccurrenceKind, Stance

PLACES = (None, town("Tarvo"), town("Selm", 12.0, 21.0), town("Tarvo Hill", 10.01, 20.01))
DAYS = (None, "2031-05-11", "2031-05-12")
REPORTS = ("north", "north", "south")
KINDS = (OccurrenceKind.SHELLING, OccurrenceKind.OTHER, OccurrenceKind.CEASEFIRE_VIOLATION, OccurrenceKind.DETENTION)
WHO = (None, "army", "council", "the gunmen")
AIMS = (None, "the harbour bakery", "the bakery", "a town", "council")
WORDS = (
    "shells fell on the harbour bakery",
    "the bakery was hit",
    "the truce was broken",
    "in another attack shells fell",
)
DEEDS = st.tuples(*map(st.sampled_from, (REPORTS, WORDS, KINDS, WHO, AIMS, PLACES, DAYS, tuple(Stance)[:4])))
TALKS = st.tuples(*map(st.sampled_from, (REPORTS, WHO[1:], (*WHO, "un"), PLACES, DAYS, (None, "progress", "no deal"))))


def _of_deeds(codebook: Codebook, rows: list[tuple[Any, ...]]) -> Told:
    told = Told(codebook)
    for report, words, kind, who, aim, where, when, stance in rows:
        claim = OccurrenceClaim(kind=kind, actor=ref(who) if who else None, target=ref(aim) if aim else None)
        told.says(report, words, claim, where=where, when=day(when), stance=stance, by="un")
    return told


def _of_talks(codebook: Codebook, rows: list[tuple[Any, ...]]) -> Told:
    told = Told(codebook)
    for report, one, other, where, when, outcome in rows:
        parties = tuple(ref(each) for each in (one, other) if each)
        claim = MeetingClaim(participants=parties, outcome=outcome)
        told.says(report, "both sides met for talks", claim, where=where, when=day(when), by="un")
    return told


@settings(max_examples=150, deadline=None)
@given(st.lists(DEEDS, min_size=2, max_size=8))
@example([("north", words, KINDS[2], None, None, None, None, Stance.ASSERTS) for words in WORDS[:2]])
@example([("north", WORDS[at], KINDS[0], None, aim, None, DAYS[1], Stance.ASSERTS) for at, aim in enumerate(AIMS[1:3])])
@example([("north", WORDS[0], KINDS[0], None, None, where, DAYS[1], Stance.ASSERTS) for where in PLACES[1::2]])
def test_occurrences(codebook: Codebook, rows: list[tuple[Any, ...]]) -> None:
    told = _of_deeds(codebook, rows)
    found = told.gathered()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(incidents, "may_be_one", lambda *_: True)
        patched.setattr(incidents, "why_never", lambda *pair: events.likeness(*pair).veto)
        assert told.gathered() == found


@settings(max_examples=150, deadline=None)
@given(st.lists(TALKS, min_size=2, max_size=8))
def test_meetings(codebook: Codebook, rows: list[tuple[Any, ...]]) -> None:
    told = _of_talks(codebook, rows)
    found = told.gathered()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(meetings, "may_be_one", lambda *_: True)
        assert told.gathered() == found


def test_events_of_two_days_of_one_report_are_not_laid_side_by_side(
    codebook: Codebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules: list[Any] = []
    gather_alike = incidents.gather_alike
    monkeypatch.setattr(
        incidents,
        "gather_alike",
        lambda items, rule, must: rules.append((items, rule)) or gather_alike(items, rule, must),
    )
    rows = [
        ("north", "shells fell on the mill", KINDS[0], "army", "the mill", None, when, Stance.ASSERTS)
        for when in ("2031-05-11", "2031-05-12", "2031-05-12")
    ]
    _of_deeds(codebook, rows).gathered()
    ((items, rule),) = rules
    assert [rule.may(one, other) for one, other in combinations(items, 2)] == [False, False, True]


def test_lots_that_are_kept_apart_are_asked_about_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    barred = grouping._barred
    monkeypatch.setattr(
        grouping, "_barred", lambda lots, a, b, *rest: asked.append((a, b)) or barred(lots, a, b, *rest)
    )

    def like(a: int, b: int) -> grouping.Likeness:
        if {a, b} == {0, 19}:
            return grouping.Likeness((), "never")
        return grouping.Likeness((grouping.Part("score", 2.0 if (a < 10) is (b < 10) else 1.0, ""),))

    rule = grouping.Rule(blocks=lambda _: ["one"], like=like, accept=lambda found: found.score >= 1)
    assert [lot.items for lot in grouping.gather_alike(range(20), rule, {})] == [tuple(range(10)), tuple(range(10, 20))]
    assert len(asked) == 18 + 1
