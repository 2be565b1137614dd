"""Derivations: which report depends on which earlier one, or on which agency, and for which words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trucewatch.model import (
    ActorRef,
    Derivation,
    Report,
    SharedPassage,
    Tie,
    content_id,
)
from trucewatch.origins.fingerprint import unify
from trucewatch.origins.order import told_apart
from trucewatch.origins.passages import Passage
from trucewatch.origins.press import Organ, Press
from trucewatch.origins.rules import Rules


@dataclass(frozen=True, slots=True)
class Printed:
    """A report with the agencies that it is credited to."""

    report: Report
    agencies: tuple[Organ, ...]


@dataclass(frozen=True, slots=True)
class Tied:
    """Two reports that share copied text, the earlier first, and the passages, in the order of the earlier.

    `words` counts the words of the shorter of the two.
    """

    earlier: Printed
    later: Printed
    passages: tuple[Passage, ...]
    words: int


def textual(tied: Tied, press: Press, rules: Rules) -> Derivation:
    """Return the derivation of two reports that share text: a revision of one page, or a copy."""
    earlier, later = tied.earlier, tied.later
    known = told_apart(earlier.report, later.report)
    if not known and _is_source_of(later, earlier, press):
        earlier, later, known = later, earlier, True
    elif not known:
        known = _is_source_of(earlier, later, press)
    tie = Tie.REVISION if _one_page(tied, rules) else Tie.COPIED
    return Derivation(
        id=content_id("derivation", tie, later.report.id, earlier.report.id),
        later=later.report.id,
        earlier=earlier.report.id,
        tie=tie,
        passages=tuple(sorted(_passages(tied, swapped=earlier is tied.later), key=lambda p: (p.later, p.earlier))),
        directed=known,
    )


def _passages(tied: Tied, *, swapped: bool) -> Iterator[SharedPassage]:
    for passage in tied.passages:
        for span, other_span in passage.pieces:
            later, earlier = (span, other_span) if swapped else (other_span, span)
            yield SharedPassage(later=later, earlier=earlier)


def _is_source_of(one: Printed, other: Printed, press: Press) -> bool:
    """Whether the outlet of the one is an agency that the other is credited to."""
    own = press.named(one.report.outlet) if one.report.outlet else None
    return own is not None and own in other.agencies


def _one_page(tied: Tied, rules: Rules) -> bool:
    """Whether two reports that share text are captures of one page."""
    one, other = tied.earlier.report, tied.later.report
    if one.url is not None and one.url == other.url:
        return True
    if one.outlet is None or one.outlet != other.outlet or not _same_title(one, other):
        return False
    matched = sum(len(passage.places) for passage in tied.passages)
    return matched >= rules.revision_same * tied.words


def _same_title(one: Report, other: Report) -> bool:
    if not one.title or not other.title:
        return False
    return [*map(unify, one.title.split())] == [*map(unify, other.title.split())]


def credited(report: Report, relayed: Iterable[tuple[Organ, ActorRef]], press: Press) -> Iterator[Derivation]:
    """Yield a derivation for each source that a report is credited to or relays in running text, each once.

    A credit to the outlet itself is none.
    """
    own = press.named(report.outlet) if report.outlet else None
    named = [(organ.name if (organ := press.meant(credit.name)) else credit.name, credit) for credit in report.credits]
    named += [(organ.name, source) for organ, source in relayed]
    seen = {own.name} if own else set()
    for name, source in named:
        if name not in seen:
            seen.add(name)
            made = content_id("derivation", Tie.CREDIT, report.id, name)
            yield Derivation(id=made, later=report.id, earlier=None, tie=Tie.CREDIT, source=source)


def translated(report: Report, named: Iterable[str], press: Press) -> Iterator[Derivation]:
    """Yield a derivation for each source of which the report says that it is a translation, but for its own outlet."""
    own = press.named(report.outlet) if report.outlet else None
    seen = {own.name} if own else set()
    for name in named:
        organ = press.named(name)
        if organ is not None and organ.name not in seen:
            seen.add(organ.name)
            made = content_id("derivation", Tie.TRANSLATION, report.id, organ.name)
            source = ActorRef(actor=None, name=name)
            yield Derivation(id=made, later=report.id, earlier=None, tie=Tie.TRANSLATION, source=source)
