"""The noun that a number counts, whether it is of people, and where a stretch of words hangs in the tree."""

from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"compound", "amod", "nmod", "npadvmod", "poss"})


def counted_noun(sentence: Sentence, last: int, words: Vocabulary, *, several: bool) -> int | None:
    """Return the noun that a number ending at `last` counts: "12 unarmed civilians", "dozens of aid workers".

    A name in the singular is none where the number is more than one ("a toll of 43, Monitor says").
    """
    i, head = behind_fillers(sentence, last + 1, words), None
    while i < len(sentence):
        if _is_noun(sentence[i], words):
            head = i
        elif not _modifies(sentence, i):
            break
        i += 1
        if head is not None and not (i < len(sentence) and _goes_on(sentence, head, i)):
            break
    return None if head is not None and several and sentence[head].tag == "NNP" else head


def is_person(token: Token, words: Vocabulary) -> bool:
    """Whether a noun is of people: "schoolgirls", "conscripts", "Varlanders"."""
    if token.lower in words.persons or token.lower in words.captives:
        return True
    return token.tag == "NNPS" or token.lower.endswith(words.person_endings)


def behind_fillers(sentence: Sentence, i: int, words: Vocabulary) -> int:
    """Return the first token from `i` on that is no "more" and no "of" with its article or possessive."""
    of = False
    while i < len(sentence):
        token = sentence[i]
        if token.lower == "of":
            of = True
        elif token.lower not in words.new and not (of and (token.tag == "PRP$" or token.lower in words.fillers)):
            break
        i += 1
    return i


def top(sentence: Sentence, first: int, last: int) -> int:
    """Return the token of a stretch that hangs on something outside it, the last where there are more."""
    for i in range(last, first - 1, -1):
        if not first <= sentence[i].head <= last or sentence[i].head == i:
            return i
    return last


def _is_noun(token: Token, words: Vocabulary) -> bool:
    return token.pos in _NOUNS or token.tag in ("NNS", "NNPS") or token.lower in words.harmed


def _modifies(sentence: Sentence, i: int) -> bool:
    token = sentence[i]
    if token.lower == "-":
        return i > 0 and sentence[i - 1].end == token.start
    if token.pos == "ADJ" or token.dep in ("amod", "compound", "nmod"):
        return True
    if token.dep == "advmod" and token.head == i + 1 and sentence[token.head].dep == "amod":
        return True  # "newly displaced persons"
    return i + 1 < len(sentence) and sentence[i + 1].lower == "-" and sentence[i + 1].start == token.end


def _goes_on(sentence: Sentence, head: int, i: int) -> bool:
    """Whether the noun at `head` goes on into the token at `i`: "aid workers", "pro-government fighters"."""
    token = sentence[i]
    if token.lower == "-" and sentence[head].end == token.start:
        return True
    joined = sentence[head].dep in _INSIDE and sentence[head].head >= i
    return joined and (token.pos in _NOUNS or _modifies(sentence, i) or token.lower == "'s")
