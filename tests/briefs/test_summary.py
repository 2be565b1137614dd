"""The text that is read in one minute."""

from typing import Any

import pytest

from trucewatch.briefs import Run, summary
from trucewatch.model import SetAside

HEADINGS = ("POSITIONS", "CONTRADICTED", "ALLEGED VIOLATIONS", "FIGURES", "WHO BACKS WHOM", "WHAT COMES NEXT")


@pytest.fixture(scope="module")
def text(kestria: Any) -> str:
    """The case as text."""
    return summary(kestria, Run(added=5))


def test_it_fits_a_minute(text: str) -> None:
    lines = text.splitlines()
    assert len(lines) <= 64
    assert max(len(line) for line in lines) <= 100


def test_sections_come_in_order(text: str) -> None:
    places = [text.index(f"\n{heading}") for heading in HEADINGS]
    assert places == sorted(places)


def unwrapped(text: str) -> str:
    """Join wrapped lines."""
    return " ".join(text.split())


@pytest.mark.parametrize(
    "words",
    [
        "5 reports read (4 March 2031; 1 undated), 2 inputs set aside.",
        "POSITIONS on Vellmar truce (declared 1 March 2031, in effect from 2 March 2031)",
        "Toma Drask: asked for time until 5 March 2031, morning (3 March 2031), then left without signing (3 March 2031)",
        "Toma Drask: left without signing, on 3 March 2031 — 3 outlets, 1 chain, 1 principal (Sardanian foreign",
        "ministry; through SNA); contradicted",
        "Adem Rusk (Meridian) denies: “Our guns were silent on Sunday,”",
        "ALLEGED VIOLATIONS (none is a finding)",
        "health ministry in Arlo: 63 dead — 1 outlet, 1 chain, 1 principal; contradicted",
        "Eastern Front: backed by Tyrrel (2 outlets, 2 chains)",
        "9 March 2031: meeting in Brannt",
    ],
)
def test_it_says(text: str, words: str) -> None:
    assert words in unwrapped(text)


def test_hostile_words_cannot_steer_a_terminal(text: str) -> None:
    assert not any(ord(char) < 32 and char != "\n" for char in text)
    assert not set(text) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u200e\u200f")


def test_empty_states_are_clear(empty: Any) -> None:
    text = summary(empty)
    assert text.startswith("0 reports read.")
    for words in (
        "POSITIONS: no party's position on an agreement is told.", "CONTRADICTED: nothing.",
        "ALLEGED VIOLATIONS: none is told.", "FIGURES: none is told.", "WHO BACKS WHOM: nothing is told.",
        "WHAT COMES NEXT: nothing is dated, for no report has a date.",
    ):  # fmt: skip
        assert words in text


def test_a_run_that_changes_nothing_says_so(kestria: Any) -> None:
    assert summary(kestria, Run(added=0, known=5)).startswith(
        "This run: 0 new reports, 5 known already and not read again; the record is unchanged."
    )
    aside = SetAside(file="x.bin", why="binary")
    assert summary(kestria, Run(added=1, set_aside=(aside,))).startswith("This run: 1 new report, 1 input set aside.")


def test_rows_beyond_the_limits_are_counted(kestria: Any, case: Any) -> None:
    aside = tuple(SetAside(file=f"{number}.bin", why="binary") for number in range(9))
    assert "  and 5 more" in summary(case.view(set_aside=aside))
