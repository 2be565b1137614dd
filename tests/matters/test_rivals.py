"""Accounts of one event that exclude each other meet, and two events stay two."""

from collections.abc import Callable
from typing import Any

import pytest

from trucewatch.model import AppealClaim, OccurrenceClaim, OccurrenceKind, Stance, Unclassified

Make = Callable[..., Any]


def strike(make: Make, actor: str | None = None, target: str | None = None, kind: str = "shelling") -> OccurrenceClaim:
    return OccurrenceClaim(
        kind=OccurrenceKind(kind),
        actor=make(actor) if actor else None,
        target=make(None, target) if target else None,
    )


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        # a thing that both know, on two days before both reports
        (("the harbour market was shelled", "2031-05-11"), ("the harbour market was shelled", "2031-05-12"), ["time"]),
        # a town is shelled on many days
        (("Port Vale was shelled", "2031-05-11"), ("Port Vale was shelled", "2031-05-12"), []),
        # told as another
        (("the harbour market was shelled", "2031-05-11"), ("the harbour market was shelled again", "2031-05-12"), []),
        # the earlier report cannot have known of it
        (("the harbour market was shelled", "2031-05-11"), ("the harbour market was shelled", "2031-05-20"), []),
        # one report tells of two
        (("9 fell when the harbour market was shelled", "2031-05-11"), ("30 fell when the harbour market was shelled", "2031-05-12"), []),
    ],
)  # fmt: skip
def test_two_days_of_one_thing(told: Any, make: Make, on: Make, left: Any, right: Any, expected: list[str]) -> None:
    for name, (text, day) in (("north", left), ("south", right)):
        told.report(name, "2031-05-13")
        told.says(name, text, strike(make), by="un" if name == "north" else "watch", when=on(day))
    assert [one.kind.value for one in told.gathered().contradictions] == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("army", "council"), ("council", "army"), ["responsibility"]),
        (("the soldiers", None), ("the rebels", None), ["responsibility"]),
        (("gunmen", None), ("army", None), []),
    ],
)
def test_who_hit_one_thing_on_one_day(
    told: Any, make: Make, on: Make, left: Any, right: Any, expected: list[str]
) -> None:
    for name, (actor, by) in (("north", left), ("south", right)):
        text = f"{actor} shelled the harbour market"
        told.says(name, text, strike(make, actor, "the harbour market"), by=by, when=on("2031-05-12"))
    assert [one.kind.value for one in told.gathered().contradictions] == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("the coast road is open", Stance.ASSERTS), ("the coast road is closed", Stance.ASSERTS), ["status"]),
        (("the army mined the coast road", Stance.ASSERTS), ("mined the coast road", Stance.DENIES), ["denial"]),
        (("120 boats left the harbour quay", Stance.ASSERTS), ("400 boats left the harbour quay", Stance.ASSERTS), ["value"]),
        (("about 120 boats left the harbour quay", Stance.ASSERTS), ("125 boats left the harbour quay", Stance.ASSERTS), []),
        (("up to 120 boats left the harbour quay", Stance.ASSERTS), ("over 400 boats left the harbour quay", Stance.ASSERTS), ["value"]),
        (("at least 120 boats left the harbour quay", Stance.ASSERTS), ("400 boats left the harbour quay", Stance.ASSERTS), []),
        (("the army left the harbour quay", Stance.ASSERTS), ("the army has not left the harbour quay", Stance.ASSERTS), ["status"]),
        (("the army sank the harbour ferry", Stance.ASSERTS), ("it is not true that the army sank the harbour ferry", Stance.ASSERTS), ["denial"]),
        (("the coast road is open", Stance.ASSERTS), ("the hill road is open", Stance.ASSERTS), []),
    ],
)  # fmt: skip
def test_untyped_words_that_contradict_each_other(
    told: Any, on: Make, left: Any, right: Any, expected: list[str]
) -> None:
    for name, (text, stance) in (("north", left), ("south", right)):
        by = "un" if name == "north" else "army"
        told.says(name, text, Unclassified(), by=by, stance=stance, when=on("2031-05-12"))
    found = told.gathered()
    assert [one.kind.value for one in found.contradictions] == expected
    assert [matter.kind.value for matter in found.matters] == ["other"] * (len(expected) + len(found.refinements))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("the truce takes effect", "2031-05-15"), ("the truce takes effect", "2031-05-17"), ["time"]),
        (("the truce is holding", "2031-05-13"), ("the truce has collapsed", "2031-05-13"), ["status"]),
        (("the truce is holding", "2031-05-12"), ("the truce has collapsed", "2031-05-13"), []),
    ],
)
def test_how_a_truce_stands(told: Any, on: Make, left: Any, right: Any, expected: list[str]) -> None:
    for name, (text, day) in (("north", left), ("south", right)):
        told.says(name, text, Unclassified(), by="un" if name == "north" else "watch", when=on(day))
    found = told.gathered()
    assert [one.kind.value for one in found.contradictions] == expected
    assert [matter.kind.value for matter in found.matters] == ["truce"]


@pytest.mark.parametrize(("later", "expected"), [("9 June", ["time"]), ("3 June", [])])
def test_a_day_named_in_untyped_words(told: Any, later: str, expected: list[str]) -> None:
    told.says("north", "the harbour pact lasts until 3 June", Unclassified(), by="un")
    told.says("south", f"the harbour pact lasts until {later}", Unclassified(), by="army")
    assert [one.kind.value for one in told.gathered().contradictions] == expected


@pytest.mark.parametrize(("later", "expected"), [("30 May", ["time"]), ("20 May", [])])
def test_two_days_named_for_one_duty(told: Any, make: Make, later: str, expected: list[str]) -> None:
    for name, by, until in (("north", "un", "20 May"), ("south", "watch", later)):
        what = f"leave the harbour by {until}"
        told.says(name, f"the army must {what}", AppealClaim(actor=make(by), to=make("army"), what=what), by=by)
    assert [one.kind.value for one in told.gathered().contradictions] == expected
