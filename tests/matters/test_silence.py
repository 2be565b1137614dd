"""Arms told to have been silent, against what is told to have been done with them: whose, which, when and where."""

import pytest
from tests.matters.conftest import Told, day, ref, town

from trucewatch.model import (
    Basis,
    ContradictionKind,
    OccurrenceClaim,
    OccurrenceKind,
    Place,
    Stance,
    Unclassified,
    When,
)

SHARED = "the truce of Norland and the Hill Council along the Tarvo river took hold after envoys had met in Olmar"


def _since(start: str) -> When:
    when = day(start)
    assert when is not None
    return When(start=when.start, end=None, precision=when.precision, words=f"since {start}")


SINCE = _since("2031-05-10")


def _found(
    told: Told,
    *,
    silent: str = "Our guns have been silent since Saturday",
    of: str = "Our",
    tool: str = "guns",
    kind: OccurrenceKind = OccurrenceKind.SHELLING,
    when: When | None = SINCE,
    where: Place | None = None,
    denier: str = "the army",
    act: str = "Army artillery shelled Orsk on Monday",
    doer: str = "Army artillery",
    done: OccurrenceKind = OccurrenceKind.SHELLING,
    on: str = "2031-05-12",
    by: str = "the council",
) -> list[ContradictionKind]:
    for report in ("one", "two"):
        told.report(report, "2031-05-13", Basis.METADATA)
        told.says(report, SHARED, Unclassified())
    claim = OccurrenceClaim(kind=done, actor=ref(doer), target=ref("Orsk"))
    told.says("one", act, claim, by=by, when=day(on), where=town("Orsk"))
    denied = OccurrenceClaim(kind=kind, actor=ref(of), instrument=tool)
    told.says("two", silent, denied, by=denier, stance=Stance.DENIES, when=when, where=where)
    return [one.kind for one in told.gathered().contradictions]


def test_guns_that_were_silent_shelled_nothing(told: Told) -> None:
    assert _found(told) == [ContradictionKind.DENIAL]


@pytest.mark.parametrize(
    "changed",
    [
        {"silent": "it had fired nothing since the truce", "of": "The army", "tool": "nothing", "when": None,
         "kind": OccurrenceKind.OTHER},
        {"silent": "it had held its fire", "of": "The army", "tool": "fire", "when": None,
         "kind": OccurrenceKind.OTHER},
        {"silent": "the Ethiopian Air Force has flown no combat missions", "of": "the Ethiopian Air Force", "tool": "",
         "kind": OccurrenceKind.AIR_STRIKE, "doer": "the air force of the Odel regime",
         "act": "A drone of the air force of the Odel regime hit Orsk", "done": OccurrenceKind.DRONE_STRIKE},
    ],
    ids=["nothing", "held", "air force"],
)  # fmt: skip
def test_other_silences(told: Told, changed: dict[str, object]) -> None:
    assert _found(told, **changed) == [ContradictionKind.DENIAL]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changed",
    [
        {"on": "2031-05-09"},
        {"when": day("2031-05-11")},
        {"where": town("Selm", 12.0, 21.0)},
        {"doer": "The council's fighters", "act": "The council's fighters shelled Orsk on Monday"},
        {"done": OccurrenceKind.AIR_STRIKE, "act": "An army jet bombed Orsk on Monday"},
        {"silent": "it had not shelled the bakery", "tool": "shells"},
        {"by": "the army"},
        {"silent": "the Ethiopian Air Force has flown no combat missions", "of": "the Ethiopian Air Force", "tool": "",
         "kind": OccurrenceKind.AIR_STRIKE, "doer": "the Kenyan Air Force", "done": OccurrenceKind.AIR_STRIKE,
         "act": "The Kenyan Air Force bombed Orsk"},
    ],
    ids=["before", "one day", "elsewhere", "another side", "other arms", "one act", "one voice", "another land"],
)  # fmt: skip
def test_silences_that_are_of_another_act(told: Told, changed: dict[str, object]) -> None:
    assert _found(told, **changed) == []  # type: ignore[arg-type]
