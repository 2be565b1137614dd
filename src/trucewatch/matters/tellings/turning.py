"""Whether an act is told as not so, as no more than planned or possible, or of another clause than the day."""

import re
from collections.abc import Iterable, Mapping, Sequence

from trucewatch.matters.case import Case
from trucewatch.matters.tellings.phrases import phrases
from trucewatch.matters.words import words

_SHORTEST = 4  # letters that no participle has: "need"


class Turning:
    """Reads how the acts of the tellings of one case are told."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._rules = rules = case.acts["turning"]
        self._turning = phrases(rules["words"])
        self._nobody = phrases(rules["nobody"])
        self._mere = phrases(rules["mere"])
        self._deadline = phrases(rules["deadline"])
        self._between = frozenset(rules["between"])
        self._not = re.compile(rf"\b(?:{_any(rules['negations'])})\b|(?:{_any(rules['shortened'])})\b")
        self._unreal = phrases(case.acts["unreal"]["words"])
        self._unreal_within = case.acts["unreal"]["within"]
        self._begun = frozenset(case.acts["unreal"]["begun"])
        self._clause = re.compile(rf"[,;:]|\b(?:{_any(case.acts['clauses']['breaks'])})\b")
        self._begins = _begins(case.acts["clauses"])

    def ways(self, low: str, acts: Mapping[str, Sequence[re.Match[str]]]) -> dict[str, bool]:
        """Return each family of acts told one way only, with whether that is as not so."""
        ways = {name: {self.turned(low, one.start()) for one in found} for name, found in acts.items()}
        return {name: way.pop() for name, way in ways.items() if len(way) == 1}

    def told_not(self, low: str, things: frozenset[str]) -> frozenset[str]:
        """Return the participles that stand right behind a negation: "has not disbanded"."""
        found: set[str] = set()
        for match in self._not.finditer(low):
            behind = [one for one in words(self._clause.split(low[match.end() :])[0])[:3] if one not in self._between]
            if (
                behind
                and len(behind[0]) > _SHORTEST
                and behind[0].endswith(("ed", "en"))
                and not self._mere.match(low[match.start() :])
            ):
                found |= self._case.vocabulary.content(behind[0])
        return frozenset(found) & things

    def turned(self, low: str, at: int) -> bool:
        """Whether what stands at a place is told as not so: "did not", "has yet to", "no rebels had"."""
        before = self._clause.split(low[:at])[-1].split()
        near = " ".join(before[-self._rules["within"] :])
        far = " ".join(before[-self._rules["nobody_within"] :])
        behind = self._clause.split(low[at:])[0]
        if self._mere.search(near) or self._deadline.search(behind):
            return False
        after = " ".join(behind.split()[1 : 1 + self._rules["within"]])
        return any(
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
    return "|".join(re.escape(one) for one in told)


def _begins(rules: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """Another clause between an act and a day; "before dawn on Monday" is none."""
    begins, times, moments = (_any(rules[name]) for name in ("begins", "times", "moments"))
    return re.compile(rf"[;:]|\b(?:{begins})\b|\b(?:{times})\b(?! *(?:{moments})?[ a-z]{{0,5}}$)")
