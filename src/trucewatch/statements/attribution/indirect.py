"""Indirect speech: a cue in the parse, what it reports, and who speaks (PARC's source, cue and content)."""

from collections.abc import Iterator

from trucewatch.model import Stance
from trucewatch.statements.attribution.lexicon import Cues, lemma
from trucewatch.statements.attribution.speech import FoundLink
from trucewatch.statements.found import Mention
from trucewatch.statements.phrases import noun_phrase, subject
from trucewatch.statements.sentence import Sentence, Token

Range = tuple[int, int]
_STOPS = frozenset([",", ";", ":", "-", "\u2013", "\u2014", '"', "'", "."])
_CIRCUMSTANCE = frozenset(["after", "before", "during", "while", "following"])
_CIRCUMSTANCE_CLAUSE = frozenset(["as", "when", "although", "though", "because", "since"])
_DASHES = frozenset(["-", "\u2013", "\u2014"])
_TRAILING = frozenset(
    ["prep", "npadvmod", "advmod", "punct", "dobj", "dative", "tmod", "pobj", "oprd", "agent", "advcl", "acl"]
)


class Reported:
    """A reporting cue of a sentence: its links, and the tokens of its content (None where it can only be quoted)."""

    def __init__(self, links: tuple[FoundLink, ...], cue: Token, content: Range | None, stance: Stance) -> None:
        self.links = links
        self.cue = cue
        self.content = content
        self.stance = stance


def reported(sentence: Sentence, index: int, lexicon: Cues) -> Iterator[Reported]:
    """Yield every reporting cue of a sentence with its content, in order of the cues."""
    for token in sentence:
        if token.lower in lexicon.phrases and sentence.child(token.i, "prep", "pcomp") is not None:
            yield from _according(sentence, index, token)
        elif lexicon.is_cue(token):
            links = _links(sentence, index, token, lexicon)
            if links:
                content = _content(sentence, token, links, lexicon)
                yield Reported(links, token, content, lexicon.stance(sentence, token, content))


def _links(sentence: Sentence, index: int, cue: Token, lexicon: Cues) -> tuple[FoundLink, ...]:
    """The links of a cue, outermost relay first; empty where the cue is only named, not used (no source at all)."""
    relay = _relay_verb(sentence, cue, lexicon)
    if relay is not None:
        return _relayed(sentence, index, cue, relay)
    if cue.dep == "amod" or (cue.tag == "VBN" and (_passive(sentence, cue) or _reduced(sentence, cue))):
        return ()
    source = _source(sentence, cue, lexicon)
    if source is None or source.pos in ("VERB", "AUX") or _voiceless(source, cue, lexicon):
        return ()
    return (_link(index, _named(sentence, source), cue),)


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
    outer = _continued(sentence, cue, lexicon)
    if outer is not None:
        return subject(sentence, outer.i)
    return subject(sentence, cue.i) or _inverted(sentence, cue)


def _continued(sentence: Sentence, cue: Token, lexicon: Cues) -> Token | None:
    """The cue that this one carries on ("said that ... but added that ..."), where the parse hung it on the content."""
    if lemma(cue) not in lexicon.continuing or cue.dep != "conj" or sentence.child(cue.i, "nsubj") is not None:
        return None
    head = sentence[cue.head]
    if lexicon.is_cue(head):
        return None
    return next((above for above in sentence.ancestors(cue.i) if lexicon.is_cue(above) and above.tag == cue.tag), None)


def _voiceless(source: Token, cue: Token, lexicon: Cues) -> bool:
    return source.lower in lexicon.voiceless and lexicon.stances[lemma(cue)] is not Stance.ASSERTS


def _named(sentence: Sentence, source: Token) -> Mention:
    """The words of a source, with the name behind a description that the parse took for a second subject."""
    phrase = noun_phrase(sentence, source.i)
    after = sentence[phrase.last + 1] if phrase.last + 1 < len(sentence) else None
    if after is not None and after.pos == "PROPN" and after.dep == source.dep and after.head == source.head:
        return Mention(phrase.first, noun_phrase(sentence, after.i).last)
    return phrase


