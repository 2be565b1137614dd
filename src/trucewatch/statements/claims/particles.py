"""What a verb's own particles, auxiliaries and arguments say of its act: negation, modality, conditions."""

from trucewatch.statements.claims.lexicon import Lexicon
from trucewatch.statements.claims.told import Reading, Told
from trucewatch.statements.sentence import Sentence, Token


def in_itself(sentence: Sentence, verb: int, words: Lexicon) -> Reading:
    """Return what the verb's own particles, auxiliaries and arguments say."""
    hedges = []
    future = None
    shaped = _shaped(sentence, verb, words)
    if shaped is not None:
        return shaped
    for child in sentence.children(verb):
        if _negates(sentence, child, words):
            return Reading(Told.NEGATED, by=child.i)
        if (
            child.dep == "aux"
            and child.lower in words["auxiliaries.unreal"]
            and not _perceived(sentence, verb, child, words)
        ):
            return Reading(Told.UNREAL, by=child.i)
        if child.dep == "aux" and child.lower in words["auxiliaries.future"]:
            future = child.i
        if child.dep == "mark" and child.lower in words["markers.unreal"]:
            return Reading(Told.UNREAL, by=child.i)
        if child.dep == "advmod" and child.lower in words["adverbs.hedged"]:
            hedges.append(child.i)
        if child.dep in ("nsubj", "nsubjpass", "dobj", "attr") and _none(sentence, child.i):
            return Reading(Told.NEGATED, by=child.i)
    if future is not None:
        supposed = any(c.dep == "aux" and c.lower == "have" for c in sentence.children(verb)) or on_condition(
            sentence, verb
        )
        return Reading(Told.UNREAL if supposed else Told.FUTURE, tuple(hedges), future)
    return Reading(Told.REAL, tuple(hedges))


def _shaped(sentence: Sentence, verb: int, words: Lexicon) -> Reading | None:
    """What the shape of a clause says: a condition, one of several acts not done, what was done even less."""
    if _inverted(sentence, verb) or _once(sentence, verb, words):
        return Reading(Told.UNREAL, by=verb)
    by = neither(sentence, verb, words)
    if by is not None or let_alone(sentence, verb, words) is not None:
        return Reading(Told.NEGATED, by=verb if by is None else by)
    return None


def _negates(sentence: Sentence, child: Token, words: Lexicon) -> bool:
    """Whether a word says that its verb's act was not done, or is done "no longer", "no" being hung on the adverb."""
    negated = words["adverbs.negated"]
    if child.dep == "prep":
        return at_no_time(sentence, child, words)
    if child.dep != "advmod":
        return child.dep == "neg"
    ended = child.lower in words["adverbs.ended"] and any(c.lower in negated for c in sentence.children(child.i))
    return ended or (child.lower in negated and child.i < child.head)


def neither(sentence: Sentence, verb: int, words: Lexicon) -> int | None:
    """Return the word by which an act is one of several that were all not done, None where there is none.

    "X neither signed nor saw it", "neither X nor Y signed it", "X has not signed or seen it".
    """
    own = sentence.child(verb, "nsubj", "nsubjpass")
    for pair in (verb, *([own.i] if own is not None else [])):
        led = next((c for c in sentence.children(pair, "preconj", "det") if c.lower == "neither"), None)
        if led is not None:
            return led.i
    token = sentence[verb]
    joined = next((c for c in reversed(sentence.children(token.head, "cc")) if c.i < verb), None)
    if token.dep != "conj" or joined is None:
        return None
    if joined.lower == "nor":
        return joined.i
    bare = own is None and not sentence.children(verb, "aux", "auxpass")
    nots = (c.i for c in sentence.children(token.head) if c.i < joined.i and _negates(sentence, c, words))
    return next(nots, None) if joined.lower == "or" and bare else None


def let_alone(sentence: Sentence, verb: int, words: Lexicon) -> int | None:
    """Return the verb above one that is led in by "let alone", "much less": what it tells was done even less."""
    first = min((c.i for c in sentence.children(verb, "aux", "auxpass", "mark")), default=verb)
    led = first >= 3 and " ".join(t.lower for t in sentence.tokens[first - 2 : first]) in words["adverbs.even_less"]
    if not led or sentence[first - 3].text not in (",", "-", "–", "—"):
        return None
    return next((t.i for t in sentence.ancestors(verb) if t.i < first - 2 and t.pos in ("VERB", "AUX")), None)


def at_no_time(sentence: Sentence, prep: Token, words: Lexicon) -> bool:
    """ "At no time", "under no circumstances", "on no occasion"."""
    return any(
        thing.lemma in words["adverbs.no_times"]
        and any(c.lower == "no" and c.i == prep.i + 1 for c in sentence.children(thing.i, "det"))
        for thing in sentence.children(prep.i, "pobj")
    )


