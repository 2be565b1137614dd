"""Which figures of a report are told as parts of another: by the words between them, in one sentence."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from trucewatch.codebook import Codebook
from trucewatch.model import Figure, Statement, Text

_STOP = re.compile(r"[.!?][\"”»')\]]*\s|\n\s*\n")


class _Cues(NamedTuple):
    whole: tuple[str, ...]
    parts: tuple[str, ...]


def parts_told(
    figures: Sequence[Figure], statements: Mapping[str, Statement], texts: Mapping[str, Text], codebook: Codebook
) -> list[Figure]:
    """Return the figures with those led to their total that a sentence tells as its parts.

    "including", "among them": some of the parts are told (`whole` of the total is false). A colon or "made up of":
    all of them. Only figures of one counter and measure in one sentence are parts of each other.
    """
    cues = _Cues(codebook.words("reconciling", "words", "whole"), codebook.words("reconciling", "words", "parts"))
    reports: dict[str, list[Figure]] = defaultdict(list)
    for one in figures:
        if not one.entered:
            reports[one.source].append(one)
    changed: dict[str, Figure] = {}
    for report, told in reports.items():
        text = texts.get(report)
        if text is not None and len(told) > 1:
            ordered = sorted(told, key=lambda one: (statements[one.id].span, one.id))
            changed.update((one.id, one) for one in _led(ordered, statements, text.content, cues))
    return [changed.get(one.id, one) for one in figures]


def _led(told: Sequence[Figure], statements: Mapping[str, Statement], content: str, cues: _Cues) -> Iterator[Figure]:
    total: Figure | None = None
    whole = False
    for before, one in zip((None, *told[:-1]), told, strict=True):
        if before is None:
            continue
        between = content[statements[before.id].span.start : statements[one.id].span.start]
        if _STOP.search(between) or (before.counter, before.measure) != (one.counter, one.measure):
            total = None
            continue
        if total is None:
            cue = _cue(between, one, statements, cues)
            if cue is None:
                continue
            total, whole = before, cue
            yield msgspec.structs.replace(total, whole=whole)
        yield msgspec.structs.replace(one, total=total.id)


def _cue(between: str, one: Figure, statements: Mapping[str, Statement], cues: _Cues) -> bool | None:
    """Return whether all parts follow (True), some do (False), or what follows is no part (None)."""
    words = f" {between.casefold()} {statements[one.id].text[:20].casefold()} "
    if any(_holds(words, cue) for cue in cues.parts):
        return False
    return True if any(_holds(between.casefold(), cue) for cue in cues.whole) else None


def _holds(words: str, cue: str) -> bool:
    return cue in words if not cue[0].isalpha() else f" {cue} " in f" {words} "
