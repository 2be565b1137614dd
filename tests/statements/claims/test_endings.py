"""How sides end their part in talks or a truce: they leave the table, hold themselves free of it, or did not."""

from collections.abc import Callable

import pytest

ENDED = [
    ("The rebels' envoys quit the talks over the prisoners.", "withdrew | talks | actor=The rebels' envoys"),
    ("The army's delegates got up and left the table.", "withdrew | actor=The army's delegates"),
    ("The Front's negotiators left the room over the first article.", "withdrew | actor=The Front's negotiators"),
    ("The Kestrian team stormed out of the session in protest.", "withdrew | actor=The Kestrian team"),
    ("The delegation walked away from the negotiating table.", "withdrew | actor=The delegation"),
    ("The army declared itself released from the ceasefire.", "withdrew | ceasefire | actor=The army"),
    ("The Front regards itself as freed from the truce.", "withdrew | truce | actor=The Front"),
    ("The rebels considered themselves absolved of the accord.", "withdrew | accord | actor=The rebels"),
    ("The Front is released from the truce if the raids go on.", None),
    (
        "The army considers itself released from the truce if the raids go on.",
        "withdrew | truce | actor=The army | threatens",
    ),
    ("The government is no longer obliged to respect the ceasefire.", "withdrew | ceasefire | actor=The government"),
    ("The president revoked the ceasefire decree.", "withdrew | ceasefire decree | actor=The president"),
    ("The Front suspended its part in the monitoring of the deal.", "suspended | deal | actor=The Front"),
    ("The rebels froze their role in the implementation of the accord.", "suspended | accord | actor=The rebels"),
    ("The rebels turned their backs on the truce.", "withdrew | truce | actor=The rebels"),
    ("The army backed away from the agreement.", "withdrew | agreement | actor=The army"),
    ("The Front has gone back on the accord.", "withdrew | accord | actor=The Front"),
    ("The militia reneged on its word.", "withdrew | actor=The militia"),
    ("The general tore the accord to shreds.", "withdrew | accord | actor=The general"),
    (
        "The rebels suspended their participation in the Joint Monitoring Committee.",
        "suspended | Joint Monitoring Committee | actor=The rebels",
    ),
    ("The club suspended its membership of the Olympic Committee.", None),
    ("The army went back on the road.", None),
    ("The minister turned his back on the camera.", None),
    ("The company reneged on the loan.", None),
    ("Neither side has pulled out of the talks.", "withdrew | talks | actor=Neither side | denies"),
    ("The Front has not withdrawn from the truce.", "withdrew | truce | actor=The Front | denies"),
    ("The Front denied pulling out of the talks.", "withdrew | talks | actor=The Front | denies"),
    ("The delegation left the hall after lunch.", None),
    ("The envoys left the hotel for the airport.", None),
    ("The envoy left the meeting at noon.", None),
    ("The rebels left the town over the weekend.", None),
    ("The prisoner was released from the camp under the truce.", None),
    ("The club suspended its part in the league.", None),
    ("The president revoked the curfew decree.", None),
    ("The army has not withdrawn from the valley.", None),
]


@pytest.mark.parametrize(("words", "expected"), ENDED)
def test_a_side_ends_its_part_or_does_not(
    found: Callable[[str, str], list[str]], words: str, expected: str | None
) -> None:
    assert found(words, "position") == ([expected] if expected else [])
