"""An incident as the record has it: who says so, what was looked at, what was found, and how far the work has got."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from trucewatch.model import (
    ActorRef,
    Finding,
    OccurrenceKind,
    Place,
    Qualifier,
    RecordedJudgement,
    Responsibility,
    Stance,
    Value,
    Verification,
    When,
)
from trucewatch.model.decisions.cited import FileCited
from trucewatch.model.decisions.desk import WorkClaimed
from trucewatch.model.decisions.incidents import (
    AccessDenied,
    Channel,
    FindingAnswered,
    FindingMade,
    FindingPublished,
    FindingReviewed,
    IncidentReported,
    InquiryMade,
)
from trucewatch.said import Said, said

T = TypeVar("T")


class Rung(StrEnum):
    """How far an incident has got on the ladder."""

    ALLEGED = "alleged"
    ASSIGNED = "assigned"
    INQUIRY = "inquiry"
    FOUND = "found"
    SENT_BACK = "sent-back"
    APPROVED = "approved"
    ANSWERED = "answered"
    PUBLISHED = "published"


class Work(StrEnum):
    """What there is still to do; it says nothing of whether the incident is true."""

    TO_DO = "to-do"
    IN_WORK = "in-work"
    IN_REVIEW = "in-review"
    DONE = "done"


class Step(Value, Generic[T], frozen=True, kw_only=True):
    """A decision at its place in the record: its entry, who decided, why, when it was recorded, in which room."""

    sequence: int
    entry: str
    recorded: str
    room: str
    by: str
    reason: str
    decision: T

    @staticmethod
    def of(one: RecordedJudgement, decision: T) -> "Step[T]":
        """Return the step that this judgement is."""
        return Step(
            sequence=one.sequence,
            entry=one.entry,
            recorded=one.recorded,
            room=one.room,
            by=one.judgement.by,
            reason=one.judgement.reason,
            decision=decision,
        )


class Told(Value, frozen=True, kw_only=True):
    """Somebody's word on an incident: `stance` alleges, confirms or denies.

    From reports it rests on `statements`, and `who` is None where outlets say it themselves; entered by a person it has
    that person (`by`) and the entry. `observer` is
    the body on whose list it stands, None for what reports tell.
    """

    who: ActorRef | None
    stance: Stance
    channel: Channel
    words: str
    statements: tuple[str, ...] = ()
    observer: ActorRef | None = None
    by: str | None = None
    entry: str | None = None


class Axis(Value, Generic[T], frozen=True, kw_only=True):
    """Where an incident stands on one axis, why, and who put it there (None: the machine proposes it, by `rule`).

    `said` is the reason where it is a sentence of the register. `begins`: it stands where every incident does at first,
    which is nobody's proposal.
    """

    value: T
    because: str
    by: str | None = None
    entry: str | None = None
    rule: str | None = None
    said: Said | None = None
    begins: bool = False


def said_axis(value: T, why: Said, *, begins: bool = False) -> Axis[T]:
    """Return where an incident stands for a reason that is a sentence of the register."""
    return Axis(value=value, because=f"{why}.", said=why, begins=begins)


_UNASSESSED = said("axis.unassessed", "Nobody has assessed it")
_UNVERIFIED = said_axis(Verification.ALLEGED, _UNASSESSED, begins=True)
_UNTESTED = said_axis(Finding.NO_FINDING, said("axis.untested", "No person has tested it against a term"), begins=True)
_UNATTRIBUTED = said_axis(Responsibility.UNATTRIBUTED, _UNASSESSED, begins=True)


class Found(Value, frozen=True, kw_only=True):
    """A finding with its review, the parties' responses and its publications."""

    made: Step[FindingMade]
    review: Step[FindingReviewed] | None = None
    answers: tuple[Step[FindingAnswered], ...] = ()
    published: tuple[Step[FindingPublished], ...] = ()


Filed = Step[IncidentReported] | Step[InquiryMade] | Step[FindingMade] | Step[FindingAnswered]
"""A step that can cite files."""


