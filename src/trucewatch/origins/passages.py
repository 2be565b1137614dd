"""Decide whether two texts share copied text, and which passages it is.

Two texts are tied by one long enough run of the outlet's own words, or by several lightly edited passages.
Names, titles, stock phrases and quotations alone tie nothing: two reporters hear the same sentence. Once texts
are tied, shorter passages count too, and so do the quotations that stand in or next to copied text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from trucewatch.model import Span
from trucewatch.origins.alignment import Alignment, Match, align
from trucewatch.origins.fingerprint import Fingerprint, Flags, Hashes
from trucewatch.origins.index import keys, telling_runs
from trucewatch.origins.rules import Rules

_TRAILING = frozenset(".,;:!?\u2026\"'\u2019\u201d\u00bb)")
_LEADING = frozenset("\"'\u2018\u201c\u00ab(")
_REACH = 4  # a telling word at the end of a passage belongs to it over so many words, any other must adjoin
_NOWHERE = (-1, -1)
_FRAGMENT = 3  # matched words that a piece of a passage must hold where block boundaries cut it


@dataclass(frozen=True)
class Pair:
    """Two texts that are compared: their fingerprints, which words are too common, and the passages found."""

    left: Fingerprint
    right: Fingerprint
    common: Hashes
    rules: Rules

    @cached_property
    def passages(self) -> tuple[Alignment, ...]:
        """Every shared passage, trimmed, the longest first."""
        found = align(self.left.words.tolist(), self.right.words.tolist(), self.rules)
        return tuple(trimmed for passage in found if (trimmed := self._trimmed(passage)) is not None)

    def copied(self, *, one_agency: bool = False) -> tuple[Alignment, ...]:
        """Return the passages that are copied text, in the order of the left text; none if nothing ties the two."""
        if not self._tied(one_agency=one_agency):
            return ()
        own = [passage for passage in self.passages if self._admitted(passage)]
        return tuple(sorted([*own, *self._quotations(own)], key=lambda passage: passage.matches))

    def _tied(self, *, one_agency: bool) -> bool:
        rules = self.rules
        words = rules.credit_verdict if one_agency else rules.run_verdict
        telling = rules.credit_verdict_telling if one_agency else rules.run_verdict_telling
        if any(self._has_run(passage, words, telling) for passage in self.passages):
            return True
        if any(
            self._weighs(passage, rules.edited_alone_words, rules.edited_alone_telling) for passage in self.passages
        ):
            return True
        edited = [self._weighs(passage, rules.edited_words, rules.edited_telling) for passage in self.passages]
        return sum(edited) >= rules.edited_passages

    def _has_run(self, passage: Alignment, words: int, telling: int) -> bool:
        """Whether some unbroken run of counted words is long and telling enough."""
        run: list[Match] = []
        for match in (*self._counted(passage), _NOWHERE):
            if run and match != (run[-1][0] + 1, run[-1][1] + 1):
                if len(run) >= words and sum(map(self._telling, run)) >= telling:
                    return True
                run = []
            run.append(match)
        return False

    def _weighs(self, passage: Alignment, words: int, telling: int) -> bool:
        """Whether a passage is dense and holds so many counted and telling words."""
        counted = self._counted(passage)
        dense = passage.density >= self.rules.edited_density
        return dense and len(counted) >= words and sum(map(self._telling, counted)) >= telling

    def _counted(self, passage: Alignment) -> list[Match]:
        """The words of a passage that may tie two texts: narrative, and not in a run that very many reports hold."""
        narrative = [match for match in passage.matches if self._narrative(match)]
        if not len(self.common) or passage.longest_run >= self.rules.common_run:
            return narrative
        return [match for match in narrative if not self._common_words[match[0]]]

    @cached_property
    def _common_words(self) -> Flags:
        """Which words of the left text stand in a run that very many reports hold."""
        marked = np.zeros(len(self.left), np.bool_)
        runs, places = telling_runs(self.left, self.rules)
        for start in places[np.isin(keys(runs), self.common)]:
            marked[start : start + self.rules.run_evidence] = True
        return marked

    def _admitted(self, passage: Alignment) -> bool:
        return self._weighs(passage, self.rules.edited_admitted_words, self.rules.edited_admitted_telling)

    def _quotations(self, copied: Sequence[Alignment]) -> list[Alignment]:
        """Return the shared quotations that stand in or next to copied text, directly or by way of another."""
        near = list(copied)
        taken = {passage.matches for passage in copied}
        waiting = [passage for passage in self.passages if passage.matches not in taken and self._is_quotation(passage)]
        found: list[Alignment] = []
        while admitted := [passage for passage in waiting if any(self._close(passage, other) for other in near)]:
            found += admitted
            near = admitted
            waiting = [passage for passage in waiting if passage not in admitted]
        return found

    def _is_quotation(self, passage: Alignment) -> bool:
        quoted = len(passage.matches) - sum(map(self._narrative, passage.matches))
        return quoted >= self.rules.quotation_words and passage.density >= self.rules.edited_density

    def _close(self, one: Alignment, other: Alignment) -> bool:
        here = _distance(self.left, one.left, other.left)
        there = _distance(self.right, one.right, other.right)
        return max(here, there) <= self.rules.quotation_distance

    def _narrative(self, match: Match) -> bool:
        return bool(self.left.narrative[match[0]] and self.right.narrative[match[1]])

    def _telling(self, match: Match) -> bool:
        return bool(self.left.telling[match[0]] and self.right.telling[match[1]])

    def _trimmed(self, passage: Alignment) -> Alignment | None:
        """The passage without lone words at its ends that a gap parts from the rest."""
        matches = list(passage.matches)
        while len(matches) > 1 and self._lone(matches[-1], matches[-2]):
            matches.pop()
        while len(matches) > 1 and self._lone(matches[0], matches[1]):
            matches.pop(0)
        return Alignment(tuple(matches)) if len(matches) >= _FRAGMENT else None

    def _lone(self, end: Match, inner: Match) -> bool:
        step = max(abs(end[0] - inner[0]), abs(end[1] - inner[1]))
        return step > (_REACH if self._telling(end) else 1)


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A shared passage by the places of its words in both texts, so that nothing else of the texts is needed.

    `places` has a row for each matched word: its start and end in the earlier text, its start and end in the later
    one, all growing. `pieces` are the spans of the stretches that lie within one block of both.
    """

    places: NDArray[np.int32]
    pieces: tuple[tuple[Span, Span], ...]

    def rows(self, span: Span, *, later: bool) -> tuple[int, int]:
        """The half-open range of the rows whose words lie inside a span of the earlier text, or of the later one.

        As places grow, the words inside a span of each text are matched in the rows that both ranges hold.
        """
        starts, ends = self.places[:, 2 * later], self.places[:, 2 * later + 1]
        return int(np.searchsorted(starts, span.start, "left")), int(np.searchsorted(ends, span.end, "right"))


