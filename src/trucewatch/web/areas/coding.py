"""Double-blind coding: the rounds, opening one, how far its coders agree, what they differ on, closing it."""

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from trucewatch.errors import DecisionRefused
from trucewatch.model.decisions import AnyDecision
from trucewatch.model.decisions.coding import CodeAdjudicated, CodingClosed, CodingDecision, Level
from trucewatch.register import Draft, View
from trucewatch.register.coding import KINDS, coding_draft, drawn
from trucewatch.register.decided.coding import reliability
from trucewatch.register.decided.desk import same_person
from trucewatch.register.payloads import ROOM
from trucewatch.web import asking, saying
from trucewatch.web.choosing import required
from trucewatch.web.errors import BadInput
from trucewatch.web.exhibits import exhibit
from trucewatch.web.overtaking import check_not_overtaken
from trucewatch.web.paging import paged
from trucewatch.web.people import Person
from trucewatch.web.permissions import Area, Right, Tab
from trucewatch.web.rounds import Round, round_key, round_of, rounds
from trucewatch.web.visit import Visit, Visiting

area = Area("coding", tab=Tab("coding", "/coding", 45, Right.JUDGE))

Word = Annotated[str, Query(max_length=300)]

MOST_ITEMS, USUAL = 1000, 50
"""How many items a round of the screens may hold, and how many where no number is given."""

_MOST_NAME, _MOST_CODES = 100, 50
_ASKED = ("name", "question", "codes", "level", "kind", "size", "seed", "sealed", "room", "reason")


@area.shows("/coding", Right.READ)
def coding(visit: Visiting, page: Word = "1") -> Response:
    """List the rounds, the newest first, with how far each coder is."""
    return visit.page(
        "coding.html",
        paged=paged(rounds(visit.sight), page, visit.site.settings.page_size),
        values={"as_of": visit.as_of},
    )


@area.shows("/coding/open", Right.ASSESS)
def opening(visit: Visiting) -> Response:
    """Ask for a round: its question, its codes, what is drawn, and who codes."""
    return _form(visit)


@area.takes("/coding/open", Right.ASSESS)
def open_(visit: Visiting) -> Response:
    """Draw a sample and name its coders."""
    try:
        key = _opened(visit)
    except (BadInput, DecisionRefused) as error:
        return _form(visit, error)
    return visit.to(f"/coding/{key}", done="recorded")


@area.shows("/coding/{key}", Right.READ)
def round_(visit: Visiting, key: str, item: Word = "", page: Word = "1") -> Response:
    """Show a round: how far it is, and once codes are seen how far coders agree and on what they differ.

    `item` is the one that the form to adjudicate is shown for.
    """
    one = round_of(visit.sight, key)
    unsettled = paged(one.unsettled, page, visit.site.settings.page_size)
    return visit.page(
        "coding-round.html",
        one=one,
        coders=one.coders(visit.who),
        measured=reliability(one.held),
        unsettled=unsettled,
        exhibits={each.item: exhibit(visit.sight, each.item) for each in unsettled.items},
        settling=item,
        values={"as_of": visit.as_of},
    )


@area.takes("/coding/{key}/close", Right.ASSESS)
def close(visit: Visiting, key: str) -> Response:
    """End a round although codes are missing."""
    one = round_of(visit.sight, key)
    return _recorded(visit, one, CodingClosed(round=one.opened.round))


@area.takes("/coding/{key}/adjudicate", Right.ASSESS)
def adjudicate(visit: Visiting, key: str) -> Response:
    """Settle what an item is coded as."""
    one = round_of(visit.sight, key)
    made = CodeAdjudicated(round=one.opened.round, item=visit.text("item"), code=code_chosen(visit, one))
    return _recorded(visit, one, made)


def code_chosen(visit: Visit, one: Round) -> str | None:
    """Return the code that a form chose by its number; None for 0, what cannot be coded. Raises BadInput."""
    said, codes = visit.text("code"), one.opened.codes
    if not (said.isascii() and said.isdigit() and len(said) < 5 and int(said) <= len(codes)):
        raise BadInput("coding.no-code", "code")
    return codes[int(said) - 1] if int(said) else None


