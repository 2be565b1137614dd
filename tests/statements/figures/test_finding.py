"""Figures as they are told: one row a construction, invented incidents."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trucewatch.codebook import Codebook
from trucewatch.statements.figures import find_figures
from trucewatch.statements.sentence import Sentence

Marked = Callable[[str], list[str]]
Parsed = Callable[[str], tuple[Sentence, ...]]

TOLD = [
    ("A mortar round killed 12 people.", ["killed exactly 12..12 people [killed 12 people]"]),
    (
        "The blast killed three farmers and wounded 14 others.",
        ["killed exactly 3..3 farmers [killed three farmers]", "wounded exactly 14..14 others [wounded 14 others]"],
    ),
    (
        "12 people were killed and 30 others wounded.",
        ["killed exactly 12..12 people [12 people were killed]", "wounded exactly 30..30 others [30 others wounded]"],
    ),
    (
        "More than 90 miners and about 1,200 rebels have been killed and 44,000 villagers have been displaced.",
        [
            "killed more-than 90.. miners [More than 90 miners]",
            "killed about 1200..1200 rebels [about 1,200 rebels have been killed]",
            "displaced exactly 44000..44000 villagers [44,000 villagers have been displaced]",
        ],
    ),
    (
        "Gunmen attacked the market, killing at least 34.",
        ["killed at-least 34.. people [killing at least 34]"],
    ),
    (
        "The shelling killed 12 people, including 4 children.",
        ["killed exactly 12..12 people [killed 12 people]", "killed exactly 4..4 children [4 children]"],
    ),
    (
        "At least 26 people, including two nurses, were killed in the raid.",
        ["killed at-least 26.. people [At least 26 people]", "killed exactly 2..2 nurses [two nurses]"],
    ),
    (
        "Six soldiers were killed, two of them officers.",
        ["killed exactly 6..6 soldiers [Six soldiers were killed]", "killed exactly 2..2 officers [two of them officers]"],
    ),
    ("Years of war have left thousands dead.", ["killed vague .. people [left thousands dead]"]),
    ("The raid left dozens homeless.", ["displaced vague .. people [left dozens homeless]"]),
    ("Officials put the death toll at 34.", ["killed exactly 34..34 people [the death toll at 34]"]),
    ("The town mourned a death toll of 34.", ["killed exactly 34..34 people [a death toll of 34]"]),
    ("The death toll rose from 112 to 126.", ["killed exactly 126..126 people [The death toll rose from 112 to 126]"]),
    ("Hospitals reported 34 deaths.", ["killed exactly 34..34 people [34 deaths]"]),
    ("Nearly 70 children were among those killed.", ["killed about 70..70 children [Nearly 70 children were among those killed]"]),
    ("At least 109 of the dead were pilgrims.", ["killed at-least 109.. pilgrims [At least 109 of the dead were pilgrims]"]),
    ("Between 20 and 30 people were injured.", ["wounded about 20..30 people [Between 20 and 30 people were injured]"]),
    ("As many as 40 students were detained.", ["detained up-to ..40 students [As many as 40 students were detained]"]),
    ("Fewer than 10 people died.", ["killed less-than ..10 people [Fewer than 10 people died]"]),
    ("Tens of thousands of people fled.", ["displaced vague .. people [Tens of thousands of people fled]"]),
    ("Some 1.5 million people have been displaced.", ["displaced about 1500000..1500000 people [Some 1.5 million people have been displaced]"]),
    ("Thirty-four men were arrested.", ["detained exactly 34..34 men [Thirty-four men were arrested]"]),
    ("Twenty villagers are still missing.", ["missing exactly 20..20 villagers [Twenty villagers are still missing]"]),
    ("Twenty families were displaced.", ["displaced exactly 20..20 families [Twenty families were displaced]"]),
    ("Observers recorded 34 ceasefire violations.", ["violations exactly 34..34 ceasefire violations [34 ceasefire violations]"]),
    ("The militia released 150 prisoners.", ["other exactly 150..150 prisoners [released 150 prisoners]"]),
    ("A convoy of 31 trucks carrying food reached the valley.", ["other exactly 31..31 trucks [31 trucks]"]),
    ("The strike killed and wounded dozens of people.", ["casualties vague .. people [killed and wounded dozens of people]"]),
    ("No civilians were wounded.", ["wounded exactly 0..0 civilians [No civilians were wounded]"]),
    ("No one was killed.", ["killed exactly 0..0 people [No one was killed]"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), TOLD, ids=[words for words, _ in TOLD])
def test_a_count_of_the_harmed_is_a_figure(marked: Marked, words: str, expected: list[str]) -> None:
    assert marked(words) == expected


NOT_TOLD = [
    "The war began in 2011 and lasted nine months.",
    "The mission employs around 230 people.",
    "The town has seen its worst violence since the 2011 uprising.",
    "They met in a 19th-century palace for about eight hours.",
    "The strike could kill thousands.",
    "Thousands are feared dead.",
    "They threatened to kill 20 hostages.",
    "If 20 people were killed, the talks would end.",
    "The plan would see 30,000 people evacuated.",
    "None of the 12 soldiers was killed.",
    "The attack did not wound 12 people.",
    "The army destroyed 12 tanks and fired 30 rockets.",
    "A 34-year-old man was killed.",
    "One of the leaders was killed.",
    "Resolution 2118 was adopted by 15 votes.",
    "No casualties were reported.",
    "Several thousand fighters have left the coast.",
    "Donors pledged $30 million for the wounded.",
    "Two delegations met.",
    "The ministry accused them of 40 human rights violations.",
    "Monitors must ensure that there are no violations.",
]


@pytest.mark.parametrize("words", NOT_TOLD)
def test_what_counts_nothing_harmed_or_tells_no_fact_is_no_figure(marked: Marked, words: str) -> None:
    assert marked(words) == []


def test_numbers_are_never_added_up(marked: Marked) -> None:
    lines = marked("Five soldiers and three civilians were killed.")
    assert [line.split()[2] for line in lines] == ["5..5", "3..3"]


def test_who_counts_and_since_when(parsed: Parsed, codebook: Codebook) -> None:
    (sentence,) = parsed("The committee has recorded 412 civilian deaths since the start of the siege.")
    (figure,) = find_figures(sentence, codebook)
    (counter,) = figure.actors["counter"]
    assert sentence.words(counter.first, counter.last) == "The committee"
    assert figure.values["counted"] == "civilian"
    assert figure.values["period"] == "since the start of the siege"
    assert figure.values["cumulative"] is True


def test_a_source_of_words_is_no_counter(parsed: Parsed, codebook: Codebook) -> None:
    (sentence,) = parsed("Twelve people were killed, according to the committee.")
    assert find_figures(sentence, codebook)[0].actors == {}


def test_a_window_and_new_cases_do_not_add_up(parsed: Parsed, codebook: Codebook) -> None:
    (sentence,) = parsed("Another 20 people were killed in the past 24 hours.")
    (figure,) = find_figures(sentence, codebook)
    assert figure.values["period"] == "in the past 24 hours"
    assert figure.values["cumulative"] is False


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["killed", "wounded", "12", "3,000", "people", "more", "than", "at", "least", "and", ",", "of", "dozens", "no", "dead", "-", "to", "the", "toll", "was", "including"]), max_size=14))  # fmt: skip
def test_any_words_give_figures_inside_the_sentence_with_their_own_numbers(
    parsed: Parsed, codebook: Codebook, words: list[str]
) -> None:
    for sentence in parsed(" ".join(words)):
        found = find_figures(sentence, codebook)
        assert all(0 <= f.anchor < len(sentence) and 0 <= f.first <= f.last < len(sentence) for f in found)
        assert all(left.last <= right.last for left, right in pairwise(found))
        assert all(f.values["low"] in (None, 0, 12, 3000) and f.values["high"] in (None, 0, 12, 3000) for f in found)
