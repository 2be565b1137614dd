"""Tokens of parsed sentences, with part of speech and lemma worked out once for each word, tag and relation.

The pipeline's rules for these two (its attribute ruler and rule lemmatizer) look at one token's word, tag and
dependency, but for a few that look at two neighbours. So what they say of a word in the same tag and relation is
remembered; a sentence in which a rule over neighbours may begin goes through the pipeline's own pipes. Results are
the pipeline's, to the letter (`tests/statements/test_labelling.py`). A pipeline whose rules look at anything else is
used as it is.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

Raw = tuple[tuple[int, int, str, str, str, str, str, int, str], ...]
"""Tokens as the pipeline gives them: start, end, text, lemma, pos, tag, dep, head, entity (offsets in the sentence)."""

_PIPES = ("attribute_ruler", "lemmatizer")
_LOOKED_AT = frozenset(["TAG", "LOWER", "DEP", "IS_SPACE"])
_MOST = 400_000  # remembered words with their tag and relation; beyond that, memory is worth more than time
_OPTIONAL = re.compile(r"\^(\w+)([\w']?)\?\$")  # a word with one letter more or not: "^y'?$"

Key = tuple[int, int, int]
"""A token's word, tag and relation, as the (signed) numbers that the pipeline has for them."""

Labels = tuple[str, str, str, str, str, bool]
"""A token's text, lemma, part of speech, tag and relation; and whether a rule over neighbours may begin at it."""


class Labeller:
    """Reads the tokens of docs; does the work of two pipes, once for each word, tag and relation."""

    def __init__(self, pipeline: Any) -> None:
        from spacy.attrs import DEP, ENT_TYPE, HEAD, IDX, LENGTH, ORTH, TAG

        self._columns = [IDX, LENGTH, ORTH, TAG, DEP, HEAD, ENT_TYPE]
        self._vocab = pipeline.vocab
        self._pipes = [pipeline.get_pipe(name) for name in _PIPES if pipeline.has_pipe(name)]
        self._opening = _openings(self._pipes[0].patterns) if len(self._pipes) == len(_PIPES) else None
        self._known: dict[Key, Labels] = {}
        self._entities: dict[int, str] = {0: ""}

    @property
    def skipped(self) -> tuple[str, ...]:
        """The names of the pipes whose work is done here: not to be run by the pipeline itself."""
        return () if self._opening is None else _PIPES

    def tokens(self, docs: Sequence[Any]) -> list[Raw]:
        """Return the tokens of some docs, which the `skipped` pipes have not seen."""
        if self._opening is None:
            return [_read(doc) for doc in docs]
        tables = [doc.to_array(self._columns).astype("int64").tolist() for doc in docs]
        if len(self._known) > _MOST:
            self._known.clear()
        new = {(orth, tag, dep) for table in tables for _, _, orth, tag, dep, _, _ in table} - self._known.keys()
        if new:
            met = dict.fromkeys((row[2], row[3], row[4]) for table in tables for row in table)
            self._learn([key for key in met if key in new])
        return [self._quick(table) or self._own(doc) for doc, table in zip(docs, tables, strict=True)]

    def _quick(self, table: list[list[int]]) -> Raw | None:
        """The tokens by what is known of each; None where a rule over neighbours may hold."""
        known, entities = self._known, self._entities
        made = []
        for i, (start, length, orth, tag, dep, head, entity) in enumerate(table):
            text, lemma, pos, tag_, dep_, opens = known[orth, tag, dep]
            if opens:
                return None
            if entity not in entities:
                entities[entity] = self._word(entity)
            made.append((start, start + length, text, lemma, pos, tag_, dep_, i + head, entities[entity]))
        return tuple(made)

    def _own(self, doc: Any) -> Raw:
        for pipe in self._pipes:
            doc = pipe(doc)
        return _read(doc)

    def _word(self, number: int) -> str:
        return str(self._vocab.strings[number % 2**64])

    def _learn(self, missing: Collection[Key]) -> None:
        """Ask the pipes about words that are not known yet, all at once."""
        from spacy.tokens import Doc

        opening = self._opening or frozenset()
        asked: list[Key] = []
        for key in missing:
            opens = self._word(key[0]).lower() in opening or self._word(key[2]) in opening
            if opens:  # its sentence goes through the pipes anyhow; and among the others no rule over neighbours begins
                self._known[key] = ("", "", "", "", "", True)
            else:
                asked.append(key)
        words, tags, deps = ([self._word(key[column]) for key in asked] for column in range(3))
        doc = Doc(self._vocab, words=words, tags=tags, deps=deps, heads=list(range(len(asked))))
        for key, (_, _, text, lemma, pos, tag, dep, _, _) in zip(asked, self._own(doc), strict=True):
            self._known[key] = (text, lemma, pos, tag, dep, False)


def _openings(rules: Iterable[Mapping[str, Any]]) -> frozenset[str] | None:
    """The words and relations at which a rule over neighbours may begin; None where rules look at anything else."""
    found: set[str] = set()
    for pattern in (pattern for rule in rules for pattern in rule["patterns"]):
        if not all(_LOOKED_AT.issuperset(token) for token in pattern):
            return None
        if len(pattern) > 1:
            first = tuple(_listed(pattern[0].get("LOWER"))) or tuple(_listed(pattern[0].get("DEP")))
            if not first:
                return None
            found.update(first)
    return frozenset(found)


def _listed(wanted: Any) -> Iterator[str]:
    """What a rule asks for, where that can be listed."""
    if isinstance(wanted, str):
        yield wanted
    elif isinstance(wanted, Mapping) and set(wanted) == {"IN"}:
        yield from wanted["IN"]
    elif isinstance(wanted, Mapping) and set(wanted) == {"REGEX"}:
        optional = _OPTIONAL.fullmatch(wanted["REGEX"])
        if optional:
            yield from (optional[1], optional[1] + optional[2])


def _read(doc: Any) -> Raw:
    return tuple(
        (t.idx, t.idx + len(t.text), t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i, t.ent_type_) for t in doc
    )
