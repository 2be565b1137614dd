"""The JSON document against its schema, the design's fourteen points, and the words at the spans."""

import json
from enum import StrEnum
from typing import Any

import jsonschema
import msgspec
import pytest

from trucewatch.errors import SpanMismatch
from trucewatch.export import FORMATS, document, schema, to_json
from trucewatch.model import (
    ActorKind,
    Assessment,
    Basis,
    Conclusion,
    ContradictionKind,
    Dated,
    FigureClaim,
    Finding,
    Label,
    Measure,
    OccurrenceKind,
    Outcome,
    PlacePrecision,
    Position,
    Precision,
    Qualifier,
    Responsibility,
    Role,
    Stance,
    Tie,
    Verification,
)  # fmt: skip

TOP = (
    "trucewatch", "reports", "actors", "statements", "derivations", "chains", "matters", "contradictions",
    "refinements", "updates", "agreements", "commitments", "figures", "incidents", "access_denied", "matrix",
    "reported_counts", "coding", "entered_figures", "reconciliations", "set_aside",
)  # fmt: skip


@pytest.fixture(scope="module")
def made(kestria: Any) -> dict[str, Any]:
    """The document as a reader of the file gets it."""
    return json.loads(to_json(kestria))


def by_id(rows: list[dict[str, Any]], key: str) -> dict[str, Any]:
    """Return the row with this id."""
    return next(row for row in rows if row["id"] == key)


