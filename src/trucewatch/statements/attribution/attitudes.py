"""What is thought, wished, judged or spoken about: attributions that are no saying (PolNeAR's wider kinds).

A cue here is a verb of belief, wish or address, a noun ("the claim that ..."), or an adjective ("is confident
that ..."). Its content is the stretch of the arguments behind it, which may be a thing as well as a clause. What is
found is of kind `holds` or `acts`, never `says`.
"""

from collections.abc import Collection, Iterator
from functools import lru_cache

from trucewatch.codebook import Codebook
from trucewatch.model import Stance
from trucewatch.statements.attribution.contents import tidied
from trucewatch.statements.attribution.frames import Range
from trucewatch.statements.attribution.indirect import Reported
from trucewatch.statements.attribution.lexicon import lemma
from trucewatch.statements.attribution.relays import link_of
from trucewatch.statements.attribution.sources import beside, is_bare_past, lost, source_phrase
from trucewatch.statements.attribution.speech import FoundLink, Kind
from trucewatch.statements.found import Mention
from trucewatch.statements.phrases import noun_phrase, subject
from trucewatch.statements.sentence import Sentence, Token

_OBJECTS = ("dobj", "oprd", "attr", "acomp", "xcomp", "ccomp")
_CLAUSES = ("ccomp", "xcomp", "advcl")
_OPENING = {'"': '"', "''": "''", "``": "''", "“": "”", "‘": "’"}
_NOBODY = ("it", "this", "that", "there", "what")
_BEING = ("be", "mean", "come", "take")


class Attitudes:
    """The codebook's cues of attitude in the form that the search asks them."""

    def __init__(self, codebook: Codebook) -> None:
        table = codebook.table("attitudes")
        self._frames = {
            kind: {frame: frozenset(words) for frame, words in table[kind.value].items()}
            for kind in (Kind.HOLDS, Kind.ACTS)
        }
        self.prepositions = {lemma: frozenset(words) for lemma, words in table["prepositions"].items()}
        self.nouns = {lemma: frozenset(words) for lemma, words in table["nouns"].items()}
        self.adjectives = dict.fromkeys(table["adjectives"]["words"], Kind.HOLDS)
        self.adjectives |= dict.fromkeys(table["adjectives"]["judging"], Kind.ACTS)
        self.adjective_prepositions = frozenset(table["adjectives"]["prepositions"])
        self.experienced = frozenset(table["experienced"]["verbs"])
        self.raising = frozenset(table["raising"]["active"])
        self.passives = frozenset(table["raising"]["passive"])
        self.carrying = frozenset(table["carrying"]["prepositions"])
        self.silent = frozenset(table["silent"]["verbs"])
        self.placing = frozenset(table["placing"]["verbs"])
        self.standing = frozenset(table["placing"]["prepositions"])
        self.asking = frozenset(table["asking"]["verbs"])
        self.prompting = frozenset(table["prompting"]["verbs"])
        self.getting = frozenset(table["prompting"]["getting"])
        self.showing = frozenset(table["prompting"]["showing"])

    def takes(self, word: str, frame: str) -> Kind | None:
        """Return of which kind a verb is with this frame, None where it does not take it."""
        return next((kind for kind, frames in self._frames.items() if word in frames[frame]), None)


@lru_cache(maxsize=4)
def attitudes(codebook: Codebook) -> Attitudes:
    """Return the cues of attitude of this codebook, made once."""
    return Attitudes(codebook)


def held(sentence: Sentence, index: int, lexicon: Attitudes, taken: Collection[int]) -> Iterator[Reported]:
    """Yield every attitude of a sentence, in order of the cues, but for the cues that are `taken`."""
    for token in sentence:
        if token.i in taken:
            continue
        if token.pos in ("VERB", "AUX"):
            found = _verb(sentence, index, token, lexicon)
        elif token.pos == "NOUN":
            found = _noun(sentence, index, token, lexicon)
        elif token.pos == "ADJ" or token.dep == "acomp":
            found = _adjective(sentence, index, token, lexicon)
        else:
            continue
        if found is not None:
            yield found


