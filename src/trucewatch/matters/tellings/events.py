"""Sentences that tell of one event in other words, and differ in one slot of it.

What shows one event is weighed (`evidence`); then exactly one slot must exclude the other, and all others allow it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from trucewatch.matters.case import Case
from trucewatch.matters.denials import denied_words
from trucewatch.matters.groups import Step
from trucewatch.matters.tellings.both import Both, Clash
from trucewatch.matters.tellings.doing import alike, speaker, two_sides
from trucewatch.matters.tellings.evidence import Event, Evidence, event_of, evidence
from trucewatch.matters.tellings.persons import persons_apart
from trucewatch.matters.tellings.reading import SlotReader
from trucewatch.matters.tellings.sentences import Sentence, sentences
from trucewatch.matters.words import has_any
from trucewatch.model import ContradictionKind, FigureClaim, Statement


@dataclass(frozen=True)
class _Told:
    """A sentence with its event."""

    sentence: Sentence
    event: Event


@dataclass(frozen=True)
class _Pair:
    """Two sentences beside each other, with what shows that they tell of one event."""

    both: Both
    figures: tuple[tuple[Statement, ...], tuple[Statement, ...]]
    shown: Evidence

    @property
    def enough(self) -> bool:
        """Whether what is shown is enough for one event."""
        return self._shows("least")

    @property
    def sure(self) -> bool:
        """Whether so much is shown that another day, place or standing can only be a mistake of one of the two."""
        return self._shows("sure")

    def _shows(self, name: str) -> bool:
        rules = self.both.reader.rules["evidence"]
        return self.shown.score(rules) >= float(rules[name])

    @property
    def apart(self) -> bool | None:
        """Whether the first number is the lower of two that exclude each other; None where none do."""
        return persons_apart(self.both, self.figures)

    @property
    def alike(self) -> bool:
        """Whether the two tell of acts of one class, or share so much that they need not."""
        shown = self.shown
        much = len(shown.things) + len(shown.names) >= self.both.reader.rules["evidence"]["much"]
        return bool(shown.acts or shown.classes) or much or (shown.units and shown.day)

    @property
    def fits(self) -> bool:
        """Whether day and place allow one event."""
        return not (self.both.days_apart or self.both.spots_apart)


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
        yield _Told(one, event_of(case, one.telling, reader.of(one.telling), reader.rules))


def _clash(case: Case, reader: SlotReader, left: _Told, right: _Told) -> Clash | None:
    one, other = left.sentence, right.sentence
    carriers = Both.of(case, reader, one.carrier, other.carrier)
    if not carriers.two_words or reader.others(one.telling, other.telling):
        return None
    both = Both.of(case, reader, one.telling, other.telling)
    if both.told_gap > reader.rules["limits"]["ahead_days"]:
        return None
    rules = reader.rules["evidence"]
    pair = _Pair(
        both,
        (_figures(one), _figures(other)),
        evidence(both, left.event, right.event),
    )
    again = reader.another(one.telling) != reader.another(other.telling)
    how = next((found for rule in ((_stands,) if again else _RULES) if (found := rule(pair)) is not None), None)
    if how is None:
        return None
    kind, turned = how
    first, second = (other.carrier, one.carrier) if turned else (one.carrier, other.carrier)
    shared = pair.shown.names | pair.shown.things
    return Clash(kind, first, second, shared, round(min(1.0, pair.shown.score(rules) / 10), 3))


def _figures(sentence: Sentence) -> tuple[Statement, ...]:
    return tuple(one for one in sentence.statements if isinstance(one.claim, FigureClaim))


_Found = tuple[ContradictionKind | Step, bool]


def _denied(pair: _Pair) -> _Found | None:
    """One tells it, the other denies it."""
    both = pair.both
    marks = [denied_words(both.case, told) is not None for told in (both.left, both.right)]
    if marks[0] == marks[1] or not pair.fits or not pair.enough:
        return None
    told = both.turned_round if marks[0] else both
    if told.one.told_not or any(told.one.acts.values()):
        return None
    region = denied_words(both.case, told.right) or ""
    things = both.reader.same.one(both.case.vocabulary.content(region)) & told.one.things
    acts = both.reader.acts_in(region) & told.one.acts.keys()
    return (ContradictionKind.DENIAL, marks[0]) if acts or len(things) > 1 else None


def _negated(pair: _Pair) -> _Found | None:
    """One tells it as so, the other as not so; of the speaker's own deed that is a denial."""
    told = pair.both if pair.both.turned else pair.both.turned_round
    if not told.turned or told.same_words or not pair.fits or not pair.shown.things or not pair.enough:
        return None
    if told.told_gap and not told.one_day:
        return (Step.UPDATES, told is pair.both) if told.later(told.left) else None
    own = alike(told.one.doer | told.one.names, speaker(told.case, told.right))
    return (ContradictionKind.DENIAL if own else ContradictionKind.STATUS), told is not pair.both


