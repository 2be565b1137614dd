"""A view seen from its statements: who is named, who printed it, on whose word, in which chain."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from copy import copy
from typing import Any, TypeVar

from trucewatch.briefs.brief import Evidence
from trucewatch.briefs.wording import Wording, name_words
from trucewatch.codebook import Codebook
from trucewatch.model import ActorRef, FigureClaim, Matter, Statement, Support
from trucewatch.register.decided.incident import Incidents
from trucewatch.register.decided.incidents import incidents, settled
from trucewatch.register.view import View

T = TypeVar("T")

Counting = Callable[[Iterable[Statement]], Support]
"""Counts what stands behind some statements of a view. Whoever knows how origins are told hands it in."""


class Lookup:
    """The questions that every section asks of a view, answered from tables made once."""

    def __init__(
        self, view: View, codebook: Codebook, counting: Counting | None = None, *, board: Incidents | None = None
    ) -> None:
        self.incidents = incidents(view) if board is None else board
        self.view = settled(view, self.incidents)
        self._counting = counting
        self._once: dict[str, Any] = {}
        self._outlets: dict[str, str] = {}
        self.words = Wording(codebook)
        self._unreal = self.words.listed("unreal")
        self._mere = frozenset(word for words in codebook.table("actors")["pronouns"].values() for word in words)
        self._chains: dict[str, list[str]] = defaultdict(list)
        for chain in view.chains.values():
            for statement in chain.statements:
                self._chains[statement].append(chain.id)
        self.contradicted = frozenset(
            side for one in view.contradictions.values() for side in (one.left, one.right)
        )  # fmt: skip
        self._order = {key: place for place, key in enumerate(view.statements)}
        dates = sorted(report.published.date for report in view.reports.values() if report.published.date)
        self.first_date = dates[0][:10] if dates else None
        self.last_date = dates[-1][:10] if dates else None

    def after(self, view: View, board: Incidents) -> "Lookup":
        """Return the same for a view that differs in decisions alone, with its incidents."""
        other = copy(self)
        other._once = {}
        other.incidents, other.view = board, settled(view, board)
        return other

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what `make` makes of this view, made the first time that this name is asked for."""
        if name not in self._once:
            self._once[name] = make()
        made: T = self._once[name]
        return made

    def names_nobody(self, ref: ActorRef) -> bool:
        """Whether a mere "they" was never found out: it is shown in the words of its report, and named nowhere."""
        return ref.actor not in self.view.actors and ref.name.casefold() in self._mere

    def name(self, ref: ActorRef | None) -> str:
        """Return the name of the actor who is meant, made safe for showing; the report's words where unknown."""
        if ref is None:
            return ""
        known = self.view.actors.get(ref.actor) if ref.actor else None
        return name_words(known.name if known else ref.name)

    def key(self, ref: ActorRef | None) -> str:
        """Return what tells this actor from others: the id, or the words without regard to case."""
        if ref is None:
            return ""
        return ref.actor if ref.actor and ref.actor in self.view.actors else " ".join(ref.name.casefold().split())

    def outlet(self, report: str) -> str:
        """Return the outlet of a report, or its file name where the outlet is not known."""
        found = self._outlets.get(report)
        if found is None:
            known = self.view.reports[report]
            found = self._outlets[report] = name_words(known.outlet or known.file)
        return found

    def speaker(self, statement: Statement) -> str:
        """Return on whose word a statement rests, a figure on its counter's; the outlet where it speaks itself."""
        return self.name(statement.principal or self._counter(statement)) or self.outlet(statement.report)

    def _counter(self, statement: Statement) -> ActorRef | None:
        claim = statement.claim
        counter = claim.counter if isinstance(claim, FigureClaim) else None
        return None if counter is None or self.names_nobody(counter) else counter

    def speakers(self, statements: Iterable[Statement]) -> tuple[str, ...]:
        """Return the distinct speakers in order."""
        return tuple(dict.fromkeys(self.speaker(one) for one in statements))

    def relays(self, statement: Statement) -> tuple[str, ...]:
        """Return who passed the statement on, outermost first, without its principal."""
        return tuple(self.name(link.actor) for link in statement.attribution[:-1])

    def is_real(self, statement: Statement) -> bool:
        """Whether the statement says that its claim is so."""
        return statement.stance not in self._unreal

    def told(self, matter: Matter) -> tuple[Statement, ...]:
        """Return all statements of a matter in recorded order."""
        keys = {key for account in matter.accounts for key in account.statements}
        known = [key for key in keys if key in self._order]
        return tuple(self.view.statements[key] for key in sorted(known, key=self._order.__getitem__))

    def chains(self, statement: str) -> tuple[str, ...]:
        """Return the chains that a statement is in."""
        return tuple(self._chains.get(statement, ()))

    def support(self, statements: Iterable[Statement]) -> Support:
        """Return outlets, chains and principals behind these statements.

        An outlet that names nobody rests on itself. Without a count handed in, the recorded chains are counted as
        they are, which may be too many where two chains go back to one source for these statements.
        """
        listed = list(statements)
        if self._counting is not None:
            made = self._counting(listed)
            known = {one.principal.name: self.name(one.principal) for one in listed if one.principal}
            return Support(
                outlets=tuple(map(name_words, made.outlets)),
                chains=made.chains,
                principals=tuple(dict.fromkeys(known.get(name) or name_words(name) for name in made.principals)),
            )
        principals = {self.key(one.principal) or one.report: self.speaker(one) for one in listed}
        return Support(
            outlets=tuple(dict.fromkeys(self.outlet(one.report) for one in listed)),
            chains=tuple(dict.fromkeys(chain for one in listed for chain in self.chains(one.id))),
            principals=tuple(dict.fromkeys(principals.values())),
        )

    def evidence(self, statements: Iterable[Statement], matter: str | None = None) -> Evidence:
        """Return the statements as evidence, with the person who judged the matter if one did."""
        assessed = self.view.assessments.get(matter) if matter else None
        return Evidence(statements=tuple(one.id for one in statements), by=assessed.by if assessed else None)

    def any_contradicted(self, statements: Iterable[Statement]) -> bool:
        """Whether one of these statements is a side of a contradiction."""
        return any(one.id in self.contradicted for one in statements)

    def reported(self, statements: Iterable[Statement]) -> str | None:
        """Return the earliest publication date among the reports of these statements."""
        dates = [self.view.reports[one.report].published.date for one in statements]
        return min((date for date in dates if date), default=None)
