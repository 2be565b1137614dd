"""What every claim kind works with: the sentence, the lists that all kinds share, and how a claim is put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from trucewatch.codebook import Codebook
from trucewatch.model import Stance
from trucewatch.statements.claims.clauses import Subject, bounds, phrase_bounds, subject
from trucewatch.statements.claims.lexicon import Lexicon, lexicon
from trucewatch.statements.claims.mentions import heads, is_actor, mention
from trucewatch.statements.claims.modality import governed, read
from trucewatch.statements.claims.particles import yet_to
from trucewatch.statements.claims.past import past_denied
from trucewatch.statements.claims.told import Reading, Told
from trucewatch.statements.found import FoundClaim, Mention
from trucewatch.statements.sentence import Sentence, Token

STANCES = {
    Told.DENIED: Stance.DENIES,
    Told.THREATENED: Stance.THREATENS,
    Told.ALLEGED: Stance.ALLEGES,
    Told.FUTURE: Stance.PROMISES,
}


Head = int | Mention


def each(actors: Sequence[Head]) -> list[tuple[Head, ...]]:
    """Return every actor alone, for one claim each; one empty place where nobody is named."""
    return [(one,) for one in actors] or [()]


@dataclass(frozen=True)
class Grounds:
    """One sentence with the word lists that the claim kinds share, and the questions they all ask of it."""

    sentence: Sentence
    codebook: Codebook

    @cached_property
    def modality(self) -> Lexicon:
        return lexicon(self.codebook, "modality")

    @cached_property
    def parties(self) -> Lexicon:
        return lexicon(self.codebook, "parties")

    def words(self, name: str) -> Lexicon:
        """Return the lists of a claim kind."""
        return lexicon(self.codebook, name)

    def read(self, verb: int) -> Reading:
        """Return how the act of a verb is told."""
        return read(self.sentence, verb, self.modality)

    def governed(self, verb: int) -> Reading:
        """Return how what stands above the clause of a verb tells it, whatever it says itself."""
        return governed(self.sentence, verb, self.modality)

    def not_done(self, verb: int) -> bool:
        """Whether the act of a verb is told not to have been done."""
        return self.read(verb).told is Told.NEGATED and past_denied(self.sentence, verb, self.modality)

    def told_done(self, verb: int) -> Reading:
        """Return how the act of a verb is told; one told not to have been done is denied."""
        found = self.read(verb)
        if found.told is Told.NEGATED and past_denied(self.sentence, verb, self.modality):
            return replace(found, told=Told.DENIED)
        return found

    def yet_to(self, verb: int) -> bool:
        """Whether the act of a verb is told as still to be done, and that as a fact."""
        governor = self.sentence[verb].head
        return yet_to(self.sentence, verb, self.modality) and self.read(governor).told in (Told.REAL, Told.ALLEGED)

    def subject(self, verb: int) -> Subject:
        """Return the subject of a verb, also where it is only understood."""
        return subject(self.sentence, verb, self.modality)

    def bounds(self, verb: int, shared: Subject | None = None) -> tuple[int, int]:
        """Return the first and last token of the clause of a verb."""
        return bounds(self.sentence, verb, self.modality, shared=shared)

    def phrase_bounds(self, head: int) -> tuple[int, int]:
        """Return the first and last token of a noun phrase with all that belongs to it."""
        return phrase_bounds(self.sentence, head, self.modality)

    def text(self, first: int, last: int) -> str:
        """Return the words from the first to the last token, without a quotation mark that has no partner there."""
        words = self.sentence.words(first, last)
        whole = words.count('"') % 2 == 0
        return (words if whole else words.replace('"', "")).strip(" .,;:")

    def mention(self, head: int) -> Mention:
        """Return the noun phrase of a head; of those known by their dress alone with it ("men in uniform")."""
        found, garb = mention(self.sentence, head), self.garb(head)
        return found if garb is None else Mention(found.first, garb)

    def garb(self, head: int) -> int | None:
        """Return the last token of the dress by which armed people are told, right behind them; else None."""
        words = self.words("occurrences")
        if self.sentence[head].lemma.lower() not in words["harm.anybody"]:
            return None
        worn = (p for p in self.after(head, "in") if p.lemma.lower() in words["harm.garb"])
        return next((p.i for p in worn if self.sentence[head + 1].lower == "in"), None)

    def heads(self, head: int, *, owned: bool = False) -> tuple[int, ...]:
        """Return the heads of everything coordinated with a noun phrase."""
        return heads(self.sentence, head, owned=owned)

    def is_actor(self, head: int) -> bool:
        """Whether a noun phrase can name an actor."""
        return is_actor(self.sentence, head, self.parties)

    def actors(self, found: Subject) -> tuple[int, ...]:
        """Return those heads of a subject that can name an actor."""
        return tuple(head for head in found.heads if self.is_actor(head))

    def objects(self, verb: int, *deps: str) -> tuple[Token, ...]:
        """Return what stands directly below a verb as an object, with everything coordinated."""
        found = self.sentence.children(verb, *(deps or ("dobj",)))
        return tuple(self.sentence[head] for child in found for head in self.heads(child.i))

    def after(self, governor: int, *prepositions: str) -> tuple[Token, ...]:
        """Return the objects of these prepositions below a token, each without its coordination."""
        first = [p for p in self.sentence.children(governor, "prep", "agent", "dative") if p.lower in prepositions]
        more = [c for p in first for c in self.sentence.children(p.i, "conj") if c.lower in prepositions]
        return tuple(child for prep in (*first, *more) for child in self.sentence.children(prep.i, "pobj"))

    def phrase(self, head: int) -> str:
        """Return the words of a noun phrase without its article."""
        found = self.mention(head)
        first = found.first
        if first < head and self.sentence[first].lower in ("the", "a", "an"):
            first += 1
        return self.sentence.words(first, found.last)

    def words_of(self, head: int) -> str:
        """Return the words of a noun phrase."""
        found = self.mention(head)
        return self.sentence.words(found.first, found.last)

    def claim(
        self,
        kind: str,
        verb: int,
        values: Mapping[str, object],
        actors: Mapping[str, tuple[Head, ...]],
        *,
        shared: Subject | None = None,
        edges: tuple[int, int] | None = None,
        reading: Reading | None = None,
        stance: Stance | None = None,
    ) -> FoundClaim:
        """Put a claim together; actors are given as mentions or by the heads of their noun phrases."""
        first, last = edges or self.bounds(verb, shared)
        named = {field: mentions for field, found in actors.items() if (mentions := self._mentions(found))}
        told = STANCES.get(reading.told) if reading else None
        hedge = reading.hedge(self.sentence) if reading else None
        return FoundClaim(kind, first, last, verb, dict(values), named, stance or told, hedge)

    def _mentions(self, found: tuple[Head, ...]) -> tuple[Mention, ...]:
        """Return the mentions of these, without what is a time ("on Friday")."""
        kept = (one for one in found if isinstance(one, Mention) or self.sentence[one].ent not in ("DATE", "TIME"))
        return tuple(one if isinstance(one, Mention) else self.mention(one) for one in kept)
