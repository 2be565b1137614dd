"""What stands behind the statements of one matter, in three layers: outlets, chains, principals."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from trucewatch.codebook import Codebook
from trucewatch.model import Chain, Derivation, Report, SharedPassage, Span, Statement, Support, Tie
from trucewatch.origins.components import Components
from trucewatch.origins.order import rank
from trucewatch.origins.press import Organ, Press, press
from trucewatch.origins.tellings import UNNAMED, Key, principal_key


class Supports:
    """Answers for many matters over one set of reports; everything is looked up once."""

    def __init__(
        self,
        chains: Iterable[Chain],
        reports: Iterable[Report],
        derivations: Iterable[Derivation],
        codebook: Codebook,
    ) -> None:
        self._press: Press = press(codebook)
        self._reports = {report.id: report for report in reports}
        self._chains = {statement: chain for chain in chains for statement in chain.statements}
        self._agencies = {found: self._press.credited(report) for found, report in self._reports.items()}
        self._passages: dict[str, list[tuple[str, SharedPassage]]] = {}
        for derivation in derivations:
            if derivation.tie is Tie.TRANSLATION and derivation.source is not None:
                foreign = self._press.named(derivation.source.name)
                if foreign is not None and foreign not in self._agencies[derivation.later]:
                    self._agencies[derivation.later] = (*self._agencies[derivation.later], foreign)
            if derivation.earlier is not None:
                shared = self._passages.setdefault(derivation.later, [])
                shared.extend((derivation.earlier, passage) for passage in derivation.passages)

    def of(self, statements: Iterable[Statement]) -> Support:
        """Return what stands behind these statements."""
        return self.weighed(statements)[0]

    def weighed(self, statements: Iterable[Statement]) -> tuple[Support, Mapping[str, str]]:
        """Return what stands behind these statements, and by its id the chain of it that each counts under."""
        ordered = sorted(statements, key=lambda s: (rank(self._reports[s.report]), s.span, s.id))
        outlets = dict.fromkeys(_called(self._reports[statement.report]) for statement in ordered)
        sharing = tuple(self._sharing(ordered))
        chains = self._independent(ordered, sharing)
        support = Support(
            outlets=tuple(outlets),
            chains=tuple(dict.fromkeys(chains.values())),
            principals=tuple(self._principals(ordered, sharing)),
        )
        return support, chains

    def _independent(self, statements: Sequence[Statement], sharing: Sequence[tuple[int, int]]) -> dict[str, str]:
        """Return one chain for each origin behind these statements, by statement, the earliest told first."""
        joined = Components(len(statements))
        first: dict[object, int] = {}
        shared = self._shared(statements)
        for number, statement in enumerate(statements):
            for mark in self._marks(statement, shared):
                joined.join(number, first.setdefault(mark, number))
        around = _told_around(statements, shared)
        for one, other in (*sharing, *around, *self._unsourced(statements), *self._echoing(statements)):
            joined.join(one, other)
        named: dict[str, str] = {}
        for number, held in joined.groups().items():
            chain = self._chains[statements[number].id].id
            named.update((statements[one].id, chain) for one in held)
        return {statement.id: named[statement.id] for statement in statements}

    def _shared(self, statements: Sequence[Statement]) -> frozenset[str]:
        """Return the ids of the statements that several reports print in the same words."""
        reports: dict[str, set[str]] = {}
        for statement in statements:
            reports.setdefault(self._chains[statement.id].id, set()).add(statement.report)
        return frozenset(one.id for one in statements if len(reports[self._chains[one.id].id]) > 1)

    def _marks(self, statement: Statement, shared: frozenset[str]) -> Iterator[object]:
        """Yield what a statement has in common with every other of the same origin.

        An agency is one teller, as an outlet is, in all that is credited to it or relayed from it alone. What an
        outlet prints of another's text makes it no teller of that: two texts that it prints stay two.
        """
        yield "chain", self._chains[statement.id].id
        relays = self._relays(statement)
        if not relays and statement.id not in shared:
            yield "telling", self._teller(statement.report)
        sources = relays or self._agencies[statement.report]
        if len(sources) == 1:
            yield "telling", sources[0].name

    def _teller(self, report: str) -> str:
        """Whose own telling a report is: the outlet's, in all its reports, but for those credited to an agency."""
        outlet = self._reports[report].outlet
        if outlet is None or self._agencies[report]:
            return report
        own = self._press.named(outlet)
        return own.name if own else outlet

    def _echoing(self, statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
        """Yield the statements, by number, that a state's or party's own press tells on its owner's word or its own,
        each with the first on that owner's word that another tells: the press of an owner adds no origin to it."""
        told = [self._own_press(statement) for statement in statements]
        spoken: dict[Organ, int | None] = {}
        for number, organ in enumerate(told):
            if organ is None or not self._is_owners(statements[number], organ):
                continue
            if organ not in spoken:
                words = (n for n, other in enumerate(statements) if self._on_word_of(organ, other, told[n]))
                spoken[organ] = next(words, None)
            if (first := spoken[organ]) is not None:
                yield number, first

    def _own_press(self, statement: Statement) -> Organ | None:
        """The outlet or agency that a statement is told by."""
        outlet = self._reports[statement.report].outlet
        own = self._press.named(outlet) if outlet else None
        sources = self._relays(statement) or self._agencies[statement.report] or ([own] if own else [])
        return sources[0] if len(sources) == 1 else None

    def _is_owners(self, statement: Statement, organ: Organ) -> bool:
        actor = statement.principal
        return actor is None or self._press.meant(actor.name) == organ or self._press.speaks_for(organ, actor.name)

    def _on_word_of(self, organ: Organ, statement: Statement, told: Organ | None) -> bool:
        actor = statement.principal
        return told != organ and actor is not None and self._press.speaks_for(organ, actor.name)

    def _unsourced(self, statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
        """Yield the statements, by number, that relay an organ which another of them takes at its own word."""
        relaying: dict[Organ, list[int]] = {}
        for number, statement in enumerate(statements):
            for organ in self._relays(statement):
                relaying.setdefault(organ, []).append(number)
        for organ, numbers in relaying.items():
            if any(principal_key(statements[n], self._press) == ("press", organ.name) for n in numbers):
                yield from ((numbers[0], number) for number in numbers[1:])

    def _relays(self, statement: Statement) -> list[Organ]:
        """The outlets and agencies that a report names as having told it this."""
        outlet = self._reports[statement.report].outlet
        own = self._press.named(outlet) if outlet else None
        found = [self._press.meant(link.actor.name) for link in statement.attribution]
        found += [self._press.named(name) for name in self._chains[statement.id].relays]
        return [organ for organ in dict.fromkeys(found) if organ is not None and organ != own]

    def _sharing(self, statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
        """Yield the statements, by number, that one shared passage touches in both reports."""
        by_report: dict[str, list[int]] = {}
        for number, statement in enumerate(statements):
            by_report.setdefault(statement.report, []).append(number)
        for later, here in by_report.items():
            for earlier, passage in self._passages.get(later, ()):
                ours = [n for n in here if _touches(passage.later, statements[n].span)]
                theirs = by_report.get(earlier, ()) if ours else ()
                for n in theirs:
                    if _touches(passage.earlier, statements[n].span):
                        yield from ((one, n) for one in ours)

    def _principals(self, statements: Sequence[Statement], sharing: Sequence[tuple[int, int]]) -> list[str]:
        """The names of those on whose word these statements rest, each once, an owner's own press left out."""
        resting = [self._rests_on(statement) for statement in statements]
        joined = Components(len(statements))
        first: dict[Key, int] = {}
        for number, (key, _, _) in enumerate(resting):
            joined.join(number, first.setdefault(key, number))
        for one, other in sharing:
            if _one_name(self._principal(statements[one]), self._principal(statements[other])):
                joined.join(one, other)
        for one, other in self._printed_again(statements, sharing):
            joined.join(one, other)
        for one, other in self._relayed_together(statements):
            if _one_name(self._speakers(statements[one]), self._speakers(statements[other])):
                joined.join(one, other)
        found = [resting[number] for number in joined.groups()]
        spoken = [name for _, name, organ in found if organ is None]
        return [name for _, name, organ in found if organ is None or not self._echoes(organ, spoken)]

    def _printed_again(
        self, statements: Sequence[Statement], sharing: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        """Yield the statements, by number, on nobody's word that are one outlet's words and copies of them.

        Who prints another's words does not vouch for them: they rest on the outlet that told them first.
        """
        first: dict[str, int] = {}
        for number, statement in enumerate(statements):
            if statement.principal is None:
                yield number, first.setdefault(self._chains[statement.id].id, number)
        for one, other in sharing:
            if statements[one].principal is None and statements[other].principal is None:
                yield one, other

    def _relayed_together(self, statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
        """Yield the statements, by number, of one chain that are relayed."""
        groups: dict[str, list[int]] = {}
        for number, statement in enumerate(statements):
            if self._relays(statement):
                groups.setdefault(self._chains[statement.id].id, []).append(number)
        for numbers in groups.values():
            yield from combinations(numbers, 2)

    def _principal(self, statement: Statement) -> list[frozenset[str]]:
        return [self._press.named_by(statement.principal.name)] if statement.principal else []

    def _speakers(self, statement: Statement) -> list[frozenset[str]]:
        """The words of the names of all who are said to have said it, but for those who relay it."""
        names = (link.actor.name for link in statement.attribution)
        return [self._press.named_by(name) for name in names if self._press.meant(name) is None]

    def _rests_on(self, statement: Statement) -> tuple[Key, str, Organ | None]:
        """What tells the principal from others, what it is called, and which outlet or agency it is if it is one."""
        key, actor = principal_key(statement, self._press), statement.principal
        if actor is not None:
            organ = self._press.meant(actor.name)
            return (_press_key(organ) if organ else key), actor.name or UNNAMED, organ
        report = self._reports[statement.report]
        agencies = self._agencies[report.id]
        if len(agencies) > 1:
            called, own = " and ".join(organ.name for organ in agencies), None
        elif agencies:
            called, own = agencies[0].name, agencies[0]
        else:
            called, own = _called(report), self._press.named(report.outlet) if report.outlet else None
        return (_press_key(own) if own else ("press", called)), called, own

    def _echoes(self, organ: Organ, spoken: Sequence[str]) -> bool:
        return any(self._press.speaks_for(organ, name) for name in spoken)


def support(
    statements: Sequence[Statement],
    chains: Sequence[Chain],
    reports: Sequence[Report],
    derivations: Sequence[Derivation],
    codebook: Codebook,
) -> Support:
    """Return what stands behind the statements of one matter. For many matters make one `Supports`."""
    return Supports(chains, reports, derivations, codebook).of(statements)


def _told_around(statements: Sequence[Statement], shared: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield what a report tells in its own words, by number, with the first shared text that it prints.

    Who prints another's text on a question has the rest of it from there, too.
    """
    printed: dict[str, int] = {}
    for number, statement in enumerate(statements):
        if statement.id in shared:
            printed.setdefault(statement.report, number)
    for number, statement in enumerate(statements):
        if statement.id not in shared and statement.report in printed:
            yield number, printed[statement.report]


def _called(report: Report) -> str:
    return report.outlet or report.file


def _one_name(some: Iterable[frozenset[str]], others: Sequence[frozenset[str]]) -> bool:
    """Whether one of some names holds one of the others: the same actor, named more and less fully."""
    return any(one and other and (one <= other or other <= one) for one in some for other in others)


def _press_key(organ: Organ) -> Key:
    """Outlets of one state are one voice."""
    return ("state", organ.state) if organ.state else ("press", organ.name)


def _touches(passage: Span, statement: Span) -> bool:
    return passage.start < statement.end and statement.start < passage.end
