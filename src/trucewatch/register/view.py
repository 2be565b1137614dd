"""The state that a record tells of, replayed from its entries: the only thing that pages and exports are made from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from trucewatch.model import (
    Actor,
    Agreement,
    Assessment,
    Chain,
    Contradiction,
    Derivation,
    EnteredFigure,
    Leadership,
    Matter,
    Reading,
    Reconciliation,
    RecordedJudgement,
    Refinement,
    Report,
    SetAside,
    Statement,
    Text,
    Update,
)
from trucewatch.model.decisions import StatementCorrected
from trucewatch.register.analysis import State, results_of
from trucewatch.register.chain import Recorded
from trucewatch.register.decided.figures import entered_figures
from trucewatch.register.decided.matters import assessed
from trucewatch.register.decided.statements import corrected
from trucewatch.register.erasure import without_missing
from trucewatch.register.ledger import Ledger, Mark
from trucewatch.register.naming import all_actors, renamed, who_is_who
from trucewatch.register.payloads import ROOM
from trucewatch.register.read_in_parts import PartsRead


@dataclass(frozen=True, kw_only=True)
class View:
    """What is known after an entry. Mappings are by id (assessments by matter), in the order first recorded.

    Every naming of an actor leads to the joined ones (`actors`: these first, then those of single reports that
    nobody was found to be), and nothing refers to what is not there. `judgements` are those of the `rooms` that
    are looked into: of any other room nothing shows, not even that it is. `entered` are the figures among them,
    `names` leads every id and alias of an actor to the one that is meant.
    """

    ledger: Ledger = field(default_factory=Ledger)
    reports: Mapping[str, Report] = field(default_factory=dict)
    statements: Mapping[str, Statement] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    derivations: Mapping[str, Derivation] = field(default_factory=dict)
    chains: Mapping[str, Chain] = field(default_factory=dict)
    matters: Mapping[str, Matter] = field(default_factory=dict)
    contradictions: Mapping[str, Contradiction] = field(default_factory=dict)
    refinements: tuple[Refinement, ...] = ()
    updates: tuple[Update, ...] = ()
    assessments: Mapping[str, Assessment] = field(default_factory=dict)
    agreements: Mapping[str, Agreement] = field(default_factory=dict)
    leaders: tuple[Leadership, ...] = ()
    judgements: tuple[RecordedJudgement, ...] = ()
    entered: Mapping[str, EnteredFigure] = field(default_factory=dict)
    reconciliations: Mapping[str, Reconciliation] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict, repr=False)
    rooms: frozenset[str] = frozenset({ROOM})

    @classmethod
    def replay(cls, recorded: Iterable[Recorded]) -> "View":
        """Return the view after these entries, which are all from the first on. Raises RegisterBroken."""
        return view_of(Ledger().advanced(recorded))

    def advanced(self, recorded: Iterable[Recorded]) -> "View":
        """Return the view after these further entries: the same in whatever batches they come.

        Raises RegisterBroken where an entry does not follow on the one before, or is of a kind not known.
        """
        return self.after(self.ledger.advanced(recorded))

    def after(self, ledger: Ledger) -> "View":
        """Return the view after a ledger that goes on from this view's own, as seen from the same rooms."""
        if ledger is self.ledger:
            return self
        new = _seen(ledger.judgements[len(self.ledger.judgements) :], self.rooms)
        return self._judged(ledger, new) if _only_judged(self.ledger, ledger, new) else view_of(ledger, self.rooms)

    def _judged(self, ledger: Ledger, new: tuple[RecordedJudgement, ...]) -> "View":
        """Return the view after decisions that leave all statements as they are: nothing else is worked out anew."""
        if not new:
            return replace(self, ledger=ledger)
        seen = tuple(renamed(one, self.names) for one in new)
        judgements = (*self.judgements, *seen)
        entered = entered_figures(judgements)
        return replace(
            self,
            ledger=ledger,
            judgements=judgements,
            assessments=assessed(self.assessments, self.matters.values(), seen),
            entered=entered,
            reconciliations=_reconciled(ledger.state["reconciliations"].values(), self.statements, entered),
        )

    def seen_by(self, rooms: Iterable[str]) -> "View":
        """Return the view as it is for somebody who may look into these rooms beside the open one."""
        wanted = frozenset({ROOM, *rooms})
        return self if wanted == self.rooms else view_of(self.ledger, wanted)

    @property
    def last_seen(self) -> Mark:
        """The last entry of the rooms that are looked into: number 0 where there is none."""
        marks = (self.ledger.lasts[room] for room in self.rooms if room in self.ledger.lasts)
        return max(marks, key=lambda one: one.sequence, default=Mark())

    def shown(self) -> "View":
        """Return the view as it may be shown: its last entry is the last one seen, and no other room's is in it.

        Whatever counts or names entries by such a view gives nothing away of other rooms. It cannot be advanced, and
        nothing can be appended on top of it. A view that was not replayed from entries is returned as it is.
        """
        if not self.ledger.lasts:
            return self
        last, lasts = self.last_seen, {room: one for room, one in self.ledger.lasts.items() if room in self.rooms}
        ledger = replace(
            self.ledger,
            sequence=last.sequence,
            head=last.id,
            recorded=last.recorded,
            lasts=lasts,
            judgements=_seen(self.ledger.judgements, self.rooms),
        )
        return replace(self, ledger=ledger)

    @property
    def sequence(self) -> int:
        """The number of the last entry replayed, 0 for none."""
        return self.ledger.sequence

    @property
    def head(self) -> str:
        """The id of the last entry replayed, 64 zeros for none."""
        return self.ledger.head

    @property
    def recorded(self) -> str | None:
        """When the last entry was recorded (UTC)."""
        return self.ledger.recorded

    @property
    def codebook(self) -> str | None:
        """The digest of the codebook last worked with."""
        return self.ledger.codebook

    @property
    def texts(self) -> Mapping[str, Text]:
        """The texts by report id."""
        return self.ledger.texts

    @property
    def readings(self) -> Mapping[str, Reading]:
        """What was read in each report, by report id, with actors under ids that hold in that report only."""
        return self.ledger.readings

    @property
    def parts(self) -> Mapping[str, PartsRead]:
        """How far long reports are read and compared, by report id."""
        return {found: one for found, one in self.ledger.parts.items() if found in self.ledger.reports}

    @property
    def state(self) -> State:
        """The results as they were recorded, from which the next analysis is told apart."""
        return self.ledger.state

    @property
    def set_aside(self) -> tuple[SetAside, ...]:
        """The inputs that could not be read, each named once."""
        return self.ledger.set_aside

    @property
    def erased(self) -> Mapping[str, int]:
        """The ids of the reports that were lawfully erased, each with the number of the entry that says so."""
        return self.ledger.erased

    @property
    def shredded(self) -> tuple[int, ...]:
        """The numbers of the entries whose payload is gone."""
        return self.ledger.shredded


