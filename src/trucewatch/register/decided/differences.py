"""How two versions of a text differ, word by word: first by lines, then by words where lines differ (difflib)."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from trucewatch.model import Value

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_MOST = 2000  # words or lines of one stretch that are compared; of more it is only said that they differ
_BUDGET = 4_000_000  # pairs of words that are compared in all


class Change(Value, frozen=True, kw_only=True):
    """A stretch of both texts: `kind` is same, gone (only in the old), new (only in the new) or other (both, unlike).

    Half-open offsets in code points; empty on the side where nothing stands. All changes together are both texts.
    """

    kind: str
    old_start: int
    old_end: int
    new_start: int
    new_end: int


_KINDS = {"equal": "same", "delete": "gone", "insert": "new", "replace": "other"}


def differences(old: str, new: str) -> tuple[Change, ...]:
    """Return the stretches in which two texts are the same or differ, in order.

    Time is bounded: texts of more than 2,000 lines, stretches of more than 2,000 words, and what comes after four
    million pairs of words are not compared within, it is only said that they differ.
    """
    found: list[Change] = []
    left_over = _BUDGET
    for change in _compared(_LINE, old, new, 0, 0):
        if change.kind != "other":
            found.append(change)
            continue
        left, right = old[change.old_start : change.old_end], new[change.new_start : change.new_end]
        left_over -= len(left) * len(right) // 16  # four letters a word, roughly
        if left_over < 0:
            found.append(change)
            continue
        found += _compared(_WORD, left, right, change.old_start, change.new_start)
    return tuple(found)


def _compared(cut: re.Pattern[str], old: str, new: str, old_at: int, new_at: int) -> Iterator[Change]:
    left, right = cut.findall(old), cut.findall(new)
    before, after = _offsets(left, old_at), _offsets(right, new_at)
    steps: Sequence[tuple[str, int, int, int, int]]
    if len(left) > _MOST or len(right) > _MOST:
        steps = [("equal" if old == new else "replace", 0, len(left), 0, len(right))]
    else:
        steps = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    for kind, a, b, c, d in steps:
        yield Change(kind=_KINDS[kind], old_start=before[a], old_end=before[b], new_start=after[c], new_end=after[d])


def _offsets(parts: Sequence[str], at: int) -> list[int]:
    found = [at]
    for part in parts:
        found.append(found[-1] + len(part))
    return found
