"""Which reports tell one story: those that share names and lie near in time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trucewatch.matters.grouping import Clusters
from trucewatch.matters.roster import Roster
from trucewatch.matters.times import from_iso
from trucewatch.matters.words import shared
from trucewatch.model import ActorRef, Report, Statement


@dataclass(frozen=True)
class Stories:
    """The story of each report, known by its first report in order."""

    of: Mapping[str, str]

    def same(self, left: Statement, right: Statement) -> bool:
        """Whether two statements stand in reports that tell one story."""
        return self.of.get(left.report, left.report) == self.of.get(right.report, right.report)


def tell_stories(
    statements: Sequence[Statement], reports: Mapping[str, Report], roster: Roster, rules: Mapping[str, Any]
) -> Stories:
    """Cluster the reports that have statements. Names are resolved actors and places; dates decide where known."""
    names: dict[str, set[str]] = {}
    for statement in statements:
        names.setdefault(statement.report, set()).update(_names(statement, roster))
    order = list(names)
    clusters = Clusters(order)
    for left, right in _near(order, names):
        if _one_story(left, right, names, reports, rules):
            clusters.join(left, right)
    return Stories({report: clusters.home(report) for report in order})


def _near(order: Sequence[str], names: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Pairs of reports that share a name, each once."""
    by_name: dict[str, list[str]] = {}
    for report in order:
        for name in sorted(names[report]):
            by_name.setdefault(name, []).append(report)
    seen: set[tuple[str, str]] = set()
    for members in by_name.values():
        for place, left in enumerate(members):
            for right in members[place + 1 :]:
                if (left, right) not in seen:
                    seen.add((left, right))
                    yield left, right


def _one_story(
    left: str,
    right: str,
    names: Mapping[str, set[str]],
    reports: Mapping[str, Report],
    rules: Mapping[str, Any],
) -> bool:
    common = names[left] & names[right]
    if len(common) < rules["least"] or shared(names[left], names[right]) < rules["threshold"]:
        return False
    days = [from_iso(reports[one].published.date) if one in reports else from_iso(None) for one in (left, right)]
    gap = days[0].gap(days[1])
    return gap is None or gap <= rules["window_days"]


def _names(statement: Statement, roster: Roster) -> Iterator[str]:
    for link in statement.attribution:
        if key := roster.key(link.actor):
            yield key
    for field in statement.claim.__struct_fields__:
        value = getattr(statement.claim, field)
        for ref in value if isinstance(value, tuple) else (value,):
            if isinstance(ref, ActorRef) and (key := roster.key(ref)):
                yield key
    if statement.where is not None:
        yield f"place:{statement.where.name.casefold()}"
