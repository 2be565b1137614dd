"""Requests made up from the description of the application (its OpenAPI document, which no route serves)."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode

ENDING = ("/sign-out", "/account/sign-out-everywhere", "/account/password", "/admin/people/{number}")
"""Where a good request would end the session, or change who may do what: they are asked without its token."""


def operations(app: FastAPI) -> list[Any]:
    """Return every operation that the application's description knows."""
    schema = schemathesis.openapi.from_dict(app.openapi())
    return [found.ok() for found in schema.get_all_operations()]


def ask(
    operation: Any,
    browser: Any,
    token: str,
    filled: Callable[[str], tuple[str, ...]],
    examples: int,
    mode: GenerationMode = GenerationMode.POSITIVE,
) -> list[tuple[int, str, Any]]:
    """Send so many made-up requests; return those that the server failed at: status, address, form."""
    failed: list[tuple[int, str, Any]] = []

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        case=operation.as_strategy(generation_mode=mode),
        known=st.sampled_from(filled(operation.path)),
        real=st.booleans(),
    )
    def one(case: Any, known: str, real: bool) -> None:
        address = known if real or "{" not in operation.path else case.formatted_path
        form = _form(case.body) if operation.method.upper() == "POST" else None
        if form is not None and operation.path not in ENDING:
            form["csrf"] = token
        answer = browser.request(
            operation.method.upper(),
            address,
            params=_query(case.query, known if real else ""),
            data=form,
            follow_redirects=False,
        )
        if answer.status_code >= 500:
            failed.append((answer.status_code, str(answer.request.url), form))

    with suppress(Unsatisfiable):  # nothing can be wrong with a request that has no parts
        one()
    return failed


def _query(given_: Mapping[str, Any] | None, known: str) -> Any:
    return None if "?" in known else {name: _word(value) for name, value in (given_ or {}).items()}


def _form(body: Any) -> dict[str, Any]:
    if not isinstance(body, Mapping):
        return {}
    return {
        str(name): [_word(one) for one in value] if isinstance(value, list) else _word(value)
        for name, value in body.items()
    }


def _word(value: Any) -> str:
    return str(value).encode("utf-8", "replace").decode()
