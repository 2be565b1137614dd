"""Whose words stand where: the speeches of a report over each other, innermost last, with their links resolved."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import Protocol

from trucewatch.model import ActorRef, Link, Span, Stance
from trucewatch.statements.attribution import FoundLink, Speech
from trucewatch.statements.found import Mention
from trucewatch.statements.sentence import Sentence

_Place = tuple[int, Mention]
_FEWEST_WORDS = 6  # fewer words outside are an adjunct of the inner cue ("But early on Tuesday, ...")
_BACK = 3  # sentences within which a pronoun takes up who spoke before


class Who(Protocol):
    """Tells who is meant by some words of a sentence, and whom a pronoun takes up."""

    def resolve(self, sentence_index: int, mention: Mention, /) -> ActorRef:
        """Return the words and the actor that they name, if any."""

    def is_pronoun(self, sentence_index: int, mention: Mention, /) -> bool:
        """Whether some words are a pronoun for a third."""

    def takes_up(self, sentence_index: int, mention: Mention, earlier_index: int, earlier: Mention, /) -> bool:
        """Whether a pronoun may mean who spoke before it."""

    def person_before(self, sentence_index: int, mention: Mention, /) -> tuple[int, Mention] | None:
        """The nearest person before "he" or "she" in its paragraph who does something, told by no known name."""


class Voices:
    """The speeches of one report, ready to be asked who speaks at a place."""

    def __init__(self, sentences: Sequence[Sentence], speeches: Sequence[Speech], who: Who) -> None:
        self._sentences = sentences
        self._who = who
        self.speeches = tuple(sorted(speeches, key=lambda s: (s.content.start, -s.content.end)))
        self._starts = [speech.content.start for speech in self.speeches]
        self._reach = list(accumulate((speech.content.end for speech in self.speeches), max))
        self._linked: dict[int, list[Speech]] = {}
        for speech in self.speeches:
            self._linked.setdefault(speech.links[-1].sentence, []).append(speech)

    def around(self, span: Span) -> tuple[Speech, ...]:
        """Return the speeches whose content holds this span, outermost first."""
        found, at = [], bisect_right(self._starts, span.start) - 1
        while at >= 0 and self._reach[at] >= span.end:  # none before reaches as far
            if self.speeches[at].content.covers(span):
                found.append(self.speeches[at])
            at -= 1
        return tuple(reversed(found))

    def linked_in(self, sentence: int) -> Sequence[Speech]:
        """Return the speeches whose innermost source and cue stand in this sentence."""
        return self._linked.get(sentence, ())

    def cued_at(self, sentence: int, token: int) -> Speech | None:
        """Return the speech whose innermost cue is this token, if it is one."""
        return next((speech for speech in self.linked_in(sentence) if speech.links[-1].cue == token), None)

    def links(self, speeches: Sequence[Speech]) -> tuple[Link, ...]:
        """Return the resolved links of nested speeches, from the outermost relay to the principal.

        Whoever says one thing and denies another in the same breath relays nobody: the inner cue is kept.
        """
        made: list[Link] = []
        told: tuple[int, Mention] | None = None
        for speech in speeches:
            for found in speech.links:
                cue = self._sentences[found.sentence][found.cue]
                source = self._source(found)
                link = Link(actor=source, cue=cue.text)
                words = None if found.source is None else (found.sentence, found.source)
                if words is not None and words == told and made[-1].actor == source:
                    made.pop()
                told = words
                if link not in made and not (made and _relays_self(made[-1], link)):
                    made.append(link)
        return tuple(made)

    def _source(self, found: FoundLink) -> ActorRef:
        """Who speaks; where a pronoun names nobody known, who spoke before it and agrees, in the words for him."""
        if found.source is None:
            return ActorRef(actor=None, name="")
        source = self._who.resolve(found.sentence, found.source)
        if source.actor is not None or not self._who.is_pronoun(found.sentence, found.source):
            return source
        before = self._spoken_before(found.sentence, found.source)
        if before is not None and not self._who.takes_up(found.sentence, found.source, *before):
            before = None
        near = self._who.person_before(found.sentence, found.source)
        taken = max((one for one in (before, near) if one is not None), key=_order, default=None)
        return source if taken is None else self._who.resolve(*taken)

    def _spoken_before(self, sentence: int, source: Mention) -> _Place | None:
        """The nearest speaker named otherwise than by a pronoun, some sentences before at most."""
        at = bisect_left(self._sources, (sentence, source.first), key=lambda place: (place[0], place[1].first))
        for place in reversed(self._sources[:at]):
            if place[0] < sentence - _BACK:
                return None
            if not self._who.is_pronoun(*place):
                return place
        return None

    @cached_property
    def _sources(self) -> list[_Place]:
        """Where the speakers stand, in order."""
        found = {(link.sentence, link.source) for speech in self.speeches for link in speech.links if link.source}
        return sorted(found, key=lambda place: (place[0], place[1].first))

    def topic(self, speeches: Sequence[Speech]) -> ActorRef | None:
        """Return whom the innermost speech is said of, where its cue tells."""
        if not speeches or speeches[-1].topic is None:
            return None
        return self._who.resolve(speeches[-1].links[-1].sentence, speeches[-1].topic)

    def frame(self, speech: Speech) -> Span:
        """The stretch of a speech's links: from its first source or cue to its last, for telling them from content."""
        starts = [self._sentences[link.sentence][link.first].start for link in speech.links]
        ends = [self._sentences[link.sentence][link.last].end for link in speech.links]
        return Span(start=min(starts), end=max(ends))

    def only_relays(self, speech: Speech, content: str) -> bool:
        """Whether a content is nothing but somebody else's speech with its source and cue."""
        first, last = (bisect_left(self._starts, at) for at in (speech.content.start, speech.content.end))
        inner = [s for s in self.speeches[first:last] if s is not speech and speech.content.covers(s.content)]
        inner = [s for s in inner if s.content != speech.content and speech.content.covers(self.frame(s))]
        if not inner:
            return False
        held = [part for s in inner for part in (s.content, self.frame(s))]
        return words_outside(content, speech.content, held) < _FEWEST_WORDS


def _order(place: _Place) -> tuple[int, int]:
    return place[0], place[1].first


def _relays_self(outer: Link, inner: Link) -> bool:
    """Whether the inner link is the outer one told again ("He said ..., which he said ...")."""
    same_name = outer.actor.name.lower() == inner.actor.name.lower()
    return same_name and outer.cue == inner.cue and outer.actor.actor == inner.actor.actor


def words_outside(content: str, span: Span, held: Sequence[Span]) -> int:
    """Count the words of a span that lie in none of the held spans."""
    letters = [
        letter if not any(part.start <= offset < part.end for part in held) else " "
        for offset, letter in enumerate(content[span.start : span.end], start=span.start)
    ]
    words = "".join(letters).split()
    return sum(any(letter.isalnum() for letter in word) for word in words)


def stance_of(speeches: Sequence[Speech]) -> Stance | None:
    """The stance that the speeches around give a statement: the innermost that is more than asserting."""
    for speech in reversed(speeches):
        if speech.stance is not Stance.ASSERTS:
            return speech.stance
    return Stance.ASSERTS if speeches else None
