"""Verbs of belief, wish, judgement or address: whose they are, and the stretch of their arguments."""

from trucewatch.statements.attribution.attitudes.cues import Attitudes
from trucewatch.statements.attribution.attitudes.making import behind, made, stands_for_clause
from trucewatch.statements.attribution.frames import Range
from trucewatch.statements.attribution.lexicon import lemma
from trucewatch.statements.attribution.sources import beside, is_bare_past, lost
from trucewatch.statements.attribution.speech import Kind, Reported
from trucewatch.statements.phrases import noun_phrase, subject
from trucewatch.statements.sentence import Sentence, Token

_OBJECTS = ("dobj", "oprd", "attr", "acomp", "xcomp", "ccomp")
_OPENING = {'"': '"', "''": "''", "``": "''", "“": "”", "‘": "’"}


def of_verb(sentence: Sentence, index: int, cue: Token, lexicon: Attitudes) -> Reported | None:
    """Return the attitude of which a verb is the cue, None where it is none."""
    word = lemma(cue)
    if word in lexicon.raising:
        return made(sentence, index, cue, None, _raised(sentence, cue), Kind.HOLDS)
    if cue.tag == "VBN" and _is_passive(sentence, cue):
        return _experienced(sentence, index, cue, lexicon) or _passive(sentence, index, cue, lexicon)
    found = _complement(sentence, cue, word, lexicon)
    if found is None:
        return None
    source = None if is_bare_past(sentence, cue) else _subject(sentence, cue)
    return made(sentence, index, cue, source, found[0], found[1])


def _subject(sentence: Sentence, cue: Token) -> Token | None:
    """The subject of a verb, or that of the nearest verb above it that has one before it ("by naming the dead")."""
    found = beside(sentence, cue) or subject(sentence, cue.i)
    if found is None:
        near = (*sentence.children(cue.i, "aux", "auxpass"), *sentence.ancestors(cue.i))
        above = (sentence.child(a.i, "nsubj", "nsubjpass") for a in near)
        found = next((s for s in above if s is not None and s.i < cue.i), None) or lost(sentence, cue)
    if found is None or found.pos in ("VERB", "AUX") or found.dep == "expl":
        return None
    return None if found.head != cue.i and stands_for_clause(sentence, found) else found


def _is_passive(sentence: Sentence, cue: Token) -> bool:
    if sentence.child(cue.i, "auxpass", "nsubjpass") is not None:
        return True
    return cue.dep in ("acl", "amod", "relcl", "advcl") and sentence.child(cue.i, "nsubj", "aux") is None


def _raised(sentence: Sentence, cue: Token) -> Range | None:
    for child in sentence.children(cue.i, "xcomp", "oprd", "acomp", "ccomp"):
        if child.i > cue.i:
            return sentence.edges(child.i)
    return next((sentence.edges(c.i) for c in sentence.children(cue.i, "advcl") if _is_question(sentence, c)), None)


def _is_question(sentence: Sentence, clause: Token) -> bool:
    return any(mark.lower in ("if", "whether") for mark in sentence.children(clause.i, "mark"))


def _passive(sentence: Sentence, index: int, cue: Token, lexicon: Attitudes) -> Reported | None:
    """A passive cue: "was criticised by the bishop" is said of its subject, "is expected to leave" by nobody named."""
    word = lemma(cue)
    kind = lexicon.takes(word, "noun") or lexicon.takes(word, "clause") or lexicon.takes(word, "infinitive")
    agent = sentence.child(cue.i, "agent")
    source = sentence.child(agent.i, "pobj") if agent is not None else None
    if source is not None and kind is not None:
        patient = sentence.child(cue.i, "nsubjpass") or (sentence[cue.head] if cue.dep == "acl" else None)
        if patient is None:
            return made(sentence, index, cue, source, _raised(sentence, cue), kind)
        phrase = noun_phrase(sentence, patient.i)
        return made(sentence, index, cue, source, (phrase.first, min(phrase.last, cue.i - 1)), kind)
    if word in lexicon.passives:
        content = _raised(sentence, cue) or behind(sentence, cue, lexicon.prepositions.get(word, frozenset(["as"])))
        return made(sentence, index, cue, None, content, Kind.HOLDS)
    return None


