"""Measure attribution on PolNeAR: who is said to have said what, by content, by content and source, by characters.

A found content matches a gold one of the same article if their characters have a Jaccard index of at least 0.5; pairs
are taken greedily, the best first, one to one. With source: the sources of a matched pair overlap as well, or neither
names one. Character F1 is over the characters that stand in any content. Of several annotators of one article the
first by file name is taken. Rules were developed on `train`; `dev` is for reporting.
"""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.measurement import Data, Measurement, Outcome, f1
from trucewatch.codebook import Codebook
from trucewatch.model import Block, Text
from trucewatch.statements.attribution import FoundLink, Kind, Speech, find_speeches
from trucewatch.statements.sentence import Sentence, Token

ALIKE = 0.5
Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Attributed:
    """One attribution: the stretches of its content, of its source (empty where none is named) and of its cue."""

    content: Ranges
    source: Ranges
    cue: Ranges = ()


@dataclass(frozen=True)
class Article:
    """An article of the corpus with its gold attributions."""

    name: str
    text: Text
    gold: tuple[Attributed, ...]


def articles(folder: Path, split: str, every: int = 1) -> list[Article]:
    """Return the articles of a split (a folder with `text` and `attributions`), sorted by name, each `every`-th."""
    first: dict[str, Path] = {}
    for path in sorted((folder / split / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rpartition("_")[0], path)
    found = []
    for name, path in sorted(first.items())[::every]:
        with (folder / split / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            content = file.read()
        found.append(Article(name, paragraphs(content), tuple(_attributions(path))))
    return found


def paragraphs(content: str) -> Text:
    """Return a text whose blocks are its lines."""
    blocks, start = [], 0
    for line in content.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(start=start, end=start + len(line.rstrip())))
        start += len(line)
    return Text(content=content, blocks=tuple(blocks), asides=())


def _attributions(path: Path) -> Iterator[Attributed]:
    marked: dict[str, Ranges] = {}
    events = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) < 2:
            continue
        if line.startswith("T"):
            places = fields[1].split(" ", 1)[1]
            marked[fields[0]] = tuple((int(a), int(b)) for a, b in (part.split() for part in places.split(";")))
        elif line.startswith("E"):
            events.append([role.split(":") for role in fields[1].split()])
    for roles in events:
        if roles[0][0].startswith("Attribution"):
            parts = {
                part: tuple(sorted(r for role, mark in roles[1:] if role.startswith(part) for r in marked[mark]))
                for part in ("Content", "Source", "Cue")
            }
            if parts["Content"]:
                yield Attributed(parts["Content"], parts["Source"], parts["Cue"])


def found(article: Article, sentences: Sequence[Sentence], codebook: Codebook) -> list[Attributed]:
    """Return the attributions that we find in an article.

    Our speeches are contiguous; the corpus marks one attribution a cue, whose content may be broken by it. Speeches
    of one paragraph that rest on one cue are therefore one attribution here. What is thought or wished inside what is
    said is left out, because the corpus marks the outer attribution only. It marks the relative pronoun of "the envoy,
    who said" where we give its antecedent: both count as the source.
    """
    by_cue: dict[tuple[FoundLink, int], list[Speech]] = {}
    speeches = find_speeches(sentences, article.text, codebook)
    held = [speech.content for speech in speeches]
    for speech in speeches:
        link = speech.links[-1]
        cue = sentences[link.sentence].span(link.cue, link.cue)
        if speech.kind is not Kind.SAYS and any(content.covers(cue) for content in held):
            continue
        by_cue.setdefault((speech.links[-1], _paragraph(article.text, speech)), []).append(speech)
    return [_attributed(link, speeches, sentences) for (link, _), speeches in by_cue.items()]


def _paragraph(text: Text, speech: Speech) -> int:
    return next(i for i, block in enumerate(text.blocks) if speech.content.start < block.end)


def _attributed(link: FoundLink, speeches: Sequence[Speech], sentences: Sequence[Sentence]) -> Attributed:
    sentence = sentences[link.sentence]
    source: Ranges = ()
    if link.source is not None:
        span = sentence.span(link.source.first, link.source.last)
        source = ((span.start, span.end), *((t.start, t.end) for t in _relatives(sentence, link.cue)))
    cue = sentence[link.cue]
    content = tuple(sorted((speech.content.start, speech.content.end) for speech in speeches))
    return Attributed(content, source, ((cue.start, cue.end),))