def _link(index: int, source: Mention, cue: Token) -> FoundLink:
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
        links.append(_link(index, _named(sentence, relayer), relay))
    if speaker is not None:
        source = noun_phrase(sentence, speaker.i)
        links.append(FoundLink(index, source, cue.i, min(source.first, relay.i), cue.i))
    return tuple(links)


def _passive(sentence: Sentence, cue: Token) -> bool:
    return sentence.child(cue.i, "auxpass") is not None or sentence.child(cue.i, "nsubjpass") is not None


def _inverted(sentence: Sentence, cue: Token) -> Token | None:
    """The noun right behind the cue in "..., said the minister" where the parser did not call it the subject."""
    child = sentence.child(cue.i, "dobj", "attr", "appos", "oprd")
    after = sentence[cue.i + 1] if cue.i + 1 < len(sentence) else None
    comma = cue.i and sentence[cue.i - 1].lower in (",", '"')
    if child is not None and after is not None and comma and sentence.edges(child.i)[0] == after.i:
        return child
    return None


# --- content


def _content(sentence: Sentence, cue: Token, links: tuple[FoundLink, ...], lexicon: Cues) -> Range | None:
    first, last = min(link.first for link in links), max(link.last for link in links)
    for found in (
        _clause(sentence, cue, lexicon, to_the_right=True),
        _framed(sentence, cue, lexicon.frames.get(lemma(cue), ())),
        _before(sentence, cue, first, last),
        _clause(sentence, cue, lexicon, to_the_right=False),
        _that_clause(sentence, cue, lexicon),
    ):
        tidy = tidied(sentence, found) if found else None
        if tidy is not None and not tidy[0] <= cue.i <= tidy[1]:
            return tidy
    return None


def _clause(sentence: Sentence, cue: Token, lexicon: Cues, *, to_the_right: bool) -> Range | None:
    for child in sentence.children(cue.i, "ccomp"):
        if not lexicon.may_take_clause(sentence, cue, child):
            continue
        first, last = sentence.edges(child.i)
        if to_the_right and first > cue.i:
            last = _before_next_cue(sentence, child, last, lexicon)
            return _clause_start(sentence, cue, child, first), _clause_end(sentence, last)
        if not to_the_right and last < cue.i:
            return first, last
    return None


def _that_clause(sentence: Sentence, cue: Token, lexicon: Cues) -> Range | None:
    """The words from a "that" behind the cue to the next stop, where the parse hung the clause elsewhere."""
    for token in sentence.tokens[cue.i + 1 :]:
        if token.pos == "PUNCT" or lexicon.is_cue(token):
            return None
        if token.lower == "that" and token.dep == "mark":
            return token.i, _clause_end(sentence, max(token.i, sentence.edges(token.head)[1]))
    return None


def _clause_start(sentence: Sentence, cue: Token, clause: Token, first: int) -> int:
    """Where a clause begins: with its subject, though the parse hung that on the cue, and behind the cue's own time."""
    if sentence.child(clause.i, "nsubj", "nsubjpass", "expl", "csubj") is None:
        object_ = sentence.child(cue.i, "dobj", "dative")
        if object_ is not None and cue.i < object_.i < first:
            return sentence.edges(object_.i)[0]
    opening = sentence[first]
    if first == cue.i + 1 and opening.dep in ("prep", "npadvmod"):
        last = sentence.edges(opening.i)[1]
        subject_ = sentence.child(clause.i, "nsubj", "nsubjpass", "expl")
        dated = any(token.ent in ("DATE", "TIME") for token in sentence.tokens[first : last + 1])
        if dated and subject_ is not None and sentence.edges(subject_.i)[0] == last + 1:
            return last + 1
    return first


