"""Names are led to the one actor that is meant."""

import pytest

from trucewatch.model import (
    Actor,
    ActorKind,
    ActorRef,
    Agreement,
    Link,
    Reading,
    Report,
    Span,
    Stance,
    Statement,
    SupportClaim,
)
from trucewatch.register.naming import _leading, all_actors, renamed, who_is_who


def actor(found: str, *aliases: str) -> Actor:
    return Actor(id=found, name=found, names=(found,), kind=ActorKind.UNCLEAR, aliases=aliases)


def who(*actors: Actor) -> dict[str, str]:
    return who_is_who({one.id: one for one in actors})


@pytest.mark.parametrize(
    ("actors", "expected"),
    [
        ([], {}),
        ([actor("a")], {"a": "a"}),
        ([actor("a", "x", "y")], {"a": "a", "x": "a", "y": "a"}),
        ([actor("a", "b"), actor("b", "x")], {"a": "a", "b": "a", "x": "a"}),
        ([actor("b", "x"), actor("a", "b")], {"a": "a", "b": "a", "x": "a"}),
        ([actor("a", "x"), actor("b", "x")], {"a": "a", "b": "b", "x": "a"}),
        ([actor("a", "a", "x")], {"a": "a", "x": "a"}),
    ],
)
def test_aliases_lead_to_who_is_meant(actors: list[Actor], expected: dict[str, str]) -> None:
    assert who(*actors) == expected


def test_a_ring_of_aliases_ends() -> None:
    found = who(actor("a", "b"), actor("b", "a"))
    assert set(found) == {"a", "b"}
    assert set(found.values()) <= {"a", "b"}


def test_actors_of_a_report_stay_unless_joined() -> None:
    reading = Reading(report="r", statements=(), actors=(actor("r1"), actor("r2"), actor("a")))
    again = Reading(report="s", statements=(), actors=(actor("r2", "twice"),))
    assert list(all_actors([actor("a", "r1")], [reading, again])) == ["a", "r2"]
    assert all_actors([], [reading, again])["r2"] == actor("r2")


def test_every_naming_in_a_statement_is_led() -> None:
    statement = Statement(
        id="s",
        report="r",
        span=Span(start=0, end=1),
        text="w",
        direct=False,
        attribution=(Link(actor=ActorRef(actor="r1", name="he"), cue="said"),),
        stance=Stance.ASSERTS,
        claim=SupportClaim(backer=ActorRef(actor="r2", name="they"), backed=ActorRef(actor=None, name="some")),
    )
    led = renamed(statement, {"r1": "a"})
    assert led.principal == ActorRef(actor="a", name="he")
    assert led.claim == SupportClaim(backer=ActorRef(actor=None, name="they"), backed=ActorRef(actor=None, name="some"))
    assert led.span is statement.span


def test_what_names_nobody_is_handed_back_itself() -> None:
    refs = (ActorRef(actor="a", name="x"), ActorRef(actor=None, name="y"))
    assert renamed(refs, {"a": "a"}) is refs


def test_only_fields_in_which_an_actor_can_be_named_are_looked_into() -> None:
    assert set(_leading(Statement)) == {"attribution", "claim"}
    assert set(_leading(Report)) == {"credits"}
    assert _leading(Span) == ()
    assert set(_leading(Agreement)) >= {"positions"}
