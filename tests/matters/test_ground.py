"""Who holds a place and who is in it: tellings that exclude each other, and near-by ones that do not."""

import pytest
from tests.matters.conftest import Told, ref

from trucewatch.model import Basis, ContradictionKind, OccurrenceClaim, OccurrenceKind, Unclassified

HERE = ("2031-05-13", "Tarvo is in the hands of the army", "the defence ministry")
GONE = ("2031-05-13", "The last Kenyan troops had left Belk on 11 May", "a trader")


def _found(told: Told, *tellings: tuple[str, str, str | None]) -> list[ContradictionKind]:
    """Tell each in a report of its own: the day, the words, who says them."""
    for number, (day, words, by) in enumerate(tellings):
        told.report(f"report {number}", day, Basis.METADATA)
        told.texts[f"report {number}"] = f"{words}, {by} said." if by else f"{words}."
        told.says(f"report {number}", words, Unclassified(), by=by)
    return [one.kind for one in told.gathered().contradictions]


@pytest.mark.parametrize(
    "other",
    [
        ("2031-05-13", "the rebels were holding Tarvo and the ridge above it", "Commander Odel"),
        ("2031-05-14", "it is the dissidents of the Kelmet Front that man the checkpoints in Tarvo", "residents"),
        ("2031-05-13", "Rebels captured the town of Tarvo on 12 May", "villagers"),
        ("2031-05-13", "Tarvo has fallen to the rebels", "their radio"),
        ("2031-05-13", "not one soldier is left in Tarvo", "residents"),
        ("2031-05-13", "The army has lost control of Tarvo", "the mayor"),
        ("2031-05-13", "The towns of Belk, Orsk and Tarvo are under rebel control", "traders"),
        ("2031-05-13", "Tarvo is manned by militants of the Hill Clan", "traders"),
        ("2031-05-13", "Rebels pushed the army out of Tarvo", "traders"),
        ("2031-05-13", "Tarvo has not fallen", "the rebels"),
    ],
)
def test_a_place_is_in_one_hand(told: Told, other: tuple[str, str, str]) -> None:
    assert _found(told, HERE, other) == [ContradictionKind.STATUS]


@pytest.mark.parametrize(
    "other",
    [
        ("2031-05-13", "the rebels were holding Belk and the ridge above it", "Commander Odel"),
        ("2031-05-13", "the rebels hold the south of Tarvo", "residents"),
        ("2031-05-13", "the rebels hold the airport of Tarvo", "residents"),
        ("2031-05-13", "the rebels control the road to Tarvo", "residents"),
        ("2031-05-18", "Rebels captured Tarvo on 17 May", "residents"),
        ("2031-05-14", "Rebels captured Tarvo on 14 May", "residents"),
        ("2031-05-13", "the rebels want to control Tarvo", "residents"),
        ("2031-05-13", "the rebels held a parade in Tarvo", "residents"),
        ("2031-05-13", "Rebels held Tarvo for three hours on 12 May", "residents"),
        ("2031-05-13", "General Haas is in full control of Tarvo", "his wife"),
        ("2031-05-13", "The police hold Tarvo", "the governor"),
        ("2031-05-13", "Prisoners of the rebels were in Tarvo", "doctors"),
        ("2031-05-13", "Rebels hold Tarvo", "the defence ministry"),
        ("2031-05-13", "Rebels hold Tarvo's harbour", "residents"),
    ],
    ids=["town", "part", "site", "road", "later", "day after", "wish", "parade", "for a while", "person", "one side",
         "no force", "one voice", "site in it"],
)  # fmt: skip
def test_other_holders_do_not(told: Told, other: tuple[str, str, str]) -> None:
    assert _found(told, HERE, other) == []


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (GONE, ("2031-05-14", "On 13 May a patrol observed soldiers of the Kenyan army in Belk", None), "status"),
        (GONE, ("2031-05-14", "Kenyan soldiers were still in Belk on 13 May", "the mission"), "status"),
        (("2031-05-13", "No soldier of ours has entered Orsk", "the army"),
         ("2031-05-13", "The army went into Orsk on 12 May", "villagers"), "denial"),
        (("2031-05-13", "Nobody has set foot in Orsk", "the army"),
         ("2031-05-13", "Soldiers were billeted in Orsk on 12 May", "villagers"), "denial"),
        (("2031-05-13", "there is no foreign army on Ethiopian soil", "the minister"),
         ("2031-05-13", "A patrol saw Kenyan troops in Belk", None), "status"),
        (("2031-05-13", "The army has withdrawn all its tanks from Tarvo", "the ministry"),
         ("2031-05-14", "Monitors counted nine army tanks in Tarvo on 14 May", None), "status"),
        (("2031-05-13", "the army never crossed the Drava bridge", "the ministry"),
         ("2031-05-13", "Soldiers of the army crossed the bridge over the Drava on 11 May", "rebels"), "status"),
        (("2031-05-13", "Policemen have left all the barracks of Tarvo", "the prefect"),
         ("2031-05-14", "The police were in the barracks of Tarvo on 14 May", "neighbours"), "status"),
        (("2031-05-13", "Northern Guard tanks have left Orsk", "the prefect"),
         ("2031-05-14", "A patrol counted six tanks of the Northern Guard in Orsk's main square", None), "status"),
        (("2031-05-13", "Belk is free of rebels", "the governor"),
         ("2031-05-13", "Rebels patrolled Belk", "an aid worker"), "status"),
    ],
)  # fmt: skip
def test_a_force_is_in_a_place_or_not(
    told: Told, one: tuple[str, str, str], other: tuple[str, str, str | None], kind: str
) -> None:
    assert [found.value for found in _found(told, one, other)] == [kind]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (GONE, ("2031-05-14", "On 10 May a patrol observed soldiers of the Kenyan army in Belk", None)),
        (GONE, ("2031-05-14", "On 13 May a patrol observed soldiers of the Kenyan army in Orsk", None)),
        (GONE, ("2031-05-14", "On 13 May a patrol observed soldiers of the Ugandan army in Belk", None)),
        (("2031-05-13", "Rebels were pushed out of Belk", "the ministry"),
         ("2031-05-13", "Rebels hold the villages east of Belk", "residents")),
        (GONE, ("2031-05-29", "Kenyan soldiers entered Belk on 28 May", "the mission")),
        (GONE, ("2031-05-14", "Kenyan soldiers would be in Belk on 13 May", "the mission")),
        (GONE, ("2031-05-14", "Kenyan doctors were in Belk on 13 May", "the mission")),
        (("2031-05-13", "Some of the soldiers have left Tarvo", "the mayor"),
         ("2031-05-13", "Soldiers were in Tarvo on 13 May", "the mission")),
        (("2031-05-13", "The army has withdrawn its tanks from Tarvo", "the ministry"),
         ("2031-05-13", "Lorries of the army were in Tarvo on 13 May", "the mission")),
        (("2031-05-13", "The rebels were driven out of Tarvo in March", "the ministry"),
         ("2031-05-13", "Rebels were in Tarvo on 12 May", "residents")),
        (("2031-05-13", "there is no foreign army on Ethiopian soil", "the minister"),
         ("2031-05-13", "A patrol saw Ethiopian troops in Belk", None)),
        (("2031-05-13", "The army fears that no soldier can enter Tarvo", "the mayor"),
         ("2031-05-13", "The army entered Tarvo on 12 May", "rebels")),
        (("2031-05-13", "Wounded soldiers left Tarvo", "doctors"),
         ("2031-05-13", "Soldiers were in Tarvo on 13 May", "the mission")),
    ],
    ids=["before", "place", "force", "beside it", "much later", "plan", "no force", "some", "kind", "long ago", "own army", "fear",
         "wounded"],
)  # fmt: skip
def test_other_forces_do_not(told: Told, one: tuple[str, str, str], other: tuple[str, str, str | None]) -> None:
    assert _found(told, one, other) == []