class Incident(Value, frozen=True, kw_only=True):
    """One incident: told by reports (`matter`), entered by people (`reported`), or both.

    `findings` are in recorded order; the last is the current one. The axis `finding` follows only approved findings.
    """

    id: str
    title: str
    kind: OccurrenceKind
    verification: Axis[Verification] = _UNVERIFIED
    finding: Axis[Finding] = _UNTESTED
    responsibility: Axis[Responsibility] = _UNATTRIBUTED
    matter: str | None = None
    aliases: tuple[str, ...] = ()
    responsible: ActorRef | None = None
    accused: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()
    when: tuple[When, ...] = ()
    where: tuple[Place, ...] = ()
    told: tuple[Told, ...] = ()
    reported: tuple[Step[IncidentReported], ...] = ()
    assigned: tuple[Step[WorkClaimed], ...] = ()
    inquiries: tuple[Step[InquiryMade], ...] = ()
    denials: tuple[Step[AccessDenied], ...] = ()
    findings: tuple[Found, ...] = ()

    @property
    def current(self) -> Found | None:
        """The newest finding."""
        return self.findings[-1] if self.findings else None

    @property
    def approved(self) -> Found | None:
        """The newest finding that a second person approved."""
        return next((one for one in reversed(self.findings) if is_approved(one)), None)

    @property
    def citing(self) -> tuple[Filed, ...]:
        """Every step that can cite files."""
        made = tuple(one.made for one in self.findings)
        answers = tuple(step for one in self.findings for step in one.answers)
        return (*self.reported, *self.inquiries, *made, *answers)

    @property
    def files(self) -> tuple[FileCited, ...]:
        """All files on the incident, each once."""
        return tuple(dict.fromkeys(one for step in self.citing for one in step.decision.files))

    @property
    def rung(self) -> Rung:
        """How far it has got."""
        if self.current is not None:
            return _rung_of(self.current)
        if self.inquiries or self.denials:
            return Rung.INQUIRY
        return Rung.ASSIGNED if self.assigned else Rung.ALLEGED

    @property
    def work(self) -> Work:
        """What there is still to do."""
        return _WORK[self.rung]

    def who(self, stance: Stance) -> tuple[ActorRef, ...]:
        """Return those whose word this is, each once; nameless ones left out."""
        found = {key(one.who): one.who for one in self.told if one.stance is stance and one.who is not None}
        return tuple(found.values())


_WORK = {
    Rung.ALLEGED: Work.TO_DO,
    Rung.ASSIGNED: Work.IN_WORK,
    Rung.INQUIRY: Work.IN_WORK,
    Rung.SENT_BACK: Work.IN_WORK,
    Rung.FOUND: Work.IN_REVIEW,
    Rung.APPROVED: Work.DONE,
    Rung.ANSWERED: Work.DONE,
    Rung.PUBLISHED: Work.DONE,
}


class ReportedCount(Value, frozen=True, kw_only=True):
    """A number of violations as a body reported it: by a statement of a report, or entered by a person.

    `of` is the key of the count that it is a part of. `start` and `end` are ISO days, None where not told.
    """

    key: str
    observer: ActorRef
    low: int | None
    high: int | None
    qualifier: Qualifier
    words: str
    start: str | None = None
    end: str | None = None
    alleged_by: ActorRef | None = None
    confirmed_by: ActorRef | None = None
    denied_by: ActorRef | None = None
    accused: ActorRef | None = None
    of: str | None = None
    statement: str | None = None
    by: str | None = None


class Refused(Value, frozen=True, kw_only=True):
    """An entry that had no effect, as it broke a rule, and which."""

    sequence: int
    entry: str
    by: str
    said: Said

    @property
    def why(self) -> str:
        """The rule that it broke, in a sentence."""
        return str(self.said)


class Incidents(Value, frozen=True, kw_only=True):
    """All incidents by id, in the order first recorded; `aliases` lead former ids to them.

    `blind_spots` are all the times that monitors could not look, whether on an incident or not.
    """

    incidents: Mapping[str, Incident] = {}
    aliases: Mapping[str, str] = {}
    blind_spots: tuple[Step[AccessDenied], ...] = ()
    counts: tuple[ReportedCount, ...] = ()
    refused: tuple[Refused, ...] = ()

    def named(self, name: str) -> Incident | None:
        """Return the incident of this id or former id."""
        return self.incidents.get(self.aliases.get(name, name))


def key(ref: ActorRef | None) -> str:
    """Return what tells actors apart: the id, or the words where nobody known is named."""
    if ref is None:
        return ""
    return ref.actor or " ".join(ref.name.casefold().split())


def is_approved(one: Found) -> bool:
    """Whether a second person approved a finding."""
    return one.review is not None and one.review.decision.verdict == "approved"


def _rung_of(one: Found) -> Rung:
    if one.review is None:
        return Rung.FOUND
    if not is_approved(one):
        return Rung.SENT_BACK
    if one.published:
        return Rung.PUBLISHED
    return Rung.ANSWERED if one.answers else Rung.APPROVED
