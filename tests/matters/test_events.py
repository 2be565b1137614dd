"""Brief reports tell one event in other words: the place and the day show it, and one slot differs."""

import pytest
from tests.matters.conftest import Told, day

from trucewatch.model import FigureClaim, Measure, Qualifier, Unclassified

MONDAY = "2031-05-12"
LONG = " ".join(["The harvest of the valley was poor that year."] * 20)


def _told(told: Told, report: str, sentence: str, words: str, *, by: str, when: str | None = MONDAY) -> None:
    told.texts[report] = f"{sentence}\n"
    told.says(report, words, Unclassified(), by=by, when=day(when))


def _kinds(told: Told) -> list[str]:
    found = told.gathered()
    return [one.kind.value for one in found.contradictions] + ["update" for _ in found.updates]


ONE_SLOT = [
    (
        "value",
        "Enrolment at the Tarvo assembly ground had come to 1,240 men by Monday evening, the watch said.",
        "By Monday night 2,600 of its soldiers had put their names down at Tarvo, the council's envoy said.",
    ),
    (
        "responsibility",
        "Government gunners raked the jail in Tarvo at first light on Monday, the watch said.",
        "A rebel missile that strayed from its path hit the lock-up in Tarvo on Monday morning, the council said.",
    ),
    (
        "time",
        "The shelling of the Tarvo quay began at dawn on Monday, the watch said.",
        "Monday's barrage on the quay at Tarvo came in the late afternoon, the council said.",
    ),
    (
        "place",
        "Armed men made off with two cars of the observers near Tarvo on Monday, the watch said.",
        "Monday's theft of the monitors' two vehicles happened at Selm, the council said.",
    ),
    (
        "status",
        "Engineers have made the highway from Tarvo to Selm passable again on Monday, the watch said.",
        "The road from Tarvo to Selm remained cut on Monday by a fallen bridge, the council said.",
    ),
    (
        "denial",
        "Hill Council irregulars fired on a bus at Tarvo on Monday, the watch said.",
        "Its people had attacked no bus at Tarvo on Monday or on any other day, the council said.",
    ),
    (  # both doers are named, and neither is of the state or against it
        "responsibility",
        "Tessar Legion crews shelled the bakery in Tarvo on Monday, the watch said.",
        "Men of the Olmar Brigade shelled the bakery in Tarvo on Monday, the council said.",
    ),
    (  # a name, a number and an act in common, on one day
        "place",
        "Gunmen robbed seven lorries of the Lodal Fund near Tarvo on Monday, the watch said.",
        "Monday's robbery of the seven Lodal trucks happened at Selm, the council said.",
    ),
]
NONE = [
    (  # numbers of other things, and no name in common
        "In the lower valley nine newly laid mines were found by patrols on Monday, the watch said.",
        "Thirty mines were lifted on Monday by patrols along the lake, the council said.",
    ),
    (
        "The third round of talks on Tarvo ended on Monday without a result, the watch said.",
        "The fourth round of talks on Tarvo ended on Monday in full agreement, the council said.",
    ),
    (
        "Soldiers of the Hill Council gave back the bodies of 14 recruits at Tarvo on Monday, the watch said.",
        "The remains of 14 recruits were returned at Tarvo on Monday by the rebels, the council said.",
    ),
    (
        "Twelve soldiers were killed at the Tarvo bridge on Monday, the watch said.",
        "The army killed 30 rebels at the Tarvo bridge on Monday, the council said.",
    ),
    (
        "Shells fell on a bakery in Tarvo on Monday and hurt 4 people, the watch said.",
        "Shells fell on a bus in Selm on Monday and hurt 9 people, the council said.",
    ),
    (  # enough in common for one event, too little to say that one of the two has its place wrong
        "Thieves stole flour and oil from a store in Tarvo on Monday, the watch said.",
        "Monday's theft of flour and oil happened at Selm, the council said.",
    ),
]


@pytest.mark.parametrize(("kind", "left", "right"), ONE_SLOT)
def test_one_slot_of_one_event_differs(told: Told, kind: str, left: str, right: str) -> None:
    _told(told, "one", left, left.removesuffix(", the watch said."), by="watch")
    _told(told, "two", right, right.rsplit(", ", 1)[0], by="council")
    assert _kinds(told) == [kind]


@pytest.mark.parametrize(("left", "right"), NONE)
def test_two_events_or_one_told_alike_are_no_contradiction(told: Told, left: str, right: str) -> None:
    _told(told, "one", left, left.removesuffix(", the watch said."), by="watch")
    _told(told, "two", right, right.rsplit(", ", 1)[0], by="council")
    assert _kinds(told) == []


