"""Outcomes hang on the act that somebody is charged with, and are told by whoever charges."""

from collections.abc import Callable

import pytest

from trucewatch.model import FigureClaim, OccurrenceClaim, Reading, Stance
from trucewatch.statements.sentence import Sentence

ReadingOf = Callable[..., Reading]


@pytest.mark.parametrize(
    "words",
    [
        "The Amara Front accused the Volna army of shelling its positions near Tessa, killing four fighters.",
        "The Amara Front accused the Volna army of bombing Tessa on Sunday, wounding four women.",
    ],
)
def test_who_accuses_did_not_do_what_they_tell_of(reading_of: ReadingOf, words: str) -> None:
    told = reading_of(words).statements
    acts = [one for one in told if isinstance(one.claim, OccurrenceClaim)]
    assert {one.claim.actor.name for one in acts if one.claim.actor} == {"the Volna army"}
    (figure,) = [one for one in told if isinstance(one.claim, FigureClaim)]
    for one in (*acts, figure):
        assert (one.principal.name if one.principal else None) == "The Amara Front"
        assert one.stance is Stance.ALLEGES


def test_the_deed_may_be_a_noun(reading_of: ReadingOf) -> None:
    told = reading_of("The Amara Front accused the Volna army of an attack on Tessa, killing four.").statements
    harmed = [one for one in told if isinstance(one.claim, OccurrenceClaim) and one.claim.harm]
    assert [one.claim.actor for one in harmed] == [None]
    assert {one.stance for one in told} == {Stance.ALLEGES}


@pytest.mark.parametrize(
    "words",
    [
        "The Amara Front accused the Volna army of shelling Tessa, vowing to respond.",
        "The Volna army shelled Tessa on Sunday, killing four fighters.",
        "The Amara Front attacked Tessa, killing four fighters, and accused the Volna army of shelling it.",
    ],
)
def test_what_whoever_accuses_does_stays_theirs(sentence_of: Callable[[str], Sentence], words: str) -> None:
    sentence = sentence_of(words)
    hung = {(token.lemma, sentence[token.head].lemma) for token in sentence if token.tag == "VBG"}
    assert hung & {("vow", "accuse"), ("kill", "shell"), ("kill", "attack")}
