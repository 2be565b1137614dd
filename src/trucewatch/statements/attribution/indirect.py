"""Indirect speech: a cue in the parse, what it reports, and who speaks (PARC's source, cue and content)."""

from collections.abc import Iterator

from trucewatch.model import Stance
from trucewatch.statements.attribution.contents import broken, content_of, tidied
from trucewatch.statements.attribution.frames import Range
from trucewatch.statements.attribution.lexicon import Cues, continued, lemma
from trucewatch.statements.attribution.speech import FoundLink, Kind
from trucewatch.statements.found import Mention
from trucewatch.statements.phrases import antecedent, noun_phrase, subject
from trucewatch.statements.sentence import Sentence, Token

_CLOSING = frozenset(['"', "''", "\u201d"])
_DASHES = frozenset(["-", "--", "\u2013", "\u2014"])
_RELATIVES = frozenset(["what", "which", "that", "who", "whom"])
_NOMINAL = ("NOUN", "PROPN", "PRON")
_WHO = ("PERSON", "ORG", "NORP", "GPE")
_LONGEST_DATELINE = 12  # tokens


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
        if token.lower in lexicon.phrases and sentence.child(token.i, "prep", "pcomp") is not None:
            yield from _according(sentence, index, token)
        elif (denied := _denied(sentence, token, lexicon)) is not None:
            yield from _denial(sentence, index, token, denied)
        elif lexicon.is_cue(token):
            yield from _cued(sentence, index, token, lexicon)
        elif lexicon.only_quotes(token) and (links := _links(sentence, index, token, lexicon)):
            yield Reported(links, token, None, Stance.ASSERTS)


def _cued(sentence: Sentence, index: int, token: Token, lexicon: Cues) -> Iterator[Reported]:
    links = _links(sentence, index, token, lexicon) or _unnamed(sentence, index, token)
    if not links:
        return
    content, rest = broken(sentence, token, links) or (content_of(sentence, token, links, lexicon), None)
    cited = _cited(sentence, index, token, lexicon)
    stance = lexicon.stance(sentence, token, content)
    yield Reported((*links, *cited), token, content, stance, rest=rest)


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
        known = lexicon.people
        if noun.ent in _WHO or noun.lower in known or noun.lemma.lower() in known:
            source = noun_phrase(sentence, noun.i)
            return (FoundLink(index, source, verb.i, verb.i, source.last),)
    return ()


def _denied(sentence: Sentence, verb: Token, lexicon: Cues) -> Token | None:
    """The clause or act in "rejected claims that ...", "dismissed reports of ..."."""
    if verb.pos != "VERB" or lemma(verb) not in lexicon.denying:
        return None
    noun = sentence.child(verb.i, "dobj")
    if noun is None or noun.i < verb.i or noun.lemma.lower() not in lexicon.denied:
        return None
    return next(
        (c for c in sentence.children(noun.i, "acl", "ccomp", "relcl")
         if any(mark.lower == "that" for mark in sentence.children(c.i, "mark"))),
        None,
    )  # fmt: skip


def _denial(sentence: Sentence, index: int, verb: Token, clause: Token) -> Iterator[Reported]:
    source = subject(sentence, verb.i)
    content = tidied(sentence, sentence.edges(clause.i))
    if source is not None and source.pos in _NOMINAL and content is not None:
        yield Reported((link_of(index, source_phrase(sentence, source), verb),), verb, content, Stance.DENIES)


def _links(sentence: Sentence, index: int, cue: Token, lexicon: Cues) -> tuple[FoundLink, ...]:
    """The links of a cue, outermost relay first; empty where the cue is only named, not used (no source at all)."""
    relay = _relay_verb(sentence, cue, lexicon)
    if relay is not None:
        return _relayed(sentence, index, cue, relay)
    if cue.dep == "amod" or (cue.tag == "VBN" and (_passive(sentence, cue) or _reduced(sentence, cue))):
        return ()
    source = _source(sentence, cue, lexicon)
    if source is None or _misled(sentence, source, cue):
        source = _between(sentence, cue) or source
    if (source is None or source.pos in ("VERB", "AUX")) and lemma(cue) in lexicon.plain:
        source = _lost(sentence, cue)
    if source is None or source.pos in ("VERB", "AUX") or not lexicon.may_speak(source, cue):
        return ()
    return (link_of(index, source_phrase(sentence, source), cue),)


def _reduced(sentence: Sentence, cue: Token) -> bool:
    """Whether a participle shortens a relative clause ("X, accused of ..."), so that its noun does not speak.

    Not where that noun is the sentence's root: then the parser found no other verb, and this is the finite one.
    """
    return cue.dep in ("acl", "advcl", "relcl") and not (cue.dep == "acl" and sentence.root.i == cue.head)


