"""The time of a claim, of an utterance, and of a deadline, in sentences that hold more than one."""

from collections.abc import Callable

import pytest

from trucewatch.statements.found import FoundTime
from trucewatch.statements.sentence import Sentence
from trucewatch.statements.times import deadline, said_time, time_of

Read = Callable[..., tuple[tuple[Sentence, ...], list[list[FoundTime]]]]


def place(sentence: Sentence, word: str) -> int:
    return next(token.i for token in sentence if token.text == word)


ROWS = [
    # sentence, the claim's word, words of its time
    ("The mediator said on Monday that the rebels left on Sunday.", "left", "Sunday"),
    ("The rebels left on Sunday, the mediator said on Monday.", "left", "Sunday"),
    ("The rebels left, the mediator said on Monday.", "left", None),
    ("On Sunday, the rebels left the town and burned the bridge.", "burned", "Sunday"),
    ("The rebels left the town on Sunday night without signing a deal.", "left", "Sunday night"),
    ("The rebels left after the army attacked on Friday.", "left", None),
    ("The colonel asked for a delay until Tuesday.", "asked", None),
    ("Norland has been preparing for weeks to host a meeting on Sunday.", "host", "Sunday"),
    ("Norland has been preparing for weeks to host a meeting on Sunday.", "preparing", "Sunday"),
    ("The two men met in February 2019 before talks broke down in April.", "met", "February 2019"),
    ("The two men met in February 2019 before talks broke down in April.", "broke", "April"),
    ("She hoped that the talks would lead to a summit on Sunday.", "hoped", "Sunday"),
    ("Thousands have left, and the council will have to discuss it in 2025.", "left", None),
    ("The envoy called for a truce on Monday.", "called", "Monday"),
]


@pytest.mark.parametrize(("words", "claim", "expected"), ROWS)
def test_the_time_of_a_claim_hangs_on_its_own_words(read: Read, words: str, claim: str, expected: str | None) -> None:
    (sentence,), (times,) = read(words)
    first, last = sentence.edges(place(sentence, claim))
    found = time_of(sentence, times, first, last, place(sentence, claim))
    assert (found.when.words if found else None) == expected


def test_the_time_of_an_utterance_is_that_of_its_verb(read: Read) -> None:
    (sentence,), (times,) = read("The mediator said on Monday that the rebels left on Sunday.")
    found = said_time(sentence, times, place(sentence, "said"))
    assert found is not None
    assert found.when.start == "2024-05-13"
    assert found.utterance


DEADLINES = [
    ("The colonel asked for a delay until Tuesday.", "2024-05-21"),
    ("The colonel asked for time until Tuesday morning to decide.", "2024-05-21Tmorning"),
    ("They asked for time until the next morning (Tuesday) to decide.", "2024-05-21Tmorning"),
    ("The army must withdraw by 1 June.", "2024-06-01"),
    ("The president will attend a summit on Sunday.", "2024-05-19"),
    ("The army withdrew on Sunday.", None),
    ("The army withdrew.", None),
]


@pytest.mark.parametrize(("words", "expected"), DEADLINES)
def test_a_deadline_is_the_last_day_of_a_bound(read: Read, words: str, expected: str | None) -> None:
    (sentence,), (times,) = read(words)
    assert deadline(sentence, times, 0, len(sentence) - 1) == expected
