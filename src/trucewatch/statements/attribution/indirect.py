"""Indirect speech: a cue in the parse, what it reports, and who speaks (PARC's source, cue and content)."""

from collections.abc import Iterator

from trucewatch.model import Stance
from trucewatch.statements.attribution.closing import closing
from trucewatch.statements.attribution.contents import broken, content_of, tidied
from trucewatch.statements.attribution.frames import Range
from trucewatch.statements.attribution.inserted import inserted
from trucewatch.statements.attribution.lexicon import Cues, lemma, negated
from trucewatch.statements.attribution.relays import link_of, relay_verb, relayed
from trucewatch.statements.attribution.sources import is_bare_past, source_phrase, speaker
from trucewatch.statements.attribution.speech import FoundLink, Kind
from trucewatch.statements.attribution.stretches import NOMINAL
from trucewatch.statements.phrases import noun_phrase, subject
from trucewatch.statements.sentence import Sentence, Token

_AS = 4  # tokens of "as entirely baseless", and of "the reports" behind it
_ASIDE = 10  # tokens of "whom the agency quoted"
_WHO = ("PERSON", "ORG", "NORP", "GPE")


class Reported:
    """A reporting cue of a sentence: its links, and the tokens of its content (None where it can only be quoted).

    `rest` is the lesser piece of a content that source and cue break in two.
    """

    def __init__(
        self,
        links: tuple[FoundLink, ...],
        cue: Token,
        content: Range | None,
        stance: Stance,
        kind: Kind = Kind.SAYS,
        rest: Range | None = None,
    ) -> None:
        self.links = links
        self.cue = cue
        self.content = content
        self.stance = stance
        self.kind = kind
        self.rest = rest


def reported(sentence: Sentence, index: int, lexicon: Cues) -> Iterator[Reported]:
    """Yield every reporting cue of a sentence with its content, in order of the cues."""
    for token in sentence:
        if token.pos not in ("VERB", "AUX") and token.lower not in lexicon.phrases:
            continue
        if token.lower in lexicon.phrases and sentence.child(token.i, "prep", "pcomp") is not None:
            yield from _according(sentence, index, token, lexicon)
        elif (denied := _denied(sentence, token, lexicon)) is not None:
            yield from _denial(sentence, index, token, sentence.edges(denied.i), lexicon)
        elif (denied_as := _dismissed(sentence, token, lexicon)) is not None:
            yield from _denial(sentence, index, token, denied_as, lexicon)
        elif (claimed := _claimed(sentence, token, lexicon)) is not None:
            yield from _claim(sentence, index, token, *claimed)
        elif (called := _called(sentence, token, lexicon)) is not None:
            yield from _judgement(sentence, index, token, called)
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
        if _can_be_cited(noun, lexicon):
            source = noun_phrase(sentence, noun.i)
            return (FoundLink(index, source, verb.i, verb.i, source.last),)
    return ()


def _can_be_cited(noun: Token, lexicon: Cues) -> bool:
    words = (noun.lower, noun.lemma.lower())
    return noun.ent in _WHO or any(word in lexicon.people or word in lexicon.messages for word in words)


def _denied(sentence: Sentence, verb: Token, lexicon: Cues) -> Token | None:
    """The clause in "rejected claims that ..."; where the verb is a cue for nothing else, also what is rejected."""
    if verb.pos != "VERB" or lemma(verb) not in lexicon.denying:
        return None
    noun = sentence.child(verb.i, "dobj")
    if noun is None or noun.i < verb.i or noun.lemma.lower() not in lexicon.denied:
        return None
    return next(
        (c for c in sentence.children(noun.i, "acl", "ccomp", "relcl")
         if any(mark.lower == "that" for mark in sentence.children(c.i, "mark"))),
        None if lexicon.is_cue(verb) else noun,
    )  # fmt: skip


