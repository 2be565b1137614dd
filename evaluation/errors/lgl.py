"""Kinds of errors on LGL: what the place is, where ours stands instead, and what the report tells of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from evaluation.errors.counting import Corpus, Errors, counted
from evaluation.errors.geowebnews import called
from evaluation.measurement import Data
from evaluation.places import judge, spots, text_of
from trucewatch.model import Place
from trucewatch.statements.sentence import Sentence

_CLASSES = {"P": "a town", "H": "a river or lake", "L": "a region or park", "S": "a building", "R": "a road"}


@dataclass(frozen=True)
class Article:
    """An article that was read: its text, its sentences, the places found by the span of their names."""

    content: str
    sentences: Sequence[Sentence]
    found_at: dict[tuple[int, int], Place]


def kind_of(toponym: Element, tag: Element, article: Article, states: Mapping[str, str]) -> str | None:
    """Return the kind of error made of a toponym, None for none. `states` gives the name of a state by its code."""
    verdict, _ = judge(toponym, tag, article.found_at)
    if verdict == "right":
        return None
    start = int(toponym.findtext("start", ""))
    span = start, start + len(toponym.findtext("phrase", ""))
    if verdict == "not found":
        return f"not found: {_told(span, article)}"
    if verdict == "none":
        return f"no coordinates: {_feature(tag)}, {_helped(tag, article.content)}"
    country = states.get(article.found_at[span].country or "", "")
    where = "in the right country" if country == tag.findtext("country", "") else "in another country"
    return f"elsewhere, {where}: {_feature(tag)}, {_helped(tag, article.content)}"


def _feature(tag: Element) -> str:
    code = tag.findtext("fcode", "")
    if code.startswith("PCL"):
        return "a state of the world"
    if code == "ADM1":
        return "a first-level division"
    if code.startswith("ADM"):
        return "a county or district"
    return _CLASSES.get(tag.findtext("fclass", ""), "another place")


def _helped(tag: Element, content: str) -> str:
    """Return which of a place's surroundings the report names: what could tell it from others of its name."""
    if (division := tag.findtext("admin1", "")) and division in content:
        return "its division is named"
    return "its country is named" if tag.findtext("country", "") in content else "neither division nor country named"


def _told(span: tuple[int, int], article: Article) -> str:
    """Return why a toponym has no place of ours at its letters."""
    start, end = span
    near = next((one for one in article.found_at if one[0] < end and start < one[1]), None)
    if near is not None:
        return "ours is longer" if near[1] - near[0] > end - start else "ours is shorter"
    sentence = next((s for s in article.sentences if s.start <= start < s.end), None)
    name = [t for t in sentence or () if t.start < end and start < t.end]
    if sentence is None or not name:
        return "not in the body"
    label = name[-1].ent
    if label == "NORP":
        return "a people or its adjective"
    around = [sentence[i] for i in (name[0].i - 1, name[-1].i + 1) if 0 <= i < len(sentence)]
    longer = label and any(t.ent == label and t.pos == "PROPN" for t in around)
    return f"{'in a longer name' if longer else 'a whole name'}, to the parser {called(label)}"


def read(article: Element, data: Data) -> Article:
    """Return what we find in an article."""
    content = article.findtext("text") or ""
    return Article(content, data.parses.sentences(text_of(content)), spots(content, data.parses, data.codebook))


def kinds(articles: Sequence[Element], data: Data) -> Iterator[str]:
    """Yield the kind of each error in some articles."""
    states = {row["iso"]: row["name"] for row in data.codebook.rows("states")}
    for article in articles:
        ours = read(article, data)
        for toponym in article.iter("toponym"):
            tag = toponym.find("gaztag")
            if tag is not None and tag.findtext("lat") is not None:
                kind = kind_of(toponym, tag, ours, states)
                if kind is not None:
                    yield kind


def count(data: Data) -> Errors:
    """Count the errors on the odd articles."""
    (file,) = data.find("geoparsing/lgl.xml")
    chosen = list(ElementTree.parse(file).getroot())[1::2]  # noqa: S314 - our own corpus
    return counted(f"the odd half, {len(chosen)} articles", kinds(chosen, data))


CORPUS = Corpus("lgl", "places given their place on earth", lambda data: data.find("geoparsing/lgl.xml"), count)
