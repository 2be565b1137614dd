"""Gather statements into matters, and tell where the accounts of a matter contradict, refine or update each other."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, count

from trucewatch.codebook import Codebook
from trucewatch.matters import (
    figures,
    incidents,
    loose,
    meetings,
    outcomes,
    positions,
    supports,
    truce_state,
    undertakings,
)
from trucewatch.matters.agreements import Pact, find_pacts
from trucewatch.matters.case import Case
from trucewatch.matters.groups import Group, Step, Tied
from trucewatch.matters.judged import Judged
from trucewatch.matters.likeness import Likeness
from trucewatch.matters.sentences import because
from trucewatch.matters.treaties import agreement_of, pact_names, standing_truce
from trucewatch.matters.truces import TruceDates, named_terms, truce_dates
from trucewatch.model import (
    Account,
    Actor,
    Agreement,
    AppealClaim,
    Chain,
    CommitmentClaim,
    Compared,
    Contradiction,
    ContradictionKind,
    FigureClaim,
    Joined,
    Leadership,
    Matter,
    MatterKind,
    MeetingClaim,
    OccurrenceClaim,
    PositionClaim,
    Refinement,
    Report,
    Statement,
    SupportClaim,
    Text,
    Unclassified,
    Update,
    Value,
    content_id,
)


class Gathered(Value, frozen=True, kw_only=True):
    """All that the grouping found. `leaders` says who leads whom, on which statement's words."""

    matters: tuple[Matter, ...]
    contradictions: tuple[Contradiction, ...]
    refinements: tuple[Refinement, ...]
    updates: tuple[Update, ...]
    agreements: tuple[Agreement, ...]
    leaders: tuple[Leadership, ...]


def gather(
    statements: Sequence[Statement],
    chains: Sequence[Chain],
    reports: Sequence[Report],
    actors: Sequence[Actor],
    codebook: Codebook,
    judgements: Sequence[Judged] = (),
    known: Sequence[Matter] = (),
    texts: Mapping[str, Text] | None = None,
    replaced: Mapping[str, str] | None = None,
) -> Gathered:
    """Return the matters of a case and how their accounts stand to each other.

    `statements` are in the order in which they were recorded: a matter takes its id from the first of its own. What
    is grouped, and what is found to contradict, does not depend on that order. `known` are matters of before, oldest
    first: a matter that holds statements of theirs keeps the oldest's id, and the others' become aliases. `replaced`
    leads a statement that a person put to the one whose place it takes, so that what was decided on its matter is not
    parted from it. `texts` (by report) let words around a statement be looked at ("a previous toll of 112"); without
    them only its own words are.
    """
    case = Case.of(statements, chains, reports, actors, codebook, texts)
    pacts = find_pacts(case)
    names = pact_names(case, pacts)
    groups = loose.with_loose(case, list(_groups(case, pacts, names, tuple(judgements))), judgements)
    ids = _Ids(known, replaced or {})
    found = [(ids.matter(case, group), group) for group in groups]
    ties = [(matter.id, tied) for matter, group in found for tied in _ties(case, group)]
    held = {one: matter.id for matter, _ in found for account in matter.accounts for one in account.statements}
    return Gathered(
        matters=tuple(matter for matter, _ in found),
        contradictions=tuple(_contradiction(case, matter, tied) for matter, tied in ties if _contradicts(tied)),
        refinements=tuple(
            Refinement(matter=matter, vaguer=tied.left.id, finer=tied.right.id)
            for matter, tied in ties
            if tied.how is Step.REFINES
        ),
        updates=tuple(
            Update(matter=matter, earlier=tied.left.id, later=tied.right.id)
            for matter, tied in ties
            if tied.how is Step.UPDATES
        ),
        agreements=tuple(one for pact in pacts for one in _agreements(case, pact, names, held)),
        leaders=case.leaders,
    )


def _groups(case: Case, pacts: Sequence[Pact], names: dict[str, str], judged: tuple[Judged, ...]) -> Iterator[Group]:
    yield from positions.position_groups(case, pacts, names)
    yield from incidents.incident_groups(case, judged)
    yield from figures.figure_groups(case, judged)
    yield from supports.support_groups(case)
    yield from meetings.meeting_groups(case, judged)
    yield from undertakings.commitment_groups(case, judged)
    yield from undertakings.appeal_groups(case, judged)
    yield from truce_state.truce_groups(case, judged)


_TIES: dict[MatterKind, Callable[[Case, Group], Iterator[Tied]]] = {
    MatterKind.POSITION: positions.ties,
    MatterKind.INCIDENT: incidents.ties,
    MatterKind.FIGURE: figures.ties,
    MatterKind.SUPPORT: supports.ties,
    MatterKind.MEETING: outcomes.ties,
    MatterKind.COMMITMENT: undertakings.ties,
    MatterKind.APPEAL: undertakings.ties,
    MatterKind.TRUCE: truce_state.ties,
}


