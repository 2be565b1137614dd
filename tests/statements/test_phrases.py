"""Noun phrases, lists of names, and subjects."""

from collections.abc import Callable

import pytest

from trucewatch.statements.phrases import antecedent, beside, conjuncts, noun_phrase, subject
from trucewatch.statements.sentence import Sentence, Token

SentenceOf = Callable[[str], Sentence]


def at(sentence: Sentence, word: str) -> Token:
    return next(token for token in sentence if token.text == word)


@pytest.mark.parametrize(
    ("words", "head", "phrase"),
    [
        ("The foreign ministry of Varland said so.", "ministry", "The foreign ministry of Varland"),
        ("The general, who left on Monday, signed.", "general", "The general"),
        ("Oskar Valen, the foreign minister, signed.", "Valen", "Oskar Valen"),
        ("The army (once a militia) signed.", "army", "The army"),
        ("The so-called army – a militia – signed.", "army", "The so-called army"),
        ("Semi-official media said so.", "media", "Semi-official media"),
        ("The troops fighting for Valen left.", "troops", "The troops"),
    ],
)
def test_a_noun_phrase_ends_before_what_explains_it(
    words: str, head: str, phrase: str, sentence_of: SentenceOf
) -> None:
    sentence = sentence_of(words)
    found = noun_phrase(sentence, at(sentence, head).i)
    assert sentence.words(found.first, found.last) == phrase


@pytest.mark.parametrize(
    ("words", "head", "members"),
    [
        ("Egypt, Jordan and the Emirates back the army.", "Egypt", ["Egypt", "Jordan", "the Emirates"]),
        ("The army and the mission signed.", "army", ["The army", "the mission"]),
        ("The army signed.", "army", ["The army"]),
    ],
)
def test_each_member_of_a_list_is_named(words: str, head: str, members: list[str], sentence_of: SentenceOf) -> None:
    sentence = sentence_of(words)
    found = conjuncts(sentence, at(sentence, head).i)
    assert [sentence.words(one.first, one.last) for one in found] == members


@pytest.mark.parametrize(
    ("words", "verb", "head"),
    [
        ("The army signed the text.", "signed", "army"),
        ("The army came and signed the text.", "signed", "army"),
        ("The general who signed the text left.", "signed", "general"),
        ("The text was signed on Monday.", "signed", "text"),
        ("The army left after signing the text.", "signing", "army"),
        ("The army agreed to sign the text.", "sign", "army"),
        ("Sign the text.", "Sign", None),
    ],
)
def test_a_verb_s_subject_is_its_own_or_the_one_it_shares(
    words: str, verb: str, head: str | None, sentence_of: SentenceOf
) -> None:
    sentence = sentence_of(words)
    found = subject(sentence, at(sentence, verb).i)
    assert (found.text if found else None) == head


def test_a_relative_pronoun_stands_for_its_noun(sentence_of: SentenceOf) -> None:
    sentence = sentence_of("The general who signed the text left.")
    assert antecedent(sentence, at(sentence, "who")).text == "general"
    assert antecedent(sentence, at(sentence, "text")).text == "text"


def test_a_very_long_list_ends(sentence_of: SentenceOf) -> None:
    sentence = sentence_of("Ann, " * 700 + "and Bob signed.")
    members = [one for token in sentence.tokens[:9] for one in conjuncts(sentence, token.i)]
    assert all(one.first <= one.last < len(sentence) for one in members)


@pytest.mark.parametrize(
    ("words", "verb", "verbs"),
    [
        ("Two guards were hurt when their jeep ran over a mine.", "ran", ["hurt"]),
        ("Two guards were hurt when their jeep ran over a mine.", "hurt", ["ran"]),
        ("The rebels raided the mill and burned the barn.", "burned", ["raided"]),
        ("The rebels raided the mill and the army burned the barn.", "burned", []),
        ("The army left after rebels shelled the barracks.", "shelled", []),
    ],
)
def test_clauses_of_the_same_hour_stand_beside_each_other(
    words: str, verb: str, verbs: list[str], sentence_of: SentenceOf
) -> None:
    sentence = sentence_of(words)
    assert [sentence[i].text for i in beside(sentence, at(sentence, verb).i)] == verbs
