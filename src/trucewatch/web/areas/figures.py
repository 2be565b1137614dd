"""Figures: each counter's by itself over time, with what does not add up; entered, imported, taken back."""

from typing import Annotated, Any

from fastapi import Query
from starlette.responses import Response

from trucewatch.model import Dated, Measure, Qualifier
from trucewatch.model.decisions import CountedFigure, FigureEntered, FigureWithdrawn
from trucewatch.register import Draft, View
from trucewatch.register.entering import figure_entered, figure_withdrawn, figures_imported
from trucewatch.web import asking, counting
from trucewatch.web.choosing import required
from trucewatch.web.errors import BadInput, NotThere
from trucewatch.web.overtaking import check_not_overtaken
from trucewatch.web.paging import paged
from trucewatch.web.permissions import Area, Right, Tab
from trucewatch.web.site import TableAsked
from trucewatch.web.uploading import safe_name
from trucewatch.web.visit import Visit, Visiting

area = Area("figures", tab=Tab("figures", "/figures", 60))

Word = Annotated[str, Query(max_length=200)]

A_PAGE = 10
MOST, MOST_OF_ONE = 12, 5000
"""How many figures of a series its table shows, among others and by itself."""

SORTS = ("running", "new", "late", "unclear")

_HIGHEST = 10_000_000_000


@area.shows("/figures", Right.READ)
def figures(
    visit: Visiting,
    counter: Word = "",
    measure: Word = "",
    q: Word = "",
    wrong: Word = "",
    series: Word = "",
    page: Word = "1",
) -> Response:
    """Show the figures by counter, or with `series` one series whole."""
    sight = visit.sight
    found = [
        one
        for one in counting.rows(sight)
        if series in ("", one.series.id) and one.fits(counter, measure, q, wrong=bool(wrong))
    ]
    part = paged(found, page, A_PAGE)
    return visit.page(
        "figures.html",
        paged=part,
        drawn=[counting.drawn(sight, one) for one in part.items],
        most=MOST_OF_ONE if series else MOST,
        values={"counter": counter, "measure": measure, "q": q, "wrong": wrong, "series": series, "as_of": visit.as_of},
        all=len(counting.rows(sight)),
        faults=sum(one.faults for one in counting.rows(sight)),
        refused=None,
        **_lists(visit),
    )


@area.shows("/figures/enter", Right.TRIAGE)
def entering(visit: Visiting) -> Response:
    """Ask for a figure, or for a table of figures."""
    return visit.page("figure-enter.html", refused=None, taken=0, **_lists(visit))


@area.takes("/figures/enter", Right.TRIAGE)
def enter(visit: Visiting) -> Response:
    """Enter a figure of a counter, on the word of a source."""
    made, reason, seen = _figure(visit), asking.reason(visit), visit.text("seen")

    def make(view: View) -> Draft:
        check_not_overtaken(view, seen, lambda one: one == FigureEntered(figure=made))
        return figure_entered(made, by=visit.who.name, reason=reason)

    visit.decide(make, follow_up=True)
    return visit.to("/figures", done="recorded")


@area.takes("/figures/import", Right.TRIAGE)
def import_table(visit: Visiting) -> Response:
    """Import a counter's table, as one entry with its hash, the lines taken and those refused."""
    files, reason = visit.files("file"), asking.reason(visit)
    if not files:
        raise BadInput("figures.no-file", "file")
    given = {name: visit.text(name) for name in ("counter", "dated", "source", "place", "rule") if visit.text(name)}
    asked = TableAsked(columns=_columns(visit.text("columns")), given=given, date=visit.text("date") or "date")
    table = visit.site.workshop.table(files[0].file.read(), safe_name(files[0].filename or ""), asked)
    visit.decide(lambda view: figures_imported(view, table, by=visit.who.name, reason=reason), follow_up=True)
    if table.refused:
        return visit.page("figure-enter.html", refused=table.refused, taken=len(table.figures), **_lists(visit))
    return visit.to("/figures", done="imported")


@area.takes("/figures/{key}/withdraw", Right.TRIAGE)
def withdraw(visit: Visiting, key: str) -> Response:
    """Take back a figure that was entered; it stays in the record."""
    if key not in visit.sight.view.entered:
        raise NotThere("no such figure")
    reason, seen = asking.reason(visit), visit.text("seen")

    def make(view: View) -> Draft:
        check_not_overtaken(view, seen, lambda one: one == FigureWithdrawn(figure=key))
        return figure_withdrawn(view, key, by=visit.who.name, reason=reason)

    visit.decide(make, follow_up=True)
    return visit.to("/figures", done="recorded")


def _figure(visit: Visit) -> CountedFigure:
    qualifier = required(Qualifier, visit.text("qualifier") or Qualifier.EXACTLY.value)
    low, high = _number(visit, "low"), _number(visit, "high")
    if low is None:
        raise BadInput("figures.no-number", "low")
    if high is not None and high < low:
        raise BadInput("figures.downwards", "high")
    up, down = (Qualifier.UP_TO, Qualifier.LESS_THAN), (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
    sort = visit.text("sort")
    if sort not in SORTS:
        raise BadInput("error.malformed-short", "sort")
    as_of, start, end = (asking.iso(visit, name) for name in ("as_of", "start", "end"))
    if not (as_of or start or end):
        raise BadInput("figures.no-day", "as_of")
    return CountedFigure(
        counter=asking.named_actor(visit, "counter").name,
        measure=required(Measure, visit.text("measure")),
        low=None if qualifier in up else low,
        high=None if qualifier in down else (low if high is None else high),
        qualifier=qualifier,
        counted=visit.text("counted") or "people",
        cumulative={"running": True, "new": False, "late": False}.get(sort),
        late=sort == "late",
        as_of=as_of,
        start=start,
        end=end,
        dated=required(Dated, visit.text("dated") or Dated.UNCLEAR.value),
        rule=visit.text("rule"),
        place=visit.text("place"),
        source=asking.words(visit, "source", 1000),
    )


def _number(visit: Visit, name: str) -> int | None:
    said = visit.text(name).replace(",", "").replace(" ", "")
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) <= len(str(_HIGHEST)) and int(said) <= _HIGHEST):
        raise BadInput("figures.no-number", name)
    return int(said)


def _columns(words: str) -> dict[str, str]:
    """Which column holds what: one a line, `total = killed:cumulative`."""
    found = {}
    for line in words.splitlines():
        name, _, content = line.rpartition("=")
        measure, _, sort = content.strip().partition(":")
        if not line.strip():
            continue
        if not name.strip() or measure not in list(Measure) or sort not in ("", "cumulative", "new", "late"):
            raise BadInput("figures.no-column", "columns")
        found[name.strip()] = content.strip()
    return found


def _lists(visit: Visit) -> dict[str, Any]:
    t = visit.t
    return {
        "measures": t.choices("measure", Measure),
        "qualifiers": [(one.value, t.word("qualifier", one)) for one in Qualifier if one is not Qualifier.VAGUE],
        "dateds": t.choices("dated", Dated),
        "sorts": [(one, t(f"figures.sorts.{one}")) for one in SORTS],
    }
