"""Takes tellings apart, slot by slot."""

import re
from collections.abc import Mapping, Sequence

from trucewatch.matters.case import Case
from trucewatch.matters.phrases import phrases
from trucewatch.matters.substance import names_in
from trucewatch.matters.tellings.counts import CountReader
from trucewatch.matters.tellings.same import Same
from trucewatch.matters.tellings.slots import Details, Slots
from trucewatch.matters.tellings.subjects import SubjectReader
from trucewatch.matters.tellings.turning import Turning
from trucewatch.matters.tellings.wording import NAME, Wording, WordingReader
from trucewatch.matters.times import Stretch, after, day_by_words, from_when
from trucewatch.matters.words import stem, words
from trucewatch.model import Statement

_WEEK = 7


class SlotReader:
    """Takes tellings of one case apart, each once."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self.rules = rules = case.acts
        self._wordings = WordingReader(rules)
        self._ordinals = frozenset(rules["again"]["ordinals"])
        self._another = phrases(rules["again"]["words"])
        self._shares = phrases(rules["shares"]["parts"])
        self._lasting = phrases(rules["turning"]["lasting"])
        self._spot = _spot_pattern(rules["spots"])
        self._plain = frozenset(stem(word) for word in rules["plain"]["words"])
        self.sites = frozenset(stem(word) for word in rules["spots"]["between"])
        self.same = Same(rules["same"]["words"])
        self._turning = Turning(case)
        self._subjects = SubjectReader(case)
        self._counts = CountReader(case, self._is_act, self.same)
        self._act_words: dict[str, bool] = {}
        self._found: dict[str, Slots] = {}

    @staticmethod
    def over(case: Case) -> "SlotReader":
        """Return the one reader of a case: who else asks finds what was read."""
        kept = case.memo.setdefault("slot reader", {})
        if "" not in kept:
            kept[""] = SlotReader(case)
        reader: SlotReader = kept[""]
        return reader

    def of(self, statement: Statement) -> Slots:
        """Return the slots of a statement."""
        found = self._found.get(statement.id)
        if found is None:
            found = self._read(statement)
            self._found[statement.id] = found
        return found

    def _read(self, statement: Statement) -> Slots:
        text = " ".join(statement.text.replace("’", "'").split())
        told = self._case.own_substance(statement)
        wording = self._wordings.read(text)
        doer, worded = self._subjects.doer(statement, text, wording.acts)
        spots = self._spots(statement, text) & (told.names | told.content)
        found = told.content - self._silent(wording) - self._plain - worded - told.names
        things = self.same.one(one for one in found if len(one) > 1)
        low, acts = wording.low, wording.plain

        def read_on() -> Details:
            planned = () if self._subjects.blames(text) else acts.items()
            return Details(
                unreal=frozenset(name for name, found in planned if self._turning.planned(low, found)),
                dated=self._dated(statement, low, acts),
                known=things & self.same.one(told.definite),
                day=self.day(statement, text),
                counts=tuple(self._counts.counts(text)),
                vague=tuple(self._counts.vague(text)),
                lasting=self._lasting.search(low) is not None,
            )

        return Slots(
            acts=self._turning.ways(wording),
            told_not=self._turning.told_not(low, self.same.one(told.content), self.same),
            things=things,
            names=told.names - spots - doer,
            spots=spots,
            doer=doer,
            poles=self._standing(wording),
            near=frozenset(stem(name) for name in names_in(self._case.around(statement))) - self._case.reader.silent,
            read_on=read_on,
        )

    def _silent(self, wording: Wording) -> frozenset[str]:
        """The stems of the words that stand for an act or a standing."""
        told = (match[0] for found in (*wording.acts.values(), *wording.sides.values()) for match in found)
        return self._case.vocabulary.content(" ".join(told))

    def _spots(self, statement: Statement, text: str) -> frozenset[str]:
        where = statement.where
        own = words(where.name) if where is not None and where.name in statement.text else ()
        return self.spots_in(text) | frozenset(stem(word) for word in own)

    def spots_in(self, text: str) -> frozenset[str]:
        """Return the stems of the names that stand in a text as those of places do, but for those of who acts."""
        found = (word for match in self._spot.finditer(text) for word in match[1].split())
        return frozenset(stem(word.removesuffix("'s").casefold()) for word in found) - self._case.reader.acting

    def day(self, statement: Statement, text: str) -> Stretch:
        """Return when what is told was or is to be: as it was read, or the one day that its words name."""
        own, told = from_when(statement.when), self._case.told(statement)
        if own.start is not None and own.bounded:
            coming = day_by_words(text, told, self._case.rules["time"], self.rules["ahead"])
            return coming if coming.start == after(own.start, _WEEK) else own
        named = self._case.named_day(statement)
        return named if named.bounded else day_by_words(text, told, self._case.rules["time"], self.rules["ahead"])

    def _dated(self, statement: Statement, low: str, acts: Mapping[str, Sequence[re.Match[str]]]) -> frozenset[str]:
        """The acts between which and the words for the day no clause begins."""
        told = self._day_words(statement, low)
        at = low.find(told) if told else -1
        if at < 0:
            return frozenset(acts)
        every = [one for found in acts.values() for one in found]
        beside = self._turning.beside
        return frozenset(
            name for name, found in acts.items() if any(beside(low, one, at, len(told), every) for one in found)
        )

    def _day_words(self, statement: Statement, low: str) -> str:
        """The words for the day: as they were read, or the name of a weekday or month."""
        if statement.when is not None and from_when(statement.when).bounded:
            return statement.when.words.casefold()
        rules = self._case.rules["time"]
        return next((word for word in words(low) if word in rules["weekdays"] or word in rules["months"]), "")

    def _standing(self, wording: Wording) -> dict[str, bool]:
        """How things stand, by axis; a negation just before a word turns it round; nothing where both ways are told."""
        told: dict[str, set[bool]] = {}
        for (axis, way), found in wording.sides.items():
            other = wording.sides.get((axis, not way), ())
            alone = (one for one in found if not any(_within(one, longer) for longer in other))
            told.setdefault(axis, set()).update(way != self._turning.turned(wording, one.start()) for one in alone)
        return {axis: ways.pop() for axis, ways in told.items() if len(ways) == 1 and axis in wording.of}

    def another(self, statement: Statement) -> bool:
        """Return whether a statement tells of one more of its kind: "another raid", "hit again"; not "a third of"."""
        return self._another.search(self._shares.sub(" ", statement.text.casefold())) is not None

    def others(self, left: Statement, right: Statement) -> bool:
        """Return whether two tell of the third of a kind and of the fourth."""
        one, other = (self._ordinals & set(words(told.text)) for told in (left, right))
        return bool(one and other) and not one & other

    def planned_number(self, text: str) -> bool:
        """Return whether the first number of a text stands in a clause of what is planned or wished."""
        return self._counts.planned(text)

    def acts_in(self, text: str) -> frozenset[str]:
        """Return the families of acts of which a word stands in a text."""
        low = text.casefold()
        return frozenset(name for name, found in self._wordings.acts.items() if found.search(low))

    def _is_act(self, word: str) -> bool:
        known = self._act_words.get(word)
        if known is None:
            known = any(found.fullmatch(word) for found in self._wordings.acts.values())
            self._act_words[word] = known
        return known


def _within(one: re.Match[str], longer: re.Match[str]) -> bool:
    """Whether a phrase stands within a longer one of the other way: "done" in "half done"."""
    return longer.start() <= one.start() and one.end() <= longer.end() and one.span() != longer.span()


def _spot_pattern(rules: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    before, between = "|".join(rules["before"]), "|".join(rules["between"])
    return re.compile(rf"\b(?i:{before})(?: (?:{between})\b,?)*,? ({NAME}(?: {NAME})*)")
