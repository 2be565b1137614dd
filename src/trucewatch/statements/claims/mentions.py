"""Noun phrases as mentions of actors: where they begin and end, who is coordinated, what a pronoun points back to."""

from trucewatch.statements.claims.lexicon import Lexicon
from trucewatch.statements.found import Mention
from trucewatch.statements.sentence import Sentence, Token

_BEFORE = frozenset(
    {"det", "amod", "compound", "nmod", "poss", "nummod", "quantmod", "predet", "npadvmod", "advmod", "case"}
)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
_TIMES = frozenset({"DATE", "TIME"})
_RELATIVES = frozenset({"WDT", "WP", "WP$"})


def is_nominal(token: Token) -> bool:
    """Whether a token can head a noun phrase."""
    return token.pos in _NOMINAL or token.dep in ("nsubj", "nsubjpass", "pobj", "dobj", "appos")


def mention(sentence: Sentence, head: int) -> Mention:
    """Return the noun phrase of a head: what stands before it, an `of` phrase, no clause and no apposition."""
    first = head
    for child in reversed(sentence.children(head)):
        if child.i < head and child.dep in _BEFORE and _joined(sentence, child.i, first):
            first = sentence.edges(child.i)[0]
    while first < head and sentence[first].ent in _TIMES and sentence[head].ent not in _TIMES:
        first += 1  # "on 4 May gunmen ...": the parser joins the day to who acted on it
    if sentence[first].lower == "both" and first < head and sentence[head].pos == "PROPN":
        first += 1
    return Mention(first, _last(sentence, head))


def _joined(sentence: Sentence, child: int, first: int) -> bool:
    """Whether nothing but hyphens and quotation marks lies between a premodifier and the phrase so far."""
    last = sentence.edges(child)[1]
    return all(sentence[i].dep == "punct" or sentence[i].dep in _BEFORE for i in range(last + 1, first))


def _last(sentence: Sentence, head: int) -> int:
    last = head
    for child in sentence.children(head):
        if child.i != last + 1 or (child.lower == "from" and child.i != head + 1):
            continue
        if child.dep == "prep" and child.lower in ("of", "from"):
            last = _phrase_end(sentence, child, last)
        elif child.lower == "loyal":
            last = sentence.edges(child.i)[1]
    return last


def _phrase_end(sentence: Sentence, prep: Token, last: int) -> int:
    inner = sentence.child(prep.i, "pobj")
    if inner is None:
        return last
    if prep.lower == "from" and not sentence.children(inner.i, "det", "predet"):
        return last
    joined = [c for c in conjuncts(sentence, inner.i) if c == inner.i or sentence[c].pos == "PROPN"]
    return max(_last(sentence, c) for c in joined)


def conjuncts(sentence: Sentence, head: int, *, owned: bool = False) -> tuple[int, ...]:
    """Return a head and everything coordinated with it, in order; its followers ("he and his staff") if asked for."""
    found = [head]
    for child in sentence.children(head, "conj"):
        follows = any(poss.tag == "PRP$" for poss in sentence.children(child.i, "poss"))
        if is_nominal(child) and (owned or not follows):
            found.extend(conjuncts(sentence, child.i, owned=owned))
    return tuple(found)


def named(sentence: Sentence, head: int) -> int:
    """Return the name that stands in apposition to a common noun ("his rival, Brown"), or the head itself."""
    if sentence[head].pos == "PROPN" and sentence[head].ent:
        return head
    for child in sentence.children(head, "appos"):
        before = sentence[sentence.edges(child.i)[0] - 1].text if sentence.edges(child.i)[0] else ""
        if child.i > head and child.pos == "PROPN" and before != "(" and sentence[head].pos != "PROPN":
            return head if _is_one_of_many(sentence, head, child) else child.i
        if sentence[head].lower in ("head", "leader", "chief") and child.pos == "PROPN" and before == ",":
            return child.i
    return _name_behind(sentence, head)


def _is_one_of_many(sentence: Sentence, head: int, name: Token) -> bool:
    """Whether a named office holder stands behind several: "all groups, the Minister, Ana Lund, affirmed"."""
    person = any(one.ent == "PERSON" for one in sentence.children(name.i, "appos"))
    return sentence[head].tag == "NNS" and person


def _name_behind(sentence: Sentence, head: int) -> int:
    """Return the name right behind a common noun, which the parser may set apart ("its ally Norland")."""
    last = head
    while last + 1 < len(sentence) and sentence[last + 1].pos == "PROPN" and sentence[last + 1].ent not in _TIMES:
        last += 1
    if last == head or sentence[head].pos != "NOUN":
        return head
    name = sentence[last]
    return last if name.head in (head, sentence[head].head) and name.dep not in ("compound", "poss") else head


