"""The whole of a small case: order does not matter, ids stay, accounts are one a chain."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trucewatch.matters import Gathered
from trucewatch.model import (
    ActorRef,
    CommitmentClaim,
    FigureClaim,
    Matter,
    MatterKind,
    Measure,
    MeetingClaim,
    OccurrenceClaim,
    OccurrenceKind,
    Place,
    Position,
    PositionClaim,
    Qualifier,
    SupportClaim,
    Unclassified,
    When,
    content_id,
)


def position(ref: ActorRef, what: str, until: str | None = None) -> PositionClaim:
    return PositionClaim(actor=ref, position=Position(what), agreement="the deal", until=until)


@pytest.fixture
def case(told: Any, make: Callable[..., ActorRef], on: Callable[..., When], at: Callable[..., Place]) -> Any:
    """Three outlets on two days of talks: two in one chain for half of what they tell."""
    port = at("Port Vale")
    told.report("north", "2031-05-12")
    told.report("south", "2031-05-13")
    told.report("east", "2031-05-13")
    for outlet in ("north", "south"):
        told.says(outlet, "Hill Council head Ilse Brandt signed", position(make("brandt"), "signed"), chain="agency")
        told.says(
            outlet,
            "the army asked until Tuesday",
            position(make("army"), "asked-for-time", "2031-05-13"),
            by="norland",
            chain="agency",
        )
        told.says(
            outlet,
            "talks in Port Vale collapsed",
            MeetingClaim(participants=(make("army"),), outcome="collapsed"),
            where=port,
        )
        told.says(
            outlet,
            "shells fell on Port Vale",
            OccurrenceClaim(kind=OccurrenceKind.SHELLING),
            when=on("2031-05-12"),
            where=port,
        )
    told.says(
        "east",
        "talks in Port Vale made progress",
        MeetingClaim(participants=(make("army"),), outcome="progress"),
        where=port,
        by="suderia",
    )
    told.says("east", "the army refused", position(make("army"), "refused"), by="army")
    told.says("east", "the army is positive", position(make("army"), "accepts-in-principle"), by="suderia")
    told.says(
        "east",
        "the army shelled Port Vale",
        OccurrenceClaim(kind=OccurrenceKind.SHELLING, actor=make("army")),
        when=on("2031-05-12"),
        where=port,
        by="council",
    )
    told.says("east", "Norland backs the army", SupportClaim(backer=make("norland"), backed=make("army")))
    told.says(
        "east", "Norland will host talks in Port Vale", CommitmentClaim(actor=make("norland"), undertaking="host talks")
    )
    for outlet, number in (("north", 12), ("south", 15), ("east", 15)):
        told.says(
            outlet,
            f"{number} people died in Port Vale",
            FigureClaim(measure=Measure.KILLED, low=number, high=number, qualifier=Qualifier.EXACTLY, counted="people"),
        )
    told.says("east", "the night was calm", Unclassified())
    return told


def shape(gathered: Gathered) -> Any:
    """Everything but the ids of matters, which follow the order of recording."""
    members = {
        matter.id: frozenset(one for account in matter.accounts for one in account.statements)
        for matter in gathered.matters
    }
    return (
        {(matter.kind, matter.title, members[matter.id]) for matter in gathered.matters},
        {(one.id, one.kind, one.left, one.right, one.because, members[one.matter]) for one in gathered.contradictions},
        {(one.vaguer, one.finer) for one in gathered.refinements},
        {(one.earlier, one.later) for one in gathered.updates},
        {(one.name, one.effective, tuple((step.actor, step.position, step.when) for step in one.positions)) for one in gathered.agreements},
        gathered.leaders,
    )  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_order_of_statements_does_not_matter(case: Any, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(case.statements))))
    assert shape(case.gathered(order)) == shape(case.gathered())


def test_each_claim_is_in_one_matter_and_words_alone_in_none(case: Any) -> None:
    held = [one for matter in case.gathered().matters for account in matter.accounts for one in account.statements]
    claims = {one.id for one in case.statements if not isinstance(one.claim, Unclassified)}
    assert sorted(held) == sorted(claims)


def test_accounts_are_one_a_chain(case: Any) -> None:
    asked = next(m for m in case.gathered().matters if m.title.startswith("Position of River Army"))
    assert [account.chain for account in asked.accounts].count("agency") == 1
    assert len(asked.accounts) == 3


def test_an_id_is_made_from_the_first_recorded_statement(case: Any) -> None:
    last_first = case.gathered(range(len(case.statements) - 1, -1, -1))
    for gathered, first in ((case.gathered(), min), (last_first, max)):
        for matter in gathered.matters:
            places = [at for at, one in enumerate(case.statements) if one.id in members(matter)]
            assert matter.id == content_id("matter", case.statements[first(places)].id)


def test_known_ids_stay_and_the_younger_becomes_an_alias(case: Any) -> None:
    plain = case.gathered()
    assert case.gathered(known=plain.matters) == plain
    statements = [one.id for one in case.statements]
    incident = next(m for m in plain.matters if m.title.startswith("Shelling"))
    first, *rest = members(incident)
    old = [
        Matter(id=f"matter-{name}", kind=incident.kind, title="", accounts=account)
        for name, account in (("young", accounts(incident, rest)), ("old", accounts(incident, [first])))
    ]
    merged = next(m for m in case.gathered(known=[old[1], old[0]]).matters if m.title.startswith("Shelling"))
    assert (merged.id, merged.aliases) == ("matter-old", ("matter-young",))
    assert set(members(merged)) <= set(statements)


def test_a_matter_that_is_split_keeps_its_id_once(case: Any) -> None:
    alike = [matter for matter in case.gathered().matters if matter.kind is MatterKind.POSITION]
    held = tuple(account for matter in alike for account in matter.accounts)
    whole = Matter(id=alike[-1].id, kind=MatterKind.POSITION, title="", accounts=held)
    ids = [matter.id for matter in case.gathered(known=[whole]).matters]
    assert len(ids) == len(set(ids))
    assert whole.id in ids


def test_a_matter_gets_an_id_where_others_keep_those_of_all_its_statements(case: Any) -> None:
    plain = case.gathered()
    own = [content_id("matter", one) for one in members(plain.matters[-1])]
    kept = [Matter(id=one, kind=MatterKind.MEETING, title="", accounts=()) for one in own]
    once = case.gathered(known=kept)
    ids = [matter.id for matter in once.matters]
    assert len(ids) == len(set(ids))
    assert ids[-1] not in own
    assert case.gathered(known=[*kept, *once.matters]) == once


def members(matter: Matter) -> list[str]:
    return [one for account in matter.accounts for one in account.statements]


def accounts(matter: Matter, kept: list[str]) -> Any:
    return tuple(account for account in matter.accounts if set(account.statements) & set(kept))
