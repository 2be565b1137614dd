"""When and where what a statement claims was so, when it was said, and until when it binds."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from trucewatch.model import Place, When
from trucewatch.statements.drafts import Draft
from trucewatch.statements.found import FoundClaim, FoundPlace, FoundTime
from trucewatch.statements.phrases import beside, harming
from trucewatch.statements.places import opening_place, place_of
from trucewatch.statements.sentence import Sentence
from trucewatch.statements.times import deadline, said_time, time_of

_Found = TypeVar("_Found", FoundTime, FoundPlace)
_DATED = frozenset({"figure", "occurrence", "meeting"})
_PARTING = frozenset({"PUNCT", "CCONJ", "SCONJ", "VERB", "AUX", "NUM"})


class Bearings:
    """The times and places of one report, asked about its statements."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        times: Sequence[Sequence[FoundTime]],
        places: Sequence[Sequence[FoundPlace]],
        claims: Sequence[Sequence[FoundClaim]],
    ) -> None:
        self._sentences, self._times, self._places, self._claims = sentences, times, places, claims

    def deadline(self, draft: Draft) -> str | None:
        """Return until when a claim is bound, as an ISO date."""
        sentence, times = self._sentences[draft.sentence], self._times[draft.sentence]
        named = deadline(sentence, times, draft.first, draft.last)
        if named is not None or draft.found is None or draft.found.type != "commitment":
            return named
        time = time_of(sentence, times, draft.first, draft.last, draft.anchor)
        given = sentence[draft.anchor].tag == "VBD"  # "promised last week to leave": when the word was given
        return time.when.end if time is not None and not (given and time.governor == draft.anchor) else None

    def when(self, draft: Draft) -> When | None:
        """Return when what is claimed was so, None where the report cannot fix it."""
        sentence, times = self._sentences[draft.sentence], self._times[draft.sentence]
        behind = self._behind(draft, [time for time in times if not time.limit])
        if behind is not None:
            return behind.when
        found = (time_of(sentence, times, *reach) for reach in self._reaches(draft))
        return next((time.when for time in found if time is not None), None)

    def said(self, draft: Draft) -> When | None:
        """Return when it was said, by the innermost speech that tells."""
        for speech in reversed(draft.speeches):
            link = speech.links[-1]
            time = said_time(self._sentences[link.sentence], self._times[link.sentence], link.cue)
            if time is not None:
                return time.when
        return None

    def where(self, draft: Draft) -> Place | None:
        """Return where what is claimed was so: what an act is aimed at, else the place that hangs on it."""
        sentence, places = self._sentences[draft.sentence], self._places[draft.sentence]
        free = self._free(draft, places)
        aimed = self._aimed_at(draft, free)
        if aimed is not None:
            return aimed
        behind = self._behind(draft, free)
        if behind is not None:
            return behind.place
        found = (place_of(sentence, free, *reach) for reach in self._reaches(draft))
        place = next((place for place in found if place is not None), None) or opening_place(sentence, places)
        return place.place if place is not None else None

    def _aimed_at(self, draft: Draft, places: Sequence[FoundPlace]) -> Place | None:
        """The one place in the words of what an act is aimed at: "fired missiles at the city of Volna"."""
        targets = draft.found.actors.get("target", ()) if draft.found is not None else ()
        inside = [p.place for p in places if any(m.first <= p.first and p.last <= m.last for m in targets)]
        located = [place for place in inside if place.lat is not None]
        return located[0] if len(located) == 1 else None

    def _behind(self, draft: Draft, found: Sequence[_Found]) -> _Found | None:
        """What stands right behind a count whose verb is not said again: "six died in Volna and 15 in Amara"."""
        sentence = self._sentences[draft.sentence]
        if draft.found is None or draft.found.type != "figure" or sentence[draft.anchor].pos != "NUM":
            return None
        rest = (token.i for token in sentence.tokens[draft.last + 1 :] if token.pos in _PARTING)
        end = next(rest, len(sentence))
        return next((one for one in found if draft.last < one.first and one.last < end), None)

    def _reaches(self, draft: Draft) -> Iterator[tuple[int, int, int]]:
        """The words in which a claim's time and place are looked for: its own; for a count, its whole clause's, too.

        "In Volna, shells hit a market on Wednesday, killing nine people" counts the dead of Volna and of Wednesday.
        """
        yield draft.first, draft.last, draft.anchor
        if draft.found is None or draft.found.type not in _DATED:
            return
        sentence = self._sentences[draft.sentence]
        verb = draft.anchor
        if draft.found.type == "figure":
            verb = harming(sentence, draft.anchor)
            yield *sentence.edges(verb), verb
        for partner in beside(sentence, verb):
            yield *sentence.edges(partner), partner

    def _free(self, draft: Draft, places: Sequence[FoundPlace]) -> list[FoundPlace]:
        """The places of a sentence that are not the words of an actor in it: nothing happens in a backer.

        What is shelled or taken lies where it is: the place of a target stays.
        """
        mentions = [
            mention
            for found in self._claims[draft.sentence]
            for field, named in found.actors.items()
            for mention in named
            if field != "target"
        ]
        return [p for p in places if not any(m.first <= p.first and p.last <= m.last for m in mentions)]
