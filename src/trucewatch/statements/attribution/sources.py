"""Who speaks by a cue: the source, found in the parse also where the parser misled or lost it."""

from trucewatch.statements.attribution.lexicon import Cues, continued, lemma
from trucewatch.statements.attribution.stretches import NOMINAL, TIMES, behind, head_of, titled
from trucewatch.statements.found import Mention
from trucewatch.statements.phrases import antecedent, noun_phrase, subject
from trucewatch.statements.sentence import Sentence, Token

_CLOSING = frozenset(['"', "''", "\u201d"])
_DASHES = frozenset(["-", "--", "\u2013", "\u2014"])
_RELATIVES = frozenset(["what", "which", "that", "who", "whom"])
_FINITE = ("VBD", "VBZ", "VBP")
_INNER = ("compound", "poss", "nmod", "amod")
_LONGEST_DATELINE = 12  # tokens
SOMEBODY = ("PERSON", "ORG", "NORP", "GPE")
"""What the parse calls names of people, bodies and states."""


def speaker(sentence: Sentence, cue: Token, lexicon: Cues) -> Token | None:
    """Return the head of the words that name who speaks by a cue, None where the parse shows nobody who can."""
    source = _source(sentence, cue, lexicon)
    if source is None or _misled(sentence, source, cue):
        source = _between(sentence, cue) or source
    if (source is None or source.pos in ("VERB", "AUX")) and lemma(cue) in lexicon.plain:
        source = lost(sentence, cue)
    return None if source is None or source.pos in ("VERB", "AUX") else source


def _source(sentence: Sentence, cue: Token, lexicon: Cues) -> Token | None:
    """The head of the words that name the source."""
    before = sentence[cue.i - 1] if cue.i else None
    if before is not None and before.lower in lexicon.sources:
        return before
    outer = continued(sentence, cue, lexicon)
    if outer is not None:
        return subject(sentence, outer.i)
    named = titled(sentence, cue, lexicon)
    if named is not None:
        return head_of(sentence, named)
    return (
        _sender(sentence, cue, lexicon)
        or _titled(sentence, cue)
        or _set_off(sentence, cue)
        or beside(sentence, cue)
        or subject(sentence, cue.i)
        or _inverted(sentence, cue, lexicon)
    )


def is_bare_past(sentence: Sentence, cue: Token) -> bool:
    """Whether a past tense without a subject opens its clause: then it is a participle, and passive.

    "Asked whether he would sign, the envoy left", "when asked": who asked is not told.
    """
    if cue.tag not in ("VBD", "VBN") or cue.dep != "advcl":
        return False
    if sentence.child(cue.i, "nsubj", "nsubjpass", "csubj", "aux", "auxpass") is not None:
        return False
    return cue.i == 0 or (sentence[cue.i - 1].head == cue.i and sentence[cue.i - 1].dep in ("mark", "advmod"))


def beside(sentence: Sentence, cue: Token) -> Token | None:
    """The noun right before a finite verb that has no subject in the parse.

    The parser takes the clause before for the first half of this one ("Trade fell and his aides say so") or loses a
    subject behind a bracket; a verb that shares its subject has "and" or a comma before it, and no noun.
    """
    if cue.tag not in _FINITE or cue.dep not in ("conj", "ccomp", "ROOT", "advcl", "parataxis"):
        return None
    if sentence.child(cue.i, "nsubj", "nsubjpass", "csubj", "expl") is not None:
        return None
    at = cue.i - 1
    while at >= 0 and (sentence[at].pos in ("AUX", "ADV") or sentence[at].dep == "neg"):
        at -= 1
    if at < 0 or sentence[at].pos not in NOMINAL or sentence[at].ent in TIMES or sentence[at].head == cue.i:
        return None
    found = sentence[at]
    while (found.dep in _INNER and found.i < found.head < cue.i) or (found.dep == "pobj" and _of(sentence, found)):
        found = sentence[found.head] if found.dep in _INNER else sentence[sentence[found.head].head]
    return None if found.dep in ("dobj", "pobj") else found


