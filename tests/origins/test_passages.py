from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model import Span, Text
from trucewatch.origins.fingerprint import Fingerprint
from trucewatch.origins.index import candidates
from trucewatch.origins.passages import Pair, Passage, spans_of
from trucewatch.origins.rules import Rules

RUN = "The convoy of forty lorries turned back after gunmen blocked the only bridge into the valley"


@pytest.fixture
def copied(
    fingerprint: Callable[[str], Fingerprint], as_text: Callable[[str], Text], rules: Rules
) -> Callable[..., list[tuple[str, str]]]:
    """Return what two texts share, as pairs of words, through the index as the stage does it."""

    def compare(left: str, right: str, *, one_agency: bool = False) -> list[tuple[str, str]]:
        prints = [fingerprint(left), fingerprint(right)]
        found = candidates(prints, rules)
        if not found.pairs:
            return []
        passages = Pair(*prints, found.common, rules).copied(one_agency=one_agency)
        return [
            (here.cut(left), there.cut(right))
            for passage in passages
            for here, there in spans_of(passage, *prints, left, right)
        ]

    return compare


Copied = Callable[..., list[tuple[str, str]]]


def test_the_same_words_are_found_in_both(copied: Copied) -> None:
    found = copied(f"Snow fell. {RUN}, drivers said.", f"{RUN}.\n\nThe talks in Oslo went on.")
    assert found == [(RUN, RUN)]


def test_light_edits_stay_in_the_passage(copied: Copied) -> None:
    found = copied(
        f"{RUN}.\n\nHours later, however, he and his escort left town without inking the accord.",
        f"Hours later, however, Mr Weiss and his escort left town without agreeing the accord.\n\n{RUN}.",
    )
    assert found[1] == (
        "Hours later, however, he and his escort left town without inking the accord.",
        "Hours later, however, Mr Weiss and his escort left town without agreeing the accord.",
    )


def test_marks_blanks_and_hyphens_make_no_difference(copied: Copied) -> None:
    found = copied(
        "Drivers pushed the warring villages to accept the cease-fire before the\u00a0harvest’s end.",
        "Drivers pushed the warring villages to accept the ceasefire before the harvest's end.",
    )
    assert [here for here, _ in found] == [
        "Drivers pushed the warring villages to accept the cease-fire before the\u00a0harvest’s end."
    ]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            "“We will not put our names to a paper that gives away the orchards our fathers planted,” he said.",
            "In a speech she heard him say: “We will not put our names to a paper that gives away the orchards our fathers planted.”",
            id="one quotation, two reporters",
        ),
        pytest.param(
            "It was Korda's Deputy Foreign Minister Anna Maria Brandt who told a news conference on Monday.",
            "At noon Korda's Deputy Foreign Minister Anna Maria Brandt told a news conference on Monday she was tired.",
            id="names and titles",
        ),
        pytest.param(
            "A mill burned. There was no immediate claim of responsibility for the attack, which shook windows.",
            "Bees swarmed. There was no immediate claim of responsibility for the attack, and nobody was seen.",
            id="a stock phrase",
        ),
        pytest.param(
            "It ended nine months of fighting around the hills.",
            "After nine months of fighting around the hills hope grew.",
            id="a short run",
        ),
        pytest.param("Snow fell all day in the hills.", "The harvest was good this year.", id="nothing"),
        pytest.param("", "The harvest was good this year.", id="an empty text"),
    ],
)
def test_what_is_no_copy(copied: Copied, left: str, right: str) -> None:
    assert copied(left, right) == []


def test_a_quotation_next_to_copied_text_belongs_to_it(copied: Copied) -> None:
    quotation = "“We counted the dead by the light of our phones until dawn,”"
    found = copied(f"{RUN}. {quotation} she said.", f"{RUN}. {quotation} a nurse told them.")
    assert " ".join(here for here, _ in found).endswith("until dawn,”")


