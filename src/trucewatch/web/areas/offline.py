"""The form from the field without a line: the empty form as a page of its own, and the worker that keeps it in the
browser. Neither says anything of the record or of a person (decision 130)."""

import hashlib
import json
from importlib import resources
from typing import Any

from starlette.responses import Response

from trucewatch.web.areas.incidents import lists
from trucewatch.web.pages import asset
from trucewatch.web.permissions import Area, Right
from trucewatch.web.visit import Visit, Visiting

area = Area("offline")

SHELL = "/incidents/new/empty"
_LOADED = ("app.css", "boards.css", "app.js", "incident.js", "icon.svg")


@area.shows(SHELL, Right.PUBLIC)
def shell(visit: Visiting) -> Response:
    """Show the form as a browser keeps it: without a person, a token, or anything of the record."""
    return _shell(visit)


@area.shows("/field-worker.js", Right.PUBLIC)
def worker(visit: Visiting) -> Response:
    """Hand out the worker that keeps the form. It changes with the form's content, and browsers then fetch it anew."""
    files = [asset(name) for name in _LOADED]
    mark = hashlib.sha256(bytes(_shell(visit).body) + json.dumps(files).encode()).hexdigest()[:16]
    said = {"MARK": mark, "SHELL": SHELL, "FILES": files}
    head = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in said.items())
    script = (resources.files("trucewatch.web") / "static" / "field-worker.js").read_text(encoding="utf-8")
    headers = {"cache-control": "no-cache"}
    return Response(head + script, media_type="text/javascript; charset=utf-8", headers=headers)


def _shell(visit: Visit) -> Response:
    nobody: dict[str, Any] = {
        "rooms": (),
        "person": None,
        "csrf": "",
        "tabs": (),
        "languages": {},
        "notice": None,
        "working": False,
        "past": "",
        "here_next": SHELL,
    }
    return visit.page("incident-new.html", bare=True, key="", known=None, keeps=True, **lists(visit), **nobody)
