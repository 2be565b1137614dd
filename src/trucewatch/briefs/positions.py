"""Where the parties stand: what each side did about each agreement, in order of time."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from trucewatch.briefs.brief import Party, Sentence, Standing, Step
from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.wording import date_words, joined, name_words, support_words
from trucewatch.model import Agreement, Position, PositionClaim, PositionTaken, Role, Statement, Support
from trucewatch.register.decided.agreements import found_steps
from trucewatch.register.decided.sides import led

_NAMED = 2
_MAIN = 4  # steps of one side that are shown foremost
_RANK = {position: rank for rank, position in enumerate(Position)}


def standings(look: Lookup) -> tuple[Standing, ...]:
    """Return the agreements with their parties, the most told agreement first."""
    steps = found_steps(look.view)
    made = [_standing(look, one, steps[one.id]) for one in look.view.agreements.values()]
    kept = [one for one in made if one.parties]
    return tuple(sorted(kept, key=_told_of, reverse=True))


def _told_of(standing: Standing) -> int:
    return sum(len(step.sentence.evidence.statements) for party in standing.parties for step in party.steps)


def _standing(look: Lookup, agreement: Agreement, positions: Sequence[PositionTaken]) -> Standing:
    sides = led(look.view)
    steps_of: dict[str, list[PositionTaken]] = defaultdict(list)
    for taken in positions:
        key = look.key(taken.actor)
        steps_of[sides.get(key, key)].append(taken)
    parties = [_party(look, key, taken, sides) for key, taken in steps_of.items()]
    return Standing(
        agreement=agreement.id,
        name=name_words(agreement.name),
        declared=agreement.declared,
        effective=agreement.effective,
        parties=tuple(sorted(parties, key=_weight, reverse=True)),
        dated_by=agreement.dated_by,
    )


def truces(look: Lookup) -> tuple[Sentence, ...]:
    """Return a sentence for each agreement whose days are told: declared, in effect from."""
    return tuple(sentence for one in look.view.agreements.values() for sentence in _truce(look, one))


def _truce(look: Lookup, agreement: Agreement) -> Iterator[Sentence]:
    told = tuple(look.view.statements[key] for key in agreement.dated_by if key in look.view.statements)
    days = [("declared", agreement.declared), ("said to take effect", agreement.effective)]
    dated = ", ".join(f"{word} {date_words(day)}" for word, day in days if day)
    if dated and told:
        support = look.support(told)
        words = f"{name_words(agreement.name)}: {dated} — {support_words(support)}"
        yield Sentence(words=words, evidence=look.evidence(told), support=support)


def _weight(party: Party) -> tuple[bool, bool, int, int]:
    """A party that signed, refused or asked for time comes before one that was merely there."""
    decided = any(_RANK[step.position] >= _RANK[Position.ASKED_FOR_TIME] for step in party.steps)
    outlets = max(map(_outlets, party.steps), default=0)
    told = sum(len(step.sentence.evidence.statements) for step in party.steps)
    return decided, Role.CONFLICT_PARTY in party.roles, outlets, told


def _outlets(step: Step) -> int:
    return len(step.sentence.support.outlets) if step.sentence.support else 0


def _party(look: Lookup, side: str, taken: Sequence[PositionTaken], sides: Mapping[str, str]) -> Party:
    members = {side, *(leader for leader, led in sides.items() if led == side)}
    steps = _in_order([_step(look, one, members) for one in taken])
    most = max(map(_outlets, steps))
    best = {step.position: step for step in sorted(steps, key=_outlets)}
    main = [step for step in steps if step is best[step.position] and (step.own or 2 * _outlets(step) >= most)]
    actor = look.view.actors.get(side)
    return Party(
        name=_side_name(look, side, taken, sides),
        roles=actor.roles if actor else (),
        main=tuple(main[-_MAIN:]),
        others=tuple(step for step in steps if step not in main[-_MAIN:]),
    )


def _side_name(look: Lookup, side: str, taken: Sequence[PositionTaken], sides: Mapping[str, str]) -> str:
    """The name of a side, with its leader in brackets where a leader's steps are told."""
    leaders = [one.actor for one in taken if sides.get(look.key(one.actor)) == side]
    body = look.view.actors.get(side)
    if not leaders or body is None:
        return look.name(taken[0].actor)
    return f"{name_words(body.name)} ({joined(tuple(dict.fromkeys(map(look.name, leaders))))})"


