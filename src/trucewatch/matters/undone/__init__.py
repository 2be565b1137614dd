"""What one tells as done or there, and another as not done, not there: laid beside each other, in whatever words."""

from trucewatch.matters.undone.pairs import undone_pairs

__all__ = ["undone_pairs"]
