"""Counts in a list whose participle stands at its end only: "there were eight women, a boy and four men injured"."""

from trucewatch.statements.figures.measured import Measured
from trucewatch.statements.figures.nouns import is_person
from trucewatch.statements.figures.quantities import Quantity
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence, Token

_LISTED = ("conj", "appos")


def in_a_list(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Measured | None:
    """Return what befell people counted in a list, by the participle behind it: under "there were", or "died with".

    Elsewhere a participle belongs to the last of a list: "met 12 elders and two soldiers wounded in the raid".
    """
    if quantity.head is None or not is_person(sentence[quantity.head], words):
        return None
    first = sentence[quantity.node]
    while first.dep in _LISTED and first.head < first.i:
        first = sentence[first.head]
    members = _members(sentence, first)
    if len(members) < 2 or not _opens_list(sentence, first, words):
        return None
    told = (t for member in members for t in sentence.children(member.i, "acl", "relcl", "amod") if t.tag == "VBN")
    found = next(((t, m) for t in told if t.i > quantity.last and (m := words.doing.get(t.lemma)) is not None), None)
    return None if found is None else Measured(quantity, found[1], found[0].i, quantity.first, quantity.last)


def _members(sentence: Sentence, first: Token) -> list[Token]:
    found = [first]
    for member in found:
        found += sentence.children(member.i, *_LISTED)
    return found


def _opens_list(sentence: Sentence, first: Token, words: Vocabulary) -> bool:
    above = sentence[first.head]
    if first.dep == "attr":
        return sentence.child(above.i, "expl") is not None
    verb = sentence[above.head].lemma
    return first.dep == "pobj" and above.lower == "with" and (verb in words.undergoing or verb in words.doing)
