"""What waits in the inbox: reports and alleged incidents, what is overdue, and what each likely repeats."""

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from trucewatch.briefs.wording import visible
from trucewatch.model import Matter, MatterKind, OccurrenceClaim, Report, Support, Tie, Verification
from trucewatch.web.claims import Claims
from trucewatch.web.people import Person
from trucewatch.web.sight import Sight

OVERDUE_DAYS = 2
"""After how many days what nobody has decided on is overdue."""

REPORT, ALLEGATION = "report", "allegation"

_REPEATS = (Tie.COPIED, Tie.REVISION, Tie.TRANSLATION)


@dataclass(frozen=True, kw_only=True)
class Item:
    """One row of the inbox. `repeats` are likely duplicates: addresses with what they are called."""

    kind: str
    id: str
    href: str
    title: str
    language: str
    source: str
    date: str | None
    standing: Verification | None
    support: Support | None
    statements: int
    judged_by: str | None
    repeats: tuple[tuple[str, str], ...]

    def overdue(self, today: datetime.date) -> bool:
        """Whether nobody has decided on it for too long."""
        if self.kind != ALLEGATION or self.judged_by or not self.date:
            return False
        try:
            return datetime.date.fromisoformat(self.date[:10]) < today - datetime.timedelta(days=OVERDUE_DAYS)
        except ValueError:
            return False


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What of the inbox is wanted; an empty field takes everything."""

    kind: str = ""
    state: str = ""
    standing: str = ""
    words: str = ""

    def takes(self, one: Item, today: datetime.date, claims: Claims, who: Person) -> bool:
        """Whether an item is wanted."""
        return (
            self.kind in ("", one.kind)
            and self.standing in ("", one.standing)
            and self._takes_state(one, today, claims, who)
            and all(word in f"{one.title} {one.source}".casefold() for word in self.words.casefold().split())
        )

    def _takes_state(self, one: Item, today: datetime.date, claims: Claims, who: Person) -> bool:
        done = one.judged_by is not None or claims.done(one.id)
        match self.state:
            case "open":
                return not done
            case "done":
                return done
            case "mine":
                return claims.mine(one.id, who)
            case "free":
                return not done and claims.held(one.id) is None
            case "overdue":
                return claims.late(one.id) or (not done and one.overdue(today))
            case "repeated":
                return bool(one.repeats)
        return True


def today() -> datetime.date:
    """Return the day by the server's clock."""
    return datetime.datetime.now(datetime.UTC).date()


def items(sight: Sight) -> tuple[Item, ...]:
    """Return everything in the inbox, the newest first; made once a view."""
    return sight.once("inbox", lambda: _items(sight))


def _items(sight: Sight) -> tuple[Item, ...]:
    judged = _judged(sight)
    rows = [_allegation(sight, one, judged) for one in sight.view.matters.values() if one.kind is MatterKind.INCIDENT]
    rows += [_report(sight, one) for one in sight.view.reports.values()]
    return tuple(sorted(rows, key=lambda one: (one.date or "", one.kind, one.id), reverse=True))


def alike(sight: Sight) -> Mapping[str, tuple[str, ...]]:
    """Return for each alleged incident the others that tell of the same kind of act at one place on one day.

    They may be one matter that was taken for two: a person says.
    """
    return sight.once("alike", lambda: _alike(sight))


def _alike(sight: Sight) -> Mapping[str, tuple[str, ...]]:
    groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for matter in sight.view.matters.values():
        if matter.kind is not MatterKind.INCIDENT:
            continue
        keys = {
            (one.claim.kind, one.where.name.casefold(), one.when.start)
            for one in sight.told(matter)
            if isinstance(one.claim, OccurrenceClaim) and one.where and one.when and one.when.start
        }
        for key in sorted(keys):
            groups[key].append(matter.id)
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for group in groups.values():
        for one in group:
            found[one].update(dict.fromkeys(other for other in group if other != one))
    return {key: tuple(others) for key, others in found.items()}


def _judged(sight: Sight) -> Mapping[str, str]:
    return {key: one.by for key, one in sight.view.assessments.items() if one.by}


def _report(sight: Sight, report: Report) -> Item:
    others = dict.fromkeys(
        key
        for one in sight.derivations_of.get(report.id, ())
        if one.tie in _REPEATS
        for key in (one.later, one.earlier)
        if key and key != report.id and key in sight.view.reports
    )
    return Item(
        kind=REPORT,
        id=report.id,
        href=f"/reports/{report.id}",
        title=report.title or report.file,
        language=report.language,
        source=sight.look.outlet(report.id),
        date=report.published.date,
        standing=None,
        support=None,
        statements=len(sight.statements_of.get(report.id, ())),
        judged_by=None,
        repeats=tuple((f"/reports/{key}", sight.look.outlet(key)) for key in others),
    )


def _allegation(sight: Sight, matter: Matter, judged: Mapping[str, str]) -> Item:
    told = sight.told(matter)
    assessment = sight.assessment(matter.id)
    dates = [one.when.start for one in told if one.when and one.when.start]
    first, *others = dict.fromkeys(sight.look.outlet(one.report) for one in told) or [""]
    return Item(
        kind=ALLEGATION,
        id=matter.id,
        href=f"/matters/{matter.id}",
        title=matter.title,
        language="en",
        source=f"{first} +{len(others)}" if others else first,
        date=min(dates) if dates else sight.look.reported(told),
        standing=assessment.verification if assessment else None,
        support=assessment.support if assessment else None,
        statements=len(told),
        judged_by=judged.get(matter.id),
        repeats=tuple((f"/matters/{key}", visible(sight.matter(key).title)) for key in alike(sight).get(matter.id, ())),
    )
