"""Counts of people harmed, moved, held or freed, and of violations, as they were said."""

from trucewatch.statements.figures.finding import find_figures

__all__ = ["find_figures"]
