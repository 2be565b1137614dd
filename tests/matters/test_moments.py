"""One who says when a known event was contradicts who tells it of another day."""

import pytest
from tests.matters.conftest import Told, day

from trucewatch.matters.moments import moment_pairs
from trucewatch.model import Basis, Unclassified

LEAD = "Envoys met in Bresk, in Varna and in Asten. "
BUS = ("Four travellers died", "2031-05-08", "the night bus ran over a mine near Kolm on Thursday")
MARKET = ("", "2031-05-09", "a drone struck the fish market of Tarvo on Friday morning")


def _found(told: Told, event: tuple[str, str, str], before: str, words: str, on: str) -> list[tuple[str, str]]:
    first, when, text = event
    told.report("police", "2031-05-10", Basis.METADATA)
    told.texts["police"] = f"{LEAD}{first} when {text}, the police said."
    told.says("police", text, Unclassified(), by="the police", when=day(when))
    told.report("paper", "2031-05-11", Basis.METADATA)
    told.texts["paper"] = f"{LEAD}{before} {words}, said Ilse Tarn."
    told.says("paper", words, Unclassified(), by="Ilse Tarn", when=day(on))
    return [(pair.left.text, pair.right.text) for pair in moment_pairs(told.case())]


@pytest.mark.parametrize(
    ("event", "before", "words", "on"),
    [
        (BUS, "She lost a brother when the bus went over the mine.", "It was Wednesday, just after the news", "2031-05-07"),
        (MARKET, "A nurse heard it.", "the drone came on Thursday when the market of Tarvo was full", "2031-05-08"),
        (MARKET, "At the market in Tarvo the drone set the stalls alight.", "It was at four on Thursday", "2031-05-08"),
    ],
)  # fmt: skip
def test_one_event_is_of_one_day(told: Told, event: tuple[str, str, str], before: str, words: str, on: str) -> None:
    assert len(_found(told, event, before, words, on)) == 1


@pytest.mark.parametrize(
    ("event", "before", "words", "on"),
    [
        (BUS, "She lost a brother when the bus went over the mine.", "It was Thursday, just after the news", "2031-05-08"),
        (BUS, "She lost a brother when the ferry struck a rock.", "It was Wednesday, just after the news", "2031-05-07"),
        (BUS, "She lost a brother in the blast at the school.", "It was Wednesday, just after the news", "2031-05-07"),
        (MARKET, "A nurse heard it.", "the drone came on Thursday when the harbour was full", "2031-05-08"),
        (MARKET, "A nurse in Tarvo heard it at the market.", "the planes left on Thursday", "2031-05-08"),
        (MARKET, "A drone struck the market in Tarvo.", "It was Saturday of last month", "2031-04-26"),
    ],
    ids=["the same day", "a ferry", "a school", "a harbour", "no word of when", "long before"],
)  # fmt: skip
def test_another_event_may_be_of_another_day(
    told: Told, event: tuple[str, str, str], before: str, words: str, on: str
) -> None:
    assert _found(told, event, before, words, on) == []
