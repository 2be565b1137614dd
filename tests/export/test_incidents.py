"""Incidents, denied access, counts and coding in the JSON document."""

import json
from typing import Any

import jsonschema
import pytest
from tests.register.decided.test_incidents import STEPS, recorded

from trucewatch.export import schema, to_json
from trucewatch.register import View


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    """The document of a record in which every step of the ladder was taken once."""
    return json.loads(to_json(View(judgements=recorded(STEPS))))


def test_the_document_of_a_whole_ladder_is_valid(made: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(schema()).validate(made)


def test_an_incident_has_its_axes_its_rung_and_its_steps(made: dict[str, Any]) -> None:
    (one,) = made["incidents"]
    assert (one["rung"], one["work"]) == ("published", "done")
    assert {axis: one[axis]["value"] for axis in ("verification", "finding", "responsibility")} == {
        "verification": "not-verifiable",
        "finding": "violation-minor",
        "responsibility": "assessed-by-monitor",
    }
    (found,) = one["findings"]
    assert (found["by"], found["review"]["by"], found["review"]["verdict"]) == ("Ana", "Bo", "approved")
    assert found["in_force"]["answer"] == "yes"
    (denied,) = made["access_denied"]
    assert (denied["incident"], denied["denied_by"]["name"], one["access_denied"]) == (
        "i",
        "Uplands Front",
        [denied["entry"]],
    )


def test_counts_are_kept_apart(made: dict[str, Any]) -> None:
    assert [(row["observer"], row["alleged_by"], row["incidents"]) for row in made["matrix"]] == [
        (None, None, ["i"]),
        (None, "Government", ["i"]),
    ]
    assert [part["who"] for part in made["matrix"][0]["denied"]] == ["Uplands Front"]
    assert [(one["observer"]["name"], one["low"]) for one in made["reported_counts"]] == [("Government", 3)]


def test_codes_are_told_only_once_they_may_be_seen(made: dict[str, Any]) -> None:
    (round_,) = made["coding"]
    assert round_["items"][0]["codes"] == {"Ana": "a", "Bo": "b"}
    blind = json.loads(to_json(View(judgements=recorded(STEPS[:16]))))["coding"]
    assert blind[0]["items"] == [{"item": "i", "codes": None, "adjudicated": None}]
    assert (blind[0]["coders"], blind[0]["agreement"]) == (None, None)
