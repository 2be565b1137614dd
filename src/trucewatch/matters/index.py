"""All that the grouping works on, indexed once: statements, reports, chains, actors, the codebook's words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from trucewatch.codebook import Codebook
from trucewatch.matters.conflicts import Conflicts, find_conflicts
from trucewatch.matters.leaders import find_leaders
from trucewatch.matters.reprints import as_first_told
from trucewatch.matters.roster import Roster, state_names
from trucewatch.matters.stories import Stories, silent_words, tell_stories
from trucewatch.matters.substance import Reader, doers_of, names_in, names_inside
from trucewatch.matters.words import Vocabulary, stem
from trucewatch.model import (
    Actor,
    ActorKind,
    Chain,
    Leadership,
    OccurrenceClaim,
    Report,
    Statement,
    Text,
)

_REACH = 160
_BREAK = re.compile(r"[.!?]['\"’”)]*\s|\n\s*\n")


@dataclass(frozen=True)
class Index:
    """The case as one value. `statements` stand in their own order (date, report, place), not the input's."""

    statements: tuple[Statement, ...]
    recorded: Mapping[str, int]
    reports: Mapping[str, Report]
    chains: Mapping[str, str]
    roster: Roster
    leaders: tuple[Leadership, ...]
    stories: Stories
    conflicts: Conflicts
    rules: Mapping[str, Any]
    acts: Mapping[str, Any]
    ground: Mapping[str, Any]
    undone: Mapping[str, Any]
    numbers: Mapping[str, Any]
    texts: Mapping[str, Text]
    reader: Reader
    states: Mapping[str, str]
    governing: frozenset[str]

    @classmethod
    def of(
        cls,
        statements: Sequence[Statement],
        chains: Sequence[Chain],
        reports: Sequence[Report],
        actors: Sequence[Actor],
        codebook: Codebook,
        texts: Mapping[str, Text] | None = None,
    ) -> Self:
        """Index what the stages before this one found."""
        rules = codebook.table("matters")
        by_report = {report.id: report for report in reports}
        chained = {one: chain.id for chain in chains for one in chain.statements}
        printed = sorted(statements, key=lambda one: _place(one, by_report))
        ordered = as_first_told(printed, chained, by_report, rules["copies"])
        leaders = find_leaders(ordered, actors, rules, codebook.rows("states"))
        roster = Roster(actors, leaders, rules["leaders"]["followers"])
        vocabulary = Vocabulary(rules["undertaking"]["stop"], rules["undertaking"]["same"])
        return cls(
            statements=ordered,
            recorded={one.id: number for number, one in enumerate(statements)},
            reports=by_report,
            chains=chained,
            roster=roster,
            leaders=leaders,
            stories=tell_stories(ordered, by_report, rules["story"], silent_words(codebook)),
            conflicts=find_conflicts(ordered, by_report, _contents(texts), rules["conflict"], codebook),
            rules=rules,
            acts=codebook.table("acts"),
            ground=codebook.table("ground"),
            undone=codebook.table("undone"),
            numbers=codebook.table("numbers"),
            texts=texts or {},
            reader=Reader(codebook, vocabulary, names_inside(one.text for one in ordered), _doing(actors, ordered)),
            states=state_names(codebook.rows("states")),
            governing=frozenset(codebook.words("press", "government")),
        )

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Each statement's place in the order that does not depend on the input's."""
        return {one.id: number for number, one in enumerate(self.statements)}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The codebook's words that say nothing by themselves, and those that stand for each other."""
        return Vocabulary(self.rules["undertaking"]["stop"], self.rules["undertaking"]["same"])

    @cached_property
    def common(self) -> frozenset[str]:
        """Words for people, bodies and offices, which name nobody however they are written."""
        counted = (word for words in self.rules["counted"].values() for word in words)
        return frozenset(
            (*counted, *self.governing, *self.rules["leaders"]["generic"], *self.rules["undertaking"]["stop"])
        )

    @cached_property
    def opposed(self) -> frozenset[str]:
        """The words that tell how a thing stands, and exclude another such word."""
        return frozenset(word for pair in self.rules["rival"]["opposed"] for word in pair)

    @cached_property
    def standing(self) -> frozenset[str]:
        """The stems of words that tell how a thing stands, and that it still does."""
        return self.vocabulary.content(" ".join((*sorted(self.opposed), *self.rules["rival"]["still"])))

    @cached_property
    def lengths(self) -> Mapping[str, int]:
        """How many words each report has whose text is at hand."""
        reports = dict.fromkeys(one.report for one in self.statements)
        return {one: len(self.texts[one].content.split()) for one in reports if one in self.texts}

    @cached_property
    def content(self) -> Mapping[str, frozenset[str]]:
        """The content words of each occurrence's statement, by its id."""
        return {one.id: self.vocabulary.content(one.text) for one in self.claims(OccurrenceClaim)}

    @cached_property
    def memo(self) -> dict[str, dict[Any, Any]]:
        """What was worked out of single statements (`once`), by a name for it and the statement's id."""
        return {}

    @cached_property
    def _named_in(self) -> dict[str, frozenset[str]]:
        return {}

    def names_in(self, report: str) -> frozenset[str]:
        """Return the stems of all words that stand with a capital in a report's text, or in its statements."""
        if report not in self._named_in:
            text = self.texts.get(report)
            told = [text.content] if text else [one.text for one in self.statements if one.report == report]
            self._named_in[report] = frozenset(stem(name) for one in told for name in names_in(one))
        return self._named_in[report]

    def around(self, statement: Statement) -> str:
        """Return the sentence that a statement stands in, within reach; its own words where no text is at hand."""
        text = self.texts.get(statement.report)
        if text is None:
            return statement.text
        span = statement.span
        before = _BREAK.split(text.content[max(0, span.start - _REACH) : span.start])[-1]
        behind = _BREAK.split(text.content[span.end : span.end + _REACH])[0]
        return f"{before}{statement.text}{behind}"

    def claims(self, kind: type) -> Iterator[Statement]:
        """Yield the statements with a claim of this type, in order."""
        return (one for one in self.statements if isinstance(one.claim, kind))


def _doing(actors: Sequence[Actor], statements: Sequence[Statement]) -> list[str]:
    """The names of those who say or do something in the case: they are no places."""
    acting = {ref.actor for one in statements for ref in doers_of(one) if ref.actor is not None}
    return [
        name
        for actor in actors
        if actor.kind is not ActorKind.STATE and acting & {actor.id, *actor.aliases}
        for name in (actor.name, *actor.names)
    ]


def _contents(texts: Mapping[str, Text] | None) -> dict[str, str]:
    return {report: text.content for report, text in (texts or {}).items()}


def _place(statement: Statement, reports: Mapping[str, Report]) -> tuple[str, str, int, int, str]:
    report = reports.get(statement.report)
    date = report.published.date if report else None
    return (date or "9", statement.report, statement.span.start, statement.span.end, statement.id)
