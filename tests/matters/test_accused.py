"""Counts of breaches are of one party each: what two sides count of each other is no contradiction."""

import pytest
from tests.matters.conftest import Told, ref

from trucewatch.model import FigureClaim, Measure, OccurrenceClaim, OccurrenceKind, Qualifier, Stance, Unclassified

SHARED = "the truce of Norland and Selmia along the Tarvo river took hold at midnight after envoys had met in Olmar"


def _counted(told: Told, report: str, number: int, accused: str, by: str) -> None:
    words = f"{accused} had violated the truce {number} times"
    told.texts[report] = f"{SHARED}. {words}.\n"
    told.report(report, "2031-05-13")
    told.says(report, SHARED, Unclassified())
    breach = OccurrenceClaim(kind=OccurrenceKind.CEASEFIRE_VIOLATION, actor=ref(accused))
    told.says(report, words, breach, by=by, stance=Stance.ALLEGES)
    told.says(
        report,
        f"violated the truce {number} times",
        FigureClaim(
            measure=Measure.VIOLATIONS,
            low=number,
            high=number,
            qualifier=Qualifier.EXACTLY,
            counted="times",
            counter=ref(by),
        ),
        by=by,
        stance=Stance.ALLEGES,
    )


@pytest.mark.parametrize(("other", "against"), [("Selmia", False), ("Norland", True)])
def test_two_numbers_exclude_each_other_only_of_one_party(told: Told, other: str, against: bool) -> None:
    _counted(told, "one", 31, "Norland", "the Selmian army")
    _counted(told, "two", 12, other, "River Watch" if against else "the Norlander army")
    assert bool(told.gathered().contradictions) is against
