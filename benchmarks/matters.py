"""Time the grouping of many reports on one event, and write such reports out for a look at the page that shows them.

usage: python benchmarks/matters.py [--sizes 500 5000]
       python benchmarks/matters.py --write FOLDER [--sizes 500]

Each report tells of one shelling of an invented town, on one of two days, on the word of one of several sides, with a
toll; outlets and wordings vary, seeded by the report's number, so the same each time. Timed is the gathering alone
(statements in, matters and contradictions out), of two statements a report, made without reading any text: seconds,
beside the matters and the ties found. `--write` writes the same reports as texts with their `sources.tsv`: read them
with `trucewatch read FOLDER --record FILE` and look at `trucewatch brief --html`.
"""

import argparse
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trucewatch.codebook import load
from trucewatch.matters import gather
from trucewatch.model import (
    ActorRef,
    Basis,
    Chain,
    FigureClaim,
    Link,
    Measure,
    OccurrenceClaim,
    OccurrenceKind,
    Place,
    PlacePrecision,
    Precision,
    Published,
    Qualifier,
    Report,
    Span,
    Stance,
    Statement,
    When,
    content_id,
)

_TOWN = "Orvane"
_TARGETS = ("the harbour market", "the covered market", "a market by the harbour", "the market of the port")
_DOERS = (("the River Army", "the Hill Council"), ("the Hill Council", "the River Army"))
_COUNTERS = ("the hospital", "the governor", "the relief committee", "rescuers", "the mission")
_OPENINGS = ("Residents fled.", "Smoke hung over the quay.", "Shops stayed shut.", "The road was closed for hours.")


@dataclass(frozen=True)
class Telling:
    """What one report tells: who shelled what on which day of May 2031, who says so, the toll and who counted it."""

    number: int
    doer: str
    says: str
    target: str
    day: int
    toll: int
    counter: str
    opening: str

    @property
    def act(self) -> str:
        """The shelling, in the report's words."""
        return f"{self.doer} shelled {self.target} in {_TOWN} on {self.day} May"

    @property
    def count(self) -> str:
        """The toll, in the report's words."""
        return f"{self.toll} people were killed"


def compose(count: int) -> Iterator[Telling]:
    """Yield so many tellings, each drawn by its own number."""
    for number in range(count):
        draw = random.Random(number)  # noqa: S311 - a benchmark's data
        doer, says = draw.choice(_DOERS)
        day = draw.choice((11, 12, 12, 12))
        toll = 20 + draw.randrange(7)
        yield Telling(
            number, doer, says, draw.choice(_TARGETS), day, toll, draw.choice(_COUNTERS), draw.choice(_OPENINGS)
        )


def write(count: int, folder: Path) -> None:
    """Write so many reports with their outlets and dates."""
    folder.mkdir(parents=True, exist_ok=True)
    facts = ["file\toutlet\tdate"]
    for one in compose(count):
        name = f"{one.number:05}.txt"
        act = one.act[0].upper() + one.act[1:]
        text = f"{act}, {one.says} said. {one.counter[0].upper()}{one.counter[1:]} said {one.count}. {one.opening}\n"
        (folder / name).write_text(text, encoding="utf-8")
        facts.append(f"{name}\tOutlet {one.number}\t2031-05-14")
    (folder / "sources.tsv").write_text("\n".join(facts) + "\n", encoding="utf-8")


def _statements(one: Telling) -> Iterator[Statement]:
    report = f"r{one.number:05}"
    day = f"2031-05-{one.day}"
    claims = (
        (
            one.act,
            one.says,
            OccurrenceClaim(
                kind=OccurrenceKind.SHELLING,
                actor=ActorRef(actor=f"a-{one.doer[4:]}", name=one.doer),
                target=ActorRef(actor=None, name=one.target),
            ),
        ),
        (
            one.count,
            one.counter,
            FigureClaim(
                measure=Measure.KILLED,
                low=one.toll,
                high=one.toll,
                qualifier=Qualifier.EXACTLY,
                counted="people",
                counter=ActorRef(actor=None, name=one.counter),
            ),
        ),
    )
    for at, (text, who, claim) in enumerate(claims):
        start = 1 + 1000 * at
        yield Statement(
            id=content_id("statement", report, text, str(start)),
            report=report,
            span=Span(start=start, end=start + len(text)),
            text=text,
            direct=False,
            attribution=(Link(actor=ActorRef(actor=None, name=who), cue="said"),),
            stance=Stance.ASSERTS,
            claim=claim,
            when=When(start=day, end=day, precision=Precision.DAY, words=f"{one.day} May"),
            where=Place(name=_TOWN, lat=10.0, lon=20.0, precision=PlacePrecision.TOWN, words=_TOWN, country="XX"),
        )


def _report(one: Telling) -> Report:
    return Report(
        id=f"r{one.number:05}",
        file=f"{one.number:05}.txt",
        sha256="0" * 64,
        size=1,
        outlet=f"Outlet {one.number}",
        title=None,
        language="en",
        published=Published(date="2031-05-14", precision=Precision.DAY, basis=Basis.CAPTURE),
    )


def measure(count: int) -> str:
    """Gather so many reports once, each with two statements, and tell the time and what was found."""
    tellings = list(compose(count))
    statements = [statement for one in tellings for statement in _statements(one)]
    chains = [Chain(id=f"c-{one.id}", statements=(one.id,), origin=one.report) for one in statements]
    reports = [_report(one) for one in tellings]
    codebook = load()
    begun = time.perf_counter()
    found = gather(statements, chains, reports, [], codebook)
    spent = time.perf_counter() - begun
    told = f"{len(found.matters)} matters, {len(found.contradictions)} contradictions, {len(found.updates)} updates"
    return f"{count:6} reports {spent:7.1f} s   {told}"


def main() -> None:
    """Print a line a size, or write the reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 5000])
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    if asked.write:
        write(asked.sizes[0], asked.write)
        return
    for count in asked.sizes:
        print(measure(count), flush=True)


if __name__ == "__main__":
    main()
