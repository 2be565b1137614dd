"""Two tellings taken apart slot by slot, whatever type of claim they were read as, and laid beside each other."""

from trucewatch.matters.tellings.both import Clash
from trucewatch.matters.tellings.clashes import clashes

__all__ = ["Clash", "clashes"]
