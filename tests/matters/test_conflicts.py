"""Two stories of one conflict: what they tell may contradict, where they share enough; more is not said of them."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.matters.conflicts import Conflicts
from trucewatch.matters.times import from_iso
from trucewatch.model import ContradictionKind, Stance, Unclassified

NORTH = (
    "Envoys of the Hill Council came from Tarvo by boat, over the Orlen, to a hotel of Port Vale. {}. The porters carried "
    "trunks and a crate of lemons through the lobby, where cameras had been set up since dawn; a secretary handed out "
    "badges, an interpreter asked for tea, and the manager, who has hosted delegations for many years, said that "
    "no key had ever been lost and that the roof would hold."
)
SOUTH = (
    "Nurses of the ward count nights while a generator hums in Tarvo, and goats graze along the Orlen; "
    "bakers of Port Vale queue for flour, sugar, salt, and grumble about prices, landlords, the weather. {}. "
    "A regatta was put off, a choir sings on Sundays, somebody has painted the pump, and no swallows came this year, so "
    "people say that the summer will be wet, that the cherries will split, and that the old ferry will not be mended."
)
FAR = (
    "Boatmen mend their nets in Hillford and wait for the herring season to begin, as in every spring. {}. On the pier an "
    "old man sells rope by the yard; gulls steal from the crates, boys dive for coins, and the harbour master writes the "
    "hour of each tide on a slate, in chalk, as his father did, though the pilots all look it up on their telephones now "
    "and the slate is washed clean by every shower that comes over the dunes."
)
LONG = 30  # reports of so many words are no brief ones, whose sentences are compared one by one


def tell(told: Any, *tales: tuple[str, str | None, str, str]) -> Any:
    """Tell a sentence in each report: its frame, its date and by whom it is said."""
    for number, (frame, date, by, sentence) in enumerate(tales):
        name = f"report {number}"
        told.report(name, date)
        told.texts[name] = f"{frame.format(sentence)}\n\n{'and so on, as ever ' * LONG}"
        for part in frame.split("{}. "):
            told.says(name, part.strip(), Unclassified())
        told.says(name, sentence, Unclassified(), by=by)
    return told.gathered()


def test_a_report_of_no_day_may_meet_those_of_any(told: Any) -> None:
    left, right = "The truce has collapsed", "The truce is holding"
    gathered = tell(told, (NORTH, "2031-05-13", "norland", left), (SOUTH, None, "suderia", right))
    assert [one.kind for one in gathered.contradictions] == [ContradictionKind.STATUS]


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Monitors were given full access to the depot", "Monitors were refused entry to the depot", "status"),
        ("The truce has collapsed", "The truce is holding", "status"),
        ("The market was shelled on 11 May", "The market was shelled on 12 May", "time"),
        ("Twenty trucks reached Kelm on 12 May", "Eight trucks reached Kelm on 12 May", "value"),
    ],
)
def test_two_stories_of_one_conflict_may_contradict(told: Any, left: str, right: str, kind: str) -> None:
    day = "2031-05-13"
    gathered = tell(told, (NORTH, day, "norland", left), (SOUTH, day, "suderia", right))
    assert [one.kind for one in gathered.contradictions] == [ContradictionKind(kind)]


@pytest.mark.parametrize(("frame", "date"), [(FAR, "2031-05-13"), (SOUTH, "2031-06-13")])
def test_reports_without_names_in_common_or_far_apart_are_of_no_conflict(told: Any, frame: str, date: str) -> None:
    tales = (
        (NORTH, "2031-05-13", "norland", "The truce has collapsed"),
        (frame, date, "suderia", "The truce is holding"),
    )
    assert tell(told, *tales).contradictions == ()


def test_what_shares_little_is_told_of_two_things(told: Any) -> None:
    day = "2031-05-13"
    left, right = "At least five bakers were killed when the truce of the old docks ended", 'The truce is "not dead"'
    assert tell(told, (NORTH, day, "norland", left), (SOUTH, day, "suderia", right)).contradictions == ()


def test_of_two_stories_none_updates_the_other(told: Any) -> None:
    tales = (
        (NORTH, "2031-05-12", "norland", "Five fishermen were killed in Kelm"),
        (SOUTH, "2031-05-13", "suderia", "Eight fishermen were killed in Kelm"),
    )
    gathered = tell(told, *tales)
    assert gathered.contradictions == ()
    assert gathered.updates == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The Tesk crossing is open to lorries", "The Marn crossing is shut to lorries"),
        ("The truce covers the village of Daro", "The truce does not cover Tesk"),
        ("The truce was extended by five days", "The council wants the truce extended by ten days"),
    ],
)
def test_of_two_places_or_of_a_wish_nothing_contradicts(told: Any, left: str, right: str) -> None:
    day = "2031-05-13"
    assert tell(told, (NORTH, day, "norland", left), (SOUTH, day, "suderia", right)).contradictions == ()


def test_a_denial_of_what_was_done_once_to_a_thing_known_shares_no_more(told: Any) -> None:
    day, denied = "2031-05-13", "the truce had been extended"
    left = "The truce has been extended by five days"
    tell(told, (NORTH, day, "norland", left), (SOUTH, day, "suderia", "The pump is blue"))
    told.texts["report 1"] += f" He denied that {denied}."
    told.says("report 1", denied, Unclassified(), by="suderia", stance=Stance.DENIES)
    assert [one.kind for one in told.gathered().contradictions] == [ContradictionKind.DENIAL]


DAYS = ("2031-05-01", "2031-05-09", "2031-05-20", "2031-06-30", None)


@given(
    st.lists(st.tuples(st.frozensets(st.sampled_from("abcdefgh")), st.sampled_from(DAYS)), max_size=9),
    st.integers(1, 4),
)
def test_who_meets_nobody_is_found_without_comparing_all_with_all(
    told: list[tuple[frozenset[str], str | None]], least: int
) -> None:
    names = {f"report {number}": each for number, (each, _) in enumerate(told)}
    days = {f"report {number}": from_iso(day) for number, (_, day) in enumerate(told)}
    conflicts = Conflicts(names, days, least, window=14, undated=9)
    every = {one for pair in combinations(names, 2) if conflicts._met(*pair) for one in pair}
    assert conflicts._beside == every


@given(st.lists(st.sampled_from(DAYS), max_size=9))
def test_two_that_are_near_or_of_no_day_share_a_stretch(told: list[str | None]) -> None:
    days = {f"report {number}": from_iso(day) for number, day in enumerate(told)}
    conflicts = Conflicts(dict.fromkeys(days, frozenset("abc")), days, least=1, window=14, undated=9)
    for one, other in combinations(days, 2):
        if conflicts._met(one, other):
            assert set(conflicts._stretches(one)) & set(conflicts._stretches(other))


def test_many_reports_of_no_day_are_left_to_their_stories() -> None:
    days = {f"report {number}": from_iso(None) for number in range(3)}
    conflicts = Conflicts(dict.fromkeys(days, frozenset("abc")), days, least=1, window=14, undated=2)
    assert not conflicts._stretches("report 0")
