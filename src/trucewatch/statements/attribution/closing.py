"""A source and its verb that close a sentence behind a comma, where they are no plain cue.

The verb is one of keeping count ("..., the ombudsman has documented"), which reports nothing elsewhere, or the parser
took it for a participle behind a name ("..., the minister, Ana Lund, affirmed on Monday").
"""

from trucewatch.model import Stance
from trucewatch.statements.attribution.contents import before, ends_sentence, tidied
from trucewatch.statements.attribution.frames import Range
from trucewatch.statements.attribution.lexicon import Cues, lemma, negated
from trucewatch.statements.attribution.relays import link_of
from trucewatch.statements.attribution.sources import NOMINAL
from trucewatch.statements.attribution.speech import FoundLink
from trucewatch.statements.found import Mention
from trucewatch.statements.phrases import noun_phrase
from trucewatch.statements.sentence import Sentence, Token

_PAST = ("VBN", "VBD")
_TOLD = (Stance.ASSERTS, Stance.CONFIRMS)


def closing(sentence: Sentence, index: int, verb: Token, lexicon: Cues) -> tuple[FoundLink, Range] | None:
    """Return the link and the content of a verb that closes its sentence in one of these two ways."""
    source = _counter(sentence, verb, lexicon) or _behind_a_name(sentence, verb, lexicon)
    if source is None or not ends_sentence(sentence, verb, verb.i) or negated(sentence, verb.i):
        return None
    content = before(sentence, verb, source.first, verb.i)
    tidy = None if content is None else tidied(sentence, content)
    return None if tidy is None else (link_of(index, source, verb), tidy)


def _counter(sentence: Sentence, verb: Token, lexicon: Cues) -> Mention | None:
    """Who has counted or found what stands before the comma."""
    noun = sentence.child(verb.i, "nsubj")
    bare = verb.pos == "VERB" and lemma(verb) in lexicon.recording and sentence.child(verb.i, "dobj", "agent") is None
    if not bare or noun is None or noun.pos not in NOMINAL or noun.i > verb.i:
        return None
    return noun_phrase(sentence, noun.i)


def _behind_a_name(sentence: Sentence, verb: Token, lexicon: Cues) -> Mention | None:
    """Who says, before a verb that hangs as a participle on a name set off by commas."""
    misread = verb.tag in _PAST and verb.dep == "acl" and lexicon.stances.get(lemma(verb)) in _TOLD
    if not misread or verb.i < 3 or sentence[verb.i - 1].lower != "," or sentence.child(verb.i, "agent", "dobj"):
        return None
    name = sentence[verb.i - 2]
    if name.ent != "PERSON" or name.dep != "appos" or sentence[name.head].pos not in NOMINAL:
        return None
    return noun_phrase(sentence, name.head)
