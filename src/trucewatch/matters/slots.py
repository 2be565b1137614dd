"""What a telling says, slot by slot, whatever type of claim it was read as: act, things, places, day, doer, numbers.

Two reporters tell one event in other words, and one of the two tellings may fit no type of claim. What they share then
is a family of acts ("freed", "handed over"), the things and names that stand in it, and all slots but one.
"""

import math
import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from trucewatch.matters.case import Case
from trucewatch.matters.numbers import Range
from trucewatch.matters.substance import names_in
from trucewatch.matters.times import OPEN, Stretch, from_when
from trucewatch.matters.words import has_any, stem, words
from trucewatch.model import (
    ActorRef,
    CommitmentClaim,
    OccurrenceClaim,
    PositionClaim,
    Statement,
    SupportClaim,
)

_NAME = r"[A-Z][^\W\d_]+(?:['’-][^\W_]+)*"
_WORD = re.compile(r"\w+")
_HEAD = re.compile(r"\w+")
_NUMBER = re.compile(r"(?<![\w:.,-])(\d{1,3}(?: \d{3})+|\d[\d,]*(?:\.\d+)?|[a-z]+(?:-[a-z]+)?)\b", re.IGNORECASE)
_BY = re.compile(r"\bby ((?:[^\W_][\w'’-]* ?){1,6})")
_FROM = re.compile(r"\bfrom (?:an? |the )?((?:[\w'’-]+ ){1,3})(?:post|posts|position|positions|territory|side)\b")
_HANDS = re.compile(
    r"\b(?:in|under) (?:the )?((?:[\w'-]+ ){1,3})(?:hands|control)\b"
    r"|\b(?:hands|under the control) of (?:the )?((?:[\w'-]+ ?){1,3})"
    r"|\b(?:fallen|fell) to (?:the )?((?:[\w'-]+ ?){1,3})"
)
_CLEFT = re.compile(r"^\W*it was ((?:[\w'’-]+ ){1,5})(?:that|who|which)\b", re.IGNORECASE)
_AUXILIARY = re.compile(r"had|has|have|did|will|would|was|were|is|are|been|being|be|do|does|can|could|may|might")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be)\b")
_CLAUSE = re.compile(r"[,;:]|\b(?:and|but|who|which|that|because|although|while|when)\b")
_BEGINS = re.compile(
    r"[;:]|\b(?:that|which|who|when|while|where|as|but)\b"
    r"|\b(?:after|before|since)\b(?! *(?:midnight|noon|dawn|dusk|sunset|daybreak)?[ a-z]{0,5}$)"
)
_DEADLINE = re.compile(r"\b(?:before|until)\b")
_COMING = frozenset({"will", "would", "due", "shall"})
_NAMES = re.compile(rf"(?<=[a-z,] ){_NAME}")
_BETWEEN = frozenset({"been", "be", "yet", "ever", "have", "had", "has"})
_NOT = re.compile(r"\b(?:not|never)\b|n't\b")
_BEGUN = frozenset({"begun", "began", "started", "managed", "continued", "able"})
_SHORTEST = 4  # letters that no participle has: "need"
_LAST_DAY = 31
_LONGEST = 8  # words of a subject


@dataclass(frozen=True)
class Count:
    """A number told, with the stems of the words for what is counted."""

    range: Range
    unit: frozenset[str]


@dataclass(frozen=True)
class Slots:
    """One telling, slot by slot.

    `acts` are families of acts, each with whether it is told as not so; `unreal` those told only as planned, feared or
    possible; `things` stems that tell this from other questions, `known` those of them told as
    known; `names` stems of names that are neither places nor doers, `spots` those of places; `day` when it was or is
    to be, `dated` the acts that it is told of; `doer` the stems for who did it; `poles` how a thing stands, by the axis
    of the codebook; `lasting` whether it is told as lasting on; `near` the names in the sentence around it.
    """

    acts: Mapping[str, bool]
    told_not: frozenset[str]
    unreal: frozenset[str]
    dated: frozenset[str]
    things: frozenset[str]
    known: frozenset[str]
    names: frozenset[str]
    spots: frozenset[str]
    day: Stretch
    doer: frozenset[str]
    counts: tuple[Count, ...]
    poles: Mapping[str, bool]
    lasting: bool
    near: frozenset[str]

    @property
    def about(self) -> frozenset[str]:
        """All that tells what it is about, but for who did it."""
        return self.things | self.names | self.spots


