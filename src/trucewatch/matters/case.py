"""All that the grouping works on, indexed once: statements, reports, chains, actors, the codebook's words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from trucewatch.codebook import Codebook
from trucewatch.matters.leaders import find_leaders
from trucewatch.matters.roster import Roster
from trucewatch.matters.stories import Stories, silent_words, tell_stories
from trucewatch.matters.times import Stretch, moment, told
from trucewatch.matters.words import Vocabulary
from trucewatch.model import Actor, ActorRef, Chain, Leadership, OccurrenceClaim, Report, Statement, Text

_REACH = 160
_BREAK = re.compile(r"[.!?]['\"’”)]*\s|\n\s*\n")


@dataclass(frozen=True)
class Case:
    """The case as one value. `statements` stand in their own order (date, report, place), not the input's."""

    statements: tuple[Statement, ...]
    recorded: Mapping[str, int]
    reports: Mapping[str, Report]
    chains: Mapping[str, str]
    roster: Roster
    leaders: tuple[Leadership, ...]
    stories: Stories
    rules: Mapping[str, Any]
    texts: Mapping[str, Text]

    @staticmethod
    def of(
        statements: Sequence[Statement],
        chains: Sequence[Chain],
        reports: Sequence[Report],
        actors: Sequence[Actor],
        codebook: Codebook,
        texts: Mapping[str, Text] | None = None,
    ) -> "Case":
        """Index what the stages before this one found."""
        rules = codebook.table("matters")
        by_report = {report.id: report for report in reports}
        ordered = tuple(sorted(statements, key=lambda one: _place(one, by_report)))
        leaders = find_leaders(ordered, actors, rules, codebook.rows("states"))
        roster = Roster(actors, leaders, rules["leaders"]["followers"])
        return Case(
            statements=ordered,
            recorded={one.id: number for number, one in enumerate(statements)},
            reports=by_report,
            chains={one: chain.id for chain in chains for one in chain.statements},
            roster=roster,
            leaders=leaders,
            stories=tell_stories(ordered, by_report, rules["story"], silent_words(codebook)),
            rules=rules,
            texts=texts or {},
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
    def content(self) -> Mapping[str, frozenset[str]]:
        """The content words of each occurrence's statement, by its id."""
        return {one.id: self.vocabulary.content(one.text) for one in self.claims(OccurrenceClaim)}

    def chain(self, statement: Statement) -> str:
        """Return the chain that a statement is of; one of its own where none was traced."""
        return self.chains.get(statement.id, statement.id)

    def told(self, statement: Statement) -> Stretch:
        """Return when a statement was made."""
        return told(statement, self.reports.get(statement.report))

    def moment(self, statement: Statement) -> Stretch:
        """Return when what a statement claims was so, or else when it was told."""
        return moment(statement, self.reports.get(statement.report))

    def principal(self, statement: Statement) -> str:
        """Return a key for the one on whose word a statement rests: an actor's id, its words, or the report's."""
        ref = statement.principal
        if ref is None:
            return f"report:{statement.report}"
        return self.roster.party_of(ref) or f"words:{ref.name.casefold()}"

    def speaker(self, statement: Statement) -> str:
        """Return the name under which a statement is told: its principal's, or its outlet's."""
        ref = statement.principal
        if ref is not None and ref.name:
            key = self.roster.key(ref)
            return self.roster.name(key, ref.name) if key else ref.name
        report = self.reports.get(statement.report)
        return (report.outlet or report.file) if report else statement.report

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


def party_or_own(case: Case, ref: ActorRef | None, statement: Statement) -> str | None:
    """Return the party whom the words name, or a key for the words within this report; None without words."""
    if ref is None:
        return None
    party = case.roster.party_of(ref)
    if party is not None:
        return party
    return f"{statement.report}:{ref.name.casefold()}" if ref.name else None


def _place(statement: Statement, reports: Mapping[str, Report]) -> tuple[str, str, int, int, str]:
    report = reports.get(statement.report)
    date = report.published.date if report else None
    return (date or "9", statement.report, statement.span.start, statement.span.end, statement.id)
