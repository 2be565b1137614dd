"""Measure who attacked, who was hit, who was killed or hurt, and where, on WikiEvents' development documents.

    python -m evaluation.wikievents FOLDER [--half odd|even|all] [--details]

Documents in the order of `dev.jsonl`: the 1st, 3rd, ... are the odd half, on which rules were developed; the even half
is only for reporting. End to end, no trigger is given: gold are the arguments of its Attack, Die and Injure events
(attacker, killer and injurer are one role; target; victim; place), ours the actors, targets, harmed people and places
of our violent occurrences and of our figures of killed and wounded. Both are sets of role and stretch of words within
a document; one of ours is right where its head stands inside a gold stretch of its role, each gold stretch once.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.measurement import Data, Measurement, Outcome, f1, per_thousand
from evaluation.wording import head_of, text_of
from trucewatch.codebook import Codebook, load
from trucewatch.model import Stance, Text
from trucewatch.statements.claims import find_claims
from trucewatch.statements.figures import find_figures
from trucewatch.statements.found import FoundClaim, FoundPlace
from trucewatch.statements.parsing import Parses, SpacyParser
from trucewatch.statements.places import find_places, place_of
from trucewatch.statements.sentence import Sentence

ROLES = ("attacker", "target", "victim", "place")
_EVENTS = ("Conflict.Attack", "Life.Die", "Life.Injure")
_GOLD_ROLES = {
    "Attacker": "attacker", "Killer": "attacker", "Injurer": "attacker",
    "Target": "target", "Victim": "victim", "Place": "place",
}  # fmt: skip
VIOLENT = frozenset(
    ("shelling", "air-strike", "drone-strike", "missile-strike", "clash", "offensive", "explosion", "other")
)
_HARMED = ("killed", "wounded", "casualties")


@dataclass(frozen=True, order=True)
class Argument:
    """Who or where: a role and a stretch of a document's text."""

    role: str
    start: int
    end: int


@dataclass(frozen=True)
class Document:
    """A document with its gold arguments."""

    name: str
    text: Text
    gold: frozenset[Argument]


def documents(folder: Path, half: str) -> list[Document]:
    """Return the documents of a half, in the order of the files."""
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    chosen = {"odd": lines[0::2], "even": lines[1::2], "all": lines}[half]
    return [_document(json.loads(line)) for line in chosen]


def _document(row: Mapping[str, Any]) -> Document:
    sentences = [sentence for sentence in row["sentences"] if sentence[0]]
    text = text_of(words for _, words in sentences)
    tokens: list[tuple[int, int]] = []
    for (marked, _), block in zip(sentences, text.blocks, strict=True):
        shift = block.start - marked[0][1]
        tokens += [(start + shift, end + shift) for _, start, end in marked]
    mentions = {m["id"]: (tokens[m["start"]][0], tokens[m["end"] - 1][1]) for m in row["entity_mentions"]}
    gold = {
        Argument(_GOLD_ROLES[argument["role"]], *mentions[argument["entity_id"]])
        for event in row["event_mentions"]
        if event["event_type"].startswith(_EVENTS)
        for argument in event["arguments"]
        if argument["role"] in _GOLD_ROLES
    }
    return Document(row["doc_id"], text, frozenset(gold))


def found(document: Document, parses: Parses, codebook: Codebook) -> frozenset[Argument]:
    """Return our arguments of a document: a role and the head's letters each."""
    sentences = parses.sentences(document.text)
    places = find_places(sentences, codebook)
    return frozenset(
        argument for s, p in zip(sentences, places, strict=True) for argument in _arguments(s, p, codebook)
    )


def violent(document: Document, parses: Parses, codebook: Codebook) -> list[tuple[Sentence, FoundClaim]]:
    """Return our claims of attacks and of people harmed in a document, each with its sentence."""
    read = parses.sentences(document.text)
    told = ((s, c) for s in read for c in (*find_claims(s, codebook), *find_figures(s, codebook)))
    return [(sentence, claim) for sentence, claim in told if is_violent(claim)]


def _arguments(sentence: Sentence, places: Sequence[FoundPlace], codebook: Codebook) -> Iterator[Argument]:
    for claim in (*find_claims(sentence, codebook), *find_figures(sentence, codebook)):
        if claim.stance in (Stance.DENIES, Stance.THREATENS) or not is_violent(claim):
            continue
        for role, head in roles(sentence, claim):
            yield Argument(role, sentence[head].start, sentence[head].end)
        place = place_of(sentence, places, claim.first, claim.last, claim.anchor)
        if place is not None and claim.type == "occurrence":
            yield Argument("place", sentence[place.last].start, sentence[place.last].end)


