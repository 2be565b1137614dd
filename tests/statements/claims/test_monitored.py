"""What monitors record: flights over a zone, monitors and aid kept out, crossings opened, by type of weapon."""

from collections.abc import Callable

import pytest

RECORDED = [
    # overflights
    ("A surveillance drone flew over the buffer zone.", ["other | surveillance drone | target=the buffer zone"]),
    (
        "Two military aircraft violated the airspace of the zone.",
        ["other | Two military aircraft | target=the airspace of the zone"],
    ),
    ("The mission recorded three overflights.", ["other"]),
    # weapons where none may be
    ("The mission observed a howitzer near Senn, in violation of withdrawal lines.", ["ceasefire-violation | howitzer"]),
    ("Two tanks were seen in Kelmet, in breach of the truce.", ["ceasefire-violation | Two tanks"]),
    ("A camera recorded a mortar in contravention of the buffer zone.", ["ceasefire-violation | mortar"]),
    # obstruction of monitors
    ("Militiamen prevented monitors from entering the village.", ["other | actor=Militiamen | target=monitors"]),
    ("Monitors were denied access to the storage site.", ["other | target=Monitors"]),
    ("The patrol was turned back at the checkpoint.", ["other | target=The patrol"]),
    # obstruction of aid
    ("Customs officers held up 20 aid trucks.", ["aid-blocked | actor=Customs officers | target=20 aid trucks"]),
    ("Gunmen stopped an aid convoy at the bridge.", ["aid-blocked | actor=Gunmen | target=an aid convoy"]),
    # movement, withdrawal
    ("The army pulled its tanks back from the river.", ["withdrawal | actor=The army | target=its tanks"]),
    ("Rebels withdrew heavy weapons from the line.", ["withdrawal | actor=Rebels | target=heavy weapons"]),
    ("The army moved tanks into the zone.", ["deployment | tanks | actor=The army"]),
    # exchanges, releases, crossings
    ("The sides exchanged 40 prisoners.", ["prisoner-exchange | actor=The sides"]),
    ("The rebels released two journalists.", ["other | actor=The rebels | target=two journalists"]),
    ("The Korem crossing reopened to civilians.", ["other | target=The Korem crossing"]),
    ("The authorities opened three crossings.", ["other | actor=The authorities | target=three crossings"]),
    # by type of weapon
    ("The army fired mortar rounds at the village.", ["shelling | mortar rounds | actor=The army | target=the village"]),
    ("Tank fire hit the school.", ["shelling | hit the school | target=the school"]),
    ("Snipers shot at a farmer.", ["other | actor=Snipers | target=a farmer"]),
    ("Helicopter gunships fired on the hills.", ["air-strike | Helicopter gunships | target=the hills"]),
    ("Warplanes dropped barrel bombs on the market.", ["air-strike | barrel bombs | actor=Warplanes | target=the market"]),
    ("A landmine exploded under a tractor.", ["explosion | landmine | target=a tractor"]),
    ("A bomb exploded outside the bank.", ["explosion | bomb | target=the bank"]),
    ("A blast hit Lem in front of the embassy.", ["explosion | hit Lem | target=Lem"]),
    (
        "A suicide bomber rammed a truck into the barracks on Sunday.",
        ["explosion | truck | actor=A suicide bomber | target=the barracks"],
    ),
    (
        "A gunman drove his car into a crowd of worshippers.",
        ["other | his car | actor=A gunman | target=a crowd of worshippers"],
    ),
    ("A truck driver crashed into a bus on the highway.", []),
    ("Observers saw small-arms fire near the bridge.", ["other | small-arms fire"]),
    # what was not done is kept as denied
    ("Monitors were not denied access.", ["other | target=Monitors | denies"]),
    ("The militia did not prevent monitors from entering.", ["other | actor=The militia | target=monitors | denies"]),
    ("Fighters looted the warehouse.", ["other | actor=Fighters | target=the warehouse"]),
]  # fmt: skip

NOT_RECORDED = [
    "The mission observed no weapons in violation of withdrawal lines.",
    "The mission noted a clause in breach of a contract.",
    "The mission saw a howitzer near Senn, beyond withdrawal lines.",
    "The minister flew over to the capital.",
    "No aircraft flew over the buffer zone.",
    "The sides may open the crossing.",
    "The exhibition opened on Sunday.",
    "The talks were held up by the weather.",
    "Both sides want the crossing to reopen.",
    "The plan would bar monitors from the zone.",
]


@pytest.mark.parametrize(("words", "expected"), RECORDED)
def test_what_monitors_record(found: Callable[[str, str], list[str]], words: str, expected: list[str]) -> None:
    assert found(words, "occurrence") == expected


@pytest.mark.parametrize("words", NOT_RECORDED)
def test_negated_planned_or_civil_is_none(found: Callable[[str, str], list[str]], words: str) -> None:
    assert found(words, "occurrence") == []
