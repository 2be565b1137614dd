"""Measure the places: found on GeoWebNews (exact-span F1), placed on LGL (share within 161 km of those found).

usage: places.py FOLDER [--split odd|even] [--errors N]

FOLDER holds `GeoWebNews/*.txt, *.ann` and `lgl.xml`. Documents are counted from 0 in file (numeric) order; odd ones
are for development, even ones for reporting. Toponyms of GeoWebNews are those of its guide's pragmatic types:
literal, mixed, coerced, embedded, metonymic, modifiers and demonyms; not homonyms, languages and bodies.
"""

import argparse
import collections
import math
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from trucewatch.codebook import Codebook, load
from trucewatch.model import Block, Text
from trucewatch.statements.parsing import Parses, SpacyParser
from trucewatch.statements.places import find_places
from trucewatch.statements.places.finding import toponyms

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


def text_of(content: str) -> Text:
    """Return a text whose blocks are its lines."""
    blocks, start = [], 0
    for line in content.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(start=start, end=start + len(line.rstrip("\r\n"))))
        start += len(line)
    return Text(content=content, blocks=tuple(blocks), asides=())


def annotated(path: Path) -> Spans:
    """Return the spans of the toponyms in a brat file."""
    spans = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("T"):
            kind, start, end = line.split("\t")[1].replace(";", " ").split()[:3]
            if kind in TYPES:
                spans.add((int(start), int(end)))
    return spans


def found(folder: Path, split: int, codebook: Codebook, errors: int) -> None:
    """Print exact-span precision, recall and F1 of toponyms on GeoWebNews."""
    parses = Parses(SpacyParser(), codebook)
    right = made = asked = 0
    missed: collections.Counter[str] = collections.Counter()
    wrong: collections.Counter[str] = collections.Counter()
    for number, path in enumerate(sorted(folder.glob("*.txt"), key=lambda p: int(p.stem))):
        if number % 2 != split:
            continue
        with path.open(encoding="utf-8", newline="") as file:
            content = file.read()
        gold = annotated(path.with_suffix(".ann"))
        spans = set()
        for sentence, names in zip(
            sentences := parses.sentences(text_of(content)), toponyms(sentences, codebook), strict=True
        ):
            spans |= {(sentence[name.first].start, sentence[name.last].end) for name in names}
        right, made, asked = right + len(gold & spans), made + len(spans), asked + len(gold)
        missed.update(content[a - 15 : b + 15].replace("\n", " ") for a, b in gold - spans)
        wrong.update(content[a - 15 : b + 15].replace("\n", " ") for a, b in spans - gold)
    print(
        f"found: precision {right / made:.3f} recall {right / asked:.3f} F1 {2 * right / (made + asked):.3f} of {asked}"
    )
    for title, counter in (("missed", missed), ("wrong", wrong)):
        for words, times in counter.most_common(errors):
            print(f"  {title} {times} {words!r}")


def placed(file: Path, split: int, codebook: Codebook, errors: int) -> None:
    """Print the share of LGL's toponyms, of those found, that stand within 161 km of where they should."""
    parses = Parses(SpacyParser(), codebook)
    right = placed_ = seen = asked = 0
    wrong: collections.Counter[str] = collections.Counter()
    for number, article in enumerate(ElementTree.parse(file).getroot()):  # noqa: S314 - our own corpus
        if number % 2 != split:
            continue
        content = article.findtext("text") or ""
        sentences = parses.sentences(text_of(content))
        at = {}
        for sentence, places in zip(sentences, find_places(sentences, codebook), strict=True):
            for one in places:
                start = sentence[one.first].start
                at.update({(start, start + len(one.place.name)): one.place})
        for toponym in article.iter("toponym"):
            tag = toponym.find("gaztag")
            if tag is None or tag.findtext("lat") is None:
                continue
            asked += 1
            start = int(toponym.findtext("start", ""))
            phrase = toponym.findtext("phrase", "")
            place = at.get((start, start + len(phrase)))
            if place is None:
                continue
            seen += 1
            if place.lat is None or place.lon is None:
                wrong[f"none: {phrase} {tag.findtext('fcode')} {tag.findtext('country')}"] += 1
                continue
            placed_ += 1
            gold = float(tag.findtext("lat", "")), float(tag.findtext("lon", ""))
            if kilometres((place.lat, place.lon), gold) <= NEAR_KM:
                right += 1
            else:
                wrong[f"far: {phrase} {tag.findtext('admin1')} {tag.findtext('country')} got {place.country}"] += 1
    print(
        f"placed: {right / seen:.3f} of {seen} found of {asked}; {placed_} given coordinates, {right / placed_:.3f} of them right"
    )
    for words, times in wrong.most_common(errors):
        print(f"  {times} {words}")


def kilometres(left: tuple[float, float], right: tuple[float, float]) -> float:
    """Return the great-circle distance of two points in degrees."""
    (a, b), (c, d) = [[math.radians(x) for x in point] for point in (left, right)]
    chord = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, chord)))


def main() -> None:
    """Run both measurements on one split."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", choices=("odd", "even"), default="odd")
    parser.add_argument("--errors", type=int, default=0)
    asked = parser.parse_args()
    split, codebook = int(asked.split == "odd"), load()
    print(f"split: {asked.split} documents")
    found(asked.folder / "GeoWebNews", split, codebook, asked.errors)
    placed(asked.folder / "lgl.xml", split, codebook, asked.errors)


if __name__ == "__main__":
    main()
