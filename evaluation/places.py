"""Measure the places: found on GeoWebNews (exact-span F1), placed on LGL (share within 161 km of those found).

usage: python -m evaluation.places FOLDER [--split odd|even] [--errors N]

FOLDER holds `GeoWebNews/*.txt, *.ann` and `lgl.xml`. Documents are counted from 0 in file (numeric) order; odd ones
are for development, even ones for reporting. Toponyms of GeoWebNews are those of its guide's pragmatic types:
literal, mixed, coerced, embedded, metonymic, modifiers and demonyms; not homonyms, languages and bodies. Its header
lines (TITLE, LINK) bear no mark in any file of the learning half, so they are not read.
"""

import argparse
import collections
import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from evaluation.measurement import Data, Measurement, Outcome
from trucewatch.codebook import Codebook, load
from trucewatch.model import Block, Place, Text
from trucewatch.statements.parsing import Parses, SpacyParser
from trucewatch.statements.places import find_places
from trucewatch.statements.places.finding import toponyms
from trucewatch.statements.sentence import Sentence

TYPES = (
    "Literal",
    "Literal_Modifier",
    "Mixed",
    "Coercion",
    "Embedded_Literal",
    "Metonymic",
    "Non_Literal_Modifier",
    "Demonym",
)
NEAR_KM = 161.0
Spans = set[tuple[int, int]]
_HEADERS = ("TITLE:", "LINK:")


def text_of(content: str) -> Text:
    """Return a text whose blocks are its lines, header lines left out."""
    blocks, start = [], 0
    for line in content.splitlines(keepends=True):
        if line.strip() and not line.startswith(_HEADERS):
            blocks.append(Block(start=start, end=start + len(line.rstrip("\r\n"))))
        start += len(line)
    return Text(content=content, blocks=tuple(blocks), asides=())


@dataclass(frozen=True)
class News:
    """An article of GeoWebNews: its text, its sentences, what is marked in it, and the spans of the names we find."""

    content: str
    sentences: Sequence[Sentence]
    marks: Mapping[tuple[int, int], str]
    ours: Spans

    @property
    def gold(self) -> Spans:
        """The spans of the toponyms."""
        return {span for span, kind in self.marks.items() if kind in TYPES}


def annotated(path: Path) -> dict[tuple[int, int], str]:
    """Return what is marked in a brat file: the kind of mark by its span, a toponym's before others."""
    marks: dict[tuple[int, int], str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("T"):
            kind, start, end = line.split("\t")[1].replace(";", " ").split()[:3]
            span = int(start), int(end)
            if marks.get(span) not in TYPES:
                marks[span] = kind
    return marks


def news(folder: Path, split: int | None, codebook: Codebook, parses: Parses) -> Iterator[News]:
    """Yield the articles of a split, read; no split is all of it."""
    for number, path in enumerate(sorted(folder.glob("*.txt"), key=lambda p: int(p.stem))):
        if split in (None, number % 2):
            with path.open(encoding="utf-8", newline="") as file:
                content = file.read()
            sentences = parses.sentences(text_of(content))
            names = zip(sentences, toponyms(sentences, codebook), strict=True)
            ours = {(sentence[n.first].start, sentence[n.last].end) for sentence, found in names for n in found}
            yield News(content, sentences, annotated(path.with_suffix(".ann")), ours)


def found(folder: Path, split: int | None, codebook: Codebook, errors: int, parses: Parses) -> Mapping[str, float]:
    """Print and return exact-span precision, recall and F1 of toponyms on GeoWebNews; no split is all of it."""
    right = made = asked = 0
    missed: collections.Counter[str] = collections.Counter()
    wrong: collections.Counter[str] = collections.Counter()
    for one in news(folder, split, codebook, parses):
        right, made, asked = right + len(one.gold & one.ours), made + len(one.ours), asked + len(one.gold)
        missed.update(one.content[a - 15 : b + 15].replace("\n", " ") for a, b in one.gold - one.ours)
        wrong.update(one.content[a - 15 : b + 15].replace("\n", " ") for a, b in one.ours - one.gold)
    print(
        f"found: precision {right / made:.3f} recall {right / asked:.3f} F1 {2 * right / (made + asked):.3f} of {asked}"
    )
    for title, counter in (("missed", missed), ("wrong", wrong)):
        for words, times in counter.most_common(errors):
            print(f"  {title} {times} {words!r}")
    return {"precision": right / made, "recall": right / asked, "F1": 2 * right / (made + asked), "asked": asked}


def placed(file: Path, split: int | None, codebook: Codebook, errors: int, parses: Parses) -> Mapping[str, float]:
    """Print and return the share of LGL's toponyms, of those found, that stand within 161 km of where they should."""
    tally: collections.Counter[str] = collections.Counter()
    wrong: collections.Counter[str] = collections.Counter()
    for number, article in enumerate(ElementTree.parse(file).getroot()):  # noqa: S314 - our own corpus
        if split in (None, number % 2):
            found_at = spots(article.findtext("text") or "", parses, codebook)
            for toponym in article.iter("toponym"):
                tag = toponym.find("gaztag")
                if tag is not None and tag.findtext("lat") is not None:
                    verdict, words = judge(toponym, tag, found_at)
                    tally[verdict] += 1
                    wrong[f"{verdict}: {words}"] += verdict in ("far", "none")
    given = tally["right"] + tally["far"]
    seen = given + tally["none"]
    print(f"placed: {tally['right'] / seen:.3f} of {seen} found of {seen + tally['not found']}")
    print(f"        {given} given coordinates, {tally['right'] / given:.3f} of them right")
    for words, times in wrong.most_common(errors):
        print(f"  {times} {words}")
    return {
        "of those found": tally["right"] / seen,
        "of those given": tally["right"] / given,
        "found": seen / (seen + tally["not found"]),
        "asked": seen + tally["not found"],
    }


def spots(content: str, parses: Parses, codebook: Codebook) -> dict[tuple[int, int], Place]:
    """Return the places found in a text by the span of their names."""
    sentences = parses.sentences(text_of(content))
    return {
        (sentence[one.first].start, sentence[one.first].start + len(one.place.name)): one.place
        for sentence, places in zip(sentences, find_places(sentences, codebook), strict=True)
        for one in places
    }


def judge(toponym: Element, tag: Element, found_at: dict[tuple[int, int], Place]) -> tuple[str, str]:
    """Return "right", "far", "none" (no coordinates given) or "not found" for a toponym, and words about it."""
    phrase, start = toponym.findtext("phrase", ""), int(toponym.findtext("start", ""))
    place = found_at.get((start, start + len(phrase)))
    where = f"{phrase}, {tag.findtext('fcode')}, {tag.findtext('admin1')}, {tag.findtext('country')}"
    if place is None:
        return "not found", where
    if place.lat is None or place.lon is None:
        return "none", where
    gold = float(tag.findtext("lat", "")), float(tag.findtext("lon", ""))
    near = kilometres((place.lat, place.lon), gold) <= NEAR_KM
    return ("right" if near else "far"), f"{where}; got {place.country}"


def kilometres(left: tuple[float, float], right: tuple[float, float]) -> float:
    """Return the great-circle distance of two points in degrees."""
    (a, b), (c, d) = [[math.radians(x) for x in point] for point in (left, right)]
    chord = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, chord)))