def _claimed(sentence: Sentence, verb: Token, lexicon: Cues) -> tuple[Range, Stance] | None:
    """The clause in "renewed the accusation that ...", "gave assurances that ...", and how the subject stands to it."""
    noun = sentence.child(verb.i, "dobj") if verb.pos == "VERB" else None
    stance = None if noun is None or noun.i < verb.i else lexicon.stance_in(verb, noun)
    if noun is None or stance is None or negated(sentence, verb.i):
        return None
    clause = next(
        (c for at in (noun.i, verb.i) for c in sentence.children(at, "acl", "ccomp", "relcl")
         if c.i > noun.i and c.tag != "VBG" and any(mark.lower == "that" for mark in sentence.children(c.i, "mark"))),
        None,
    )  # fmt: skip
    if clause is not None:
        return sentence.edges(clause.i), stance
    behind = noun.i + 1 < len(sentence) - 1 and sentence[noun.i + 1]
    # the parse loses a clause with an aside in it: all behind "that" is claimed
    lost = behind and behind.lower == "that" and behind.dep == "mark"
    return ((noun.i + 1, len(sentence) - 1), stance) if lost else None


def _claim(sentence: Sentence, index: int, verb: Token, clause: Range, stance: Stance) -> Iterator[Reported]:
    source, content = subject(sentence, verb.i), tidied(sentence, clause)
    if source is not None and source.pos in NOMINAL and content is not None:
        yield Reported((link_of(index, source_phrase(sentence, source), verb),), verb, content, stance)


def _called(sentence: Sentence, verb: Token, lexicon: Cues) -> Token | None:
    """What something is called in "X called the raid a breach", "X described it as an act of aggression"."""
    if verb.pos != "VERB" or lemma(verb) not in lexicon.naming or sentence.child(verb.i, "auxpass") is not None:
        return None
    above = (verb, *sentence.children(verb.i, "dobj"))
    behind = [sentence.child(p.i, "pobj") for t in above for p in sentence.children(t.i, "prep") if p.lower == "as"]
    names = (*sentence.children(verb.i, "oprd"), *(noun for noun in behind if noun is not None))
    return next((noun for noun in names if noun.lemma.lower() in lexicon.named and noun.i > verb.i), None)


def _judgement(sentence: Sentence, index: int, verb: Token, name: Token) -> Iterator[Reported]:
    source, thing = subject(sentence, verb.i), sentence.child(verb.i, "dobj")
    first = sentence.edges(thing.i)[0] if thing is not None and thing.i > verb.i else sentence.edges(name.i)[0]
    content = tidied(sentence, (first, sentence.edges(name.i)[1]))
    if source is not None and source.pos in NOMINAL and content is not None:
        yield Reported((link_of(index, source_phrase(sentence, source), verb),), verb, content, Stance.ALLEGES)


def _denier(sentence: Sentence, verb: Token, lexicon: Cues) -> Token | None:
    """Who denies: the subject of the verb, or of the first above it that has one who can speak.

    "There had been no clash since the truce began, rejecting claims that ..." hangs the participle on the truce.
    """
    above = (verb, *(at for at in sentence.ancestors(verb.i) if at.pos in ("VERB", "AUX")))
    found = [one for at in above if (one := subject(sentence, at.i)) is not None and one.pos in NOMINAL]
    own = sentence.child(verb.i, "nsubj") is not None or verb.dep == "conj"
    return next((one for one in found if own or _can_deny(one, lexicon)), found[0] if found else None)


def _can_deny(source: Token, lexicon: Cues) -> bool:
    """Whether a subject that a participle shares is somebody: the guns of the clause before deny nothing."""
    known = source.lower in lexicon.people or source.lemma.lower() in lexicon.people
    return source.ent in _WHO or known or source.tag == "PRP"


def _dismissed(sentence: Sentence, verb: Token, lexicon: Cues) -> Range | None:
    """The clause in "dismissed as fabricated reports that ...", which the parse takes apart."""
    ahead = sentence.tokens[verb.i + 1 : verb.i + 2 + _AS]
    if lemma(verb) not in lexicon.denying or not ahead or ahead[0].lower != "as":
        return None
    untrue = next((t.i for t in ahead if t.lower in lexicon.untrue), None)
    behind = () if untrue is None else sentence.tokens[untrue + 1 : untrue + 2 + _AS]
    noun = next((t.i for t in behind if t.lemma.lower() in lexicon.denied), None)
    if noun is None or noun + 2 >= len(sentence) or sentence[noun + 1].lower != "that":
        return None
    return noun + 2, len(sentence) - 1


def _denial(sentence: Sentence, index: int, verb: Token, clause: Range, lexicon: Cues) -> Iterator[Reported]:
    source = _denier(sentence, verb, lexicon)
    content = tidied(sentence, clause)
    if source is not None and content is not None:
        yield Reported((link_of(index, source_phrase(sentence, source), verb),), verb, content, Stance.DENIES)


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
    return noun if noun.pos == "PROPN" or noun.tag == "PRP" or _can_be_cited(noun, lexicon) else None