def test_whose_hands_it_is_in_may_be_told_in_the_sentence_before(told: Told) -> None:
    for report in ("one", "two"):
        told.report(report, "2031-05-13", Basis.METADATA)
    first, second = "Half of Volna is under the control of the army", "Tarvo and Belk are all in its hands"
    told.texts["one"] = f"{first}, he said. {second}, he noted."
    for words in (first, second):
        told.says("one", words, Unclassified(), by="the envoy")
    told.says("two", "The rebels hold Belk", Unclassified(), by="residents")
    assert [one.kind for one in told.gathered().contradictions] == [ContradictionKind.STATUS]


def test_the_town_is_the_one_named_before(told: Told) -> None:
    for report in ("one", "two"):
        told.report(report, "2031-05-13", Basis.METADATA)
    words = "the institutions are in full control of the urban centre"
    told.texts["one"] = f"Police will be sent to Belk before June. In the municipality, he said, {words}."
    told.says("one", words, Unclassified(), by="the minister")
    told.says("two", "The rebels hold Belk", Unclassified(), by="residents")
    assert [one.kind for one in told.gathered().contradictions] == [ContradictionKind.STATUS]


def test_of_two_forces_that_no_word_puts_on_a_side_one_must_know_that_others_tell_it_otherwise(told: Told) -> None:
    for report in ("one", "two"):
        told.report(report, "2031-05-13", Basis.METADATA)
    told.says("one", "Belk is under the control of the National Defence Force", Unclassified(), by="the envoy")
    told.texts["two"] = "Captain Odel said that his units were holding Belk, and called reports to the contrary a wish."
    told.says("two", "his units were holding Belk", Unclassified(), by="Captain Odel")
    assert [one.kind for one in told.gathered().contradictions] == [ContradictionKind.STATUS]
    told.texts["two"] = "Captain Odel said that his units were holding Belk, and called for rain."
    assert told.gathered().contradictions == ()


def test_a_telling_that_a_typed_one_contradicts_contradicts_others_too(told: Told) -> None:
    for number, (day, _, _) in enumerate((GONE, HERE, HERE)):
        told.report(f"report {number}", day, Basis.METADATA)
    left = OccurrenceClaim(kind=OccurrenceKind.WITHDRAWAL, actor=ref("The last Kenyan troops"))
    told.says("report 2", GONE[1], left, by="a trader")
    told.says("report 0", "there is no foreign army on Ethiopian soil", Unclassified(), by="the minister")
    told.says("report 1", "On 13 May a patrol saw Kenyan troops in Belk", Unclassified())
    assert [one.kind.value for one in told.gathered().contradictions] == ["status", "status"]
