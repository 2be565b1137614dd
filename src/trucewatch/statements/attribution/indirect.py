"""Indirect speech: a cue in the parse, what it reports, and who speaks (PARC's source, cue and content)."""

from collections.abc import Iterator

from trucewatch.model import Stance
from trucewatch.statements.attribution.according import according
from trucewatch.statements.attribution.closing import closing
from trucewatch.statements.attribution.contents import broken, content_of
from trucewatch.statements.attribution.inserted import inserted
from trucewatch.statements.attribution.lexicon import Cues, lemma, negated
from trucewatch.statements.attribution.nouns_of_speech import through_noun
from trucewatch.statements.attribution.relays import link_of, relay_verb, relayed
from trucewatch.statements.attribution.sources import can_be_cited, is_bare_past, source_phrase, speaker
from trucewatch.statements.attribution.speech import FoundLink, Reported
from trucewatch.statements.phrases import noun_phrase
from trucewatch.statements.sentence import Sentence, Token


def reported(sentence: Sentence, index: int, lexicon: Cues) -> Iterator[Reported]:
    """Yield every reporting cue of a sentence with its content, in order of the cues."""
    for token in sentence:
        if token.pos not in ("VERB", "AUX") and token.lower not in lexicon.phrases:
            continue
        if token.lower in lexicon.phrases and sentence.child(token.i, "prep", "pcomp") is not None:
            yield from according(sentence, index, token, lexicon)
        elif (found := through_noun(sentence, index, token, lexicon)) is not None:
            yield from found
        else:
            yield from _plain(sentence, index, token, lexicon)


def _plain(sentence: Sentence, index: int, token: Token, lexicon: Cues) -> Iterator[Reported]:
    if (set_in := inserted(sentence, index, token, lexicon)) is not None:
        link, content, rest = set_in
        links = (link, *_cited(sentence, index, token, lexicon))
        yield Reported(links, token, content, lexicon.stance(sentence, token, content), rest=rest)
    elif (closed := closing(sentence, index, token, lexicon)) is not None:
        link, content = closed
        yield Reported((link,), token, content, lexicon.stance(sentence, token, content))
    elif lexicon.is_cue(token) and not lexicon.costs(sentence, token):
        yield from _cued(sentence, index, token, lexicon)
    elif lexicon.only_quotes(token) and (links := _links(sentence, index, token, lexicon)):
        yield Reported(links, token, None, Stance.ASSERTS)


def _cued(sentence: Sentence, index: int, token: Token, lexicon: Cues) -> Iterator[Reported]:
    links = _links(sentence, index, token, lexicon) or _unnamed(sentence, index, token)
    if not links:
        return
    content, rest = broken(sentence, token, links, lexicon) or (content_of(sentence, token, links, lexicon), None)
    cited = _cited(sentence, index, token, lexicon)
    stance = lexicon.stance(sentence, token, content)
    yield Reported((*_quoting(sentence, index, token, lexicon), *links, *cited), token, content, stance, rest=rest)


def _quoting(sentence: Sentence, index: int, cue: Token, lexicon: Cues) -> tuple[FoundLink, ...]:
    """Who passes a speaker's words on: "a delegate, quoted by the agency, said ..."."""
    speaker = sentence.child(cue.i, "nsubj")
    between = () if speaker is None else sentence.tokens[speaker.i + 1 : cue.i]
    for verb in between:
        by = sentence.child(verb.i, "agent")
        noun = None if by is None else sentence.child(by.i, "pobj")
        behind = verb.tag == "VBN" and verb.dep == "acl" and sentence[verb.i - 1].lower == ","
        if behind and lemma(verb) in lexicon.relay and noun is not None:
            return (link_of(index, source_phrase(sentence, noun), verb),)
    return ()


def _unnamed(sentence: Sentence, index: int, cue: Token) -> tuple[FoundLink, ...]:
    """The link of "it was reported that ...", which names nobody."""
    subject_ = sentence.child(cue.i, "nsubjpass", "expl")
    clause = sentence.child(cue.i, "ccomp")
    if cue.tag != "VBN" or subject_ is None or subject_.lower != "it" or clause is None or clause.i < cue.i:
        return ()
    if sentence.child(cue.i, "agent", "neg") is not None:
        return ()
    return (FoundLink(index, None, cue.i, subject_.i, cue.i),)


def _cited(sentence: Sentence, index: int, cue: Token, lexicon: Cues) -> tuple[FoundLink, ...]:
    """Whom the speaker cites behind a comma: "..., the agency reported, citing the ministry"."""
    for verb in sentence.children(cue.i, "advcl", "xcomp", "acl"):
        noun = sentence.child(verb.i, "dobj")
        if verb.tag != "VBG" or lemma(verb) not in lexicon.citing or noun is None or verb.i < cue.i:
            continue
        if can_be_cited(noun, lexicon):
            source = noun_phrase(sentence, noun.i)
            return (FoundLink(index, source, verb.i, verb.i, source.last),)
    return ()


def _links(sentence: Sentence, index: int, cue: Token, lexicon: Cues) -> tuple[FoundLink, ...]:
    """The links of a cue, outermost relay first; empty where the cue is only named, not used (no source at all)."""
    relay = relay_verb(sentence, cue, lexicon)
    if relay is not None:
        return relayed(sentence, index, cue, relay)
    if (teller := _teller(sentence, cue, lexicon)) is not None:
        return (link_of(index, source_phrase(sentence, teller), cue),)
    if cue.dep == "amod" or (cue.tag == "VBN" and (_passive(sentence, cue) or _reduced(sentence, cue))):
        return ()
    source = None if is_bare_past(sentence, cue) else speaker(sentence, cue, lexicon)
    if source is None or not lexicon.may_speak(source, cue):
        return ()
    return (link_of(index, source_phrase(sentence, source), cue),)


def _teller(sentence: Sentence, cue: Token, lexicon: Cues) -> Token | None:
    """Who tells in "the office was told by the army that ..."."""
    by = sentence.child(cue.i, "agent") if lemma(cue) in lexicon.telling and _passive(sentence, cue) else None
    noun = None if by is None else sentence.child(by.i, "pobj")
    clause = sentence.child(cue.i, "ccomp")
    told = by is not None and clause is not None and by.i < clause.i
    if not told or noun is None or negated(sentence, cue.i):
        return None
    return noun if noun.pos == "PROPN" or noun.tag == "PRP" or can_be_cited(noun, lexicon) else None


def _reduced(sentence: Sentence, cue: Token) -> bool:
    """Whether a participle shortens a relative clause ("X, accused of ..."), so that its noun does not speak.

    Not where that noun is the sentence's root: then the parser found no other verb, and this is the finite one.
    """
    return cue.dep in ("acl", "advcl", "relcl") and not (cue.dep == "acl" and sentence.root.i == cue.head)


def _passive(sentence: Sentence, cue: Token) -> bool:
    return sentence.child(cue.i, "auxpass") is not None or sentence.child(cue.i, "nsubjpass") is not None
