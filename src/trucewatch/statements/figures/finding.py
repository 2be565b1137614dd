"""Find the figures of a sentence: every count that is told as a fact, each with its own words, never merged."""

from collections.abc import Iterator

from trucewatch.codebook import Codebook
from trucewatch.model import Measure, Qualifier
from trucewatch.statements.figures.facts import Facts
from trucewatch.statements.figures.measures import Measured, Measurer
from trucewatch.statements.figures.quantities import Quantity, quantities
from trucewatch.statements.figures.vocabulary import Vocabulary, vocabulary
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Sentence


def find_figures(sentence: Sentence, codebook: Codebook) -> list[FoundClaim]:
    """Return the figures of a sentence, left to right: a claim of type "figure" for each number that counts harm.

    Values are those of the model's `FigureClaim`; the actor `counter` is given where the sentence names who
    counted as the subject of a verb of counting. Years, lengths, ages, money and numbers of things are no
    figures, nor is harm that is feared, planned, conditional or denied by a "not".
    """
    words = vocabulary(codebook)
    facts = Facts(sentence, words)
    return [
        _claim(sentence, measured, facts, words) for measured in _measured(sentence, words) if facts.is_told(measured)
    ]


def _measured(sentence: Sentence, words: Vocabulary) -> Iterator[Measured]:
    measurer = Measurer(sentence, words)
    before: Measured | None = None
    for quantity in quantities(sentence, words):
        found = measurer.measure(quantity) or _part(sentence, quantity, before, words)
        if found is not None:
            yield found
            before = found


def _part(sentence: Sentence, quantity: Quantity, before: Measured | None, words: Vocabulary) -> Measured | None:
    """A count of some of those just counted: "including 4 children", "among them 12 women", "four of them children"."""
    if before is None or quantity.low == 0 == quantity.high:
        return None
    gap = [t.lower for t in sentence.tokens[max(before.quantity.last + 1, quantity.first - 4) : quantity.first]]
    behind = [t.lower for t in sentence.tokens[quantity.number + 1 : quantity.number + 3]]
    of_them = behind[:1] == ["of"] and behind[1:] and behind[1] in words.pronouns
    within = any(word in words.parts for word in gap) or gap[-2:] == ["of", "whom"]
    beside = before.measure, quantity.first - before.last
    listed = gap[-1:] in (["and"], [","]) and beside[1] <= 3 and _lists(sentence, before, words)
    if not (within or of_them or listed) or (quantity.head is None and not of_them):
        return None
    return Measured(quantity, before.measure, quantity.node, quantity.first, quantity.last)


def _lists(sentence: Sentence, before: Measured, words: Vocabulary) -> bool:
    """Whether the count before was itself a part: "including 4 children and 2 women"."""
    start = before.quantity.first
    return any(token.lower in words.parts for token in sentence.tokens[max(0, start - 3) : start])


def _claim(sentence: Sentence, measured: Measured, facts: Facts, words: Vocabulary) -> FoundClaim:
    quantity = measured.quantity
    low, high, qualifier = quantity.low, quantity.high, quantity.qualifier
    if measured.qualifier is not None and qualifier is Qualifier.EXACTLY:
        qualifier = measured.qualifier
        low, high = (low, None) if qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST) else (low, high)
    counter = facts.counter(measured)
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
            "period": facts.period(measured),
            "as_of": None,
            "cumulative": facts.cumulative(measured),
        },
        actors={} if counter is None else {"counter": (counter,)},
    )


def _counted(sentence: Sentence, measured: Measured, words: Vocabulary) -> str:
    """Return the words for those counted: the noun with what describes it, else the codebook's word for people."""
    quantity = measured.quantity
    if quantity.head is None or quantity.head == quantity.number:
        return words.counted
    first = quantity.number + 1
    skipped = words.fillers | words.new
    while first < quantity.head and (sentence[first].lower in skipped or sentence[first].tag == "PRP$"):
        first += 1
    last = quantity.head
    if sentence[last].lower in words.bare and measured.measure is not Measure.VIOLATIONS:
        last -= 1
        return sentence.words(first, last) if first <= last else words.counted
    return sentence.words(first, last)
