"""The codebook's cues of attitude, in the form that the search asks them."""

from functools import lru_cache

from trucewatch.codebook import Codebook
from trucewatch.statements.attribution.speech import Kind


class Attitudes:
    """The codebook's cues of attitude in the form that the search asks them."""

    def __init__(self, codebook: Codebook) -> None:
        table = codebook.table("attitudes")
        self._frames = {
            kind: {frame: frozenset(words) for frame, words in table[kind.value].items()}
            for kind in (Kind.HOLDS, Kind.ACTS)
        }
        self.prepositions = {lemma: frozenset(words) for lemma, words in table["prepositions"].items()}
        self.nouns = {lemma: frozenset(words) for lemma, words in table["nouns"].items()}
        self.adjectives = dict.fromkeys(table["adjectives"]["words"], Kind.HOLDS)
        self.adjectives |= dict.fromkeys(table["adjectives"]["judging"], Kind.ACTS)
        self.adjective_prepositions = frozenset(table["adjectives"]["prepositions"])
        self.experienced = frozenset(table["experienced"]["verbs"])
        self.raising = frozenset(table["raising"]["active"])
        self.passives = frozenset(table["raising"]["passive"])
        self.carrying = frozenset(table["carrying"]["prepositions"])
        self.silent = frozenset(table["silent"]["verbs"])
        self.placing = frozenset(table["placing"]["verbs"])
        self.standing = frozenset(table["placing"]["prepositions"])
        self.asking = frozenset(table["asking"]["verbs"])
        self.prompting = frozenset(table["prompting"]["verbs"])
        self.getting = frozenset(table["prompting"]["getting"])
        self.showing = frozenset(table["prompting"]["showing"])

    def takes(self, word: str, frame: str) -> Kind | None:
        """Return of which kind a verb is with this frame, None where it does not take it."""
        return next((kind for kind, frames in self._frames.items() if word in frames[frame]), None)


@lru_cache(maxsize=4)
def attitudes(codebook: Codebook) -> Attitudes:
    """Return the cues of attitude of this codebook, made once."""
    return Attitudes(codebook)
