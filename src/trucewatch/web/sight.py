"""One view and the indices over it that pages look things up in. Made once a view, each index when first asked for."""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from functools import cached_property
from types import UnionType
from typing import Any, TypeVar

from trucewatch.briefs.lookup import Lookup
from trucewatch.codebook import Codebook
from trucewatch.model import (
    Assessment,
    Contradiction,
    Derivation,
    Matter,
    Refinement,
    Report,
    Statement,
    Update,
)
from trucewatch.register import View
from trucewatch.register.decided.alleged import Groundwork, groundwork
from trucewatch.register.decided.incident import Incidents
from trucewatch.register.decided.incidents import incidents
from trucewatch.web.errors import NotThere

T = TypeVar("T")

_RECENT = 64
_ROWS = 8192


class Sight:
    """What one person sees: a view of the rooms that they may enter, and how to find things in it.

    `sequence` is the number of the last entry that is seen: the view may have been advanced by entries of other rooms,
    which no number may betray. `ground` is one object for all sights that differ in decisions alone. `as_of` is set
    where it is an earlier moment that is looked at: nothing can be decided then.
    """

    def __init__(
        self, view: View, codebook: Codebook, sequence: int, as_of: str | None = None, before: "Sight | None" = None
    ) -> None:
        self.view = view
        self.sequence = sequence
        self.codebook = codebook
        self.as_of = as_of
        self.ground = object()
        self._earlier_look: Lookup | None = None
        self._once: dict[str, Any] = {}
        self._kept: dict[str, Any] = {}
        self._recent: dict[object, OrderedDict[tuple[object, ...], Any]] = {}
        self._lasting: dict[object, OrderedDict[tuple[object, ...], Any]] = {}
        self._rows: OrderedDict[tuple[object, ...], Any] = OrderedDict()
        self._concerned: dict[str, tuple[UnionType | type, Any]] = {}
        if before is not None:
            self._take_over(before)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what `make` makes, made the first time that this name is asked for on this view."""
        if name not in self._once:
            self._once[name] = make()
        made: T = self._once[name]
        return made

    def kept(self, name: str, make: Callable[[], T]) -> T:
        """Return what `make` makes of reports, statements, matters and chains alone: no decision changes it."""
        if name not in self._kept:
            self._kept[name] = make()
        made: T = self._kept[name]
        return made

    def concerning(self, name: str, decisions: UnionType | type, make: Callable[[], T]) -> T:
        """Return what `make` makes of what reports say and of these kinds of decisions: no other changes it."""
        if name not in self._concerned:
            self._concerned[name] = (decisions, make())
        made: T = self._concerned[name][1]
        return made

    def recent(self, key: tuple[object, ...], make: Callable[[], T], *, lasting: bool = False) -> T:
        """Return what `make` makes, as it was made for this key a short while ago: for lists that are paged through.

        So many are kept for each first word of a key, so that one sort of page leaves another what it has. With
        `lasting` no decision changes it, as with `kept`.
        """
        held = (self._lasting if lasting else self._recent).setdefault(key[0], OrderedDict())
        return _held(held, _RECENT, key, make)

    def row(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """The same for one row of a list: many are kept, and lists that show the same row share it."""
        return _held(self._rows, _ROWS, key, make)

    def at(self, when: str) -> "Sight":
        """Return the same, called by the moment or entry that was asked for. What is made of it is made once."""
        if self.as_of == when:
            return self
        other = copy(self)
        other.as_of = when
        return other

    def _take_over(self, before: "Sight") -> None:
        """Keep the indices of an earlier sight whose reports, statements and matters are the very same."""
        view, old = self.view, before.view
        if view.statements is old.statements and view.matters is old.matters and view.reports is old.reports:
            self.ground = before.ground
            for name in _INDICES:
                if name in before.__dict__:
                    self.__dict__[name] = before.__dict__[name]
            self._kept, self._lasting = before._kept, before._lasting
            new = [one.judgement.decision for one in view.judgements[len(old.judgements) :]]
            for name, (kinds, made) in list(before._concerned.items()):
                if not any(isinstance(one, kinds) for one in new):
                    self._concerned[name] = (kinds, made)
            self._earlier_look = before.__dict__.get("look", before._earlier_look)

    @cached_property
    def look(self) -> Lookup:
        """Names, speakers and chains of statements, as briefs tell them."""
        earlier, self._earlier_look = self._earlier_look, None
        return (
            Lookup(self.view, self.codebook, board=self.board)
            if earlier is None
            else earlier.after(self.view, self.board)
        )

    @property
    def names(self) -> frozenset[str]:
        """The names of everybody and every outlet in the record: words that were recorded are cut between them."""
        return self.kept("names", lambda: _names(self.view))

    @cached_property
    def groundwork(self) -> Groundwork:
        """What the incidents come to before anybody decided on them."""
        return groundwork(self.view)

    @cached_property
    def board(self) -> Incidents:
        """All incidents that are seen."""
        return incidents(self.view, self.groundwork)

    @cached_property
    def statements_of(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements of each report, in the order of their words."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for one in self.view.statements.values():
            found[one.report].append(one)
        return {key: tuple(sorted(told, key=lambda one: (one.span, one.id))) for key, told in found.items()}

    @cached_property
    def matters_of(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the matters that a statement speaks to."""
        found: dict[str, list[str]] = defaultdict(list)
        for matter in self.view.matters.values():
            for key in dict.fromkeys(key for account in matter.accounts for key in account.statements):
                found[key].append(matter.id)
        return {key: tuple(told) for key, told in found.items()}

    @cached_property
    def derivations_of(self) -> Mapping[str, tuple[Derivation, ...]]:
        """The derivations that a report is an end of."""
        found: dict[str, list[Derivation]] = defaultdict(list)
        for one in self.view.derivations.values():
            for key in dict.fromkeys(key for key in (one.later, one.earlier) if key):
                found[key].append(one)
        return {key: tuple(told) for key, told in found.items()}

    @cached_property
    def contradictions_of(self) -> Mapping[str, tuple[Contradiction, ...]]:
        """The contradictions of a matter."""
        return _by_matter(self.view.contradictions.values())

    @cached_property
    def refinements_of(self) -> Mapping[str, tuple[Refinement, ...]]:
        """The refinements of a matter."""
        return _by_matter(self.view.refinements)

    @cached_property
    def updates_of(self) -> Mapping[str, tuple[Update, ...]]:
        """The updates of a matter."""
        return _by_matter(self.view.updates)

    @cached_property
    def alias_of(self) -> Mapping[str, str]:
        """The matters that former ids now stand for."""
        return {alias: one.id for one in self.view.matters.values() for alias in one.aliases}

    @cached_property
    def recorded_order(self) -> Mapping[str, int]:
        """The place of each report in the order in which they were recorded."""
        return {key: place for place, key in enumerate(self.view.reports)}

    def report(self, key: str) -> Report:
        """Return a report. Raises NotThere."""
        return _found(self.view.reports, key)

    def statement(self, key: str) -> Statement:
        """Return a statement. Raises NotThere."""
        return _found(self.view.statements, key)

    def matter(self, key: str) -> Matter:
        """Return a matter by its id or a former one. Raises NotThere."""
        return _found(self.view.matters, self.alias_of.get(key, key))

    @cached_property
    def judged(self) -> frozenset[str]:
        """The matters on which somebody decided where they stand."""
        return frozenset(key for key, one in self.view.assessments.items() if one.by)

    def judged_by(self, matter: str) -> str | None:
        """Return who decided where a matter stands, None where nobody did."""
        found = self.view.assessments.get(matter)
        return found.by if found else None

    def rule_of(self, matter: str) -> str:
        """Return the rule by which a matter stands where it does, empty where no rule says so."""
        found = self.view.assessments.get(matter)
        return found.rule if found else ""

    def assessment(self, matter: str) -> Assessment | None:
        """Return where a matter stands, None where it was not assessed."""
        return self.view.assessments.get(matter)

    def told(self, matter: Matter) -> tuple[Statement, ...]:
        """Return the statements of a matter in recorded order."""
        return self.look.told(matter)


_DECIDED = ("look", "board", "judged")
_INDICES = tuple(
    name for name, made in vars(Sight).items() if isinstance(made, cached_property) and name not in _DECIDED
)
"""The indices that no decision changes."""


def _held(held: OrderedDict[tuple[object, ...], Any], most: int, key: tuple[object, ...], make: Callable[[], T]) -> T:
    """Return what is held under a key, made if it is not; of so many the oldest goes."""
    found: T | None = held.get(key)
    if found is None:
        found = held[key] = make()
        while len(held) > most:
            held.popitem(last=False)
    return found


def _names(view: View) -> frozenset[str]:
    found = {name for one in view.actors.values() for name in (one.name, *one.names)}
    return frozenset(found | {name for one in view.reports.values() for name in (one.outlet, one.file) if name})


def _by_matter(values: Iterable[T]) -> Mapping[str, tuple[T, ...]]:
    found: dict[str, list[T]] = defaultdict(list)
    for one in values:
        found[getattr(one, "matter")].append(one)  # noqa: B009 - three types of one shape
    return {key: tuple(told) for key, told in found.items()}


def _found(values: Mapping[str, T], key: str) -> T:
    found = values.get(key)
    if found is None:
        raise NotThere("nothing of that name")
    return found