def is_violent(claim: FoundClaim) -> bool:
    """Whether a claim tells an attack or people harmed."""
    if claim.type == "figure":
        return str(claim.values["measure"]) in _HARMED
    return claim.type == "occurrence" and str(claim.values["kind"]) in VIOLENT


def roles(sentence: Sentence, claim: FoundClaim) -> Iterator[tuple[str, int]]:
    """Yield the roles of a violent claim with the heads of those who have them."""
    harm = str(claim.values.get("harm") or "").split()
    for mention in claim.actors.get("actor", ()):
        yield "attacker", head_of(sentence, mention).i
    for mention in claim.actors.get("target", ()):
        # "killed in an attack on the market": the market is the target, those killed are told by the harm
        head = head_of(sentence, mention)
        yield "victim" if head.text in harm else "target", head.i
    if claim.type == "figure":
        last = str(claim.values["counted"]).rpartition(" ")[2]
        noun = next((i for i in range(claim.first, claim.last + 1) if sentence[i].text == last), None)
        if noun is not None:
            yield "victim", noun


class Score:
    """Counts by role, and the commonest errors."""

    def __init__(self) -> None:
        self.gold: Counter[str] = Counter()
        self.ours: Counter[str] = Counter()
        self.right: Counter[str] = Counter()

    def add(self, gold: frozenset[Argument], ours: frozenset[Argument]) -> tuple[list[Argument], list[Argument]]:
        """Count one document and return what was missed and what was too much."""
        left, extra = sorted(gold), []
        for one in sorted(ours):
            match = next((g for g in left if g.role == one.role and g.start <= one.start and one.end <= g.end), None)
            if match is None:
                extra.append(one)
            else:
                left.remove(match)
                self.right[one.role] += 1
        self.gold.update(g.role for g in gold)
        self.ours.update(o.role for o in ours)
        return left, extra

    @property
    def figures(self) -> dict[str, float]:
        """Head F1 over all roles with precision and recall, and for each role."""
        gold, ours, right = (sum(c.values()) for c in (self.gold, self.ours, self.right))
        return {
            "head F1": f1(right, gold, ours),
            "head precision": 100 * right / max(1, ours),
            "head recall": 100 * right / max(1, gold),
            **{f"{role} F1": f1(self.right[role], self.gold[role], self.ours[role]) for role in ROLES},
        }


def _paths(data: Data) -> tuple[Path, ...]:
    return data.find("wikievents")


def measure(data: Data) -> Outcome:
    """Return the figures over the even half, or over all documents."""
    half = "all" if data.whole else "even"
    chosen, score = documents(_paths(data)[0], half), Score()
    data.parses.prepare(document.text for document in chosen)
    for document in chosen:
        score.add(document.gold, found(document, data.parses, data.codebook))
    events = sum(len(violent(document, data.parses, data.codebook)) for document in chosen)
    told = per_thousand(events, (document.text.content for document in chosen))
    figures = {**score.figures, "violent claims per 1,000 words": told}
    return Outcome(half, f"{len(chosen)} documents, {sum(score.gold.values())} arguments", figures)


WIKIEVENTS = Measurement(
    name="wikievents",
    about="attacker, target, victim, place of attacks",
    paths=_paths,
    measure=measure,
    gated=("head F1",),
    peers={"head F1": "BART-large with gold triggers 64.9"},
    goals={"head F1": 30},
)


def main() -> int:
    """Read the corpus, print the figures. Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("odd", "even", "all"), default="even")
    parser.add_argument("--details", action="store_true", help="list what was missed and what was too much")
    options = parser.parse_args()
    codebook = load()
    parses, score = Parses(SpacyParser(), codebook), Score()
    for document in documents(options.folder, options.half):
        missed, extra = score.add(document.gold, found(document, parses, codebook))
        for sign, arguments in (("-", missed), ("+", extra)) if options.details else ():
            for one in arguments:
                content = document.text.content
                around = content[max(0, one.start - 80) : one.start], content[one.end : one.end + 80]
                print(f"{sign} {one.role}: {around[0]}[[{content[one.start : one.end]}]]{around[1]}".replace("\n", " "))
    print(f"read: the {options.half} half")
    print("\n".join(f"{name} {figure:.1f}" for name, figure in score.figures.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