def _recorded(visit: Visit, one: Round, made: CodeAdjudicated | CodingClosed) -> Response:
    reason, seen, rooms, room = asking.reason(visit), visit.text("seen"), visit.sight.view.rooms, one.room

    def draft(view: View) -> Draft:
        check_not_overtaken(view.seen_by(rooms), seen, lambda other: _same_question(other, made))
        return coding_draft(view.seen_by({room}), made, by=visit.who.name, reason=reason, room=room)

    visit.decide(draft)
    return visit.to(f"/coding/{one.key}", done="recorded")


def _same_question(other: AnyDecision, made: CodingDecision) -> bool:
    if not isinstance(other, CodeAdjudicated) or not isinstance(made, CodeAdjudicated):
        return False
    return (other.round, other.item) == (made.round, made.item)


def _opened(visit: Visit) -> str:
    """Record the round that the form asks for; return its address."""
    name, question = asking.words(visit, "name", _MOST_NAME), asking.words(visit, "question", 2000)
    codes = [" ".join(line.split()) for line in visit.text("codes").splitlines() if line.strip()]
    if len(codes) > _MOST_CODES:
        raise BadInput("coding.too-many-codes", "codes")
    room = visit.text("room") or ROOM
    if room not in visit.sight.view.rooms:
        raise BadInput("incidents.no-such-room", "room")
    coders = [_coder(visit, number, room).name for number in visit.texts("coders")]
    kind, level, size = visit.text("kind"), required(Level, visit.text("level")), _size(visit)
    seed, sealed, reason = visit.text("seed"), bool(visit.text("sealed")), asking.reason(visit)
    if kind not in KINDS:
        raise BadInput("error.malformed-short", "kind")

    def draft(view: View) -> Draft:
        told = view.seen_by({room})
        made = drawn(
            told, name, question, codes, coders, level=level, kind=kind, size=size, seed=seed, sealed=sealed
        )  # fmt: skip
        return coding_draft(told, made, by=visit.who.name, reason=reason, room=room)

    visit.decide(draft)
    return round_key(name, room)


def _size(visit: Visit) -> int:
    said = visit.text("size") or str(USUAL)
    if not (said.isascii() and said.isdigit() and len(said) < 6 and 1 <= int(said) <= MOST_ITEMS):
        raise BadInput("coding.no-size", "size")
    return int(said)


def _coder(visit: Visit, number: str, room: str) -> Person:
    """Return the person of this number, who may code in this room. Raises BadInput for anybody else."""
    found = next((one for one in _may_code(visit) if str(one.id) == number), None)
    if found is None or room not in {ROOM, *found.rooms}:
        raise BadInput("coding.not-a-coder", "coders")
    return found


def _may_code(visit: Visit) -> list[Person]:
    """Whoever may code, but for those who share their name with others: the record knows people by their names."""
    everybody = visit.site.accounts.all()
    return [
        one
        for one in everybody
        if one.may(Right.JUDGE) and sum(same_person(one.name, other.name) for other in everybody) == 1
    ]


def _form(visit: Visit, error: BadInput | DecisionRefused | None = None) -> Response:
    t = visit.t
    given: dict[str, str | list[str]] = {name: visit.text(name) for name in _ASKED}
    said = t(error.key) if isinstance(error, BadInput) else saying.sentence(t, error.rule) if error else ""
    return visit.page(
        "coding-open.html",
        status=200 if error is None else 400 if isinstance(error, BadInput) else 409,
        wrong=said,
        given={**given, "coders": visit.texts("coders")},
        usual=USUAL,
        most=MOST_ITEMS,
        people=_may_code(visit),
        levels=[(one.value, t(f"coding.levels.{one}")) for one in Level],
        kinds=[(one, t(f"coding.kinds.{one}")) for one in KINDS],
        rooms=[(ROOM, t("incidents.room-open")), *((one, one) for one in sorted(visit.sight.view.rooms - {ROOM}))],
    )
