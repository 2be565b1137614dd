"""What a person is told when something is refused: in their language, with a way on, and with what they had typed."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from tests.web.test_incidents import key_of, report, seen, step

from trucewatch.web.pages import minutes

Signed = Callable[..., Any]
TYPED = "Eleven craters, two unexploded rounds."


def test_what_is_too_large_or_from_elsewhere_is_refused_on_a_page(people: FastAPI, address: str) -> None:
    large = b"x" * (people.state.site.settings.body_limit + 1)
    elsewhere = {"sec-fetch-site": "cross-site"}
    for content, headers, status, words in (
        (large, {}, 413, "This is too large"),
        (b"", elsewhere, 403, "from another site"),
        (b"", elsewhere | {"accept-language": "ar"}, 403, "من موقع آخر"),
        (b"", elsewhere | {"cookie": "trucewatch-language=ar"}, 403, "من موقع آخر"),
        (b"", elsewhere | {"cookie": "trucewatch-language=<b>"}, 403, "from another site"),
    ):
        answer = httpx.post(f"{address}/sign-in", headers=headers, content=content)
        assert answer.status_code == status
        assert answer.headers["content-type"].startswith("text/html")
        assert words in answer.text
        assert 'href="/"' in answer.text


@pytest.mark.parametrize("path", ["/incidents/{key}/inquire", "/matters/{key}/assess"])
def test_whoever_is_signed_out_meanwhile_gets_back_what_they_typed(path: str, address: str, signed_in: Signed) -> None:
    key = key_of(report(signed_in("monitor")))
    form = {"means": "site-visit", "words": TYPED, "reason": TYPED, "seen": "1", "back": f"/incidents/{key}"}
    answer = httpx.post(f"{address}{path.format(key=key)}", data=form)
    assert answer.status_code == 401
    assert TYPED in answer.text
    assert f'href="/sign-in?next=/incidents/{key}"' in answer.text
    bare = httpx.post(f"{address}{path.format(key=key)}", data={"seen": "1"}, follow_redirects=False)
    assert bare.status_code in (303, 400)
    scripted = httpx.post(f"{address}{path.format(key=key)}", data=form, headers={"hx-request": "true"})
    assert (scripted.status_code, scripted.text) == (401, "")


def test_what_is_not_there_leads_back_to_its_list_for_whoever_may_see_that(signed_in: Signed) -> None:
    assert '<a class="button" href="/incidents">Incidents</a>' in signed_in("reader").get("/incidents/none").text
    assert 'href="/admin"' not in signed_in("reader").get("/admin/none").text.split("<main", 1)[1]
    refused = signed_in("monitor").get("/brief/draft?start=2031-03-09&end=2031-03-01")
    assert refused.status_code == 400
    assert "Choose a first day and a last day" in refused.text


def test_what_the_register_refuses_is_said_in_a_sentence(signed_in: Signed) -> None:
    key = key_of(report(signed_in("monitor")))
    refused = step(signed_in("reviewer"), key, "verify", verification="corroborated")
    assert refused.status_code == 409
    assert '<p role="alert">It is corroborated only by two principals' in refused.text


def test_whoever_was_overtaken_is_shown_words_and_no_ids(signed_in: Signed) -> None:
    first, second = signed_in("reviewer"), signed_in("ana")
    key = key_of(report(signed_in("monitor")))
    at = seen(second, key)
    step(first, key, "verify", verification="observed", reason="we heard it")
    told = step(second, key, "verify", at, verification="discounted", reason="a quarry")
    assert '<span class="badge">observed</span>' in told.text
    assert f'<span class="badge">{key}</span>' not in told.text


def test_a_report_among_those_ticked_is_named_as_what_cannot_be_decided_on(signed_in: Signed, kestria: Any) -> None:
    browser = signed_in("reviewer")
    matter, read = next(iter(kestria.matters)), next(iter(kestria.reports))
    fields = {"seen": "0", "reason": "read side by side", "verification": "contradicted", "back": "/inbox?kind=report"}
    answer = browser.fill("/inbox/assess", matter=[matter, read], **fields)
    assert answer.status_code == 400
    assert "A report is read, not decided on" in answer.text
    at = browser.get("/inbox").text.split('name="seen" value="')[1].split('"')[0]
    answer = browser.fill("/inbox/assess", matter=[matter], **fields | {"seen": at})
    assert answer.headers["location"] == "/inbox?kind=report&done=recorded"


def test_a_wait_is_told_in_minutes(people: FastAPI, address: str) -> None:
    assert [minutes(one) for one in (0, 1, 60, 61, 897)] == [1, 1, 1, 2, 15]
    for _ in range(6):
        answer = httpx.post(f"{address}/sign-in", data={"login": "ana", "password": "no such word"})
    assert answer.status_code == 429
    assert "Wait 15 minutes." in answer.text
