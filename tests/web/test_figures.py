"""Figures in the application: entered, imported, taken back, drawn, and told where they do not add up."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import add_people, served, settings_for, token_of

from trucewatch.cli.serving import Pipeline
from trucewatch.codebook import Codebook
from trucewatch.register import Recorder, View, open_record, read_range
from trucewatch.web import create_app

Signed = Callable[..., Any]

TABLE = "date,total\n2031-03-01,10\n2031-03-02,14\n2031-03-03,12\n2031-03-04,x\n"


def replayed(record: Path) -> View:
    with open_record(record, read_only=True) as recorder:
        return View.replay(read_range(recorder))


@pytest.fixture
def address(record: Path, recorder: Recorder, codebook: Codebook) -> Iterator[str]:
    """The application with the stages behind it."""
    app = create_app(settings_for(record), recorder, codebook, Pipeline(codebook, record))
    add_people(app)
    with served(app) as found:
        yield found
        app.state.site.workshop.settled(30)


def seen(browser: Any) -> str:
    return str(browser.get("/figures/enter").text.split('name="seen" value="')[1].split('"')[0])


def enter(browser: Any, **fields: str) -> Any:
    given = {
        "counter": "Health Office", "measure": "killed", "low": "40", "qualifier": "at-least", "sort": "running",
        "as_of": "2031-03-09", "source": "bulletin 12", "reason": "in no report", "seen": seen(browser), **fields,
    }  # fmt: skip
    return browser.fill("/figures/enter", **given)


def test_a_long_series_is_shown_whole_by_itself(signed_in: Signed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trucewatch.web.areas.figures.MOST", 2)
    browser = signed_in("monitor")
    for day in ("09", "10", "11"):
        assert enter(browser, as_of=f"2031-03-{day}", source=f"bulletin {day}").status_code == 303
    among_others = browser.get("/figures?counter=health").text
    assert among_others.count("bulletin") == 2
    link = re.search(r'href="(\?[^"]*series=[^"]+)"', among_others)
    assert link is not None
    alone = browser.get(f"/figures{link[1].replace('&amp;', '&')}").text
    assert [alone.count(f"bulletin {day}") for day in ("09", "10", "11")] == [1, 1, 1]


def test_a_figure_is_entered_as_it_was_said_and_taken_back(signed_in: Signed, record: Path) -> None:
    browser = signed_in("monitor")
    assert enter(browser).status_code == 303
    ((key, one),) = replayed(record).entered.items()
    assert (one.figure.low, one.figure.high, one.figure.cumulative) == (40, None, True)
    page = signed_in("reader").get("/figures?counter=health").text
    assert "Health Office" in page
    assert "bulletin 12" in page
    assert "Take it back" not in page
    assert browser.fill(f"/figures/{key}/withdraw", reason="typed twice", seen=seen(browser)).status_code == 303
    assert replayed(record).entered == {}
    assert (
        "Health Office" not in browser.get("/figures?counter=health").text.split("<ol")[0].split("No series fits")[-1]
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"low": ""},
        {"low": "many"},
        {"high": "3"},
        {"as_of": ""},
        {"as_of": "soon"},
        {"counter": " "},
        {"sort": "x"},
        {"source": ""},
    ],
)
def test_a_figure_that_cannot_be_taken_is_refused(signed_in: Signed, record: Path, fields: dict[str, str]) -> None:
    assert enter(signed_in("monitor"), **fields).status_code == 400
    assert replayed(record).entered == {}


def test_a_table_is_imported_and_what_does_not_add_up_is_told(signed_in: Signed, record: Path) -> None:
    browser = signed_in("monitor")
    fields = {
        "csrf": token_of(browser.get("/account").text), "counter": "Health Office", "columns": "total = killed:cumulative",
        "dated": "report", "source": "bulletin 12", "reason": "its own table", "seen": seen(browser),
    }  # fmt: skip
    answer = browser.post("/figures/import", data=fields, files={"file": ("t.csv", TABLE.encode(), "text/csv")})
    assert answer.status_code == 200, answer.text
    assert "3 figures were taken" in answer.text
    assert "line 5" in answer.text
    deadline = 0
    while "falls" not in browser.get("/figures?wrong=yes").text and deadline < 300:
        deadline += 1
    page = browser.get("/figures?wrong=yes").text
    assert "<svg" in page
    assert "a running count falls" in page
    again = browser.post("/figures/import", data=fields, files={"file": ("t.csv", TABLE.encode(), "text/csv")})
    assert again.status_code == 400
    assert len(replayed(record).entered) == 3


def test_a_figure_sent_twice_is_recorded_once(signed_in: Signed, record: Path) -> None:
    browser = signed_in("monitor")
    at = seen(browser)
    assert enter(browser, seen=at).status_code == 303
    assert enter(browser, seen=at).status_code == 409
    assert len(replayed(record).entered) == 1
