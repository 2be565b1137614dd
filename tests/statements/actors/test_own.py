"""A report by a body that speaks of itself by its noun alone."""

import pytest

MISSION = "Joint Monitoring Mission to Volna"


def test_a_mission_is_who_its_reports_call_the_mission(tell):
    told = tell(
        "In Darsa, the Mission recorded 62 explosions. In the week before, it recorded 40 explosions.",
        "The Mission's patrol was stopped near Kelmet.",
        outlet=MISSION,
    )
    assert told.who("the Mission") == MISSION
    assert told.who("it") == MISSION
    assert told.who("The Mission") == MISSION
    assert told.kind(MISSION) == "organisation"
    assert told.names(MISSION) == (MISSION,)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("The Relief Mission left. A patrol of the Mission was stopped.", "the Mission"),
        ("A patrol of the Mission in Norland was stopped.", "the Mission"),
        ("A patrol of the mission was stopped.", "the mission"),
        ("The Council met. A patrol of the Council was stopped.", "the Council"),
    ],
)
def test_another_body_or_a_common_noun_is_not_the_outlet(tell, words, said):
    told = tell(words, outlet=MISSION)
    assert told.who(said) != MISSION


@pytest.mark.parametrize("outlet", [None, "The Varland Post", "Mission", "United Nations", "Volna News Agency Online"])
def test_an_outlet_that_is_no_body_of_that_noun_is_nobody_here(tell, outlet):
    told = tell("A patrol of the Mission was stopped.", outlet=outlet)
    assert told.who("the Mission") is None
    assert outlet not in [actor.name for actor in told.cast.actors]
