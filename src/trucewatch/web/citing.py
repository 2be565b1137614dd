"""What a form cites for a decision: statements by address or id, terms by their number, files by their hash."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from trucewatch.model.decisions import Cited
from trucewatch.model.decisions.cited import FileCited
from trucewatch.register import View
from trucewatch.register.decided.incident import Incident
from trucewatch.register.finding import incident_named
from trucewatch.register.payloads import ROOM
from trucewatch.web.errors import BadInput
from trucewatch.web.visit import Visit

MOST = 100
"""How many statements a form may cite at once."""

MOST_FILES = 20
"""How many files a form may bring."""

_IN_ADDRESS = re.compile(r"[?&]s=([^&#\s]+)")


def cited(visit: Visit) -> Cited:
    """Return what the fields `cited` (an address or id a line) and `cited_terms` name; nothing where they are empty.

    Raises BadInput for what is no statement that the person sees.
    """
    found = tuple(dict.fromkeys(_statements(visit.text("cited"))))
    if len(found) > MOST or any(one not in visit.sight.view.statements for one in found):
        raise BadInput("agreements.no-such-statement", "cited")
    return Cited(statements=found, terms=tuple(dict.fromkeys(visit.texts("cited_terms"))))


def citable(one: Incident) -> Mapping[FileCited, str]:
    """Return the files on an incident, each once by its bytes, with the room in which it is told of: the open one if it
    is told of there."""
    told: dict[str, tuple[FileCited, str]] = {}
    for step in one.citing:
        for file in step.decision.files:
            if file.sha256 not in told or (step.room == ROOM and told[file.sha256][1] != ROOM):
                told[file.sha256] = (file, step.room)
    return dict(told.values())


def brought(one: Incident) -> Mapping[str, str]:
    """Return the entry of the step that brought each file on an incident, by its hash: the first to tell of it."""
    first: dict[str, tuple[int, str]] = {}
    for step in one.citing:
        for file in step.decision.files:
            first[file.sha256] = min(first.get(file.sha256, (step.sequence, step.entry)), (step.sequence, step.entry))
    return {sha256: entry for sha256, (_, entry) in first.items()}


def cited_files(visit: Visit, view: View, incident: str) -> tuple[FileCited, ...]:
    """Return the files on an incident that the field `cited_files` names by their hashes.

    `view` is what is seen from the room that the step is recorded in: a file that is told of in another room alone is
    none there. Raises BadInput for what is no such file.
    """
    wanted = tuple(dict.fromkeys(visit.texts("cited_files")))
    if not wanted:
        return ()
    known = {file.sha256: file for file in citable(incident_named(view, incident))}
    if any(one not in known for one in wanted):
        raise BadInput("incidents.no-such-file", "cited_files")
    return tuple(known[one] for one in wanted)


def sent_files(visit: Visit) -> tuple[FileCited, ...]:
    """Keep the files that a form brings, each once by its bytes, and return what the record says of them.

    Raises BadInput for too many of them. Ask only when everything else is found right: what is kept stays.
    """
    files = visit.files("files")
    if len(files) > MOST_FILES:
        raise BadInput("incidents.too-many-files", "files")
    kept = (visit.site.evidence.keep(one) for one in files)
    return tuple({one.sha256: one for one in kept if one.size}.values())


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
