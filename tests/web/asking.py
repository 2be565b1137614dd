"""Requests made up from the description of the application (its OpenAPI document, which no route serves).

Routes that read a form by themselves describe no fields; they are sent fields of the names that any form has.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode

import trucewatch.web

_TEMPLATES = Path(trucewatch.web.__file__).parent / "templates"
_NAMES = sorted(
    {name for path in _TEMPLATES.glob("*.html") for name in re.findall(r' name="([a-z_]+)"', path.read_text("utf-8"))}
    - {"csrf"}
)
_WORDS = st.text(max_size=20) | st.sampled_from(
    ["", "-1", "9" * 30, "1e400", "2031-02-30", "2031-01-01", "34.5,-200", "unclear"]
)
_FIELDS = st.fixed_dictionaries({}, optional={name: _WORDS | st.lists(_WORDS, max_size=2) for name in _NAMES})

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
    described = any(True for _ in (*operation.query, *operation.body))
    if mode is GenerationMode.NEGATIVE and not described:
        return failed  # any word fits a gap in an address, so that no request is unfit

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
        fields=_FIELDS,
    )
    def one(case: Any, known: str, real: bool, fields: Mapping[str, Any]) -> None:
        address = known if real or "{" not in operation.path else case.formatted_path
        form = _form(case.body if described else fields) if operation.method.upper() == "POST" else None
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
