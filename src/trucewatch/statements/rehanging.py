"""What the parser hangs in the wrong place, hung where it belongs, before anybody reads the tree."""

from trucewatch.codebook import Codebook
from trucewatch.statements.sentence import Sentence, Token

_PREPOSITION = "prep"


def rehung(sentence: Sentence, codebook: Codebook) -> Sentence:
    """Return a sentence whose outcomes hang on the act with which somebody is charged, and not on the charge.

    "The Front accused the army of shelling its positions, killing four": whoever accuses killed nobody, and that four
    were killed is a part of what they say. A time behind an inserted "he said" hangs on what this interrupts.
    """
    saying = frozenset(codebook.words("modality", "cues", "saying"))
    charges = frozenset(codebook.words("modality", "verbs", "alleged"))
    outcomes = frozenset(codebook.words("modality", "control", "outcomes"))
    moved = {
        token.i: act
        for token in sentence
        if token.tag == "VBG" and token.dep == "advcl" and token.lemma in outcomes
        for act in _charged(sentence, token, charges)
    }
    late = {token.i: act for token in sentence if (act := _interrupted(sentence, token, saying)) is not None}
    if not moved and not late:
        return sentence
    tokens = (
        _hung(token, moved[token.i])
        if token.i in moved
        else _below(token, late[token.i], token.dep)
        if token.i in late
        else token
        for token in sentence
    )
    return Sentence(tuple(tokens), sentence.block)


def _interrupted(sentence: Sentence, token: Token, saying: frozenset[str]) -> Token | None:
    """Return the verb that a time belongs to behind an inserted cue: "will leave the town, he said, by Friday"."""
    cue = sentence[token.head]
    if cue.lemma not in saying or token.i < cue.i or sentence[token.i - 1].text != "," or not _is_time(sentence, token):
        return None
    speaker = sentence.child(cue.i, "nsubj")
    first = sentence.edges(speaker.i)[0] if speaker is not None else 0
    if first == 0 or sentence[first - 1].text != ",":
        return None
    told = [child for child in sentence.children(cue.i, "ccomp") if child.i < cue.i]
    above = sentence[cue.head] if cue.dep in ("parataxis", "ccomp") and cue.head < cue.i else None
    return told[-1] if told else above


def _is_time(sentence: Sentence, token: Token) -> bool:
    """Whether a word is a time, or a preposition before one."""
    if token.dep == "npadvmod":
        return token.ent in ("DATE", "TIME")
    behind = sentence.children(token.i, "pobj") if token.dep == _PREPOSITION else ()
    return any(one.ent in ("DATE", "TIME") for one in behind)


def _charged(sentence: Sentence, outcome: Token, charges: frozenset[str]) -> tuple[Token, ...]:
    """Return the act, or the noun for one, that stands between a charge and its outcome, if there is one."""
    charge = sentence[outcome.head]
    if charge.lemma not in charges or outcome.i < charge.i:
        return ()
    of = [one for one in sentence.children(charge.i, _PREPOSITION) if charge.i < one.i < outcome.i]
    acts = [act for one in of for act in sentence.children(one.i, "pcomp", "pobj") if act.i < outcome.i]
    return tuple(act for act in acts if act.ent not in ("DATE", "TIME"))[-1:]


def _hung(token: Token, act: Token) -> Token:
    return _below(token, act, "advcl" if act.pos in ("VERB", "AUX") else "acl")


def _below(token: Token, above: Token, dep: str) -> Token:
    return Token(
        token.i, token.start, token.end, token.text, token.lower, token.lemma, token.pos, token.tag,
        dep, above.i, token.ent,
    )  # fmt: skip