def _clause_end(sentence: Sentence, last: int) -> int:
    """Where a clause ends: at the next stop, where the parse broke off in the middle of it."""
    after = last + 1
    if after >= len(sentence) or sentence[after].pos in ("PUNCT", "CCONJ", "SCONJ") or sentence[after].dep == "mark":
        return last
    while after < len(sentence) and sentence[after].pos != "PUNCT":
        after += 1
    return after - 1


def _before_next_cue(sentence: Sentence, root: Token, last: int, lexicon: Cues) -> int:
    """Cut a content before a verb that carries the speech on (", adding that ...", "but added that ...")."""
    for token in sentence.tokens[root.i + 1 : last + 1]:
        if token.dep == "relcl" and sentence.edges(token.i)[1] >= last - 1 and lexicon.is_cue(token):
            start = sentence.edges(token.i)[0]
            if sentence[start - 1].lower == ",":
                return start - 1
        if lemma(token) not in lexicon.continuing or sentence.child(token.i, "ccomp") is None:
            continue
        start = sentence.edges(token.i)[0]
        if token.tag == "VBG" and token.dep == "advcl" and sentence[start - 1].lower == ",":
            return start - 1
        if _continued(sentence, token, lexicon) is not None:
            return _before_conjunction(sentence, start)
    return last


def _before_conjunction(sentence: Sentence, start: int) -> int:
    at = start - 1
    while at > 0 and sentence[at].lower in (",", "but", "and", "also", "while"):
        at -= 1
    return at


def _before(sentence: Sentence, cue: Token, first: int, last: int) -> Range | None:
    """All that stands before a source and cue that end the sentence ("..., the ministry said on Monday")."""
    comma = first - 1
    if comma < 2 or sentence[comma].lower not in _STOPS:
        return None
    dashed = _between_dashes(sentence, comma, last)
    if dashed is not None:
        return dashed
    if not _ends_sentence(sentence, cue, last):
        return None
    if not any(token.pos in ("VERB", "AUX") for token in sentence.tokens[:comma]):
        return None
    return 0, comma - 1


def _between_dashes(sentence: Sentence, comma: int, last: int) -> Range | None:
    """The words before an attribution inside dashes ("- for training, it said -"), None where it is not inside."""
    if last + 1 >= len(sentence) or sentence[last + 1].lower not in _DASHES:
        return None
    dash = next((t.i for t in reversed(sentence.tokens[:comma]) if t.lower in _DASHES), None)
    return None if dash is None or dash + 1 >= comma else (dash + 1, comma - 1)


def _ends_sentence(sentence: Sentence, cue: Token, last: int) -> bool:
    """Whether nothing but adjuncts of the cue follows the attribution."""
    at = last + 1
    while at < len(sentence):
        token = sentence[at]
        if token.pos == "PUNCT" and token.lower not in ("-", "\u2013", "\u2014"):
            at += 1
            continue
        above = [token, *sentence.ancestors(at)]
        top = next((a for a in above if a.head == cue.i and a.i > cue.i), None)
        if top is None or top.dep not in _TRAILING:
            return False
        at = max(sentence.edges(top.i)[1], at) + 1
    return True


def _framed(sentence: Sentence, cue: Token, frames: tuple[str, ...]) -> Range | None:
    for frame in frames:
        found = _FRAMES[frame](sentence, cue)
        if found is not None:
            return found
    return None


def _infinitive(sentence: Sentence, cue: Token) -> Range | None:
    for child in sentence.children(cue.i, "xcomp", "ccomp", "advcl"):
        if child.i > cue.i and sentence.child(child.i, "aux") is not None:
            return sentence.edges(child.i)
    return None


def _noun(sentence: Sentence, cue: Token) -> Range | None:
    child = sentence.child(cue.i, "dobj")
    if child is None or child.i < cue.i:
        return None
    if child.pos == "PRON":
        return None
    return _noun_range(sentence, child)


