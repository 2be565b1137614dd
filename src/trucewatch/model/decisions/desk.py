"""Who works on what: claims that keep two people from doing the same report or incident."""

from trucewatch.model.decisions.base import Decision


class WorkClaimed(Decision, frozen=True, kw_only=True, tag="work-claimed"):
    """That `holder` works on an item (the id of a report, a matter or an incident), alone, until a moment.

    `until` and `due` are moments as entries carry them (UTC, microseconds); after `until` somebody else may claim
    it, after `due` it is overdue.
    """

    item: str
    holder: str
    until: str
    due: str | None = None


class WorkReleased(Decision, frozen=True, kw_only=True, tag="work-released"):
    """That `holder` no longer works on an item; `done` tells whether what was to be done is."""

    item: str
    holder: str
    done: bool = False


DeskDecision = WorkClaimed | WorkReleased
"""Every decision on who does what."""
