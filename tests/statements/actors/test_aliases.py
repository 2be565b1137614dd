"""Persons under a second name."""

import pytest


@pytest.mark.parametrize(
    ("told", "second", "first"),
    [
        ("Commander Josef Lindmark, better known as Rasko, said the depot was theirs. Rasko left.", "Rasko", "Josef Lindmark"),
        ("General Karl Holm, known to his men as Old Wolf, denied it. Old Wolf said he would stay.", "Old Wolf", "Karl Holm"),
        ("Tarek Benassi, alias Marwan, led them. On Monday Marwan signed.", "Marwan", "Tarek Benassi"),
        # nothing says that these two are one
        ("Josef Lindmark, known as a friend of Marwan, signed. Marwan left.", "Marwan", "Marwan"),
        ("Josef Lindmark said that Rasko had signed. Rasko left.", "Rasko", "Rasko"),
    ],
)  # fmt: skip
def test_a_second_name_is_of_the_person_who_is_known_by_it(tell, told, second, first):
    assert tell(told).who(second, 2) == first
