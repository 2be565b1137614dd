"""What a model answered is taken only where it stands in the report, word for word."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.codebook import Codebook, load
from trucewatch.model import (
    Actor,
    ActorKind,
    Aside,
    Block,
    Label,
    OccurrenceClaim,
    OccurrenceKind,
    Reading,
    Span,
    Statement,
    Text,
    Unclassified,
)
from trucewatch.statements.asked.answers import Answers, Taken

WORDS = "Photo: Sudmark.\nNorland shelled Sudmark, the mayor said. At least forty people died. Norland shelled Sudmark again."
BODY = WORDS.index("Norland")
TEXT = Text(
    content=WORDS,
    blocks=(Block(start=BODY, end=len(WORDS)),),
    asides=(Aside(start=0, end=BODY - 1, label=Label.CAPTION),),
)
NORLAND = Actor(id="actor-1", name="Norland", names=("Norland",), kind=ActorKind.STATE)
EMPTY = Reading(report="report-1", statements=(), actors=(NORLAND,))


def take(answer: object, reading: Reading = EMPTY, codebook: Codebook | None = None) -> Taken:
    content = answer if isinstance(answer, str) else json.dumps(answer)
    return Answers(TEXT, reading, codebook or load()).take(content, Span(start=0, end=len(WORDS)), "m (tiny)")


def one(**fields: Any) -> dict[str, Any]:
    """A good answer, with these fields changed."""
    claim = {"type": "occurrence", "kind": "shelling", "actor": "Norland", "target": "Sudmark"}
    good = {
        "text": "Norland shelled Sudmark",
        "before": "Sudmark.\n",
        "attribution": [{"name": "the mayor", "cue": "said"}],
        "stance": "alleges",
        "claim": claim,
    }
    return {"statements": [good | fields]}


def test_a_statement_is_taken_at_its_words_and_marked_as_the_model_s() -> None:
    (found,) = take(one()).statements
    assert (found.text, found.span.start, found.read_by) == ("Norland shelled Sudmark", BODY, "m (tiny)")
    assert isinstance(found.claim, OccurrenceClaim)
    assert found.claim.kind is OccurrenceKind.SHELLING
    assert found.claim.actor is not None
    assert (found.claim.actor.actor, found.claim.actor.name) == ("actor-1", "Norland")
    assert found.principal is not None
    assert (found.principal.actor, found.principal.name) == (None, "the mayor")


def test_an_answer_in_a_code_fence_is_read() -> None:
    assert len(take(f"```json\n{json.dumps(one())}\n```").statements) == 1


FIGURE = {"type": "figure", "measure": "killed", "qualifier": "at-least", "counted": "people", "high": None}
DROPPED = [
    (one(text="Norland bombed Sudmark"), "not-in-report"),
    (one(text=" "), "not-in-report"),
    (one(before=""), "several-places"),
    (one(before="somewhere else "), "several-places"),
    (one(text="Photo: Sudmark"), "not-body"),
    (one(text="Photo: Sudmark.\nNorland"), "not-body"),
    (one(claim={"type": "occurrence", "kind": "shelling", "actor": "Westmark"}), "foreign-words"),
    (one(attribution=[{"name": "Reuters", "cue": "said"}]), "foreign-words"),
    (one(attribution=[{"name": " ", "cue": "said"}]), "foreign-words"),
    (one(hedge="reportedly"), "foreign-words"),
    (one(claim={"type": "commitment", "actor": "Norland", "undertaking": "to stop all fire"}), "foreign-words"),
    (one(claim={"type": "occurrence", "kind": "nuclear"}), "unreadable"),
    (one(claim={"type": "gossip"}), "unreadable"),
    (one(claim="shelling"), "unreadable"),
    (one(stance="shouts"), "unreadable"),
    (one(text="At least forty people died", claim=FIGURE | {"low": 400}), "other-number"),
    (one(text="At least forty people died", claim=FIGURE | {"low": "many"}), "unreadable"),
    ({"statements": ["Norland shelled Sudmark"]}, "unreadable"),
    ({"answer": 42}, "unreadable"),
    ("I am sorry, but I cannot help with that.", "unreadable"),
    ("[" * 100_000, "unreadable"),
    ('{"statements": [{"text": "\\ud800"}]}', "unreadable"),
]


@pytest.mark.parametrize(("answer", "why"), DROPPED)
def test_what_does_not_stand_in_the_report_is_dropped_and_counted(answer: object, why: str, codebook: Codebook) -> None:
    taken = take(answer, codebook=codebook)
    assert not taken.statements
    assert taken.dropped == {why: 1}
    assert why in codebook.table("asked")["dropped"]


def test_a_number_is_taken_as_the_words_give_it() -> None:
    (found,) = take(one(text="At least forty people died", claim=FIGURE | {"low": 40})).statements
    assert found.text == "At least forty people died"


def test_no_date_is_taken_from_a_model() -> None:
    claim = {"type": "commitment", "actor": "Norland", "undertaking": "Sudmark again", "deadline": "2031-01-01"}
    (found,) = take(one(claim=claim)).statements
    assert getattr(found.claim, "deadline", "") is None
    assert found.when is None


def test_what_the_rules_found_is_not_said_twice() -> None:
    (found,) = take(one()).statements
    known = Reading(report="report-1", statements=(found,), actors=())
    assert take(one(), known).dropped == {"known": 1}
    twice = {"statements": one()["statements"] * 2}
    assert take(twice).dropped == {"known": 1}


def test_one_bad_statement_costs_no_other() -> None:
    mixed = {"statements": [*one(text="nowhere")["statements"], *one()["statements"]]}
    taken = take(mixed)
    assert (len(taken.statements), taken.dropped) == (1, {"not-in-report": 1})


def test_no_answer_may_hold_too_many(codebook: Codebook) -> None:
    limit = codebook.table("asked")["limits"]["statements"]
    taken = take({"statements": one(text="nowhere")["statements"] * (limit + 7)})
    assert taken.dropped == {"not-in-report": limit, "too-many": 7}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["Norland", "none", "position"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "text", "claim", "actor", "name", "statements"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.lists(json_values, max_size=4), st.text(max_size=40))
def test_whatever_is_answered_every_statement_taken_holds_its_words(statements: list[object], noise: str) -> None:
    for answer in ({"statements": statements}, noise):
        for found in take(answer, codebook=CODEBOOK).statements:
            assert WORDS[found.span.start : found.span.end] == found.text


CODEBOOK = load()


def test_a_name_that_two_actors_bear_means_neither() -> None:
    other = Actor(id="actor-2", name="Norland", names=("Norland",), kind=ActorKind.FORCE)
    reading = Reading(report="report-1", statements=(), actors=(NORLAND, other))
    (found,) = take(one(), reading).statements
    assert isinstance(found.claim, OccurrenceClaim)
    assert found.claim.actor is not None
    assert found.claim.actor.actor is None


def test_words_alone_are_taken_too() -> None:
    (found,) = take(one(claim={"type": "none"})).statements
    assert isinstance(found, Statement)
    assert found.claim == Unclassified()
