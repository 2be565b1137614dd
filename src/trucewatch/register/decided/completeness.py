"""What an agreement has of what it should have (the slots of completeness), and what sort of agreement it is."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from trucewatch.codebook import Codebook
from trucewatch.model import RecordedJudgement
from trucewatch.model.decisions.agreements import Classed, SlotJudged, SlotState, VersionStatus
from trucewatch.register.decided.boards import Board, ClassStanding, Ground, SlotStanding
from trucewatch.register.decided.dates import DISPUTED, UNKNOWN
from trucewatch.register.decided.grounds import judged
from trucewatch.register.view import View

UNCLEAR = "unclear"
TABLE = "agreements"


def slots(
    view: View, book: Codebook, board: Board, judgements: Sequence[RecordedJudgement]
) -> tuple[SlotStanding, ...]:
    """Return the slots of the codebook in its order: as a person judged each last, or as terms and dates show it."""
    said: dict[str, tuple[SlotState, Ground]] = {}
    for one in judgements:
        decision = one.judgement.decision
        if isinstance(decision, SlotJudged):
            said[decision.slot] = (decision.state, judged(view, one, decision.cited))
    return tuple(
        SlotStanding(slot=slot, title=rules["title"], state=said[slot][0], proposed=False, grounds=(said[slot][1],))
        if slot in said
        else _proposed(slot, rules, board)
        for slot, rules in book.table(TABLE)["slots"].items()
    )


def classes(view: View, book: Codebook, judgements: Sequence[RecordedJudgement]) -> tuple[ClassStanding, ...]:
    """Return what the agreement is in each field of the codebook; `unclear` where nobody has said."""
    said: dict[str, tuple[tuple[str, ...], Ground]] = {}
    for one in judgements:
        decision = one.judgement.decision
        if isinstance(decision, Classed):
            said[decision.field] = (decision.values, judged(view, one, decision.cited))
    found = []
    for name, rules in book.table(TABLE)["classes"].items():
        values, ground = said.get(name, ((UNCLEAR,), None))
        found.append(ClassStanding(field=name, title=rules["title"], values=values, ground=ground))
    return tuple(found)


def _proposed(slot: str, rules: Mapping[str, Any], board: Board) -> SlotStanding:
    """What shows a slot to be filled or disputed, where no person has judged it: never that it is absent."""
    shown = [found for sign in rules["signs"] if (found := _SIGNS.get(sign, _by_term(sign))(board))]
    shown = [found for found in shown if found[1]]
    state = None
    if shown:
        disputed = any(found is SlotState.DISPUTED for found, _ in shown)
        state = SlotState.DISPUTED if disputed else SlotState.FILLED
    grounds = tuple(ground for _, held in shown for ground in held)
    return SlotStanding(slot=slot, title=rules["title"], state=state, proposed=bool(shown), grounds=grounds)


Sign = Callable[[Board], tuple[SlotState, tuple[Ground, ...]]]


def _by_term(kind: str) -> Sign:
    def shown(board: Board) -> tuple[SlotState, tuple[Ground, ...]]:
        return SlotState.FILLED, tuple(
            Ground(by=term.ground.by, entry=term.ground.entry, recorded=term.ground.recorded, terms=(term.id,))
            for term in board.terms
            if term.kind is not None and term.kind == kind
        )

    return shown


def _text(board: Board) -> tuple[SlotState, tuple[Ground, ...]]:
    agreed = [one.ground for one in board.versions if one.status is VersionStatus.AGREED]
    return SlotState.FILLED, tuple(agreed)


def _effect(board: Board) -> tuple[SlotState, tuple[Ground, ...]]:
    standing = board.effective
    if standing.state == UNKNOWN:
        return SlotState.FILLED, ()
    grounds = tuple(one.ground for one in standing.told)
    if standing.settled:
        grounds = (standing.settled.ground, *grounds)
    return (SlotState.DISPUTED if standing.state == DISPUTED else SlotState.FILLED), grounds


def _area(board: Board) -> tuple[SlotState, tuple[Ground, ...]]:
    disputed = board.area is not None and board.area.disputed
    grounds = (board.area_ground,) if board.area_ground else ()
    return (SlotState.DISPUTED if disputed else SlotState.FILLED), grounds


def _purpose(board: Board) -> tuple[SlotState, tuple[Ground, ...]]:
    told = [one for one in board.classes if one.field == "purpose" and UNCLEAR not in one.values]
    return SlotState.FILLED, tuple(one.ground for one in told if one.ground)


_SIGNS: Mapping[str, Sign] = {"text": _text, "effect": _effect, "area": _area, "purpose": _purpose}
