"""What the parser hangs in the wrong place, hung where it belongs, before anybody reads the tree."""

from trucewatch.codebook import Codebook
from trucewatch.statements.sentence import Sentence, Token

_PREPOSITION = "prep"


def rehung(sentence: Sentence, codebook: Codebook) -> Sentence:
    """Return a sentence whose outcomes hang on the act with which somebody is charged, and not on the charge.

    "The Front accused the army of shelling its positions, killing four": whoever accuses killed nobody, and that four
    were killed is a part of what they say.
    """
    charges = frozenset(codebook.words("modality", "verbs", "alleged"))
    outcomes = frozenset(codebook.words("modality", "control", "outcomes"))
    moved = {
        token.i: act
        for token in sentence
        if token.tag == "VBG" and token.dep == "advcl" and token.lemma in outcomes
        for act in _charged(sentence, token, charges)
    }
    if not moved:
        return sentence
    tokens = (_hung(token, moved[token.i]) if token.i in moved else token for token in sentence)
    return Sentence(tuple(tokens), sentence.block)


def _charged(sentence: Sentence, outcome: Token, charges: frozenset[str]) -> tuple[Token, ...]:
    """Return the act, or the noun for one, that stands between a charge and its outcome, if there is one."""
    charge = sentence[outcome.head]
    if charge.lemma not in charges or outcome.i < charge.i:
        return ()
    of = [one for one in sentence.children(charge.i, _PREPOSITION) if charge.i < one.i < outcome.i]
    acts = [act for one in of for act in sentence.children(one.i, "pcomp", "pobj") if act.i < outcome.i]
    return tuple(act for act in acts if act.ent not in ("DATE", "TIME"))[-1:]


def _hung(token: Token, act: Token) -> Token:
    verb = act.pos in ("VERB", "AUX")
    return Token(
        token.i, token.start, token.end, token.text, token.lower, token.lemma, token.pos, token.tag,
        "advcl" if verb else "acl", act.i, token.ent,
    )  # fmt: skip
