"""Stretches between stops that name somebody, and the title and name that stand so before a verb of saying."""

from trucewatch.statements.attribution.lexicon import Cues
from trucewatch.statements.found import Mention
from trucewatch.statements.sentence import Sentence, Token

NOMINAL = ("NOUN", "PROPN", "PRON")
TIMES = ("DATE", "TIME")
STOPS = (",", ";", ".", "!", "?")
OPENING = (*NOMINAL, "DET", "ADJ", "NUM")
ASKING = ("WDT", "WP", "WP$", "WRB")
_WITHIN = (*OPENING, "ADP", "PART", "CCONJ", "SYM", "ADV")
_OWNED = ("DT", "PRP$")
_BESIDE = ("AUX", "ADV")
_NEW = ("PRP", "DT")  # tags that begin another noun phrase
_FURTHEST = 40  # tokens


def plain(sentence: Sentence, cue: Token) -> Mention | None:
    """The stretch between a comma and a cue, where it is nothing but somebody's name or description."""
    return _behind_comma(sentence, _stretch(sentence, _opening(sentence, cue) - 1))


def titled(sentence: Sentence, cue: Token, lexicon: Cues) -> Mention | None:
    """The first of a title and a name, in either order, that stand so: "..., the mayor of Arn, Ana Lund, said".

    With the name before the title where the last is the name of what is led: "Ana Lund, head of the daily, The Volna,".
    """
    comma = _opening(sentence, cue) - 1
    second = _stretch(sentence, comma - 1) if comma > 0 and sentence[comma].lower == "," else None
    first = None if second is None else _stretch(sentence, second.first - 2)
    if first is None or second is None or _behind_comma(sentence, second) is None:
        return None
    named = (is_name(sentence, first), is_name(sentence, second))
    title = first if named[1] else second
    office = any(t.lower in lexicon.people for t in sentence.tokens[title.first : title.last + 1])
    if named[0] is named[1] or not (office or sentence[title.first].tag in _OWNED):
        return None
    before = _stretch(sentence, first.first - 2) if named[1] else None
    led = before is not None and is_name(sentence, before) and sentence[before.last].ent == "PERSON"
    return _behind_comma(sentence, before if led else first)


def is_name(sentence: Sentence, stretch: Mention) -> bool:
    tokens = sentence.tokens[stretch.first : stretch.last + 1]
    return all(t.pos == "PROPN" or t.lower == "." for t in tokens) and (len(tokens) > 1 or tokens[0].ent == "PERSON")


def _opening(sentence: Sentence, cue: Token) -> int:
    """The first token of a verb with its auxiliaries and adverbs: "has since told"."""
    at = cue.i
    while at > 0 and sentence[at - 1].pos in _BESIDE and sentence[at - 1].lower != "there":
        at -= 1
    return at


def _behind_comma(sentence: Sentence, stretch: Mention | None) -> Mention | None:
    if stretch is None or stretch.first < 2 or sentence[stretch.first - 1].lower != ",":
        return None
    return stretch


def _stretch(sentence: Sentence, last: int, edge: int = -1) -> Mention | None:
    """The words without a verb that end here and begin behind a stop or the edge; None where they name nobody."""
    at = last
    while at > edge and last - at < _FURTHEST and (sentence[at].lower not in STOPS or _abbreviates(sentence, at)):
        if sentence[at].lower == ")":
            at = next((t.i for t in reversed(sentence.tokens[:at]) if t.lower == "("), 0)
        elif sentence[at].pos not in _WITHIN and sentence[at].lower not in ("-", "'", "."):
            return None
        at -= 1
    tokens = sentence.tokens[at + 1 : last + 1]
    if not tokens or tokens[0].pos not in OPENING or tokens[0].tag in ASKING or all(t.ent in TIMES for t in tokens):
        return None
    named = any(t.pos in ("NOUN", "PROPN") or t.tag == "PRP" for t in tokens)
    return Mention(at + 1, last) if named and not _holds_subject(sentence, at + 1, last) else None


def _abbreviates(sentence: Sentence, at: int) -> bool:
    """Whether a full stop inside a sentence only ends a short word: "Brig. Saleh"."""
    return (
        sentence[at].lower == "." and at > 0 and sentence[at].start == sentence[at - 1].end and at + 1 < len(sentence)
    )


def _holds_subject(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a clause without its verb ends a stretch: "the nine he", "a country the envoy"; not "one of them"."""
    inside = sentence.tokens[first + 1 : last + 1]
    return any(t.tag in _NEW and sentence[t.i - 1].pos not in ("ADP", "CCONJ", "DET", "PUNCT") for t in inside)


def behind(sentence: Sentence, cue: Token) -> Mention | None:
    """The stretch between a cue and the next comma: "if it rains, said Okoye, the dam will break"."""
    comma = next((t.i for t in sentence.tokens[cue.i + 1 : cue.i + _FURTHEST] if t.lower in STOPS), None)
    found = None if comma is None or comma == cue.i + 1 else _stretch(sentence, comma - 1, cue.i)
    return found if found is not None and sentence[comma or 0].lower == "," and found.first == cue.i + 1 else None


def head_of(sentence: Sentence, stretch: Mention) -> Token:
    """The noun of a stretch that no other word of it governs."""
    tokens = [t for t in sentence.tokens[stretch.first : stretch.last + 1] if t.pos in (*NOMINAL, "NUM")]
    return next((t for t in tokens if not stretch.first <= t.head <= stretch.last), tokens[0])
