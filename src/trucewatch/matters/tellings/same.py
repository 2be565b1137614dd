"""Words for things that stand for each other."""

from collections.abc import Iterable, Sequence

from trucewatch.matters.words import stem


class Same:
    """Reduces the stems of words that stand for each other to one."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._heads = {stem(word): stem(group[0]) for group in groups for word in group}

    def one(self, stems: Iterable[str]) -> frozenset[str]:
        """Return the stems, each by the one that stands for it."""
        return frozenset(self._heads.get(each, each) for each in stems)
