"""Outside to Report to Text: files found, encodings found, body told from what is not body, credits, dates.

Importing this package is cheap: the page reader and the language detector are loaded when first needed.
"""

from trucewatch.intake.gathering import gather
from trucewatch.intake.incident_tables import IncidentTable, read_incidents
from trucewatch.intake.opening import open_report
from trucewatch.intake.source import Facts, Source
from trucewatch.intake.stories import date_reports

__all__ = [
    "Facts",
    "IncidentTable",
    "Source",
    "date_reports",
    "gather",
    "open_report",
    "read_incidents",
]