def _of(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun stands behind "of" or the like at another noun."""
    return sentence[sentence[noun.head].head].pos in NOMINAL


def _titled(sentence: Sentence, cue: Token) -> Token | None:
    """The name before a title set off by commas, where the parse hung it elsewhere: "..., A B, Head of C, told"."""
    comma = cue.i - 1
    if cue.tag not in _FINITE or comma < 3 or sentence[comma].lower != ",":
        return None
    title = next((t for t in (sentence[comma - 1], *sentence.ancestors(comma - 1)) if t.dep == "appos"), None)
    if title is None or title.i > comma or sentence.child(cue.i, "nsubj", "nsubjpass") is not None:
        return None
    name = sentence[title.head]
    first = noun_phrase(sentence, name.i).first
    opens = first == 0 or sentence[first - 1].pos == "PUNCT"
    return name if opens and name.pos == "PROPN" and name.ent in ("PERSON", "ORG", "GPE") else None


def _set_off(sentence: Sentence, cue: Token) -> Token | None:
    """The subject of the verb that a participle behind a comma goes with ("rejected the plan, saying that ...").

    The parser hangs such a participle on the noun before the comma; it takes up the subject of the verb before.
    """
    first = sentence.edges(cue.i)[0]
    if cue.tag != "VBG" or cue.dep != "acl" or first != cue.i or not first or sentence[first - 1].lower != ",":
        return None
    for above in sentence.ancestors(cue.i):
        own = sentence.child(above.i, "nsubj", "nsubjpass") if above.pos in ("VERB", "AUX") else None
        if own is not None and above.i < cue.i:
            return antecedent(sentence, own)
    return None


def _sender(sentence: Sentence, cue: Token, lexicon: Cues) -> Token | None:
    """Who put out the message that a participle reports ("The ministry issued a statement saying that ...").

    The parser hangs the participle on the message, or on whom it was sent to ("wrote to the union warning that ...").
    """
    if cue.tag != "VBG" or cue.dep != "acl" or sentence[cue.head].dep not in ("dobj", "pobj"):
        return None
    noun = sentence[cue.head]
    verb = next((above for above in sentence.ancestors(noun.i) if above.pos == "VERB"), None)
    sent = noun.lemma.lower() in lexicon.messages or (verb is not None and lemma(verb) in lexicon.sending)
    if verb is None or verb.i > noun.i or not sent or sentence.child(noun.i, "poss") is not None:
        return None
    found = subject(sentence, verb.i)
    return found if found is not None and found.pos in ("NOUN", "PROPN", "PRON") else None


def _misled(sentence: Sentence, source: Token, cue: Token) -> bool:
    """Whether the parser's subject cannot be one.

    It stands in a quotation that closed before the cue, in the dateline ("PORT AMARA (Volna) - The mayor said"), or it
    is the relative that the speech is about ("what she said is", "which she said was").
    """
    if source.i < cue.i and any(t.lower in _CLOSING for t in sentence.tokens[source.i + 1 : cue.i]):
        return True
    own = sentence.child(cue.i, "nsubj")
    before = sentence[cue.i - 1]
    relative = own is not None and own.lower in _RELATIVES and own.i < cue.i - 1
    if (source.lower == "what" or relative) and before.pos in NOMINAL and before.dep != "pobj":
        return True
    return source.i < _dateline(sentence) < cue.i


def _between(sentence: Sentence, cue: Token) -> Token | None:
    """The first noun between the last quotation mark, relative or dateline, and the cue."""
    marks = (t.i for t in reversed(sentence.tokens[: cue.i]) if t.lower in _CLOSING or t.lower in _RELATIVES)
    begin = max(next(marks, -1), _dateline(sentence))
    if not 0 <= begin < cue.i:
        return None
    first = next((t for t in sentence.tokens[begin + 1 : cue.i] if t.pos in NOMINAL), None)
    if first is None or any(t.pos in ("VERB", "ADP") for t in sentence.tokens[begin + 1 : first.i]):
        return None
    while first.dep in ("compound", "poss", "nmod", "amod") and first.i < first.head < cue.i:
        first = sentence[first.head]
    return first


def lost(sentence: Sentence, cue: Token) -> Token | None:
    """The subject of a finite verb of saying that the parser left without one: what the words before it hang on."""
    if cue.tag not in ("VBD", "VBZ", "VBP"):
        return None
    at = cue.i - 1
    while at >= 0 and ((sentence[at].pos in ("ADV", "PUNCT", "CCONJ", "AUX") and sentence[at].text.islower()) or
                       sentence[at].pos == "PUNCT"):  # fmt: skip
        at -= 1
    if at < 0:
        return None
    found = sentence[at] if sentence[at].pos in NOMINAL or sentence[at].text[0].isupper() else None
    for above in sentence.ancestors(at):
        if above.i >= cue.i or any(t.lower in _CLOSING for t in sentence.tokens[above.i : at]):
            break
        own = sentence.child(above.i, "nsubj") if above.pos in ("VERB", "AUX") else None
        if own is not None and own.i < above.i:
            return antecedent(sentence, own)
        if above.pos in NOMINAL:
            found = above
    return found


def _dateline(sentence: Sentence) -> int:
    """The dash that ends a dateline at the head of a sentence ("PORT AMARA (Volna) -"), -1 where there is none."""
    dash = next((t.i for t in sentence.tokens[:_LONGEST_DATELINE] if t.lower in _DASHES), -1)
    before = sentence.tokens[: max(dash, 0)]
    named = bool(before) and before[0].text[:1].isupper() and not any(t.pos in ("VERB", "AUX") for t in before)
    told = any(t.lower == "(" for t in before) or (bool(before) and before[0].text.isupper())
    return dash if named and told else -1


def source_phrase(sentence: Sentence, source: Token) -> Mention:
    """The words of a source, with the name behind a description that the parse took for a second subject."""
    phrase = noun_phrase(sentence, source.i)
    after = sentence[phrase.last + 1] if phrase.last + 1 < len(sentence) else None
    if after is not None and (after.pos == "DET" or after.dep == "compound") and sentence[after.head].pos == "PROPN":
        after = sentence[after.head]  # "rescue workers the Hill Brigade said", "the agency Volna News said"
    if after is not None and after.pos == "PROPN" and after.dep == source.dep and after.head == source.head:
        return Mention(phrase.first, noun_phrase(sentence, after.i).last)
    return phrase


def _inverted(sentence: Sentence, cue: Token, lexicon: Cues) -> Token | None:
    """The noun right behind the cue in "..., said the minister" where the parser did not call it the subject."""
    if lemma(cue) in lexicon.addressing:
        return None
    child = sentence.child(cue.i, "dobj", "attr", "appos", "oprd")
    after = sentence[cue.i + 1] if cue.i + 1 < len(sentence) else None
    comma = cue.i and sentence[cue.i - 1].lower in (",", '"', "''")
    if child is not None and after is not None and comma and sentence.edges(child.i)[0] == after.i:
        return child
    name = behind(sentence, cue) if comma else None
    return None if name is None else head_of(sentence, name)


def can_be_cited(noun: Token, lexicon: Cues) -> bool:
    """Whether a noun is somebody, or words that somebody sent out."""
    words = (noun.lower, noun.lemma.lower())
    return noun.ent in SOMEBODY or any(word in lexicon.people or word in lexicon.messages for word in words)