class SlotReader:
    """Takes tellings of one case apart, each once."""

    def __init__(self, case: Case) -> None:
        self._case = case
        rules = case.acts
        self.rules = rules
        self._acts = {name: phrases(told) for name, told in rules["acts"].items()}
        self._poles = {
            name: (phrases(both.get("of", ["*"])), phrases(both["yes"]), phrases(both["no"]))
            for name, both in rules["standings"].items()
        }
        self._turning = phrases(rules["turning"]["words"])
        self._nobody = phrases(rules["turning"]["nobody"])
        self._mere = phrases(rules["turning"]["mere"])
        self._unreal = phrases(rules["unreal"]["words"])
        self._lasting = phrases(rules["turning"]["lasting"])
        self._measures = phrases(rules["plain"]["measures"])
        self._spot = _spot_pattern(rules["spots"])
        self._plain = frozenset(stem(word) for word in rules["plain"]["words"])
        self._uncounted = self._plain - {stem(word) for word in rules["plain"]["counted"]}
        anybody = {*case.rules["rival"]["anybody"], *rules["plain"]["anybody"]}
        anybody -= {*case.rules["rival"]["state"], *case.rules["rival"]["against"]}
        self._anybody = frozenset(stem(word) for word in anybody) | self._plain | case.reader.silent
        self.sites = frozenset(stem(word) for word in rules["spots"]["between"])
        self._gate = Gate(
            {("act", name): told for name, told in rules["acts"].items()}
            | {("of", name): both.get("of", ["*"]) for name, both in rules["standings"].items()}
            | {(side, name): both[side] for name, both in rules["standings"].items() for side in ("yes", "no")}
        )
        self._act_words: dict[str, bool] = {}
        self._numbers: dict[str, int | None] = {}
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
        doer, worded = self._doer(statement, text, present)
        spots = self._spots(statement, text) & (told.names | told.content)
        low = text.casefold()
        plain = _NAMES.sub(lambda match: " " * len(match[0]), text).casefold()
        acts = {name: [*found.finditer(plain)] for name, found in self._acts.items() if ("act", name) in present}
        found = told.content - self._silent(low, present) - self._plain - worded - told.names
        things = frozenset(one for one in found if len(one) > 1)
        return Slots(
            acts=self._ways(low, acts),
            told_not=self._told_not(low, things),
            unreal=frozenset(name for name, found in acts.items() if found and self._planned(low, found)),
            dated=self._dated(statement, low, acts),
            things=things,
            known=things & told.definite,
            names=told.names - spots - doer,
            spots=spots,
            day=self.day(statement, text),
            doer=doer,
            counts=tuple(self._counts(text)),
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
        own = from_when(statement.when)
        if own.bounded:
            return own
        told = self._case.told(statement)
        named = self._case.named_day(statement)
        return named if named.bounded else _by_words(text.casefold(), told, self._case.rules["time"])

    def _ways(self, low: str, acts: Mapping[str, Sequence[re.Match[str]]]) -> dict[str, bool]:
        """Each family of acts told one way only, with whether that is as not so."""
        ways = {name: {self._turned(low, one.start()) for one in found} for name, found in acts.items()}
        return {name: way.pop() for name, way in ways.items() if len(way) == 1}

    def _told_not(self, low: str, things: frozenset[str]) -> frozenset[str]:
        """The participles that stand right behind a negation: "has not disbanded"."""
        found: set[str] = set()
        for match in _NOT.finditer(low):
            behind = [word for word in words(_CLAUSE.split(low[match.end() :])[0])[:3] if word not in _BETWEEN]
            if (
                behind
                and len(behind[0]) > _SHORTEST
                and behind[0].endswith(("ed", "en"))
                and not self._mere.match(low[match.start() :])
            ):
                found |= self._case.vocabulary.content(behind[0])
        return frozenset(found) & things

    def _turned(self, low: str, at: int) -> bool:
        """Whether what stands at a place is told as not so: "did not", "has yet to", "no rebels had"."""
        before = _CLAUSE.split(low[:at])[-1].split()
        near = " ".join(before[-self.rules["turning"]["within"] :])
        far = " ".join(before[-self.rules["turning"]["nobody_within"] :])
        behind = _CLAUSE.split(low[at:])[0]
        if self._mere.search(near) or _DEADLINE.search(behind):
            return False
        after = " ".join(behind.split()[1 : 1 + self.rules["turning"]["within"]])
        return any(
            found.search(told) for found, told in ((self._turning, near), (self._nobody, far), (self._nobody, after))
        )

    def _planned(self, low: str, found: Sequence[re.Match[str]]) -> bool:
        near = (low[: one.start()].split()[-self.rules["unreal"]["within"] :] for one in found)
        return all(self._unreal.search(" ".join(before)) and not _BEGUN & set(before) for before in near)

    def _dated(self, statement: Statement, low: str, acts: Mapping[str, Sequence[re.Match[str]]]) -> frozenset[str]:
        """The acts between which and the words for the day no clause begins."""
        told = self._day_words(statement, low)
        at = low.find(told) if told else -1
        if at < 0:
            return frozenset(acts)
        every = [one for found in acts.values() for one in found]
        return frozenset(
            name for name, found in acts.items() if any(_beside(low, one, at, len(told), every) for one in found)
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
            yield side != self._turned(low, match.start())

    def _counts(self, text: str) -> Iterator[Count]:
        """Yield the numbers of people and things told, with what is counted."""
        tail_of = [(match, text[match.end() :]) for match in _NUMBER.finditer(text)]
        for match, tail in tail_of:
            number = self._number(match[1])
            if text[: match.start()].casefold().rstrip().endswith("between"):
                return
            before = text[max(0, match.start() - 24) : match.start()]
            if (
                number is None
                or self._measures.match(tail.strip().casefold())
                or _day_of_month(number, before, tail, self._months())
            ):
                continue
            yield Count(_range(self._case, number, before), self._unit(tail))

    def _months(self) -> frozenset[str]:
        return frozenset(self._case.rules["time"]["months"])

    def _number(self, told: str) -> int | None:
        if told not in self._numbers:
            self._numbers[told] = self._read_number(told)
        return self._numbers[told]

    def _read_number(self, told: str) -> int | None:
        plain = told.replace(",", "").replace(" ", "")
        if plain.isdigit():
            return int(plain)
        found = self._case.reader.counted(told.casefold()) if plain.isalpha() or "-" in plain else frozenset()
        number = next(iter(found), "") if len(found) == 1 else ""
        return int(number) if number.isdigit() and int(number) > 1 else None

    def _unit(self, tail: str) -> frozenset[str]:
        """The stems of what is counted: the next few words that say something, up to a break."""
        clause = re.split(r"[.,;:()]", tail)[0]
        kept: list[str] = []
        for word in words(clause)[:5]:
            if kept and self._is_act(word):
                break
            kept.append(word)
        return _worded(self._case.vocabulary.content(" ".join(kept[:4]))) - self._uncounted - self._case.reader.silent

    def _is_act(self, word: str) -> bool:
        known = self._act_words.get(word)
        if known is None:
            known = any(found.fullmatch(word) for found in self._acts.values())
            self._act_words[word] = known
        return known

    def _doer(
        self, statement: Statement, text: str, present: frozenset[Hashable]
    ) -> tuple[frozenset[str], frozenset[str]]:
        """The stems for who did it, as the claim names them or by the words, and all stems of those words."""
        ref = _claimed(statement)
        tellings = (
            ref.name if ref else "",
            _cleft(text),
            _holder(text),
            self._passive(text),
            self._subject(text, present),
        )
        told = next((told for told in tellings if self._named(told)), "")
        return self._named(told), self._case.vocabulary.content(told)

    def _named(self, told: str) -> frozenset[str]:
        """The stems of the words that name somebody."""
        return _worded(self._case.vocabulary.content(told)) - self._anybody

    def _passive(self, text: str) -> str:
        found = [*_BY.finditer(text), *_FROM.finditer(text)]
        if not found:
            return ""
        told = found[-1][1].split()
        stop = frozenset(self.rules["spots"]["before"]) | {
            "who",
            "that",
            "which",
            "when",
            "while",
            "with",
            "and",
            "during",
        }
        cut = next((at for at, word in enumerate(told) if word.casefold() in stop), len(told))
        return " ".join(told[:cut])

    def _subject(self, text: str, present: frozenset[Hashable]) -> str:
        """The words before the act, unless these are what it is done to."""
        low = text.casefold()
        found = [
            (match, name)
            for name, acts in self._acts.items()
            if ("act", name) in present
            for match in acts.finditer(low)
            if match.start() > 0
        ]
        if not found:
            return ""
        first, name = min(found, key=lambda one: one[0].start())
        told = text[: first.start()].split()
        behind = low[first.end() :].split()[:1]
        if name not in self.rules["doing"]["acts"]:
            return ""
        undergone = name in self.rules["undergone"]["acts"] and bool(
            set(behind) & set(self.rules["undergone"]["behind"])
        )
        if undergone or (_PASSIVE.search(" ".join(told[-2:])) and not first[0].endswith("ing")):
            return ""
        cut = next((at for at, word in enumerate(told) if _AUXILIARY.fullmatch(word.casefold())), len(told))
        return " ".join(told[:cut]) if cut <= _LONGEST else ""


def _beside(low: str, act: re.Match[str], at: int, length: int, every: Sequence[re.Match[str]]) -> bool:
    """Whether between an act and the words for a day no clause begins and no other act stands."""
    start, end = (act.end(), at) if act.end() <= at else (at + length, act.start())
    others = any(start <= one.start() and one.end() <= end for one in every)
    return not others and _BEGINS.search(low[start:end]) is None


def phrases(told: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of these words or phrases, whole; `*` stands for any ending or inside of a word."""
    every = (re.escape(one).replace(r"\*", r"[\w'-]*").replace(r"\ ", r"\s+") for one in told)
    return re.compile(rf"\b(?:{'|'.join(sorted(every, key=lambda one: (-len(one), one)))})(?!\w)")


class Gate:
    """Tells which of many lists of phrases may occur in a text, by the first words of their phrases.

    Looking a text's words up costs a fraction of searching it for each list; what is let through is searched as before.
    """

    def __init__(self, lists: Mapping[Hashable, Iterable[str]]) -> None:
        self._always = frozenset(name for name, told in lists.items() if any(_HEAD.match(one) is None for one in told))
        self._whole: dict[str, set[Hashable]] = {}
        self._begun: dict[str, set[Hashable]] = {}
        for name, told in lists.items():
            for one in told:
                if (head := _HEAD.match(one)) is not None:
                    heads = self._begun if one[head.end() : head.end() + 1] == "*" else self._whole
                    heads.setdefault(head[0], set()).add(name)
        self._lengths = sorted({len(head) for head in self._begun})
        self._words: dict[str, frozenset[Hashable]] = {}

    def present(self, low: str) -> frozenset[Hashable]:
        """Return the names of the lists of which a phrase may occur in a text in small letters."""
        return self._always.union(*(self._named(word) for word in set(_WORD.findall(low))))

    def _named(self, word: str) -> frozenset[Hashable]:
        found = self._words.get(word)
        if found is None:
            begun = (self._begun.get(word[:length], ()) for length in self._lengths if length <= len(word))
            found = frozenset(self._whole.get(word, ())).union(*begun)
            self._words[word] = found
        return found


def _spot_pattern(rules: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    before, between = "|".join(rules["before"]), "|".join(rules["between"])
    return re.compile(rf"\b(?:{before})(?: (?:{between})\b,?)*,? ({_NAME}(?: {_NAME})*)")


def _claimed(statement: Statement) -> ActorRef | None:
    claim = statement.claim
    match claim:
        case OccurrenceClaim() | PositionClaim() | CommitmentClaim():
            return claim.actor
        case SupportClaim():
            return claim.backer
        case _:
            return None


def _worded(stems: frozenset[str]) -> frozenset[str]:
    return frozenset(one for one in stems if not one[:1].isdigit())


def _holder(text: str) -> str:
    """In whose hands a place is."""
    found = _HANDS.search(text)
    return next((each for each in found.groups() if each), "") if found else ""


def _cleft(text: str) -> str:
    found = _CLEFT.match(text)
    return found[1] if found else ""


def _day_of_month(number: int, before: str, tail: str, months: frozenset[str]) -> bool:
    """Whether a number is the day of a month."""
    beside = {*words(before)[-1:], *words(tail)[:1]}
    return number <= _LAST_DAY and bool(beside & months)


def _range(case: Case, number: int, before: str) -> Range:
    """The numbers that a number allows, by the words right before it."""
    rules = case.rules["rival"]
    if has_any(before, rules["ceiling"]):
        return Range(0, number)
    if has_any(before, rules["floor"]):
        return Range(number, math.inf)
    share = case.rules["figure"]["about"] if has_any(before, rules["inexact"]) else 0
    return Range(math.floor(number * (1 - share)), math.ceil(number * (1 + share)))


def _by_words(low: str, told: Stretch, rules: Mapping[str, Any]) -> Stretch:
    """The one weekday or end of a month that is named, nearest to the telling: ahead of it for what is to be."""
    if told.end is None:
        return OPEN
    told_words = words(low)
    days = [(at, name) for at, name in enumerate(rules["weekdays"]) if name in told_words]
    ahead = bool(set(told_words) & _COMING) or " are to " in low or " is to " in low
    if len(days) == 1:
        at, name = days[0]
        before = told_words[max(0, told_words.index(name) - 1) : told_words.index(name)]
        back = (told.end.weekday() - at) % 7
        coming = ahead or bool(set(before) & {"by", "until", "before"})
        day = told.end + timedelta(days=(7 - back) % 7) if coming else told.end - timedelta(days=back)
        return Stretch(day, day)
    months = [number for name, number in rules["months"].items() if f"end of {name}" in low]
    return _month_end(months[0], told.end) if len(months) == 1 else OPEN


def _month_end(month: int, told: date) -> Stretch:
    year = told.year + (month < told.month)
    following = date(year + month // 12, month % 12 + 1, 1)
    day = following - timedelta(days=1)
    return Stretch(day, day)
