"""What is said of how talks went, by adjectives, nouns and adverbs: told of talks, and of nothing else."""

from collections.abc import Callable

import pytest

TOLD = [
    ("Exchanges with both delegations remained constructive.", "progress | participants=both delegations"),
    ('A person who took part in the contacts in Selm described them as "businesslike and constructive".', "progress"),
    ("The meeting in Selm was held in a cordial atmosphere.", "amicable"),
    ("The atmosphere at the Selm talks was cordial.", "amicable"),
    ("Both delegations described the discussions in Selm as useful.", "progress"),
    ("The foreign minister called the talks productive.", "progress"),
    ("The talks were fruitless, the envoy said.", "no-progress"),
    ("The negotiations were a failure.", "collapsed"),
    ("The Selm talks were stormy.", "acrimonious"),
    ("The talks are going nowhere.", "no-progress"),
    ("The talks fell apart over the map.", "collapsed"),
    ("The third round of talks in Selm broke down on Wednesday.", "collapsed"),
    ("The meeting ended in a shouting match.", "acrimonious"),
    ("The dialogue produced no results.", "no-progress"),
    ("The talks in Selm were suspended on Tuesday.", "suspended"),
]

NOT_TOLD = [
    "The situation in Selm is tense.",
    "A football final in Volna was tense.",
    "The atmosphere in the market was cordial.",
    "Relations between Norland and Varland are warm.",
    "The rebels called for constructive talks.",
    "Talks could be constructive if the rebels come.",
    "The talks were not constructive.",
    "The press conference was heated.",
    "The soup was warm when the talks were over.",
]


@pytest.mark.parametrize(("words", "claim"), TOLD)
def test_how_talks_went_is_told(found: Callable[[str, str], list[str]], words: str, claim: str) -> None:
    assert claim in found(words, "meeting")


@pytest.mark.parametrize("words", NOT_TOLD)
def test_what_is_said_of_other_things_is_no_outcome(found: Callable[[str, str], list[str]], words: str) -> None:
    assert found(words, "meeting") == []
