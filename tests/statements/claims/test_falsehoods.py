"""What somebody calls untrue is denied; what is called true, or no lie, is not."""

import pytest

from trucewatch.model import OccurrenceClaim


@pytest.mark.parametrize(
    "words",
    [
        "It is a vile lie that our troops shelled Volna, the president said.",
        "Reports that the rebels had captured the airport were false, the ministry said.",
        "Claims that the army had shelled Volna had no basis in fact, the governor said.",
        '"The allegation that our army opened fire first is a fabrication," the ministry said.',
        "Reports that the rebels had captured the airport were not true, the ministry said.",
        "The claim that our troops shelled Volna is a provocation, the ministry said.",
        "It is not true that our troops shelled Volna, the president said.",
        "There is no truth in reports that the rebels captured the airport, the ministry said.",
        "The ministry dismissed as fabricated reports that its troops had shelled Volna.",
        "The rebels rejected as baseless the allegation that they had captured the airport.",
    ],
)
def test_what_is_called_untrue_is_denied(reading_of, words):
    told = [s for s in reading_of(words).statements if isinstance(s.claim, OccurrenceClaim)]
    assert told
    assert {s.stance.value for s in told} == {"denies"}


@pytest.mark.parametrize(
    "words",
    [
        "Reports that the rebels had captured the airport were true, the ministry said.",
        "It is no lie that the rebels captured the airport, the ministry said.",
        "It is a tragedy that the rebels captured the airport, the ministry said.",
        "It is absurd that the rebels captured the airport, the ministry said.",
        "It is wrong that the rebels captured the airport, the ministry said.",
        "It is not right that the rebels captured the airport, the ministry said.",
        "It is a provocation that the rebels captured the airport, the ministry said.",
        "It was not only the rebels who captured the airport, the ministry said.",
    ],
)
def test_what_is_not_called_untrue_is_not_denied(reading_of, words):
    told = [s for s in reading_of(words).statements if isinstance(s.claim, OccurrenceClaim)]
    assert "denies" not in {s.stance.value for s in told}
