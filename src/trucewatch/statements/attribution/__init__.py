"""Who said so: speeches found in a report, direct and indirect, with their sources, cues and contents (PARC)."""

from trucewatch.statements.attribution.find import find_speeches
from trucewatch.statements.attribution.speech import FoundLink, Kind, Speech

__all__ = ["FoundLink", "Kind", "Speech", "find_speeches"]
