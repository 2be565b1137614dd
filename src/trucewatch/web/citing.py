"""What a form cites for a decision: statements by their address or id, terms of the agreement by their number."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from trucewatch.model.decisions import Cited
from trucewatch.web.errors import BadInput
from trucewatch.web.visit import Visit

MOST = 100
"""How many statements a form may cite at once."""

_IN_ADDRESS = re.compile(r"[?&]s=([^&#\s]+)")


def cited(visit: Visit) -> Cited:
    """Return what the fields `cited` (an address or id a line) and `cited_terms` name; nothing where they are empty.

    Raises BadInput for what is no statement that the person sees.
    """
    found = tuple(dict.fromkeys(_statements(visit.text("cited"))))
    if len(found) > MOST or any(one not in visit.sight.view.statements for one in found):
        raise BadInput("agreements.no-such-statement", "cited")
    return Cited(statements=found, terms=tuple(dict.fromkeys(visit.texts("cited_terms"))))


def joined(before: Cited, more: Cited) -> Cited:
    """Return what was cited before with what is cited beside it, each once."""
    return Cited(
        statements=tuple(dict.fromkeys((*before.statements, *more.statements))),
        terms=tuple(dict.fromkeys((*before.terms, *more.terms))),
        files=tuple(dict.fromkeys((*before.files, *more.files))),
    )


def _statements(said: str) -> Iterable[str]:
    for line in map(str.strip, said.splitlines()):
        found = _IN_ADDRESS.search(line)
        if found:
            yield unquote(found[1])
        elif line:
            yield line
