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
]
NONE = [
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
