"""Measure time expressions on TimeBank 1.2: strict, relaxed and value F1 (TempEval-3's measures).

    python -m evaluation.timebank FOLDER [--half odd|even|all] [--details]

FOLDER holds the .tml documents. Sorted by name, the 1st, 3rd, ... are the odd half, on which the rules were
developed; the even half is only for reporting. A found expression matches a gold one of the same document that
it overlaps (relaxed), or covers exactly (strict); the value F1 counts relaxed matches with the same TIMEX3 value.
Creation times and expressions without text are left out; nothing of the corpus is written anywhere.
"""

import argparse
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evaluation.measurement import Data, Measurement, Outcome
from trucewatch.codebook import Codebook, load
from trucewatch.model import Block, Text
from trucewatch.statements.parsing import Parses, SpacyParser
from trucewatch.statements.times import TimeFinder


@dataclass(frozen=True)
class Timex:
    """One expression: offsets into the document's text, its words and its TIMEX3 value."""

    start: int
    end: int
    words: str
    value: str


@dataclass(frozen=True)
class Document:
    """The text of one document, its creation day and its gold expressions."""

    name: str
    text: Text
    created: date | None
    gold: tuple[Timex, ...]


def documents(folder: Path, half: str) -> list[Document]:
    """Return the documents of a half, sorted by file name."""
    paths = sorted(folder.glob("*.tml"), key=lambda path: path.name)
    chosen = {"odd": paths[0::2], "even": paths[1::2], "all": paths}[half]
    return [_document(path) for path in chosen]


def _document(path: Path) -> Document:
    root = ET.fromstring(path.read_bytes())  # noqa: S314  a corpus that the user names
    created = next((t.get("value", "") for t in root.iter("TIMEX3") if _is_created(t)), "")
    body = root.find("TEXT")
    pieces: list[str] = []
    gold: list[Timex] = []
    if body is not None:
        _walk(body, pieces, gold)
    content = "".join(pieces)
    blocks = tuple(_blocks(content))
    day = date.fromisoformat(created[:10]) if len(created) >= 10 else None
    return Document(path.name, Text(content=content, blocks=blocks, asides=()), day, tuple(gold))


def _is_created(element: ET.Element) -> bool:
    return element.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME")


def _walk(element: ET.Element, pieces: list[str], gold: list[Timex]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, gold)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3" and not _is_created(element):
        inner = "".join(element.itertext())
        end = start + len(inner.rstrip())
        start += len(inner) - len(inner.lstrip())
        if start < end:
            gold.append(Timex(start, end, inner.strip(), element.get("value", "")))


def _blocks(content: str) -> Iterator[Block]:
    start = 0
    for paragraph in content.split("\n\n"):
        if paragraph.strip():
            yield Block(start=start, end=start + len(paragraph))
        start += len(paragraph) + 2


def found(document: Document, parses: Parses, codebook: Codebook) -> tuple[list[Timex], int, float]:
    """Return the expressions found in a document, its number of tokens, and the seconds that finding them took."""
    sentences = parses.sentences(document.text)
    begun = time.perf_counter()
    read = list(TimeFinder(codebook).expressions(sentences, document.created))
    taken = time.perf_counter() - begun
    made = []
    for sentence, expressions in zip(sentences, read, strict=True):
        for expression in expressions:
            span = sentence.span(expression.found.first, expression.found.last)
            made.append(Timex(span.start, span.end, span.cut(document.text.content), expression.reading.value))
    return made, sum(map(len, sentences)), taken


def matched(gold: Sequence[Timex], ours: Sequence[Timex]) -> tuple[list[tuple[Timex, Timex | None]], list[Timex]]:
    """Return each gold expression with the first free one that overlaps it, if any, and those of ours left over."""
    free, pairs = list(ours), []
    for wanted in gold:
        near = [timex for timex in free if timex.start < wanted.end and wanted.start < timex.end]
        match = next((t for t in near if (t.start, t.end) == (wanted.start, wanted.end)), next(iter(near), None))
        if match is not None:
            free.remove(match)
        pairs.append((wanted, match))
    return pairs, free


