"""Search over everything that a person may see."""

from collections import Counter, defaultdict
from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from trucewatch.web.paging import Paged, paged
from trucewatch.web.permissions import Area, Right, Tab
from trucewatch.web.seeking import Answer, Asked, Hit, answer
from trucewatch.web.seeking.documents import Kind
from trucewatch.web.seeking.showing import Result, shown
from trucewatch.web.visit import Visit, Visiting
from trucewatch.web.wanted import sound_day

area = Area("search", tab=Tab("search", "/search", 80))

PAGE = 25
"""Results on a page: each has its words marked."""

OUTLETS = 200
"""How many outlets the filter names, those with the most reports."""

Word = Annotated[str, Query(max_length=300)]


@area.shows("/search", Right.READ)
def search(
    visit: Visiting,
    q: Word = "",
    kind: Word = "",
    outlet: Word = "",
    actor: Word = "",
    place: Word = "",
    start: Word = "",
    end: Word = "",
    page: Word = "1",
) -> Response:
    """Find words, and say why what is found matches."""
    asked = Asked(
        q=q, kind=kind, outlet=outlet, actor=actor.strip(), place=place.strip(), start=sound_day(start),
        end=sound_day(end),
    )  # fmt: skip
    found, share = _found(visit, asked)
    hits: Paged[Hit] = paged(found.hits if found else (), page, PAGE)
    return visit.page(
        "search.html",
        asked=asked,
        values={**asked.values, "as_of": visit.as_of},
        found=found,
        paged=hits,
        results=lambda: _results(visit, hits, asked),
        whole=share == 1,
        kinds=visit.t.choices("found", Kind),
        counts=_counts(found),
        outlets=_outlets(visit),
        share=int(share * 100),
    )


def _found(visit: Visit, asked: Asked) -> tuple[Answer | None, float]:
    """Return what is found, and in how much of everything. A list that is paged through is sought once."""
    sight = visit.sight
    indices, share = visit.site.finder.indices(sight)
    if not asked.any:
        return None, share
    if share < 1:
        return answer(asked, sight, indices), share
    return sight.recent(("found", asked), lambda: answer(asked, sight, indices)), share


def _counts(found: Answer | None) -> dict[str, int]:
    counts: defaultdict[str, int] = defaultdict(int)
    for kind, number in found.counts.items() if found else ():
        counts[kind.value] = number
    return counts


def _results(visit: Visit, hits: Paged[Hit], asked: Asked) -> list[Result]:
    return [shown(visit.sight, one, asked) for one in hits.items]


def _outlets(visit: Visit) -> list[tuple[str, str]]:
    sight = visit.sight

    def make() -> list[tuple[str, str]]:
        counted = Counter(sight.look.outlet(key) for key in sight.view.reports)
        return sorted((name, name) for name, _ in counted.most_common(OUTLETS))

    return sight.kept("outlets with most", make)
