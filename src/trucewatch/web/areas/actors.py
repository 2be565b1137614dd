"""Actors: all of them, and one with its spellings, why these are one, what rests on its word, and keeping two apart."""

from typing import Annotated

from fastapi import Form, Query
from starlette.responses import Response

from trucewatch.model.decisions import ActorsApart, AnyDecision
from trucewatch.register import Draft, View
from trucewatch.register.deciding import actors_apart
from trucewatch.web import asking, rollcall
from trucewatch.web.errors import BadInput
from trucewatch.web.overtaking import check_not_overtaken
from trucewatch.web.paging import paged
from trucewatch.web.permissions import Area, Right
from trucewatch.web.visit import Visiting

area = Area("actors")

Word = Annotated[str, Query(max_length=200)]
Called = Annotated[str, Form(max_length=asking.MOST_NAME)]
Short = Annotated[str, Form(max_length=100)]

WORD, TOLD_OF = "word", "told-of"


@area.shows("/actors", Right.READ)
def actors(visit: Visiting, q: Word = "", page: Word = "1") -> Response:
    """List the actors, those on whose word most rests first."""
    found = rollcall.wanted(visit.sight, q)
    return visit.page(
        "actors.html",
        paged=paged(found, page, visit.site.settings.page_size),
        values={"q": q, "as_of": visit.as_of},
        all=len(visit.sight.view.actors),
    )


@area.shows("/actors/{key}", Right.READ)
def actor(visit: Visiting, key: str, show: Word = "", alike: Word = "", page: Word = "1") -> Response:
    """Show one actor; `show` says which of its statements are listed: on its word, or telling of it.

    With `alike` the form offers the actor as single reports have it, for two that are written alike.
    """
    sight = visit.sight
    found = rollcall.actor(sight, key)
    if found.id != key:
        return visit.to(f"/actors/{found.id}")
    told = rollcall.told(sight, found)
    show = show if show in (WORD, TOLD_OF) else (WORD if told.word else TOLD_OF)
    listed = told.word if show == WORD else told.told_of
    return visit.page(
        "actor.html",
        actor=found,
        told=told,
        bearers=rollcall.bearers(sight, told) if alike and visit.may(Right.JUDGE) else (),
        alike=bool(alike),
        show=show,
        paged=paged(listed, page, visit.site.settings.page_size),
        values={"show": show, "as_of": visit.as_of},
    )


@area.takes("/actors/{key}/apart", Right.JUDGE)
def apart(visit: Visiting, key: str, left: Called, right: Called, seen: Short, withdraw: Short = "") -> Response:
    """Say that two are two and not one, or take that back; what follows is then worked out anew."""
    found, reason = rollcall.actor(visit.sight, key), asking.reason(visit)
    if left == right:
        raise BadInput("actors.one-name", "right")
    decision = ActorsApart(left=left, right=right, apart=not withdraw)

    def concerns(one: AnyDecision) -> bool:
        return isinstance(one, ActorsApart) and {one.left, one.right} == {left, right}

    def make(view: View) -> Draft:
        check_not_overtaken(view, seen, concerns)
        return actors_apart(view, decision, by=visit.who.name, reason=reason)

    visit.decide(make, follow_up=True)
    return visit.to(f"/actors/{found.id}", done="recorded")
