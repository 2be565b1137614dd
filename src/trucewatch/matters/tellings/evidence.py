"""How much shows that two sentences tell of one event: names, things, the day, acts and numbers in common.

A place and a day are enough where each report tells of just one such act there; else more must be shared: one
candidate or no answer.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trucewatch.matters.case import Case
from trucewatch.matters.substance import names_in
from trucewatch.matters.tellings.both import Both
from trucewatch.matters.tellings.doing import alike, speaker
from trucewatch.matters.tellings.persons import told_pairs
from trucewatch.matters.tellings.same import Same
from trucewatch.matters.tellings.slots import Slots
from trucewatch.matters.times import Relation
from trucewatch.matters.words import stem
from trucewatch.model import Statement

_FULL = re.compile(r"(?:[A-Z][\w'’-]+ ){2,}[A-Z][\w'’-]+")


@dataclass(frozen=True)
class Event:
    """What identifies the event that a sentence tells of: names (acronyms too), classes of its acts, all its words."""

    names: frozenset[str]
    classes: frozenset[str]
    content: frozenset[str]


def event_of(case: Case, telling: Statement, slots: Slots, same: Same) -> Event:
    """Read the event of a sentence."""
    rules = case.acts
    said = speaker(case, telling)
    full = (found for found in _FULL.findall(telling.text))
    short = {stem("".join(word[0] for word in found.split()).casefold()) for found in full}
    proper = frozenset(stem(one) for one in names_in(telling.text)) & (slots.names | slots.spots | slots.doer)
    capital = frozenset(stem(word.casefold()) for word in re.findall(r"\b[A-Z]{2,}\b", telling.text))
    classes = {name for name, acts in rules["classes"].items() if set(acts) & slots.acts.keys()}
    names = (proper | capital | short) - said - case.reader.silent
    return Event(names, frozenset(classes), same.one(_content(case, telling.text)))


def _content(case: Case, text: str) -> frozenset[str]:
    """The stems of all words that say something, acts too, but for names, times and numbers."""
    plain = frozenset(stem(word) for word in case.acts["plain"]["words"])
    names = frozenset(stem(name) for name in names_in(text))
    found = case.vocabulary.content(text) - names - plain - case.reader.silent
    return frozenset(one for one in found if not one[:1].isdigit())


def shared_names(one: Iterable[str], other: Iterable[str]) -> frozenset[str]:
    """Return the names in both, by their beginning too ("Norvia", "Norvian")."""
    others = frozenset(other)
    return frozenset(name for name in one if alike(frozenset((name,)), others))


@dataclass(frozen=True)
class Evidence:
    """The parts that show one event, each counted up to a limit."""

    names: frozenset[str]
    things: frozenset[str]
    day: bool
    acts: frozenset[str]
    classes: frozenset[str]
    counts: bool
    units: bool

    def score(self, weights: Mapping[str, float]) -> float:
        """Return the sum of the parts."""
        most = int(weights["most"])
        return (
            weights["name"] * min(most, len(self.names))
            + weights["thing"] * min(most, len(self.things))
            + weights["day"] * self.day
            + (
                weights["act"] * min(int(weights["most_acts"]), len(self.acts))
                if self.acts
                else weights["class"] * bool(self.classes)
            )
            + (weights["count"] if self.counts else weights["unit"] * self.units)
        )


def evidence(both: Both, one: Event, other: Event) -> Evidence:
    """Lay the events of two sentences beside each other."""
    relation = both.one.day.relation(both.other.day)
    same_counts = any(
        a.range == b.range and a.unit & b.unit and a.range.low > 1 for a in both.one.counts for b in both.other.counts
    )
    return Evidence(
        names=shared_names(one.names, other.names),
        things=both.things - one.names - other.names,
        day=relation in (Relation.SAME, Relation.INSIDE, Relation.AROUND),
        acts=both.acts,
        classes=one.classes & other.classes,
        counts=same_counts,
        units=bool(told_pairs(both)),
    )
