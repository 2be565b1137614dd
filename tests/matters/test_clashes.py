"""Two tellings in other words that differ in one slot are told by that slot; what only looks like it is not."""

import pytest
from tests.matters.conftest import Told

from trucewatch.matters.phrases import Gate, found_at, phrases
from trucewatch.model import Unclassified

PAIRS = [
    (
        "value",
        "The barge carried 14 wounded recruits out of Elmet",
        "Just five wounded recruits were brought out of Elmet",
    ),
    (
        "time",
        "The two chiefs of staff met in Elmet on 9 May",
        "The two chiefs of staff held their meeting in Elmet on 11 May",
    ),
    (
        "place",
        "The hostages were freed at the Sarn crossing on 9 May",
        "The hostages were released at the Brode crossing on 9 May",
    ),
    ("status", "The crossing at Elmet has reopened to lorries", "The crossing at Elmet is still shut to lorries"),
    ("status", "The truce on the Elmet front is holding", "The truce on the Elmet front has fallen apart"),
    (
        "status",
        "Rebel forces have full control of the harbour of Elmet",
        "The harbour of Elmet remains in government hands",
    ),
    (
        "value",
        "The watch counted 17 breaches of the Elmet truce",
        "the number of breaches of the Elmet truce stood at 61",
    ),
    ("value", "Fourteen people were killed in the Elmet bakery", "the Elmet bakery fire claimed six lives"),
    (
        "place",
        "The two chiefs will meet in Elmet on Friday",
        "The two chiefs will hold their meeting in Brode on Friday",
    ),
    ("time", "The chief judge Ada Holm was killed on 9 May", "The chief judge Ada Holm died on 11 May"),
    (
        "status",
        "The council's bases at Elmet have been dismantled",
        "The council's bases at Elmet are fully operational",
    ),
    ("status", "There is bread in the Elmet camp", "There is no bread in the Elmet camp"),
    (
        "denial",
        "The council poisoned the wells of Elmet",
        "the claim that it had poisoned the wells of Elmet was absurd",
    ),
    ("denial", "The Hill Council has asked for a pause in Elmet", "we never asked for any pause in Elmet"),
]
NONE = [
    ("The council backs the Elmet plan for a pause", "The watch rejected the Elmet plan for a pause"),
    ("The Elmet road is disputed", "The watch supports the council on the disputed Elmet road"),
    (
        "The council freed six nurses on 9 May after the Elmet raid",
        "The talks that the Elmet raid ended will open on 11 May",
    ),
    ("The delegates never spoke of the Elmet dam", "the delegates never spoke of the Elmet dam and they left early"),
    ("The crossing at Elmet has reopened to lorries", "The crossing at Brode is still shut to lorries"),
    ("The truce on the Elmet front is holding", "The truce on the Elmet front does not always please the farmers"),
    ("The chiefs met in Elmet after the truce that started on 9 May", "The chiefs met in Elmet on 11 May"),
    ("The Hill Council freed nine fishermen on 9 May", "The Hill Council freed a journalist on 10 May"),
    ("The harbour market was shelled on 9 May", "The harbour market was shelled again on 11 May"),
    ("The capture of Elmet ended the siege", "Elmet was completely out of our control"),
    (
        "The country would close its test site at Elmet",
        "The country no longer needed to test and would close a site at Elmet",
    ),
]


def _kinds(told: Told, left: str, right: str) -> list[str]:
    told.says("one", left, Unclassified(), by="watch")
    told.says("two", right, Unclassified(), by="council")
    return [one.kind.value for one in told.gathered().contradictions]


@pytest.mark.parametrize(("kind", "left", "right"), PAIRS)
def test_one_slot_tells_the_kind(told: Told, kind: str, left: str, right: str) -> None:
    assert _kinds(told, left, right) == [kind]


@pytest.mark.parametrize(("left", "right"), NONE)
def test_what_may_both_be_so_is_no_contradiction(told: Told, left: str, right: str) -> None:
    assert _kinds(told, left, right) == []


def test_a_standing_told_later_is_an_update(told: Told) -> None:
    told.report("two", date="2031-05-16")
    earlier = told.says("one", "The crossing at Elmet is closed to lorries", Unclassified(), by="watch")
    later = told.says("two", "The crossing at Elmet was reopened to lorries", Unclassified(), by="watch")
    found = told.gathered()
    assert [(one.earlier, one.later) for one in found.updates] == [(earlier, later)]
    assert found.contradictions == ()


def test_a_list_of_phrases_may_occur_only_where_the_first_word_of_one_stands():
    gate = Gate({"attack": ["attack*", "blew up"], "free": ["handed over"], "anything": ["*"]})
    assert gate.starts("a counter-attack and a blow") == {"attack": [10], "anything": None}
    assert gate.starts("they handed nothing in") == {"free": [5], "anything": None}
    assert gate.starts("a quiet day") == {"anything": None}


@pytest.mark.parametrize(
    "listed", [["attack*", "attack on attackers", "attackers", "blew up"], ["*", "up"], ["up", "re-open*", "open"]]
)
@pytest.mark.parametrize(
    "low", ["attack on attackers blew up, reopen re-opened up", "up-up blew upon it", "", "ups up up"]
)
def test_what_is_found_where_phrases_begin_is_all_that_is_found(listed: list[str], low: str):
    pattern = phrases(listed)
    found = found_at(pattern, low, Gate({"list": listed}).starts(low).get("list", ()))
    assert [one.span() for one in found] == [one.span() for one in pattern.finditer(low)]
