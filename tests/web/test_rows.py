"""Rows of lists are written once and shown to many: to each as they may see them, and never as they were before."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.web.test_deciding import seen

from trucewatch.web.sight import Sight

MATTER = "matter-shelling"

Signed = Callable[..., Any]


def row(page: str, address: str) -> str:
    """The row of a list that leads to an address."""
    (found,) = [one for one in re.findall(r"<li class=\"row.*?</li>", page, re.DOTALL) if f'href="{address}"' in one]
    return found


@pytest.mark.parametrize("order", [("reviewer", "ana", "reader"), ("reader", "ana", "reviewer")])
def test_a_row_of_the_inbox_is_told_to_each_their_way(signed_in: Signed, order: tuple[str, ...]) -> None:
    browsers = {login: signed_in(login) for login in order}

    def rows() -> dict[str, str]:
        return {login: row(browser.get("/inbox").text, f"/matters/{MATTER}") for login, browser in browsers.items()}

    before = rows()
    assert {login: "/inbox/claim" in told for login, told in before.items()} == {
        "reviewer": True, "ana": True, "reader": False,
    }  # fmt: skip
    assert browsers["reviewer"].fill("/inbox/claim", one=MATTER).status_code == 303
    for _ in range(2):
        after = rows()
        assert {login: "/inbox/release" in told for login, told in after.items()} == {
            "reviewer": True, "ana": False, "reader": False,
        }  # fmt: skip
        assert {login: "The reviewer" in told for login, told in after.items()} == {
            "reviewer": False, "ana": True, "reader": True,
        }  # fmt: skip


@pytest.mark.parametrize("page", ["/inbox", "/matters", "/incidents", "/map"])
def test_a_decision_is_in_the_row_of_the_next_page(signed_in: Signed, page: str) -> None:
    browser = signed_in("reviewer")
    address = f"/{'incidents' if page == '/incidents' else 'matters'}/{MATTER}"
    before = row(browser.get(page).text, address)
    at = seen(browser, f"/matters/{MATTER}")
    given = {"verification": "not-verifiable", "finding": "under-inquiry", "reason": "no team can go there", "seen": at}
    assert browser.fill(f"/matters/{MATTER}/assess", **given).status_code == 303
    assert "b-not-verifiable" not in before
    assert "b-not-verifiable" in row(browser.get(page).text, address)


def test_rows_are_written_in_the_language_of_each(signed_in: Signed) -> None:
    english, arabic = signed_in("monitor"), signed_in("reader")
    arabic.fill("/language", language="ar", next="/")
    for page in ("/inbox", "/matters", "/reports", "/incidents", "/figures", "/search?q=bridge", "/inbox"):
        told, other = english.get(page).text, arabic.get(page).text
        assert 'lang="ar" dir="rtl"' in other[:200], page
        assert re.findall(r"<li class=\"row", told) == re.findall(r"<li class=\"row", other), page
        assert not set(re.findall(r">(\d+ statements?)", other)), page


def test_of_many_rows_the_oldest_is_written_again() -> None:
    made: list[int] = []

    def write(number: int) -> str:
        made.append(number)
        return str(number)

    sight = Sight.__new__(Sight)
    sight.__init__(_Nothing(), None, 0)  # type: ignore[misc, arg-type]
    for number in [*range(9000), 8999, 0]:
        assert sight.row(("row", number), lambda number=number: write(number)) == str(number)
    assert made == [*range(9000), 0]


class _Nothing:
    """A view that nobody looks into."""
