"""Lines and areas of the user's own on the map: laid, taken off, and handed to the map to be drawn."""

from typing import Annotated

import msgspec
from fastapi import Path as Address
from starlette.responses import JSONResponse, Response

from trucewatch.briefs.wording import visible
from trucewatch.model.decisions.ground import GroundDecision, LinesLaid, LinesTakenOff
from trucewatch.register import Draft, View
from trucewatch.register.decided.ground import Laid, laid
from trucewatch.register.geojson import LinesRefused, shapes_in
from trucewatch.register.laying import lines_laid, lines_of, lines_taken_off
from trucewatch.web import asking
from trucewatch.web.errors import BadInput, NotThere
from trucewatch.web.overtaking import check_not_overtaken
from trucewatch.web.permissions import Area, Right
from trucewatch.web.sight import Sight
from trucewatch.web.uploading import safe_name
from trucewatch.web.visit import Visit, Visiting

area = Area("lines")

Layer = Annotated[str, Address(max_length=60)]


def lying(sight: Sight) -> dict[str, Laid]:
    """Return what lies on the map, by id."""
    return sight.concerning("lines", GroundDecision, lambda: laid(sight.view.judgements))


@area.shows("/map/lines", Right.ADMINISTER)
def lines(visit: Visiting) -> Response:
    """Show what lies on the map, and ask for more."""
    limits = visit.sight.codebook.table("desk")["lines"]
    return visit.page("map-lines.html", laid=lying(visit.sight), limits=limits)


@area.shows("/map/lines/drawn", Right.READ, response_class=JSONResponse)
def drawn(visit: Visiting) -> Response:
    """Return what the map draws: of each shape its name (its layer's title, if it has none), lines and areas."""
    sight = visit.sight
    data = sight.concerning("lines drawn", GroundDecision, lambda: _drawn(lying(sight)))
    return Response(data, media_type="application/json")


@area.takes("/map/lines/lay", Right.ADMINISTER)
def lay(visit: Visiting) -> Response:
    """Lay a GeoJSON file over the map."""
    made, reason, seen = _asked(visit), asking.reason(visit), visit.text("seen")

    def make(view: View) -> Draft:
        check_not_overtaken(view, seen, lambda one: isinstance(one, LinesLaid) and one.layer == made.layer)
        return lines_laid(view, made, by=visit.who.name, reason=reason)

    visit.decide(make)
    return visit.to("/map/lines", done="recorded")


@area.takes("/map/lines/{key}/take-off", Right.ADMINISTER)
def take_off(visit: Visiting, key: Layer) -> Response:
    """Take lines off the map; they stay in the record."""
    if key not in lying(visit.sight):
        raise NotThere("no such lines")
    reason, seen = asking.reason(visit), visit.text("seen")

    def make(view: View) -> Draft:
        check_not_overtaken(view, seen, lambda one: one == LinesTakenOff(layer=key))
        return lines_taken_off(view, key, by=visit.who.name, reason=reason)

    visit.decide(make)
    return visit.to("/map/lines", done="recorded")


def _asked(visit: Visit) -> LinesLaid:
    files, codebook = visit.files("file"), visit.sight.codebook
    if not files:
        raise BadInput("map.no-file", "file")
    title, source = asking.words(visit, "title", 300), asking.words(visit, "source", 1000)
    as_of = asking.iso(visit, "as_of")
    if as_of is None:
        raise BadInput("incidents.no-date", "as_of")
    data = files[0].file.read(int(codebook.table("desk")["lines"]["bytes"]) + 1)
    try:
        shapes = shapes_in(data, codebook)
    except LinesRefused as error:
        raise BadInput(f"map.refused.{error.fault}", "file") from error
    name = safe_name(files[0].filename or "")
    return lines_of(shapes, data=data, file=name, title=title, source=source, as_of=as_of)


def _drawn(held: dict[str, Laid]) -> bytes:
    shapes = [
        {"name": visible(shape.name or one.lines.title), "lines": shape.lines, "areas": shape.areas}
        for one in held.values()
        for shape in one.lines.shapes
    ]
    return msgspec.json.encode({"shapes": shapes})
