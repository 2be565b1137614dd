"""Trace where reports come from: derivations between them, and chains of statements with one origin."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from trucewatch.codebook import Codebook
from trucewatch.model import ActorRef, Chain, Derivation, Report, Statement, Text, Value
from trucewatch.origins.chains import chain_up
from trucewatch.origins.derivations import Printed, Tied, credited, textual, translated
from trucewatch.origins.kept import Kept, ranked
from trucewatch.origins.order import rank
from trucewatch.origins.press import Organ, press
from trucewatch.origins.rules import Rules
from trucewatch.origins.tellings import Telling, tellings


class Origins(Value, frozen=True, kw_only=True):
    """Why reports depend on earlier sources, and which statements have one origin."""

    derivations: tuple[Derivation, ...]
    chains: tuple[Chain, ...]


def trace(
    reports: Sequence[Report],
    texts: Mapping[str, Text],
    statements: Sequence[Statement],
    codebook: Codebook,
    *,
    kept: Kept | None = None,
) -> Origins:
    """Return the derivations and chains of these reports; texts are by report id.

    The result does not depend on the order of the arguments, nor on what was kept of earlier runs, which is brought
    up to date. Every statement is in exactly one chain. Ties by translation are not worked out.
    """
    rules, known = Rules.of(codebook), press(codebook)
    ordered = sorted({report.id: report for report in reports}.values(), key=rank)
    kept = Kept() if kept is None else kept
    kept.update(ordered, texts, codebook)
    printed = {report.id: Printed(report, known.credited(report)) for report in ordered}
    by_report: dict[str, list[Statement]] = {report.id: [] for report in ordered}
    for statement in {statement.id: statement for statement in statements}.values():
        by_report[statement.report].append(statement)
    places = {entry.report: entry.told for entry in kept.entries}
    foreign = {entry.report: entry.translated for entry in kept.entries}
    told = {one: tellings(printed[one], places[one], by_report[one], known) for one in printed}
    tied = list(_ties(kept, printed))
    found = [textual(pair, known, rules) for pair in tied]
    for one in ordered:
        found += translated(one, foreign[one.id], known)
        found += credited(one, _relayed(told[one.id]), known)
    function = frozenset(codebook.words("plain_words", "function")) | {*codebook.words("plain_words", "reporting")}
    return Origins(derivations=tuple(found), chains=chain_up(tuple(printed.values()), told, tied, function, rules))


def _ties(kept: Kept, printed: Mapping[str, Printed]) -> Iterator[Tied]:
    """Yield every pair of reports that shares copied text, in the order of publication."""
    for pair in ranked(kept.shared, kept.entries):
        earlier, later = (printed[kept.entries[number].report] for number in pair)
        yield Tied(earlier, later, kept.shared[pair].passages, kept.shared[pair].words)


def _relayed(told: Iterable[Telling]) -> list[tuple[Organ, ActorRef]]:
    """What running text credits, each organ once, with an actor that was made out where there is one."""
    found: dict[Organ, ActorRef] = {}
    for telling in told:
        for organ, source in telling.relays:
            if organ not in found or (found[organ].actor is None and source.actor is not None):
                found[organ] = source
    return list(found.items())
