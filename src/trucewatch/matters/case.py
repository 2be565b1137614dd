"""All that the grouping works on, indexed once: statements, reports, chains, actors, the codebook's words."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any, TypeVar

from trucewatch.codebook import Codebook
from trucewatch.matters.conflicts import Conflicts, find_conflicts
from trucewatch.matters.leaders import find_leaders
from trucewatch.matters.reprints import as_first_told
from trucewatch.matters.roster import Roster, state_names
from trucewatch.matters.stories import Stories, silent_words, tell_stories
from trucewatch.matters.substance import Reader, Substance, doers_of, names_in, names_inside
from trucewatch.matters.times import Stretch, from_when, moment, named_day, told
from trucewatch.matters.words import Vocabulary, stem, words
from trucewatch.model import (
    Actor,
    ActorKind,
    ActorRef,
    Chain,
    FigureClaim,
    Leadership,
    OccurrenceClaim,
    Report,
    Statement,
    Text,
)

R = TypeVar("R")

_REACH = 160
_MERE = frozenset({ActorKind.GROUP, ActorKind.UNCLEAR})
_BREAK = re.compile(r"[.!?]['\"’”)]*\s|\n\s*\n")


def once(work: "Callable[[Case, Statement], R]") -> "Callable[[Case, Statement], R]":
    """Let what is worked out of a single statement be worked out once in a case, not once a pair."""
    name = work.__qualname__

    @wraps(work)
    def kept(case: "Case", statement: Statement) -> R:
        found: dict[str, R] = case.memo.setdefault(name, {})
        if statement.id not in found:
            found[statement.id] = work(case, statement)
        return found[statement.id]

    return kept


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
        chained = {one: chain.id for chain in chains for one in chain.statements}
        printed = sorted(statements, key=lambda one: _place(one, by_report))
        ordered = as_first_told(printed, chained, by_report, rules["copies"])
        leaders = find_leaders(ordered, actors, rules, codebook.rows("states"))
        roster = Roster(actors, leaders, rules["leaders"]["followers"])
        vocabulary = Vocabulary(rules["undertaking"]["stop"], rules["undertaking"]["same"])
        return Case(
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

    @once
    def substance(self, statement: Statement) -> Substance:
        """Return what a statement is about beside when and where, by the sentence that it stands in."""
        return self.reader.read(statement, self.around(statement))

    @once
    def own_substance(self, statement: Statement) -> Substance:
        """Return what a statement is about beside when and where, by its own words alone."""
        return self.reader.read(statement, statement.text)

    def elsewhere(self, left: Statement, right: Statement) -> bool:
        """Whether two are told in the same words of other places; other words may name one place twice."""
        if not self.other_spots(left, right):
            return False
        return self.substance(left).alike(self.substance(right)) >= float(self.rules["rival"]["share"])

    @once
    def doers(self, statement: Statement) -> frozenset[str]:
        """Return the stems of those who do what a statement claims, and of all names in it."""
        named = " ".join(ref.name for ref in doers_of(statement) if ref != statement.principal)
        return self.vocabulary.content(named)

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

    def other_spots(self, left: Statement, right: Statement) -> bool:
        """Whether two statements name other places, neither of which the other's report speaks of at all."""
        one, other = self.substance(left).spots, self.substance(right).spots
        if not one or not other or left.report == right.report:
            return False
        return not one & self.names_in(right.report) and not other & self.names_in(left.report)

    def chain(self, statement: Statement) -> str:
        """Return the chain that a statement is of; one of its own where none was traced."""
        return self.chains.get(statement.id, statement.id)

    def one_telling(self, left: Statement, right: Statement) -> bool:
        """Whether two statements are one telling, printed twice: of one report, or of one chain and on one's word.

        A report that copies the rest of a sentence and rests it on another's word tells an account of its own.
        """
        if left.report == right.report:
            return True
        if self.chain(left) != self.chain(right):
            return False
        return None in (left.principal, right.principal) or self.principal(left) == self.principal(right)

    def two_voices(self, left: Statement, right: Statement) -> bool:
        """Whether two statements rest on two who are named: also in one report each may contradict the other."""
        if left.principal is None or right.principal is None:
            return False
        return self.principal(left) != self.principal(right)

    @once
    def named_day(self, statement: Statement) -> Stretch:
        """Return the one day of the month that a statement's words name ("by 20 March"); OPEN for none or several."""
        months: Mapping[str, int] = self.rules["time"]["months"]
        return named_day(statement.text, months, self.told(statement))

    @once
    def days(self, statement: Statement) -> Stretch:
        """Return the time of what a statement claims, as it was read."""
        return from_when(statement.when)

    @once
    def told(self, statement: Statement) -> Stretch:
        """Return when a statement was made."""
        return told(statement, self.reports.get(statement.report))

    @once
    def moment(self, statement: Statement) -> Stretch:
        """Return when what a statement claims was so, or else when it was told."""
        return moment(statement, self.reports.get(statement.report))

    @once
    def principal(self, statement: Statement) -> str:
        """Return a key for the one on whose word a statement rests: an actor's id, its words, or the report's."""
        ref = statement.principal
        if ref is None:
            return f"report:{statement.report}"
        return self.roster.party_of(ref) or f"words:{ref.name.casefold()}"

    def speaker(self, statement: Statement) -> str:
        """Return the name under which a statement is told: its principal's, its counter's, or its outlet's."""
        claim = statement.claim
        ref = statement.principal or (claim.counter if isinstance(claim, FigureClaim) else None)
        if ref is not None and ref.name:
            key = self.roster.key(ref)
            return self.roster.name(key, ref.name) if key else ref.name
        report = self.reports.get(statement.report)
        return (report.outlet or report.file) if report else statement.report

    def party(self, ref: ActorRef | None, statement: Statement) -> str | None:
        """Return who the words name: a known party; else, within the story, those whom the words name ("the rebels").

        A group that goes by a common noun is one within a story, though each report's is an actor of its own.
        """
        if ref is None:
            return None
        key = self.roster.party_of(ref)
        if key is not None and self.roster.kind(key) not in _MERE:
            return key
        naming = self.naming(self.roster.name(key, ref.name) if key else ref.name)
        return f"words:{self.stories.story(statement)}:{naming}" if naming else None

    def is_named(self, ref: ActorRef) -> bool:
        """Whether words name somebody: a known party, or a name that says more than "both parties"."""
        key = self.roster.key(ref)
        known = key is not None and self.roster.kind(key) not in _MERE
        return known or bool(self.naming(self.roster.name(key, ref.name) if key else ref.name))

    def naming(self, name: str) -> str:
        """Return the words of a name that tell whom it names, in order; empty for "they", "the two sides"."""
        nobody = {*self.rules["rival"]["anybody"], *self.rules["figure"]["anybody"]}
        return " ".join(sorted(self.vocabulary.content(" ".join(w for w in words(name) if w not in nobody))))

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
    """Return the party whom the words name, or a key for the words; None without words.

    Words that name somebody ("the council") hold in the whole story, others ("they", "officials") in their report.
    """
    if ref is None:
        return None
    party = case.roster.party_of(ref)
    if party is not None:
        return party
    if not ref.name:
        return None
    naming = case.naming(ref.name)
    if naming:
        return f"words:{case.stories.story(statement)}:{naming}"
    return f"{statement.report}:{ref.name.casefold()}"


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
