"""Noun phrases and clauses of a parsed sentence, as token ranges."""

from trucewatch.statements.found import Mention
from trucewatch.statements.sentence import Sentence, Token

_CLAUSAL = ("relcl", "acl", "advcl", "ccomp", "parataxis", "prep_clause")
_OUTCOMES = ("advcl", "acl", "conj", "xcomp")
_RELATIVES = frozenset(["who", "which", "that", "whom"])
_SAME_TIME = frozenset(["when", "as", "while"])


def noun_phrase(sentence: Sentence, i: int) -> Mention:
    """Return the noun phrase headed by token `i` without relative clauses and appositions set off by a comma."""
    first, last = sentence.edges(i)
    for child in sentence.children(i):
        if child.i > i and (child.dep in _CLAUSAL or _set_off(sentence, child)):
            last = min(last, sentence.edges(child.i)[0] - 1)
    last = _unbroken(sentence, i, last)
    # a comma before this one stands in a list of names ("A, B and C")
    listed = max((token.i for token in _conjuncts(sentence, i)[1:]), default=i)
    for at in range(i + 1, last + 1):
        if _breaks(sentence, at) and not (at < listed and sentence[at].lower == ","):
            last = at - 1
            break
    for child in sentence.children(i, "prep", "advmod", "npadvmod", "cc", "preconj"):
        if child.i < i:
            first = max(first, sentence.edges(child.i)[1] + 1)
    while last > i and sentence[last].pos == "PUNCT":
        last -= 1
    last = _hyphened(sentence, last)
    while first < i and (sentence[first].pos == "PUNCT" or sentence[first].dep in ("cc", "preconj", "advmod")):
        first += 1
    return Mention(first, max(last, i))


def _hyphened(sentence: Sentence, last: int) -> int:
    """Return the last token of a name that goes on behind a hyphen, which the parse may have parted: "al-Barazi"."""
    while last + 2 < len(sentence) and sentence[last + 1].text == "-" and sentence[last].text[0].isalpha():
        joined = sentence[last].end == sentence[last + 1].start and sentence[last + 1].end == sentence[last + 2].start
        if not joined or not sentence[last + 2].text[0].isupper():
            break
        last += 2
    return last


def _unbroken(sentence: Sentence, i: int, last: int) -> int:
    """Return where a phrase that goes on behind words of others stops: "the army said ..., a claim that ..."."""
    if last - i <= 1:
        return last
    own = {token.i for token in sentence.subtree(i)}
    return next((at - 1 for at in range(i + 1, last + 1) if at not in own and sentence[at].pos != "PUNCT"), last)


def _breaks(sentence: Sentence, at: int) -> bool:
    """Whether a noun phrase stops before this token: a comma, a bracket, or a dash that stands free."""
    token = sentence[at]
    if token.lower in ("-", "\u2013", "\u2014"):
        return token.start > sentence[at - 1].end
    return token.lower in (",", "(", ";", ":")


def _set_off(sentence: Sentence, child: Token) -> bool:
    """Whether an apposition is set off by a comma or bracket, so that it explains and does not name."""
    start = sentence.edges(child.i)[0]
    return child.dep == "appos" and start > 0 and sentence[start - 1].lower in (",", "(", "-", "\u2013", "\u2014")


def _conjuncts(sentence: Sentence, i: int) -> list[Token]:
    """Return token `i` and all that are coordinated with it, in order; no list is too long for it."""
    found, stack = [], [i]
    while stack:
        at = stack.pop()
        found.append(sentence[at])
        stack.extend(child.i for child in reversed(sentence.children(at, "conj")))
    return found


def conjuncts(sentence: Sentence, i: int) -> tuple[Mention, ...]:
    """Return a mention for each member of the coordination that token `i` heads, in order."""
    heads = _conjuncts(sentence, i)
    if len(heads) == 1:
        return (noun_phrase(sentence, i),)
    return tuple(_member(sentence, token) for token in heads)