class Score:
    """Counts of matches, and of the commonest errors."""

    def __init__(self) -> None:
        self.gold = self.ours = self.strict = self.relaxed = self.value = 0
        self.missed: Counter[str] = Counter()
        self.extra: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()

    def add(self, gold: Sequence[Timex], ours: Sequence[Timex]) -> None:
        """Count one document."""
        pairs, extra = matched(gold, ours)
        self.gold += len(gold)
        self.ours += len(ours)
        for wanted, match in pairs:
            if match is None:
                self.missed[wanted.words.lower()] += 1
                continue
            self.relaxed += 1
            self.strict += (match.start, match.end) == (wanted.start, wanted.end)
            if match.value == wanted.value:
                self.value += 1
            else:
                self.wrong[f"{wanted.words!r}: {match.value} for {wanted.value}"] += 1
        self.extra.update(timex.words.lower() for timex in extra)

    def f1(self, matched: int) -> float:
        """Return the F1 for a number of matches."""
        return 200 * matched / (self.gold + self.ours) if self.gold + self.ours else 0.0


def _paths(data: Data) -> tuple[Path, ...]:
    return data.find("timebank")


def measure(data: Data) -> Outcome:
    """Return the three figures over the even half, or over all documents."""
    half = "all" if data.whole else "even"
    chosen, score, tokens, seconds = documents(_paths(data)[0], half), Score(), 0, 0.0
    data.parses.prepare(document.text for document in chosen)
    for document in chosen:
        ours, length, taken = found(document, data.parses, data.codebook)
        tokens, seconds = tokens + length, seconds + taken
        score.add(document.gold, ours)
    figures = {
        "strict F1": score.f1(score.strict),
        "relaxed F1": score.f1(score.relaxed),
        "value F1": score.f1(score.value),
        "microseconds a token": 1e6 * seconds / max(tokens, 1),
    }
    return Outcome(half, f"{len(chosen)} articles, {score.gold} expressions", figures, tokens)


TIMEBANK = Measurement(
    name="timebank",
    about="dates, durations and times in the news",
    paths=_paths,
    measure=measure,
    gated=("strict F1", "relaxed F1", "value F1"),
    peers={
        "strict F1": "HeidelTime 85.5",
        "relaxed F1": "HeidelTime 92.0",
        "value F1": "HeidelTime 79.0 here, 74.8 unseen",
    },
    goals={"strict F1": 80, "relaxed F1": 90, "value F1": 74},
)


def main() -> int:
    """Read the corpus, print the figures. Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("odd", "even", "all"), default="even")
    parser.add_argument("--details", action="store_true", help="list what was missed, too much, and wrong")
    options = parser.parse_args()
    codebook = load()
    parses, score, tokens, seconds = Parses(SpacyParser(), codebook), Score(), 0, 0.0
    chosen = documents(options.folder, options.half)
    if not chosen:
        print(f"no .tml documents in {options.folder}", file=sys.stderr)
        return 2
    parses.prepare([document.text for document in chosen])
    for document in chosen:
        ours, length, taken = found(document, parses, codebook)
        tokens, seconds = tokens + length, seconds + taken
        score.add(document.gold, ours)
    print(f"read: the {options.half} half, {len(chosen)} documents, {score.gold} expressions; found {score.ours}")
    print(
        f"strict {score.f1(score.strict):.1f}  relaxed {score.f1(score.relaxed):.1f}  value {score.f1(score.value):.1f}"
        f"  ({1e6 * seconds / max(tokens, 1):.1f} microseconds a token)"
    )
    if options.details:
        for title, counter in (("missed", score.missed), ("too much", score.extra), ("wrong value", score.wrong)):
            print(f"-- {title}: {sum(counter.values())}")
            for words, count in counter.most_common(60):
                print(f"{count:4} {words}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
