"""Numbers, standings and steps told in ordinary words: what is listed between two brief reports, and what is not."""

import pytest
from tests.matters.conftest import Told, day

from trucewatch.codebook import load
from trucewatch.matters.tellings.number_words import NumberWords
from trucewatch.model import Unclassified

LISTED = [
    (
        "value",
        "Nineteen people were killed in the raid on Tarvo on Sunday, the watch said.",
        "Twelve people lost their lives in the raid on Tarvo on Sunday, the council said.",
    ),
    (
        "status",
        "Nobody was killed in the raid on Tarvo on Sunday, the watch said.",
        "Herdsmen lost their lives in the raid on Tarvo on Sunday, the council said.",
    ),
    (
        "value",
        "Thirty-four lorries with flour passed through the Tarvo gate on Monday, the watch said.",
        "Not more than twelve trucks got through at the Tarvo gate on Monday, the council said.",
    ),
    (
        "value",
        "Eighty per cent of the heavy weapons in the Tarvo sector have been moved behind the line, the watch said.",
        "Less than a third of the heavy weapons in the Tarvo sector have gone behind the line, the council said.",
    ),
    (
        "status",
        "The monitoring cameras along the Tarvo line are all in service, the watch said.",
        "Half of the cameras along the Tarvo line were dark on Monday, the council said.",
    ),
    (
        "status",
        "Registration of the former fighters at Camp Tarvo has been completed, the watch said.",
        "At Camp Tarvo registration of the fighters is barely half done, the council said.",
    ),
    (
        "refinement",
        "A number of prisoners were let go in Tarvo on Monday, the watch said.",
        "Monday's release in Tarvo was of 27 prisoners, the council said.",
    ),
    (
        "refinement",
        "A senior officer of the joint staff has been arrested in Tarvo on Monday, the watch said.",
        "Colonel Petr Hasel of the joint staff was detained in Tarvo on Monday, the council said.",
    ),
]
NONE = [
    (  # to lose one's life is to be killed
        "Twelve herdsmen were killed when shells fell on Tarvo on Monday, the watch said.",
        "Twelve herdsmen lost their lives when shells fell on Tarvo on Monday, the council said.",
    ),
    (  # the number of each
        "Thirty-four lorries with flour passed through the Tarvo gate on Monday, the watch said.",
        "Each of the lorries that passed through the Tarvo gate on Monday carried 20 tonnes, the council said.",
    ),
    (  # those killed, those hurt
        "Eleven people drowned when the ferry went down off Tarvo on Monday, the watch said.",
        "Sixty-three people were injured aboard the ferry off Tarvo on Monday, the council said.",
    ),
    (  # a wish beside a fact
        "The mission wants 400 observers in Tarvo by the end of the year, the watch said.",
        "There are 95 observers in Tarvo now, the council said.",
    ),
    (  # the first of a kind and the second
        "The first phase of the withdrawal from Tarvo is complete, the watch said.",
        "The second phase of the withdrawal from Tarvo has not begun, the council said.",
    ),
    (  # nobody was there: no post that was not
        "There was no one in the customs post at Tarvo Ferry when rockets hit it on Monday, the watch said.",
        "Rockets hit an empty customs post at Tarvo Ferry on Monday, the council said.",
    ),
]


def _tell(told: Told, left: str, right: str) -> list[str]:
    for name, sentence, who in zip(("north", "south"), (left, right), ("watch", "council"), strict=True):
        told.texts[name] = f"{sentence}\n"
        words = sentence.rsplit(", the ", 1)[0]
        told.says(name, words, Unclassified(), by=who, when=day("2031-05-12") if "Monday" in words else None)
    found = told.gathered()
    listed = [one.kind.value for one in found.contradictions]
    return listed + ["refinement"] * len(found.refinements) + ["update"] * len(found.updates)


@pytest.mark.parametrize(("kind", "left", "right"), LISTED)
def test_told_in_ordinary_words(told: Told, kind: str, left: str, right: str) -> None:
    assert _tell(told, left, right) == [kind]


@pytest.mark.parametrize(("left", "right"), NONE)
def test_of_other_things(told: Told, left: str, right: str) -> None:
    assert set(_tell(told, left, right)) <= {"refinement"}


@pytest.mark.parametrize(
    ("by", "expected"),
    [("watch", ["update"]), ("council", ["update"])],
)
def test_a_later_number_of_what_is_held_takes_the_place_of_the_earlier(
    told: Told, by: str, expected: list[str]
) -> None:
    early = "The Sand Brigades had handed in 312 rifles at Tarvo by Friday"
    late = "So far 870 rifles have been collected from the Sand Brigades at Tarvo"
    told.texts["north"], told.texts["south"] = f"{early}, the watch said.\n", f"{late}, the {by} said.\n"
    told.report("north", "2031-05-10")
    told.report("south", "2031-05-22")
    told.says("north", early, Unclassified(), by="watch", when=None)
    told.says("south", late, Unclassified(), by=by, when=None)
    found = told.gathered()
    assert ["update" for _ in found.updates] == expected
    assert not found.contradictions


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Forty-one of the cars", [41]),
        ("two hundred and ten fighters", [210]),
        ("a dozen guns and 1,240 men", [12, 1240]),
        ("1.5 million leaflets", [1_500_000]),
        ("three and five", [3, 5]),
        ("one gun, dozens of shells", []),
    ],
)
def test_numbers_in_words(text: str, values: list[int]) -> None:
    assert [one.value for one in NumberWords(load().table("numbers")).found(text)] == values
