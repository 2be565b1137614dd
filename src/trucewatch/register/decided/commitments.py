"""The commitments of a record: what people took up, with evidence and scores, and what the machine proposes."""

from collections.abc import Mapping, Sequence

from trucewatch.model import (
    ActorRef,
    CommitmentClaim,
    Matter,
    MatterKind,
    Precision,
    RecordedJudgement,
    Statement,
    Value,
    When,
)
from trucewatch.model.decisions.commitments import (
    CommitmentRecorded,
    CommitmentScored,
    DeadlineMoved,
    EvidenceAdded,
    ProposalRefused,
)
from trucewatch.register.decided.boards import Ground
from trucewatch.register.decided.days import first_minute, last_minute, sound, stretch, was
from trucewatch.register.decided.grounds import judged, reported
from trucewatch.register.view import View

FULL = 3
"""The score of a commitment that was kept in full."""

DONE, OPEN, OVERDUE, CANNOT_TELL, UNDATED = "done", "open", "overdue", "cannot-tell", "no-deadline"


class ScoreGiven(Value, frozen=True, kw_only=True):
    """How far a commitment was kept as of a day, by a named person."""

    score: int
    on: str
    ground: Ground


class EvidenceHeld(Value, frozen=True, kw_only=True):
    """What somebody saw of it being kept or not."""

    words: str
    on: str | None
    ground: Ground


class DeadlineHeld(Value, frozen=True, kw_only=True):
    """A deadline, and from when on it held."""

    deadline: When | None
    said: str | None
    ground: Ground


class Commitment(Value, frozen=True, kw_only=True):
    """One commitment at a moment. The last of `deadlines` and of `scores` hold; those before are their history.

    `state` is done, open, overdue, cannot-tell (its deadline is too vague for that), no-deadline, or None where no
    moment was asked about. `waiting_on` are commitments that must be kept first and are not in full; `statements` are
    those of the matter that it was taken from.
    """

    id: str
    actor: ActorRef
    undertaking: str
    to: tuple[ActorRef, ...]
    kinds: tuple[str, ...]
    confidence_building: bool
    after: tuple[str, ...]
    in_return_for: tuple[str, ...]
    agreement: str | None
    term: str | None
    matter: str | None
    statements: tuple[str, ...]
    deadlines: tuple[DeadlineHeld, ...]
    evidence: tuple[EvidenceHeld, ...]
    scores: tuple[ScoreGiven, ...]
    waiting_on: tuple[str, ...]
    state: str | None
    ground: Ground

    @property
    def deadline(self) -> When | None:
        """The deadline that holds."""
        return self.deadlines[-1].deadline if self.deadlines else None

    @property
    def score(self) -> int | None:
        """The score that holds; None where nobody has scored it."""
        return self.scores[-1].score if self.scores else None


class Proposal(Value, frozen=True, kw_only=True):
    """A matter that the machine takes for a commitment, and that nobody has taken up or refused."""

    matter: str
    actor: ActorRef
    undertaking: str
    deadline: When | None
    statements: tuple[str, ...]


class Commitments(Value, frozen=True, kw_only=True):
    """All commitments at a moment (`at`, None: the latest), what is proposed, and the matters that were refused."""

    at: str | None
    held: tuple[Commitment, ...]
    proposals: tuple[Proposal, ...]
    refused: tuple[tuple[str, Ground], ...]

    @property
    def overdue(self) -> tuple[Commitment, ...]:
        """Those overdue at the moment asked about, the longest first."""
        late = [one for one in self.held if one.state == OVERDUE]
        return tuple(sorted(late, key=lambda one: (one.deadline.end or "") if one.deadline else ""))


def commitments(view: View, *, at: str | None = None) -> Commitments:
    """Return the commitments of a view as they stood at a moment (an ISO date; a day is meant to its end).

    What was known at a moment is asked by the view. Raises TrucewatchError where `at` is no date.
    """
    lots: dict[str, list[RecordedJudgement]] = {}
    refused: dict[str, Ground] = {}
    for one in view.judgements:
        match one.judgement.decision:
            case CommitmentRecorded() | CommitmentScored() | DeadlineMoved() | EvidenceAdded() as decision:
                lots.setdefault(decision.commitment, []).append(one)
            case ProposalRefused() as decision:
                refused[decision.matter] = judged(view, one)
    told = {key: found for key, lot in lots.items() if (found := _last_recorded(lot)) is not None}
    scores = {key: _scores(view, lot, at) for key, lot in lots.items()}
    matters = _by_id(view)
    held = tuple(_commitment(view, lots[key], *found, scores, matters, at) for key, found in told.items())
    taken = {matters[one.matter].id if one.matter in matters else one.matter for one in held if one.matter}
    refused = {
        key: ground for key, ground in refused.items() if (matters[key].id if key in matters else key) not in taken
    }
    decided = {*taken, *(matters[key].id for key in refused if key in matters)}
    proposals = [_proposal(view, matter) for key, matter in matters.items() if key == matter.id and key not in decided]
    return Commitments(
        at=at, held=held, proposals=tuple(one for one in proposals if one), refused=tuple(refused.items())
    )


def proposal(view: View, matter: str) -> Proposal | None:
    """Return what the machine proposes by a matter, whatever was decided of it; None where it is no commitment."""
    found = _by_id(view).get(matter)
    return None if found is None else _proposal(view, found)


