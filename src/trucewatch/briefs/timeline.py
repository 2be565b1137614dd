"""The dated things of a brief on one line, a day at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from trucewatch.briefs.brief import Brief
from trucewatch.briefs.incidents import start_of_period, told_words
from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.positions import all_steps
from trucewatch.briefs.wording import date_words, visible
from trucewatch.model import MatterKind, Statement, Value


class Moment(Value, frozen=True, kw_only=True):
    """One thing on the line. `kind` is position, deadline, incident, meeting, agreement or report."""

    date: str
    kind: str
    tone: str
    words: str
    statements: tuple[str, ...]


class Day(Value, frozen=True, kw_only=True):
    """All moments of one day; `ahead` where the day lies after the latest report."""

    date: str
    words: str
    ahead: bool
    moments: tuple[Moment, ...]


def timeline(look: Lookup, found: Brief) -> tuple[tuple[Day, ...], tuple[Day, ...]]:
    """Return (the days of the period and after it, the days before it), each in order of time."""
    groups: dict[str, list[Moment]] = defaultdict(list)
    for moment in _moments(look, found):
        groups[moment.date[:10]].append(moment)
    since = start_of_period(look) or ""
    days = [_day(look, date, groups[date]) for date in sorted(groups)]
    return tuple(day for day in days if day.date >= since), tuple(day for day in days if day.date < since)


def _day(look: Lookup, date: str, moments: list[Moment]) -> Day:
    ahead = look.last_date is not None and date > look.last_date
    ordered = sorted(moments, key=lambda one: (one.kind == "report", one.kind != "agreement", one.date[10:]))
    return Day(date=date, words=date_words(date), ahead=ahead, moments=tuple(ordered))


def _moments(look: Lookup, found: Brief) -> Iterator[Moment]:
    yield from _agreements(found)
    yield from _steps(found)
    for one in (*found.alleged, *found.background):
        if one.date:
            words = ", ".join((f"{one.phrase} {told_words(one)}", *one.where[:1]))
            yield _moment(one.date, "incident", words, one.sentence.evidence.statements)
    yield from _meetings(look)
    for coming in found.ahead:
        if coming.kind == "commitment":
            yield _moment(coming.date, "deadline", coming.phrase, coming.sentence.evidence.statements)
    yield from _reports(look)


def _moment(date: str, kind: str, words: str, statements: Iterable[str], tone: str = "") -> Moment:
    return Moment(date=date, kind=kind, tone=tone, words=words, statements=tuple(statements))


def _agreements(found: Brief) -> Iterator[Moment]:
    for standing in found.standings:
        if standing.declared:
            yield _moment(standing.declared, "agreement", f"{standing.name} declared", standing.dated_by)
        if standing.effective:
            yield _moment(standing.effective, "agreement", f"{standing.name} said to take effect", standing.dated_by)


def _steps(found: Brief) -> Iterator[Moment]:
    for _, party, step in all_steps(found.standings):
        statements = step.sentence.evidence.statements
        if step.when:
            yield _moment(step.when, "position", f"{party.name}: {step.phrase}", statements, step.tone)
        if step.until:
            words = f"end of the time that {party.name} asked for"
            words = words if step.position == "asked-for-time" else f"{party.name}: {step.phrase} until then"
            yield _moment(step.until, "deadline", words, statements)


def _meetings(look: Lookup) -> Iterator[Moment]:
    for matter in look.view.matters.values():
        if matter.kind is not MatterKind.MEETING:
            continue
        days: dict[str, list[Statement]] = defaultdict(list)
        for one in look.told(matter):
            date = (one.when.start or one.when.end) if one.when else None
            if date and look.is_real(one):
                days[date[:10]].append(one)
        for date, told in days.items():
            yield _moment(date, "meeting", visible(matter.title), (one.id for one in told))


def _reports(look: Lookup) -> Iterator[Moment]:
    groups: dict[str, list[str]] = defaultdict(list)
    for report in look.view.reports.values():
        if report.published.date:
            groups[report.published.date].append(look.outlet(report.id))
    for date, outlets in groups.items():
        names = list(dict.fromkeys(outlets))
        more = f" and {len(names) - 4} more" if len(names) > 4 else ""
        yield _moment(date, "report", f"published: {', '.join(names[:4])}{more}", ())
