"""What people decide, one module per family. A decision is recorded in a judgement, with its name and reason."""

from trucewatch.model.decisions.agreements import AgreementDecision
from trucewatch.model.decisions.base import Decision
from trucewatch.model.decisions.cited import Cited, FileCited
from trucewatch.model.decisions.commitments import CommitmentDecision
from trucewatch.model.decisions.matters import MatterAssessed, SameMatter, StatementCorrected

AnyDecision = SameMatter | MatterAssessed | StatementCorrected | AgreementDecision | CommitmentDecision
"""Every decision that can be stored."""

__all__ = [
    "AgreementDecision", "AnyDecision", "Cited", "CommitmentDecision", "Decision", "FileCited", "MatterAssessed",
    "SameMatter", "StatementCorrected",
]  # fmt: skip
