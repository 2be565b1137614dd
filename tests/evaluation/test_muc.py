"""MUC-4's keys and texts in the form of the corpus, composed here."""

from datetime import date
from pathlib import Path

import pytest
from evaluation.muc_bodies import armed_body
from evaluation.muc_keys import Score, documents
from evaluation.muc_templates import Hit, Incident, Read, Teller
from evaluation.truecase import Caser
from evaluation.wording import text_of

from trucewatch.codebook import load
from trucewatch.statements.parsing import Parses, SpacyParser

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


BULLETIN = [
    "Unidentified men shot and killed Judge Anna Brandt in Eastvale on Monday.",
    "Two policemen were wounded in the attack.",
    "The Norland Liberation Front has threatened judges before.",
]


@pytest.fixture(scope="module")
def parses() -> Parses:
    return Parses(SpacyParser(), load())


def test_everybody_hit_has_an_entry_of_their_own_in_each_slot(parses: Parses) -> None:
    text = text_of(BULLETIN)
    (template,) = Teller(Read(text, date(1990, 1, 3), "NORLAND"), parses.sentences(text), load()).templates()
    told = {slot: [sorted(entry) for entry in entries] for slot, entries in template.items()}
    assert told["names"] == [["anna brandt"]]
    assert told["victims"] == [["judge"], ["policemen"]]
    assert told["numbers"] == [["1"], ["2"]]
    assert told["perpetrators"] == [["unidentified men"]]
    assert told["organisation"] == [["norland liberation front"]]


def test_an_act_without_a_day_was_on_the_day_of_the_bulletin_or_before(parses: Parses) -> None:
    text = text_of(["Gunmen killed a judge in Eastvale."])
    (template,) = Teller(Read(text, date(1990, 1, 3), "NORLAND"), parses.sentences(text), load()).templates()
    assert template["date"] == (frozenset({"- 03 jan 90"}),)


def test_an_incident_is_placed_in_the_country_that_the_bulletin_is_about(parses: Parses) -> None:
    told = "Gunmen killed a Spanish priest in Spain's consulate. Bolivia closed the road. Bolivia's police are silent."
    text = text_of([told])
    (template,) = Teller(Read(text, date(1990, 1, 3), ""), parses.sentences(text), load()).templates()
    assert template["place"] == (frozenset({"bolivia"}),)


def test_old_acts_and_tolls_of_a_war_are_not_reported(parses: Parses) -> None:
    text = text_of(["The war has left 70,000 people dead.", "Gunmen killed a judge on 3 March 1985."])
    assert Teller(Read(text, date(1990, 1, 3), "NORLAND"), parses.sentences(text), load()).templates() == []


def test_one_told_twice_is_one_with_the_longer_name_and_the_worse_effect() -> None:
    incident = Incident("ATTACK")
    incident.hit(incident.victims, Hit("", "brandt", "1", "", "INJURY"))
    incident.hit(incident.victims, Hit("judge", "anna brandt", "1", "LEGAL OR JUDICIAL", "DEATH"))
    assert incident.victims == [Hit("judge", "anna brandt", "1", "LEGAL OR JUDICIAL", "DEATH")]


def test_the_armed_organisation_is_found_also_where_its_name_is_not_all_capitals(parses: Parses) -> None:
    table = {"groups": ["front"], "joining": ["front", "national"], "linking": ["of"], "violent": ["guerrilla"]}
    sentences = parses.sentences(text_of(["Leaders of the Eastvale national front spoke.", "Velmar guerrillas left."]))
    assert armed_body(sentences[:1], table) == "Eastvale national front"
    assert armed_body(parses.sentences(text_of(["The talks went on."])), table) == ""
