"""The attribution score on articles composed here, in the corpus's own form."""

from pathlib import Path

import pytest
from evaluation.polnear import Attributed, Score, articles, found, matches, same_source

from trucewatch.codebook import load
from trucewatch.statements.parsing import Parses, SpacyParser

TEXT = (
    "“The bridge is safe,” Ada Okoye said. “Nobody will close it.”\n\nThe mayor, who said the dam holds, went home.\n"
)
ANNOTATION = (
    "T1\tSource 22 31\tAda Okoye\nT2\tCue 32 36\tsaid\nT3\tContent 0 21;38 61\t...\nT4\tAttribution 32 36\tsaid\n"
    "#1\tAnnotatorNotes T4\n\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
    "T5\tSource 74 77\twho\nT6\tCue 78 82\tsaid\nT7\tContent 83 96\t...\nT8\tAttribution 78 82\tsaid\n"
    "E2\tAttribution:T8 Source:T5 Cue:T6 Content:T7\n"
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for folder in ("text", "attributions"):
        (tmp_path / "dev" / folder).mkdir(parents=True)
    (tmp_path / "dev" / "text" / "dam.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "dev" / "attributions" / "dam_aa11.ann").write_text(ANNOTATION, encoding="utf-8")
    (tmp_path / "dev" / "attributions" / "dam_bb22.ann").write_text("", encoding="utf-8")
    return tmp_path


def test_the_first_annotator_is_read_and_broken_contents_are_kept(corpus: Path) -> None:
    (article,) = articles(corpus, "dev")
    assert [a.content for a in article.gold] == [((0, 21), (38, 61)), ((83, 96),)]


def test_a_broken_quotation_and_a_relative_pronoun_count_in_full(corpus: Path) -> None:
    (article,) = articles(corpus, "dev")
    sentences = Parses(SpacyParser(), load()).sentences(article.text)
    score = Score()
    score.add(article.gold, found(article, sentences, load()))
    assert score.figures["content F1"] == 100.0
    assert score.figures["content+source F1"] == 100.0


def test_matching_is_one_to_one_and_takes_the_best() -> None:
    gold = [Attributed(((0, 10),), ())]
    ours = [Attributed(((0, 6),), ()), Attributed(((0, 9),), ())]
    assert matches(gold, ours) == [(0, 1)]
    assert matches(gold, [Attributed(((6, 20),), ())]) == []


def test_sources() -> None:
    named, other, none = (Attributed(((0, 1),), s) for s in (((5, 9),), ((9, 12),), ()))
    assert same_source(named, named)
    assert not same_source(named, other)
    assert not same_source(named, none)
    assert same_source(none, none)
