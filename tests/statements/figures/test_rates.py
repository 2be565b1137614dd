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
        ("At least 103 captives remain in the hands of the militants.", "detained", 103),
        ("The rebels handed over 74 persons.", "other", 74),
        ("Some 30 hostages remain in captivity.", "detained", 30),
    ],
)
def test_a_toll_and_when_it_was_another(parsed, codebook, words, measure, low):
    (sentence,) = parsed(words)
    claims = find_figures(sentence, codebook)
    assert [(claim.values["measure"], claim.values["low"]) for claim in claims] == [(measure, low)]


@pytest.mark.parametrize(
    ("words", "low", "counter"),
    [
        ("The clinic put the number of civilians killed at six.", 6, "The clinic"),
        ("The observatory gave a toll of four.", 4, "The observatory"),
        ("Nine people have been confirmed dead by the burial association.", 9, "the burial association"),
        ("The commander put army violations at 16.", 16, "The commander"),
        ("Rescuers recovered at least five bodies.", 5, "Rescuers"),
        ("The council revised the number killed in the strike from nine to eleven.", 11, "The council"),
    ],
)
def test_whoever_puts_gives_or_recovers_counts(parsed, codebook, words, low, counter):
    (sentence,) = parsed(words)
    (claim,) = find_figures(sentence, codebook)
    (who,) = claim.actors["counter"]
    assert (claim.values["low"], sentence.words(who.first, who.last)) == (low, counter)


@pytest.mark.parametrize(
    "words",
    [
        "A boy of about twelve was shot dead.",
        "A girl of nine was among the wounded.",
        "About 40 people remain in the hands of doctors.",
    ],
)
def test_an_age_is_no_count_and_doctors_hold_nobody(parsed, codebook, words):
    assert [claim for sentence in parsed(words) for claim in find_figures(sentence, codebook)] == []


def test_two_counts_of_which_each_has_its_own_harm(parsed, codebook):
    (sentence,) = parsed("At least 460 civilians have been killed and more than 35,000 people displaced in the valley.")
    told = [(claim.values["low"], claim.values["measure"]) for claim in find_figures(sentence, codebook)]
    assert told == [(460, "killed"), (35_000, "displaced")]
