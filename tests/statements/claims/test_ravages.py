"""What forces do to sites, people and goods, in words of WordNet's groups, and what is told by the same words."""

from collections.abc import Callable

import pytest

READ = [
    ("Gunmen ransacked a granary in Tirga.", ["other | actor=Gunmen | target=a granary"]),
    ("Paramilitaries sacked the town of Amara.", ["other | actor=Paramilitaries | target=the town of Amara"]),
    ("The archive was vandalised overnight.", ["other | target=The archive"]),
    ("Militiamen torched a mill near Amara.", ["other | fire | actor=Militiamen | target=a mill"]),
    ("The village was put to the torch.", ["other | fire | target=The village"]),
    ("The attackers set ablaze two tractors.", ["other | fire | actor=The attackers | target=two tractors"]),
    (
        "The army pummelled the outskirts with howitzers.",
        ["shelling | howitzers | actor=The army | target=the outskirts"],
    ),
    (
        "Warplanes devastated the spinning mill.",
        ["air-strike | Warplanes | actor=Warplanes | target=the spinning mill"],
    ),
    ("The jetty was flattened by howitzer fire.", ["shelling | target=The jetty"]),
    (
        "The retreating army wrecked the pumping station.",
        ["other | actor=The retreating army | target=the pumping station"],
    ),
    ("Commandos assailed the garrison at dawn.", ["clash | actor=Commandos | target=the garrison"]),
    ("Gunmen burst into the courthouse.", ["other | actor=Gunmen | target=the courthouse"]),
    ("Troops evicted villagers on the plain.", ["other | actor=Troops | target=villagers"]),
    ("Residents were driven from their homes by gunmen.", ["other | actor=gunmen | target=Residents"]),
    (
        "The militia confiscated 60 tonnes of grain.",
        ["other | actor=The militia | target=60 tonnes of grain"],
    ),
    (
        "Marauders made off with 40 sacks of flour.",
        ["other | actor=Marauders | target=40 sacks of flour"],
    ),
    ("Gunmen snatched two nurses from the clinic.", ["detention | actor=Gunmen | target=two nurses"]),
    ("Soldiers dragged off nine miners.", ["detention | actor=Soldiers | target=nine miners"]),
    ("The militia conscripted teenagers from the camp.", ["other | actor=The militia | target=teenagers"]),
    ("Partisans mined the railway.", ["explosion | mines | actor=Partisans | target=the railway"]),
    (
        "Two monks were hacked to death by extremists.",
        ["other | Two monks hacked | actor=extremists | target=Two monks"],
    ),
    (
        "The rebels put to death two captives.",
        ["other | put two captives | actor=The rebels | target=two captives"],
    ),
    ("Soldiers waylaid a convoy on the coast road.", ["clash | actor=Soldiers | target=a convoy"]),
    ("A jet was brought down by the Front.", ["other | actor=the Front | target=A jet"]),
]

NOT_READ = [
    "The team plundered two goals in the final.",
    "Thieves ransacked her memory in the novel.",
    "He torched the record in the final lap.",
    "The barn was burnt down in an avalanche of sparks.",
    "The singer set the stage alight.",
    "The boxer pummelled his rival for ten rounds.",
    "Critics hammered the plan.",
    "Heavy rain battered the coast.",
    "The landlord evicted a tenant.",
    "The party expelled two members.",
    "Police seized 20 kilograms of cocaine.",
    "Norland destroyed Varland 4-0 in the final.",
    "The bank sacked 300 employees.",
    "Soldiers slaughtered 30 sheep for the feast.",
    "The guards put the prisoner to work.",
    "Soldiers carried off two wounded men to hospital.",
    "The patrol broke down on the road.",
    "Children broke into applause.",
    "The army will bulldoze the huts if the talks fail.",
    "The minister knocked down the price.",
]


@pytest.mark.parametrize(("sentence", "expected"), READ)
def test_it_is_read(found: Callable[[str, str], list[str]], sentence: str, expected: list[str]) -> None:
    assert found(sentence, "occurrence") == expected


@pytest.mark.parametrize("sentence", NOT_READ)
def test_it_is_not_read(found: Callable[[str, str], list[str]], sentence: str) -> None:
    assert found(sentence, "occurrence") == []
