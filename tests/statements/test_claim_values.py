"""Found claims made into typed ones."""

import pytest

from trucewatch.model import (
    ActorRef,
    AppealClaim,
    Claim,
    CommitmentClaim,
    FigureClaim,
    Measure,
    MeetingClaim,
    MeetingFormat,
    OccurrenceClaim,
    OccurrenceKind,
    Position,
    PositionClaim,
    Qualifier,
    SupportClaim,
)
from trucewatch.statements.claim_values import claim_of
from trucewatch.statements.found import FoundClaim

ARMY, MISSION = ActorRef(actor="actor-1", name="the army"), ActorRef(actor=None, name="a mission")


def made(
    kind: str, values: dict[str, object], deadline: str | None = None, **actors: ActorRef | tuple[ActorRef, ...]
) -> Claim | None:
    named = {field: one if isinstance(one, tuple) else (one,) for field, one in actors.items()}
    return claim_of(FoundClaim(type=kind, first=0, last=0, anchor=0, values=values), named, deadline)


def test_a_position() -> None:
    values: dict[str, object] = {"position": "signed", "agreement": "the text"}
    assert made("position", values, actor=ARMY) == PositionClaim(
        actor=ARMY, position=Position.SIGNED, agreement="the text"
    )


def test_only_who_asked_for_time_has_a_deadline_in_its_position() -> None:
    asked = made("position", {"position": "asked-for-time"}, deadline="2031-05-16", actor=ARMY)
    signed = made("position", {"position": "signed"}, deadline="2031-05-16", actor=ARMY)
    assert isinstance(asked, PositionClaim)
    assert isinstance(signed, PositionClaim)
    assert (asked.until, signed.until) == ("2031-05-16", None)


def test_a_figure_keeps_open_ends_open() -> None:
    values: dict[str, object] = {
        "measure": "killed", "qualifier": "at-least", "low": 12, "high": None, "counted": "civilians", "period": "since April",
        "as_of": "2031-05-14", "cumulative": False,
    }  # fmt: skip
    assert made("figure", values, counter=MISSION) == FigureClaim(
        measure=Measure.KILLED, low=12, high=None, qualifier=Qualifier.AT_LEAST, counted="civilians", counter=MISSION,
        period="since April", as_of="2031-05-14", cumulative=False,
    )  # fmt: skip
    vague = made("figure", {"measure": "wounded", "qualifier": "vague", "low": None, "high": None})
    assert isinstance(vague, FigureClaim)
    assert (vague.low, vague.high, vague.counted, vague.counter, vague.cumulative) == (None, None, "", None, None)


def test_an_occurrence_needs_no_actor() -> None:
    values: dict[str, object] = {"kind": "shelling", "harm": "two wounded", "instrument": ""}
    assert made("occurrence", values, target=MISSION) == OccurrenceClaim(
        kind=OccurrenceKind.SHELLING, target=MISSION, harm="two wounded"
    )


def test_a_meeting() -> None:
    assert made(
        "meeting", {"format": "indirect", "outcome": "collapsed"}, participants=(ARMY, MISSION)
    ) == MeetingClaim(participants=(ARMY, MISSION), format=MeetingFormat.INDIRECT, outcome="collapsed")
    assert made("meeting", {}) == MeetingClaim()


def test_support_a_commitment_and_an_appeal() -> None:
    assert made("support", {"means": "arms"}, backer=ARMY, backed=MISSION) == SupportClaim(
        backer=ARMY, backed=MISSION, means="arms"
    )
    assert made("commitment", {"undertaking": "leave"}, deadline="2031-05-16", actor=ARMY) == CommitmentClaim(
        actor=ARMY, undertaking="leave", deadline="2031-05-16"
    )
    assert made("appeal", {"what": "leave"}, to=ARMY) == AppealClaim(actor=None, to=ARMY, what="leave")


@pytest.mark.parametrize(
    ("kind", "values", "actors"),
    [
        ("position", {"position": "signed"}, {}),
        ("support", {}, {"backer": ARMY}),
        ("support", {}, {"backed": ARMY}),
        ("commitment", {"undertaking": "leave"}, {}),
        ("commitment", {"undertaking": ""}, {"actor": ARMY}),
        ("appeal", {"what": ""}, {"actor": ARMY}),
    ],
)
def test_a_claim_that_lacks_what_makes_it_one_is_none(
    kind: str, values: dict[str, object], actors: dict[str, ActorRef]
) -> None:
    assert made(kind, values, **actors) is None


@pytest.mark.parametrize("values", [{"kind": "picnic"}, {"kind": None}])
def test_a_word_that_is_none_of_the_model_s_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="is not a valid OccurrenceKind"):
        made("occurrence", values)
