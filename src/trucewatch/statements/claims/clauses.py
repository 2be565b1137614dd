"""Clauses on the dependency tree: who their subject is, also where it is only understood, and where they end."""

from dataclasses import dataclass

from trucewatch.statements.claims.lexicon import Lexicon
from trucewatch.statements.claims.mentions import antecedents, heads, is_relative, mention
from trucewatch.statements.claims.particles import let_alone, ranked
from trucewatch.statements.sentence import Sentence, Token

_SUBJECTS = ("nsubj", "nsubjpass")
_CLAUSAL = ("ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "pcomp")
_DEEPEST = 12
_LEADS = frozenset({"and", "but", "or", "that", "though", "although", "while", "as", "when", "where"})
_BREAKS = frozenset({",", "-", "–", "—", '"'})


@dataclass(frozen=True)
class Subject:
    """The heads of a clause's subject, and the verb that they stand with (itself, or the one they are shared from)."""

    heads: tuple[int, ...]
    verb: int
    token: int | None = None


def subject(sentence: Sentence, verb: int, words: Lexicon, depth: int = 0) -> Subject:
    """Return the subject of a verb: its own, an antecedent, or the one shared from the verb that governs it."""
    # of two that the parser gives it the one next to the verb is its own
    own = next(
        (c for c in reversed(sentence.children(verb, *_SUBJECTS)) if c.i < verb), sentence.child(verb, *_SUBJECTS)
    )
    if own is not None:
        return _own_subject(sentence, verb, own)
    if depth > _DEEPEST:
        return Subject((), verb)
    if (above := let_alone(sentence, verb, words)) is not None:
        return subject(sentence, above, words, depth + 1)
    rule = _SHARED.get(sentence[verb].dep)
    return rule(sentence, sentence[verb], words, depth + 1) if rule else Subject((), verb)


def _own_subject(sentence: Sentence, verb: int, own: Token) -> Subject:
    if is_relative(own):
        return Subject(antecedents(sentence, own.i, verb), verb, own.i)
    if (same := _taken_up(sentence, verb, own)) is not None:
        return Subject(heads(sentence, same.i), verb, own.i)
    return Subject(heads(sentence, own.i), verb, own.i)


def _taken_up(sentence: Sentence, verb: int, own: Token) -> Token | None:
    """Return what "it" or "they" takes up in "X will hold its fire, and it will free ten men": both are to come."""
    first = sentence.child(sentence[verb].head, *_SUBJECTS)
    if sentence[verb].dep != "conj" or own.lower not in ("it", "they") or first is None or first.pos == "PRON":
        return None
    modals = [{c.lower for c in sentence.children(i, "aux") if c.tag == "MD"} for i in (verb, sentence[verb].head)]
    plural = first.tag in ("NNS", "NNPS") or bool(sentence.children(first.i, "conj"))
    return first if modals[0] & modals[1] and plural == (own.lower == "they") else None


def _of_governor(sentence: Sentence, token: Token, words: Lexicon, depth: int) -> Subject:
    governor = _repaired(sentence, token, words)
    if token.dep == "xcomp" or (token.dep in ("advcl", "ccomp") and _is_infinitive(sentence, token)):
        controller = sentence.child(governor, "dobj")
        if controller is not None and sentence[governor].lemma in words["control.object"]:
            return Subject(heads(sentence, controller.i), governor, controller.i)
    return subject(sentence, governor, words, depth)


def _repaired(sentence: Sentence, token: Token, words: Lexicon) -> int:
    """Return the verb that governs; past an inserted "it said" the clause that this interrupts."""
    governor = sentence[token.head]
    if governor.lemma in words["cues.saying"]:
        for child in sentence.children(governor.i, "ccomp"):
            if child.i < governor.i < token.i:
                return child.i
    return governor.i


def _is_infinitive(sentence: Sentence, token: Token) -> bool:
    return any(child.lower == "to" for child in sentence.children(token.i, "aux"))


def _of_clause(_sentence: Sentence, token: Token, _words: Lexicon, _depth: int) -> Subject:
    """A bare complement clause has no subject but what stands right before it, mistaken for an object."""
    return Subject((), token.i)


def _of_noun(sentence: Sentence, token: Token, words: Lexicon, depth: int) -> Subject:
    verb = ranked(sentence, token, words)
    if verb is not None:
        return subject(sentence, verb, words, depth)
    return Subject(heads(sentence, token.head), token.i, token.head)


def _of_preposition(sentence: Sentence, token: Token, words: Lexicon, depth: int) -> Subject:
    """A gerund after a preposition shares the subject of the verb above, or its object if that one is accused."""
    governor = sentence[sentence[token.head].head]
    while governor.pos not in ("VERB", "AUX") and governor.head != governor.i:
        governor = sentence[governor.head]
    if governor.pos not in ("VERB", "AUX"):
        return Subject((), token.i)
    blamed = sentence.child(governor.i, "dobj")
    if blamed is not None and governor.lemma in words["verbs.alleged"]:
        return Subject(heads(sentence, blamed.i), governor.i, blamed.i)
    return subject(sentence, governor.i, words, depth)


_SHARED = {
    "conj": _of_governor,
    "xcomp": _of_governor,
    "advcl": _of_governor,
    "ccomp": _of_clause,
    "acl": _of_noun,
    "relcl": _of_noun,
    "pcomp": _of_preposition,
}


def bounds(sentence: Sentence, verb: int, words: Lexicon, *, shared: Subject | None = None) -> tuple[int, int]:
    """Return the first and last token of a verb's clause, with the subject it shares, without what stands apart."""
    first, last = _core(sentence, verb, words)
    if shared is not None and shared.verb != verb and sentence[verb].dep != "conj":
        outer = _core(sentence, shared.verb, words)
        first = min(first, outer[0]) if outer[0] < first else first
    if shared is not None and shared.heads and shared.token is not None and _relative(sentence, verb, shared):
        first = min(first, *(mention(sentence, head).first for head in shared.heads))
    return _trimmed(sentence, first, last)


def _relative(sentence: Sentence, verb: int, shared: Subject) -> bool:
    onto = {sentence[verb].dep, sentence[shared.verb].dep}
    return bool(onto & {"relcl", "acl"}) or (shared.token is not None and is_relative(sentence[shared.token]))


def _core(sentence: Sentence, verb: int, words: Lexicon) -> tuple[int, int]:
    first, last = sentence.edges(verb)
    first = _behind_cue(sentence, verb, first, words)
    for child in sentence.children(verb):
        left, right = sentence.edges(child.i)
        if not _is_apart(sentence, child, words):
            continue
        if child.i > verb:
            last = min(last, left - 1)
        else:
            first = max(first, right + 1)
    return _inner(sentence, verb, first, min(last, _inserted(sentence, verb) - 1), words)


def _inserted(sentence: Sentence, verb: int) -> int:
    """Return where the cue begins that a clause is broken by: "would leave the town, he said, by Friday"."""
    cue = sentence[verb].head
    if sentence[verb].dep != "ccomp" or cue < verb:
        return len(sentence)
    left = (sentence.edges(own.i)[0] for own in sentence.children(cue, *_SUBJECTS) if own.i > verb)
    return min(cue, *left, cue)


def phrase_bounds(sentence: Sentence, head: int, words: Lexicon) -> tuple[int, int]:
    """Return the first and last token of a noun phrase with all that belongs to it, without an aside at its end."""
    first, last = sentence.edges(head)
    return _trimmed(sentence, *_inner(sentence, head, first, last, words))


def _inner(sentence: Sentence, verb: int, first: int, last: int, words: Lexicon) -> tuple[int, int]:
    """Cut off clauses that stand apart but hang deeper on the right edge ("... that truce as clashes went on")."""
    for i in range(verb + 1, last + 1):
        token = sentence[i]
        left, right = sentence.edges(i)
        aside = token.dep == "relcl" and sentence[left - 1].text == ","
        if right >= last - 1 and (aside or (token.dep == "advcl" and _is_apart(sentence, token, words))):
            last = min(last, left - 1)
            break
    return first, max(last, verb)


def _behind_cue(sentence: Sentence, verb: int, first: int, words: Lexicon) -> int:
    """Leave the time of saying to the cue, where the parser hung it on what is said ("said on Friday she plans")."""
    cue = sentence[sentence[verb].head]
    if sentence[verb].dep != "ccomp" or cue.i + 1 != first or cue.lemma not in words["cues.saying"]:
        return first
    for child in sentence.children(verb, "prep", "npadvmod"):
        left, right = sentence.edges(child.i)
        dated = any(sentence[i].ent in ("DATE", "TIME") for i in range(left, right + 1))
        if left == first and dated and right < verb and sentence[right + 1].text != ",":
            return right + 1
    return first


def _is_apart(sentence: Sentence, child: Token, words: Lexicon) -> bool:
    """Whether what hangs on a verb is not part of its clause: another clause, a cue of speech, "according to"."""
    if child.dep == "prep" and child.lower in words["cues.according"]:
        return True
    if child.dep == "cc":
        return child.i > child.head
    if child.dep in ("conj",):
        return child.pos in ("VERB", "AUX") or bool(sentence.children(child.i, *_SUBJECTS))
    if child.dep in ("advcl", "ccomp", "parataxis", "dep"):
        own = sentence.children(child.i, *_SUBJECTS)
        if own and child.lemma in words["cues.saying"] and _commas(sentence, child):
            return True
        marks = {mark.lower for mark in sentence.children(child.i, "mark")}
        return bool(own) and bool(marks & words["cues.apart"])
    return child.dep == "mark" and child.i < child.head


def _commas(sentence: Sentence, child: Token) -> bool:
    left = sentence.edges(child.i)[0]
    return not _BREAKS.isdisjoint((sentence[left].text, sentence[left - 1].text))


def _trimmed(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    while first < last and (_is_edge(sentence, first, at_start=True) or _is_stray_quote(sentence, first, last, first)):
        first += 1
    while last > first and (_is_edge(sentence, last, at_start=False) or _is_stray_quote(sentence, first, last, last)):
        last -= 1
    return first, last


def _is_stray_quote(sentence: Sentence, first: int, last: int, i: int) -> bool:
    """Whether a quotation mark at an edge has no partner inside."""
    marks = sum(sentence[j].text == '"' for j in range(first, last + 1))
    return sentence[i].text == '"' and marks % 2 == 1


def _is_edge(sentence: Sentence, i: int, *, at_start: bool) -> bool:
    token = sentence[i]
    if token.text in (",", ".", ";", ":", "-", "--", "–", "—"):
        return True
    return (
        at_start
        and token.dep in ("cc", "mark")
        and token.lower in ("and", "but", "or", "that", "though", "although", "while", "as")
    )