def _member(sentence: Sentence, token: Token) -> Mention:
    whole = noun_phrase(sentence, token.i)
    inner = [child for child in sentence.children(token.i, "cc", "conj") if child.i > token.i]
    last = min([whole.last, *(sentence.edges(child.i)[0] - 1 for child in inner)])
    while last > token.i and sentence[last].pos == "PUNCT":
        last -= 1
    return Mention(whole.first, max(last, token.i))


def subject(sentence: Sentence, verb: int) -> Token | None:
    """Return the head of the subject of a verb: its own, or the one it shares (conjuncts, participles, infinitives)."""
    seen = set()
    at = verb
    while at not in seen:
        seen.add(at)
        own = sentence.child(at, "nsubj", "nsubjpass", "csubj", "expl")
        if own is not None:
            return antecedent(sentence, own)
        token = sentence[at]
        if token.dep in ("relcl", "acl") and token.head != at:
            return sentence[token.head]
        if token.dep in ("conj", "advcl", "xcomp", "pcomp", "prep", "aux", "auxpass") and token.head != at:
            at = token.head
            continue
        return None
    return None


def antecedent(sentence: Sentence, token: Token) -> Token:
    """Return what a relative pronoun stands for; any other token stands for itself."""
    if token.lower in _RELATIVES:
        for above in sentence.ancestors(token.i):
            if above.dep == "relcl":
                return sentence[above.head]
    return token


def harming(sentence: Sentence, i: int) -> int:
    """Return the verb whose act a token's clause tells the outcome of: the "hit" of "hit a market, killing nine"."""
    verb = next((t for t in (sentence[i], *sentence.ancestors(i)) if t.pos in ("VERB", "AUX")), sentence[i])
    while verb.dep in _OUTCOMES and verb.tag == "VBG" and sentence[verb.head].pos in ("VERB", "AUX"):
        verb = sentence[verb.head]
    return verb.i


def beside(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Return the verbs of the clauses that tell of the same hour as a token's: "were hurt on Friday when ...".

    The clause above one with "when", the one with "when" below it, the day that such a clause explains ("on 3 May, when
    shells ..."), the first of two that one subject did ("raided the mill on Monday and burned it"), and what a
    thing did that did harm ("shells that hit the mill on Monday killed nine").
    """
    verb = next((t for t in (sentence[i], *sentence.ancestors(i)) if t.pos in ("VERB", "AUX")), sentence[i])
    below = tuple(c.i for c in sentence.children(verb.i, "advcl") if c.i > verb.i and _is_when(sentence, c))
    things = (t for t in sentence.children(verb.i, "nsubj") if t.pos == "NOUN")
    below += tuple(c.i for t in things for c in sentence.children(t.i, "relcl") if _of_thing(sentence, c))
    if verb.dep == "conj" and not sentence.children(verb.i, "nsubj", "nsubjpass", "expl"):
        return (verb.head, *below) if sentence[verb.head].pos in ("VERB", "AUX") else below
    if verb.dep == "advcl" and _is_when(sentence, verb):
        return (verb.head, *below)
    if verb.dep == "relcl" and _is_when(sentence, verb) and sentence[verb.head].ent in ("DATE", "TIME"):
        above = next((t for t in sentence.ancestors(verb.head) if t.pos in ("VERB", "AUX")), None)
        return below if above is None else (above.i, *below)
    return below


def _is_when(sentence: Sentence, verb: Token) -> bool:
    """Whether a clause begins with a word that puts it at the same time as the clause it hangs on."""
    return any(c.lower in _SAME_TIME and c.i < verb.i for c in sentence.children(verb.i, "advmod", "mark"))


def _of_thing(sentence: Sentence, verb: Token) -> bool:
    """Whether a clause tells what a thing did, and not a person: "that", "which", and in the past."""
    subject = sentence.child(verb.i, "nsubj")
    return subject is not None and subject.lower in ("that", "which") and verb.tag == "VBD"
