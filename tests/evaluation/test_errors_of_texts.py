"""Kinds of errors that are told from parsed sentences, on texts composed here."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

import pytest
from evaluation.errors import geowebnews, lgl, muc, polnear, wikievents
from evaluation.muc_keys import Template
from evaluation.places import News
from evaluation.polnear import Attributed
from evaluation.wikievents import Argument, Document
from evaluation.wording import text_of

from trucewatch.codebook import Codebook, load
from trucewatch.model import Place, PlacePrecision, Text
from trucewatch.statements.parsing import Parses, SpacyParser
from trucewatch.statements.sentence import Sentence

WORDS = "The army shelled Paris on Monday. The mayor of Lyon said that nobody had left the city."


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load()


@pytest.fixture(scope="module")
def text() -> Text:
    return text_of([WORDS])


@pytest.fixture(scope="module")
def sentences(text: Text, codebook: Codebook) -> Sequence[Sentence]:
    return Parses(SpacyParser(), codebook).sentences(text)


def _at(words: str) -> tuple[int, int]:
    start = WORDS.index(words)
    return start, start + len(words)


def test_place_names_are_missed_too_much_or_otherwise_cut(text: Text, sentences: Sequence[Sentence]) -> None:
    def kinds(marks: dict[tuple[int, int], str], *ours: str) -> list[str]:
        return list(geowebnews.kinds(News(text.content, sentences, marks, {_at(one) for one in ours})))

    known = "one word, a town of the gazetteer"
    assert kinds({_at("Paris"): "Literal"}, "Paris") == []
    assert kinds({_at("Paris"): "Literal"}) == [f"missed: a place, to the parser a place, {known}"]
    assert kinds({_at("Paris"): "Literal"}, "Paris on") == ["other bounds: ours is longer behind"]
    assert kinds({_at("Paris"): "Homonym"}, "Paris") == [
        f"too much: another thing of the same name, to the parser a place, {known}"
    ]
    assert kinds({}, "Monday") == [
        "too much: unmarked, to the parser something else, one word, no town of the gazetteer"
    ]


@pytest.mark.parametrize(
    ("place", "kind"),
    [((48.9, 2.3), None), ((33.7, -95.5), "elsewhere, in another country: a town, its country is named"),
     ((43.3, 5.4), "elsewhere, in the right country: a town, its country is named"),
     ((None, None), "no coordinates: a town, its country is named")],
)  # fmt: skip
def test_a_place_stands_elsewhere_or_has_no_coordinates(
    sentences: Sequence[Sentence], place: tuple[float | None, float | None], kind: str | None
) -> None:
    lat, lon = place
    country = None if lat is None else "US" if lat < 40 else "FR"
    found = Place(name="Paris", lat=lat, lon=lon, precision=PlacePrecision.TOWN, words="Paris", country=country)
    article = lgl.Article(f"{WORDS} France", sentences, {_at("Paris"): found})
    assert lgl.kind_of(_toponym("Paris"), _tag(), article, {"FR": "France", "US": "United States"}) == kind


def test_a_place_that_is_not_found_is_told_by_the_parsers_label(sentences: Sequence[Sentence]) -> None:
    nothing = lgl.Article(WORDS, sentences, {})
    assert lgl.kind_of(_toponym("Paris"), _tag(), nothing, {}) == "not found: a whole name, to the parser a place"


def _toponym(phrase: str) -> Element:
    start, end = _at(phrase)
    return _element("toponym", start=str(start), end=str(end), phrase=phrase)


def _tag() -> Element:
    return _element("gaztag", fclass="P", fcode="PPLC", lat="48.85", lon="2.35", country="France")


def _element(name: str, **parts: str) -> Element:
    made = Element(name)
    for part, words in parts.items():
        SubElement(made, part).text = words
    return made


def test_arguments_are_missed_by_what_is_told_in_their_sentence(text: Text, sentences: Sequence[Sentence]) -> None:
    def kinds(gold: Sequence[Argument], ours: Sequence[Argument], *told: str) -> list[str]:
        document = Document("d", text, frozenset(gold))
        return list(wikievents.kinds(document, frozenset(ours), [_at(one) for one in told], sentences))

    army, paris = Argument("attacker", *_at("The army")), Argument("place", *_at("Paris"))
    assert kinds([army], []) == ["missed: attacker, by a common noun, no act told in the sentence"]
    assert kinds([paris], [], "shelled Paris") == ["missed: place, by a name, an act told without this role"]
    assert kinds([paris], [Argument("target", *_at("Paris"))], "shelled Paris") == [
        "missed: place, by a name, taken for another role",
        "too much: target, labelled with another role",
    ]
    assert kinds([], [army]) == ["too much: attacker, in a sentence without labels"]


def test_attributions_are_missed_cut_or_too_much_by_their_cue(
    sentences: Sequence[Sentence], codebook: Codebook
) -> None:
    groups = polnear.groups_of(codebook)
    content, cue, source = (_at(words) for words in ("nobody had left the city", "said", "The mayor of Lyon"))
    one = Attributed((content,), (source,), (cue,))

    def kinds(gold: Sequence[Attributed], ours: Sequence[Attributed]) -> list[str]:
        return list(polnear.kinds(gold, ours, sentences, groups))

    assert kinds([one], [one]) == []
    assert kinds([one], []) == ["missed: 'say', with a clause"]
    assert kinds([], [one]) == ["too much: 'say', with a clause"]
    assert kinds([one], [Attributed((_at("nobody"),), (source,), (cue,))]) == ["content too short: 'say'"]
    assert kinds([one], [Attributed((content,), (), (cue,))]) == ["another source: ours names nobody"]
    assert list(polnear.lemmas([one], [], sentences)) == ["missed: say"]


def test_incidents_are_missed_and_their_slots_wrong(sentences: Sequence[Sentence]) -> None:
    def template(**slots: str) -> Template:
        return {slot.replace("_", " "): (frozenset([words]),) for slot, words in slots.items()}

    def kinds(keys: list[Template], ours: list[Template]) -> list[str]:
        return list(muc.kinds(keys, ours, sentences, sentences[:1]))

    bomb, attack = template(type="bombing"), template(type="attack", date="03 jan 90", victims="the army")
    assert kinds([bomb], []) == ["incident missed: bombing, none on the other side"]
    assert kinds([bomb], [attack]) == [
        "incident missed: bombing, the other side has other types only",
        "incident too much: attack, the other side has other types only",
    ]
    assert kinds([attack], [template(type="attack", date="04 jan 90")]) == [
        "date: off by a day",
        "victims: missing, named where we tell an act",
    ]
    # what more is told of a victim is lost with the victim, and is no error of its own
    killed = template(type="attack", victims="the mayor", effect="death", numbers="1")
    assert kinds([killed], [template(type="attack")]) == ["victims: missing, named only where we tell none"]
