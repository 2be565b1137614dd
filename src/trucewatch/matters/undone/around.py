"""What stands around a telling: the sentence before it, who and what is named there, the day that is told there."""

import re
from collections.abc import Iterable

from trucewatch.matters.case import Case
from trucewatch.matters.paragraphs import paragraph_of, told_before
from trucewatch.matters.substance import names_inside
from trucewatch.matters.times import OPEN, Stretch, day_by_words, named_day
from trucewatch.matters.words import stem
from trucewatch.model import ActorKind, Label, Statement

_SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])[.!?]['\"’”)]*\s")  # not behind "Dr", "Gen"
_SENTENCES = 2  # the one that a statement stands in, as far as it is told before, and the one before that
_SHORTEST = 3
_BODIES = frozenset({ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.FORCE, ActorKind.OUTLET, ActorKind.AGENCY})


class Around:
    """Reads what stands around the tellings of one case."""

    def __init__(self, case: Case) -> None:
        self._case = case
        bodies = (actor for actor in case.roster.named().values() if actor.kind in _BODIES)
        named = (word for actor in bodies for name in (actor.name, *actor.names) for word in name.split())
        lands = (word for name in case.states for word in name.split())
        self._plain = frozenset(stem(word.casefold()) for word in (*named, *lands))

    def before(self, statement: Statement) -> str:
        """Return the sentence before a statement, and the words of its own before it.

        Where it begins a paragraph that is the last sentence of the paragraph before.
        """
        own = _last(told_before(self._case, statement))
        return own if len(_SENTENCE.split(own)) >= _SENTENCES else f"{self.above(statement)} {own}"

    def above(self, statement: Statement) -> str:
        """Return the heading above a statement's paragraph, or else the last sentence of the paragraph before."""
        text, block = self._case.texts.get(statement.report), paragraph_of(self._case, statement)
        if text is None or block is None:
            return ""
        earlier = max((one for one in text.blocks if one.end <= block.start), key=lambda one: one.end, default=None)
        start = earlier.end if earlier is not None else 0
        heading = [one for one in text.asides if one.label is Label.HEADING and start <= one.start < block.start]
        if heading:
            return text.content[heading[-1].start : heading[-1].end]
        return _last(text.content[earlier.start : earlier.end]) if earlier is not None else ""

    def named(self, statement: Statement) -> frozenset[str]:
        """Return the stems of the names in the sentence of a statement and before it, but for bodies and lands."""
        return self.without_bodies(names_inside([f"{self.before(statement)} {self._case.around(statement)}"]))

    def without_bodies(self, names: Iterable[str]) -> frozenset[str]:
        """Return the stems of names but for those of bodies and lands.

        These are named all over the reports of one conflict; persons and places are not.
        """
        found = frozenset(stem(name) for name in names if len(name) >= _SHORTEST)
        return found - self._plain - self._case.reader.silent

    def day(self, statement: Statement) -> Stretch:
        """Return the last day that is told before a statement, in its paragraph."""
        told, time = self._case.told(statement), self._case.rules["time"]
        for sentence in reversed(_SENTENCE.split(told_before(self._case, statement))):
            named = named_day(sentence, time["months"], told)
            found = named if named.bounded else day_by_words(sentence, told, time, self._case.acts["ahead"])
            if found.bounded:
                return found
        return OPEN


def _last(text: str) -> str:
    return " ".join(_SENTENCE.split(text)[-_SENTENCES:])
