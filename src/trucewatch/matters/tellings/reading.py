"""Takes tellings apart, slot by slot."""

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence

from trucewatch.matters.case import Case
from trucewatch.matters.phrases import Gate, phrases
from trucewatch.matters.substance import names_in
from trucewatch.matters.tellings.counts import CountReader
from trucewatch.matters.tellings.same import Same
from trucewatch.matters.tellings.slots import Slots
from trucewatch.matters.tellings.subjects import SubjectReader
from trucewatch.matters.tellings.turning import Turning
from trucewatch.matters.times import Stretch, after, day_by_words, from_when
from trucewatch.matters.words import stem, words
from trucewatch.model import Statement

_NAME = r"[A-Z][^\W\d_]+(?:['’-][^\W_]+)*"
_WEEK = 7
_NAMES = re.compile(rf"(?<=[a-z,] ){_NAME}")


class SlotReader:
    """Takes tellings of one case apart, each once."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self.rules = rules = case.acts
        self._acts = {name: phrases(told) for name, told in rules["acts"].items()}
        self._poles = {
            name: (phrases(both.get("of", ["*"])), phrases(both["yes"]), phrases(both["no"]))
            for name, both in rules["standings"].items()
        }
        self._ordinals = frozenset(rules["again"]["ordinals"])
        self._another = phrases(rules["again"]["words"])
        self._lasting = phrases(rules["turning"]["lasting"])
        self._spot = _spot_pattern(rules["spots"])
        self._plain = frozenset(stem(word) for word in rules["plain"]["words"])
        self.sites = frozenset(stem(word) for word in rules["spots"]["between"])
        self._gate = Gate(
            {("act", name): told for name, told in rules["acts"].items()}
            | {("of", name): both.get("of", ["*"]) for name, both in rules["standings"].items()}
            | {(side, name): both[side] for name, both in rules["standings"].items() for side in ("yes", "no")}
        )
        self.same = Same(rules["same"]["words"])
        self._turning = Turning(case)
        self._subjects = SubjectReader(case, self._acts)
        self._counts = CountReader(case, self._is_act, self.same)
        self._act_words: dict[str, bool] = {}
        self._found: dict[str, Slots] = {}

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
        present = self._gate.present(text.casefold())
        doer, worded = self._subjects.doer(statement, text, present)
        spots = self._spots(statement, text) & (told.names | told.content)
        low = text.casefold()
        plain = _NAMES.sub(lambda match: " " * len(match[0]), text).casefold()
        acts = {name: [*found.finditer(plain)] for name, found in self._acts.items() if ("act", name) in present}
        found = told.content - self._silent(low, present) - self._plain - worded - told.names
        things = self.same.one(one for one in found if len(one) > 1)
        return Slots(
            acts=self._turning.ways(low, acts),
            told_not=self._turning.told_not(low, self.same.one(told.content), self.same),
            unreal=frozenset(name for name, found in acts.items() if found and self._turning.planned(low, found)),
            dated=self._dated(statement, low, acts),
            things=things,
            known=things & self.same.one(told.definite),
            names=told.names - spots - doer,
            spots=spots,
            day=self.day(statement, text),
            doer=doer,
            counts=tuple(self._counts.counts(text)),
            poles=self._standing(low, present),
            lasting=self._lasting.search(low) is not None,
            near=frozenset(stem(name) for name in names_in(self._case.around(statement))) - self._case.reader.silent,
        )

    def _silent(self, low: str, present: frozenset[Hashable]) -> frozenset[str]:
        """The stems of the words that stand for an act or a standing."""
        patterns = [found for name, found in self._acts.items() if ("act", name) in present]
        for name, (_, yes, no) in self._poles.items():
            patterns += [each for side, each in (("yes", yes), ("no", no)) if (side, name) in present]
        acts = (match[0] for found in patterns for match in found.finditer(low))
        return self._case.vocabulary.content(" ".join(acts))

    def _spots(self, statement: Statement, text: str) -> frozenset[str]:
        found = {
            stem(word.removesuffix("'s").casefold()) for match in self._spot.finditer(text) for word in match[1].split()
        }
        where = statement.where
        own = words(where.name) if where is not None and where.name in statement.text else ()
        return frozenset(found) - self._case.reader.acting | frozenset(stem(word) for word in own)

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

    def _standing(self, low: str, present: frozenset[Hashable]) -> dict[str, bool]:
        """How things stand, by axis; a negation just before a word turns it round; nothing where both ways are told."""
        found: dict[str, bool] = {}
        for name, (of, yes, no) in self._poles.items():
            if ("of", name) not in present or not {("yes", name), ("no", name)} & present:
                continue
            sides = {*self._sides(low, yes, True), *self._sides(low, no, False)}
            if len(sides) == 1 and of.search(low):
                found[name] = sides.pop()
        return found

    def _sides(self, low: str, pattern: re.Pattern[str], side: bool) -> Iterator[bool]:
        for match in pattern.finditer(low):
            yield side != self._turning.turned(low, match.start())

    def another(self, statement: Statement) -> bool:
        """Return whether a statement tells of one more of its kind: "another raid", "hit again"."""
        return self._another.search(statement.text.casefold()) is not None

    def others(self, left: Statement, right: Statement) -> bool:
        """Return whether two tell of the third of a kind and of the fourth."""
        one, other = (self._ordinals & set(words(told.text)) for told in (left, right))
        return bool(one and other) and not one & other

    def acts_in(self, text: str) -> frozenset[str]:
        """Return the families of acts of which a word stands in a text."""
        low = text.casefold()
        return frozenset(name for name, found in self._acts.items() if found.search(low))

    def _is_act(self, word: str) -> bool:
        known = self._act_words.get(word)
        if known is None:
            known = any(found.fullmatch(word) for found in self._acts.values())
            self._act_words[word] = known
        return known


def _spot_pattern(rules: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    before, between = "|".join(rules["before"]), "|".join(rules["between"])
    return re.compile(rf"\b(?:{before})(?: (?:{between})\b,?)*,? ({_NAME}(?: {_NAME})*)")
