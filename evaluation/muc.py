"""Measure incidents on MUC-4: templates with date, place, type, who did it, victims and numbers.

    python -m evaluation.muc FOLDER [--part dev] [--every N] [--from N] [--details]

FOLDER holds `dev`, `tst1` and `tst2`. The texts are in capitals; `truecase` restores the case first, from the running
text of the other corpora beside this one and the gazetteer. Rules were developed on documents of `dev`; `tst1` and
`tst2` are only for reporting. A document's occurrences that are attacks on people or things become templates: those of
one type that agree on place and day are one. What tells MUC's classes from ours stands in `muc.toml`.
"""

import argparse
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from evaluation.measurement import Data, Measurement, Outcome, per_thousand
from evaluation.muc_keys import SLOTS, Document, Score, documents
from evaluation.muc_templates import AMERICAS, Read, Teller
from evaluation.truecase import Caser, gazetteer_names
from evaluation.wording import text_of
from trucewatch.codebook import Codebook, load
from trucewatch.statements.gazetteer import towns
from trucewatch.statements.parsing import Parses, SpacyParser

REPORTED = {
    "date": ("date",), "place": ("place",), "type": ("type",), "perpetrators": ("perpetrators", "organisation"),
    "victims": ("names", "victims"), "numbers": ("numbers",),
}  # fmt: skip
_DATELINE = re.compile(
    r"^\s*(?P<place>[^,\n]+?),\s+(?P<day>\d{1,2}) (?P<month>[A-Z]{3})(?:\w*) (?P<year>\d\d)\b[^[]*?--"
)
_BRACKETS = re.compile(r"\[(?:[^\]\n]{25,}|TEXT|REPORT|UNATTRIBUTED[^\]]*|EXCERPTS?|COMMUNIQUE|EDITORIAL[^\]]*)\]")
_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]


class Restorer:
    """Turns documents in capitals into texts that can be read."""

    def __init__(self, folder: Path, codebook: Codebook) -> None:
        """Learn the case of words from corpora beside this one and from the gazetteer."""
        names = [(city.name,) for city in towns(15000) if city.population > 50000 or city.countrycode in AMERICAS]
        states = [
            tuple(f"{r['name']}|{r['names']}|{r['demonyms']}|{r['capital']}".split("|"))
            for r in codebook.rows("states")
        ]
        running = sorted(folder.parent.glob("polnear/*/text/*.txt"))
        self._caser = Caser((p.read_text(encoding="utf-8") for p in running), gazetteer_names([*names, *states]))
        self._capitals = {row["capital"].lower(): row["name"] for row in codebook.rows("states") if row["capital"]}
        self._states = {row["name"].lower(): row["name"] for row in codebook.rows("states")}

    def read(self, document: Document) -> Read:
        """Return a document in normal case, without its dateline."""
        line = _DATELINE.match(document.content)
        body = document.content[line.end() :] if line else document.content
        body = _BRACKETS.sub(" ", body).replace("[", "(").replace("]", ")")
        paragraphs = [" ".join(p.split()) for p in re.split(r"\n\s*\n|\n(?=   )", body)]
        text = text_of(self._caser.restore(p) for p in paragraphs if p)
        return Read(text, _day(line), self._country(line))

    def _country(self, line: re.Match[str] | None) -> str:
        if line is None:
            return ""
        place = line["place"].lower()
        inside = re.search(r"\(([^)]+)\)", place)
        name = inside.group(1) if inside else place
        return (self._states.get(name) or self._capitals.get(name) or "").upper()


def _day(line: re.Match[str] | None) -> date | None:
    if line is None or line["month"] not in _MONTHS:
        return None
    try:
        return date(1900 + int(line["year"]), _MONTHS.index(line["month"]) + 1, int(line["day"]))
    except ValueError:
        return None


def sample(folder: Path, parts: Iterable[str], every: int, start: int = 0) -> list[Document]:
    """Return each `every`-th document of these parts."""
    return [d for part in parts if (folder / part).is_dir() for d in documents(folder / part)][start::every]


def _paths(data: Data) -> tuple[Path, ...]:
    folder = data.find("muc")
    return tuple(p for part in _PARTS if (p := folder[0] / part).is_dir()) if folder else ()


_PARTS = ("tst1", "tst2", "tst3", "tst4", "test")


def measure(data: Data) -> Outcome:
    """Return the figures over the test documents."""
    (folder,) = data.find("muc")
    chosen, restorer, score = sample(folder, _PARTS, 1), Restorer(folder, data.codebook), Score()
    read = [restorer.read(document) for document in chosen]
    data.parses.prepare(one.text for one in read)
    told = 0
    for document, one in zip(chosen, read, strict=True):
        ours = Teller(one, data.parses.sentences(one.text), data.codebook).templates()
        told += len(ours)
        score.add(document.keys, ours)
    rate = {"templates per 1,000 words": per_thousand(told, (one.text.content for one in read))}
    return Outcome("+".join(p.name for p in _paths(data)), f"{len(chosen)} documents", {**_figures(score), **rate})


def _figures(score: Score) -> dict[str, float]:
    recall, precision, whole = score.measures()
    slots = {f"{name} F": score.measures(slots)[2] for name, slots in REPORTED.items()}
    return {"all templates F": whole, "all templates recall": recall, "all templates precision": precision, **slots}


MUC = Measurement(
    name="muc",
    about="attacks in news of 1988 to 1990: templates",
    paths=_paths,
    measure=measure,
    gated=("all templates F", "date F", "place F", "perpetrators F", "victims F", "numbers F"),
    peers={"all templates F": "17 systems of 1992: best 57.15, median 32.9"},
    goals={"all templates F": 35},
)


def main() -> int:
    """Read the corpus, print the figures. Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--every", type=int, default=13)
    parser.add_argument("--from", dest="start", type=int, default=0)
    parser.add_argument("--details", action="store_true", help="print each document with the keys and ours")
    options = parser.parse_args()
    codebook = load()
    restorer, parses, score = Restorer(options.folder, codebook), Parses(SpacyParser(), codebook), Score()
    for document in sample(options.folder, options.part.split(","), options.every, options.start):
        one = restorer.read(document)
        ours = Teller(one, parses.sentences(one.text), codebook).templates()
        score.add(document.keys, ours)
        if options.details:
            print(f"=== {document.name}\n{one.text.content}")
            for sign, templates in (("key", document.keys), ("our", ours)):
                for template in templates:
                    print(sign, {slot: [sorted(e) for e in entries] for slot, entries in template.items() if entries})
    for slot in SLOTS.values():
        recall, precision, whole = score.measures([slot])
        counted = f"asked {score.possible[slot]:4} made {score.made[slot]:4}"
        print(f"{slot:20} {counted} R {recall:5.1f} P {precision:5.1f} F {whole:5.1f}")
    print("\n".join(f"{name} {figure:.1f}" for name, figure in _figures(score).items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
