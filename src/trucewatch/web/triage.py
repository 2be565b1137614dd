"""What waits in the inbox: reports and alleged incidents, what is overdue, and what each likely repeats."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from trucewatch.model import Matter, MatterKind, OccurrenceClaim, Report, Support, Tie, Verification
from trucewatch.register.chain import clock, moment
from trucewatch.web.claims import Claims
from trucewatch.web.histories import Histories
from trucewatch.web.paging import holding
from trucewatch.web.people import Person
from trucewatch.web.retelling import titles
from trucewatch.web.sight import Sight

REPORT, ALLEGATION = "report", "allegation"

_REPEATS = (Tie.COPIED, Tie.REVISION, Tie.TRANSLATION)


@dataclass(frozen=True, kw_only=True)
class Item:
    """One row of the inbox. `repeats` are likely duplicates: addresses with what they are called.

    `matter` is set where the title is that of a matter, `more` says how many outlets tell of it beside the source.
    """

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
    matter: MatterKind | None = None
    more: int = 0


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What of the inbox is wanted; an empty field takes everything."""

    kind: str = ""
    state: str = ""
    standing: str = ""
    words: str = ""


class Inbox:
    """The inbox as one person sees it at one moment."""

    def __init__(self, sight: Sight, who: Person, histories: Histories) -> None:
        self.sight = sight
        self.who = who
        self.claims = Claims.of(sight)
        self._histories = histories
        days = float(sight.codebook.table("desk")["claims"]["overdue_days"])
        self._late = moment(clock() - timedelta(days=days))

    def wanted(self, filtered: Filter) -> Sequence[Item]:
        """Return what a filter takes, the newest first; the same for a minute, as lists are paged through."""
        found = _told(self.sight, filtered.kind, filtered.words)
        if not filtered.standing and not filtered.state:
            return found
        key = ("inbox", filtered, self.who.id, self.claims.at[:16])
        return self.sight.recent(key, lambda: self._wanted(filtered, found))

    def _wanted(self, filtered: Filter, found: Sequence[Item]) -> Sequence[Item]:
        if filtered.standing:
            found = [one for one in found if one.kind == ALLEGATION and self.standing(one) == filtered.standing]
        return self._in_state(filtered.state, found)

    def _in_state(self, state: str, found: Sequence[Item]) -> Sequence[Item]:
        """Return what is in a state. What somebody did is asked of the few that somebody did something on."""
        desk = self.claims.items
        touched = {one for one in (*self.sight.judged, *desk) if state in ("open", "done", "free")}
        done = {key for key in touched if self.sight.judged_by(key) is not None or self.claims.done(key)}
        match state:
            case "open":
                return [one for one in found if one.id not in done]
            case "done":
                return [one for one in found if one.id in done]
            case "mine":
                mine = {key for key in desk if self.claims.mine(key, self.who)}
                return [one for one in found if one.id in mine]
            case "free":
                busy = done | {key for key in desk if self.claims.held(key) is not None}
                return [one for one in found if one.id not in busy]
            case "overdue":
                return [one for one in found if (one.kind == ALLEGATION or one.id in desk) and self.overdue(one)]
            case "repeated":
                return [one for one in found if one.repeats]
        return found

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


def _told(sight: Sight, kind: str, words: str) -> Sequence[Item]:
    """Return what is of a kind and has all these words in its title or source: no decision changes it."""
    wanted = tuple(words.casefold().split())
    if not kind and not wanted:
        return items(sight)
    if not wanted:
        return sight.kept(f"inbox {kind}", lambda: tuple(one for one in items(sight) if one.kind == kind))

    def found() -> tuple[Item, ...]:
        said = sight.kept(
            f"words of inbox {kind}",
            lambda: [_words(sight, one) for one in _told(sight, kind, "")],
        )
        every = _told(sight, kind, "")
        return tuple(every[place] for place in holding(said, wanted))

    return sight.recent(("inbox told", kind, *wanted), found, lasting=True)


def _words(sight: Sight, one: Item) -> str:
    """Return in what a word is looked for: title and source, a title of ours in every language."""
    title = titles(one.matter, one.title, sight.names) if one.matter else one.title
    return f"{title} {one.source}".casefold()


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
        matter=matter.kind,
        language="en",
        source=first,
        more=len(others),
        date=min(dates) if dates else sight.look.reported(told),
        support=assessment.support if assessment else None,
        statements=len(told),
        repeats=tuple((f"/matters/{key}", sight.matter(key).title) for key in alike(sight).get(matter.id, ())),
    )
