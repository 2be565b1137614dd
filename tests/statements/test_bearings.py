"""When what is claimed was so: by its own words, else by those of a clause that tells of the same hour."""

from collections.abc import Callable

import pytest

from trucewatch.model import OccurrenceClaim, Reading

MONDAY = "2031-05-12"


@pytest.mark.parametrize(
    ("words", "kind", "day"),
    [
        ("Two guards were hurt on Monday when their jeep ran over a mine near Olma.", "explosion", MONDAY),
        ("Nine citizens were wounded on Monday when rebels fired shells at the district.", "shelling", MONDAY),
        ("On Monday, when shells hit the mill, the talks had not begun.", "shelling", MONDAY),
        ("Rebels stormed a police post on Monday and looted the depot.", "other", MONDAY),
        ("Shells that hit the mill on Monday killed nine farmers.", "shelling", MONDAY),
        ("Rebels stormed a police post at Olma before dawn on Monday.", "offensive", MONDAY),
        ("Rebels shelled the mill shortly after midnight on Monday.", "shelling", MONDAY),
        ("The army left on Monday after rebels had shelled the barracks.", "shelling", None),
        ("The minister spoke on Monday, and rebels shelled the barracks.", "shelling", None),
    ],
)
def test_an_act_is_of_the_day_of_the_clause_that_tells_its_hour(
    words: str, kind: str, day: str | None, reading_of: Callable[..., Reading]
) -> None:
    acts = [
        one
        for one in reading_of(words).statements
        if isinstance(one.claim, OccurrenceClaim) and one.claim.kind.value == kind
    ]
    assert {act.when.start if act.when else None for act in acts} == {day}
