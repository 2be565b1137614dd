"""Who leads whom, from the words between two names."""

from collections.abc import Callable
from typing import Any

import pytest

from trucewatch.matters.roster import Roster
from trucewatch.model import Actor, ActorKind, ActorRef, Leadership, Unclassified

Make = Callable[..., ActorRef]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("River Army commander Tomas Okoro left", {("a-okoro", "a-army")}),
        ("RA chief General Tomas Okoro left", {("a-okoro", "a-army")}),
        ("the head of the UN-backed Hill Council (HC), Ilse Brandt, signed", {("a-brandt", "a-council")}),
        ("Ilse Brandt, the prime minister of the Vale-based Hill Council, signed", {("a-brandt", "a-council")}),
        ("Ilse Brandt, who heads the recognised Hill Council, signed", {("a-brandt", "a-council")}),
        ("Okoro's River Army said", {("a-okoro", "a-army")}),
        ("the River Army, which is under Okoro's command, said", {("a-okoro", "a-army")}),
        ("the River Army, led by General Tomas Okoro, said", {("a-okoro", "a-army")}),
        ("Kenyan President Ilse Brandt signed", {("a-brandt", "a-kenya")}),
        ("Kenya's prime minister Tomas Okoro signed", {("a-okoro", "a-kenya")}),
        ("former Kenyan President Ilse Brandt signed", set()),
        ("Kenyan Foreign Minister Ilse Brandt signed", set()),
        ("former River Army commander Tomas Okoro said", set()),
        ("Tomas Okoro of the River Army said", set()),
        ("Ilse Brandt praised the Hill Council", set()),
        ("the Hill Council told Ilse Brandt", set()),
        ("Ilse Brandt, who headed an office on the Hill Council, said", set()),
        ("the Hill Council and River Army commander Tomas Okoro", {("a-okoro", "a-army")}),
        ("she ra commander Tomas Okoro", set()),
    ],
)  # fmt: skip
def test_words_that_tell_a_leader(told: Any, words: str, expected: set[tuple[str, str]]) -> None:
    told.says("north", words, Unclassified())
    assert {(one.leader, one.led) for one in told.gathered().leaders} == expected


def test_a_leader_is_put_with_the_body_that_most_words_give_him() -> None:

    rows = [
        Leadership(leader="p", led=led, statement=statement)
        for led, statement in (("one", "s1"), ("two", "s2"), ("two", "s3"))
    ]
    roster = Roster([], rows)
    assert roster.party("p") == "two"
    assert roster.party("one") == "one"


def test_a_following_named_after_its_leader_is_of_his_party() -> None:

    actors = [
        Actor(id="p", name="Tomas Okoro", names=("Tomas Okoro", "Okoro"), kind=ActorKind.PERSON),
        Actor(id="f", name="Tomas Okoro's forces", names=("Okoro's forces",), kind=ActorKind.FORCE),
        Actor(id="army", name="River Army", names=("River Army",), kind=ActorKind.FORCE),
    ]
    roster = Roster(actors, [Leadership(leader="p", led="army", statement="s")], {"forces"})
    assert roster.party("f") == "army"
    assert Roster(actors, [], ()).party("f") == "f"
