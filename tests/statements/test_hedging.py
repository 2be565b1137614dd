"""Words that weaken an assertion."""

from collections.abc import Callable

import pytest

from trucewatch.codebook import Codebook
from trucewatch.statements.hedging import Hedges, hedges
from trucewatch.statements.sentence import Sentence


@pytest.mark.parametrize(
    ("words", "hedge"),
    [
        ("The army reportedly left the town.", "reportedly"),
        ("Perhaps the army left the town.", "Perhaps"),
        ("The talks appeared to collapse on Monday.", "appeared to"),
        ("The talks seem to have failed.", "seem to"),
        ("Two people were believed to be dead.", "were believed to"),
        ("The commander is said to have left.", "is said to"),
        ("The army left the town.", None),
        ("The commander appeared on television.", None),
        ("The commander said that it had left.", None),
        ("The statement was reported on Monday.", None),
        ("It looked at the text for hours.", None),
    ],
)
def test_a_hedge_is_given_in_the_report_s_words(
    words: str, hedge: str | None, shipped: Codebook, sentence_of: Callable[[str], Sentence]
) -> None:
    sentence = sentence_of(words)
    assert hedges(shipped).find(sentence, 0, len(sentence) - 1) == hedge


def test_a_hedge_outside_the_clause_does_not_count(shipped: Codebook, sentence_of: Callable[[str], Sentence]) -> None:
    sentence = sentence_of("Reportedly it rained, and the army left.")
    assert hedges(shipped).find(sentence, 4, len(sentence) - 1) is None


def test_the_words_come_from_the_codebook(sentence_of: Callable[[str], Sentence]) -> None:
    own = Hedges(Codebook({"hedges": {"adverbs": ["dimly"], "verbs": [], "passives": []}}, {}))
    assert own.find(sentence_of("It dimly glowed."), 0, 3) == "dimly"
    assert own.find(sentence_of("It reportedly glowed."), 0, 3) is None