def _in_order(steps: Sequence[Step]) -> list[Step]:
    """Steps in order of time, as far as told; of one day, in the order in which such steps are taken.

    A step of which only the report is dated comes before a dated one that is taken later in talks.
    """
    dated = [(step.when or step.by or "", _RANK[step.position]) for step in steps]

    def time(step: Step) -> tuple[str, int, str]:
        rank = _RANK[step.position]
        later = [day[:10] for day, other in dated if day and other > rank]
        day = step.when or step.by or min([step.reported or "9", *later])
        return day[:10], rank, step.until or ""

    return sorted(steps, key=time)


def _step(look: Lookup, taken: PositionTaken, members: Container[str]) -> Step:
    told = _tellings(look, taken)
    support = look.support(told)
    relays = tuple(dict.fromkeys(name for one in told for name in look.relays(one)))
    assessed = look.view.assessments.get(taken.matter)
    phrase = look.words.phrase("positions", taken.position)
    reported = look.reported(told)
    passed = bool(taken.until and look.last_date and taken.until[:10] < look.last_date)
    dated = _dated(taken, reported, passed=passed)
    words = f"{look.name(taken.actor)}: {phrase}{dated} — {support_words(support)}{_on_word(support, relays)}"
    until = f" until {date_words(taken.until)}" if taken.until else ""
    return Step(
        position=taken.position,
        tone=look.words.tone(taken.position),
        phrase=phrase,
        who=look.name(taken.actor),
        own=any(look.key(one.principal) in members for one in told if one.principal),
        glance=f"{phrase}{until}{f' ({date_words(taken.when)})' if taken.when else ''}",
        when=taken.when,
        by=taken.by,
        until=taken.until,
        reported=reported,
        passed=passed,
        relays=relays[:_NAMED],
        dated_by=_dated_by(look, taken, told),
        contradicted=look.any_contradicted(told),
        verification=assessed.verification if assessed else None,
        sentence=Sentence(words=words, evidence=look.evidence(told, taken.matter), support=support),
    )


def _on_word(support: Support, relays: Sequence[str]) -> str:
    """Whose word it is, and through whom it came."""
    # those who are named by somebody come before outlets that speak for themselves
    ordered = sorted(support.principals, key=lambda name: name in support.outlets)
    names, more = tuple(ordered[:_NAMED]), len(ordered) - _NAMED
    listed = joined((*names, f"{more} more") if more > 0 else names)
    through = f"through {joined(relays[:_NAMED])}" if relays else ""
    words = "; ".join(filter(None, (listed, through)))
    return f" ({words})" if words else ""


def _dated_by(look: Lookup, taken: PositionTaken, told: Sequence[Statement]) -> int:
    """How many outlets tell the end of the time asked for; the others tell the step without it."""
    day = taken.until[:10] if taken.until else None
    vague = {one.id for one in told if day and (_until(one) or "")[:10] not in (day, "")}
    dated = [one for one in told if _until(one) and one.id not in vague]
    return len({look.outlet(one.report) for one in dated})


def _dated(taken: PositionTaken, reported: str | None, *, passed: bool) -> str:
    until = f" until {date_words(taken.until)}{' (passed)' if passed else ''}" if taken.until else ""
    if taken.when:
        return f"{until}, on {date_words(taken.when)}"
    if taken.by:
        return f"{until}, by {date_words(taken.by)}"
    return f"{until} (undated{f', reported {date_words(reported)}' if reported else ''})"


def _tellings(look: Lookup, taken: PositionTaken) -> tuple[Statement, ...]:
    """The statements that tell this very step, as recorded; else those of the matter that tell such a step."""
    known = look.view.statements
    if taken.statements:
        return tuple(known[key] for key in taken.statements if key in known)
    matter = look.view.matters.get(taken.matter)
    told = [one for one in look.told(matter) if look.is_real(one)] if matter else []
    same = [one for one in told if _tells(one, taken)]
    dated = [one for one in same if _until(one) == taken.until]
    return tuple((dated if taken.until else same) or same or told)


def _tells(statement: Statement, taken: PositionTaken) -> bool:
    return isinstance(statement.claim, PositionClaim) and statement.claim.position is taken.position


def _until(statement: Statement) -> str | None:
    return statement.claim.until if isinstance(statement.claim, PositionClaim) else None


def all_steps(found: Iterable[Standing]) -> tuple[tuple[Standing, Party, Step], ...]:
    """Return every step with its party and agreement."""
    return tuple((one, party, step) for one in found for party in one.parties for step in party.steps)
