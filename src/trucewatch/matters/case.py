"""What is asked of the statements of a case, one by one and two by two: what they are about, on whose word, when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import TypeVar

from trucewatch.matters.index import Index
from trucewatch.matters.substance import Substance, doers_of
from trucewatch.matters.times import Stretch, from_when, moment, named_day, told
from trucewatch.matters.words import words
from trucewatch.model import ActorKind, ActorRef, FigureClaim, Statement

R = TypeVar("R")

_MERE = frozenset({ActorKind.GROUP, ActorKind.UNCLEAR})


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
class Case(Index):
    """The case, indexed, and what its statements say. What is worked out of one of them is kept."""

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