def _relatives(sentence: Sentence, cue: int) -> list[Token]:
    """The relative pronoun that is the subject of a cue, or of the verbs that it shares its subject with."""
    chain = [sentence[cue]]
    for above in sentence.ancestors(cue):
        if chain[-1].dep not in ("conj", "xcomp", "advcl"):
            break
        chain.append(above)
    return [t for verb in chain for t in sentence.children(verb.i, "nsubj") if t.lower in ("who", "which", "that")]


def letters(ranges: Ranges) -> set[int]:
    """Return the offsets that these stretches hold."""
    return {at for start, end in ranges for at in range(start, end)}


def matches(gold: Sequence[Attributed], ours: Sequence[Attributed]) -> list[tuple[int, int]]:
    """Return the matched pairs, the most alike first, each member at most once."""
    wanted, made = [letters(g.content) for g in gold], [letters(o.content) for o in ours]
    likely = []
    for i, left in enumerate(wanted):
        for j, right in enumerate(made):
            shared = len(left & right)
            if shared and shared / (len(left) + len(right) - shared) >= ALIKE:
                likely.append((-shared / (len(left) + len(right) - shared), i, j))
    taken_gold: set[int] = set()
    taken_ours: set[int] = set()
    pairs = []
    for _, i, j in sorted(likely):
        if i not in taken_gold and j not in taken_ours:
            taken_gold.add(i)
            taken_ours.add(j)
            pairs.append((i, j))
    return pairs


def same_source(gold: Attributed, ours: Attributed) -> bool:
    """Whether the sources share a letter, or neither is named."""
    if not gold.source or not ours.source:
        return not gold.source and not ours.source
    return bool(letters(gold.source) & letters(ours.source))


class Score:
    """Counts over articles."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, gold: Sequence[Attributed], ours: Sequence[Attributed]) -> list[tuple[int, int]]:
        """Count one article and return its matched pairs."""
        pairs = matches(gold, ours)
        said = set().union(*(letters(g.content) for g in gold)) if gold else set()
        told = set().union(*(letters(o.content) for o in ours)) if ours else set()
        self.counts.update(
            gold=len(gold),
            ours=len(ours),
            content=len(pairs),
            source=sum(same_source(gold[i], ours[j]) for i, j in pairs),
            gold_letters=len(said),
            our_letters=len(told),
            letters=len(said & told),
        )
        return pairs

    @property
    def figures(self) -> dict[str, float]:
        """F1 in per cent by content, content and source, characters."""
        c = self.counts
        return {
            "content F1": f1(c["content"], c["gold"], c["ours"]),
            "content+source F1": f1(c["source"], c["gold"], c["ours"]),
            "character F1": f1(c["letters"], c["gold_letters"], c["our_letters"]),
            "content precision": 100 * c["content"] / max(1, c["ours"]),
            "content recall": 100 * c["content"] / max(1, c["gold"]),
        }


def _paths(data: Data) -> tuple[Path, ...]:
    folder = data.find("polnear")
    return tuple(folder[0] / split for split in _splits(folder[0])) if folder else ()


def _splits(folder: Path) -> list[str]:
    return [split for split in ("dev", "test", ".") if (folder / split / "attributions").is_dir()]


def measure(data: Data) -> Outcome:
    """Return the figures over the articles kept for reporting."""
    (folder,) = data.find("polnear")
    splits, score, tokens, seconds = _splits(folder), Score(), 0, 0.0
    chosen = [article for split in splits for article in articles(folder, split)]
    data.parses.prepare(article.text for article in chosen)
    for article in chosen:
        sentences = data.parses.sentences(article.text)
        tokens += sum(map(len, sentences))
        begun = time.perf_counter()
        ours = found(article, sentences, data.codebook)
        seconds += time.perf_counter() - begun
        score.add(article.gold, ours)
    figures = {**score.figures, "microseconds a token": 1e6 * seconds / max(tokens, 1)}
    size = f"{len(chosen)} articles, {score.counts['gold']} attributions"
    return Outcome("+".join(splits), size, figures, tokens)


POLNEAR = Measurement(
    name="polnear",
    about="attribution: who is said to have said what",
    paths=_paths,
    measure=measure,
    gated=("content F1", "content+source F1", "character F1"),
    peers={
        "content F1": "spaCy rule 45.1, textacy 22.9",
        "content+source F1": "spaCy rule 40.6, textacy 19.6",
        "character F1": "spaCy rule 59.9, textacy 39.0",
    },
    goals={"content F1": 70, "content+source F1": 65, "character F1": 70},
)
