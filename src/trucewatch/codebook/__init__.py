"""The field's vocabularies as versioned data files, and the one loader of them."""

from trucewatch.codebook.loader import Codebook, load

__all__ = ["Codebook", "load"]
