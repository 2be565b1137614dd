"""What people decide, one module per family. A decision is recorded in a judgement, with its name and reason."""

from trucewatch.model.decisions.actors import ActorsApart
from trucewatch.model.decisions.agreements import AgreementDecision
from trucewatch.model.decisions.base import Decision
from trucewatch.model.decisions.briefs import BriefDecided
from trucewatch.model.decisions.cited import Cited, FileCited
from trucewatch.model.decisions.coding import CodingDecision
from trucewatch.model.decisions.commitments import CommitmentDecision
from trucewatch.model.decisions.desk import DeskDecision
from trucewatch.model.decisions.figures import (
    CountedFigure,
    FigureDecision,
    FigureEntered,
    FiguresImported,
    FigureWithdrawn,
    RefusedRow,
)
from trucewatch.model.decisions.ground import GroundDecision
from trucewatch.model.decisions.incidents import IncidentDecision
from trucewatch.model.decisions.matters import MatterAssessed, SameMatter, StatementCorrected

AnyDecision = (
    SameMatter
    | MatterAssessed
    | StatementCorrected
    | ActorsApart
    | AgreementDecision
    | CommitmentDecision
    | IncidentDecision
    | DeskDecision
    | CodingDecision
    | FigureDecision
    | BriefDecided
    | GroundDecision
)
"""Every decision that can be stored."""

__all__ = [
    "ActorsApart", "AgreementDecision", "AnyDecision", "BriefDecided", "Cited", "CodingDecision",
    "CommitmentDecision", "CountedFigure", "Decision", "DeskDecision", "FigureDecision", "FigureEntered",
    "FigureWithdrawn", "FiguresImported", "FileCited", "GroundDecision", "IncidentDecision", "MatterAssessed",
    "RefusedRow", "SameMatter",
    "StatementCorrected",
]  # fmt: skip
