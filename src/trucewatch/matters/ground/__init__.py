"""Who holds a place, who is in it, whose arms were silent: two tellings in whatever words, laid beside each other."""

from trucewatch.matters.ground.pairs import ground_pairs
from trucewatch.matters.ground.silence import silence_pairs

__all__ = ["ground_pairs", "silence_pairs"]
