"""Situation reports in the application: composed, held, released by whoever may, handed out, withdrawn."""

import re
from collections.abc import Callable
from typing import Any

import pytest

PERIOD = {"start": "2031-01-01", "end": "2031-12-31", "edition": "public"}


def draft(browser: Any, **period: str) -> Any:
    return browser.get("/brief/draft", params={**PERIOD, **period})


def decide(browser: Any, act: str, reason: str = "read it through") -> Any:
    """Send the form of the draft's page as it stands there."""
    page = draft(browser).text
    seen = re.search(r'name="seen" value="(\d+)"', page)
    assert seen is not None
    return browser.fill(f"/brief/{act}", **PERIOD, seen=seen[1], reason=reason)


def test_a_report_is_composed_held_and_released_and_then_everybody_has_it(signed_in: Callable[..., Any]) -> None:
    monitor, mediator, reader = signed_in("monitor"), signed_in("mediator"), signed_in("reader")
    assert "How this was made" in draft(monitor).text
    assert "No report was decided on yet." in reader.get("/brief").text
    assert decide(monitor, "hold").status_code in (200, 303)
    assert "No report was decided on yet." in reader.get("/brief").text
    assert decide(mediator, "release").status_code in (200, 303)
    listed = reader.get("/brief").text
    (sha256,) = set(re.findall(r"/brief/released/([0-9a-f]{64})/", listed))
    for form, begins in (("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF"), ("docx", b"PK")):
        answer = reader.get(f"/brief/released/{sha256}/{form}")
        assert answer.content.startswith(begins)
        assert "attachment" in answer.headers["content-disposition"]
    import hashlib

    assert hashlib.sha256(reader.get(f"/brief/released/{sha256}/html").content).hexdigest() == sha256


def test_who_may_not_release_cannot(signed_in: Callable[..., Any]) -> None:
    assert decide(signed_in("monitor"), "release").status_code == 403


def test_a_report_that_is_held_is_not_there_for_readers(signed_in: Callable[..., Any]) -> None:
    monitor, reader = signed_in("monitor"), signed_in("reader")
    decide(monitor, "hold")
    (sha256,) = set(re.findall(r"/brief/released/([0-9a-f]{64})/", monitor.get("/brief").text))
    assert monitor.get(f"/brief/released/{sha256}/html").status_code == 200
    assert reader.get(f"/brief/released/{sha256}/html").status_code == 404


def test_a_period_that_is_none_and_a_reason_that_is_missing_are_refused(signed_in: Callable[..., Any]) -> None:
    monitor = signed_in("monitor")
    assert draft(monitor, start="2031-12-31", end="2031-01-01").status_code == 400
    assert draft(monitor, start="tomorrow").status_code == 400
    assert decide(monitor, "hold", " ").status_code == 400
    assert "No report was decided on yet." in monitor.get("/brief").text


def test_the_parties_edition_is_for_those_who_may_look_into_their_room(signed_in: Callable[..., Any]) -> None:
    monitor = signed_in("monitor")
    assert "edition for the parties" not in monitor.get("/brief").text
    assert draft(monitor, edition="parties").status_code == 403
    assert draft(monitor, edition="nobody").status_code == 400


def test_all_that_was_reported_begins_with_the_day_that_the_first_reports_tell_of(
    signed_in: Callable[..., Any],
) -> None:
    page = signed_in("monitor").get("/brief").text  # the first report is of 4 March, and tells of shells on the 2nd
    assert '<a href="/brief/draft?start=2031-03-02&end=2031-03-04&edition=public">all that was reported</a>' in page


def test_where_all_is_more_than_one_report_covers_so_many_days_are_offered(
    signed_in: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trucewatch.web.areas.brief._first_day", lambda _: "2020-01-12")
    browser = signed_in("monitor")
    page = browser.get("/brief").text
    assert "all that was reported" not in page
    href = re.search(r'href="([^"]+)">as many days as one report covers<', page)
    assert href is not None
    assert "start=2030-03-04&end=2031-03-04" in href[1]
    assert browser.get(href[1]).status_code == 200
