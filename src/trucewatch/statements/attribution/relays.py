"""Who quotes whom: "X quoted Y as saying", "Y was quoted by X as saying"."""

from trucewatch.statements.attribution.lexicon import Cues, lemma
from trucewatch.statements.attribution.sources import source_phrase
from trucewatch.statements.attribution.speech import FoundLink
from trucewatch.statements.found import Mention
from trucewatch.statements.phrases import noun_phrase, subject
from trucewatch.statements.sentence import Sentence, Token


def link_of(index: int, source: Mention, cue: Token) -> FoundLink:
    """Return the link of a source and a cue, with the words of both where they stand near each other."""
    near = abs(source.first - cue.i) < 30
    first = min(source.first, cue.i) if near else cue.i
    last = max(source.last, cue.i) if near else cue.i
    return FoundLink(index, source, cue.i, first, last)


def relay_verb(sentence: Sentence, cue: Token, lexicon: Cues) -> Token | None:
    """The verb of "X quoted Y as saying" or "as having said", seen from the verb of saying."""
    if lemma(cue) not in lexicon.relayed or cue.i < 2:
        return None
    first = cue.i if cue.tag == "VBG" else cue.i - 1
    if first != cue.i and sentence[first].lower != "having":
        return None
    if sentence[first - 1].lower != "as":
        return None
    return next((t for t in reversed(sentence.tokens[:first]) if lemma(t) in lexicon.relay and t.pos == "VERB"), None)


def relayed(sentence: Sentence, index: int, cue: Token, relay: Token) -> tuple[FoundLink, ...]:
    passive = sentence.child(relay.i, "nsubjpass")
    if passive is not None or sentence.child(relay.i, "auxpass") is not None:
        speaker = passive
        agent = sentence.child(relay.i, "agent")
        relayer = sentence.child(agent.i, "pobj") if agent is not None else None
    else:
        speaker = sentence.child(relay.i, "dobj")
        relayer = sentence.child(relay.i, "nsubj") or subject(sentence, relay.i)
    links = []
    if relayer is not None:
        links.append(link_of(index, source_phrase(sentence, relayer), relay))
    if speaker is not None:
        source = noun_phrase(sentence, speaker.i)
        links.append(FoundLink(index, source, cue.i, min(source.first, relay.i), cue.i))
    return tuple(links)