def _paths_found(data: Data) -> tuple[Path, ...]:
    return data.find("geoparsing/GeoWebNews")


def _paths_placed(data: Data) -> tuple[Path, ...]:
    return data.find("geoparsing/lgl.xml")


def measure_found(data: Data) -> Outcome:
    """Return the exact-span figures over the even documents, or over all."""
    with redirect_stdout(StringIO()):
        read = found(_paths_found(data)[0], None if data.whole else 0, data.codebook, 0, data.parses)
    figures = {"span F1": 100 * read["F1"], "precision": 100 * read["precision"], "recall": 100 * read["recall"]}
    return Outcome("all" if data.whole else "even", f"{int(read['asked'])} toponyms", figures)


def measure_placed(data: Data) -> Outcome:
    """Return the accuracy at 161 km over the even documents, or over all."""
    with redirect_stdout(StringIO()):
        read = placed(_paths_placed(data)[0], None if data.whole else 0, data.codebook, 0, data.parses)
    figures = {
        "within 161 km, of those found": 100 * read["of those found"],
        "within 161 km, of those given coordinates": 100 * read["of those given"],
        "found": 100 * read["found"],
    }
    return Outcome("all" if data.whole else "even", f"{int(read['asked'])} toponyms", figures)


GEOWEBNEWS = Measurement(
    name="geowebnews",
    about="place names found in the news",
    paths=_paths_found,
    measure=measure_found,
    gated=("span F1",),
    peers={"span F1": "Google 83.2, spaCy small 68.0"},
    goals={"span F1": 76},
)
LGL = Measurement(
    name="lgl",
    about="places given their place on earth",
    paths=_paths_placed,
    measure=measure_placed,
    gated=("within 161 km, of those found", "within 161 km, of those given coordinates"),
    peers={"within 161 km, of those found": "Mordecai 3: 82.7, with a search server"},
    goals={"within 161 km, of those found": 72},
)


def main() -> None:
    """Run both measurements on one split."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", choices=("odd", "even"), default="odd")
    parser.add_argument("--errors", type=int, default=0)
    asked = parser.parse_args()
    split, codebook = int(asked.split == "odd"), load()
    print(f"split: {asked.split} documents")
    parses = Parses(SpacyParser(), codebook)
    found(asked.folder / "GeoWebNews", split, codebook, asked.errors, parses)
    placed(asked.folder / "lgl.xml", split, codebook, asked.errors, parses)


if __name__ == "__main__":
    main()
