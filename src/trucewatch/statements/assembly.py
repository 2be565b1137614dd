"""Statements of one report: claims and speeches laid over each other, spans cut, actors, times and places resolved."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

import msgspec

from trucewatch.codebook import Codebook
from trucewatch.model import (
    ActorRef,
    Claim,
    FigureClaim,
    Link,
    Position,
    Reading,
    Report,
    Span,
    Stance,
    Statement,
    Text,
    Unclassified,
    content_id,
)
from trucewatch.statements.actors import Cast
from trucewatch.statements.attribution import Kind, Speech, find_speeches
from trucewatch.statements.attribution.marks import quotations
from trucewatch.statements.backgrounds import backgrounds
from trucewatch.statements.bearings import Bearings
from trucewatch.statements.claim_values import claim_of
from trucewatch.statements.claims import find_claims
from trucewatch.statements.drafts import Draft
from trucewatch.statements.figures import find_figures
from trucewatch.statements.found import FoundClaim, Mention
from trucewatch.statements.hedging import hedges
from trucewatch.statements.own_word import on_own_word
from trucewatch.statements.places import find_places, with_meant
from trucewatch.statements.remainder import remainders
from trucewatch.statements.sentence import Sentence
from trucewatch.statements.times import find_times
from trucewatch.statements.voices import Voices, stance_of

_SAME_CONTENT = 0.6  # a clause that covers this much of a speech's content is the speech: one statement, not two
_UNREAL = frozenset([Stance.DEMANDS, Stance.PROMISES])
_WILLED = frozenset([Stance.DEMANDS, Stance.PROMISES, Stance.THREATENS])
_PRESUPPOSED = frozenset(["support", "figure"])  # what stands in a demand or a vow as known, not as what is willed
_FACTUAL = frozenset(["occurrence", "position"])
_DENIABLE = _FACTUAL | {"support"}
_THIRD_PERSON = frozenset(["he", "she", "they", "him", "her", "them"])
_FIRST_PERSON = frozenset(["i", "we", "me", "us", "my", "our", "ourselves", "myself"])


def read_report(report: Report, text: Text, sentences: Sequence[Sentence], codebook: Codebook) -> Reading:
    """Return all statements of a report, in order of their spans, and its actors. Pure: same report, same reading."""
    return _Assembly(report, text, sentences, codebook).reading()


def statement_id(report: str, span: Span, claim: Claim, links: Sequence[Link]) -> str:
    """Return the id of a statement: what it is made of, and where it stands."""
    told = msgspec.json.encode(claim).decode()
    return content_id("statement", report, str(span.start), str(span.end), told, *(link.actor.name for link in links))


class _Assembly:
    def __init__(self, report: Report, text: Text, sentences: Sequence[Sentence], codebook: Codebook) -> None:
        self._report, self._text, self._sentences, self._codebook = report, text, sentences, codebook
        self._cast = Cast.of(sentences, text, codebook, report.id, report.outlet)
        speeches = find_speeches(sentences, text, codebook)
        self._voices = Voices(sentences, [s for s in speeches if s.kind is Kind.SAYS], self._cast)
        self._held = tuple(s.content for s in speeches if s.kind is Kind.HOLDS)
        self._rejoinders = tuple(s for s in speeches if s.kind is Kind.REJOINS)
        self._ends = [sentence.end for sentence in sentences]
        quotes = quotations(text)
        self._quotes = [quote.start for quote in quotes]
        self._quoted_to = list(accumulate((quote.end for quote in quotes), max))
        self._hedges = hedges(codebook)
        self._claims = [[*find_claims(s, codebook), *find_figures(s, codebook)] for s in sentences]
        places = with_meant(sentences, find_places(sentences, codebook), codebook)
        self._times = find_times(sentences, report.published, codebook)
        self._bearings = Bearings(sentences, self._times, places, self._claims)

    def reading(self) -> Reading:
        drafts = [draft for index in range(len(self._sentences)) for draft in self._claimed(index)]
        drafts += [denied for denial in self._rejoinders for denied in self._rejoined(denial, drafts)]
        drafts += self._bare_speeches(drafts)
        drafts += self._rest(drafts)
        drafts += self._backgrounds(drafts)
        made = {s.id: s for draft in drafts if (s := self._statement(draft)) is not None}
        ordered = sorted(made.values(), key=lambda s: (s.span.start, s.span.end, s.id))
        return Reading(report=self._report.id, statements=tuple(ordered), actors=self._cast.actors)

    # --- which stretches become statements

    def _claimed(self, index: int) -> Iterator[Draft]:
        """One draft a claim of a sentence, cut to the content of the speech that it stands in."""
        sentence = self._sentences[index]
        for found in self._claims[index]:
            # a part of a figure has the anchor of the whole, which may stand in somebody else's words
            anchor = sentence[min(max(found.first, found.anchor), found.last)]
            speeches = self._voices.around(Span(start=anchor.start, end=anchor.end))
            cued = self._voices.cued_at(index, found.anchor)
            if cued is not None and cued not in speeches:
                speeches = (*speeches, cued)
            if found.values.get("actor_is_speaker") and not speeches:
                continue  # on nobody's word
            own = _is_own_act(found, index, speeches)
            if not own and self._is_unreal(found, Span(start=anchor.start, end=anchor.end), speeches):
                continue
            if self._is_foretold(index, found):
                continue
            clause = self._without_frames(index, found)
            span = self._cut(clause, speeches[-1].content, whole=cued is not None) if speeches else clause
            yield Draft(span, index, found.first, found.last, found.anchor, speeches, found)

    def _rejoined(self, denial: Speech, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """The drafts of whoever denies, behind it, what another told: each act or backing in it, else its words."""
        content, found = denial.content, False
        for draft in drafts:
            anchor = self._sentences[draft.sentence][draft.anchor]
            typed = draft.found is not None and draft.found.type in _DENIABLE
            if typed and content.covers(Span(start=anchor.start, end=anchor.end)):
                start, end = max(draft.span.start, content.start), min(draft.span.end, content.end)
                yield replace(draft, span=Span(start=start, end=end), speeches=(denial,), told=draft.speeches)
                found = True
        if not found:
            yield self._plain(content, (denial,))

    def _is_unreal(self, found: FoundClaim, anchor: Span, speeches: Sequence[Speech]) -> bool:
        """Whether something told as a fact is only demanded, promised, believed, hoped or expected."""
        if found.type not in _FACTUAL or found.stance is not None:
            return False
        if found.values.get("position") == Position.REFUSED and stance_of(speeches) is Stance.PROMISES:
            return False  # "vowed never to sign": to announce a refusal is to refuse
        return stance_of(speeches) in _UNREAL or any(held.covers(anchor) for held in self._held)

    def _is_foretold(self, index: int, found: FoundClaim) -> bool:
        """Whether a quotation says what others will do: "they will sign on Monday and shoot on Tuesday"."""
        if found.type != "commitment" or found.stance is not Stance.PROMISES:
            return False
        sentence = self._sentences[index]
        others = (sentence[m.last].lower in _THIRD_PERSON for m in found.actors.get("actor", ()))
        return any(others) and self._is_quoted(sentence.span(found.anchor, found.anchor))

    def _without_frames(self, index: int, found: FoundClaim) -> Span:
        """The clause of a claim up to the next source and cue behind its anchor, which are never content."""
        sentence, last = self._sentences[index], found.last
        kept = max(found.first, found.anchor)
        behind = (*self._voices.linked_in(index), *(s for s in self._rejoinders if s.links[-1].sentence == index))
        for speech in behind:
            link = speech.links[-1]
            if kept < link.first <= last and link.cue != found.anchor:
                last = link.first - 1
        while last > kept and (sentence[last].pos in ("PUNCT", "CCONJ") or sentence[last].dep == "mark"):
            last -= 1
        return sentence.span(found.first, last)

    def _cut(self, clause: Span, content: Span, *, whole: bool) -> Span:
        shared = clause.overlap(content)
        together = len(clause) + len(content) - shared
        if whole or not shared or shared / together >= _SAME_CONTENT:
            return content
        return Span(start=max(clause.start, content.start), end=min(clause.end, content.end))

    def _backgrounds(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """A draft for each older agreement told in passing with its own day, where no claim tells of it."""
        told = {(draft.sentence, draft.anchor) for draft in drafts}
        for index, sentence in enumerate(self._sentences):
            for found in backgrounds(sentence, self._times[index], self._codebook):
                if (index, found.verb) not in told:
                    span = sentence.span(found.first, found.last)
                    around = self._voices.around(span)
                    yield Draft(span, index, found.first, found.last, found.verb, around, None)

    def _bare_speeches(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """A draft for each speech that no claim covers whole, so that its words stand in the record as said."""
        taken = {draft.span for draft in drafts}
        for speech in self._voices.speeches:
            if speech.part or speech.content in taken or self._voices.only_relays(speech, self._text.content):
                continue
            yield self._plain(speech.content, (*self._outside(speech), speech))

    def _outside(self, speech: Speech) -> tuple[Speech, ...]:
        around = self._voices.around(speech.content)
        return tuple(other for other in around if other is not speech and other.content != speech.content)

    def _rest(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """Drafts for the clauses that nothing has covered yet: the outlet's own words without a typed claim."""
        claimed = [draft.span for draft in drafts]
        spoken = [part for s in self._voices.speeches for part in (s.content, self._voices.frame(s))]
        spoken += [self._voices.frame(denial) for denial in self._rejoinders]
        for span in remainders(self._sentences, claimed, spoken):
            yield self._plain(span, self._voices.around(span))

    def _plain(self, span: Span, speeches: tuple[Speech, ...]) -> Draft:
        index = bisect_right(self._ends, span.start)
        inside = [t for t in self._sentences[index] if span.start <= t.start and t.end <= span.end]
        first, last = (inside[0].i, inside[-1].i) if inside else (0, len(self._sentences[index]) - 1)
        heads = [t for t in inside if not first <= t.head <= last or t.head == t.i]
        anchor = next((t.i for t in heads if t.pos in ("VERB", "AUX")), heads[0].i if heads else first)
        return Draft(span, index, first, last, anchor, speeches, None)

    # --- what a draft says

    def _statement(self, draft: Draft) -> Statement | None:
        links = self._voices.links(draft.speeches)
        told = links if draft.told is None else self._voices.links(draft.told)
        principal = told[-1].actor if told else None
        claim = self._claim(draft, principal)
        own = on_own_word(claim, self._stance(draft), principal, self._words(draft), self._codebook) if claim else None
        if own is None:
            return None
        claim, stance = own
        words = draft.span.cut(self._text.content).rstrip()
        if not words:
            return None
        draft = replace(draft, span=Span(start=draft.span.start, end=draft.span.start + len(words)))
        return Statement(
            id=statement_id(self._report.id, draft.span, claim, links),
            report=self._report.id,
            span=draft.span.check(self._text.content, words),
            text=words,
            direct=self._is_quoted(draft.span),
            attribution=links,
            stance=stance,
            claim=claim,
            hedge=self._hedge(draft),
            when=self._bearings.when(draft),
            said=self._bearings.said(draft),
            where=self._bearings.where(draft),
        )

    def _words(self, draft: Draft) -> list[str]:
        return [token.lower for token in self._sentences[draft.sentence].tokens[draft.first : draft.last + 1]]

    def _is_quoted(self, span: Span) -> bool:
        before = bisect_right(self._quotes, span.start)
        return before > 0 and self._quoted_to[before - 1] >= span.end

    def _claim(self, draft: Draft, principal: ActorRef | None) -> Claim | None:
        found = draft.found
        if found is None:
            return Unclassified()
        actors = {
            field: tuple(self._actor(draft, mention, principal) for mention in mentions)
            for field, mentions in found.actors.items()
        }
        if found.values.get("actor_is_speaker") and principal is not None:
            actors["actor"] = (principal,)
        claim = claim_of(found, actors, self._bearings.deadline(draft))
        if isinstance(claim, FigureClaim) and claim.counter is None and principal is not None:
            return msgspec.structs.replace(claim, counter=principal)
        return claim

    def _actor(self, draft: Draft, mention: Mention, principal: ActorRef | None) -> ActorRef:
        """The actor of a mention; the first person inside a speech is its speaker."""
        sentence = self._sentences[draft.sentence]
        words = sentence.words(mention.first, mention.last)
        pronoun = words.lower() if sentence[mention.last].pos == "PRON" and words != "US" else ""
        if pronoun in _FIRST_PERSON and principal is not None:
            return ActorRef(actor=principal.actor, name=words)
        if pronoun in _THIRD_PERSON and (topic := self._voices.topic(draft.speeches)) is not None:
            return ActorRef(actor=topic.actor, name=words)
        found = self._cast.resolve(draft.sentence, mention)
        if pronoun == "it" and found.actor is None and principal is not None and principal.actor is None:
            return principal  # "the main opposition bloc said it would": known by no name, but by these words
        return found

    def _stance(self, draft: Draft) -> Stance:
        around = stance_of(draft.speeches)
        own = draft.found.stance if draft.found is not None else None
        if draft.found is not None and _is_own_act(draft.found, draft.sentence, draft.speeches):
            return own or Stance.ASSERTS
        if around is Stance.DENIES:
            return around
        if draft.found is not None and draft.found.type in _PRESUPPOSED and around in _WILLED:
            around = Stance.ASSERTS
        return own or around or Stance.ASSERTS

    def _hedge(self, draft: Draft) -> str | None:
        if draft.found is not None and draft.found.hedge:
            return draft.found.hedge
        return self._hedges.find(self._sentences[draft.sentence], draft.first, draft.last)


def _is_own_act(found: FoundClaim, sentence: int, speeches: Sequence[Speech]) -> bool:
    """Whether the verb of speech is itself the position: "dismissed the truce", "appealed for more time"."""
    if found.type != "position" or not speeches:
        return False
    link = speeches[-1].links[-1]
    return (link.sentence, link.cue) == (sentence, found.anchor)
