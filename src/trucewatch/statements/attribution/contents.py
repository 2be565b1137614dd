"""What a reporting cue reports: its clause, its object, or the words before it, as token ranges."""

from trucewatch.statements.attribution.frames import Range, framed
from trucewatch.statements.attribution.lexicon import Cues, continued, lemma
from trucewatch.statements.attribution.speech import FoundLink
from trucewatch.statements.sentence import Sentence, Token

_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_PARTING = frozenset([",", ":"])
_AUXILIARIES = frozenset(["have", "be"])
_STOPS = frozenset([",", ";", ":", "-", "\u2013", "\u2014", '"', "'", "''", "."])
_QUOTED = frozenset(['"', "''", "``", "'"])
_DASHES = frozenset(["-", "\u2013", "\u2014"])
_TRAILING = frozenset(
    ["prep", "npadvmod", "advmod", "punct", "dobj", "dative", "tmod", "pobj", "oprd", "agent", "advcl", "acl"]
)


def content_of(sentence: Sentence, cue: Token, links: tuple[FoundLink, ...], lexicon: Cues) -> Range | None:
    first, last = min(link.first for link in links), max(link.last for link in links)
    for found in (
        _clause(sentence, cue, lexicon, to_the_right=True),
        framed(sentence, cue, lexicon.frames.get(lemma(cue), ())),
        before(sentence, cue, first, last),
        _clause(sentence, cue, lexicon, to_the_right=False),
        _that_clause(sentence, cue, lexicon),
        _beside_as(sentence, cue),
        _all_behind(sentence, cue, last, lexicon),
    ):
        tidy = tidied(sentence, found) if found else None
        if tidy is not None and not tidy[0] <= cue.i <= tidy[1]:
            return tidy
    return None


def broken(
    sentence: Sentence, cue: Token, links: tuple[FoundLink, ...], lexicon: Cues
) -> tuple[Range, Range | None] | None:
    """The two pieces of a content that source and cue stand in, the greater first ("The dam, she said, holds")."""
    if "noun" in lexicon.frames.get(lemma(cue), ()) and sentence.child(cue.i, "dobj") is not None:
        return None  # "In Volna, the envoy dismissed the charge, and added ...": its object is what it says
    first, last = min(link.first for link in links), _frame_end(sentence, cue, max(link.last for link in links))
    return pieces(sentence, first, last, links, lexicon)


def pieces(
    sentence: Sentence, first: int, last: int, links: tuple[FoundLink, ...], lexicon: Cues
) -> tuple[Range, Range | None] | None:
    """The two pieces of a content around the tokens of source and cue, which stand between commas."""
    if (
        first < 2
        or last + 2 >= len(sentence)
        or sentence[first - 1].lower != ","
        or sentence[last + 1].lower not in _PARTING
    ):
        return None
    after = sentence[last + 2]
    if after.lower in _QUOTED or sentence[first - 2].lower in _QUOTED or _leaves(sentence, after, first - 2, lexicon):
        return None
    if _glosses(sentence, after, links):
        return None
    before, behind = (
        tidied(sentence, (behind_colon(sentence, first - 2), first - 2)),
        tidied(sentence, (last + 2, len(sentence) - 1)),
    )
    if before is None or behind is None:
        return None
    if not any(t.pos in ("VERB", "AUX") for t in sentence.tokens[behind[0] :]):
        return (before, behind) if _is_time(sentence, after, before) else None
    quoted = any(t.text in _QUOTED for t in sentence.tokens[behind[0] :])
    if after.lower in lexicon.against and not quoted and _stands_alone(sentence, after):
        return before, None
    longer = before[1] - before[0] > behind[1] - behind[0]
    return (before, behind) if longer else (behind, before)


def _is_time(sentence: Sentence, after: Token, before: Range) -> bool:
    """Whether a time of what is told follows: "will leave the town, he said, by Friday"."""
    timed = [after, *sentence.children(after.i, "pobj")]
    return before[0] <= after.head <= before[1] and any(t.ent in ("DATE", "TIME") for t in timed)


def _leaves(sentence: Sentence, after: Token, before: int, lexicon: Cues) -> bool:
    """Whether a relative or participle begins behind source and cue; not "had, he said, taken", "provided that"."""
    if after.lower == "that" and sentence[0].lower == "it":
        return False  # "It was the militia, he went on, that broke the truce"
    if after.tag == "VBN" and (sentence[before].lemma in _AUXILIARIES or after.lower in lexicon.joining):
        return False
    return after.tag in ("VBG", "WDT", "WP", "VBN")


def _stands_alone(sentence: Sentence, joint: Token) -> bool:
    """Whether a clause with a subject and a finite verb of its own follows a "but"."""
    behind = sentence.tokens[joint.i + 1 :]
    return any(t.dep in ("nsubj", "nsubjpass") and sentence[t.head].i > joint.i for t in behind)


