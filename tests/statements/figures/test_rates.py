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
