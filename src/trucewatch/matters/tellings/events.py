"""Sentences that tell of one event in other words, and differ in one slot of it.

What shows one event is weighed (`evidence`); then exactly one slot must exclude the other, and all others allow it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.matters.case import Case
from trucewatch.matters.groups import Step
from trucewatch.matters.tellings.beside import Pair
from trucewatch.matters.tellings.both import Both, Clash
from trucewatch.matters.tellings.evidence import Event, event_of, evidence
from trucewatch.matters.tellings.excluding import RULES, stands
from trucewatch.matters.tellings.reading import SlotReader
from trucewatch.matters.tellings.sentences import Sentence, sentences
from trucewatch.model import FigureClaim, Statement


@dataclass(frozen=True)
class _Told:
    """A sentence with its event."""

    sentence: Sentence
    event: Event


def event_clashes(case: Case, reader: SlotReader) -> Iterator[Clash]:
    """Yield the clashes of sentences of brief reports, each between the statements that stand for them."""
    blocks: dict[str, list[_Told]] = {}
    for one in _told(case, reader):
        for anchor in sorted(one.event.names | reader.of(one.sentence.telling).things):
            blocks.setdefault(anchor, []).append(one)
    seen: set[tuple[str, str]] = set()
    for members in blocks.values():
        for at, left in enumerate(members if len(members) <= reader.rules["limits"]["block"] else ()):
            for right in members[at + 1 :]:
                ids = left.sentence.telling.id, right.sentence.telling.id
                if left.sentence.carrier.report == right.sentence.carrier.report or ids in seen:
                    continue
                seen.add(ids)
                if (found := _clash(case, reader, left, right)) is not None:
                    yield found


def _told(case: Case, reader: SlotReader) -> Iterator[_Told]:
    """The sentences of reports of a few sentences: in these a place and a day tell of one event."""
    most = reader.rules["limits"]["brief_words"]
    for one in sentences(case, {report for report, length in case.lengths.items() if length <= most}):
        yield _Told(one, event_of(case, one.telling, reader.of(one.telling), reader.same))


def _clash(case: Case, reader: SlotReader, left: _Told, right: _Told) -> Clash | None:
    one, other = left.sentence, right.sentence
    carriers = Both.of(case, reader, one.carrier, other.carrier)
    both = Both.of(case, reader, one.telling, other.telling)
    if reader.others(one.telling, other.telling) or both.told_gap > reader.rules["limits"]["ahead_days"]:
        return None
    if not carriers.two_words and (case.one_telling(one.carrier, other.carrier) or not both.told_gap):
        return None
    rules = reader.rules["evidence"]
    pair = Pair(
        both,
        (_figures(one), _figures(other)),
        evidence(both, left.event, right.event),
        (left.event, right.event),
    )
    again = reader.another(one.telling) != reader.another(other.telling)
    how = next((found for rule in ((stands,) if again else RULES) if (found := rule(pair)) is not None), None)
    if how is None:
        return None
    kind, turned = how
    if not carriers.two_words and kind is not Step.UPDATES:
        return None
    first, second = (other.carrier, one.carrier) if turned else (one.carrier, other.carrier)
    shared = pair.shown.names | pair.shown.things
    return Clash(kind, first, second, shared, round(min(1.0, pair.shown.score(rules) / 10), 3))


def _figures(sentence: Sentence) -> tuple[Statement, ...]:
    return tuple(one for one in sentence.statements if isinstance(one.claim, FigureClaim))
