"""What stands with "according to": who is told to say it, whom they cite, and who passes it on."""

from collections.abc import Iterator

from trucewatch.model import Stance
from trucewatch.statements.attribution.contents import tidied
from trucewatch.statements.attribution.frames import Range
from trucewatch.statements.attribution.lexicon import Cues, lemma
from trucewatch.statements.attribution.sources import can_be_cited, source_phrase
from trucewatch.statements.attribution.speech import FoundLink, Reported
from trucewatch.statements.phrases import noun_phrase
from trucewatch.statements.sentence import Sentence, Token

_ASIDE = 10  # tokens of "whom the agency quoted"


def according(sentence: Sentence, index: int, token: Token, lexicon: Cues) -> Iterator[Reported]:
    """Yield what is said behind or before "according to" and its like."""
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
    if verb is None or noun is None or lemma(verb) not in lexicon.citing or not can_be_cited(noun, lexicon):
        return None
    source = noun_phrase(sentence, noun.i)
    return FoundLink(index, source, verb.i, verb.i, source.last)


def _is_clause(sentence: Sentence, side: Range) -> bool:
    """Whether a stretch has a finite verb, so that it can be what somebody said."""
    return any(
        token.tag in ("VBD", "VBZ", "VBP", "MD") and token.dep not in ("relcl", "acl")
        for token in sentence.tokens[side[0] : side[1] + 1]
    )
