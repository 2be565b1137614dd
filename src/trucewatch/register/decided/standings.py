"""Where the parties stand on an agreement: what the machine found in reports, and what people recorded, in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from trucewatch.model import ActorRef, Agreement, Position, PositionTaken, RecordedJudgement
from trucewatch.model.decisions.agreements import PositionRecorded, PositionSetAside
from trucewatch.register.decided.boards import BoardStep, PartyStanding
from trucewatch.register.decided.days import apart, first_minute, last_minute, sound, was
from trucewatch.register.decided.grounds import Counting, judged, reported
from trucewatch.register.decided.sides import Sides
from trucewatch.register.view import View

_RANK = {position: rank for rank, position in enumerate(Position)}
_NEVER = "9999"


@dataclass
class _Party:
    """A side while its steps are gathered."""

    name: ActorRef
    recorded: bool = False
    steps: list[BoardStep] = field(default_factory=list)
    set_aside: list[BoardStep] = field(default_factory=list)


def standings(
    view: View,
    sides: Sides,
    found: Sequence[Agreement],
    judgements: Sequence[RecordedJudgement],
    parties: Sequence[ActorRef],
    at: str | None,
    counting: Counting,
) -> tuple[PartyStanding, ...]:
    """Return where each side stood at a moment: those recorded as parties first, then the best told."""
    gathered: dict[str, _Party] = {}
    for ref in parties:
        _party(gathered, sides, ref).recorded = True
    clashing = {end for one in view.contradictions.values() for end in (one.left, one.right)}
    for agreement in found:
        for taken in agreement.positions:
            step = _machine(view, taken, clashing)
            _party(gathered, sides, taken.actor).steps.append(step)
    for one in judgements:
        _decided(view, sides, gathered, one)
    _count(view, gathered.values(), counting)
    stood = (_standing(sides, key, party, at) for key, party in gathered.items())
    return tuple(sorted(stood, key=_weight))


def upheld(
    sides: Sides, taken: Sequence[PositionTaken], judgements: Sequence[RecordedJudgement]
) -> tuple[PositionTaken, ...]:
    """Return the steps that the machine found without those that these judgements set aside."""
    aside = [one.judgement.decision for one in judgements if isinstance(one.judgement.decision, PositionSetAside)]
    return tuple(one for one in taken if not any(_meant(one, sides, decision) for decision in aside))


def _count(view: View, parties: Iterable[_Party], counting: Counting) -> None:
    """Say of each step what stands behind its statements, those that people cite included."""
    for party in parties:
        for place, step in enumerate(party.steps):
            told = dict.fromkeys(one for ground in step.grounds for one in ground.statements)
            if told:
                support = counting([view.statements[one] for one in told])
                party.steps[place] = msgspec.structs.replace(step, support=support)


def _party(gathered: dict[str, _Party], sides: Sides, ref: ActorRef) -> _Party:
    key = sides.side(ref)
    return gathered.setdefault(key, _Party(name=sides.named(key, ref.name)))


def _machine(view: View, taken: PositionTaken, clashing: set[str]) -> BoardStep:
    ground = reported(view, taken.statements, taken.matter)
    return BoardStep(
        actor=taken.actor,
        position=taken.position,
        when=sound(taken.when),
        by=None if sound(taken.when) else sound(taken.by) or _first_report(view, taken.statements),
        until=sound(taken.until),
        passed=False,
        contradicted=any(one in clashing for one in ground.statements),
        grounds=(ground,),
    )


def _first_report(view: View, statements: Sequence[str]) -> str | None:
    """The day of the first report that tells a step: by then it had been taken."""
    told = [view.statements[one].report for one in statements if one in view.statements]
    return min((day for one in told if (day := sound(view.reports[one].published.date))), default=None)


def _decided(view: View, sides: Sides, gathered: dict[str, _Party], one: RecordedJudgement) -> None:
    match one.judgement.decision:
        case PositionRecorded() as decision:
            party = _party(gathered, sides, decision.actor)
            party.steps = _with(party.steps, sides, _recorded(view, decision, one))
        case PositionSetAside() as decision:
            party = _party(gathered, sides, decision.actor)
            out = [step for step in party.steps if _meant(step, sides, decision)]
            party.steps = [step for step in party.steps if step not in out]
            ground = judged(view, one)
            party.set_aside += [msgspec.structs.replace(step, grounds=(*step.grounds, ground)) for step in out]


def _recorded(view: View, decision: PositionRecorded, one: RecordedJudgement) -> BoardStep:
    return BoardStep(
        actor=decision.actor,
        position=decision.position,
        when=sound(decision.when),
        by=None,
        until=sound(decision.until),
        passed=False,
        contradicted=False,
        grounds=(judged(view, one, decision.cited),),
    )


def _with(steps: Sequence[BoardStep], sides: Sides, new: BoardStep) -> list[BoardStep]:
    """The steps with one that a person recorded: joined to the one that it confirms, where there is just one."""
    same = [step for step in steps if _same(step, new, sides)]
    if len(same) != 1:
        return [*steps, new]
    old = same[0]
    joined = msgspec.structs.replace(
        old,
        when=new.when or old.when,
        by=None if new.when or old.when else old.by,
        until=new.until or old.until,
        grounds=(*old.grounds, *new.grounds),
    )
    return [joined if step is old else step for step in steps]


def _same(old: BoardStep, new: BoardStep, sides: Sides) -> bool:
    if old.position is not new.position or sides.key(old.actor) != sides.key(new.actor):
        return False
    days = not (old.when and new.when and apart(old.when, new.when))
    untils = not (old.until and new.until and apart(old.until, new.until))
    before = not (old.by and new.when and first_minute(new.when) > last_minute(old.by))
    return days and untils and before


def _meant(step: BoardStep | PositionTaken, sides: Sides, decision: PositionSetAside) -> bool:
    if step.position is not decision.position or sides.key(step.actor) != sides.key(decision.actor):
        return False
    when, meant = sound(step.when), sound(decision.when)
    return decision.when is None or (when is not None and meant is not None and not apart(when, meant))


def _standing(sides: Sides, key: str, party: _Party, at: str | None) -> PartyStanding:
    steps, unsure = [], []
    for step in _in_order(party.steps):
        so = was(step.when or step.by, at)
        if so:
            steps.append(_passed(step, at))
        elif so is None or (step.when is None and step.by is not None):
            unsure.append(step)
    return PartyStanding(
        party=party.name,
        roles=sides.roles(key),
        recorded=party.recorded,
        now=steps[-1] if steps else None,
        steps=tuple(steps),
        unsure=tuple(unsure),
        set_aside=tuple(party.set_aside),
    )


def _in_order(steps: Sequence[BoardStep]) -> list[BoardStep]:
    """Steps in order of time, as far as told; of one day, in the order in which such steps are taken.

    A step that is only known to have been taken by a day comes before a dated one that is taken later in talks.
    """
    dated = [(day[:10], _rank(step)) for step in steps if (day := step.when or step.by)]

    def time(step: BoardStep) -> tuple[str, int, str, str]:
        rank = _rank(step)
        if step.when:
            moment = last_minute(step.when)
            return moment[:10], rank, moment, step.until or ""
        later = [day for day, other in dated if other > rank]
        return min([step.by or _NEVER, *later])[:10], rank, "", step.until or ""

    return sorted(steps, key=time)


def _rank(step: BoardStep) -> int:
    return -1 if step.position is None else _RANK[step.position]


def _weight(party: PartyStanding) -> tuple[bool, bool, int]:
    """Those recorded as parties come first, as named; then those that did more than be there, then the best told."""
    if party.recorded:
        return False, False, 0
    steps = (*party.steps, *party.unsure)
    decided = any(_rank(step) >= _RANK[Position.ASKED_FOR_TIME] for step in steps)
    return True, not decided, -sum(len(one.statements) for step in steps for one in step.grounds)


def _passed(step: BoardStep, at: str | None) -> BoardStep:
    gone = at is not None and step.until is not None and last_minute(step.until) < last_minute(at)
    return msgspec.structs.replace(step, passed=gone) if gone else step
