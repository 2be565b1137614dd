"""Named entities, decided for all words of a batch at once instead of word by word.

The pipeline's entity recogniser walks through a sentence: at each word outside a name it says whether one begins
there, and at each word inside one whether it is the last. What it says outside names depends on no other decision,
and what it says inside one only on where that began and as what. So the first is asked about all words together, the
second about all names together, a word further each time. The model's own weights are used, in the same order, and
results are the recogniser's (`tests/statements/test_entities.py`). A recogniser of another build is run as it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

_PIPE = "ner"
_LOOKED_AT = 3  # what its model looks at: the word and, inside a name, the first of the name and the one before

Numbers = NDArray[Any]

Names = Mapping[int, tuple[int, str]]
"""For each word at which a name begins, if it is outside others: the word behind its last, and the label."""


class Recogniser:
    """Marks the entities of docs as the pipeline's entity recogniser would."""

    def __init__(self, pipeline: Any) -> None:
        pipe: Any = pipeline.get_pipe(_PIPE) if pipeline.has_pipe(_PIPE) else None
        self._pipe = pipe if pipe is not None and _is_known(pipe) else None
        if self._pipe is not None:
            self._moves = _Moves([pipe.moves.get_class_name(move) for move in range(pipe.moves.n_moves)])

    @property
    def skipped(self) -> tuple[str, ...]:
        """The names of the pipes whose work is done here: not to be run by the pipeline itself."""
        return () if self._pipe is None else (_PIPE,)

    def mark(self, docs: Sequence[Any]) -> None:
        """Mark the entities of docs, each one sentence, which the `skipped` pipes have not seen."""
        if self._pipe is None or not any(map(len, docs)):
            return
        from spacy.tokens import Span

        words = _Words(self._pipe.model, docs)
        names = words.names(self._moves)
        for doc, start, end in zip(docs, (0, *words.ends), words.ends, strict=False):
            doc.set_ents([Span(doc, *name) for name in _in_order(names, start, end)], default="outside")


def _is_known(pipe: Any) -> bool:
    """Whether a recogniser is of the build whose decisions are worked out here."""
    model = pipe.model
    return bool(
        pipe.cfg.get("beam_width") == 1
        and model.attrs.get("has_upper")
        and not model.attrs.get("unseen_classes")
        and model.get_ref("lower").get_dim("nF") == _LOOKED_AT
        and model.get_ref("lower").get_dim("nP") > 1
    )


def _in_order(names: Names, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the names between two words, none of which begins inside another, by their places in the sentence."""
    at = start
    while at < end:
        behind, label = names.get(at, (at + 1, ""))
        if label:
            yield at - start, behind - start, label
        at = behind


class _Moves:
    """What may be said of a word: a name begins (B), goes on (I), ends (L), is this word (U), or none is here (O)."""

    def __init__(self, names: Sequence[str]) -> None:
        self.kinds = np.array([name[0] for name in names])
        self.labels = [name[2:] for name in names]
        places = {name: number for number, name in enumerate(names)}
        self.on = np.array([places.get(f"I-{label}", -1) for label in self.labels])
        self.last = np.array([places.get(f"L-{label}", -1) for label in self.labels])
        outside, unlabelled = self.kinds == "O", np.array([not label for label in self.labels])
        one, several = (self.kinds == "U") & ~unlabelled, (self.kinds == "B") & ~unlabelled
        self._outside = np.array([outside, outside | one, outside | one | several])

    def barred(self, blank: Numbers, last: Numbers) -> Numbers:
        """For each word outside names, whether it is blank or the last of its sentence: which moves it has not."""
        return ~self._outside[np.where(blank, 0, np.where(last, 1, 2))]


class _Words:
    """The words of some docs, one row after another, and what the recogniser's model says of them."""

    def __init__(self, model: Any, docs: Sequence[Any]) -> None:
        lower = model.get_ref("lower")
        rows = lower.predict(model.get_ref("tok2vec").predict(docs))
        self.ends = [*accumulate(map(len, docs))]
        self._none, self._rows = rows[0], rows[1:]
        self._bias, self._upper = lower.get_param("b"), model.get_ref("upper")
        self._is_blank = np.concatenate([doc.to_array("IS_SPACE") for doc in docs]) > 0
        self._is_last = np.zeros(self.ends[-1], dtype=bool)
        self._is_last[[end - 1 for end in self.ends if end]] = True

    def names(self, moves: _Moves) -> Names:
        """Return the name that begins at each word, if one does."""
        scores = self._scores(self._rows[:, 0] + self._none[1] + self._none[2])
        scores[moves.barred(self._is_blank, self._is_last)] = -np.inf
        best = scores.argmax(axis=1)
        (single,), (first,) = np.nonzero(moves.kinds[best] == "U"), np.nonzero(moves.kinds[best] == "B")
        found = [(at, at + 1, move) for at, move in zip(single.tolist(), best[single].tolist(), strict=True)]
        found += self._longer(moves, first, best[first])
        return {at: (behind, moves.labels[move]) for at, behind, move in found}

    def _longer(self, moves: _Moves, first: Numbers, begun: Numbers) -> Iterator[tuple[int, int, int]]:
        """Yield the names of several words: the first, the one behind the last, and the move that begins each."""
        at = first + 1
        while len(at):
            scores = self._scores(self._rows[at, 0] + self._rows[first, 1] + self._rows[at - 1, 2])
            each = np.arange(len(at))
            on, last = moves.on[begun], moves.last[begun]
            ahead = scores[each, on] - scores[each, last]
            goes = ((ahead > 0) | ((ahead == 0) & (on < last))) & ~self._is_last[at]
            yield from zip(first[~goes].tolist(), (at[~goes] + 1).tolist(), begun[~goes].tolist(), strict=True)
            at, first, begun = at[goes] + 1, first[goes], begun[goes]

    def _scores(self, sums: Numbers) -> Numbers:
        """Return what each move scores, by the sums of what is looked at, for each word a row."""
        sums += self._bias
        scores: Numbers = self._upper.predict(reduce(np.maximum, np.moveaxis(sums, -1, 0)))
        return scores
