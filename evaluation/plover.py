"""Measure events on the PLOVER gold standard records: 316 sentences, most with one event, from CAMEO's manual.

    python -m evaluation.plover FOLDER [--half odd|even|all] [--details]

Distinct texts in the order of the file: the 1st, 3rd, ... are the odd half, on which rules were developed; the even
half is only for reporting. The events of a sentence are our claims mapped by the codebook's `plover` table; the
event F1 counts, over all sentences, each of the seven types of this project that a sentence is said to tell. Source
and target are right where one of our words for them stands in the words of the gold one, on events that were found.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from evaluation.measurement import Data, Measurement, Outcome, f1, per_thousand
from evaluation.plover_actors import targets, words_of
from evaluation.wording import speaker_at, text_of
from trucewatch.codebook import Codebook, load
from trucewatch.model import Stance
from trucewatch.statements.attribution import find_speeches
from trucewatch.statements.claims import find_claims
from trucewatch.statements.found import FoundClaim, Mention
from trucewatch.statements.parsing import Parses, SpacyParser
from trucewatch.statements.sentence import Sentence

EVENTS = ("AGREE", "REJECT", "DEMAND", "CONCEDE", "RETREAT", "FIGHT", "ASSAULT")
_SOURCES = ("actor", "backer", "participants")
_TARGETS = ("to", "target", "backed")
_TRAILING = re.compile(r",(\s*[\]}])")


@dataclass(frozen=True)
class Event:
    """One event: its type, and the words of who does it and to whom (lower case; empty where nobody is named)."""

    kind: str
    sources: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Record:
    """A sentence with its gold events."""

    text: str
    events: tuple[Event, ...]


def records(folder: Path, half: str) -> list[Record]:
    """Return the sentences of a half with their events, those with one text together."""
    by_text: dict[str, list[Event]] = {}
    for path in sorted(folder.rglob("*.txt")):
        rows = json.loads(_TRAILING.sub(r"\1", path.read_text(encoding="utf-8")))
        for row in rows:
            if "text" in row:
                event = Event(row["event"], _words(row.get("source")), _words(row.get("target")))
                by_text.setdefault(row["text"], []).append(event)
    every = [Record(text, tuple(events)) for text, events in by_text.items()]
    return {"odd": every[0::2], "even": every[1::2], "all": every}[half]


def _words(actors: Any) -> frozenset[str]:
    listed = actors if isinstance(actors, list) else [actors] if actors else []
    texts = (one.get("actorText", "") if isinstance(one, Mapping) else str(one) for one in listed)
    return frozenset(word for text in texts for word in re.findall(r"[\w'-]+", text.lower()))


def events(index: int, sentences: Sequence[Sentence], found: Sequence[FoundClaim], told: "Teller") -> Iterator[Event]:
    """Yield the events that the claims of a sentence stand for."""
    for claim in found:
        kind = told.kind(sentences[index], claim)
        if kind is not None:
            sources = _sources(sentences[index], claim, told.speaker(index, claim))
            yield Event(kind, sources, targets(sentences[index], claim, _TARGETS, told.codebook))


def _sources(sentence: Sentence, claim: FoundClaim, speaker: Mention | None) -> frozenset[str]:
    """Return the words of who acts; "it" and "they" in what somebody says are whoever says it."""
    mentions = [m for field in _SOURCES for m in claim.actors.get(field, ())]
    named = [m for m in mentions if sentence[m.last].tag != "PRP"]
    meant = named if named or speaker is None else [speaker]
    return frozenset(word for m in meant or mentions for word in words_of(sentence, m))


class Teller:
    """Maps claims of one text to events by the codebook's table."""

    def __init__(self, sentences: Sequence[Sentence], speeches: Sequence[Any], codebook: Codebook) -> None:
        self._sentences, self._speeches, self._table = sentences, speeches, codebook.table("plover")
        self.codebook = codebook

    def kind(self, sentence: Sentence, claim: FoundClaim) -> str | None:
        """Return the event that a claim stands for, None for none."""
        if claim.stance is Stance.DENIES:
            return self._table["denied"].get(claim.type) or None
        if claim.stance is not None and claim.stance.value in self._table["stance"]:
            return str(self._table["stance"][claim.stance.value])
        lemma = sentence[claim.anchor].lemma.lower()
        for kind, lemmas in self._table["words"].get(claim.type, {}).items():
            if lemma in lemmas:
                return str(kind)
        value = claim.values.get("position", claim.values.get("kind"))
        kinds = self._table.get(claim.type, {})
        event = kinds.get(str(value)) if kinds else self._table["claims"].get(claim.type)
        return None if event is None else str(event)

    def speaker(self, index: int, claim: FoundClaim) -> Mention | None:
        """Return who says in the same sentence what a claim tells."""
        return speaker_at(index, self._sentences, claim.anchor, self._speeches)