def _source(sentence: Sentence, cue: Token, lexicon: Cues) -> Token | None:
    """The head of the words that name the source."""
    before = sentence[cue.i - 1] if cue.i else None
    if before is not None and before.lower in lexicon.sources:
        return before
    outer = continued(sentence, cue, lexicon)
    if outer is not None:
        return subject(sentence, outer.i)
    return (
        _sender(sentence, cue, lexicon)
        or _set_off(sentence, cue)
        or subject(sentence, cue.i)
        or _inverted(sentence, cue, lexicon)
    )


def _set_off(sentence: Sentence, cue: Token) -> Token | None:
    """The subject of the verb that a participle behind a comma goes with ("rejected the plan, saying that ...").

    The parser hangs such a participle on the noun before the comma; it takes up the subject of the verb before.
    """
    first = sentence.edges(cue.i)[0]
    if cue.tag != "VBG" or cue.dep != "acl" or first != cue.i or not first or sentence[first - 1].lower != ",":
        return None
    for above in sentence.ancestors(cue.i):
        own = sentence.child(above.i, "nsubj", "nsubjpass") if above.pos in ("VERB", "AUX") else None
        if own is not None and above.i < cue.i:
            return antecedent(sentence, own)
    return None


def _sender(sentence: Sentence, cue: Token, lexicon: Cues) -> Token | None:
    """Who put out the message that a participle reports ("The ministry issued a statement saying that ...").

    The parser hangs the participle on the message, or on whom it was sent to ("wrote to the union warning that ...").
    """
    if cue.tag != "VBG" or cue.dep != "acl" or sentence[cue.head].dep not in ("dobj", "pobj"):
        return None
    noun = sentence[cue.head]
    verb = next((above for above in sentence.ancestors(noun.i) if above.pos == "VERB"), None)
    sent = noun.lemma.lower() in lexicon.messages or (verb is not None and lemma(verb) in lexicon.sending)
    if verb is None or verb.i > noun.i or not sent or sentence.child(noun.i, "poss") is not None:
        return None
    found = subject(sentence, verb.i)
    return found if found is not None and found.pos in ("NOUN", "PROPN", "PRON") else None


def _misled(sentence: Sentence, source: Token, cue: Token) -> bool:
    """Whether the parser's subject cannot be one.

    It stands in a quotation that closed before the cue, in the dateline ("PORT AMARA (Volna) - The mayor said"), or it
    is the relative that the speech is about ("what she said is", "which she said was").
    """
    if source.i < cue.i and any(t.lower in _CLOSING for t in sentence.tokens[source.i + 1 : cue.i]):
        return True
    own = sentence.child(cue.i, "nsubj")
    before = sentence[cue.i - 1]
    relative = own is not None and own.lower in _RELATIVES and own.i < cue.i - 1
    if (source.lower == "what" or relative) and before.pos in _NOMINAL and before.dep != "pobj":
        return True
    return source.i < _dateline(sentence) < cue.i


def _between(sentence: Sentence, cue: Token) -> Token | None:
    """The first noun between the last quotation mark, relative or dateline, and the cue."""
    marks = (t.i for t in reversed(sentence.tokens[: cue.i]) if t.lower in _CLOSING or t.lower in _RELATIVES)
    begin = max(next(marks, -1), _dateline(sentence))
    if not 0 <= begin < cue.i:
        return None
    first = next((t for t in sentence.tokens[begin + 1 : cue.i] if t.pos in _NOMINAL), None)
    if first is None or any(t.pos in ("VERB", "ADP") for t in sentence.tokens[begin + 1 : first.i]):
        return None
    while first.dep in ("compound", "poss", "nmod", "amod") and first.i < first.head < cue.i:
        first = sentence[first.head]
    return first


def _lost(sentence: Sentence, cue: Token) -> Token | None:
    """The subject of a finite verb of saying that the parser left without one: what the words before it hang on."""
    if cue.tag not in ("VBD", "VBZ", "VBP"):
        return None
    at = cue.i - 1
    while at >= 0 and ((sentence[at].pos in ("ADV", "PUNCT", "CCONJ", "AUX") and sentence[at].text.islower()) or
                       sentence[at].pos == "PUNCT"):  # fmt: skip
        at -= 1
    if at < 0:
        return None
    found = sentence[at] if sentence[at].pos in _NOMINAL or sentence[at].text[0].isupper() else None
    for above in sentence.ancestors(at):
        if above.i >= cue.i or any(t.lower in _CLOSING for t in sentence.tokens[above.i : at]):
            break
        own = sentence.child(above.i, "nsubj") if above.pos in ("VERB", "AUX") else None
        if own is not None and own.i < above.i:
            return antecedent(sentence, own)
        if above.pos in _NOMINAL:
            found = above
    return found