@pytest.mark.parametrize(
    ("left", "right", "days", "kinds"),
    [
        (  # what is yet to come, told by two at one time
            "Quiet is to descend on the guns of the Tarvo front at noon on 22 May",
            "Along the Tarvo front the guns are not to be heard from 29 May",
            ("2031-05-22", "2031-05-29"),
            ["time"],
        ),
        (  # what happens once
            "The last gunners of the column left the Tarvo salient on Saturday",
            "Only on Sunday did the gunners leave the Tarvo salient",
            ("2031-05-10", "2031-05-11"),
            ["time"],
        ),
        (  # what may happen again
            "Shells hit a bakery and a mill in Tarvo on Saturday",
            "A mill and some bakery in Tarvo were shelled on Sunday",
            ("2031-05-10", "2031-05-11"),
            [],
        ),
        (  # two that left, each named
            "The Olmar Brigade left trenches and mills near Tarvo on Saturday",
            "The Tessar Legion left trenches and mills near Tarvo on Sunday",
            ("2031-05-10", "2031-05-11"),
            [],
        ),
    ],
)
def test_two_days_of_what_happens_once(
    told: Told, left: str, right: str, days: tuple[str, str], kinds: list[str]
) -> None:
    _told(told, "one", f"{left}, the watch said.", left, by="watch", when=days[0])
    _told(told, "two", f"{right}, the council said.", right, by="council", when=days[1])
    assert _kinds(told) == kinds


@pytest.mark.parametrize(
    ("deed", "denial", "kinds"),
    [
        (  # other words, but his own deed there
            "Council men looted the store in Tarvo",
            "The council denied that its men had cleared out the depot in Tarvo",
            ["denial"],
        ),
        (  # another deed there
            "Council men shelled the store in Tarvo",
            "The council denied that it was using the store in Tarvo",
            [],
        ),
        (  # another's deed
            "Rebels looted the store in Tarvo",
            "The council denied that its men had cleared out the depot in Tarvo",
            [],
        ),
    ],
)
def test_who_is_accused_denies_it_in_other_words(told: Told, deed: str, denial: str, kinds: list[str]) -> None:
    _told(told, "one", f"{deed}, the watch said.", deed, by="watch", when=None)
    _told(told, "two", f"{denial}.", denial, by="council", when=None)
    assert _kinds(told) == kinds


def test_what_stands_between_a_speaker_and_a_cue_far_off_is_told(told: Told) -> None:
    told.texts["one"] = (
        "Nine labourers were wounded, three of them gravely, when rounds fell among the stalls of the fish market at"
        " Tarvo on Monday, a nurse said to a reporter.\n"
    )
    told.texts["two"] = "Monday's shelling of the fish market at Tarvo left two people hurt, the council said.\n"
    nine = FigureClaim(measure=Measure.WOUNDED, low=9, high=9, qualifier=Qualifier.EXACTLY, counted="labourers")
    told.says("one", "Nine labourers were wounded", nine, by="three of them gravely")
    hurt = "Monday's shelling of the fish market at Tarvo left two people hurt"
    told.says("two", hurt, Unclassified(), by="council", when=day(MONDAY))
    assert _kinds(told) == ["value"]


def test_in_a_long_report_a_place_and_a_day_are_not_enough(told: Told) -> None:
    _, left, right = ONE_SLOT[0]
    _told(told, "one", f"{left} {LONG}", left.removesuffix(", the watch said."), by="watch")
    _told(told, "two", f"{right} {LONG}", right.rsplit(", ", 1)[0], by="council")
    assert _kinds(told) == []


def test_a_short_statement_is_told_by_its_sentence(told: Told) -> None:
    told.texts["one"] = (
        "Nine labourers were wounded when rounds fell on the fish market of Tarvo on Monday, a nurse said.\n"
    )
    told.texts["two"] = "Monday's shelling of the fish market at Tarvo left two people hurt, the council said.\n"
    told.says(
        "one",
        "Nine labourers were wounded",
        FigureClaim(measure=Measure.WOUNDED, low=9, high=9, qualifier=Qualifier.EXACTLY, counted="labourers"),
        by="watch",
    )
    told.says("one", "rounds fell on the fish market of Tarvo on Monday", Unclassified(), by="watch", when=day(MONDAY))
    told.says(
        "two",
        "Monday's shelling of the fish market at Tarvo left two people hurt",
        Unclassified(),
        by="council",
        when=day(MONDAY),
    )
    assert _kinds(told) == ["value"]


@pytest.mark.parametrize(
    ("denial", "kinds"),
    [
        ("Council men by the old bridge of Tarvo denied that they had burned its mill on Monday", ["denial"]),
        ("After the fire at the mill near the old bridge of Tarvo on Monday the council denied any quarrel", []),
        ("Council men near the old bridge of Tarvo and its mill on Monday denied having asked for pay", []),
    ],
)
def test_only_what_is_denied_is_denied(told: Told, denial: str, kinds: list[str]) -> None:
    deed = "Council men burned the mill near the old bridge of Tarvo on Monday"
    for report, words, by in (("one", deed, "watch"), ("two", denial, "council")):
        _told(told, report, f"{words}. {LONG}", words, by=by)
    assert _kinds(told) == kinds
