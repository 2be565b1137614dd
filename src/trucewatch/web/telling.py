"""A matter as a page tells it: who says what, how the accounts stand to each other, and how it came to stand."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from trucewatch.briefs.brief import Clash
from trucewatch.briefs.claim_words import claim_words
from trucewatch.briefs.clashes import gathered
from trucewatch.model import (
    Assessment,
    Matter,
    MatterKind,
    RecordedJudgement,
    Refinement,
    Statement,
    Support,
    Update,
    Verdict,
    Verification,
)
from trucewatch.model.decisions import MatterAssessed, SameMatter
from trucewatch.web.paging import holding
from trucewatch.web.retelling import titles
from trucewatch.web.sight import Sight


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the list of matters."""

    id: str
    kind: MatterKind
    title: str
    support: Support | None
    contradictions: int


@dataclass(frozen=True, kw_only=True)
class Telling:
    """One telling: what its chain goes back to, and its statements.

    `chains` that say the same on the same word are one telling: `statements` are then those of the first of them, and
    `others` the rest. `who` is on whose word it rests.
    """

    origin: str
    who: str
    chains: int
    statements: tuple[Statement, ...]
    others: tuple[Statement, ...]


@dataclass(frozen=True, kw_only=True)
class Told:
    """A matter with all that is said about it. `pairs` are the statements that people said are of one matter or of two,
    each with the judgement that holds."""

    accounts: tuple[Telling, ...]
    assessment: Assessment | None
    contradictions: tuple[Clash, ...]
    refinements: tuple[tuple[Refinement, Statement, Statement], ...]
    updates: tuple[tuple[Update, Statement, Statement], ...]
    judgements: tuple[RecordedJudgement, ...]
    statements: tuple[Statement, ...]
    pairs: tuple[tuple[RecordedJudgement, Statement, Statement], ...]


def rows(sight: Sight) -> tuple[Row, ...]:
    """Return the rows of the list, those with the most behind them first; made once a view."""
    return sight.kept("matters", lambda: _rows(sight))


def wanted(sight: Sight, kind: str, standing: str, words: str) -> tuple[Row, ...]:
    """Return the rows that fit, those with the most behind them first."""
    if not (kind or standing or words):
        return rows(sight)

    def found() -> tuple[Row, ...]:
        every = rows(sight)
        held = [every[place] for place in holding(_words(sight), words.casefold().split())] if words.strip() else every
        return tuple(
            one for one in held if kind in ("", one.kind) and (not standing or _standing(sight, one.id) == standing)
        )

    return sight.recent(("matters", kind, standing, words), found, lasting=not standing)


def told(sight: Sight, matter: Matter) -> Told:
    """Return a matter as its page tells it."""
    statements = sight.told(matter)
    keys = {one.id for one in statements}
    meant = {matter.id, *matter.aliases}
    by = sight.view.statements
    judgements = _judged(sight, meant, keys)
    return Told(
        accounts=_accounts(sight, matter),
        assessment=sight.assessment(matter.id),
        contradictions=_clashes(sight, matter),
        refinements=tuple((one, by[one.vaguer], by[one.finer]) for one in sight.refinements_of.get(matter.id, ())),
        updates=tuple((one, by[one.earlier], by[one.later]) for one in sight.updates_of.get(matter.id, ())),
        judgements=judgements,
        statements=statements,
        pairs=tuple(_pairs(sight, judgements)),
    )


def _words(sight: Sight) -> Sequence[str]:
    """Return in what a word is looked for, row by row: the title in every language."""
    return sight.kept(
        "words of matters", lambda: [titles(one.kind, one.title, sight.names).casefold() for one in rows(sight)]
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


def _clashes(sight: Sight, matter: Matter) -> tuple[Clash, ...]:
    """Return what is contradicted, each disagreement of two voices once, those of the most outlets first."""

    def made() -> tuple[Clash, ...]:
        found = gathered(sight.look, sight.contradictions_of.get(matter.id, ()))
        return tuple(sorted(found, key=lambda one: -len(one.left.others) - len(one.right.others)))

    return sight.recent(("clashes", matter.id), made)


def _accounts(sight: Sight, matter: Matter) -> tuple[Telling, ...]:
    """Return the tellings of a matter, those that the most chains tell first."""
    groups: dict[tuple[object, ...], list[tuple[str, list[Statement]]]] = {}
    for account in matter.accounts:
        told = [sight.view.statements[key] for key in account.statements if key in sight.view.statements]
        if told:
            chain = sight.view.chains.get(account.chain)
            groups.setdefault(_said(sight, told), []).append((chain.origin if chain else "", told))
    made = (_telling(sight, group) for group in groups.values())
    return tuple(sorted(made, key=lambda one: -one.chains))


def _said(sight: Sight, told: list[Statement]) -> tuple[object, ...]:
    """What an account says on whose word: accounts of which this is the same are shown as one."""
    first = told[0]
    claim = claim_words(sight.look, first.claim) or first.text
    return sight.look.speaker(first), first.stance, claim, first.when, first.where.name if first.where else ""


def _telling(sight: Sight, group: list[tuple[str, list[Statement]]]) -> Telling:
    origin, told = group[0]
    return Telling(
        origin=origin,
        who=sight.look.speaker(told[0]),
        chains=len(group),
        statements=tuple(told),
        others=tuple(one for _, rest in group[1:] for one in rest),
    )


def _judged(sight: Sight, matters: set[str], statements: set[str]) -> tuple[RecordedJudgement, ...]:
    """Return what people decided on a matter under any of its ids, and on its statements, in recorded order."""
    known = sight.once("judged by subject", lambda: _by_subject(sight))
    found = {one.sequence: one for key in (*matters, *statements) for one in known.get(key, ())}
    return tuple(found[number] for number in sorted(found))


def _pairs(
    sight: Sight, judgements: Sequence[RecordedJudgement]
) -> Iterator[tuple[RecordedJudgement, Statement, Statement]]:
    """Yield the pairs of statements on which somebody's verdict holds; one who is not sure leaves it to the machine."""
    newest: dict[frozenset[str], tuple[RecordedJudgement, SameMatter]] = {}
    for one in judgements:
        decision = one.judgement.decision
        if isinstance(decision, SameMatter):
            newest[frozenset((decision.left, decision.right))] = (one, decision)
    by = sight.view.statements
    for one, decision in newest.values():
        if decision.verdict is not Verdict.UNSURE and decision.left in by and decision.right in by:
            yield one, by[decision.left], by[decision.right]


def _by_subject(sight: Sight) -> Mapping[str, list[RecordedJudgement]]:
    found: dict[str, list[RecordedJudgement]] = defaultdict(list)
    for one in sight.view.judgements:
        decision = one.judgement.decision
        if isinstance(decision, MatterAssessed):
            found[decision.matter].append(one)
        elif isinstance(decision, SameMatter):
            found[decision.left].append(one)
            found[decision.right].append(one)
    return found