def _made(
    sentence: Sentence, index: int, cue: Token, source: Token | None, content: Range | None, kind: Kind
) -> Reported | None:
    tidy = tidied(sentence, content) if content is not None else None
    if tidy is None or tidy[0] <= cue.i <= tidy[1]:
        return None
    phrase = source_phrase(sentence, source) if source is not None else None
    if phrase is not None and phrase.last > phrase.first and sentence[phrase.last].tag == "POS":
        phrase = Mention(phrase.first, phrase.last - 1)
    if phrase is not None and phrase.first <= tidy[1] and tidy[0] <= phrase.last:
        phrase = Mention(source.i, source.i) if source is not None and not tidy[0] <= source.i <= tidy[1] else None
    link = link_of(index, phrase, cue) if phrase is not None else FoundLink(index, None, cue.i, cue.i, cue.i)
    return Reported((link,), cue, tidy, Stance.UNCLEAR, kind)


# --- verbs


def _verb(sentence: Sentence, index: int, cue: Token, lexicon: Attitudes) -> Reported | None:
    word = lemma(cue)
    if word in lexicon.raising:
        return _made(sentence, index, cue, None, _raised(sentence, cue), Kind.HOLDS)
    if cue.tag == "VBN" and _is_passive(sentence, cue):
        return _experienced(sentence, index, cue, lexicon) or _passive(sentence, index, cue, lexicon)
    found = _complement(sentence, cue, word, lexicon)
    if found is None:
        return None
    source = None if is_bare_past(sentence, cue) else _subject(sentence, cue)
    return _made(sentence, index, cue, source, found[0], found[1])


def _subject(sentence: Sentence, cue: Token) -> Token | None:
    """The subject of a verb, or that of the nearest verb above it that has one before it ("by naming the dead")."""
    found = beside(sentence, cue) or subject(sentence, cue.i)
    if found is None:
        near = (*sentence.children(cue.i, "aux", "auxpass"), *sentence.ancestors(cue.i))
        above = (sentence.child(a.i, "nsubj", "nsubjpass") for a in near)
        found = next((s for s in above if s is not None and s.i < cue.i), None) or lost(sentence, cue)
    if found is None or found.pos in ("VERB", "AUX") or found.dep == "expl":
        return None
    return None if found.head != cue.i and _stands_for_clause(sentence, found) else found


def _stands_for_clause(sentence: Sentence, found: Token) -> bool:
    """Whether "it" or "that" only stands for a clause: "it is wrong to deny that"."""
    return found.lower in _NOBODY and sentence[found.head].lemma.lower() in _BEING


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
            return _made(sentence, index, cue, source, _raised(sentence, cue), kind)
        phrase = noun_phrase(sentence, patient.i)
        return _made(sentence, index, cue, source, (phrase.first, min(phrase.last, cue.i - 1)), kind)
    if word in lexicon.passives:
        content = _raised(sentence, cue) or _behind(sentence, cue, lexicon.prepositions.get(word, frozenset(["as"])))
        return _made(sentence, index, cue, None, content, Kind.HOLDS)
    return None


def _experienced(sentence: Sentence, index: int, cue: Token, lexicon: Attitudes) -> Reported | None:
    """What the subject of a participle of feeling thinks ("the envoy is convinced that ...")."""
    if lemma(cue) not in lexicon.experienced:
        return None
    content = next((sentence.edges(c.i) for c in sentence.children(cue.i, "ccomp", "xcomp") if c.i > cue.i), None)
    content = content or _behind(sentence, cue, frozenset(["about", "that", "by"]))
    return _made(sentence, index, cue, _subject(sentence, cue), content, Kind.HOLDS)


