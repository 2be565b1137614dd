"""Figures of one counter held against each other: pure, and nothing in them merged or corrected."""

from trucewatch.verification.figures.reconciling import reconcile
from trucewatch.verification.figures.windows import since

__all__ = ["reconcile", "since"]