def test_a_quotation_far_from_copied_text_does_not(copied: Copied) -> None:
    quotation = "“We counted the dead by the light of our phones until dawn,” she said."
    apart = "Rain came. Cows grazed. Children sang. Nobody minded."
    other = "Bells rang. Shops opened. Trains ran. Dogs barked."
    found = copied(f"{RUN}. {apart} {quotation}", f"{RUN}. {other} {quotation}")
    assert found == [(f"{RUN}.", f"{RUN}.")]


def test_reports_of_one_agency_need_less(copied: Copied) -> None:
    left = "It ended nine months of shelling around the hills."
    right = "After nine months of shelling around the hills hope grew."
    assert copied(left, right) == []
    assert copied(left, right, one_agency=True) == [
        ("nine months of shelling around the hills", "nine months of shelling around the hills")
    ]


def test_several_edited_sentences_tie_where_no_long_run_does(copied: Copied) -> None:
    found = copied(
        "The governor urged herders on Monday to return stolen cattle, reopen markets and share wells."
        " Snow fell. Engineers checked every bridge, then cleared mines from the northern road before dusk.",
        "The governor urged farmers to return stolen cattle, reopen markets but share their wells."
        " Bees swarmed. Engineers checked each bridge, then cleared old mines from the northern road by dusk.",
    )
    assert len(found) == 2


def test_a_passage_is_cut_at_blocks(copied: Copied) -> None:
    found = copied(
        "The convoy of forty lorries turned back after gunmen blocked the bridge.\n\nDrivers slept in their cabs near the river that night.",
        "The convoy of forty lorries turned back after gunmen blocked the bridge. Drivers slept in their cabs near the river that night.",
    )
    assert found == [
        ("The convoy of forty lorries turned back after gunmen blocked the bridge.",) * 2,
        ("Drivers slept in their cabs near the river that night.",) * 2,
    ]


def test_a_run_that_very_many_reports_hold_ties_none_of_them(
    fingerprint: Callable[[str], Fingerprint], rules: Rules
) -> None:
    line = "Readers may follow our live coverage of every conflict by subscribing to the morning letter"
    topics = [f"topic{n} event{n} place{n} reason{n}" for n in range(rules.common_reports + 2)]
    prints = [fingerprint(f"{topic}. {line}.") for topic in topics]
    found = candidates(prints, rules)
    assert [pair for pair in found.pairs if pair[0] != 0] == []
    assert all(not Pair(prints[i], prints[j], found.common, rules).copied() for i, j in found.pairs)


def test_a_story_that_very_many_reports_print_ties_each_to_the_first(
    fingerprint: Callable[[str], Fingerprint], rules: Rules
) -> None:
    body = f"{RUN}. Nurses carried the wounded across frozen fields while engineers searched the riverbank for mines."
    prints = [fingerprint(f"word{n} other{n}. {body}") for n in range(rules.common_reports + 2)]
    found = candidates(prints, rules)
    assert [pair for pair in found.pairs if Pair(prints[pair[0]], prints[pair[1]], found.common, rules).copied()] == [
        (0, n) for n in range(1, len(prints))
    ]


@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4), st.integers(1, 4), st.integers(1, 4)), min_size=1),
    st.tuples(st.integers(0, 60), st.integers(1, 60)),
    st.tuples(st.integers(0, 60), st.integers(1, 60)),
)
def test_the_matched_words_inside_two_spans_are_the_rows_of_both(
    steps: list[tuple[int, int, int, int]], here: tuple[int, int], there: tuple[int, int]
) -> None:
    rows, at, other = [], 0, 0
    for gap, length, other_gap, other_length in steps:
        at, other = at + gap, other + other_gap
        rows.append((at, at + length, other, other + other_length))
        at, other = at + length, other + other_length
    earlier, later = (Span(start=start, end=start + length) for start, length in (here, there))
    counted = sum(
        earlier.start <= a and b <= earlier.end and later.start <= c and d <= later.end for a, b, c, d in rows
    )
    passage = Passage(np.array(rows, np.int32), ())
    (first, last), (begin, end) = passage.rows(earlier, later=False), passage.rows(later, later=True)
    assert max(0, min(last, end) - max(first, begin)) == counted
