"""Denials behind what somebody else said: "..., a charge Kigali denies", "..., which they have denied".

They are read from the words, not from the parse, which loses such an aside in half of the sentences: behind a comma
or dash a noun of accusation or a relative, then who denies it, and the verb; or the verb and "by" whom. What is
denied is what stood before, in the words of whoever said it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.model import Stance
from trucewatch.statements.attribution.contents import tidied
from trucewatch.statements.attribution.frames import Range
from trucewatch.statements.attribution.lexicon import Cues, lemma, negated
from trucewatch.statements.attribution.speech import FoundLink, Kind, Reported
from trucewatch.statements.attribution.stretches import NOMINAL
from trucewatch.statements.found import Mention
from trucewatch.statements.phrases import noun_phrase
from trucewatch.statements.sentence import Sentence, Token

_OPENING = (",", "-", "--", "\u2013", "\u2014", "(")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_FORMS = ("VBD", "VBN", "VBZ", "VBP")
_LONGEST = 14  # tokens from the comma to the verb
_NAME = 4  # tokens behind a verb of calling in which the name stands: "called a gross fabrication"
_BESIDE = ("AUX", "ADV", "PART")


@dataclass(frozen=True)
class Rejoinder:
    """Where an aside begins (its comma or dash), its verb, and who denies."""

    opening: int
    verb: Token
    source: Mention


def rejoined(
    sentence: Sentence, index: int, said: Sequence[Reported], lexicon: Cues
) -> tuple[list[Reported], list[Reported]]:
    """Return what is said in a sentence, each content up to an aside that denies it, and what the asides deny."""
    found = list(_rejoinders(sentence, lexicon))
    if not found:
        return list(said), []
    verbs = {aside.verb.i for aside in found}
    kept = [_up_to(sentence, report, found) for report in said if report.cue.i not in verbs]
    return kept, [denial for aside in found for denial in _denial(sentence, index, aside, kept)]


def _rejoinders(sentence: Sentence, lexicon: Cues) -> Iterator[Rejoinder]:
    for verb in sentence:
        if not _denies(sentence, verb, lexicon) or verb.tag not in _FORMS or negated(sentence, verb.i):
            continue
        opening = _opening(sentence, verb)
        if opening is None:
            continue
        if sentence[opening + 1].lower in lexicon.standing and not _refutes(verb, lexicon):
            continue
        source = _before(sentence, verb, opening, lexicon) or _agent(sentence, verb, opening, lexicon)
        if source is not None:
            yield Rejoinder(opening, verb, source)


def _denies(sentence: Sentence, verb: Token, lexicon: Cues) -> bool:
    """Whether a verb denies by itself, or by what it calls a claim: "called absurd", "described as a lie"."""
    if lemma(verb) in lexicon.denying:
        return True
    behind = sentence.tokens[verb.i + 1 : verb.i + 2 + _NAME]
    return lemma(verb) in lexicon.naming and any(t.lower in lexicon.untrue for t in behind)


def _refutes(verb: Token, lexicon: Cues) -> bool:
    """Whether a verb denies what was told also behind a bare "which": "rejected" may be of a plan that was told of."""
    return lemma(verb) in lexicon.refuting or lemma(verb) not in lexicon.denying


def _opening(sentence: Sentence, verb: Token) -> int | None:
    """The comma, dash or bracket before a verb, with something said before it."""
    near = range(verb.i - 1, max(1, verb.i - _LONGEST), -1)
    return next((at for at in near if sentence[at].lower in _OPENING), None)


def _before(sentence: Sentence, verb: Token, opening: int, lexicon: Cues) -> Mention | None:
    """Who denies where that stands before the verb: "an accusation that the rebels have dismissed"."""
    first = _behind_noun(sentence, opening, verb.i, lexicon)
    last = verb.i - 1
    while last > opening and sentence[last].pos in _BESIDE:
        last -= 1
    objected = lemma(verb) in lexicon.denying and _has_object(sentence, verb)
    if first is None or first > last or sentence[last].pos not in NOMINAL or objected:
        return None
    return None if any(t.pos in ("VERB", "AUX") for t in sentence.tokens[first : last + 1]) else Mention(first, last)


def _behind_noun(sentence: Sentence, opening: int, end: int, lexicon: Cues) -> int | None:
    """The token behind the noun of accusation or the relative that opens an aside."""
    at = opening + 1
    if sentence[at].lower in lexicon.standing | lexicon.whole:
        return at + 1
    while at < end and sentence[at].pos in ("DET", "ADJ"):
        at += 1
    if at >= end or sentence[at].lemma.lower() not in lexicon.denied:
        return None
    return at + 2 if sentence[at + 1].lower in lexicon.standing else at + 1


def _agent(sentence: Sentence, verb: Token, opening: int, lexicon: Cues) -> Mention | None:
    """Who denies where that stands behind the verb: "allegations denied by the group"."""
    first = _behind_noun(sentence, opening, verb.i, lexicon)
    between = () if first is None else sentence.tokens[first : verb.i]
    by = sentence[verb.i + 1] if verb.i + 2 < len(sentence) else None
    if first is None or by is None or by.lower != "by" or any(t.pos not in _BESIDE for t in between):
        return None
    noun = sentence.child(by.i, "pobj")
    return None if noun is None else noun_phrase(sentence, noun.i)


def _has_object(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb has an object behind it: "the ministry, which the envoy said denied the raid"."""
    return any(child.i > verb.i for child in sentence.children(verb.i, "dobj", "ccomp", "xcomp"))


def _up_to(sentence: Sentence, report: Reported, asides: Sequence[Rejoinder]) -> Reported:
    """A report whose content ends before an aside that stands in it."""
    content, rest = report.content, report.rest
    if rest is not None and any(rest[0] <= aside.verb.i <= rest[1] for aside in asides):
        rest = None
    inside = [a.opening for a in asides if content is not None and content[0] < a.opening <= content[1]]
    if content is None or not inside:
        return Reported(report.links, report.cue, content, report.stance, report.kind, rest)
    cut = tidied(sentence, (content[0], min(inside) - 1))
    return Reported(report.links, report.cue, cut, report.stance, report.kind, rest)


def _denial(sentence: Sentence, index: int, aside: Rejoinder, said: Sequence[Reported]) -> Iterator[Reported]:
    content = _denied(sentence, aside, said)
    if content is not None:
        last = max(aside.source.last, aside.verb.i)
        link = FoundLink(index, aside.source, aside.verb.i, aside.opening + 1, last)
        yield Reported((link,), aside.verb, content, Stance.DENIES, Kind.REJOINS)


def _denied(sentence: Sentence, aside: Rejoinder, said: Sequence[Reported]) -> Range | None:
    """What an aside denies: the innermost content that ends at it, else all that stands before."""
    contents = [r.content for r in said if r.content is not None and r.content[0] < aside.opening <= r.content[1] + 2]
    if contents:
        return max(contents, key=lambda c: c[0])
    before = tidied(sentence, (0, aside.opening - 1))
    told = before is not None and any(t.tag in _FINITE for t in sentence.tokens[before[0] : before[1] + 1])
    return before if told else None
