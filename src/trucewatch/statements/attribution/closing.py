"""A source and its verb that close a sentence behind a comma, where they are no plain cue.

The verb is one of keeping count ("..., the ombudsman has documented"), which reports nothing elsewhere, or the parser
took it for a participle behind a name ("..., the minister, Ana Lund, affirmed on Monday").
"""

from trucewatch.model import Stance
from trucewatch.statements.attribution.contents import before, ends_sentence, tidied
from trucewatch.statements.attribution.frames import Range
from trucewatch.statements.attribution.lexicon import Cues, lemma, negated
from trucewatch.statements.attribution.relays import link_of
from trucewatch.statements.attribution.speech import FoundLink
from trucewatch.statements.attribution.stretches import NOMINAL, TIMES
from trucewatch.statements.found import Mention
from trucewatch.statements.phrases import noun_phrase
from trucewatch.statements.sentence import Sentence, Token

_PAST = ("VBN", "VBD")
_LOST = ("acl", "conj", "advcl", "ccomp", "dep", "parataxis")  # where the parser hangs a verb whose subject it lost
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
    """Who says, before a verb that the parser hung on a name set off by commas, or joined to what is said."""
    if verb.tag not in _PAST or verb.dep not in _LOST or lexicon.stances.get(lemma(verb)) not in _TOLD:
        return None
    if verb.i < 3 or sentence[verb.i - 1].lower != "," or _has_more(sentence, verb):
        return None
    name = sentence[verb.i - 2]
    if verb.dep == "acl" and name.ent == "PERSON" and name.dep == "appos" and sentence[name.head].pos in NOMINAL:
        return noun_phrase(sentence, name.head)
    return _titled(sentence, name)


def _has_more(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb has a subject, a doer or an object of its own; a day is none ("affirmed this Thursday")."""
    own = sentence.children(verb.i, "nsubj", "nsubjpass", "expl", "agent", "dobj")
    return any(child.dep != "dobj" or child.ent not in TIMES for child in own)


def _titled(sentence: Sentence, last: Token) -> Mention | None:
    """The title between commas before a name that ends here ("..., the governor of the province, Omar Saleh,")."""
    comma = next((t.i for t in reversed(sentence.tokens[: last.i + 1]) if t.pos != "PROPN"), 0)
    opens = next((t.i for t in reversed(sentence.tokens[:comma]) if t.lower == ","), None)
    if opens is None or comma > last.i - 1 or sentence[comma].lower != ",":
        return None
    title = sentence.tokens[opens + 1 : comma]
    heads = [t for t in title if t.pos in ("NOUN", "PROPN") and not opens < t.head < comma]
    own = bool(title) and title[0].tag in ("DT", "PRP$") and all(t.pos not in ("VERB", "AUX") for t in title)
    return noun_phrase(sentence, heads[0].i) if own and len(heads) == 1 else None
