"""Words for things that stand for each other."""

from collections.abc import Iterable, Sequence

from trucewatch.matters.words import stem

_SHORT = 4  # letters of a plural that `stem` leaves as it is


class Same:
    """Reduces the stems of words that stand for each other to one."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._heads = {stem(word): stem(group[0]) for group in groups for word in group}

    def one(self, stems: Iterable[str]) -> frozenset[str]:
        """Return the stems, each by the one that stands for it; the plural of a short word by the word ("guns")."""
        short = (each[:-1] if len(each) == _SHORT and each[-1] == "s" != each[-2] else each for each in stems)
        return frozenset(self._heads.get(each, each) for each in short)