def test_the_document_of_a_case_is_valid(made: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft202012Validator(schema()).validate(made)
    assert tuple(made) == TOP


def test_an_empty_record_gives_a_valid_document(empty: Any) -> None:
    made = json.loads(to_json(empty))
    jsonschema.Draft202012Validator(schema()).validate(made)
    assert all(made[name] == [] for name in TOP[1:])


@pytest.mark.parametrize("table", ["reports", "statements", "matters", "figures", "derivations", "agreements"])
def test_a_field_that_the_schema_does_not_know_is_refused(made: dict[str, Any], table: str) -> None:
    changed = {**made, table: [{**made[table][0], "more": 1}, *made[table][1:]]}
    assert not jsonschema.Draft202012Validator(schema()).is_valid(changed)


@pytest.mark.parametrize("field", ["principal", "hedge", "when", "said", "where", "claim"])
def test_a_missing_field_is_refused(made: dict[str, Any], field: str) -> None:
    cut = {key: value for key, value in made["statements"][0].items() if key != field}
    assert not jsonschema.Draft202012Validator(schema()).is_valid({**made, "statements": [cut]})


def _enums(node: Any) -> list[list[Any]]:
    if isinstance(node, dict):
        own = [node["enum"]] if "enum" in node else []
        return own + [found for value in node.values() for found in _enums(value)]
    return [found for value in node for found in _enums(value)] if isinstance(node, list) else []


@pytest.mark.parametrize(
    "words",
    [ActorKind, Basis, Conclusion, ContradictionKind, Dated, Outcome, Finding, Label, Measure, OccurrenceKind, PlacePrecision, Position, Precision,
     Qualifier, Responsibility, Role, Stance, Tie, Verification],
)  # fmt: skip
def test_the_schema_has_the_models_words(words: type[StrEnum]) -> None:
    listed = [[word for word in enum if word is not None] for enum in _enums(schema())]
    assert [word.value for word in words] in listed


def test_words_stand_at_their_spans_in_code_points(kestria: Any, made: dict[str, Any]) -> None:
    for row in made["statements"]:
        assert kestria.texts[row["report"]].content[row["start"] : row["end"]] == row["text"]


def test_words_that_are_not_at_their_span_are_an_error(case: Any, kestria: Any) -> None:
    key = "statement-hp-text"
    moved = msgspec.structs.replace(kestria.statements[key], text="other words")
    with pytest.raises(SpanMismatch):
        document(case.view(texts=kestria.texts, statements={key: moved}))


def test_references_carry_the_reports_words(made: dict[str, Any]) -> None:
    left = by_id(made["statements"], "statement-hp-left")
    assert left["attribution"] == [
        {"actor": "actor-sna", "name": "SNA", "cue": "cited"},
        {"actor": "actor-ministry", "name": "Sardanian foreign ministry", "cue": "as saying"},
    ]
    assert left["principal"] == {"actor": "actor-ministry", "name": "Sardanian foreign ministry"}
    assert left["claim"] == {
        "type": "position", "actor": {"actor": "actor-drask", "name": "the general"},
        "position": "left-without-signing", "agreement": "the truce", "until": None,
    }  # fmt: skip
    stays = by_id(made["statements"], "statement-kt-stays")
    assert stays["principal"]["actor"] is None


def test_the_principal_is_null_only_without_attribution(made: dict[str, Any]) -> None:
    assert all((row["principal"] is None) == (row["attribution"] == []) for row in made["statements"])


def test_derivations_hold_span_pairs_and_their_direction(made: dict[str, Any], case: Any) -> None:
    post, daily = case.reports()[:2]
    rows = made["derivations"]
    assert [row["tie"] for row in rows] == ["copied", "credit", "credit", "translation"]
    assert [row["direction"] for row in rows] == ["unclear", "dated", "dated", "dated"]
    assert rows[0]["spans"][0] == [
        daily.spans["p1"].start, daily.spans["p1"].end, post.spans["p1"].start, post.spans["p1"].end,
    ]  # fmt: skip
    later, earlier = rows[0]["spans"][0][:2], rows[0]["spans"][0][2:]
    assert daily.text.content[slice(*later)] == post.text.content[slice(*earlier)]
    assert (rows[1]["earlier"], rows[1]["source"], rows[1]["spans"]) == (
        None,
        {"actor": "actor-sna", "name": "SNA"},
        [],
    )


def test_figures_equal_the_claims_and_are_never_merged(kestria: Any, made: dict[str, Any]) -> None:
    told = [one.id for one in kestria.statements.values() if isinstance(one.claim, FigureClaim)]
    assert [row["statement"] for row in made["figures"]] == told
    for row in made["figures"]:
        claim = by_id(made["statements"], row["statement"])["claim"]
        assert {"type": "figure", **{k: v for k, v in row.items() if k != "statement"}} == claim


def test_a_time_that_cannot_be_fixed_is_null(case: Any, kestria: Any) -> None:
    key = "statement-hp-signed"
    vague = case.When(start=None, end=None, precision=Precision.UNCLEAR, words="recently")
    view = case.view(statements={key: msgspec.structs.replace(kestria.statements[key], when=vague)})
    assert document(view)["statements"][0]["when"] is None


def test_a_matter_without_assessment_has_nulls(case: Any, kestria: Any) -> None:
    view = case.view(matters={"matter-road": kestria.matters["matter-road"]})
    row = json.loads(to_json(view))["matters"][0]
    assert (row["support"], row["verification"], row["finding"], row["responsibility"]) == (None, None, None, None)
    jsonschema.Draft202012Validator(schema()).validate(document(view))


def test_a_matter_shows_three_layers_of_support(made: dict[str, Any], kestria: Any) -> None:
    assessed: Assessment = kestria.assessments["matter-shelling"]
    row = by_id(made["matters"], "matter-shelling")
    assert row["support"] == {
        "outlets": list(assessed.support.outlets), "chains": list(assessed.support.chains),
        "principals": list(assessed.support.principals),
    }  # fmt: skip
    assert (row["verification"], row["finding"], row["responsibility"]) == (
        "contradicted", "no-finding", "alleged-by-adversary",
    )  # fmt: skip


def test_positions_refinements_and_updates(made: dict[str, Any]) -> None:
    asked = made["agreements"][0]["positions"][0]
    grounds = asked.pop("grounds")
    assert [(one["by"], one["matter"]) for one in grounds] == [(None, "matter-drask")]
    assert asked == {
        "actor": {"actor": "actor-drask", "name": "Toma Drask"}, "position": "asked-for-time",
        "when": "2031-03-03", "until": "2031-03-05Tmorning", "matter": "matter-drask",
        "no_later_than": None,
    }  # fmt: skip
    assert made["refinements"] == [
        {"matter": "matter-drask", "vaguer": "statement-mw-time", "finer": "statement-hp-time"}
    ]
    assert made["updates"][0]["later"] == "statement-mw-toll"
    assert made["set_aside"][0] == {"file": "scan-0007.pdf", "why": "no reader for this kind of file"}


def test_set_aside_parts_are_labelled(made: dict[str, Any]) -> None:
    labels = [aside["label"] for aside in made["reports"][0]["set_aside"]]
    assert labels == ["title", "standfirst", "caption", "heading", "related"]


def test_the_same_view_gives_the_same_bytes(case: Any) -> None:
    assert to_json(case.kestria()) == to_json(case.kestria())


def test_a_lone_surrogate_is_written_as_its_escape(case: Any, kestria: Any) -> None:
    key = "statement-hp-text"
    odd = msgspec.structs.replace(kestria.statements[key], text="half \ud83d a pair", hedge="half \ud83d")
    made = to_json(case.view(statements={key: odd}))
    assert json.loads(made)["statements"][0]["hedge"] == "half \ud83d"


def test_formats_are_found_by_name(kestria: Any) -> None:
    assert FORMATS["json"](kestria) == to_json(kestria)
    assert all(FORMATS[name](kestria) for name in FORMATS)
