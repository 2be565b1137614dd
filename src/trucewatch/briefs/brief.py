"""The nouns of a brief: sections of sentences, each with the evidence that it rests on.

A brief is made from a view and holds no words of its own making beyond names, dates, numbers and the codebook's
phrases. Text and page are two ways to show the same brief.
"""

from trucewatch.model import (
    Conclusion,
    ContradictionKind,
    Finding,
    MatterKind,
    Measure,
    Outcome,
    Position,
    Responsibility,
    Support,
    Value,
    Verification,
)


class Evidence(Value, frozen=True, kw_only=True):
    """What a sentence rests on: statements, reports where it counts or names reports, a person where one judged."""

    statements: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    by: str | None = None


class Sentence(Value, frozen=True, kw_only=True):
    """One sentence of a brief, with its evidence and, where it says how well it is supported, the support."""

    words: str
    evidence: Evidence
    support: Support | None = None


class Step(Value, frozen=True, kw_only=True):
    """What a party did about an agreement: dated as far as told. `reported` is the first report's date.

    `who` names the actor, `by` is the latest day it can have been where only the utterance is dated. `own` is
    true where the party says it itself. `glance` is the step in a few words.

    `passed` is true where `until` lies before the day of the latest report. `dated_by` counts the outlets that
    tell `until`, `relays` names those through whom the word came.
    """

    position: Position
    tone: str
    phrase: str
    who: str
    own: bool
    glance: str
    when: str | None
    by: str | None
    until: str | None
    reported: str | None
    passed: bool
    dated_by: int
    relays: tuple[str, ...]
    contradicted: bool
    verification: Verification | None
    sentence: Sentence


class Party(Value, frozen=True, kw_only=True):
    """A side with its steps. `main` are the well told ones and its own word, in order of time; `others` the rest.

    An actor and the body or state that it leads are one side.
    """

    name: str
    roles: tuple[str, ...]
    main: tuple[Step, ...]
    others: tuple[Step, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, the main ones first."""
        return (*self.main, *self.others)


class Standing(Value, frozen=True, kw_only=True):
    """Where the parties stand on one agreement."""

    agreement: str
    name: str
    declared: str | None
    effective: str | None
    parties: tuple[Party, ...]
    dated_by: tuple[str, ...] = ()


class Side(Value, frozen=True, kw_only=True):
    """One side of a contradiction: whose words, where they stand, and the words themselves, untouched."""

    statement: str
    who: str
    relays: tuple[str, ...]
    outlet: str
    stance: str
    words: str
    others: tuple[str, ...] = ()


class Clash(Value, frozen=True, kw_only=True):
    """A contradiction with the words of both sides."""

    kind: ContradictionKind
    matter: str
    title: str
    because: str
    left: Side
    right: Side
    sentence: Sentence


class Incident(Value, frozen=True, kw_only=True):
    """An occurrence as alleged: who alleges it, who denies it, and how well it is established.

    `by_itself` names those in `told_by` that are outlets speaking for themselves.
    """

    matter: str
    phrase: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    when: str | None
    where: tuple[str, ...]
    date: str | None
    told_by: tuple[str, ...]
    by_itself: tuple[str, ...]
    denied_by: tuple[str, ...]
    verification: Verification | None
    standing: str
    finding: Finding | None
    responsibility: Responsibility | None
    sentence: Sentence


class Count(Value, frozen=True, kw_only=True):
    """A figure of one counter, as said, however often printed; not `stated` where it is only "thousands"."""

    measure: Measure
    counter: str
    number: str
    counted: str
    window: str
    stated: bool
    contradicted: bool
    carried_on: bool
    sentence: Sentence


class Backing(Value, frozen=True, kw_only=True):
    """Who backs whom, by which means, on whose word."""

    backer: str
    backed: str
    means: tuple[str, ...]
    told_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    sentence: Sentence


class Backed(Value, frozen=True, kw_only=True):
    """An actor with all who are told to back it."""

    name: str
    by: tuple[Backing, ...]


class Ahead(Value, frozen=True, kw_only=True):
    """Something dated after the latest report: a deadline or a meeting."""

    date: str
    kind: MatterKind
    phrase: str
    sentence: Sentence


class AgreedParty(Value, frozen=True, kw_only=True):
    """Where one party stands on an agreement that people keep: its latest step in a phrase, a tone and a date."""

    name: str
    tone: str
    phrase: str
    until: str | None
    passed: bool
    dated: str
    sentence: Sentence


class Agreed(Value, frozen=True, kw_only=True):
    """An agreement that people keep, at one glance: when it takes effect, where the parties stand, what it lacks."""

    agreement: str
    name: str
    effect: Sentence
    parties: tuple[AgreedParty, ...]
    complete: Sentence

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All that is said of it."""
        return (self.effect, *(party.sentence for party in self.parties), self.complete)


class Intake(Value, frozen=True, kw_only=True):
    """What was read and what was set aside. `partly` tells of long reports that are not read, or not compared, to their
    end."""

    reports: int
    outlets: tuple[str, ...]
    unnamed: int
    chains: int
    principals: tuple[str, ...]
    statements: int
    first: str | None
    last: str | None
    undated: int
    read: Sentence
    word: Sentence
    heard: tuple[Sentence, ...]
    partly: tuple[Sentence, ...]
    set_aside: tuple[Sentence, ...]


class Reconciled(Value, frozen=True, kw_only=True):
    """What comparing figures of one counter concluded: in which outcome, as which kind, in a sentence.

    `entered_by` names who entered figures that it rests on.
    """

    series: str
    outcome: Outcome
    kind: Conclusion
    standing: str
    name: str
    sentence: Sentence
    entered_by: str = ""


class Brief(Value, frozen=True, kw_only=True):
    """The whole brief. `sequence` and `head` name the entry of the record up to which it was made.

    `agreed` and `owed` are what people recorded of agreements and of commitments, `reconciled` what comparing the
    figures of each counter concluded.
    """

    sequence: int
    head: str
    intake: Intake
    standings: tuple[Standing, ...]
    truces: tuple[Sentence, ...]
    clashes: tuple[Clash, ...]
    alleged: tuple[Incident, ...]
    background: tuple[Incident, ...]
    counts: tuple[Count, ...]
    backed: tuple[Backed, ...]
    ahead: tuple[Ahead, ...]
    agreed: tuple[Agreed, ...] = ()
    owed: tuple[Sentence, ...] = ()
    reconciled: tuple[Reconciled, ...] = ()
    found: tuple[Sentence, ...] = ()
    unseen: tuple[Sentence, ...] = ()
