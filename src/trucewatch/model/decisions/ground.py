"""Lines and areas that people lay over the map: a line of control as somebody drew it, taken over and not found."""

from trucewatch.model.base import Value
from trucewatch.model.decisions.base import Decision


class Shape(Value, frozen=True, kw_only=True):
    """One thing drawn: lines, or areas as rings (the outer first, then holes), of points (longitude, latitude; WGS 84).

    Degrees are kept to six places, a tenth of a metre. `name` is empty where its file names it not.
    """

    name: str
    lines: tuple[tuple[tuple[float, float], ...], ...] = ()
    areas: tuple[tuple[tuple[tuple[float, float], ...], ...], ...] = ()


class LinesLaid(Decision, frozen=True, kw_only=True, tag="lines-laid"):
    """That shapes are shown on the map under a title, as `source` drew them, as things were on the day `as_of`.

    `layer` is their id, made from all the rest; `file` and `sha256` are those of what was read.
    """

    layer: str
    title: str
    source: str
    as_of: str
    file: str
    sha256: str
    shapes: tuple[Shape, ...]


class LinesTakenOff(Decision, frozen=True, kw_only=True, tag="lines-taken-off"):
    """That the shapes of a layer (id) are shown no longer. They stay in the record."""

    layer: str


GroundDecision = LinesLaid | LinesTakenOff
"""Every decision on what is drawn on the map beside what reports tell."""
