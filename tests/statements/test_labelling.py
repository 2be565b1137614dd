"""What is remembered of words is what the pipeline's own pipes say of them, sentence by sentence."""

from typing import Any

import pytest

from trucewatch.statements.labelling import Labeller, Raw, _openings
from trucewatch.statements.parsing import SpacyParser, load_pipeline

SENTENCES = [
    "Norland's army said on Monday that it had shelled three villages, killing at least 12 people.",
    "They're gonna sign, y'all; we've gotta wait. Let's see what it ain't.",
    "There was no truce, there is none, and there won't be one.",
    "Had the shelling not stopped, he would've left. I'd do it; she'd done that.",
    "C'mon, it's nothin' new: 'em and their ol' guns, that's all.",
    "The envoy is  to\tmeet both sides; the meeting is being prepared and that is that.",
    "Met met MET meets meeting meetings Meeting.",
    "",
    "   ",
    "Ünïcode — “quotes”, 1,500 men; naïve café; Москва said so.",
]


@pytest.fixture(scope="module")
def pipeline() -> Any:
    return load_pipeline()


def whole(pipeline: Any, sentences: list[str]) -> list[Raw]:
    """Every sentence through every pipe, as the pipeline itself would."""
    docs = []
    for text in sentences:
        doc = pipeline.make_doc(text)
        for token in doc[1:]:
            token.is_sent_start = False
        docs.append(doc)
    return [
        tuple(
            (t.idx, t.idx + len(t.text), t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i, t.ent_type_) for t in doc
        )
        for doc in pipeline.pipe(docs)
    ]


def test_tokens_are_the_pipeline_s_to_the_letter_also_a_second_time(pipeline: Any) -> None:
    expected = whole(pipeline, SENTENCES)
    assert SpacyParser().parse(SENTENCES) == expected
    assert SpacyParser().parse(list(reversed(SENTENCES))) == list(reversed(expected))


def test_a_word_is_asked_about_once(pipeline: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    labeller = Labeller(pipeline)
    asked: list[str] = []
    own = Labeller._own
    monkeypatch.setattr(Labeller, "_own", lambda self, doc: asked.append(doc.text) or own(self, doc))
    for _ in range(2):
        labeller.tokens(list(pipeline.pipe(["The army left.", "The army left."], disable=labeller.skipped)))
    assert asked == ["The army left . "]


def test_what_is_remembered_is_bounded(pipeline: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trucewatch.statements.labelling._MOST", 3)
    labeller = Labeller(pipeline)
    for _ in range(3):
        docs = list(pipeline.pipe(["The army left the town."], disable=labeller.skipped))
        assert [token[3] for token in labeller.tokens(docs)[0]] == ["the", "army", "leave", "the", "town", "."]


@pytest.mark.parametrize(
    ("patterns", "openings"),
    [
        ([[{"TAG": "MD", "LOWER": "ca"}]], frozenset()),
        ([[{"LOWER": "gon"}, {"LOWER": "na"}]], frozenset({"gon"})),
        ([[{"LOWER": {"REGEX": "^y'?$"}}, {"LOWER": "all"}]], frozenset({"y", "y'"})),
        ([[{"DEP": "expl"}, {"LOWER": {"IN": ["is"]}}]], frozenset({"expl"})),
        ([[{"SHAPE": "Xx"}]], None),
        ([[{"TAG": "MD"}, {"LOWER": "na"}]], None),
        ([[{"LOWER": {"REGEX": "a.*b"}}, {"LOWER": "na"}]], None),
    ],
)
def test_a_pipeline_with_rules_of_another_kind_is_used_as_it_is(
    patterns: list[Any], openings: frozenset[str] | None
) -> None:
    assert _openings([{"patterns": patterns}]) == openings


def test_a_pipeline_without_these_pipes_is_used_as_it_is(pipeline: Any) -> None:
    with pipeline.select_pipes(disable=["lemmatizer"]):
        labeller = Labeller(pipeline)
        assert labeller.skipped == ()
        docs = list(pipeline.pipe(["The army left."]))
        assert [token[2] for token in labeller.tokens(docs)[0]] == ["The", "army", "left", "."]
