"""What people decided on who is who: the pairs that are kept apart, and the decisions that name an actor."""

from collections.abc import Iterable

from trucewatch.model import Actor, RecordedJudgement
from trucewatch.model.decisions import ActorsApart


def kept_apart(judgements: Iterable[RecordedJudgement]) -> tuple[tuple[str, str], ...]:
    """Return the pairs (ids or names, in order) of which the newest decision says that they are two."""
    found: dict[tuple[str, str], bool] = {}
    for one in judgements:
        decision = one.judgement.decision
        if isinstance(decision, ActorsApart):
            left, right = sorted((decision.left, decision.right))
            found[left, right] = decision.apart
    return tuple(sorted(pair for pair, apart in found.items() if apart))


def answers(actor: Actor, called: str) -> bool:
    """Whether an actor has this id, bore it once, or goes by this name."""
    return called in (actor.id, actor.name, *actor.aliases, *actor.names)


def on_actor(actor: Actor, judgements: Iterable[RecordedJudgement]) -> tuple[RecordedJudgement, ...]:
    """Return what people decided on who an actor is, in recorded order."""
    return tuple(
        one
        for one in judgements
        if isinstance(one.judgement.decision, ActorsApart)
        and any(answers(actor, called) for called in (one.judgement.decision.left, one.judgement.decision.right))
    )
