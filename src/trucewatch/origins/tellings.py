"""Statements as origins sees them: which words of the report they are, who relays them, on whose word they rest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from trucewatch.model import ActorRef, Span, Statement, Text, Value
from trucewatch.origins.derivations import Printed
from trucewatch.origins.fingerprint import Fingerprint
from trucewatch.origins.press import Organ, Press

UNNAMED = "an unnamed source"

Key = tuple[str, str]
"""What tells one principal from another: how it is known, and as what."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement: the outlets and agencies that relay it, its principal.

    `named` holds the words of the name of each who is said to have said it, but for those who relay it.
    """

    statement: Statement
    relays: tuple[tuple[Organ, ActorRef], ...]
    principal: Key
    named: tuple[frozenset[str], ...]

    @property
    def organs(self) -> tuple[str, ...]:
        """The names of those who relay it."""
        return tuple(organ.name for organ, _ in self.relays)


class Told(Value, frozen=True, kw_only=True, array_like=True, gc=False):
    """A place where a text says that an organ was told something or tells it: the sentence, the words, the organ."""

    start: int
    end: int
    words: str
    organ: str


def tellings(one: Printed, told: Sequence[Told], statements: Iterable[Statement], press: Press) -> tuple[Telling, ...]:
    """Return the statements of one report, in the order of the text, given where it says who was told."""
    own = {press.named(one.report.outlet) if one.report.outlet else None, *one.agencies}
    made = []
    for statement in sorted(statements, key=lambda s: (s.span, s.id)):
        relays: dict[Organ, ActorRef] = {}
        for organ, source in (*_linked(statement, press), *_spoken_to(statement.span, told, press)):
            if organ not in own:
                relays.setdefault(organ, source)
        speakers = (link.actor.name for link in statement.attribution if press.meant(link.actor.name) is None)
        named = tuple(words for words in map(press.named_by, speakers) if words)
        made.append(Telling(statement, tuple(relays.items()), principal_key(statement, press), named))
    return tuple(made)


def principal_key(statement: Statement, press: Press) -> Key:
    """Return what tells the principal of a statement from others; ("", "") where the outlet speaks for itself."""
    actor = statement.principal
    if actor is None:
        return ("", "")
    if (organ := press.meant(actor.name)) is not None:
        return ("press", organ.name)
    if actor.actor is not None:
        return ("actor", actor.actor)
    name = " ".join(sorted(press.named_by(actor.name)))
    return ("name", name) if name else ("unnamed", "")


def _linked(statement: Statement, press: Press) -> Iterator[tuple[Organ, ActorRef]]:
    for link in statement.attribution:
        if (organ := press.meant(link.actor.name)) is not None:
            yield organ, link.actor
        else:
            for _, words, organ in press.told(link.cue, 0, len(link.cue)):
                yield organ, ActorRef(actor=None, name=words)


def told_in(text: Text, print_: Fingerprint, press: Press) -> Iterator[Told]:
    """Yield the organs that somebody spoke to, each with the sentence that says so."""
    for block in text.blocks:
        for place, words, organ in press.told(text.content, block.start, block.end):
            word = int(print_.starts.searchsorted(place))
            if word < len(print_):
                sentence = np.flatnonzero(print_.sentences == print_.sentences[word])
                start, end = int(print_.starts[sentence[0]]), int(print_.ends[sentence[-1]])
                yield Told(start=start, end=end, words=words, organ=organ.name)


def _spoken_to(span: Span, told: Sequence[Told], press: Press) -> Iterator[tuple[Organ, ActorRef]]:
    for one in told:
        organ = press.named(one.organ) if one.start < span.end and span.start < one.end else None
        if organ is not None:
            yield organ, ActorRef(actor=None, name=one.words)
