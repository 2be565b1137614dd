"""Only tellings that share a place, a name or a doer are laid beside each other, and no word of very many of them."""

import pytest
from tests.matters.conftest import Told

from trucewatch.matters.undone import undone_pairs
from trucewatch.model import Basis, Unclassified

DENIED = "no lorry had got into Tarvo"


def _tell(told: Told, number: int, day: int, words: str, by: str) -> None:
    report = f"report {number}"
    told.report(report, f"2031-05-{day:02d}", Basis.METADATA)
    told.texts[report] = f"Envoys met in Bresk, in Varna and in Asten. {by} said that {words}."
    told.says(report, words, Unclassified(), by=by)


@pytest.mark.parametrize(("apart", "others", "found"), [(3, 20, 20), (3, 120, 0), (0, 60, 60)])
def test_a_word_of_very_many_tellings_tells_none_from_another(told: Told, apart: int, others: int, found: int) -> None:
    """Of so many tellings a day on days apart, all are compared while they are few, and none of many on other days."""
    for number in range(others):
        _tell(told, number, 10 - apart, f"lorry {number} of flour reached Tarvo", "a driver")
    _tell(told, others, 10, DENIED, "Ilse Tarn")
    assert len(list(undone_pairs(told.case()))) == found


def test_of_many_tellings_those_of_a_day_apart_are_compared(told: Told) -> None:
    for number in range(120):
        _tell(told, number, 5, f"lorry {number} of flour reached Tarvo", "a driver")
    _tell(told, 120, 9, "a lorry of flour reached Tarvo", "a driver")
    _tell(told, 121, 10, DENIED, "Ilse Tarn")
    assert len(list(undone_pairs(told.case()))) == 1
