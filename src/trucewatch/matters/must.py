"""People's decisions as the grouping takes them: pairs that must be one, pairs that must not."""

from collections.abc import Container, Iterable

from trucewatch.matters.judged import Judged, Verdict


def must_of(judged: Iterable[Judged], held: Container[str]) -> dict[tuple[str, str], bool]:
    """Return the decided pairs among the statements held, each in sorted order; `unsure` decides nothing.

    Where people decided one pair both ways it is kept apart: a join can be made later, a wrong one misleads now.
    """
    found: dict[tuple[str, str], bool] = {}
    for one in judged:
        if one.verdict is Verdict.UNSURE or one.left not in held or one.right not in held:
            continue
        pair = (min(one.left, one.right), max(one.left, one.right))
        found[pair] = found.get(pair, True) and one.verdict is Verdict.SAME
    return dict(sorted(found.items()))
