"""Answers: what one is told to have done, and what he says to it right behind, in the same report.

"The army pointed to the hills held by the council. The council rejected this: ..." needs no word in common: that the
one stands behind the other says what is answered. Only an accusation is answered so, and only by another voice.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from trucewatch.matters.case import Case
from trucewatch.matters.phrases import phrases
from trucewatch.matters.tellings.both import Clash
from trucewatch.matters.tellings.doing import alike, speaker
from trucewatch.matters.tellings.reading import SlotReader
from trucewatch.matters.words import stem, words
from trucewatch.model import ContradictionKind, Statement

_BREAK = re.compile(r"[.!?]['\"’”)]*\s")
_CLOSED = re.compile(r"\s*[,.;:]")
_SHARE = 0.5
"""How alike an accusation and its answer are taken to be: what they share is that one stands behind the other."""


def answers(case: Case, reader: SlotReader) -> Iterator[Clash]:
    """Yield each accusation with what is answered to it in the same paragraph."""
    asked = _Asked(case, reader)
    told: dict[str, list[Statement]] = {}
    for one in case.statements:
        told.setdefault(one.report, []).append(one)
    for report, statements in told.items():
        text = case.texts.get(report)
        for block in text.blocks if text else ():
            inside = [one for one in statements if block.start <= one.span.start and one.span.end <= block.end]
            if text is not None and len(inside) > 1:
                yield from asked.among(text.content, inside)


class _Asked:
    """Looks for accusations and their answers."""

    def __init__(self, case: Case, reader: SlotReader) -> None:
        self._case, self._reader = case, reader
        rules: Mapping[str, Any] = case.acts["answers"]
        objects = "|".join(map(re.escape, rules["charges"]))
        self._rejects = re.compile(rf"\b(?:{'|'.join(map(re.escape, rules['rejecting']))}) (?:{objects})\b(?! that\b)")
        self._blames = phrases(rules["blaming"])
        self._other = phrases(rules["another"])
        self._negations = frozenset(case.acts["turning"]["negations"])
        self._near = int(rules["letters"])

    def among(self, content: str, inside: Sequence[Statement]) -> Iterator[Clash]:
        """Yield the accusations of one paragraph with their answers, each of these to the nearest before it."""
        for answer in inside:
            before = [one for one in inside if one.span.end <= answer.span.start and self._accuses(one)]
            told = max(before, key=lambda one: (one.span.end, -one.span.start), default=None)
            if told is None or answer.principal is None or self._case.principal(told) == self._case.principal(answer):
                continue
            between = content[told.span.end : answer.span.start]
            how = self._how(told, answer, between) if len(between) <= self._near else None
            if how is not None:
                yield Clash(how, told, answer, frozenset({"answer"}), _SHARE)

    def _how(self, told: Statement, answer: Statement, between: str) -> ContradictionKind | None:
        """How an answer stands to an accusation before it, by the words between and its own first ones."""
        if (rejected := self._rejects.search(between.casefold())) is not None:
            return ContradictionKind.DENIAL if self._answered(answer, between, rejected) else None
        if len(_BREAK.findall(between)) > 1:
            return None
        low = " ".join(answer.text.casefold().split())
        doer, other = self._reader.of(told).doer, self._reader.of(answer).doer
        named = doer | frozenset(stem(one) for one in words(told.text))
        if self._other.match(low.lstrip("\"'“‘")) and doer and other and not alike(named, other):
            return ContradictionKind.RESPONSIBILITY
        own = not _BREAK.search(between) and _relative(between)
        accused = own or alike(named, speaker(self._case, answer))
        negated = self._negations & set(words(low)[:3])
        return ContradictionKind.DENIAL if negated and accused and self._blamed(told) else None

    def _answered(self, answer: Statement, between: str, rejected: re.Match[str]) -> bool:
        """Whether what is rejected is the accusation right before, and who rejects it says what stands right behind."""
        before, behind = between[: rejected.start()], between[rejected.end() :]
        if len(_BREAK.findall(before)) > 1 or len(_BREAK.findall(behind)) > 1 or not _CLOSED.match(behind):
            return False
        said = frozenset(stem(one) for one in words(_BREAK.split(before)[-1]))
        return behind.startswith(":") or alike(said, speaker(self._case, answer))

    def _accuses(self, statement: Statement) -> bool:
        """Whether a statement lays a deed to somebody, or blames somebody."""
        slots, deeds = self._reader.of(statement), frozenset(self._reader.rules["deeds"]["acts"])
        done = any(name in deeds and not negated for name, negated in slots.acts.items())
        return self._blamed(statement) or (done and bool(slots.doer))

    def _blamed(self, statement: Statement) -> bool:
        return self._blames.search(statement.text.casefold()) is not None


def _relative(between: str) -> bool:
    """Whether who answers is told of in a clause of the one who is blamed: "..., whose commander said"."""
    return bool({"who", "whose", "which"} & set(words(between)))