def _glosses(sentence: Sentence, after: Token, links: tuple[FoundLink, ...]) -> bool:
    """Whether what stands behind the speaker says who that is: "..., said Okoye, head of the harbour, which ..."."""
    named = {i for link in links if link.source for i in range(link.source.first, link.source.last + 1)}
    return any(above.i in named for above in sentence.ancestors(after.i))


def _frame_end(sentence: Sentence, cue: Token, last: int) -> int:
    """The last token of source and cue with the day and the hearer that stand with the cue ("told us on Friday")."""
    for child in sentence.children(cue.i, "npadvmod", "advmod", "dobj", "prep", "dative"):
        begin, end = sentence.edges(child.i)
        if begin == last + 1:
            last = end
    return last


def _beside_as(sentence: Sentence, cue: Token) -> Range | None:
    """The clause that "as the ministry said" stands before or behind, set off by a comma."""
    first, last = sentence.edges(cue.i)
    if cue.dep != "advcl" or sentence[first].lower != "as" or sentence.child(cue.i, "dobj", "ccomp") is not None:
        return None
    if first == 0:
        comma = last + 1
        return (comma + 1, len(sentence) - 1) if comma < len(sentence) - 1 and sentence[comma].lower == "," else None
    return (0, first - 2) if first > 1 and sentence[first - 1].lower == "," else None


def _all_behind(sentence: Sentence, cue: Token, last: int, lexicon: Cues) -> Range | None:
    """All that follows a plain verb of saying, where the parse lost its clause ("said leaving would be a mistake")."""
    first = max(last, cue.i) + 1
    if lemma(cue) not in lexicon.plain or last > cue.i + 1 or first >= len(sentence):
        return None
    opening = sentence[first]
    if opening.pos == "ADJ" and first + 1 < len(sentence) and sentence[first + 1].lower in _STOPS:
        return None  # "said little, and left"
    if opening.pos in ("PUNCT", "ADP", "CCONJ", "PART", "SCONJ") or opening.dep in ("npadvmod", "advmod"):
        return None
    if not any(token.tag in ("VBD", "VBZ", "VBP", "MD") for token in sentence.tokens[first + 1 :]):
        return None
    return first, len(sentence) - 1


def _clause(sentence: Sentence, cue: Token, lexicon: Cues, *, to_the_right: bool) -> Range | None:
    for child in sentence.children(cue.i, "ccomp"):
        if not lexicon.may_take_clause(sentence, cue, child):
            continue
        first, last = sentence.edges(child.i)
        if to_the_right and first > cue.i:
            last = _before_next_cue(sentence, child, last, lexicon)
            return _clause_start(sentence, cue, child, first), _and_that(sentence, cue, _clause_end(sentence, last))
        if to_the_right and cue.dep == "relcl" and first < cue.i < child.i:
            return cue.i + 1, last  # "a suburb which the army insists is held by rebels"
        if not to_the_right and last < cue.i:
            return first, last
    return None


def _that_clause(sentence: Sentence, cue: Token, lexicon: Cues) -> Range | None:
    """The words from a "that" behind the cue to the next stop, where the parse hung the clause elsewhere."""
    for token in sentence.tokens[cue.i + 1 :]:
        if token.pos == "PUNCT" or lexicon.is_cue(token):
            return None
        if token.lower == "that" and token.dep == "mark":
            if lexicon.goes_with_thing(sentence, cue, token.i):
                return None
            return token.i, _clause_end(sentence, max(token.i, sentence.edges(token.head)[1]))
    return None


def _clause_start(sentence: Sentence, cue: Token, clause: Token, first: int) -> int:
    """Where a clause begins: with its subject, though the parse hung that on the cue, and behind the cue's own time."""
    if sentence.child(clause.i, "nsubj", "nsubjpass", "expl", "csubj") is None:
        object_ = sentence.child(cue.i, "dobj", "dative")
        if object_ is not None and cue.i < object_.i < first:
            return sentence.edges(object_.i)[0]
    opening = sentence[first]
    if first == cue.i + 1 and opening.dep in ("prep", "npadvmod"):
        last = sentence.edges(opening.i)[1]
        subject_ = sentence.child(clause.i, "nsubj", "nsubjpass", "expl")
        dated = any(token.ent in ("DATE", "TIME") for token in sentence.tokens[first : last + 1])
        if dated and subject_ is not None and sentence.edges(subject_.i)[0] == last + 1:
            return last + 1
    return first


def _and_that(sentence: Sentence, cue: Token, last: int) -> int:
    """The end of "and that ..." behind a content, where the parse hung it on the cue and not on the content."""
    for clause in sentence.children(cue.i, "conj"):
        mark = next((c for c in sentence.children(clause.i, "mark") if c.lower == "that"), None)
        between = sentence.tokens[last + 1 : mark.i] if mark is not None and mark.i > last else ()
        if between and all(t.pos in ("PUNCT", "CCONJ") for t in between):
            last = max(last, sentence.edges(clause.i)[1])
    return last