class Score:
    """Counts of event types over sentences, and of the actors of those found."""

    def __init__(self) -> None:
        self.gold: Counter[str] = Counter()
        self.ours: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.actors: Counter[str] = Counter()
        self.told = 0

    def add(self, gold: Sequence[Event], ours: Sequence[Event]) -> None:
        """Count one sentence."""
        self.told += len(ours)
        wanted, made = {e.kind for e in gold} & set(EVENTS), {e.kind for e in ours} & set(EVENTS)
        self.gold.update(wanted)
        self.ours.update(made)
        self.right.update(wanted & made)
        for event in gold:
            if event.kind in wanted & made:
                same = [one for one in ours if one.kind == event.kind]
                for field in ("sources", "targets"):
                    asked = getattr(event, field)
                    if asked:
                        self.actors[f"{field} asked"] += 1
                        self.actors[f"{field} right"] += any(asked & getattr(one, field) for one in same)

    @property
    def figures(self) -> dict[str, float]:
        """Event F1 with precision and recall, and the share of right sources and targets of events found."""
        gold, ours, right = (sum(c.values()) for c in (self.gold, self.ours, self.right))
        return {
            "event F1": f1(right, gold, ours),
            "event precision": 100 * right / max(1, ours),
            "event recall": 100 * right / max(1, gold),
            "source heads right": 100 * self.actors["sources right"] / max(1, self.actors["sources asked"]),
            "target heads right": 100 * self.actors["targets right"] / max(1, self.actors["targets asked"]),
        }

    def by_event(self) -> Iterator[str]:
        """Yield a line for each type of event."""
        for kind in EVENTS:
            g, o, r = self.gold[kind], self.ours[kind], self.right[kind]
            yield f"{kind:8} gold {g:3} found {o:3} right {r:3} F1 {f1(r, g, o):5.1f}"


def found_in(record: Record, parses: Parses, codebook: Codebook) -> list[Event]:
    """Return our events of a record's text; people harmed in fighting are told by the fighting."""
    text = _text(record.text)
    sentences = parses.sentences(text)
    told = Teller(sentences, find_speeches(sentences, text, codebook), codebook)
    made = [e for i, s in enumerate(sentences) for e in events(i, sentences, find_claims(s, codebook), told)]
    fought = any(event.kind == "FIGHT" for event in made)
    return [event for event in made if not (fought and event.kind == "ASSAULT")]


@lru_cache(maxsize=1024)
def _text(words: str) -> Any:
    return text_of([words])


def _paths(data: Data) -> tuple[Path, ...]:
    return data.find("plover")


def measure(data: Data) -> Outcome:
    """Return the figures over the even half, or over all records."""
    half = "all" if data.whole else "even"
    chosen, score = records(_paths(data)[0], half), Score()
    data.parses.prepare(_text(record.text) for record in chosen)
    for record in chosen:
        score.add(record.events, found_in(record, data.parses, data.codebook))
    told = per_thousand(score.told, (record.text for record in chosen))
    figures = {**score.figures, "events per 1,000 words": told}
    return Outcome(half, f"{len(chosen)} sentences, {sum(score.gold.values())} events", figures)


PLOVER = Measurement(
    name="plover",
    about="agree, refuse, demand, concede, retreat, fight, assault",
    paths=_paths,
    measure=measure,
    gated=("event F1", "source heads right", "target heads right"),
    peers={"event F1": "none published"},
    goals={"event F1": 60},
)


def main() -> int:
    """Read the corpus, print the figures. Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("odd", "even", "all"), default="even")
    parser.add_argument("--details", action="store_true", help="list the sentences with errors")
    options = parser.parse_args()
    codebook = load()
    parses, score = Parses(SpacyParser(), codebook), Score()
    chosen = records(options.folder, options.half)
    parses.prepare(_text(record.text) for record in chosen)
    for record in chosen:
        ours = found_in(record, parses, codebook)
        score.add(record.events, ours)
        gold, made = {e.kind for e in record.events}, {e.kind for e in ours}
        if options.details and gold & set(EVENTS) != made & set(EVENTS):
            print(f"{'+'.join(sorted(gold))} found {'+'.join(sorted(made)) or '-'}: {record.text}")
    print(f"read: the {options.half} half, {len(chosen)} sentences")
    print("\n".join((*score.by_event(), *(f"{name} {figure:.1f}" for name, figure in score.figures.items()))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