def _complement(sentence: Sentence, cue: Token, word: str, lexicon: Attitudes) -> tuple[Range, Kind] | None:
    """The stretch of a verb's arguments behind it, from the first that its frames allow to the last."""
    for child in sentence.children(cue.i):
        if child.i < cue.i or _is_asked(sentence, cue, word, child, lexicon):
            continue
        kind = _allowed(sentence, word, child, lexicon)
        if kind is not None:
            return (sentence.edges(child.i)[0], _last(sentence, cue, child, lexicon)), kind
    content = _behind(sentence, cue, lexicon.prepositions.get(word, frozenset()))
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


def _behind(sentence: Sentence, cue: Token, words: Collection[str]) -> Range | None:
    """What stands behind one of these prepositions at a cue."""
    for prep in sentence.children(cue.i, "prep", "prt", "agent"):
        if prep.i > cue.i and prep.lower in words:
            inner = sentence.child(prep.i, "pobj", "pcomp")
            if inner is not None:
                return sentence.edges(inner.i)
    return None


# --- nouns and adjectives


def _noun(sentence: Sentence, index: int, cue: Token, lexicon: Attitudes) -> Reported | None:
    words = lexicon.nouns.get(lemma(cue))
    if words is None:
        return None
    content = _clause_of(sentence, cue) or _behind(sentence, cue, words)
    return _made(sentence, index, cue, _owner(sentence, cue, lexicon), content, Kind.ACTS)


def _clause_of(sentence: Sentence, cue: Token) -> Range | None:
    for child in sentence.children(cue.i, "acl", "ccomp", "relcl"):
        that = any(mark.lower in ("that", "whether") for mark in sentence.children(child.i, "mark"))
        infinitive = any(aux.lower == "to" for aux in sentence.children(child.i, "aux"))
        if child.i > cue.i and (that or (infinitive and child.dep == "acl")):
            return sentence.edges(child.i)
    return None


def _owner(sentence: Sentence, cue: Token, lexicon: Attitudes) -> Token | None:
    """Whose a claim or a hope is: its possessor, its giver, or the subject of the verb that it is the object of.

    What raises doubts or draws complaints does not have them; nor has who does something amid them.
    """
    owner = sentence.child(cue.i, "poss")
    if owner is not None:
        return owner
    for prep in sentence.children(cue.i, "prep"):
        if prep.lower in ("by", "from") and (giver := sentence.child(prep.i, "pobj")) is not None:
            return giver
    above = sentence[cue.head]
    if cue.dep in ("dobj", "attr") and above.pos in ("VERB", "AUX"):
        found = subject(sentence, above.i)
        if found is not None and not _has_none(sentence, found, above, lexicon):
            return _speaker(found)
        return None
    shown = above.dep == "prep" and above.lower in lexicon.showing
    if cue.dep == "pobj" and shown and sentence[above.head].pos in ("VERB", "AUX"):
        return _speaker(subject(sentence, above.head))
    return None


def _has_none(sentence: Sentence, found: Token, verb: Token, lexicon: Attitudes) -> bool:
    """Whether who gets a request, or what raises doubts, has none of them; nor has "it" in "it was the belief that"."""
    if lemma(verb) in lexicon.getting or _stands_for_clause(sentence, found):
        return True
    return lemma(verb) in lexicon.prompting and found.pos == "NOUN"


def _speaker(found: Token | None) -> Token | None:
    if found is None or found.pos in ("VERB", "AUX") or found.dep == "expl":
        return None
    return found


def _adjective(sentence: Sentence, index: int, cue: Token, lexicon: Attitudes) -> Reported | None:
    kind = lexicon.adjectives.get(cue.lower)
    if kind is None or cue.dep not in ("acomp", "ROOT", "conj", "ccomp"):
        return None
    content = next((sentence.edges(c.i) for c in sentence.children(cue.i, *_CLAUSES) if c.i > cue.i), None) or _behind(
        sentence, cue, lexicon.adjective_prepositions
    )
    source = subject(sentence, cue.head if cue.dep == "acomp" else cue.i)
    if source is None or source.dep == "expl" or source.lower == "it":
        return None
    return _made(sentence, index, cue, source, content, kind)
