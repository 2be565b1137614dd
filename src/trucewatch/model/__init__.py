"""The nouns: frozen values and enumerated words, no behaviour beyond themselves."""

from trucewatch.model.actor import Actor, ActorRef, Leadership
from trucewatch.model.base import Value
from trucewatch.model.claim import (
    AppealClaim,
    Claim,
    CommitmentClaim,
    FigureClaim,
    MeetingClaim,
    OccurrenceClaim,
    PositionClaim,
    SupportClaim,
    Unclassified,
)
from trucewatch.model.figure import EnteredFigure, Figure, Reconciliation, Series
from trucewatch.model.ids import content_id
from trucewatch.model.judgement import Judgement, RecordedJudgement
from trucewatch.model.matter import (
    Account,
    Agreement,
    Assessment,
    Compared,
    Contradiction,
    Interest,
    Joined,
    Matter,
    PositionTaken,
    Refinement,
    Term,
    Update,
)
from trucewatch.model.origin import Chain, Derivation, SharedPassage, Support
from trucewatch.model.register import CodebookTable, Entry, EntryKind
from trucewatch.model.report import Aside, Block, Published, Report, SetAside, Text
from trucewatch.model.span import Span
from trucewatch.model.statement import Link, Place, Reading, ReadingPart, Statement, When
from trucewatch.model.words import (
    ActorKind,
    Basis,
    Conclusion,
    ContradictionKind,
    Dated,
    Finding,
    Label,
    MatterKind,
    Measure,
    MeetingFormat,
    OccurrenceKind,
    Outcome,
    PlacePrecision,
    Position,
    Precision,
    Qualifier,
    Responsibility,
    Role,
    Stance,
    Tie,
    Verdict,
    Verification,
)

__all__ = [
    "Account", "Actor", "ActorKind", "ActorRef", "Agreement", "AppealClaim", "Aside", "Assessment", "Basis",
    "Block", "Chain", "Claim", "CodebookTable", "CommitmentClaim", "Compared", "Conclusion", "Contradiction",
    "ContradictionKind", "Dated",
    "Derivation", "EnteredFigure", "Entry", "EntryKind", "Figure", "FigureClaim", "Finding", "Interest",
    "Joined", "Judgement", "Label",
    "Leadership", "Link", "Matter", "MatterKind", "Measure", "MeetingClaim", "MeetingFormat", "OccurrenceClaim",
    "OccurrenceKind", "Outcome", "Place", "PlacePrecision", "Position", "PositionClaim", "PositionTaken",
    "Precision", "Published", "Qualifier", "Reading", "ReadingPart", "Reconciliation", "RecordedJudgement",
    "Refinement", "Report", "Responsibility", "Role", "Series", "SetAside", "SharedPassage", "Span", "Stance",
    "Statement", "Support", "SupportClaim", "Term", "Text", "Tie", "Unclassified", "Update", "Value", "Verdict",
    "Verification", "When", "content_id",
]  # fmt: skip
