"""Which outlet took what from whom: ties between outlets and agencies, and where to draw them.

Outlets stand in a column; credits run in from agencies on the left, copied text runs in arcs on the right from the
earlier report to the later. Beyond the codebook's limits nothing is drawn and the table alone stands.
"""

import re

from trucewatch.briefs.lookup import Lookup
from trucewatch.model import Derivation, Tie, Value

_WORD = re.compile(r"\w+")
_ROW, _TOP, _HEIGHT = 52, 36, 30
_AGENCY_X, _AGENCY_WIDTH = 8, 150
_OUTLET_X, _OUTLET_WIDTH = 290, 190
_REACH, _REACH_STEP = 46, 26
_LETTER = 8
_WIDTH = 720


class Taken(Value, frozen=True, kw_only=True):
    """One row of the table: who took what from whom. `words` counts the shared words of the later report."""

    later: str
    earlier: str
    tie: str
    words: int
    directed: bool
    reports: int
    passage: str | None = None


class Box(Value, frozen=True, kw_only=True):
    """A labelled box; `name` is the whole name where the label is cut."""

    x: int
    y: int
    width: int
    height: int
    label: str
    name: str
    agency: bool


class Curve(Value, frozen=True, kw_only=True):
    """A line of the drawing, as an SVG path from the earlier to the later, with its label's place."""

    path: str
    tie: str
    directed: bool
    label: str
    x: int
    y: int


class Drawing(Value, frozen=True, kw_only=True):
    """The drawing as places and paths."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]


def taken(look: Lookup) -> tuple[Taken, ...]:
    """Return who took what from whom, by outlet, copied text first, then the most words."""
    groups: dict[tuple[str, str, Tie, bool], list[Derivation]] = {}
    for one in look.view.derivations.values():
        earlier = look.outlet(one.earlier) if one.earlier else look.name(one.source)
        if earlier:
            groups.setdefault((look.outlet(one.later), earlier, one.tie, one.directed), []).append(one)
    rows = [_taken(look, *key, group) for key, group in groups.items()]
    return tuple(sorted(rows, key=lambda row: (row.tie == "credit", -row.words)))


def passage_key(derivation: Derivation, number: int) -> str:
    """Return the key of a shared passage on the page."""
    return f"{derivation.id.removeprefix('derivation-')}-{number}"


def _taken(look: Lookup, later: str, earlier: str, tie: Tie, directed: bool, group: list[Derivation]) -> Taken:
    first = next((one for one in group if one.passages), None)
    return Taken(
        later=later,
        earlier=earlier,
        tie=tie,
        words=sum(shared_words(look, one) for one in group),
        directed=directed,
        reports=len({one.later for one in group}),
        passage=f"p-{passage_key(first, 0)}-later" if first else None,
    )


def shared_words(look: Lookup, derivation: Derivation) -> int:
    """Return how many words of the later report a derivation covers."""
    text = look.view.texts.get(derivation.later)
    if text is None:
        return 0
    return sum(len(_WORD.findall(text.content, one.later.start, one.later.end)) for one in derivation.passages)


def drawing(look: Lookup, rows: tuple[Taken, ...]) -> Drawing | None:
    """Return the drawing of these ties, None where there are none or too many to be read."""
    outlets = list(dict.fromkeys(look.outlet(report) for report in look.view.reports))
    agencies = list(dict.fromkeys(row.earlier for row in rows if row.earlier not in outlets))
    drawn = [row for row in rows if row.later != row.earlier]
    too_many = len(outlets) > look.words.limit("drawn_outlets") or len(drawn) > look.words.limit("drawn_ties")
    if not drawn or too_many or len(agencies) > look.words.limit("drawn_outlets"):
        return None
    height = _TOP + _ROW * max(len(outlets), len(agencies))
    boxes = {
        **_column(outlets, _OUTLET_X, _OUTLET_WIDTH, height, agency=False),
        **_column(agencies, _AGENCY_X, _AGENCY_WIDTH, height, agency=True),
    }
    curves = tuple(_curve(row, boxes[row.earlier], boxes[row.later]) for row in drawn)
    return Drawing(width=_WIDTH, height=height, boxes=tuple(boxes.values()), curves=curves)


def _column(names: list[str], x: int, width: int, height: int, *, agency: bool) -> dict[str, Box]:
    top = (height - _ROW * len(names)) // 2 + (_ROW - _HEIGHT) // 2
    return {
        name: Box(
            x=x,
            y=top + place * _ROW,
            width=width,
            height=_HEIGHT,
            label=_cut(name, width // _LETTER),
            name=name,
            agency=agency,
        )
        for place, name in enumerate(names)
    }


def _cut(name: str, letters: int) -> str:
    return name if len(name) <= letters else f"{name[: letters - 1]}…"


def _curve(row: Taken, earlier: Box, later: Box) -> Curve:
    label = f"{row.words} words" if row.words else row.tie
    start, end = earlier.y + earlier.height // 2, later.y + later.height // 2
    if earlier.agency:
        left, right = earlier.x + earlier.width, later.x - 6
        middle = (left + right) // 2
        path = f"M{left} {start}C{middle} {start} {middle} {end} {right} {end}"
        return Curve(path=path, tie=row.tie, directed=row.directed, label=label, x=middle, y=(start + end) // 2 - 5)
    edge = later.x + later.width
    reach = edge + _REACH + _REACH_STEP * (abs(end - start) // _ROW)
    tip = edge + 6 if row.directed else edge
    path = f"M{edge} {start}C{reach} {start} {reach} {end} {tip} {end}"
    apex = edge + (reach - edge) * 3 // 4
    return Curve(path=path, tie=row.tie, directed=row.directed, label=label, x=apex + 6, y=(start + end) // 2 + 4)
