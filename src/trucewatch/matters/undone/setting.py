"""Where, when and by whom: what tells whether two tellings may be of one act."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from trucewatch.matters.case import Case
from trucewatch.matters.paragraphs import told_before
from trucewatch.matters.phrases import phrases
from trucewatch.matters.places import Near, fine, stand
from trucewatch.matters.populations import names_of_side
from trucewatch.matters.substance import names_in
from trucewatch.matters.tellings.doing import alike, speaker
from trucewatch.matters.tellings.reading import SlotReader
from trucewatch.matters.tellings.slots import Slots
from trucewatch.matters.tellings.wording import NAME
from trucewatch.matters.times import Relation, Stretch
from trucewatch.matters.undone.around import Around
from trucewatch.matters.undone.houses import HouseReader, Houses
from trucewatch.matters.words import stem, words
from trucewatch.model import Statement


@dataclass(frozen=True)
class Setting:
    """What stands in and around a telling.

    `own` are its places, `around` those of its paragraph, `above` those before that; `named` all names of its sentence,
    `persons` those of persons and places around it, `own_names` those in its own words. `then` is the day that is told
    before it, `weekdays` those that its words name, `means` the ways by which something came. `since` and `up_to` tell
    whether the day is one from which, or up to which, it is told, `yet` that it may come, and `both` whether all who
    are parties to it are told to have done it.
    """

    case: Case
    statement: Statement
    slots: Slots
    own: frozenset[str]
    around: frozenset[str]
    above: frozenset[str]
    named: frozenset[str]
    persons: frozenset[str]
    own_names: frozenset[str]
    day: Stretch
    then: Stretch
    weekdays: frozenset[str]
    houses: Houses
    offices: frozenset[str]
    offices_around: frozenset[str]
    acts: frozenset[str]
    means: frozenset[int]
    since: bool
    up_to: bool
    yet: bool
    both: bool

    def parts(self, denied: "Setting", *, dated: bool) -> Mapping[str, bool | None]:
        """Tell of each part whether it is the same as that of what is told as not so; None where that is not told.

        Where it must be `dated`, what is told of no day is not of the one day of which it is told as not so.
        """
        day = self._day(denied) if not dated or self._may_be_then(denied) else False
        return {
            "place": self._place(denied), "day": day, "doer": self._doer(denied),
            "act": True if self.acts & denied.acts else None,
            "names": self._names(denied),
            "name": True if self.own_names & denied.own_names else None,
            "house": True if self.houses.near & denied.houses.near else None,
        }  # fmt: skip

    def _place(self, denied: "Setting") -> bool | None:
        house = self.houses.one(denied.houses)
        if house is not None:
            return house
        near = stand(self.statement.where, denied.statement.where, self.case.rules["incident"])
        if self.own & denied.own or near is Near.SAME:
            return True
        if self.own and denied.own:
            wide = denied.statement.where is not None and not fine(denied.statement.where) and near is not Near.APART
            return wide and bool(denied.own & self.case.names_in(self.statement.report))
        here, there = self.around or self.above, denied.around or denied.above
        told = here & (there | denied.named) or there & (self.named | self.persons)
        return True if told or self._beside(denied) else None

    def _beside(self, denied: "Setting") -> bool:
        """Whether what is told as not so stands right behind, in the same report."""
        apart = denied.statement.span.start - self.statement.span.end
        near = 0 <= apart <= int(self.case.acts["answers"]["letters"])
        return near and self.statement.report == denied.statement.report

    def _day(self, denied: "Setting") -> bool | None:
        """Whether the days are one; what came later than it was told as not so may be so."""
        told, end = self.case.told(self.statement), self.case.told(denied.statement).end
        if denied.since and self.day.start and denied.day.start and end:
            return denied.day.start <= self.day.start <= end
        if denied.up_to and self.day.start and denied.day.start:
            return self.day.start <= denied.day.start
        relation = self.day.relation(denied.day)
        if relation is Relation.APART:
            return False
        start = self.day.start or (told.start if denied.yet else None)
        if end is not None and start is not None and start > end:
            return False
        if relation is Relation.UNKNOWN:
            relation = self._then().relation(denied._then())
            if relation is Relation.UNKNOWN and self.weekdays & denied.weekdays:
                return True  # of a report without a date the day of the week is all that is known
        return True if relation in (Relation.SAME, Relation.INSIDE, Relation.AROUND) else None

    def _may_be_then(self, denied: "Setting") -> bool:
        if not denied.day.bounded or denied.since or denied.up_to:
            return True
        return self.day.start is not None or self.then.bounded or bool(self.weekdays)

    def _names(self, denied: "Setting") -> bool | None:
        """Whether persons or places named around the two are the same, and not only persons in other places."""
        both, places = self.persons & denied.persons, (self.around, denied.around)
        elsewhere = all(places) and not places[0] & places[1] and not both & (places[0] | places[1])
        return True if both and not elsewhere else None

    def _then(self) -> Stretch:
        return self.day if self.day.bounded else self.then

    def _doer(self, denied: "Setting") -> bool | None:
        if alike(self.doers, denied.side) or (self.both and denied.statement.principal is not None):
            return True
        return True if alike(self.slots.doer, denied.slots.doer) or self.offices & denied.offices_around else None

    @cached_property
    def side(self) -> frozenset[str]:
        """The names of whoever says so, and of his side."""
        own = speaker(self.case, self.statement) or self.case.vocabulary.content(self.case.speaker(self.statement))
        return own | names_of_side(self.case, self.statement.principal)

    @cached_property
    def doers(self) -> frozenset[str]:
        """All who may have done it: the doer, and whoever is named."""
        return frozenset(stem(one) for one in names_in(self.statement.text)) | self.slots.doer

    @property
    def every(self) -> frozenset[str]:
        """All names in it and around it."""
        return self.own | self.around | self.above | self.named | self.persons | self.own_names


class SettingReader:
    """Reads the settings of the tellings of one case, each once."""

    def __init__(self, case: Case, rules: Mapping[str, Any]) -> None:
        self._case, self._slots, self._around = case, SlotReader.over(case), Around(case)
        self._houses = HouseReader(rules["there"]["houses"])
        self._offices = {group[0]: phrases(group) for group in rules["limits"]["offices"]}
        self._weekdays = frozenset(case.rules["time"]["weekdays"])
        self._origin = re.compile(rf"\b(?:{'|'.join(rules['limits']['origins'])}) ({NAME}(?: {NAME})*)")
        self._means = [phrases(one) for one in rules["limits"]["means"]]
        self._both = phrases(rules["limits"]["both"])
        self._since, self._up_to, self._yet = (phrases(rules["limits"][name]) for name in ("since", "up_to", "yet"))
        self._found: dict[str, Setting] = {}

    def of(self, statement: Statement) -> Setting:
        """Return the setting of a statement."""
        if statement.id not in self._found:
            self._found[statement.id] = self._read(statement)
        return self._found[statement.id]

    def _read(self, statement: Statement) -> Setting:
        slots, case = self._slots.of(statement), self._case
        where = words(statement.where.name) if statement.where is not None else ()
        own = (slots.spots | {stem(one) for one in where}) - self._slots.sites - self._no_places(statement)
        before = self._around.before(statement)
        low, sentence = statement.text.casefold(), case.around(statement)
        return Setting(
            case, statement, slots,
            own=own,
            around=own or self._places_in(told_before(case, statement) + statement.text),
            above=self._places_in(self._around.above(statement)),
            named=frozenset(stem(one) for one in names_in(sentence)) - case.reader.silent,
            persons=self._around.named(statement),
            own_names=self._around.without_bodies(names_in(statement.text)),
            day=slots.day,
            then=self._around.day(statement),
            weekdays=frozenset(words(low)) & self._weekdays,
            houses=self._houses.read(statement.text, before),
            offices=self._offices_in(low),
            offices_around=self._offices_in(f"{before} {sentence}".casefold()),
            both=self._both.search(low) is not None,
            acts=self._slots.acts_in(sentence),
            means=frozenset(number for number, one in enumerate(self._means) if one.search(low) is not None),
            since=self._since.search(low) is not None,
            up_to=self._up_to.search(low) is not None,
            yet=self._yet.search(low) is not None,
        )  # fmt: skip

    def _no_places(self, statement: Statement) -> frozenset[str]:
        """The places that something came from, where it was not to happen, and what is called after a place."""
        return frozenset(
            stem(word.casefold()) for told in self._origin.findall(statement.text) for word in told.split()
        )

    def _offices_in(self, low: str) -> frozenset[str]:
        return frozenset(name for name, found in self._offices.items() if found.search(low) is not None)

    def _places_in(self, told: str) -> frozenset[str]:
        return self._slots.spots_in(told) - self._slots.sites - self._case.reader.silent