def placed(found: Alignment, left: Fingerprint, right: Fingerprint, contents: tuple[str, str]) -> Passage:
    """Return an alignment of two texts, the earlier first, as the places of its words."""
    here = np.array([i for i, _ in found.matches])
    there = np.array([j for _, j in found.matches])
    places = np.stack([left.starts[here], left.ends[here], right.starts[there], right.ends[there]], axis=1)
    return Passage(places.astype(np.int32), spans_of(found, left, right, *contents))


def _distance(print_: Fingerprint, one: tuple[int, int], other: tuple[int, int]) -> int:
    """How many sentence boundaries lie between two stretches of one text, 0 where they touch a common sentence."""
    first, second = sorted((one, other))
    return max(0, int(print_.sentences[second[0]]) - int(print_.sentences[first[1]]))


def spans_of(
    passage: Alignment, left: Fingerprint, right: Fingerprint, left_content: str, right_content: str
) -> tuple[tuple[Span, Span], ...]:
    """Return a passage as pairs of spans, one for each stretch that lies within one block of both texts."""
    pieces: list[list[Match]] = []
    blocks: tuple[int, int] | None = None
    for match in passage.matches:
        here = int(left.blocks[match[0]]), int(right.blocks[match[1]])
        if here != blocks:
            pieces.append([])
            blocks = here
        pieces[-1].append(match)
    kept = [piece for piece in pieces if len(piece) >= _FRAGMENT] or [max(pieces, key=len)]
    made = []
    for piece in kept:
        (i, j), (i_end, j_end) = piece[0], piece[-1]
        before = _same_marks(left_content, int(left.starts[i]), right_content, int(right.starts[j]), -1, _LEADING)
        behind = _same_marks(left_content, int(left.ends[i_end]), right_content, int(right.ends[j_end]), 1, _TRAILING)
        made.append(
            (
                Span(start=int(left.starts[i]) - before, end=int(left.ends[i_end]) + behind),
                Span(start=int(right.starts[j]) - before, end=int(right.ends[j_end]) + behind),
            )
        )
    return tuple(made)


def _same_marks(one: str, place: int, other: str, other_place: int, step: int, marks: frozenset[str]) -> int:
    """How many equal marks stand in both texts from these places on, backwards where step is -1."""
    count = 0
    if step < 0:
        place, other_place = place - 1, other_place - 1
    while 0 <= place < len(one) and 0 <= other_place < len(other) and one[place] == other[other_place]:
        if one[place] not in marks:
            break
        place, other_place, count = place + step, other_place + step, count + 1
    return count
