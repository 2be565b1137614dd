"""MUC-4's keys and texts in the form of the corpus, composed here."""

from pathlib import Path

import pytest
from evaluation.muc_keys import Score, documents
from evaluation.truecase import Caser

TEXT = "DEV-MUC3-0001 (TEST)\n\n   NORTON, 3 JAN 90 -- [TEXT] REBELS KILLED A JUDGE IN EASTVALE.\n"
KEY = """0.  MESSAGE: ID                     DEV-MUC3-0001 (TEST)
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  02 JAN 90
3.  INCIDENT: LOCATION              NORLAND: EASTVALE (TOWN)
4.  INCIDENT: TYPE                  ATTACK
9.  PERP: INDIVIDUAL ID             "REBELS" / "ARMED REBELS"
12. PHYS TGT: ID                    *
19. HUM TGT: DESCRIPTION            "JUDGE"
                                    ? "GUARD"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dev-muc3-0001").write_text(TEXT, encoding="utf-8")
    (tmp_path / "key-dev-0001.muc4").write_text(KEY, encoding="utf-8")
    return tmp_path


def test_keys_are_read_with_alternatives_and_options(folder: Path) -> None:
    (document,) = documents(folder)
    (key,) = document.keys
    assert key["perpetrators"] == (frozenset({"rebels", "armed rebels"}),)
    assert key["victims"] == (frozenset({"judge"}), frozenset({"guard", ""}))
    assert key["things"] == ()


def test_slots_count_in_full_in_part_and_not_at_all(folder: Path) -> None:
    (document,) = documents(folder)
    ours = {
        "type": (frozenset({"attack"}),), "place": (frozenset({"norland"}),), "victims": (frozenset({"a judge"}),),
        "date": (frozenset({"05 jan 90"}),),
    }  # fmt: skip
    score = Score()
    score.add(document.keys, [ours])
    assert (score.points["type"], score.points["place"], score.points["victims"]) == (1, 0.5, 1)
    assert score.points["date"] == 0
    assert score.possible["victims"] == 1
    assert score.measures()[0] == pytest.approx(100 * 2.5 / 5)


def test_templates_that_nobody_asked_for_are_spurious(folder: Path) -> None:
    (document,) = documents(folder)
    score = Score()
    score.add([], [document.keys[0]])
    assert score.measures()[1] == 0.0


def test_case_is_restored_from_other_texts_and_names() -> None:
    caser = Caser(["when the rebels met Duvalle in the port of Norton with NATO men"], ["Eastvale", "Port Norton"])
    restored = caser.restore("REBELS OF THE FRONT [FLN] MET DUVALLE IN PORT NORTON. THE PORT OF EASTVALE IS NEAR.")
    assert restored == "Rebels of the Front [FLN] met Duvalle in Port Norton. The port of Eastvale Is Near."
