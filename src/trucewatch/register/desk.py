"""Drafts of who works on what, checked against the claims of others before they are written."""

from datetime import datetime, timedelta

from trucewatch.errors import NotInRecord, TrucewatchError
from trucewatch.model.decisions.desk import WorkClaimed, WorkReleased
from trucewatch.register.chain import moment
from trucewatch.register.decided.incidents import incidents
from trucewatch.register.deciding import judgement_draft
from trucewatch.register.finding import check_step
from trucewatch.register.payloads import ROOM, Draft
from trucewatch.register.view import View
from trucewatch.said import said


def claim_draft(
    view: View,
    item: str,
    holder: str,
    *,
    by: str,
    reason: str,
    now: datetime,
    hours: float,
    due: datetime | None = None,
    room: str = ROOM,
) -> Draft:
    """Draft a claim on a report, matter or incident for so many hours from now, for oneself or for somebody else.

    Raises DecisionRefused where somebody else works on it, NotInRecord where there is no such thing.
    """
    if not holder.strip() or hours <= 0:
        raise TrucewatchError(said("desk.nobody", "a claim names who works on it, for more than no time"))
    seen, at = view.seen_by({room}), moment(now)
    decision = WorkClaimed(
        item=item_named(seen, item),
        holder=holder.strip(),
        until=moment(now + timedelta(hours=hours)),
        due=None if due is None else moment(due),
    )
    check_step(seen, decision, by=by, at=at, room=room)
    return judgement_draft(decision, by=by, reason=reason, activity="claim", room=room)


def release_draft(
    view: View,
    item: str,
    holder: str,
    *,
    by: str,
    reason: str,
    now: datetime,
    done: bool = False,
    room: str = ROOM,
) -> Draft:
    """Draft the end of a claim. Whoever ends that of somebody else says why, as always. Raises DecisionRefused."""
    seen = view.seen_by({room})
    decision = WorkReleased(item=item_named(seen, item), holder=holder.strip(), done=done)
    check_step(seen, decision, by=by, at=moment(now), room=room)
    return judgement_draft(decision, by=by, reason=reason, activity="release", room=room)


def item_named(view: View, name: str) -> str:
    """Return the id of the report (by id or file), matter or incident that is meant. Raises NotInRecord."""
    board = incidents(view)
    if (found := board.named(name)) is not None:
        return found.id
    reports = [one.id for one in view.reports.values() if name in (one.id, one.file)]
    if len(reports) == 1:
        return reports[0]
    begun = {one for one in (*board.incidents, *view.reports, *view.matters) if name and one.startswith(name)}
    if len(begun) == 1:
        return begun.pop()
    raise NotInRecord(f"no single report, matter or incident is meant by {name!r}")
