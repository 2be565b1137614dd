"""Alleged beside found, and what could not be seen, in the summary and on the page."""

from tests.register.decided.test_incidents import STEPS, recorded

from trucewatch.briefs import page, summary
from trucewatch.codebook import load
from trucewatch.register import View


def test_the_summary_says_what_became_of_allegations() -> None:
    shown = summary(View(judgements=recorded(STEPS)))
    assert (
        """
ALLEGED BESIDE FOUND (rows are not added up)
  1 incident alleged, 1 taken up, 1 with an approved finding: 1 violation-minor; 1 published
  reports, alleged by Government: 1; denied by Uplands Front: 1; found violation-minor: 1
  as reported, Government: 3 (2031-05-01 to 2031-05-31)
COULD NOT LOOK
  denied, by Uplands Front: mines
"""
        in shown
    )


def test_the_page_shows_the_same_with_the_names_of_those_who_found() -> None:
    made = page(View(judgements=recorded(STEPS)), load())
    found = made[made.index('<section id="found"') : made.index('<section id="figures"')]
    assert "found violation-minor: 1" in found
    assert "What could not be seen" in found
    assert "judged by <bdi>Ana and Bo</bdi>" in found


def test_nothing_is_shown_where_nobody_took_an_incident_up() -> None:
    assert "ALLEGED BESIDE FOUND" not in summary(View(judgements=recorded(STEPS[14:])))
    assert 'id="found"' not in page(View(), load())