CLAIMS: dict[MatterKind, type] = {
    MatterKind.POSITION: PositionClaim,
    MatterKind.INCIDENT: OccurrenceClaim,
    MatterKind.FIGURE: FigureClaim,
    MatterKind.SUPPORT: SupportClaim,
    MatterKind.MEETING: MeetingClaim,
    MatterKind.COMMITMENT: CommitmentClaim,
    MatterKind.APPEAL: AppealClaim,
    MatterKind.TRUCE: Unclassified,
}


def _ties(case: Case, group: Group) -> Iterator[Tied]:
    """Yield how its typed statements stand, and then which others contradict them, pair by pair once."""
    typed = _TIES.get(group.kind)
    tied: set[frozenset[str]] = set()
    if typed is not None:
        kind = CLAIMS[group.kind]
        own = tuple(one for one in group.members if isinstance(one.claim, kind) and one.id not in group.beside)
        for found in typed(case, replace(group, members=own)):
            tied.add(frozenset((found.left.id, found.right.id)))
            yield found
    yield from (found for found in loose.ties(group) if frozenset((found.left.id, found.right.id)) not in tied)


def _contradicts(tied: Tied) -> bool:
    return isinstance(tied.how, ContradictionKind)


def _contradiction(case: Case, matter: str, tied: Tied) -> Contradiction:
    kind = tied.how
    if not isinstance(kind, ContradictionKind):
        raise TypeError(f"{kind} is no contradiction")
    return Contradiction(
        id=content_id("contradiction", kind.value, *sorted((tied.left.id, tied.right.id))),
        matter=matter,
        kind=kind,
        left=tied.left.id,
        right=tied.right.id,
        because=because(case, tied),
    )


def _agreements(case: Case, pact: Pact, names: dict[str, str], held: dict[str, str]) -> Iterator[Agreement]:
    """Yield an agreement; and apart from it the truce that was in effect before the first step was taken on it."""
    if pact.own:
        yield agreement_of(case, pact, names[pact.key], held, (), TruceDates())
        return
    dates = truce_dates(case, pact)
    terms = named_terms(case, pact)
    dated = agreement_of(case, pact, names[pact.key], held, terms, dates)
    first = min((step.when for step in dated.positions if step.when), default=None)
    if dates.effective is None or first is None or dates.effective >= first:
        yield dated
        return
    yield agreement_of(case, pact, names[pact.key], held, terms, TruceDates())
    yield standing_truce(case, pact, dates)


class _Ids:
    """Ids that stay: of the oldest known matter that shares statements, or else of the first-recorded statement.

    A statement that takes the place of another is in that one's matter.
    """

    def __init__(self, known: Sequence[Matter], replaced: Mapping[str, str]) -> None:
        self._replaced = replaced
        self._age = {matter.id: age for age, matter in enumerate(known)}
        self._aliases = {matter.id: matter.aliases for matter in known}
        self._of = {one: matter.id for matter in known for account in matter.accounts for one in account.statements}
        self._kinds = {matter.id: matter.kind for matter in known}
        self._taken: set[str] = set()

    def matter(self, case: Case, group: Group) -> Matter:
        """Return the matter of a group, its accounts one a chain."""
        own = (one for one in group.members if one.id not in group.beside)
        recorded = sorted(own, key=lambda one: case.recorded[one.id])
        old = {known for one in recorded if (known := self._known(one.id))} - self._taken
        ages = sorted((one for one in old if self._kinds[one] is group.kind), key=self._age.__getitem__)
        chosen = ages[0] if ages else self._new(recorded)
        self._taken.update(ages, (chosen,))
        aliases = {alias for one in ages for alias in (one, *self._aliases[one])} - {chosen}
        return Matter(
            id=chosen,
            kind=group.kind,
            title=group.title,
            accounts=_accounts(case, group),
            aliases=tuple(sorted(aliases)),
            joined=tuple(_joined(a, b, found) for a, b, found in group.joins),
        )

    def _known(self, statement: str) -> str | None:
        """The known matter of a statement, or of the one whose place it takes."""
        seen: set[str] = set()
        while statement not in self._of and statement in self._replaced and statement not in seen:
            seen.add(statement)
            statement = self._replaced[statement]
        return self._of.get(statement)

    def _new(self, recorded: Sequence[Statement]) -> str:
        """The id of the first-recorded statement, unless a matter that was split off from this one keeps it.

        Where those of all its statements are kept by others, the first statement's is numbered.
        """
        own = (content_id("matter", one.id) for one in recorded)
        numbered = (content_id("matter", recorded[0].id, str(number)) for number in count(2))
        return next(one for one in chain(own, numbered) if one not in self._taken and one not in self._age)


def _joined(left: str, right: str, found: Likeness) -> Joined:
    parts = (Compared(name=part.name, weight=part.weight, words=part.seen) for part in found.parts)
    return Joined(left=left, right=right, parts=tuple(parts))


def _accounts(case: Case, group: Group) -> tuple[Account, ...]:
    by_chain: dict[str, list[str]] = {}
    for statement in group.members:
        by_chain.setdefault(case.chain(statement), []).append(statement.id)
    return tuple(Account(chain=chain, statements=tuple(held)) for chain, held in by_chain.items())