def _asked_or_supposed(sentence: Sentence, be: Token) -> bool:
    """Whether "to be" stands before its subject: "were the army to accept, ..." supposes it only."""
    own = sentence.child(be.i, "nsubj")
    return own is not None and be.i < own.i


def arranged(sentence: Sentence, verb: int, words: Lexicon) -> bool:
    """Whether an act is told as arranged: "the envoys are to meet"; an aim that is to do something is none."""
    token = sentence[verb]
    governor = sentence[token.head]
    if (
        token.dep != "xcomp"
        or governor.lemma != "be"
        or _asked_or_supposed(sentence, governor)
        or sentence.child(governor.i, "attr", "acomp", "expl")
    ):
        return False
    subject = sentence.child(governor.i, "nsubj")
    if subject is None or subject.tag in ("DT", "WDT", "WP"):
        return False
    return subject.lemma.lower() not in words["nouns.unreal"] | words["nouns.aims"]


def yet_to(sentence: Sentence, verb: int, words: Lexicon) -> bool:
    """Whether an act is told as still to be done: "has yet to pull its tanks back", "the troops are still to leave"."""
    token = sentence[verb]
    governor = sentence[token.head]
    if token.dep != "xcomp" or governor.lemma not in words["auxiliaries.standing"]:
        return False
    to = any(aux.lower == "to" for aux in sentence.children(verb, "aux"))
    around = (*sentence.children(governor.i, "advmod"), *sentence.children(verb, "advmod"))
    return to and any(c.lower in words["adverbs.still"] and c.i < verb for c in around)


def on_condition(sentence: Sentence, verb: int) -> bool:
    """Whether an "if" or "unless" clause hangs on a verb."""
    clauses = sentence.children(verb, "advcl")
    return any(mark.lower in ("if", "unless") for c in clauses for mark in sentence.children(c.i, "mark"))


def _once(sentence: Sentence, verb: int, words: Lexicon) -> bool:
    """Whether a bare participle tells of what is still to be done: "once signed, the deal will give ..."."""
    bare = sentence[verb].tag == "VBN" and not sentence.children(verb, "aux", "auxpass")
    return bare and any(c.lower in words["markers.pending"] for c in sentence.children(verb, "mark", "advmod"))


def _inverted(sentence: Sentence, verb: int) -> bool:
    """Whether an auxiliary before the subject makes a condition: "had they stayed"."""
    if sentence[verb].dep == "ccomp" and _had_before(sentence, verb):
        return True
    auxiliary, subject = sentence.child(verb, "aux", "auxpass"), sentence.child(verb, "nsubj", "nsubjpass")
    if auxiliary is None or subject is None or auxiliary.i > subject.i:
        return False
    leading = range(sentence.edges(verb)[0], auxiliary.i)
    return auxiliary.lower in ("had", "were", "should") and all(sentence[i].dep in ("mark", "punct") for i in leading)


def _had_before(sentence: Sentence, verb: int) -> bool:
    """Whether the parser took the auxiliary of such a condition for its verb: "would have fallen had they stayed"."""
    had, subject = sentence[sentence[verb].head], sentence.child(verb, "nsubj")
    if had.lower != "had" or had.pos != "VERB" or subject is None or sentence[verb].tag not in ("VBN", "VBD"):
        return False
    own = [child for child in sentence.children(had.i, "nsubj") if child.lower != "that"]
    return had.i < subject.i < verb and not own


def _perceived(sentence: Sentence, verb: int, modal: Token, words: Lexicon) -> bool:
    """Whether "could" goes with a verb of perception: what could be heard was heard."""
    return modal.lower in ("could", "can") and sentence[verb].lemma in words["auxiliaries.perception"]


def _none(sentence: Sentence, head: int) -> bool:
    return sentence[head].lower in ("no", "none", "nobody", "nothing", "neither") or any(
        child.lower in ("no", "neither") and child.dep in ("det", "predet") for child in sentence.children(head)
    )


def ranked(sentence: Sentence, act: Token, words: Lexicon) -> int | None:
    """Return the verb by which somebody is told to be the first, the fourth, the last to do something, or None.

    What he is the fourth to do he has done, if he is: "X became the fourth group to sign the truce".
    """
    if not any(c.lower == "to" and c.dep == "aux" for c in sentence.children(act.i)):
        return None
    above = sentence[act.head]
    verb = sentence[above.head] if act.dep in ("relcl", "acl") else above
    rank = above if act.dep in ("relcl", "acl") else sentence.child(verb.i, "attr")
    if rank is None or rank.dep != "attr" or verb.lemma not in words["ranks.verbs"]:
        return None
    named = {rank.lower, *(c.lower for c in sentence.children(rank.i, "amod"))}
    return verb.i if named & words["ranks.ordinals"] else None
