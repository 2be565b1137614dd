"""Scores of groupings: B-cubed and pairwise F1."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping


def grouped(items: Iterable[str], joined: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each item the smallest item of its group, where these pairs are joined, directly or through others."""
    home = {item: item for item in sorted(items)}
    for one, other in joined:
        first, second = sorted((home[one], home[other]))
        if first != second:
            home = {item: first if found == second else found for item, found in home.items()}
    return home


def b_cubed(truth: Mapping[str, Hashable], made: Mapping[str, Hashable]) -> tuple[float, float, float]:
    """Return precision, recall and F1 in per cent of a grouping of the same items (Bagga and Baldwin 1998)."""
    both = Counter((made[item], truth[item]) for item in truth)
    of_made, of_truth = Counter(made[item] for item in truth), Counter(truth.values())
    precision = sum(n * n / of_made[group] for (group, _), n in both.items()) / max(1, len(truth))
    recall = sum(n * n / of_truth[group] for (_, group), n in both.items()) / max(1, len(truth))
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall) if truth else 0.0


def pairwise(truth: Mapping[str, Hashable], made: Mapping[str, Hashable]) -> tuple[float, float, float]:
    """Return precision, recall and F1 in per cent over the pairs of items that stand in one group."""
    right = _pairs(Counter((made[item], truth[item]) for item in truth))
    said, asked = _pairs(Counter(made[item] for item in truth)), _pairs(Counter(truth.values()))
    f1 = 200 * right / (said + asked) if said + asked else 0.0
    return 100 * right / max(1, said), 100 * right / max(1, asked), f1


def _pairs(sizes: Mapping[Hashable, int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())
