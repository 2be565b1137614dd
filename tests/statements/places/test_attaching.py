"""The place of a claim."""

import pytest

from trucewatch.statements.places import find_places, place_of


@pytest.fixture
def where(parse, codebook):
    def found(text, anchor):
        (sentence,) = parse(text)
        token = next(t.i for t in sentence if t.text == anchor)
        place = place_of(sentence, find_places([sentence], codebook)[0], 0, len(sentence) - 1, token)
        return place.place.words if place else None

    return found


@pytest.mark.parametrize(
    ("text", "anchor", "place"),
    [
        ("The delegates met in Geneva on Monday.", "met", "Geneva"),
        ("The colonel left Vienna without signing.", "left", "Vienna"),
        ("He launched an offensive to capture Aleppo in April.", "launched", "Aleppo"),
        ("The withdrawal of troops from Goma began.", "withdrawal", "Goma"),
        ("A mission will be sent to Sudan, similar to one in Cyprus.", "sent", "Sudan"),
        ("The Vienna government signed the text.", "signed", None),
        ("The text was signed by the man who grew up in Cairo.", "signed", None),
        ("The delegates met.", "met", None),
        ("The Geneva talks ended on Monday.", "talks", "Geneva"),
        ("Talks brokered by Norway ended on Monday.", "Talks", None),
        ("The paper rejected claims from Norway.", "rejected", None),
        ("The council put pressure on Norway.", "put", None),
        ("The rebels are backed by Norway.", "backed", None),
        ("A rally was held in the city of Goma.", "held", "Goma"),
        ("Peacekeepers came under fire near Goma on Sunday.", "fire", "near Goma"),
    ],
)
def test_the_place_hangs_on_the_claim(where, text, anchor, place):
    assert where(text, anchor) == place