def when_of(iso: str, words: str | None = None) -> When:
    """Return a date as a stretch of time with its precision. Raises TrucewatchError for what is no date."""
    first, last = stretch(iso)
    if len(iso) > len("2020-01-14"):
        precision, first, last = Precision.PART_OF_DAY, iso, iso
    else:
        precision = {4: Precision.YEAR, 7: Precision.MONTH}.get(len(iso), Precision.DAY)
        first, last = first[:10], last[:10]
    return When(start=first, end=last, precision=precision, words=words or iso)


def _by_id(view: View) -> Mapping[str, Matter]:
    """The matters that are commitments, by all ids under which each goes."""
    held = [one for one in view.matters.values() if one.kind is MatterKind.COMMITMENT]
    return {key: one for one in held for key in (*one.aliases, one.id)}


def _last_recorded(lot: Sequence[RecordedJudgement]) -> tuple[RecordedJudgement, CommitmentRecorded] | None:
    for one in reversed(lot):
        if isinstance(one.judgement.decision, CommitmentRecorded):
            return one, one.judgement.decision
    return None


def _commitment(
    view: View,
    lot: Sequence[RecordedJudgement],
    one: RecordedJudgement,
    told: CommitmentRecorded,
    scores: Mapping[str, tuple[ScoreGiven, ...]],
    matters: Mapping[str, Matter],
    at: str | None,
) -> Commitment:
    deadlines, own = _deadlines(view, lot, at), scores[told.commitment]
    matter = matters.get(told.matter) if told.matter else None
    proposed = _proposal(view, matter) if matter else None
    return Commitment(
        id=told.commitment,
        actor=told.actor,
        undertaking=told.undertaking,
        to=told.to,
        kinds=told.kinds,
        confidence_building=told.confidence_building,
        after=told.after,
        in_return_for=told.in_return_for,
        agreement=told.agreement,
        term=told.term,
        matter=told.matter,
        statements=proposed.statements if proposed else (),
        deadlines=deadlines,
        evidence=_evidence(view, lot, at),
        scores=own,
        waiting_on=tuple(other for other in told.after if not _full(scores.get(other, ()))),
        state=_state(deadlines[-1].deadline if deadlines else None, own, at),
        ground=judged(view, one, told.cited),
    )


def _full(scores: Sequence[ScoreGiven]) -> bool:
    return bool(scores) and scores[-1].score >= FULL


def _state(deadline: When | None, scores: Sequence[ScoreGiven], at: str | None) -> str | None:
    if at is None:
        return None
    if _full(scores):
        return DONE
    if deadline is None or (deadline.start is None and deadline.end is None):
        return UNDATED
    now, start, end = last_minute(at), sound(deadline.start), sound(deadline.end)
    if end is not None and last_minute(end) < now:
        return OVERDUE
    vague = end is None or deadline.precision is Precision.UNCLEAR
    return CANNOT_TELL if vague and (start is None or first_minute(start) <= now) else OPEN


def _deadlines(view: View, lot: Sequence[RecordedJudgement], at: str | None) -> tuple[DeadlineHeld, ...]:
    """The deadlines in the order in which they came to hold; the same said again is no new one."""
    found: list[DeadlineHeld] = []
    for one in lot:
        decision = one.judgement.decision
        if not isinstance(decision, CommitmentRecorded | DeadlineMoved):
            continue
        said = decision.said if isinstance(decision, DeadlineMoved) else None
        first = isinstance(decision, CommitmentRecorded) and decision.deadline is None and not found
        same = bool(found) and found[-1].deadline == decision.deadline
        if was(said, at) is not False and not first and not same:
            ground = judged(view, one, decision.cited)
            found.append(DeadlineHeld(deadline=decision.deadline, said=said, ground=ground))
    return tuple(found)


def _evidence(view: View, lot: Sequence[RecordedJudgement], at: str | None) -> tuple[EvidenceHeld, ...]:
    return tuple(
        EvidenceHeld(words=decision.words, on=decision.on, ground=judged(view, one, decision.cited))
        for one in lot
        if isinstance(decision := one.judgement.decision, EvidenceAdded) and was(decision.on, at) is not False
    )


def _scores(view: View, lot: Sequence[RecordedJudgement], at: str | None) -> tuple[ScoreGiven, ...]:
    """The scores in order of the day that they are of; of one day, the one recorded last holds."""
    found = [
        ScoreGiven(score=decision.score, on=decision.on, ground=judged(view, one, decision.cited))
        for one in lot
        if isinstance(decision := one.judgement.decision, CommitmentScored)
        and sound(decision.on)
        and was(decision.on, at)
    ]
    return tuple(sorted(found, key=lambda one: last_minute(one.on)))


def _proposal(view: View, matter: Matter) -> Proposal | None:
    told: list[Statement] = [
        view.statements[one] for account in matter.accounts for one in account.statements if one in view.statements
    ]
    claims = [one.claim for one in told if isinstance(one.claim, CommitmentClaim)]
    if not claims:
        return None
    finest = max((day for claim in claims if (day := sound(claim.deadline))), key=len, default=None)
    return Proposal(
        matter=matter.id,
        actor=claims[0].actor,
        undertaking=claims[0].undertaking,
        deadline=when_of(finest) if finest else None,
        statements=reported(view, dict.fromkeys(one.id for one in told)).statements,
    )
