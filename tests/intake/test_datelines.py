"""Datelines: the forms in which newsrooms name place, day and agency before a story, and what only looks like one."""

from collections.abc import Callable

import pytest

from trucewatch.codebook import Codebook
from trucewatch.intake.datelines import credited, datelines
from trucewatch.model import Report, Text

Opened = Callable[..., tuple[Report, Text]]

STORY = "Northland and the river clans agreed on Monday to stop all fire along the river, their envoys said."
SECOND = "Monitors of the joint commission counted eleven breaches in the first two days, most of them at night."
TITLE = "River truce holds for second day"


@pytest.mark.parametrize(
    ("dateline", "names"),
    [
        ("PORT VALE (Agence Boreal) - ", ["Agence Boreal"]),
        ("PORT VALE, May 4 (Agence Boreal) -- ", ["Agence Boreal"]),
        ("PORT VALE, Northland, 4 May 2031 (Agence Boreal) – ", ["Agence Boreal"]),
        ("PORT VALE/WESTPORT, May 4 (Agence Boreal) — ", ["Agence Boreal"]),
        ("Port Vale, May 4 (Agence Boreal) – ", ["Agence Boreal"]),
        ("Port Vale, May 4 (Valley Post/Agence Boreal) – ", ["Valley Post", "Agence Boreal"]),
        ("Port Vale (Valley Post with Agence Boreal). ", ["Valley Post", "Agence Boreal"]),
        ("Port Vale (Agence Boreal): ", ["Agence Boreal"]),
        ("Port Vale, 4-5-2031 (Agence Boreal) - ", ["Agence Boreal"]),
        ("PORT VALE, 14.5.2031 (Agence Boreal) -- ", ["Agence Boreal"]),
        ("Port Vale – Sunday, 4 May 2031 (Agence Boreal) – ", ["Agence Boreal"]),
        ("PORT VALE — ", []),
        ("PORT VALE—", []),
        ("VÅLE ÖST, Northland — ", []),
        ("Port Vale - ", []),
        ("Vale — ", []),
        ("VALE. ", []),
        ("Port Vale. ", []),
        ("PORT VALE/WESTPORT: ", []),
    ],
)
def test_a_dateline_is_no_body_and_credits_whom_it_names(opened: Opened, dateline: str, names: list[str]) -> None:
    report, text = opened(f"{TITLE}\n\n{dateline}{STORY}\n\n{SECOND}")
    assert [text.content[block.start : block.end] for block in text.blocks] == [STORY, SECOND]
    assert [credit.name for credit in report.credits] == names


@pytest.mark.parametrize(
    "start",
    [
        "Northland - which lost the port last year - said that it had agreed to stop all fire along the river.",
        "Abbas Toren (the elder of the river clans) said that they had agreed to stop all fire along the river.",
        "The Northland Front (a river clan) agreed to stop all fire along the river, its envoys said on Monday.",
        "Gen. Toren said on Monday that Northland and the river clans had agreed to stop all fire along the river.",
        "Silence. Nobody along the whole of the river had expected it when the guns fell silent on Monday night.",
    ],
)
def test_words_that_only_look_like_a_dateline_are_body(opened: Opened, start: str) -> None:
    _, text = opened(f"{TITLE}\n\n{start}\n\n{SECOND}")
    assert [text.content[block.start : block.end] for block in text.blocks] == [start, SECOND]


def test_an_unknown_agency_is_one_only_where_the_story_opens(opened: Opened) -> None:
    later = f"PORT VALE (Agence Boreal) {SECOND}"
    report, _ = opened(f"{TITLE}\n\n{STORY}\n\n{later}")
    assert report.credits == ()


def test_the_full_date_of_a_dateline_dates_a_report_that_has_no_other(opened: Opened) -> None:
    story = f"{TITLE}\n\nPORT VALE, 4 May 2031 (Agence Boreal) – {STORY}\n\n{SECOND}"
    assert opened(story)[0].published.date == "2031-05-04"
    dated = story.replace(TITLE, f"{TITLE}\n\n5 May 2031")
    assert opened(dated)[0].published.date == "2031-05-05"


def test_a_date_in_numbers_dates_a_report_where_it_can_be_read_one_way_only(opened: Opened) -> None:
    story = f"{TITLE}\n\nPort Vale, 14-5-2031 (Agence Boreal) - {STORY}\n\n{SECOND}"
    assert opened(story)[0].published.date == "2031-05-14"
    assert opened(story.replace("14-5-2031", "4-5-2031"))[0].published.date is None


def test_a_dateline_names_nobody_where_all_of_it_is_a_bracket(book: Codebook) -> None:
    assert list(credited("(Reporting by Some Name)")) == []
    assert list(credited("By Some Name (Port Vale) and Other Name (Westport)")) == []
    assert list(credited("PORT VALE (Agence Boreal) -")) == ["Agence Boreal"]
    assert datelines(book).begins("PORT VALE (Agence Boreal) - Guns")
    assert not datelines(book).begins("Port Vale (Agence Boreal) said")
