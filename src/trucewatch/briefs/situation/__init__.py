"""The situation report for a period and a cut-off: composed from a view, written as a page, a PDF or a document."""

from trucewatch.briefs.situation.composing import compose
from trucewatch.briefs.situation.nouns import Line, Note, Period, Section, SituationReport
from trucewatch.briefs.situation.page import html

__all__ = ["Line", "Note", "Period", "Section", "SituationReport", "compose", "html"]