def _reduced(sentence: Sentence, cue: Token) -> bool:
    """Whether a participle shortens a relative clause ("X, accused of ..."), so that its noun does not speak.

    Not where that noun is the sentence's root: then the parser found no other verb, and this is the finite one.
    """
    return cue.dep in ("acl", "advcl", "relcl") and not (cue.dep == "acl" and sentence.root.i == cue.head)


def _passive(sentence: Sentence, cue: Token) -> bool:
    return sentence.child(cue.i, "auxpass") is not None or sentence.child(cue.i, "nsubjpass") is not None


def _according(sentence: Sentence, index: int, token: Token, lexicon: Cues) -> Iterator[Reported]:
    prep = next((child for child in sentence.children(token.i, "prep", "pcomp") if child.i > token.i), None)
    noun = sentence.child(prep.i, "pobj") if prep is not None else None
    if prep is None or noun is None or noun.i < prep.i:
        return
    source = noun_phrase(sentence, noun.i)
    link = FoundLink(index, source, token.i, token.i, source.last)
    before = tidied(sentence, (0, token.i - 1)) if token.i else None
    rest = _past_stops(sentence, _named_behind(sentence, source.last) + 1)
    passed = _passed_on(sentence, index, rest, lexicon)
    if passed is not None:
        rest = _past_stops(sentence, passed.last + 1)
    cited = _citing(sentence, index, rest, lexicon) if rest > source.last + 1 else None
    if cited is not None:
        rest = _past_stops(sentence, cited.last + 1)
    after = tidied(sentence, (rest, len(sentence) - 1)) if rest < len(sentence) else None
    content = before if before and (after is None or _is_clause(sentence, before)) else after
    links = (link,) if cited is None else (link, cited)
    yield Reported(links if passed is None else (passed, *links), token, content, Stance.ASSERTS)


def _named_behind(sentence: Sentence, last: int) -> int:
    """The last token of a name set off behind who is told to say it: "according to the ombudsman, A B, ..."."""
    at = _past_stops(sentence, last + 1)
    ends = at
    while ends < len(sentence) and sentence[ends].ent == "PERSON":
        ends += 1
    set_off = last + 1 < at < ends < len(sentence) and sentence[ends].lower == ","
    return ends - 1 if set_off else last


def _passed_on(sentence: Sentence, index: int, at: int, lexicon: Cues) -> FoundLink | None:
    """Who passes on what the source says: "according to the ombudsman, whom the agency quoted, ..."."""
    if at >= len(sentence) or sentence[at].lower != "whom":
        return None
    verb = next((t for t in sentence.tokens[at : at + _ASIDE] if lemma(t) in lexicon.citing), None)
    who = None if verb is None else sentence.child(verb.i, "nsubj")
    if verb is None or who is None:
        return None
    source = source_phrase(sentence, who)
    return FoundLink(index, source, verb.i, source.first, verb.i)


def _past_stops(sentence: Sentence, at: int) -> int:
    while at < len(sentence) and sentence[at].pos == "PUNCT":
        at += 1
    return at


def _citing(sentence: Sentence, index: int, at: int, lexicon: Cues) -> FoundLink | None:
    """Whom the source is said to cite right behind its name: "according to the daily, citing an official, ..."."""
    relative = at + 1 < len(sentence) and sentence[at].lower in ("which", "who", "that")
    verb = sentence[at + relative] if at + relative < len(sentence) else None
    noun = None if verb is None or (verb.tag != "VBG" and not relative) else sentence.child(verb.i, "dobj")
    if verb is None or noun is None or lemma(verb) not in lexicon.citing or not _can_be_cited(noun, lexicon):
        return None
    source = noun_phrase(sentence, noun.i)
    return FoundLink(index, source, verb.i, verb.i, source.last)


def _is_clause(sentence: Sentence, side: Range) -> bool:
    """Whether a stretch has a finite verb, so that it can be what somebody said."""
    return any(
        token.tag in ("VBD", "VBZ", "VBP", "MD") and token.dep not in ("relcl", "acl")
        for token in sentence.tokens[side[0] : side[1] + 1]
    )
