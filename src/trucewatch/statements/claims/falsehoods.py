"""What is called untrue: "it is a lie that ...", "claims that ... are baseless", "had no basis in fact"."""

from trucewatch.statements.claims.lexicon import Lexicon
from trucewatch.statements.sentence import Sentence, Token

_PREDICATES = ("attr", "acomp", "oprd")


def called_false(sentence: Sentence, noun: Token, words: Lexicon) -> bool:
    """Whether what hangs on a noun is told to be untrue: the noun says so, or what is said of the noun does."""
    if noun.lemma.lower() in words["nouns.false"]:
        return not _is_negated(sentence, noun)
    if noun.lemma.lower() not in words["adverbs.denial_nouns"]:
        return False
    if noun.dep in ("nsubj", "nsubjpass"):
        return _is_untrue(sentence, sentence[noun.head], words)
    return noun.dep == "pobj" and _no_truth_in(sentence, sentence[sentence[noun.head].head], words)


def _no_truth_in(sentence: Sentence, noun: Token, words: Lexicon) -> bool:
    """Whether a noun is "no truth", as in "there is no truth in reports that ..."."""
    return noun.lower in words["nouns.truth"] and any(t.lower == "no" for t in sentence.children(noun.i, "det"))


def called_false_below(sentence: Sentence, clause: Token, words: Lexicon) -> bool:
    """Whether a clause stands with a claim that a verb beside it calls untrue.

    "Claims spread by the rebels that the town fell do not correspond to the truth": the parse takes "spread" for the
    verb of the claims, and hangs the clause on it and the true verb beside it.
    """
    verb = sentence[clause.head]
    claims = sentence.child(verb.i, "nsubj")
    if claims is not None and claims.lower == "it" and clause.i > verb.i:
        return _is_not_so(sentence, verb, words)
    if claims is None or claims.lemma.lower() not in words["adverbs.denial_nouns"] or claims.i > clause.i:
        return False
    return any(t.i > clause.i and _is_untrue(sentence, t, words) for t in sentence.children(verb.i, "conj"))


def _is_negated(sentence: Sentence, noun: Token) -> bool:
    """Whether something is told to be no lie."""
    above = sentence[noun.head]
    return sentence.child(above.i, "neg") is not None or any(t.lower == "no" for t in sentence.children(noun.i, "det"))


def _is_not_so(sentence: Sentence, verb: Token, words: Lexicon) -> bool:
    """Whether "it is not true", "it is untrue" leads a clause in; "it is absurd that ..." grants what it judges."""
    negated = sentence.child(verb.i, "neg") is not None
    said = {token.lower for token in sentence.children(verb.i, *_PREDICATES)}
    return bool(said & (words["adjectives.so"] if negated else words["adjectives.untrue"]))


def _is_untrue(sentence: Sentence, verb: Token, words: Lexicon) -> bool:
    """Whether the verb with its predicate tells that its subject is untrue."""
    negated = sentence.child(verb.i, "neg") is not None
    for said in sentence.children(verb.i, *_PREDICATES):
        noun = said.lemma.lower()
        if said.lower in words["adjectives.false"] or noun in words["nouns.false"] | words["nouns.scorned"]:
            return not negated
        if said.lower in words["adjectives.true"]:
            return negated
    return _has_no_truth(sentence, verb, words)


def _has_no_truth(sentence: Sentence, verb: Token, words: Lexicon) -> bool:
    """Whether a subject is told to have "no basis", to "lack foundation", "not to correspond to the truth"."""
    below = [t for t in sentence.subtree(verb.i) if t.i > verb.i]
    truth = any(t.lower in words["nouns.truth"] for t in below)
    denied = sentence.child(verb.i, "neg") is not None or any(t.lower in ("no", "nothing", "without") for t in below)
    return truth and (denied or verb.lemma == "lack")
