"""Who counted: the subject of a verb of counting, or a speaker at the end where the commas of speech are lost."""

from trucewatch.statements.figures.measured import Measured
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.found import Mention
from trucewatch.statements.sentence import Sentence, Token

_VERBS = frozenset({"VERB", "AUX"})
_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
_INSIDE = ("-", "'s", "for", "of")  # words inside a name: "the Committee for Relief", "the town's hospital"


def counter_of(sentence: Sentence, measured: Measured, words: Vocabulary) -> Mention | None:
    """Return who counted, as far as the sentence's own grammar tells it without the speech around."""
    return _counting(sentence, measured, words) or _speaker_behind(sentence, measured, words)


def _counting(sentence: Sentence, measured: Measured, words: Vocabulary) -> Mention | None:
    """Return the subject of the verb of counting that the count stands under: "the committee recorded 12 deaths"."""
    anchor = sentence[measured.anchor]
    above = (anchor,) if anchor.lemma in words.putting else tuple(sentence.ancestors(measured.quantity.node))
    for token in above:
        held = token.dep == "ccomp" and sentence[token.head].lemma in words.estimating
        if token.pos not in _VERBS or held:
            continue  # "researchers believe that 600 died": what is believed was counted by who believes it
        subject = sentence.child(token.i, "nsubj") or _by(sentence, token, words)
        put = token.lemma in words.putting and (measured.anchor == token.i or _gives(sentence, token, measured))
        counts = token.lemma in words.counting or put or _recovers(sentence, token, measured, words)
        if counts and subject is not None and (subject.i < token.i or subject.dep == "pobj"):
            first, last = sentence.edges(subject.i)
            return Mention(first, min(last, subject.i)) if subject.pos != "PRON" else Mention(subject.i, subject.i)
        return None
    return None


def _by(sentence: Sentence, verb: Token, words: Vocabulary) -> Token | None:
    """By whom something was counted: "have been confirmed dead by the burial association"."""
    agent = sentence.child(verb.i, "agent") if verb.lemma in words.counting else None
    return None if agent is None else sentence.child(agent.i, "pobj")


def _gives(sentence: Sentence, verb: Token, measured: Measured) -> bool:
    """Whether the toll itself is what a verb gives: "the observatory gave a toll of four"."""
    noun = sentence[measured.anchor]
    return noun.dep == "dobj" and noun.head == verb.i


def _recovers(sentence: Sentence, verb: Token, measured: Measured, words: Vocabulary) -> bool:
    """Whether the dead or wounded come into the hands of who counts them: "recovered five bodies", "received 45"."""
    noun = sentence[measured.quantity.node]
    return verb.lemma in words.recovering and noun.dep == "dobj" and noun.head == verb.i


def _speaker_behind(sentence: Sentence, measured: Measured, words: Vocabulary) -> Mention | None:
    """Return the speaker of "... reached 112 people the Valley Observatory said": no comma parts the two."""
    behind = sentence.tokens[measured.quantity.last + 1 :]
    cue = next((t for t in behind if t.lemma in words.saying and _ends(sentence, t, words)), None)
    if cue is None or cue.i - 1 <= measured.quantity.last:
        return None
    first = _start(sentence, cue.i, measured.quantity.last + 1)
    if first is None or sentence[first - 1].pos == "PUNCT" or sentence[first - 1].lower in ("and", "or"):
        return None
    return Mention(first, cue.i - 1)


def _ends(sentence: Sentence, cue: Token, words: Vocabulary) -> bool:
    """Whether a finite verb of saying has nothing behind it but when and how it was said."""
    if cue.tag not in ("VBD", "VBZ", "VBP"):
        return False
    after = sentence[cue.i + 1] if cue.i + 1 < len(sentence) else None
    return after is None or after.lower in words.after_saying or after.lower in words.weekdays


def _start(sentence: Sentence, cue: int, least: int) -> int | None:
    """Return where the name right before a cue begins: at its article, or where a common noun or number ends."""
    first = cue
    while first > least and _inside(sentence, first - 1):
        if sentence[first - 1].pos == "NOUN" and first < cue and _begins(sentence, first):
            return first
        first -= 1
    if first == cue or sentence[cue - 1].pos not in ("NOUN", "PROPN"):
        return None
    before = sentence[first - 1]
    if before.pos != "DET":
        return first if before.pos == "NUM" else None
    inner = first - 1 > least and sentence[first - 2].lower in _INSIDE
    return _start(sentence, first - 2, least) if inner else first - 1


def _inside(sentence: Sentence, i: int) -> bool:
    """Whether a token can stand inside the name of a speaker: "the Britain-based monitoring group"."""
    joined = i > 0 and sentence[i - 1].lower == "-"
    return joined or sentence[i].pos in _NAMING or sentence[i].lower in _INSIDE


def _begins(sentence: Sentence, first: int) -> bool:
    """Whether a name begins at a token behind a common noun: "people Hospital officials"."""
    return sentence[first].text[0].isupper() and not sentence[first - 1].text[0].isupper()
