"""Find the figures of a sentence: every count that is told as a fact, each with its own words, never merged."""

from collections.abc import Iterator

from trucewatch.codebook import Codebook
from trucewatch.model import Measure, Qualifier
from trucewatch.statements.figures.counters import counter_of
from trucewatch.statements.figures.facts import Facts
from trucewatch.statements.figures.measured import Measured
from trucewatch.statements.figures.measures import Measurer
from trucewatch.statements.figures.nouns import behind_fillers
from trucewatch.statements.figures.quantities import quantities
from trucewatch.statements.figures.vocabulary import Vocabulary, vocabulary
from trucewatch.statements.figures.windows import Windows
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Sentence

_DESCRIBING = frozenset({"amod", "compound", "nmod"})
_NAMING = frozenset({"compound"})


def find_figures(sentence: Sentence, codebook: Codebook) -> list[FoundClaim]:
    """Return the figures of a sentence, left to right: a claim of type "figure" for each number that counts harm.

    Values are those of the model's `FigureClaim`; the actor `counter` is given where the sentence names who
    counted as the subject of a verb of counting. Years, lengths, ages, money and numbers of things are no
    figures, nor is harm that is feared, planned, conditional or denied by a "not".
    """
    words = vocabulary(codebook)
    facts, windows = Facts(sentence, words), Windows(sentence, words)
    return [
        _claim(sentence, measured, windows, words) for measured in _measured(sentence, words) if facts.is_told(measured)
    ]


def _measured(sentence: Sentence, words: Vocabulary) -> Iterator[Measured]:
    measurer = Measurer(sentence, words)
    before: Measured | None = None
    for quantity in quantities(sentence, words):
        found = measurer.measure(quantity, before)
        if found is not None:
            yield found
            before = found


def _claim(sentence: Sentence, measured: Measured, windows: Windows, words: Vocabulary) -> FoundClaim:
    quantity = measured.quantity
    low, high, qualifier = quantity.low, quantity.high, quantity.qualifier
    if measured.qualifier is not None and qualifier is Qualifier.EXACTLY:
        qualifier = measured.qualifier
        low, high = (low, None) if qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST) else (low, high)
    counter = counter_of(sentence, measured, words)
    return FoundClaim(
        "figure",
        measured.first,
        measured.last,
        measured.anchor,
        values={
            "measure": measured.measure,
            "low": low,
            "high": high,
            "qualifier": qualifier,
            "counted": _counted(sentence, measured, words),
            "period": windows.period(measured),
            "as_of": None,
            "cumulative": windows.cumulative(measured),
        },
        actors={} if counter is None else {"counter": (counter,)},
    )


def _counted(sentence: Sentence, measured: Measured, words: Vocabulary) -> str:
    """Return the words for those counted: the noun with what describes it, else the codebook's word for people."""
    quantity = measured.quantity
    if measured.kind is not None:
        return measured.kind
    if measured.counted is not None and measured.found is not None:
        kind = sentence.words(_described(sentence, measured.counted, _NAMING), measured.counted)
        return f"{sentence[measured.found].text} {kind}"  # no longer the alleged ones
    if measured.counted is not None:
        return sentence.words(_described(sentence, measured.counted), measured.counted)
    if quantity.head is None or quantity.head == quantity.number:
        return words.counted
    if quantity.share:
        return sentence.words(_described(sentence, quantity.head), quantity.head)
    first = min(behind_fillers(sentence, quantity.number + 1, words), quantity.head)
    if sentence[quantity.head].lower not in words.bare or measured.measure is Measure.VIOLATIONS:
        return sentence.words(first, quantity.head)
    return sentence.words(first, quantity.head - 1) if first < quantity.head else words.counted


def _described(sentence: Sentence, noun: int, deps: frozenset[str] = _DESCRIBING) -> int:
    """Return the first of the adjectives and nouns right before a noun that describe it."""
    first = noun
    while first > 0 and (sentence[first - 1].dep in deps or sentence[first - 1].lower == "-"):
        first -= 1
    return first