def _experienced(sentence: Sentence, index: int, cue: Token, lexicon: Attitudes) -> Reported | None:
    """What the subject of a participle of feeling thinks ("the envoy is convinced that ...")."""
    if lemma(cue) not in lexicon.experienced:
        return None
    content = next((sentence.edges(c.i) for c in sentence.children(cue.i, "ccomp", "xcomp") if c.i > cue.i), None)
    content = content or behind(sentence, cue, frozenset(["about", "that", "by"]))
    return made(sentence, index, cue, _subject(sentence, cue), content, Kind.HOLDS)


def _complement(sentence: Sentence, cue: Token, word: str, lexicon: Attitudes) -> tuple[Range, Kind] | None:
    """The stretch of a verb's arguments behind it, from the first that its frames allow to the last."""
    for child in sentence.children(cue.i):
        if child.i < cue.i or _is_asked(sentence, cue, word, child, lexicon):
            continue
        kind = _allowed(sentence, word, child, lexicon)
        if kind is not None:
            return (sentence.edges(child.i)[0], _last(sentence, cue, child, lexicon)), kind
    content = behind(sentence, cue, lexicon.prepositions.get(word, frozenset()))
    if content is None:
        return None
    content = (content[0], _added(sentence, cue, content[1], lexicon))
    return content, lexicon.takes(word, "clause") or lexicon.takes(word, "infinitive") or Kind.ACTS


def _allowed(sentence: Sentence, word: str, child: Token, lexicon: Attitudes) -> Kind | None:
    infinitive = any(aux.lower == "to" for aux in sentence.children(child.i, "aux"))
    if child.dep in ("xcomp", "ccomp") and (infinitive or child.tag == "VBG"):
        return lexicon.takes(word, "infinitive")
    if child.dep == "advcl" and _is_question(sentence, child):
        return lexicon.takes(word, "clause") if lexicon.takes(word, "clause") is Kind.ACTS else None
    if child.dep == "ccomp":
        kind = lexicon.takes(word, "clause")
        that = any(mark.lower == "that" for mark in sentence.children(child.i, "mark"))
        if kind is None and that and word not in lexicon.silent:
            return Kind.ACTS
        return kind or lexicon.takes(word, "noun")
    if child.dep in ("dobj", "oprd", "attr"):
        return lexicon.takes(word, "noun")
    return None


def _last(sentence: Sentence, cue: Token, first: Token, lexicon: Attitudes) -> int:
    """The last token of a verb's arguments from this one on: objects, predicates, and what "as" or "for" adds."""
    last = _added(sentence, cue, sentence.edges(first.i)[1], lexicon)
    quoted = _quoted(sentence, last) if first.dep in ("dobj", "oprd") else None
    return last if quoted is None else quoted


def _is_asked(sentence: Sentence, cue: Token, word: str, child: Token, lexicon: Attitudes) -> bool:
    """Whether an object is who is asked: a question or an order stands behind it ("asked the envoy whether ...")."""
    if word not in lexicon.asking or child.dep not in ("dobj", "dative"):
        return False
    return any(
        c.i > child.i and (c.dep in ("ccomp", "xcomp") or _is_question(sentence, c)) for c in sentence.children(cue.i)
    )


def _quoted(sentence: Sentence, last: int) -> int | None:
    """The last token of a quotation that stands right behind: called the plan "a disgrace"."""
    if last + 2 >= len(sentence) or sentence[last + 1].text not in _OPENING:
        return None
    closing = _OPENING[sentence[last + 1].text]
    return next((t.i - 1 for t in sentence.tokens[last + 2 :] if t.text == closing), None)


def _added(sentence: Sentence, cue: Token, last: int, lexicon: Attitudes) -> int:
    """The last token once more arguments that stand right behind are added."""
    carrying = lexicon.carrying | lexicon.standing if lemma(cue) in lexicon.placing else lexicon.carrying
    for child in sentence.children(cue.i):
        begin, end = sentence.edges(child.i)
        if begin <= last:
            continue
        adds = child.dep in _OBJECTS or (child.dep == "prep" and child.lower in carrying)
        if begin != last + 1 or not adds:
            break
        last = end
    return last
