"""What a cue governs besides a clause: infinitives, objects, prepositions, as token ranges."""

from trucewatch.statements.sentence import Sentence, Token

Range = tuple[int, int]
_CIRCUMSTANCE = frozenset(["after", "before", "during", "while", "following"])
_CIRCUMSTANCE_CLAUSE = frozenset(["as", "when", "although", "though", "because", "since"])


def framed(sentence: Sentence, cue: Token, frames: tuple[str, ...]) -> Range | None:
    for frame in frames:
        found = _FRAMES[frame](sentence, cue)
        if found is not None:
            return found
    return None


def _infinitive(sentence: Sentence, cue: Token) -> Range | None:
    for child in sentence.children(cue.i, "xcomp", "ccomp", "advcl"):
        if child.i > cue.i and sentence.child(child.i, "aux") is not None:
            return sentence.edges(child.i)
    return None


def _noun(sentence: Sentence, cue: Token) -> Range | None:
    child = sentence.child(cue.i, "dobj")
    if child is None or child.i < cue.i:
        return None
    if child.pos == "PRON":
        return None
    return _noun_range(sentence, child)


def _noun_range(sentence: Sentence, noun: Token) -> Range:
    first, last = sentence.edges(noun.i)
    behind = sentence.tokens[noun.i : last + 1]
    cut = next((t.i for t in behind if _circumstance(t) or _joined(sentence, t)), last + 1)
    return first, cut - 1


def _joined(sentence: Sentence, token: Token) -> bool:
    """Whether here begins what the source did next: "dismissed the accusation and reiterated that ..."."""
    if token.dep != "cc" or token.i + 1 >= len(sentence):
        return False
    return sentence[token.i + 1].tag in ("VBD", "VBZ", "VBP")


def _circumstance(token: Token) -> bool:
    """Whether here begins what happened beside the thing said ("... of breaking the truce as fighting went on")."""
    return token.lower in _CIRCUMSTANCE or (token.dep == "mark" and token.lower in _CIRCUMSTANCE_CLAUSE)


def _for(sentence: Sentence, cue: Token) -> Range | None:
    return _prepositional(sentence, cue, "for")


def _prepositional(sentence: Sentence, cue: Token, word: str) -> Range | None:
    for prep in sentence.children(cue.i, "prep"):
        if prep.lower == word and prep.i > cue.i:
            noun = sentence.child(prep.i, "pobj", "pcomp")
            if noun is not None:
                return _noun_range(sentence, noun)
    return None


def _beside_object(sentence: Sentence, cue: Token, word: str) -> Range | None:
    """A gerund whose preposition the parser hung on the object ("accused the rebels of shelling the market")."""
    for noun in sentence.children(cue.i, "dobj"):
        for prep in sentence.children(noun.i, "prep"):
            act = sentence.child(prep.i, "pcomp")
            if prep.lower == word and act is not None:
                return _noun_range(sentence, act)
    return None


def _of(sentence: Sentence, cue: Token) -> Range | None:
    return _prepositional(sentence, cue, "of") or _beside_object(sentence, cue, "of")


def _against(sentence: Sentence, cue: Token) -> Range | None:
    return _prepositional(sentence, cue, "against")


def _on_to(sentence: Sentence, cue: Token) -> Range | None:
    if not any(prep.lower in ("on", "upon", "to") for prep in sentence.children(cue.i, "prep")):
        return None
    return _after_to(sentence, cue)


def _object_to(sentence: Sentence, cue: Token) -> Range | None:
    return _after_to(sentence, cue)


def _after_to(sentence: Sentence, cue: Token) -> Range | None:
    """What somebody is called on to do, without the "to"."""
    for child in sentence.tokens[cue.i + 1 :]:
        mark = sentence.child(child.i, "aux")
        if child.pos == "VERB" and mark is not None and mark.lower == "to" and cue in sentence.ancestors(child.i):
            first, last = sentence.edges(child.i)
            return max(first, mark.i + 1), last
    return None


def _gerund(sentence: Sentence, cue: Token) -> Range | None:
    for child in sentence.children(cue.i, "xcomp", "ccomp", "pcomp"):
        if child.tag == "VBG" and child.i > cue.i:
            return sentence.edges(child.i)
    return None


_FRAMES = {
    "infinitive": _infinitive,
    "noun": _noun,
    "for": _for,
    "of": _of,
    "against": _against,
    "on-to": _on_to,
    "object-to": _object_to,
    "gerund": _gerund,
}
