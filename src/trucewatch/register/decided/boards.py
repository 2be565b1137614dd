"""The board of an agreement: what is known of it, each line with what it rests on. Plain values, to be shown."""

from trucewatch.model import ActorRef, Position, Span, Support, Value
from trucewatch.model.decisions.agreements import Area, DateKind, SlotState, TermKind, VersionStatus
from trucewatch.model.decisions.cited import FileCited
from trucewatch.model.words import OccurrenceKind


class Ground(Value, frozen=True, kw_only=True):
    """What a line rests on: statements of reports (by the machine, with their matter), or a named judgement.

    For a judgement `by`, `reason`, the number of its `entry` and when that was `recorded` are given, and what the
    person cites. `by` None means that the machine worked it out.
    """

    by: str | None = None
    reason: str | None = None
    entry: int | None = None
    recorded: str | None = None
    statements: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    files: tuple[FileCited, ...] = ()
    matter: str | None = None


class BoardStep(Value, frozen=True, kw_only=True):
    """What a party did about the agreement. `position` None: it took none.

    `when` is the day told, `by` the latest day that it can have been where no day of its own is told; `until` the time
    asked for, `passed` whether that lies before the moment of the board. `contradicted` where accounts of it clash.
    `support` is what stands behind its statements, in three layers; None where there are only judgements.
    """

    actor: ActorRef
    position: Position | None
    when: str | None
    by: str | None
    until: str | None
    passed: bool
    contradicted: bool
    grounds: tuple[Ground, ...]
    support: Support | None = None


class PartyStanding(Value, frozen=True, kw_only=True):
    """Where one side stands: its latest step foremost (`now`, None: no position told), then all in order of time.

    `unsure` are steps that may have been before the moment of the board or not, `set_aside` those that a person found
    not to have been. `recorded` where a person named it a party of the agreement. A leader stands with whom he leads.
    """

    party: ActorRef
    roles: tuple[str, ...]
    recorded: bool
    now: BoardStep | None
    steps: tuple[BoardStep, ...]
    unsure: tuple[BoardStep, ...] = ()
    set_aside: tuple[BoardStep, ...] = ()


class DateTold(Value, frozen=True, kw_only=True):
    """What a date is on somebody's word: a party's; None for the text of the agreement, or reports at large."""

    date: str
    party: ActorRef | None
    said: str | None
    ground: Ground


class DateSettlement(Value, frozen=True, kw_only=True):
    """The date that parties settled together."""

    date: str
    parties: tuple[ActorRef, ...]
    said: str | None
    ground: Ground


class DateStanding(Value, frozen=True, kw_only=True):
    """One date of the agreement, given only where nobody differs.

    `state` is unknown, told (by one party, its text or reports alone), agreed (two parties or more hold the same),
    disputed (they differ), or settled (jointly).
    `told` holds the latest word of each party, `before` what parties said earlier and say no longer.
    """

    which: DateKind
    state: str
    date: str | None
    told: tuple[DateTold, ...] = ()
    settled: DateSettlement | None = None
    before: tuple[DateTold, ...] = ()


class TextVersion(Value, frozen=True, kw_only=True):
    """A version of the agreement's text; its bytes stay in the record under `entry`."""

    version: str
    status: VersionStatus
    date: str | None
    file: str
    sha256: str
    size: int
    content: str | None
    ground: Ground


class BoardTerm(Value, frozen=True, kw_only=True):
    """A term: as a person recorded it, or in the words of a statement where the machine found it (`kind` None).

    `binds` empty: every party of the agreement. `span` lies in the text of `version`. `area` is the term's own, or the
    agreement's; None where nobody recorded one.
    """

    id: str
    kind: TermKind | None
    words: str
    version: str | None
    span: Span | None
    binds: tuple[ActorRef, ...]
    acts: tuple[OccurrenceKind, ...]
    area: Area | None
    start: str | None
    end: str | None
    ground: Ground


class SlotStanding(Value, frozen=True, kw_only=True):
    """One slot of completeness: filled, absent, disputed, or None where nobody has looked and nothing shows it.

    `proposed` where it is concluded from terms, dates and texts, and no person has judged it.
    """

    slot: str
    title: str
    state: SlotState | None
    proposed: bool
    grounds: tuple[Ground, ...]


class ClassStanding(Value, frozen=True, kw_only=True):
    """What the agreement is in one field of the codebook's classes: `unclear` where nobody has said."""

    field: str
    title: str
    values: tuple[str, ...]
    ground: Ground | None


class Board(Value, frozen=True, kw_only=True):
    """One agreement at one glance, at a moment (`at`, None: the latest) and as known after entry `sequence`.

    `aliases` are ids that were found to be this one; `found` is true where the machine found it in reports, `ground`
    the judgement that recorded it, if one did.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    found: bool
    at: str | None
    sequence: int
    ground: Ground | None
    parties: tuple[PartyStanding, ...]
    declared: DateStanding
    effective: DateStanding
    ends: DateStanding
    area: Area | None
    area_ground: Ground | None
    versions: tuple[TextVersion, ...]
    terms: tuple[BoardTerm, ...]
    slots: tuple[SlotStanding, ...]
    classes: tuple[ClassStanding, ...]
