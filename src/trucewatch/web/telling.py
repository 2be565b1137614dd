"""A matter as a page tells it: who says what, how the accounts stand to each other, and how it came to stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.briefs.claim_words import claim_words
from trucewatch.model import (
    Assessment,
    Contradiction,
    Matter,
    MatterKind,
    RecordedJudgement,
    Refinement,
    Statement,
    Support,
    Update,
    Verification,
)
from trucewatch.model.decisions import MatterAssessed, SameMatter
from trucewatch.web.sight import Sight


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the list of matters."""

    id: str
    kind: MatterKind
    title: str
    support: Support | None
    contradictions: int

    def fits(self, kind: str, words: str) -> bool:
        """Whether the row is wanted; an empty wish takes everything."""
        return kind in ("", self.kind) and all(word in self.title.casefold() for word in words.casefold().split())


@dataclass(frozen=True, kw_only=True)
class Telling:
    """One account: what its chain goes back to, and its statements with what each claims."""

    origin: str
    relays: tuple[str, ...]
    statements: tuple[tuple[Statement, str], ...]


@dataclass(frozen=True, kw_only=True)
class Told:
    """A matter with all that is said about it."""

    accounts: tuple[Telling, ...]
    assessment: Assessment | None
    contradictions: tuple[tuple[Contradiction, Statement, Statement], ...]
    refinements: tuple[tuple[Refinement, Statement, Statement], ...]
    updates: tuple[tuple[Update, Statement, Statement], ...]
    judgements: tuple[RecordedJudgement, ...]
    statements: tuple[Statement, ...]


def rows(sight: Sight) -> tuple[Row, ...]:
    """Return the rows of the list, those with the most behind them first; made once a view."""
    return sight.kept("matters", lambda: _rows(sight))


def wanted(sight: Sight, kind: str, standing: str, words: str) -> tuple[Row, ...]:
    """Return the rows that fit, those with the most behind them first."""
    if not (kind or standing or words):
        return rows(sight)

    def found() -> tuple[Row, ...]:
        return tuple(
            one
            for one in rows(sight)
            if one.fits(kind, words) and (not standing or _standing(sight, one.id) == standing)
        )

    return sight.recent(("matters", kind, standing, words), found, lasting=not standing)


def told(sight: Sight, matter: Matter) -> Told:
    """Return a matter as its page tells it."""
    statements = sight.told(matter)
    keys = {one.id for one in statements}
    meant = {matter.id, *matter.aliases}
    by = sight.view.statements
    return Told(
        accounts=tuple(_accounts(sight, matter)),
        assessment=sight.assessment(matter.id),
        contradictions=tuple((one, by[one.left], by[one.right]) for one in sight.contradictions_of.get(matter.id, ())),
        refinements=tuple((one, by[one.vaguer], by[one.finer]) for one in sight.refinements_of.get(matter.id, ())),
        updates=tuple((one, by[one.earlier], by[one.later]) for one in sight.updates_of.get(matter.id, ())),
        judgements=tuple(one for one in sight.view.judgements if _concerns(one, meant, keys)),
        statements=statements,
    )


def _standing(sight: Sight, matter: str) -> Verification | None:
    assessment = sight.assessment(matter)
    return assessment.verification if assessment else None


def _rows(sight: Sight) -> tuple[Row, ...]:
    made = [_row(sight, one) for one in sight.view.matters.values()]
    return tuple(sorted(made, key=lambda one: (-len(one.support.chains) if one.support else 0, one.id)))


def _row(sight: Sight, matter: Matter) -> Row:
    assessment = sight.assessment(matter.id)
    return Row(
        id=matter.id,
        kind=matter.kind,
        title=matter.title,
        support=assessment.support if assessment else None,
        contradictions=len(sight.contradictions_of.get(matter.id, ())),
    )


def _accounts(sight: Sight, matter: Matter) -> Iterator[Telling]:
    for account in matter.accounts:
        chain = sight.view.chains.get(account.chain)
        statements = [sight.view.statements[key] for key in account.statements if key in sight.view.statements]
        yield Telling(
            origin=chain.origin if chain else "",
            relays=chain.relays if chain else (),
            statements=tuple((one, claim_words(sight.look, one.claim)) for one in statements),
        )


def _concerns(one: RecordedJudgement, matters: set[str], statements: set[str]) -> bool:
    decision = one.judgement.decision
    if isinstance(decision, MatterAssessed):
        return decision.matter in matters
    return isinstance(decision, SameMatter) and not statements.isdisjoint({decision.left, decision.right})
