"""Families of outlets that share text or credit one agency, drawn as bars where there are too many for single ties."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from trucewatch.briefs.drawing import Taken
from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.wording import count_words
from trucewatch.model import Value

_ROW, _TOP, _LABEL, _FULL, _NUMBER = 30, 12, 260, 380, 90


class Bar(Value, frozen=True, kw_only=True):
    """One family as a bar: the outlet or agency that most others are tied to, and how many outlets there are.

    `alone` marks the bar of those that are tied to none, which is no longer than the longest of a family.
    """

    y: int
    width: int
    label: str
    count: str
    names: str
    alone: bool


class Families(Value, frozen=True, kw_only=True):
    """The bars, the widest first; `more` families are not drawn. All lengths in the units of the drawing."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    more: int


def families(look: Lookup, rows: tuple[Taken, ...]) -> Families | None:
    """Return the families of the outlets of these ties, None where there are no ties."""
    outlets = list(dict.fromkeys(look.outlet(report) for report in look.view.reports))
    tied = [row for row in rows if row.later != row.earlier]
    if not tied:
        return None
    groups = _groups(tied, frozenset(outlets))
    held = {name for group in groups for name in group}
    degree = Counter(name for row in tied for name in (row.later, row.earlier))
    limit = look.words.limit("drawn_families")
    shown = groups[:limit]
    alone = [name for name in outlets if name not in held]
    widest = max(len(group) for group in shown)
    bars = [
        _bar(place, widest, max(group, key=lambda one: (degree[one], one)), group) for place, group in enumerate(shown)
    ]
    if alone:
        bars.append(_bar(len(bars), widest, "", alone))
    return Families(
        width=_LABEL + _FULL + _NUMBER,
        height=_TOP + _ROW * len(bars),
        bars=tuple(bars),
        more=len(groups) - len(shown),
    )


def _bar(place: int, widest: int, head: str, names: list[str]) -> Bar:
    return Bar(
        y=_TOP + place * _ROW,
        width=min(_FULL, max(2, _FULL * len(names) // widest)),
        label=_cut(head) if head else "share text with no other",
        count=count_words(len(names), "outlet"),
        names=", ".join(names[:40]) + ("…" if len(names) > 40 else ""),
        alone=not head,
    )


def _cut(name: str, letters: int = 30) -> str:
    return name if len(name) <= letters else f"{name[: letters - 1]}…"


def _groups(tied: Iterable[Taken], outlets: frozenset[str]) -> list[list[str]]:
    """Return the outlets that ties hold together, over agencies too; the largest families first."""
    parent: dict[str, str] = {}

    def top(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for row in tied:
        parent[top(row.later)] = top(row.earlier)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in list(parent):
        if name in outlets:
            groups[top(name)].append(name)
    return sorted(groups.values(), key=lambda group: (-len(group), group[0]))
