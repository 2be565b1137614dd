"""A denial of all breaches stands against every act that is told of the denier's side in those days, and no other."""

import pytest
from tests.matters.conftest import Told, ref

from trucewatch.model import ContradictionKind, OccurrenceClaim, OccurrenceKind, Stance, Unclassified

ATTACKED = "Norland soldiers had fired on its posts by the river"
SHARED = "the truce of Norland and Selmia along the Tarvo river took hold at midnight after envoys had met in Olmar"
DENIED = "nothing of the kind had happened anywhere since the truce took hold"


def _told(
    told: Told,
    *,
    actor: str = "Norland soldiers",
    by: str = "the Selmian army",
    denier: str = "Norland's defence ministry",
    denied: str = DENIED,
    day: str = "2031-05-13",
    kind: OccurrenceKind = OccurrenceKind.CLASH,
    shot: str | None = None,
) -> list[ContradictionKind]:
    told.report("one", "2031-05-13")
    told.report("two", day)
    for report in ("one", "two"):
        told.says(report, SHARED, Unclassified())
    attack = OccurrenceClaim(kind=OccurrenceKind.OTHER, actor=ref(actor), target=ref("its posts"))
    told.says("one", ATTACKED, attack, by=by, stance=Stance.ALLEGES)
    told.says("two", denied, OccurrenceClaim(kind=kind, instrument=shot), by=denier, stance=Stance.DENIES)
    return [one.kind for one in told.gathered().contradictions]


def test_what_a_side_denies_altogether_stands_against_what_is_laid_to_it(told: Told) -> None:
    assert _told(told) == [ContradictionKind.DENIAL]


@pytest.mark.parametrize(
    "changed",
    [
        {"denier": "Kelmia's defence ministry"},
        {"actor": "rebels"},
        {"by": "Norland's interior ministry"},
        {"denied": "nothing of the kind had happened in the stadium"},
        {"day": "2031-05-18"},
    ],
    ids=["another side denies", "another side acted", "its own side tells", "no truce is told of", "days later"],
)
def test_other_denials_do_not(told: Told, changed: dict[str, str]) -> None:
    assert _told(told, **changed) == []


@pytest.mark.parametrize(("shot", "found"), [("single round", [ContradictionKind.DENIAL]), (None, [])])
def test_of_other_acts_only_shots_not_fired_deny_all(
    told: Told, shot: str | None, found: list[ContradictionKind]
) -> None:
    assert _told(told, kind=OccurrenceKind.OTHER, shot=shot) == found
