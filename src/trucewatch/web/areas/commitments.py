"""Commitments: the list with what is overdue, one with deadlines, evidence and scores, and the machine's proposals."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Query
from msgspec.structs import replace
from starlette.responses import Response

from trucewatch.model.decisions.commitments import (
    CommitmentDecision,
    CommitmentRecorded,
    CommitmentScored,
    DeadlineMoved,
    EvidenceAdded,
    ProposalRefused,
)
from trucewatch.register import Draft, View
from trucewatch.register.committing import accepted, commitment_decided, commitment_id
from trucewatch.register.decided.commitments import Commitment, when_of
from trucewatch.register.payloads import ROOM
from trucewatch.web import asking, boarding
from trucewatch.web.errors import BadInput, NotThere
from trucewatch.web.overtaking import check_not_overtaken
from trucewatch.web.paging import paged
from trucewatch.web.permissions import Area, Right
from trucewatch.web.retelling import title
from trucewatch.web.visit import Visit, Visiting

area = Area("commitments")

Word = Annotated[str, Query(max_length=300)]
Made = Callable[[View], CommitmentDecision]

PROPOSALS = 20
"""How many proposals of the machine stand on a page."""

STATES = ("overdue", "open", "cannot-tell", "no-deadline", "done")


@area.shows("/commitments", Right.READ)
def commitments(
    visit: Visiting, at: Word = "", state: Word = "", take: Word = "", page: Word = "1", held_page: Word = "1"
) -> Response:
    """List the commitments as of a day, those overdue first, and what the machine proposes.

    `take` is the matter of the proposal that the form to accept or refuse is shown for.
    """
    held = boarding.all_commitments(visit.sight, boarding.day(at, "at"))
    order = {one: place for place, one in enumerate(STATES)}
    found = [one for one in held.held if state in ("", one.state)]

    def rank(one: Commitment) -> int:
        return order.get(one.state or "", len(order))

    return visit.page(
        "commitments.html",
        held=held,
        found=paged(sorted(found, key=rank), held_page, visit.site.settings.page_size),
        proposals=paged(held.proposals, page, PROPOSALS),
        values={"at": at, "state": state, "as_of": visit.as_of},
        state=state,
        take=take,
        at=at or held.at or "",
        states=[(one, visit.t.word("commitment-state", one)) for one in STATES],
        names=boarding.names(visit.sight),
        **_lists(visit),
    )


@area.shows("/commitments/{key}", Right.READ)
def commitment(visit: Visiting, key: str, at: Word = "") -> Response:
    """Show one commitment."""
    held = boarding.all_commitments(visit.sight, boarding.day(at, "at"))
    return visit.page(
        "commitment.html",
        one=_one(held.held, key),
        by_id={one.id: one for one in held.held},
        at=at or held.at or "",
        names=boarding.names(visit.sight),
        **_lists(visit),
    )


@area.takes("/commitments/add", Right.AGREE)
def add(visit: Visiting) -> Response:
    """Record a commitment that no report tells."""
    actor, what = asking.named_actor(visit, "actor"), asking.words(visit, "undertaking", 2000)
    key = commitment_id(actor.name, what)
    made = CommitmentRecorded(commitment=key, actor=actor, undertaking=what)
    return _recorded(visit, lambda view: _filled(visit, view, made), f"/commitments/{key}")


@area.takes("/commitments/accept", Right.AGREE)
def accept(visit: Visiting) -> Response:
    """Take up what the machine proposes."""
    matter = visit.sight.matter(visit.text("matter")).id
    key = accepted(visit.sight.view, matter).commitment
    return _recorded(visit, lambda view: _filled(visit, view, accepted(view, matter)), f"/commitments/{key}")


@area.takes("/commitments/refuse", Right.AGREE)
def refuse(visit: Visiting) -> Response:
    """Say that what the machine proposes is none worth keeping."""
    matter = visit.sight.matter(visit.text("matter")).id
    return _recorded(visit, lambda _: ProposalRefused(matter=matter), "/commitments")


@area.takes("/commitments/{key}/deadline", Right.AGREE)
def deadline(visit: Visiting, key: str) -> Response:
    """Move the deadline, or say that there is none."""
    by, said = asking.iso(visit, "by"), asking.iso(visit, "said")
    if by is None and not visit.text("none"):
        raise BadInput("agreements.no-deadline", "by")
    made = DeadlineMoved(commitment=key, deadline=when_of(by) if by else None, said=said)
    return _taken(visit, key, made)


@area.takes("/commitments/{key}/evidence", Right.AGREE)
def evidence(visit: Visiting, key: str) -> Response:
    """Record what somebody saw of it being kept or not."""
    return _taken(visit, key, EvidenceAdded(commitment=key, words=asking.words(visit), on=asking.iso(visit, "on")))


@area.takes("/commitments/{key}/score", Right.AGREE)
def score(visit: Visiting, key: str) -> Response:
    """Say how far it was kept as of a day."""
    said, on = visit.text("score"), asking.iso(visit, "on")
    if said not in ("0", "1", "2", "3") or on is None:
        raise BadInput("agreements.no-score", "score")
    return _taken(visit, key, CommitmentScored(commitment=key, score=int(said), on=on))


def _filled(visit: Visit, view: View, made: CommitmentRecorded) -> CommitmentRecorded:
    """A commitment with what the form adds: deadline, agreement, kinds, toward whom."""
    by, agreement = asking.iso(visit, "by"), visit.text("agreement") or None
    kinds = tuple(visit.texts("kinds"))
    return replace(
        made,
        actor=asking.known(view, made.actor) if made.actor.actor is None else made.actor,
        to=tuple(asking.known(view, one) for one in asking.several(visit, "toward")) or made.to,
        kinds=kinds or made.kinds,
        confidence_building=bool(visit.text("confidence")),
        deadline=when_of(by) if by else made.deadline,
        agreement=boarding.board(visit.sight, agreement).id if agreement else None,
        term=visit.text("term") or None,
    )


def _taken(visit: Visit, key: str, made: CommitmentDecision) -> Response:
    _one(boarding.all_commitments(visit.sight, None).held, key)
    return _recorded(visit, lambda _: made, f"/commitments/{key}")


def _recorded(visit: Visit, make: Made, place: str) -> Response:
    reason, seen, rooms = asking.reason(visit), visit.text("seen"), visit.sight.view.rooms

    def draft(view: View) -> Draft:
        here = view.seen_by({ROOM})
        decision = make(here)
        asked = boarding.question(decision)
        check_not_overtaken(view.seen_by(rooms), seen, lambda one: boarding.question(one) == asked)
        return commitment_decided(here, decision, visit.sight.codebook, by=visit.who.name, reason=reason)

    visit.decide(draft, follow_up=True)
    return visit.to(place, done="recorded")


def _one(held: tuple[Commitment, ...], key: str) -> Commitment:
    found = next((one for one in held if one.id == key), None)
    if found is None:
        raise NotThere("no such commitment")
    return found


def _lists(visit: Visit) -> dict[str, Any]:
    table = visit.sight.codebook.table("undertakings")
    t = visit.t
    return {
        "kinds": [(key, t.maybe(f"agreements.kinds.{key}", words)) for key, words in table["kinds"].items()],
        "scores": [(key, t.maybe(f"agreements.scores.s{key}", words)) for key, words in table["scores"].items()],
        "scores_told": [
            (key, f"{key}: {t.maybe(f'agreements.scores.s{key}', words)}") for key, words in table["scores"].items()
        ],
        "agreements": [
            (one.id, title(t, "agreement", one.name, visit.sight.names)) for one in boarding.all_boards(visit.sight)
        ],
    }
