"""Days that stand in a line of their own, newsletter boxes in sentences, and related stories under any heading."""

from collections.abc import Callable

import pytest

from trucewatch.model import Report, Text

LayOut = Callable[[str], list[str]]
Opened = Callable[..., tuple[Report, Text]]

FIRST = "The army of Northland said on Monday that its guns had fallen silent along the whole of the river line."
SECOND = "Monitors of the joint commission counted eleven breaches in the first two days, most of them at night."


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Westport, May 10, 2031 (AFP) -", "2031-05-10"),
        ("Westport, Northland, 10 May 2031 (NBC)", "2031-05-10"),
        ("Westport, 10 May 2031 –", "2031-05-10"),
        ("10 May 2031 | Westport | By Ann Lee", "2031-05-10"),
        ("Westport • Saturday, 10 May 2031", "2031-05-10"),
        ("Published 16/05/2031 at 09h12 | Translated from the Norvian by our readers", "2031-05-16"),
    ],
)
def test_a_line_of_place_and_day_dates_the_report(opened: Opened, laid_out: LayOut, line: str, day: str) -> None:
    content = f"River truce holds for second day\n\n{line}\n\n{FIRST}\n\n{SECOND}\n"
    report, _ = opened(content)
    assert report.published.date == day
    assert [part for part in laid_out(content) if part.startswith("body|")] == [f"body|{FIRST}", f"body|{SECOND}"]


def test_a_sentence_that_holds_a_day_is_no_date_line(laid_out: LayOut) -> None:
    line = "Westport fell on 10 May 2031 – the day of the second truce – to the army of Northland."
    assert f"body|{line}" in laid_out(f"River truce holds\n\n{FIRST}\n\n{line}\n\n{SECOND}")


@pytest.mark.parametrize(
    "line",
    [
        "Get the Courier in your inbox: sign up for our morning newsletter.",
        "The day's news straight to your inbox, free of charge.",
        "Never miss a story: follow our channel on Telegram.",
    ],
)
def test_a_box_for_readers_is_no_body(laid_out: LayOut, line: str) -> None:
    assert f"advert|{line}" in laid_out(f"River truce holds\n\n{FIRST}\n\n{SECOND}\n\n{line}\n")


@pytest.mark.parametrize("heading", ["On the same subject", "In other news", "From our archive", "More on this topic"])
def test_stories_under_any_heading_of_others_are_related(laid_out: LayOut, heading: str) -> None:
    found = laid_out(f"River truce holds\n\n{FIRST}\n\n{SECOND}\n\n{heading}\n- Price of beans doubles at the market\n")
    assert found[-2:] == [f"related|{heading}", "related|- Price of beans doubles at the market"]