def heads(sentence: Sentence, head: int, *, owned: bool = False) -> tuple[int, ...]:
    """Return the heads of all phrases coordinated with this one, each as the name in apposition if there is one."""
    owner = next((c for c in sentence.children(head, "poss") if c.tag == "WP$"), None)
    if owner is not None:
        return antecedents(sentence, owner.i, sentence[head].head)
    found = dict.fromkeys(named(sentence, one) for one in conjuncts(sentence, head, owned=owned))
    more = dict.fromkeys(other for one in found for other in conjuncts(sentence, one, owned=owned))
    return tuple(dict.fromkeys(named(sentence, one) for one in more))


def is_relative(token: Token) -> bool:
    """Whether a token is a relative pronoun."""
    return token.tag in _RELATIVES or (token.lower == "that" and token.tag == "WDT")


def antecedents(sentence: Sentence, pronoun: int, verb: int) -> tuple[int, ...]:
    """Return the heads that a relative pronoun stands for: one, or all of a coordination before a plural verb."""
    clause = _relative_clause(sentence, verb)
    if clause is None:
        return ()
    near = _nearest_noun(sentence, pronoun)
    head = sentence[clause].head
    if near is not None and _agrees(sentence, verb, near) and not _agrees(sentence, verb, head):
        head = near
    before = tuple(one for one in conjuncts(sentence, head) if one < pronoun)
    if len(before) > 1 and sentence[verb].tag == "VBZ":
        before = before[-1:]
    return tuple(named(sentence, one) for one in before)


def _relative_clause(sentence: Sentence, verb: int) -> int | None:
    token = sentence[verb]
    while token.dep in ("conj", "xcomp", "ccomp") and token.head != token.i:
        token = sentence[token.head]
    return token.i if token.dep in ("relcl", "acl") else None


def _nearest_noun(sentence: Sentence, pronoun: int) -> int | None:
    i = pronoun - 1
    while i >= 0 and sentence[i].pos == "PUNCT":
        i -= 1
    return i if i >= 0 and sentence[i].pos in ("NOUN", "PROPN") else None


def _agrees(sentence: Sentence, verb: int, head: int) -> bool:
    """Whether a finite verb and a noun agree in number, as far as both show it."""
    finite = sentence[verb].tag
    auxiliary = next((a.tag for a in sentence.children(verb, "aux", "auxpass") if a.tag in ("VBZ", "VBP")), finite)
    plural = sentence[head].tag in ("NNS", "NNPS") or len(conjuncts(sentence, head)) > 1
    return not (auxiliary == "VBP" and not plural) and not (auxiliary == "VBZ" and plural)


def is_actor(sentence: Sentence, head: int, parties: Lexicon) -> bool:
    """Whether a noun phrase can name an actor: a name, a pronoun for one, or a noun that the codebook lists.

    A name is also what the parser takes for a noun: "the Front".
    """
    token = sentence[head]
    if token.pos == "PRON" or token.tag == "PRP":
        return token.lower not in ("this", "that", "what", "which", "there")
    if token.lemma.lower() in parties.union("nouns") or token.text in parties["entities.written"]:
        return True
    if token.lemma.lower() in parties["acting.nouns"] and _acts(sentence, token, parties):
        return True
    if token.lemma.lower() in parties["partitives.nouns"] and (of := _whole(sentence, head)) is not None:
        return is_actor(sentence, of.i, parties)
    if token.pos == "NUM":
        return any(is_actor(sentence, one.i, parties) for one in _counted(sentence, head))
    if token.pos == "NOUN" and head > 0 and token.text[0].isupper():
        return token.ent in parties["entities.labels"]
    return token.pos == "PROPN" and (token.ent in parties["entities.labels"] or token.ent == "")


def _whole(sentence: Sentence, part: int) -> Token | None:
    """Return what a part is of: "the last of the rebels"."""
    of = next((p for p in sentence.children(part, "prep") if p.lower == "of"), None)
    return None if of is None else sentence.child(of.i, "pobj")


def _acts(sentence: Sentence, token: Token, parties: Lexicon) -> bool:
    """Whether what a noun does is an act of will or speech: "the front refused to sign", not "the front moved"."""
    return token.dep == "nsubj" and sentence[token.head].lemma in parties["acting.verbs"]


def _counted(sentence: Sentence, number: int) -> tuple[Token, ...]:
    """Return those of whom a number is told: "five of the nine groups"."""
    of = [prep for prep in sentence.children(number, "prep") if prep.lower == "of"]
    return tuple(one for prep in of for one in sentence.children(prep.i, "pobj"))