def _responsible(pair: _Pair) -> _Found | None:
    """One deed, laid to two."""
    both = pair.both
    deeds = both.real & frozenset(both.reader.rules["deeds"]["acts"])
    if not deeds or not pair.fits or pair.apart is not None or not two_sides(both):
        return None
    return (ContradictionKind.RESPONSIBILITY, False) if pair.enough and pair.shown.day else None


def _counted(pair: _Pair) -> _Found | None:
    """Two numbers of one thing; of what only grows a later higher one is an update."""
    both = pair.both
    if pair.apart is None or not pair.fits or not pair.alike or not pair.enough:
        return None
    rising = both.acts & frozenset(both.reader.rules["rising"]["acts"])
    if both.told_gap and rising:
        grows = both.later(both.right) if pair.apart else both.later(both.left)
        return (Step.UPDATES, not pair.apart) if grows else (ContradictionKind.VALUE, False)
    return (ContradictionKind.VALUE, False) if both.told_gap <= both.reader.rules["limits"]["near_days"] else None


def _placed(pair: _Pair) -> _Found | None:
    """One event, told of two places."""
    both = pair.both
    if not _other_spots(both) or not pair.shown.day or both.days_apart or pair.apart is not None:
        return None
    if not (pair.shown.acts or pair.shown.classes or pair.shown.counts):
        return None
    return (ContradictionKind.PLACE, False) if pair.shown.things and pair.sure else None


def _other_spots(both: Both) -> bool:
    """Whether each names a place of which the other's report does not speak."""
    here, there = (both.case.names_in(one.report) for one in (both.left, both.right))
    return bool(both.one.spots - there) and bool(both.other.spots - here) and not both.one.spots & both.other.spots


def _timed(pair: _Pair) -> _Found | None:
    """One event, told of two days."""
    both = pair.both
    gap = both.one.day.gap(both.other.day)
    if gap == 0 and pair.shown.day and pair.shown.acts and _parts_apart(both) and pair.fits and pair.apart is None:
        return (ContradictionKind.TIME, False) if pair.enough else None
    if not gap or gap > both.reader.rules["evidence"]["days"] or both.spots_apart or pair.apart is not None:
        return None
    if not pair.alike or not both.one.day.days == both.other.day.days == 1 or both.told_gap > gap:
        return None
    known = pair.shown.things & (both.one.known | both.other.known)
    return (ContradictionKind.TIME, False) if known and pair.sure else None


def _parts_apart(both: Both) -> bool:
    """Whether one tells of the early day only, the other of the late."""
    parts = both.reader.rules["parts"]
    one, other = (_parts_in(each.text, parts) for each in (both.left, both.right))
    return len(one) == len(other) == 1 and one != other


def _parts_in(text: str, parts: Mapping[str, Sequence[str]]) -> frozenset[str]:
    return frozenset(name for name, said in parts.items() if has_any(text, said))


def _stands(pair: _Pair) -> _Found | None:
    """Two ways in which one thing stands on one day."""
    both = pair.both
    axes = [name for name, way in both.one.poles.items() if both.other.poles.get(name, way) != way]
    if not axes or not pair.fits or not pair.shown.things or not pair.sure:
        return None
    if both.told_gap and not both.one_day:
        return (Step.UPDATES, both.later(both.left)) if not both.in_order.other.lasting else None
    return ContradictionKind.STATUS, False


_RULES: Sequence[Callable[[_Pair], _Found | None]] = (
    _denied, _negated, _responsible, _counted, _stands, _placed, _timed,
)  # fmt: skip