def _dateline(sentence: Sentence) -> int:
    """The dash that ends a dateline at the head of a sentence ("PORT AMARA (Volna) -"), -1 where there is none."""
    dash = next((t.i for t in sentence.tokens[:_LONGEST_DATELINE] if t.lower in _DASHES), -1)
    before = sentence.tokens[: max(dash, 0)]
    named = bool(before) and before[0].text[:1].isupper() and not any(t.pos in ("VERB", "AUX") for t in before)
    told = any(t.lower == "(" for t in before) or (bool(before) and before[0].text.isupper())
    return dash if named and told else -1


def source_phrase(sentence: Sentence, source: Token) -> Mention:
    """The words of a source, with the name behind a description that the parse took for a second subject."""
    phrase = noun_phrase(sentence, source.i)
    after = sentence[phrase.last + 1] if phrase.last + 1 < len(sentence) else None
    if after is not None and after.pos == "DET" and sentence[after.head].pos == "PROPN":
        after = sentence[after.head]  # "rescue workers the Hill Brigade said", its commas lost
    if after is not None and after.pos == "PROPN" and after.dep == source.dep and after.head == source.head:
        return Mention(phrase.first, noun_phrase(sentence, after.i).last)
    return phrase


def link_of(index: int, source: Mention, cue: Token) -> FoundLink:
    near = abs(source.first - cue.i) < 30
    first = min(source.first, cue.i) if near else cue.i
    last = max(source.last, cue.i) if near else cue.i
    return FoundLink(index, source, cue.i, first, last)


def _relay_verb(sentence: Sentence, cue: Token, lexicon: Cues) -> Token | None:
    """The verb of "X quoted Y as saying", seen from "saying"."""
    if cue.tag != "VBG" or lemma(cue) not in lexicon.relayed:
        return None
    before = sentence[cue.i - 1] if cue.i else None
    if before is None or before.lower != "as":
        return None
    return next((t for t in reversed(sentence.tokens[: cue.i]) if lemma(t) in lexicon.relay and t.pos == "VERB"), None)


def _relayed(sentence: Sentence, index: int, cue: Token, relay: Token) -> tuple[FoundLink, ...]:
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


def _passive(sentence: Sentence, cue: Token) -> bool:
    return sentence.child(cue.i, "auxpass") is not None or sentence.child(cue.i, "nsubjpass") is not None


def _inverted(sentence: Sentence, cue: Token, lexicon: Cues) -> Token | None:
    """The noun right behind the cue in "..., said the minister" where the parser did not call it the subject."""
    if lemma(cue) in lexicon.addressing:
        return None
    child = sentence.child(cue.i, "dobj", "attr", "appos", "oprd")
    after = sentence[cue.i + 1] if cue.i + 1 < len(sentence) else None
    comma = cue.i and sentence[cue.i - 1].lower in (",", '"', "''")
    if child is not None and after is not None and comma and sentence.edges(child.i)[0] == after.i:
        return child
    return None


# --- according to


def _according(sentence: Sentence, index: int, token: Token) -> Iterator[Reported]:
    prep = next((child for child in sentence.children(token.i, "prep", "pcomp") if child.i > token.i), None)
    noun = sentence.child(prep.i, "pobj") if prep is not None else None
    if prep is None or noun is None or noun.i < prep.i:
        return
    source = noun_phrase(sentence, noun.i)
    link = FoundLink(index, source, token.i, token.i, source.last)
    before = tidied(sentence, (0, token.i - 1)) if token.i else None
    rest = source.last + 1
    while rest < len(sentence) and sentence[rest].pos == "PUNCT":
        rest += 1
    after = tidied(sentence, (rest, len(sentence) - 1)) if rest < len(sentence) else None
    content = before if before and (after is None or _is_clause(sentence, before)) else after
    yield Reported((link,), token, content, Stance.ASSERTS)


def _is_clause(sentence: Sentence, side: Range) -> bool:
    """Whether a stretch has a finite verb, so that it can be what somebody said."""
    return any(
        token.tag in ("VBD", "VBZ", "VBP", "MD") and token.dep not in ("relcl", "acl")
        for token in sentence.tokens[side[0] : side[1] + 1]
    )
