"""Statements on one question meet here, whoever tells it: matters, agreements, contradictions."""

from trucewatch.matters.gathering import Gathered, gather
from trucewatch.matters.judged import Judged, Verdict

__all__ = ["Gathered", "Judged", "Verdict", "gather"]
