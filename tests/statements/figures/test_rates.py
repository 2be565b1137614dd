"""A share or a rate is no count, and a particle is no qualifier."""

import pytest

from trucewatch.statements.figures import find_figures


@pytest.mark.parametrize("words", ["One in five families fled.", "Three people a day were killed in the town."])
def test_shares_and_rates_are_no_figures(parsed, codebook, words):
    assert [claim for sentence in parsed(words) for claim in find_figures(sentence, codebook)] == []


def test_what_is_handed_over_is_not_more_than(parsed, codebook):
    (sentence,) = parsed("The army handed over 12 bodies.")
    (claim,) = find_figures(sentence, codebook)
    assert (claim.values["low"], claim.values["qualifier"]) == (12, "exactly")


def test_a_toll_runs_up(parsed, codebook):
    (sentence,) = parsed("The death toll has risen to at least 112.")
    (claim,) = find_figures(sentence, codebook)
    assert claim.values["cumulative"] is True


@pytest.mark.parametrize(
    ("words", "measure", "low"),
    [
        ("The death toll has climbed to 73 from 62 a day earlier.", "killed", 73),
        ("The ministry revised the death toll down to 41.", "killed", 41),
        ("The number of displaced has swollen to 120,000.", "displaced", 120_000),
        ("Some 30 hostages remain in captivity.", "detained", 30),
    ],
)
def test_a_toll_and_when_it_was_another(parsed, codebook, words, measure, low):
    (sentence,) = parsed(words)
    claims = find_figures(sentence, codebook)
    assert [(claim.values["measure"], claim.values["low"]) for claim in claims] == [(measure, low)]
