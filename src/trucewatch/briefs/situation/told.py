"""The incidents of a view sorted by period: in it, before it but first told in it, or not told to the day."""

from collections.abc import Iterable

from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.situation.nouns import Period
from trucewatch.model import Stance, Value
from trucewatch.register.decided.crosscheck import Window
from trucewatch.register.decided.incident import Incident


class Sorted(Value, frozen=True, kw_only=True):
    """Incidents dated in the period, those first told in it without a day, and earlier ones first told in it."""

    inside: tuple[Incident, ...]
    undated: tuple[Incident, ...]
    late: tuple[Incident, ...]


def sort(look: Lookup, incidents: Iterable[Incident], period: Period) -> Sorted:
    """Return the alleged incidents of a period. One that everybody who speaks of it denies is none."""
    window = Window(start=period.start, end=period.end)
    inside: list[Incident] = []
    undated: list[Incident] = []
    late: list[Incident] = []
    first: dict[str, str | None] = look.once("first told", dict)
    for one in incidents:
        if not any(told.stance is Stance.ALLEGES for told in one.told):
            continue
        holds = window.holds(one.when) if one.when else None
        if holds:
            inside.append(one)
            continue
        if one.id not in first:
            first[one.id] = first_told(look, one)
        if period.holds(first[one.id]):
            if holds is None:
                undated.append(one)
            elif _is_before(one, period):
                late.append(one)
    return Sorted(inside=tuple(inside), undated=tuple(undated), late=tuple(late))


def first_told(look: Lookup, one: Incident) -> str | None:
    """Return the day on which an incident was first published or entered; None where no day is known."""
    view = look.view
    printed = (
        view.reports[view.statements[key].report].published.date
        for told in one.told
        for key in told.statements
        if key in view.statements
    )
    entered = (step.recorded for step in one.reported)
    return min((day[:10] for day in (*printed, *entered) if day), default=None)


def _is_before(one: Incident, period: Period) -> bool:
    ends = [when.end or when.start for when in one.when]
    return all(end is not None and end[:10] < period.start for end in ends)
