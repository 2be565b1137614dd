"""What people decide, one module per family. A decision is recorded in a judgement, with its name and reason."""

from trucewatch.model.decisions.base import Decision
from trucewatch.model.decisions.matters import MatterAssessed, SameMatter, StatementCorrected

AnyDecision = SameMatter | MatterAssessed | StatementCorrected
"""Every decision that can be stored."""

__all__ = ["AnyDecision", "Decision", "MatterAssessed", "SameMatter", "StatementCorrected"]
