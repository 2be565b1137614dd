"""What pages say of a record in which nothing was read yet: where to begin."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import PASSWORD

from trucewatch.codebook import Codebook
from trucewatch.register import codebook_draft, open_record

PAGES = ("/inbox", "/matters", "/incidents", "/actors", "/figures", "/map", "/search", "/brief")


@pytest.fixture
def record(codebook: Codebook, tmp_path: Path) -> Path:
    """A record that no report was read into."""
    path = tmp_path / "case.truce"
    with open_record(path, create=True) as recorder:
        recorder.append([codebook_draft(codebook.digest, codebook.names)])
    return path


@pytest.mark.parametrize("path", PAGES)
def test_a_page_with_nothing_on_it_leads_to_adding_reports(path: str, signed_in: Callable[..., Any]) -> None:
    leads = '<a class="button" href="/reports/add">'
    assert leads in signed_in("monitor").get(path).text.split("<main", 1)[1]
    assert leads not in signed_in("reader").get(path).text  # who may not add reports is not sent there


def test_whoever_must_change_their_password_is_asked_for_nothing_else(
    people: Any, signed_in: Callable[..., Any]
) -> None:
    accounts = people.state.site.accounts
    accounts.add(name="Noor Haddad", login="noor", password=PASSWORD, roles=[], must_change=True)
    page = signed_in("noor").get("/account").text
    assert 'action="/account/password"' in page
    assert 'class="tabs"' not in page
    assert "/account/second-factor" not in page


def test_coding_says_what_a_round_is_for_and_leads_whoever_may_to_opening_one(signed_in: Callable[..., Any]) -> None:
    leads = '<a class="button" href="/coding/open">'
    page = signed_in("reviewer").get("/coding").text
    assert "No round of coding was opened yet." in page
    assert page.count(leads) == 1
    other = signed_in("monitor").get("/coding").text
    assert leads not in other
    assert "Whoever reviews findings can open one." in other