def _clause_end(sentence: Sentence, last: int) -> int:
    """Where a clause ends: at the next stop, where the parse broke off in the middle of it.

    A colon opens what the clause announces and a semicolon carries its list on, so that both are still said.
    """
    after = last + 1
    if after < len(sentence) - 2 and sentence[after].lower in (":", ";") and not _speaks(sentence, after + 1):
        return len(sentence) - 1
    if after >= len(sentence) or sentence[after].pos in ("PUNCT", "CCONJ", "SCONJ") or sentence[after].dep == "mark":
        return last
    while after < len(sentence) and sentence[after].pos != "PUNCT":
        after += 1
    return after - 1


def _speaks(sentence: Sentence, first: int) -> bool:
    """Whether another says what stands from here on: it has a quotation, or the sentence's main verb."""
    return any(t.lower in _QUOTED for t in sentence.tokens[first:]) or sentence.root.i >= first


def _before_next_cue(sentence: Sentence, root: Token, last: int, lexicon: Cues) -> int:
    """Cut a content before a verb that carries the speech on (", adding that ...", "but added that ...")."""
    for token in sentence.tokens[root.i + 1 : last + 1]:
        if token.lower in lexicon.phrases and sentence[token.i - 1].lower == ",":
            return token.i - 2
        if token.dep == "relcl" and sentence.edges(token.i)[1] >= last - 1 and lexicon.is_cue(token):
            start = sentence.edges(token.i)[0]
            if sentence[start - 1].lower == ",":
                return start - 1
        start = sentence.edges(token.i)[0]
        if token.tag == "VBG" and token.dep == "advcl" and sentence[start - 1].lower == "," and lexicon.is_cue(token):
            return start - 2
        if lemma(token) not in lexicon.continuing or sentence.child(token.i, "ccomp") is None:
            continue
        if continued(sentence, token, lexicon) is not None:
            return _before_conjunction(sentence, start)
    return last


def _before_conjunction(sentence: Sentence, start: int) -> int:
    at = start - 1
    while at > 0 and sentence[at].lower in (",", "but", "and", "also", "while"):
        at -= 1
    return at


def before(sentence: Sentence, cue: Token, first: int, last: int) -> Range | None:
    """All that stands before a source and cue that end the sentence ("..., the ministry said on Monday")."""
    comma = first - 1
    if comma < 2 or sentence[comma].lower not in _STOPS:
        return None
    dashed = _between_dashes(sentence, comma, last)
    if dashed is not None:
        return dashed
    if not ends_sentence(sentence, cue, last):
        return None
    if not any(token.pos in ("VERB", "AUX") for token in sentence.tokens[:comma]):
        return None
    return behind_colon(sentence, comma - 1), comma - 1


def behind_colon(sentence: Sentence, last: int) -> int:
    """Where the words up to here begin that a colon leads in: "The spokesman rejected this: no shell fell, he said"."""
    colon = next((t.i for t in reversed(sentence.tokens[: last + 1]) if t.lower == ":" and t.i > 1), None)
    if colon is None or not any(t.tag in _FINITE for t in sentence.tokens[colon + 1 : last + 1]):
        return 0
    return colon + 1 if any(t.tag in _FINITE for t in sentence.tokens[:colon]) else 0


def _between_dashes(sentence: Sentence, comma: int, last: int) -> Range | None:
    """The words before an attribution inside dashes ("- for training, it said -"), None where it is not inside."""
    if last + 1 >= len(sentence) or sentence[last + 1].lower not in _DASHES:
        return None
    dash = next((t.i for t in reversed(sentence.tokens[:comma]) if t.lower in _DASHES), None)
    return None if dash is None or dash + 1 >= comma else (dash + 1, comma - 1)


def ends_sentence(sentence: Sentence, cue: Token, last: int) -> bool:
    """Whether nothing but adjuncts of the cue follows the attribution."""
    at = last + 1
    while at < len(sentence):
        token = sentence[at]
        if token.pos == "PUNCT" and token.lower not in ("-", "\u2013", "\u2014"):
            at += 1
            continue
        above = [token, *sentence.ancestors(at)]
        top = next((a for a in above if a.head == cue.i and a.i > cue.i), None)
        if top is None or top.dep not in _TRAILING:
            return False
        at = max(sentence.edges(top.i)[1], at) + 1
    return True


def tidied(sentence: Sentence, content: Range) -> Range | None:
    """Strip "that" and stops from the edges of a content; None if no word is left."""
    first, last = content
    while first <= last and (
        sentence[first].lower in (",", ";", ":", "-", "\u2013", "\u2014") or _that(sentence[first])
    ):
        first += 1
    while last >= first and sentence[last].lower in (",", ";", ":", ".", "-", "\u2013", "\u2014"):
        last -= 1
    return (first, last) if first <= last else None


def _that(token: Token) -> bool:
    return token.lower == "that" and token.dep == "mark"
