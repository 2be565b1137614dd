"""A coder's sheet: item by item, their own codes and nobody else's; in a sealed round seals, and what opens them."""

from collections.abc import Callable, Sequence
from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from trucewatch.model.decisions.coding import CodeGiven, CodeSealed, CodingDecision
from trucewatch.register import Draft, View
from trucewatch.register.coding import coding_drafts, kept_codes, opened_codes, round_named
from trucewatch.register.decided.codes import coder_named
from trucewatch.register.decided.coding import Sheet, SheetItem, sheet
from trucewatch.web.areas.coding import code_chosen
from trucewatch.web.errors import BadInput
from trucewatch.web.exhibits import exhibit
from trucewatch.web.permissions import Area, Right
from trucewatch.web.rounds import Round, round_of
from trucewatch.web.visit import Visit, Visiting

area = Area("coding-sheet")

Word = Annotated[str, Query(max_length=300)]


@area.shows("/coding/{key}/sheet", Right.JUDGE)
def shown(visit: Visiting, key: str, item: Word = "") -> Response:
    """Show one item of a coder's sheet: the one that is asked for, or the first that waits for them."""
    one = round_of(visit.sight, key)
    mine = sheet(one.held, visit.who.name)
    at = _place(mine, item)
    return visit.page(
        "coding-sheet.html",
        one=one,
        sheet=mine,
        at=at,
        done=sum(map(_is_done, mine.items)),
        current=mine.items[at],
        exhibit=exhibit(visit.sight, mine.items[at].item),
        sealing=_sealing(one, mine, visit.who.name, mine.items[at].item),
    )


@area.takes("/coding/{key}/code", Right.JUDGE)
def code(visit: Visiting, key: str) -> Response:
    """Give an item a code, and go on to the next that has none."""
    one, item = round_of(visit.sight, key), visit.text("item")
    made = CodeGiven(round=one.opened.round, item=item, code=code_chosen(visit, one))
    _record(visit, one, lambda _: [made])
    return _next(visit, key, item)


@area.takes("/coding/{key}/seal", Right.JUDGE)
def seal(visit: Visiting, key: str) -> Response:
    """Take seals, an item and its seal on each line: the codes under them stay with the coder."""
    one, name = round_of(visit.sight, key), visit.text("item")
    lines = [line.split() for line in visit.text("seals").splitlines() if line.strip()]
    if not lines or any(len(line) != 2 for line in lines):
        raise BadInput("coding.no-seal", "seals")
    made = [CodeSealed(round=one.opened.round, item=item, seal=seal) for item, seal in lines]
    _record(visit, one, lambda _: made)
    return _next(visit, key, name)


@area.takes("/coding/{key}/reveal", Right.JUDGE)
def reveal(visit: Visiting, key: str) -> Response:
    """Open all seals that are the coder's own, with the file that they kept or its lines."""
    one = round_of(visit.sight, key)
    files = [file.file.read() for file in visit.files("file")]
    kept = list(kept_codes(b"\n".join((*files, visit.text("openers").encode("utf-8", "replace")))))
    if not kept:
        raise BadInput("coding.no-opener", "openers")
    _record(visit, one, lambda told: opened_codes(round_named(told, one.opened.round), kept, visit.who.name))
    return visit.to(f"/coding/{key}", done="recorded")


def _record(visit: Visit, one: Round, make: Callable[[View], Sequence[CodingDecision]]) -> None:
    """Record a coder's steps in the room of their round. The reason is one for all: it says nothing of the code."""
    reason, room = visit.own_reason("coded"), one.room

    def drafts(view: View) -> Sequence[Draft]:
        told = view.seen_by({room})
        return coding_drafts(told, make(told), by=visit.who.name, reason=reason, room=room)

    visit.decide(drafts)


def _next(visit: Visit, key: str, after: str) -> Response:
    """Go on to the next item that waits; to the round where none does."""
    mine = sheet(round_of(visit.sight, key).held, visit.who.name)
    at = next((place for place, one in enumerate(mine.items) if one.item == after), -1)
    waiting = next((one for one in (*mine.items[at + 1 :], *mine.items[: at + 1]) if not _is_done(one)), None)
    if waiting is None:
        return visit.to(f"/coding/{key}", done="coded-all")
    return visit.to(f"/coding/{key}/sheet", item=waiting.item)


def _place(mine: Sheet, item: str) -> int:
    wanted = [place for place, one in enumerate(mine.items) if one.item == item]
    waiting = [place for place, one in enumerate(mine.items) if not _is_done(one)]
    return next(iter((*wanted, *waiting)), 0)


def _is_done(one: SheetItem) -> bool:
    """Whether an item waits for its coder no longer."""
    return one.coded or one.sealed


def _sealing(one: Round, mine: Sheet, name: str, item: str) -> dict[str, object]:
    """What the coder's browser makes seals from; by their own seals it tells which of them were sent."""
    coder = coder_named(one.held, name)
    recorded = {each.item: each.seals[coder] for each in one.held.items.values() if coder in each.seals}
    items = [each.item for each in mine.items]
    to = f"/coding/{one.key}/sheet"
    return {
        "round": mine.round, "coder": coder, "item": item, "items": items, "codes": mine.codes, "recorded": recorded,
        "to": to,
    }  # fmt: skip
