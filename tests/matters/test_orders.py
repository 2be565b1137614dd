"""Neither the order nor the batching of the same reports changes what is grouped and what contradicts."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trucewatch.codebook import Codebook
from trucewatch.matters import Gathered, Judged
from trucewatch.model import (
    FigureClaim,
    Matter,
    Measure,
    MeetingClaim,
    OccurrenceClaim,
    OccurrenceKind,
    Position,
    PositionClaim,
    Qualifier,
    Stance,
    Unclassified,
    Verdict,
)

Make = Callable[..., Any]
COUNT = 10


def tell(told: Any, make: Make, on: Make, at: Make) -> None:
    """Tell a small case in which accounts agree, refine and exclude each other."""
    strike = OccurrenceKind.SHELLING
    port, hill = at("Port Vale"), at("Hillford", 12.0, 21.0)
    day = on("2031-05-12")
    told.says("north", "the army shelled the harbour market", OccurrenceClaim(kind=strike, actor=make("army"), target=make(None, "the harbour market")), by="council", when=day, where=port)  # fmt: skip
    told.says("south", "the council shelled the harbour market", OccurrenceClaim(kind=strike, actor=make("council"), target=make(None, "the harbour market")), by="army", when=day, where=port)  # fmt: skip
    told.says("east", "the army did not shell the harbour market", OccurrenceClaim(kind=strike, actor=make("army"), target=make(None, "the harbour market")), by="army", stance=Stance.DENIES)  # fmt: skip
    told.says("west", "the harbour market was shelled", OccurrenceClaim(kind=strike, target=make(None, "the harbour market")), when=on("2031-05-11"))  # fmt: skip
    told.says("north", "43 people were killed", FigureClaim(measure=Measure.KILLED, low=43, high=43, qualifier=Qualifier.EXACTLY, counted="people", counter=make("watch")), when=day)  # fmt: skip
    told.says("south", "70 people were killed", FigureClaim(measure=Measure.KILLED, low=70, high=70, qualifier=Qualifier.EXACTLY, counted="people", counter=make("un")), when=day)  # fmt: skip
    told.says("east", "the army signed the truce", PositionClaim(actor=make("army"), position=Position.SIGNED), by="un")
    told.says("west", "the army refused the truce", PositionClaim(actor=make("army"), position=Position.REFUSED), by="council")  # fmt: skip
    told.says("north", "the envoys met in Port Vale on the harbour road", MeetingClaim(participants=(make(None, "the envoys"),)), when=day, where=port)  # fmt: skip
    told.says("south", "the harbour road is open", Unclassified(), by="army", when=day)
    told.says("west", "the harbour road is closed", Unclassified(), by="un", when=day)
    told.says("east", "the envoys met in Hillford on the harbour road", MeetingClaim(participants=(make(None, "the envoys"),)), when=day, where=hill)  # fmt: skip


def shape(found: Gathered) -> tuple[Any, ...]:
    """All but the ids of matters, which follow the order of recording."""
    groups = {frozenset(one for account in matter.accounts for one in account.statements) for matter in found.matters}
    clashes = {(one.kind, frozenset((one.left, one.right)), one.because) for one in found.contradictions}
    finer = {(one.vaguer, one.finer) for one in found.refinements}
    return groups, clashes, finer, {(one.earlier, one.later) for one in found.updates}


@pytest.fixture(scope="module")
def case(codebook: Codebook) -> Any:
    from tests.matters.conftest import Told, day, ref, town

    told = Told(codebook)
    tell(told, ref, day, town)
    return told


def test_the_case_holds_what_is_to_stay(case: Any) -> None:
    kinds = {one.kind.value for one in case.gathered().contradictions}
    assert kinds == {"responsibility", "denial", "value", "status", "place"} or kinds > {"responsibility", "value"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(12)))
def test_any_order_gives_the_same(case: Any, order: list[int]) -> None:
    assert shape(case.gathered(order)) == shape(case.gathered())


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(12)))
def test_any_order_gives_the_same_where_more_are_alike_than_are_all_compared(case: Any, order: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("trucewatch.matters.grouping._MANY", 2)
        assert shape(case.gathered(order)) == shape(case.gathered())


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(12)), st.integers(min_value=1, max_value=11))
def test_any_batching_gives_the_same_and_the_oldest_id_stays(case: Any, order: list[int], cut: int) -> None:
    """What was gathered before is handed on as `known`: groups are the same, and a matter keeps the id it had."""
    first = case.gathered(order[:cut])
    whole = case.gathered(order, known=first.matters)
    assert shape(whole) == shape(case.gathered())
    assert ids(first.matters) <= ids(whole.matters) | {alias for one in whole.matters for alias in one.aliases}


def ids(matters: tuple[Matter, ...]) -> set[str]:
    return {one.id for one in matters}


@pytest.mark.parametrize(
    ("verdict", "joined"), [(Verdict.SAME, True), (Verdict.DIFFERENT, False), (Verdict.UNSURE, False)]
)
def test_a_decision_changes_only_what_it_touches(case: Any, verdict: Verdict, joined: bool) -> None:
    """A figure's and a meeting's matters stay as they are, to the last value, when two incidents are judged."""
    told = {one.text: one.id for one in case.statements}
    left, right = told["the army shelled the harbour market"], told["the harbour market was shelled"]
    before = {one.id: one for one in case.gathered().matters}
    after = {one.id: one for one in case.gathered(judgements=[Judged(left=left, right=right, verdict=verdict)]).matters}
    untouched = {key for key, one in before.items() if not {left, right} & statements(one)}
    assert {key: after[key] for key in untouched if key in after} == {
        key: before[key] for key in untouched if key in after
    }
    assert any({left, right} <= statements(one) for one in after.values()) is (joined or (verdict is Verdict.UNSURE and any(
        {left, right} <= statements(one) for one in before.values()
    )))  # fmt: skip


def statements(matter: Matter) -> set[str]:
    return {one for account in matter.accounts for one in account.statements}
