"""Whatever is asked, the server has an answer: requests made up from the application's own description."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI
from schemathesis import GenerationMode
from tests.web.asking import ask, operations

EXAMPLES = int(os.environ.get("TRUCEWATCH_EXAMPLES", "2"))
"""How many requests are made up for each route, person and mode; a hundred take some minutes."""


@pytest.mark.parametrize(("login", "modes"), [("ana", list(GenerationMode)), ("reader", [GenerationMode.POSITIVE])])
def test_no_request_makes_the_server_fail(
    login: str,
    modes: list[GenerationMode],
    people: FastAPI,
    signed_in: Callable[..., Any],
    filled: Callable[[str], tuple[str, ...]],
) -> None:
    browser = signed_in(login)
    token, failed = browser.token(), []
    for operation in operations(people):
        for mode in modes:
            failed += ask(operation, browser, token, filled, EXAMPLES, mode)
    assert failed == []
    assert browser.get("/account").status_code == 200, "still signed in"


def test_the_description_is_served_to_nobody(signed_in: Callable[..., Any]) -> None:
    browser = signed_in("ana")
    for path in ("/openapi.json", "/docs", "/redoc"):
        assert browser.get(path).status_code == 404
