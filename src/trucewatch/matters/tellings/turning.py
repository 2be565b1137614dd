"""Whether an act is told as not so, as no more than planned or possible, or of another clause than the day."""

import re
from collections.abc import Iterable, Mapping, Sequence

from trucewatch.matters.case import Case
from trucewatch.matters.phrases import phrases
from trucewatch.matters.tellings.same import Same
from trucewatch.matters.tellings.wording import Wording
from trucewatch.matters.words import words

_SENTENCE = re.compile(r"[.!?]['\"’”)]*\s")
_SHORTEST = 3  # letters that say too little


class Turning:
    """Reads how the acts of the tellings of one case are told."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._rules = rules = case.acts["turning"]
        self._turning, self._losing = phrases(rules["words"]), phrases(rules["losing"])
        self._lives = tuple(rules["lives"])
        self._nobody = phrases(rules["nobody"])
        self._mere = phrases(rules["mere"])
        self._deadline = phrases(rules["deadline"])
        self._between = frozenset(rules["between"])
        self._not = re.compile(rf"\b(?:{_any(rules['negations'])})\b|(?:{_any(rules['shortened'])})\b")
        self._none, self._stops = frozenset(rules["none"]), frozenset(rules["stops"])
        self._articles = frozenset(rules["articles"])
        self._pronouns = frozenset(rules["pronouns"])
        self._where = frozenset(case.acts["spots"]["before"]) - {"of"}
        self._unreal = phrases(case.acts["unreal"]["words"])
        self._unreal_within = case.acts["unreal"]["within"]
        self._begun = frozenset(case.acts["unreal"]["begun"])
        self._clause = re.compile(rf"[,;:]|\b(?:{_any(case.acts['clauses']['breaks'])})\b")
        self._begins = _begins(case.acts["clauses"])

    def ways(self, wording: Wording) -> dict[str, bool]:
        """Return each family of acts told one way only, with whether that is as not so."""
        ways = {name: {self.turned(wording, one.start()) for one in found} for name, found in wording.plain.items()}
        return {name: way.pop() for name, way in ways.items() if len(way) == 1}

    def told_not(self, low: str, things: frozenset[str], same: Same) -> frozenset[str]:
        """Return what is told as not so: the word behind "not", and behind "no" the next two and the participles."""
        found: set[str] = set()
        for match in self._not.finditer(low):
            if self._mere.match(low[low.rfind(" ", 0, match.start()) + 1 :]):
                continue
            none = match[0] in self._none
            clause = words(self._clause.split(low[match.end() :])[0])[: self._rules["reach"]]
            ends = self._stops if none else self._articles
            clause = clause[: next((at for at, one in enumerate(clause) if one in ends), len(clause))]
            behind = [one for one in clause if one not in self._between]
            nobody_there = match[0] in self._pronouns and bool(self._where & {*clause[:1]})
            said = ([] if nobody_there else behind[: 2 if none else 1]) + [
                one for one in behind if none and one.endswith(("ed", "en"))
            ]
            found |= self._case.vocabulary.content(" ".join(one for one in said if len(one) > _SHORTEST))
        return same.one(found) & things

    def turned(self, wording: Wording, at: int) -> bool:
        """Whether what stands at a place is told as not so: "did not", "has yet to", "no rebels had"."""
        if not wording.may_turn:
            return False
        low = wording.low
        before = self._clause.split(low[:at])[-1].split()
        near = " ".join(before[-self._rules["within"] :])
        far = " ".join(before[-self._rules["nobody_within"] :])
        behind = self._clause.split(_SENTENCE.split(low[at:])[0])[0]
        if self._mere.search(near) or self._deadline.search(behind):
            return False
        after = " ".join(behind.split()[1 : 1 + self._rules["within"]])
        far, after = (self._mere.sub(" ", told) for told in (far, after))
        lost = not low.startswith(self._lives, at) and self._losing.search(near)
        return bool(lost) or any(
            found.search(told) for found, told in ((self._turning, near), (self._nobody, far), (self._nobody, after))
        )

    def planned(self, low: str, found: Sequence[re.Match[str]]) -> bool:
        """Whether all these words for an act tell it as no more than planned, feared or possible."""
        near = (low[: one.start()].split()[-self._unreal_within :] for one in found)
        return all(self._unreal.search(" ".join(before)) and not self._begun & set(before) for before in near)

    def beside(self, low: str, act: re.Match[str], at: int, length: int, every: Sequence[re.Match[str]]) -> bool:
        """Whether between an act and the words for a day no clause begins and no other act stands."""
        start, end = (act.end(), at) if act.end() <= at else (at + length, act.start())
        others = any(start <= one.start() and one.end() <= end for one in every)
        return not others and self._begins.search(low[start:end]) is None


def _any(told: Iterable[str]) -> str:
    return "|".join(re.escape(one) for one in sorted(told, key=lambda one: (-len(one), one)))


def _begins(rules: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """Another clause between an act and a day; "before dawn on Monday" is none."""
    begins, times, moments = (_any(rules[name]) for name in ("begins", "times", "moments"))
    return re.compile(rf"[;:]|\b(?:{begins})\b|\b(?:{times})\b(?! *(?:{moments})?[ a-z]{{0,5}}$)")
