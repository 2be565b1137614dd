"""Situation briefs: a view made into sentences that show their evidence, as text and as one HTML page."""

from trucewatch.briefs.page import page
from trucewatch.briefs.sections import brief
from trucewatch.briefs.summary import Run, summary

__all__ = ["Run", "brief", "page", "summary"]
