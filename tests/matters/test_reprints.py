"""A sentence that other outlets print again on later days: its "Tuesday" is that of the first printing."""

from typing import Any

import msgspec
import pytest

from trucewatch.model import ActorRef, Position, PositionClaim

ASKED = "the River Army had asked for time until Tuesday to think over the paper"


def asked(make: Any, until: str) -> PositionClaim:
    army: ActorRef = make("army")
    return PositionClaim(actor=army, position=Position.ASKED_FOR_TIME, agreement=None, until=until)


def tell(told: Any, make: Any, dates: tuple[str, str], texts: tuple[str, str], chain: str | None) -> Any:
    """Tuesday is the 20th for who reads the first report, the 27th for who reads the second by itself."""
    for name, date, text, until in zip(("north", "south"), dates, texts, ("2031-05-20", "2031-05-27"), strict=True):
        told.report(name, date)
        told.says(name, text, asked(make, until), by="norland" if name == "north" else "suderia", chain=chain)
    return told.gathered()


def test_a_reprint_tells_the_days_of_the_first_printing(told: Any, make: Any) -> None:
    gathered = tell(told, make, ("2031-05-19", "2031-05-21"), (ASKED, f"said {ASKED}"), "one")
    assert gathered.contradictions == ()
    assert {step.until for one in gathered.agreements for step in one.positions} == {"2031-05-20"}


@pytest.mark.parametrize(
    ("dates", "texts", "chain"),
    [
        (("2031-05-19", "2031-05-21"), (ASKED, ASKED), None),  # heard by each for itself
        (("2031-05-19", "2031-05-26"), (ASKED, ASKED), "one"),  # of the next week
        (("2031-05-19", "2031-05-21"), (ASKED, "by Tuesday it would answer, said the army"), "one"),  # other words
        (("2031-05-19", "2031-05-19"), (ASKED, ASKED), "one"),  # of the same day
    ],
)
def test_what_is_no_reprint_tells_its_own_days(
    told: Any, make: Any, dates: tuple[str, str], texts: tuple[str, str], chain: str | None
) -> None:
    gathered = tell(told, make, dates, texts, chain)
    assert len(gathered.contradictions) == 1


def test_what_one_outlet_says_again_is_no_reprint(told: Any, make: Any) -> None:
    told.report("north", "2031-05-19")
    told.report("south", "2031-05-21")
    told.reports["south"] = msgspec.structs.replace(told.reports["south"], outlet="North")
    told.says("north", ASKED, asked(make, "2031-05-20"), by="norland", chain="one")
    told.says("south", ASKED, asked(make, "2031-05-27"), by="suderia", chain="one")
    assert len(told.gathered().contradictions) == 1
