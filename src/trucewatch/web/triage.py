"""What waits in the inbox: reports and alleged incidents, what is overdue, and what each likely repeats."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from trucewatch.briefs.wording import visible
from trucewatch.model import Matter, MatterKind, OccurrenceClaim, Report, Support, Tie, Verification
from trucewatch.register.chain import clock, moment
from trucewatch.web.claims import Claims
from trucewatch.web.histories import Histories
from trucewatch.web.people import Person
from trucewatch.web.sight import Sight

OVERDUE_DAYS = 2
"""How many days after it was recorded an allegation is overdue that nobody has decided on."""

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
    support: Support | None
    statements: int
    repeats: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What of the inbox is wanted; an empty field takes everything."""

    kind: str = ""
    state: str = ""
    standing: str = ""
    words: str = ""

    def takes(self, one: Item, inbox: "Inbox") -> bool:
        """Whether an item is wanted."""
        return (
            self.kind in ("", one.kind)
            and (not self.standing or inbox.standing(one) == self.standing)
            and (not self.state or self._takes_state(one, inbox))
            and all(word in f"{one.title} {one.source}".casefold() for word in self.words.casefold().split())
        )

    def _takes_state(self, one: Item, inbox: "Inbox") -> bool:
        done, claims = inbox.done(one), inbox.claims
        match self.state:
            case "open":
                return not done
            case "done":
                return done
            case "mine":
                return claims.mine(one.id, inbox.who)
            case "free":
                return not done and claims.held(one.id) is None
            case "overdue":
                return inbox.overdue(one)
            case "repeated":
                return bool(one.repeats)
        return True


class Inbox:
    """The inbox as one person sees it at one moment."""

    def __init__(self, sight: Sight, who: Person, histories: Histories) -> None:
        self.sight = sight
        self.who = who
        self.claims = Claims.of(sight)
        self._histories = histories
        self._late = moment(clock() - timedelta(days=OVERDUE_DAYS))

    def wanted(self, filtered: Filter) -> tuple[Item, ...]:
        """Return what a filter takes, the newest first; the same for a minute, as lists are paged through."""
        key = ("inbox", filtered, self.who.id, self.claims.at[:16])
        return self.sight.recent(key, lambda: self._wanted(filtered))

    def _wanted(self, filtered: Filter) -> tuple[Item, ...]:
        if filtered == Filter():
            return items(self.sight)
        return tuple(one for one in items(self.sight) if filtered.takes(one, self))

    def standing(self, one: Item) -> Verification | None:
        """Return how well an allegation is established."""
        found = self.sight.assessment(one.id)
        return found.verification if found else None

    def done(self, one: Item) -> bool:
        """Whether somebody decided on it, or said that it is done."""
        return self.sight.judged_by(one.id) is not None or self.claims.done(one.id)

    def overdue(self, one: Item) -> bool:
        """Whether it was due, or is an allegation that was recorded too long ago, and is not done."""
        if self.claims.late(one.id):
            return True
        if one.kind != ALLEGATION or self.done(one):
            return False
        first = self._histories.first(one.id, self.sight.sequence)
        return first is not None and first < self._late


def items(sight: Sight) -> tuple[Item, ...]:
    """Return everything in the inbox, the newest first; made once a view."""
    return sight.kept("inbox", lambda: _items(sight))


def _items(sight: Sight) -> tuple[Item, ...]:
    rows = [_allegation(sight, one) for one in sight.view.matters.values() if one.kind is MatterKind.INCIDENT]
    rows += [_report(sight, one) for one in sight.view.reports.values()]
    return tuple(sorted(rows, key=lambda one: (one.date or "", one.kind, one.id), reverse=True))


def alike(sight: Sight) -> Mapping[str, tuple[str, ...]]:
    """Return for each alleged incident the others that tell of the same kind of act at one place on one day.

    They may be one matter that was taken for two: a person says.
    """
    return sight.kept("alike", lambda: _alike(sight))


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
        support=None,
        statements=len(sight.statements_of.get(report.id, ())),
        repeats=tuple((f"/reports/{key}", sight.look.outlet(key)) for key in others),
    )


def _allegation(sight: Sight, matter: Matter) -> Item:
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
        support=assessment.support if assessment else None,
        statements=len(told),
        repeats=tuple((f"/matters/{key}", visible(sight.matter(key).title)) for key in alike(sight).get(matter.id, ())),
    )
