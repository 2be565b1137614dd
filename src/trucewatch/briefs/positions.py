"""Where the parties stand: each actor's steps about each agreement, the latest first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from trucewatch.briefs.brief import Party, Sentence, Standing, Step
from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.wording import count_words, date_words, joined, name_words, support_words
from trucewatch.model import Agreement, Position, PositionClaim, PositionTaken, Role, Statement, Support

_NAMED = 2
_RANK = {position: rank for rank, position in enumerate(Position)}


def standings(look: Lookup) -> tuple[Standing, ...]:
    """Return the agreements with their parties, the most told agreement first."""
    made = [_standing(look, one) for one in look.view.agreements.values()]
    kept = [one for one in made if one.parties]
    return tuple(sorted(kept, key=_told_of, reverse=True))


def _told_of(standing: Standing) -> int:
    return sum(len(step.sentence.evidence.statements) for party in standing.parties for step in party.steps)


def _standing(look: Lookup, agreement: Agreement) -> Standing:
    steps_of: dict[str, list[PositionTaken]] = defaultdict(list)
    for taken in agreement.positions:
        steps_of[look.key(taken.actor)].append(taken)
    parties = [_party(look, taken) for taken in steps_of.values()]
    return Standing(
        agreement=agreement.id,
        name=name_words(agreement.name),
        declared=agreement.declared,
        effective=agreement.effective,
        parties=tuple(sorted(parties, key=_weight, reverse=True)),
    )


def _weight(party: Party) -> tuple[bool, bool, int, int]:
    """A party that signed, refused or asked for time comes before one that was merely there."""
    decided = any(_RANK[step.position] >= _RANK[Position.ASKED_FOR_TIME] for step in party.steps)
    outlets = max((len(step.sentence.support.outlets) for step in party.steps if step.sentence.support), default=0)
    told = sum(len(step.sentence.evidence.statements) for step in party.steps)
    return decided, Role.CONFLICT_PARTY in party.roles, outlets, told


def _party(look: Lookup, taken: Sequence[PositionTaken]) -> Party:
    steps = [_step(look, one, taken) for one in taken]
    actor = look.view.actors.get(taken[0].actor.actor or "")
    return Party(
        name=look.name(taken[0].actor),
        roles=actor.roles if actor else (),
        steps=tuple(sorted(steps, key=_lateness, reverse=True)),
    )


def _lateness(step: Step) -> tuple[str, int, str]:
    """An undated step stands at the day on which it was first reported."""
    return (step.when or step.reported or "")[:10], _RANK[step.position], step.until or ""


def _step(look: Lookup, taken: PositionTaken, others: Sequence[PositionTaken]) -> Step:
    told = _tellings(look, taken, others)
    support = look.support(told)
    own = len({look.outlet(one.report) for one in told if one.principal is None})
    assessed = look.view.assessments.get(taken.matter)
    phrase = look.words.phrase("positions", taken.position)
    reported = look.reported(told)
    passed = bool(taken.until and look.last_date and taken.until[:10] < look.last_date)
    dated = _dated(taken, reported, passed=passed)
    words = f"{look.name(taken.actor)}: {phrase}{dated} — {support_words(support)}{_on_word(support, own)}"
    return Step(
        position=taken.position,
        tone=look.words.tone(taken.position),
        phrase=phrase,
        when=taken.when,
        until=taken.until,
        reported=reported,
        passed=passed,
        own_words=own,
        contradicted=look.any_contradicted(told),
        verification=assessed.verification if assessed else None,
        sentence=Sentence(words=words, evidence=look.evidence(told, taken.matter), support=support),
    )


def _on_word(support: Support, own: int) -> str:
    """Whose word it is, where it is one's or two's, and how many outlets say it in their own."""
    if not 0 < len(support.principals) <= _NAMED:
        return ""
    by_itself = f"; {count_words(own, 'outlet')} by itself" if own == 1 else f"; {own} outlets by themselves"
    return f" ({joined(support.principals)}{by_itself if own else ''})"


def _dated(taken: PositionTaken, reported: str | None, *, passed: bool) -> str:
    until = f" until {date_words(taken.until)}{' (passed)' if passed else ''}" if taken.until else ""
    if taken.when:
        return f"{until}, on {date_words(taken.when)}"
    return f"{until}, date not told{f', reported {date_words(reported)}' if reported else ''}"


def _tellings(look: Lookup, taken: PositionTaken, others: Sequence[PositionTaken]) -> tuple[Statement, ...]:
    """The statements that tell this very step; those of the whole matter where none tells it by itself."""
    matter = look.view.matters.get(taken.matter)
    if matter is None:
        return ()
    told = look.told(matter)
    same = [one for one in told if look.is_real(one) and _tells(one, taken)]
    if any(_rival(other, taken) for other in others):
        same = [one for one in same if _until(one) == taken.until] or same
    return tuple(same or (one for one in told if look.is_real(one)))


def _tells(statement: Statement, taken: PositionTaken) -> bool:
    return isinstance(statement.claim, PositionClaim) and statement.claim.position is taken.position


def _rival(other: PositionTaken, taken: PositionTaken) -> bool:
    return other != taken and other.matter == taken.matter and other.position is taken.position


def _until(statement: Statement) -> str | None:
    return statement.claim.until if isinstance(statement.claim, PositionClaim) else None


def all_steps(found: Iterable[Standing]) -> tuple[tuple[Standing, Party, Step], ...]:
    """Return every step with its party and agreement."""
    return tuple((one, party, step) for one in found for party in one.parties for step in party.steps)
