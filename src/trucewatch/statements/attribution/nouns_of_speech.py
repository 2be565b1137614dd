"""Speech through a noun: "rejected claims that ...", "renewed the accusation that ...", "called the raid a breach"."""

from collections.abc import Iterator

from trucewatch.model import Stance
from trucewatch.statements.attribution.contents import tidied
from trucewatch.statements.attribution.frames import Range
from trucewatch.statements.attribution.lexicon import Cues, lemma, negated
from trucewatch.statements.attribution.relays import link_of
from trucewatch.statements.attribution.sources import SOMEBODY, source_phrase
from trucewatch.statements.attribution.speech import Reported
from trucewatch.statements.attribution.stretches import NOMINAL
from trucewatch.statements.phrases import subject
from trucewatch.statements.sentence import Sentence, Token

_AS = 4  # tokens of "as entirely baseless", and of "the reports" behind it


def through_noun(sentence: Sentence, index: int, verb: Token, lexicon: Cues) -> Iterator[Reported] | None:
    """Return what a verb says through a noun, by denying, claiming or naming it; None where it does none of these."""
    if (denied := _denied(sentence, verb, lexicon)) is not None:
        return _denial(sentence, index, verb, sentence.edges(denied.i), lexicon)
    if (denied_as := _dismissed(sentence, verb, lexicon)) is not None:
        return _denial(sentence, index, verb, denied_as, lexicon)
    if (claimed := _claimed(sentence, verb, lexicon)) is not None:
        return _claim(sentence, index, verb, *claimed)
    if (called := _called(sentence, verb, lexicon)) is not None:
        return _judgement(sentence, index, verb, called)
    return None


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
    return source.ent in SOMEBODY or known or source.tag == "PRP"


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
