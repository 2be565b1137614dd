"""Entities that are worked out for a whole batch are those of the pipeline's own recogniser, word by word."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.statements.entities import Recogniser, _Moves
from trucewatch.statements.parsing import SpacyParser, load_pipeline

TEXT = (
    "the United Nations Security Council of Norland said on Monday 14 January 2026 that about 1,500 men in Port Sava, New "
    "York and Москва signed the Treaty of Sava 's for at least 20 % or $ 3 million Ali al-Hadi , . first"
)
WORDS = [*TEXT.split(), "\t", "\n", '"']
SENTENCES = [
    "The United Nations Security Council met in New York on Monday, 14 January 2026.",
    "At least 1,500 men of the Sava River Army left Port Sava, said Colonel Ali al-Hadi.",
    "Norland",
    "in New York",
    "",
    "   ",
    " \n New \t York  ",
    "Nobody spoke.",
]


@pytest.fixture(scope="module")
def pipeline() -> Any:
    return load_pipeline()


def parsed(pipeline: Any, sentences: Sequence[str], but: Sequence[str] = ()) -> list[Any]:
    """Sentences through the pipeline, each alone; `but` are the pipes that are left out."""
    docs = []
    for text in sentences:
        doc = pipeline.make_doc(text)
        for token in doc[1:]:
            token.is_sent_start = False
        docs.append(doc)
    return list(pipeline.pipe(docs, disable=but))


def entities(docs: Sequence[Any]) -> list[list[tuple[int, int, str]]]:
    return [[(entity.start, entity.end, entity.label_) for entity in doc.ents] for doc in docs]


def marked(pipeline: Any, sentences: Sequence[str]) -> list[list[tuple[int, int, str]]]:
    recogniser = Recogniser(pipeline)
    docs = parsed(pipeline, sentences, recogniser.skipped)
    recogniser.mark(docs)
    return entities(docs)


def test_entities_are_the_recogniser_s(pipeline: Any) -> None:
    expected = entities(parsed(pipeline, SENTENCES))
    assert marked(pipeline, SENTENCES) == expected
    assert sum(map(len, expected)) >= 8


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join), min_size=1, max_size=6))
def test_entities_of_any_words_are_the_recogniser_s(sentences: list[str]) -> None:
    language = SpacyParser._load()[0]
    assert marked(language, sentences) == entities(parsed(language, sentences))


def test_no_words_have_no_entities(pipeline: Any) -> None:
    assert marked(pipeline, ["", ""]) == [[], []]
    assert marked(pipeline, []) == []


def test_the_pipeline_s_own_recogniser_is_not_run_beside(pipeline: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    run: list[str] = []
    moves = _Moves.barred
    monkeypatch.setattr(_Moves, "barred", lambda self, *at: run.append("ours") or moves(self, *at))
    SpacyParser().parse(["Norland signed."])
    assert run == ["ours"]
    assert Recogniser(pipeline).skipped == ("ner",)


@pytest.mark.parametrize(
    ("where", "name", "value"),
    [("cfg", "beam_width", 4), ("attrs", "has_upper", False), ("attrs", "unseen_classes", {0})],
)
def test_a_recogniser_of_another_build_is_run_as_it_is(
    pipeline: Any, monkeypatch: pytest.MonkeyPatch, where: str, name: str, value: object
) -> None:
    pipe = pipeline.get_pipe("ner")
    monkeypatch.setitem(pipe.cfg if where == "cfg" else pipe.model.attrs, name, value)
    assert Recogniser(pipeline).skipped == ()


def test_a_pipeline_without_a_recogniser_marks_nothing(pipeline: Any) -> None:
    with pipeline.select_pipes(disable=["ner"]):
        assert marked(pipeline, ["Norland signed."]) == [[]]


@pytest.mark.parametrize(
    ("blank", "last", "left"),
    [(False, False, ["B-GPE", "U-GPE", "O"]), (False, True, ["U-GPE", "O"]), (True, False, ["O"]), (True, True, ["O"])],
)
def test_what_may_be_said_of_a_word_outside_names(*, blank: bool, last: bool, left: list[str]) -> None:
    names = ["B-GPE", "I-GPE", "L-GPE", "U-GPE", "U-", "O"]
    (barred,) = _Moves(names).barred(np.array([blank]), np.array([last]))
    assert [name for name, is_barred in zip(names, barred, strict=True) if not is_barred] == left
