"""Trace where reports come from: derivations between them, and chains of statements with one origin."""

from collections.abc import Iterable, Mapping, Sequence

from trucewatch.codebook import Codebook
from trucewatch.model import ActorRef, Chain, Derivation, Report, Statement, Text, Value
from trucewatch.origins.chains import chain_up
from trucewatch.origins.derivations import Printed, credited, textual, ties
from trucewatch.origins.fingerprint import Fingerprinter
from trucewatch.origins.order import rank
from trucewatch.origins.press import Organ, press
from trucewatch.origins.rules import Rules
from trucewatch.origins.tellings import Telling, tellings


class Origins(Value, frozen=True, kw_only=True):
    """Why reports depend on earlier sources, and which statements have one origin."""

    derivations: tuple[Derivation, ...]
    chains: tuple[Chain, ...]


def trace(
    reports: Sequence[Report], texts: Mapping[str, Text], statements: Sequence[Statement], codebook: Codebook
) -> Origins:
    """Return the derivations and chains of these reports; texts are by report id.

    The result does not depend on the order of the arguments. Every statement is in exactly one chain. Ties by
    translation are not worked out.
    """
    rules, known = Rules.of(codebook), press(codebook)
    maker = Fingerprinter(codebook)
    ordered = sorted({report.id: report for report in reports}.values(), key=rank)
    printed = [_printed(report, texts[report.id], maker, codebook) for report in ordered]
    by_report: dict[str, list[Statement]] = {report.id: [] for report in ordered}
    for statement in {statement.id: statement for statement in statements}.values():
        by_report[statement.report].append(statement)
    told = {one.report.id: tellings(one, by_report[one.report.id], known) for one in printed}
    tied = list(ties(printed, rules))
    found = [textual(pair, known, rules) for pair in tied]
    for one in printed:
        found += credited(one.report, _relayed(told[one.report.id]), known)
    function = frozenset(codebook.words("plain_words", "function")) | {*codebook.words("plain_words", "reporting")}
    return Origins(derivations=tuple(found), chains=chain_up(printed, told, tied, function, rules))


def _printed(report: Report, text: Text, maker: Fingerprinter, codebook: Codebook) -> Printed:
    return Printed(report, text, maker.fingerprint(text), press(codebook).credited(report))


def _relayed(told: Iterable[Telling]) -> list[tuple[Organ, ActorRef]]:
    """What running text credits, each organ once, with an actor that was made out where there is one."""
    found: dict[Organ, ActorRef] = {}
    for telling in told:
        for organ, source in telling.relays:
            if organ not in found or (found[organ].actor is None and source.actor is not None):
                found[organ] = source
    return list(found.items())
