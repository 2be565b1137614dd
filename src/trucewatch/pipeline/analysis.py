"""The third step of a run: what is worked out over all reports of a view, stage after stage."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from trucewatch import matters, origins, verification
from trucewatch.codebook import Codebook
from trucewatch.model import Actor, Agreement, Assessment, Statement
from trucewatch.register import Results, View, compared
from trucewatch.register.decided.actors import kept_apart
from trucewatch.register.decided.matters import verdicts
from trucewatch.register.decided.statements import corrected, replaced
from trucewatch.register.naming import renamed, who_is_who
from trucewatch.register.series import series_of
from trucewatch.statements.actors import join_actors


def results(view: View, codebook: Codebook, kept: origins.Kept | None = None) -> Results:
    """Return everything that is worked out over all reports of a view. Pure: same reports, same results.

    `kept` is what an earlier run kept of the texts; it is brought up to date.
    """
    readings = tuple(reading for found, reading in view.readings.items() if found in view.reports)
    known = tuple(view.state["actors"].values())
    actors = join_actors(readings, known, codebook, apart=kept_apart(view.judgements))
    names = who_is_who({actor.id: actor for actor in actors})
    machine = {one.id: renamed(one, names) for reading in readings for one in reading.statements}
    statements = tuple(corrected(machine, view.judgements).values())
    reports = tuple(view.reports.values())
    texts = compared(view.texts, view.parts)
    traced = origins.trace(reports, texts, statements, codebook, kept=kept)
    gathered = matters.gather(
        statements,
        traced.chains,
        reports,
        actors,
        codebook,
        known=tuple(view.state["matters"].values()),
        judgements=[
            matters.Judged(left=a, right=b, verdict=verdict) for (a, b), verdict in verdicts(view.judgements).items()
        ],
        texts=texts,
        replaced=replaced(view.judgements),
    )
    by_id = {statement.id: statement for statement in statements}
    supports = origins.Supports(traced.chains, reports, traced.derivations, codebook)
    by_actor = {actor.id: actor for actor in actors}
    return Results(
        actors=actors,
        derivations=traced.derivations,
        chains=traced.chains,
        matters=gathered.matters,
        contradictions=gathered.contradictions,
        refinements=gathered.refinements,
        updates=gathered.updates,
        assessments=tuple(_assessed(gathered, by_id, supports, actors, codebook)),
        agreements=gathered.agreements,
        leaders=gathered.leaders,
        reconciliations=verification.reconcile(
            series_of(by_id, view.entered, by_actor, view.reports, texts, codebook),
            codebook,
            dates=_in_force(gathered.agreements),
        ),
    )


def _assessed(
    gathered: matters.Gathered,
    by_id: Mapping[str, Statement],
    supports: origins.Supports,
    actors: tuple[Actor, ...],
    codebook: Codebook,
) -> Iterator[Assessment]:
    """Yield the assessment of each matter, by what supports and what contradicts it."""
    sides = verification.Sides.of(tuple(by_id.values()), actors, codebook, gathered.leaders)
    opposed = defaultdict(list)
    for one in gathered.contradictions:
        opposed[one.matter].append(one)
    for matter in gathered.matters:
        told = tuple(by_id[one] for account in matter.accounts for one in account.statements)
        against = tuple(opposed[matter.id])
        support, chains = supports.weighed(told)
        yield verification.assess(
            matter,
            told,
            support,
            against,
            actors,
            codebook,
            sides=sides,
            agreements=gathered.agreements,
            chains=chains,
        )


def _in_force(agreements: Iterable[Agreement]) -> Iterator[str]:
    """Yield the days on which agreements took effect, as far as a day is told."""
    for one in agreements:
        day = (one.effective or one.declared or "")[: len("2020-01-14")]
        if len(day) == len("2020-01-14"):
            yield day
