"""Who holds a place and who is in it, by two tellings: read from the words of statements and laid beside each other."""

from trucewatch.matters.ground.pairs import ground_pairs

__all__ = ["ground_pairs"]
