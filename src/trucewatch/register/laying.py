"""Recording which lines lie on the map. What was laid is never changed: it is taken off, and another is laid."""

import hashlib

from trucewatch.errors import DecisionRefused, NotInRecord
from trucewatch.model import content_id
from trucewatch.model.decisions.ground import LinesLaid, LinesTakenOff, Shape
from trucewatch.register.canonical import canonical, digest
from trucewatch.register.checking import dated, named
from trucewatch.register.decided.ground import laid
from trucewatch.register.deciding import judgement_draft
from trucewatch.register.payloads import Draft
from trucewatch.register.view import View
from trucewatch.said import said


def lines_of(shapes: tuple[Shape, ...], *, data: bytes, file: str, title: str, source: str, as_of: str) -> LinesLaid:
    """Return the decision to lay what was read from a file.

    Raises TrucewatchError for a title, source or day that is none.
    """
    named(title, said("thing.lines", "what is laid"))
    named(source, said("thing.source", "the source of what is laid"), most=1000)
    named(file, said("thing.file", "a file"))
    dated(as_of)
    sha256 = hashlib.sha256(data).hexdigest()
    layer = content_id("lines", title, source, as_of, file, sha256, digest(canonical(shapes)))
    return LinesLaid(layer=layer, title=title, source=source, as_of=as_of, file=file, sha256=sha256, shapes=shapes)


def lines_laid(view: View, lines: LinesLaid, *, by: str, reason: str) -> Draft:
    """Draft that lines are laid over the map. Raises DecisionRefused where the very same lie there."""
    held = laid(view.judgements).get(lines.layer)
    if held is not None:
        raise DecisionRefused(
            said(
                "map.same-lines",
                "the same lines lie on the map already, since entry {entry}",
                entry=held.sequence,
            )
        )
    return judgement_draft(lines, by=by, reason=reason, about=lines.layer, activity="map")


def lines_taken_off(view: View, layer: str, *, by: str, reason: str) -> Draft:
    """Draft that lines are taken off the map. Raises NotInRecord where there are none of this id."""
    if layer not in laid(view.judgements):
        raise NotInRecord(f"no lines {layer} lie on the map")
    return judgement_draft(LinesTakenOff(layer=layer), by=by, reason=reason, about=layer, activity="map")
