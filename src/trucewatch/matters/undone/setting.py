"""Where, when and by whom: what tells whether two tellings may be of one act."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trucewatch.matters.case import Case
from trucewatch.matters.paragraphs import paragraph_of, told_before
from trucewatch.matters.phrases import phrases
from trucewatch.matters.places import Near, fine, stand
from trucewatch.matters.populations import names_of_side
from trucewatch.matters.substance import names_in
from trucewatch.matters.tellings.doing import alike, speaker
from trucewatch.matters.tellings.reading import SlotReader
from trucewatch.matters.tellings.slots import Slots
from trucewatch.matters.times import Relation, Stretch
from trucewatch.matters.words import stem, words
from trucewatch.model import Statement


@dataclass(frozen=True)
class Setting:
    """A telling's own places and those around it, all names of its sentence, the day, the houses and acts it names.

    `since` and `up_to` tell whether the day is one from which, or up to which, it is told; `yet` that it may come.
    """

    case: Case
    statement: Statement
    slots: Slots
    own: frozenset[str]
    around: frozenset[str]
    named: frozenset[str]
    day: Stretch
    houses: frozenset[str]
    acts: frozenset[str]
    since: bool
    up_to: bool
    yet: bool

    def parts(self, denied: "Setting") -> Mapping[str, bool | None]:
        """Tell of place, day, doer and act whether they are the same as those of what is told as not so."""
        return {
            "place": self._place(denied), "day": self._day(denied), "doer": self._doer(denied),
            "act": True if self.acts & denied.acts else None,
        }  # fmt: skip

    def _place(self, denied: "Setting") -> bool | None:
        if self.houses and denied.houses and not self.houses & denied.houses:
            return False
        near = stand(self.statement.where, denied.statement.where, self.case.rules["incident"])
        if self.own & denied.own or near is Near.SAME:
            return True
        if self.own and denied.own:
            wide = denied.statement.where is not None and not fine(denied.statement.where) and near is not Near.APART
            return wide and bool(denied.own & self.case.names_in(self.statement.report))
        told = (self.around & (denied.around | denied.named)) | (denied.around & self.named)
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
        return True if relation in (Relation.SAME, Relation.INSIDE, Relation.AROUND) else None

    def _doer(self, denied: "Setting") -> bool | None:
        own = speaker(self.case, denied.statement) or self.case.vocabulary.content(self.case.speaker(denied.statement))
        side = own | names_of_side(self.case, denied.statement.principal)
        named = frozenset(stem(one) for one in names_in(self.statement.text)) | self.slots.doer
        if alike(named, side):
            return True
        return True if alike(self.slots.doer, denied.slots.doer) else None


class SettingReader:
    """Reads the settings of the tellings of one case, each once."""

    def __init__(self, case: Case, rules: Mapping[str, Any]) -> None:
        self._case, self._slots = case, SlotReader(case)
        self._houses = phrases(rules["there"]["houses"])
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
        own = (slots.spots | {stem(one) for one in where}) - self._slots.sites
        low, sentence = statement.text.casefold(), case.around(statement)
        return Setting(
            case, statement, slots,
            own=own,
            around=own or self._named_around(statement),
            named=frozenset(stem(one) for one in names_in(sentence)) - case.reader.silent,
            day=slots.day,
            houses=frozenset(self._houses.findall(low)),
            acts=self._slots.acts_in(sentence),
            since=self._since.search(low) is not None,
            up_to=self._up_to.search(low) is not None,
            yet=self._yet.search(low) is not None,
        )  # fmt: skip

    def _named_around(self, statement: Statement) -> frozenset[str]:
        """The places of the paragraph up to the statement, where it names none itself."""
        if paragraph_of(self._case, statement) is None:
            return frozenset()
        before = told_before(self._case, statement) + statement.text
        return self._slots.spots_in(before) - self._slots.sites - self._case.reader.silent
