"""Titles with a field, before several names and of trades; abbreviations behind the body that they stand for."""

from collections.abc import Callable
from typing import Any

import pytest

NAMED = [
    ("It holds, said Minister for Information Prakash Sorn. Sorn left at noon.", "Sorn", "Prakash Sorn"),
    ("Minister of State for Home Affairs Anil Dray spoke. Dray left at noon.", "Dray", "Anil Dray"),
    ("Minister of Transport Olga Prass promised repairs. Prass left at noon.", "Prass", "Olga Prass"),
    ("Deputy Prime Ministers Rasim Hask and Tigran Avol met. Hask left at noon.", "Hask", "Rasim Hask"),
    ("Chief Observer Annika Lund met the minister. Lund left at noon.", "Lund", "Annika Lund"),
    ("Shopkeeper Ali Doban closed early. Doban was afraid.", "Doban", "Ali Doban"),
    ("Comrade Rasko, the nom de guerre of Josef Lindmark, spoke.", "Comrade Rasko", "Josef Lindmark"),
    ("The Coordination of Amara Movements, or CMA, spoke. The CMA left.", "CMA", "Coordination of Amara Movements"),
    ("The Amara Armed Forces (FoAm) hold the site. FoAm left.", "FoAm", "Amara Armed Forces"),
    ("A spokesman for the Norwegian Refugee Council denied it.", "the Norwegian Refugee Council",
     "Norwegian Refugee Council"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "mention", "name"), NAMED)
def test_who_is_named(tell: Callable[[str], Any], words: str, mention: str, name: str) -> None:
    assert tell(words).who(mention) == name


def test_what_stands_in_brackets_behind_no_body_is_no_abbreviation(tell: Callable[[str], Any]) -> None:
    told = tell("The mission of the Amara Accord (MAX) spoke. MAX left.")
    assert told.who("MAX") != "Amara Accord"
