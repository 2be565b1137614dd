"""Statements as origins sees them: which words of the report they are, who relays them, on whose word they rest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from trucewatch.model import ActorRef, Statement
from trucewatch.origins.derivations import Printed
from trucewatch.origins.press import Organ, Press

UNNAMED = "an unnamed source"

Key = tuple[str, str]
"""What tells one principal from another: how it is known, and as what."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement: the half-open range of its words, the outlets and agencies that relay it, its principal.

    `named` holds the words of the name of each who is said to have said it, but for those who relay it.
    """

    statement: Statement
    first: int
    last: int
    relays: tuple[tuple[Organ, ActorRef], ...]
    principal: Key
    named: tuple[frozenset[str], ...]

    @property
    def organs(self) -> tuple[str, ...]:
        """The names of those who relay it."""
        return tuple(organ.name for organ, _ in self.relays)


def tellings(one: Printed, statements: Iterable[Statement], press: Press) -> tuple[Telling, ...]:
    """Return the statements of one report, in the order of the text."""
    own = {press.named(one.report.outlet) if one.report.outlet else None, *one.agencies}
    told = tuple(_told(one, press))
    made = []
    for statement in sorted(statements, key=lambda s: (s.span, s.id)):
        first, last = one.print_.inside(statement.span)
        relays: dict[Organ, ActorRef] = {}
        for organ, source in (*_linked(statement, press), *_spoken_to(one, first, last, told)):
            if organ not in own:
                relays.setdefault(organ, source)
        speakers = (link.actor.name for link in statement.attribution if press.meant(link.actor.name) is None)
        named = tuple(words for words in map(press.named_by, speakers) if words)
        made.append(Telling(statement, first, last, tuple(relays.items()), principal_key(statement, press), named))
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


def _told(one: Printed, press: Press) -> Iterator[tuple[int, Organ, ActorRef]]:
    """Yield the organs that somebody spoke to, each with the sentence that says so."""
    for block in one.text.blocks:
        for place, words, organ in press.told(one.text.content, block.start, block.end):
            word = int(one.print_.starts.searchsorted(place))
            if word < len(one.print_):
                yield int(one.print_.sentences[word]), organ, ActorRef(actor=None, name=words)


def _spoken_to(
    one: Printed, first: int, last: int, told: Sequence[tuple[int, Organ, ActorRef]]
) -> Iterator[tuple[Organ, ActorRef]]:
    if first == last or not told:
        return
    sentences = range(int(one.print_.sentences[first]), int(one.print_.sentences[last - 1]) + 1)
    yield from ((organ, source) for sentence, organ, source in told if sentence in sentences)