def view_of(ledger: Ledger, rooms: frozenset[str] = frozenset({ROOM})) -> View:
    """Return the view of what was recorded, as seen from these rooms.

    Actors are joined, what people decided holds, and nothing is left that refers to what is gone.
    """
    readings = [reading for report, reading in ledger.readings.items() if report in ledger.reports]
    actors = all_actors(ledger.state["actors"].values(), readings)
    names = who_is_who(actors)
    judgements = tuple(renamed(one, names) for one in _seen(ledger.judgements, rooms))
    machine = {one.id: renamed(one, names) for reading in readings for one in reading.statements}
    statements = {found: one for found, one in corrected(machine, judgements).items() if one.report in ledger.reports}
    entered = entered_figures(judgements)
    results = without_missing(results_of(ledger.state), statements, ledger.reports)
    return View(
        ledger=ledger,
        reports={found: renamed(report, names) for found, report in ledger.reports.items()},
        statements=statements,
        actors=actors,
        derivations={one.id: renamed(one, names) for one in results.derivations},
        chains={one.id: one for one in results.chains},
        matters={one.id: one for one in results.matters},
        contradictions={one.id: one for one in results.contradictions},
        refinements=results.refinements,
        updates=results.updates,
        assessments=assessed({one.matter: one for one in results.assessments}, results.matters, judgements),
        agreements={one.id: renamed(one, names) for one in results.agreements},
        leaders=tuple(
            Leadership(
                leader=names.get(one.leader, one.leader), led=names.get(one.led, one.led), statement=one.statement
            )
            for one in results.leaders
        ),
        judgements=judgements,
        entered=entered,
        reconciliations=_reconciled(results.reconciliations, statements, entered),
        names=names,
        rooms=rooms,
    )


def _seen(judgements: Iterable[RecordedJudgement], rooms: frozenset[str]) -> tuple[RecordedJudgement, ...]:
    """Return the judgements of these rooms: the one place where it is decided which of them anybody sees."""
    return tuple(one for one in judgements if one.room in rooms)


def _only_judged(before: Ledger, after: Ledger, new: Iterable[RecordedJudgement]) -> bool:
    """Whether nothing came but decisions, and `new`, those of them that are seen, leave all statements as they are.

    What a decision that is not seen does to statements is nothing here: it must not even take time.
    """
    return (
        after.reports is before.reports
        and after.readings is before.readings
        and after.state is before.state
        and after.shredded == before.shredded
        and not any(isinstance(one.judgement.decision, StatementCorrected) for one in new)
    )


def _reconciled(
    found: Iterable[Reconciliation], statements: Mapping[str, Statement], entered: Mapping[str, EnteredFigure]
) -> dict[str, Reconciliation]:
    """Return by id those whose figures are all there."""
    return {one.id: one for one in found if all(key in statements or key in entered for key in one.figures)}
