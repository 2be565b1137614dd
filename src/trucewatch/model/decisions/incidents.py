"""What people decide on incidents, step by step of the ladder: from a report of one to the publication of a finding."""

from enum import StrEnum

from trucewatch.model.actor import ActorRef
from trucewatch.model.base import Value
from trucewatch.model.decisions.base import Decision
from trucewatch.model.decisions.cited import FileCited
from trucewatch.model.statement import Place, When
from trucewatch.model.words import Finding, OccurrenceKind, Qualifier, Responsibility, Verification


class Channel(StrEnum):
    """On which way an allegation or an answer came in."""

    OWN_OBSERVATION = "own-observation"
    PARTY = "party"
    PUBLIC = "public"
    THIRD_PARTY = "third-party"
    MEDIA = "media"


class Perceived(StrEnum):
    """How something was observed; what monitors were told, they did not observe."""

    SEEN = "seen"
    HEARD = "heard"
    CAMERA = "camera"
    EXAMINED = "examined"
    TOLD = "told"


class Means(StrEnum):
    """How an inquiry was made."""

    SITE_VISIT = "site-visit"
    INTERVIEW = "interview"
    DOCUMENTS = "documents"
    REMOTE = "remote"


class Restriction(StrEnum):
    """In what way monitors were kept from seeing."""

    DENIED = "denied"
    DELAYED = "delayed"
    CONDITIONAL = "conditional"
    JAMMED = "jammed"
    UNSAFE = "unsafe"


class InForce(StrEnum):
    """Whether a term was in force there and then."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot-tell"


class Review(StrEnum):
    """What a second person did with a finding: there is nothing else that they can do."""

    APPROVED = "approved"
    SENT_BACK = "sent-back"


class Reply(StrEnum):
    """What a party says of an incident."""

    CONFIRMS = "confirms"
    DENIES = "denies"


class Response(StrEnum):
    """What a party says of a finding; `no-answer` where it was asked and did not answer."""

    ACCEPTS = "accepts"
    DISPUTES = "disputes"
    NOTES = "notes"
    NO_ANSWER = "no-answer"


class Edition(StrEnum):
    """For whom a finding was published."""

    PUBLIC = "public"
    PARTIES = "parties"


class Observation(Value, frozen=True, kw_only=True):
    """What monitors themselves perceived: who, how, in their words."""

    observers: tuple[str, ...]
    how: Perceived
    words: str


class TermNamed(Value, frozen=True, kw_only=True):
    """A term by the id of its agreement and its identifier in it."""

    agreement: str
    term: str


class TermCheck(Value, frozen=True, kw_only=True):
    """What the record said, when a finding was made, of the terms in force on that day at that place, and
    one sentence of why."""

    day: str | None
    place: str | None
    answer: InForce
    terms: tuple[TermNamed, ...] = ()
    because: str = ""


class IncidentReported(Decision, frozen=True, kw_only=True, tag="incident-reported"):
    """An incident as alleged, entered by a person. `incident` is a new id, or the id of one that is told once more.

    `observer` is the body on whose list it stands (a mission, one side's part of a commission), `alleged_by` whoever
    alleges it to that body, None where the body observed it itself.
    """

    incident: str
    channel: Channel
    kind: OccurrenceKind
    words: str
    alleged_by: ActorRef | None = None
    observer: ActorRef | None = None
    accused: ActorRef | None = None
    target: ActorRef | None = None
    when: When | None = None
    where: Place | None = None
    observation: Observation | None = None
    files: tuple[FileCited, ...] = ()


class IncidentConfirmed(Decision, frozen=True, kw_only=True, tag="incident-confirmed"):
    """That a party confirms or denies an incident, in its words."""

    incident: str
    party: ActorRef
    reply: Reply
    words: str
    channel: Channel


class InquiryMade(Decision, frozen=True, kw_only=True, tag="inquiry-made"):
    """One step of an inquiry: what was looked at, when, where, and what was perceived."""

    incident: str
    means: Means
    words: str
    when: When | None = None
    where: Place | None = None
    observation: Observation | None = None
    files: tuple[FileCited, ...] = ()


class AccessDenied(Decision, frozen=True, kw_only=True, tag="access-denied"):
    """That monitors could not look: who kept them from it, where, when, and on what ground, in their words.

    `incident` is None where no single incident was looked into. `denied_by` is None where nobody did it (weather,
    mines), or nobody knows who.
    """

    restriction: Restriction
    words: str
    incident: str | None = None
    denied_by: ActorRef | None = None
    when: When | None = None
    where: Place | None = None


class IncidentVerified(Decision, frozen=True, kw_only=True, tag="incident-verified"):
    """How well an incident is established."""

    incident: str
    verification: Verification


class ResponsibilityAssessed(Decision, frozen=True, kw_only=True, tag="responsibility-assessed"):
    """On whose word who is held responsible for an incident."""

    incident: str
    responsibility: Responsibility
    actor: ActorRef | None = None


class FindingMade(Decision, frozen=True, kw_only=True, tag="finding-made"):
    """What an incident was found to be, tested against a term of an agreement in force there and then.

    `scale` and `level` grade it on a scale of the codebook.
    """

    incident: str
    finding: Finding
    check: TermCheck
    term: TermNamed | None = None
    scale: str | None = None
    level: str | None = None
    files: tuple[FileCited, ...] = ()


class FindingReviewed(Decision, frozen=True, kw_only=True, tag="finding-reviewed"):
    """A second person's review of a finding (the id of its entry)."""

    incident: str
    finding: str
    verdict: Review


class FindingAnswered(Decision, frozen=True, kw_only=True, tag="finding-answered"):
    """A party's response to an approved finding (the id of its entry)."""

    incident: str
    finding: str
    party: ActorRef
    response: Response
    words: str
    files: tuple[FileCited, ...] = ()


class FindingPublished(Decision, frozen=True, kw_only=True, tag="finding-published"):
    """That an approved finding (the id of its entry) was published; `unanswered` says why no party's response stands
    beside it."""

    incident: str
    finding: str
    edition: Edition
    unanswered: str | None = None


class CountReported(Decision, frozen=True, kw_only=True, tag="count-reported"):
    """A number of violations as a body reported it, told apart by who alleged and who confirmed them.

    `start` and `end` are ISO days, both included. `of` is the id of the entry (of the statement, where one was read in
    a report) of the count that this is a part of, `statement` the statement whose words say so. An open end of the
    number is None.
    """

    observer: ActorRef
    start: str
    end: str
    low: int | None
    high: int | None
    qualifier: Qualifier
    words: str
    alleged_by: ActorRef | None = None
    confirmed_by: ActorRef | None = None
    denied_by: ActorRef | None = None
    accused: ActorRef | None = None
    of: str | None = None
    statement: str | None = None


IncidentDecision = (
    IncidentReported
    | IncidentConfirmed
    | InquiryMade
    | AccessDenied
    | IncidentVerified
    | ResponsibilityAssessed
    | FindingMade
    | FindingReviewed
    | FindingAnswered
    | FindingPublished
    | CountReported
)
"""Every decision on incidents."""
