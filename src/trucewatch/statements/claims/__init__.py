"""Claims of one sentence: positions, occurrences, support, meetings, commitments, appeals (all types but figure)."""

from trucewatch.statements.claims.finding import find_claims

__all__ = ["find_claims"]