def _noun_range(sentence: Sentence, noun: Token) -> Range:
    first, last = sentence.edges(noun.i)
    cut = next((t.i for t in sentence.tokens[noun.i : last + 1] if _circumstance(t)), last + 1)
    return first, cut - 1


def _circumstance(token: Token) -> bool:
    """Whether here begins what happened beside the thing said ("... of breaking the truce as fighting went on")."""
    return token.lower in _CIRCUMSTANCE or (token.dep == "mark" and token.lower in _CIRCUMSTANCE_CLAUSE)


def _for(sentence: Sentence, cue: Token) -> Range | None:
    return _prepositional(sentence, cue, "for")


def _prepositional(sentence: Sentence, cue: Token, word: str) -> Range | None:
    for prep in sentence.children(cue.i, "prep"):
        if prep.lower == word and prep.i > cue.i:
            noun = sentence.child(prep.i, "pobj", "pcomp")
            if noun is not None:
                return _noun_range(sentence, noun)
    return None


def _of(sentence: Sentence, cue: Token) -> Range | None:
    return _prepositional(sentence, cue, "of")


def _against(sentence: Sentence, cue: Token) -> Range | None:
    return _prepositional(sentence, cue, "against")


def _on_to(sentence: Sentence, cue: Token) -> Range | None:
    if not any(prep.lower in ("on", "upon", "to") for prep in sentence.children(cue.i, "prep")):
        return None
    return _after_to(sentence, cue)


def _object_to(sentence: Sentence, cue: Token) -> Range | None:
    return _after_to(sentence, cue)


def _after_to(sentence: Sentence, cue: Token) -> Range | None:
    """What somebody is called on to do, without the "to"."""
    for child in sentence.tokens[cue.i + 1 :]:
        mark = sentence.child(child.i, "aux")
        if child.pos == "VERB" and mark is not None and mark.lower == "to" and cue in sentence.ancestors(child.i):
            first, last = sentence.edges(child.i)
            return max(first, mark.i + 1), last
    return None


def _gerund(sentence: Sentence, cue: Token) -> Range | None:
    for child in sentence.children(cue.i, "xcomp", "ccomp", "pcomp"):
        if child.tag == "VBG" and child.i > cue.i:
            return sentence.edges(child.i)
    return None


_FRAMES = {
    "infinitive": _infinitive,
    "noun": _noun,
    "for": _for,
    "of": _of,
    "against": _against,
    "on-to": _on_to,
    "object-to": _object_to,
    "gerund": _gerund,
}


def tidied(sentence: Sentence, content: Range) -> Range | None:
    """Strip "that" and stops from the edges of a content; None if no word is left."""
    first, last = content
    while first <= last and (
        sentence[first].lower in (",", ";", ":", "-", "\u2013", "\u2014") or _that(sentence[first])
    ):
        first += 1
    while last >= first and sentence[last].lower in (",", ";", ":", ".", "-", "\u2013", "\u2014"):
        last -= 1
    return (first, last) if first <= last else None


def _that(token: Token) -> bool:
    return token.lower == "that" and token.dep == "mark"


# --- according to


def _according(sentence: Sentence, index: int, token: Token) -> Iterator[Reported]:
    prep = sentence.child(token.i, "prep", "pcomp")
    noun = sentence.child(prep.i, "pobj") if prep is not None else None
    if prep is None or noun is None:
        return
    source = noun_phrase(sentence, noun.i)
    link = FoundLink(index, source, token.i, token.i, source.last)
    before = tidied(sentence, (0, token.i - 1)) if token.i else None
    rest = source.last + 1
    while rest < len(sentence) and sentence[rest].pos == "PUNCT":
        rest += 1
    after = tidied(sentence, (rest, len(sentence) - 1)) if rest < len(sentence) else None
    content = max((side for side in (before, after) if side), key=lambda side: side[1] - side[0], default=None)
    yield Reported((link,), token, content, Stance.ASSERTS)
