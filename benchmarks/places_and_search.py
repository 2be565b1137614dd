"""How long search, map and timeline take on a large record: `python benchmarks/places_and_search.py [REPORTS]`.

Composed reports of 250 words (Zipf's law over 60,000 invented words), three statements each, a matter for ten reports,
all held in memory without a record. Prints the build of the index, its memory, and the server's work per question
(answer and first page of results) as median and 95th percentile; then map, timeline and list together.
"""

import random
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate

from trucewatch.codebook import load
from trucewatch.model import (
    Account,
    Actor,
    ActorKind,
    ActorRef,
    Basis,
    Block,
    Link,
    Matter,
    MatterKind,
    OccurrenceClaim,
    OccurrenceKind,
    Place,
    PlacePrecision,
    Precision,
    Published,
    Report,
    Span,
    Stance,
    Statement,
    Text,
    When,
)  # fmt: skip
from trucewatch.register.ledger import Ledger
from trucewatch.register.view import View
from trucewatch.web.happenings import happenings
from trucewatch.web.seeking import Asked, answer
from trucewatch.web.seeking.documents import documents
from trucewatch.web.seeking.index import Index
from trucewatch.web.seeking.showing import shown
from trucewatch.web.sight import Sight
from trucewatch.web.timeline import timeline
from trucewatch.web.wanted import Wanted

WORDS = 60_000
PAGE = 25


def composed(count: int) -> View:
    """Return a view of so many reports."""
    draw = random.Random(7)  # noqa: S311 - the same reports each time
    letters = "bdfgklmnprstvz"
    known = sorted(
        {"".join(draw.choice(letters) + draw.choice("aeiou") for _ in range(draw.randint(2, 5))) for _ in range(WORDS)}
    )
    draw.shuffle(known)
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(known))))
    actors = {
        f"actor-{at}": Actor(
            id=f"actor-{at}", name=known[500 + at].title(), names=(known[500 + at].title(),), kind=ActorKind.FORCE
        )
        for at in range(500)
    }
    places = [
        Place(
            name=known[2000 + at].title(),
            lat=draw.uniform(-50, 60),
            lon=draw.uniform(-170, 170),
            precision=PlacePrecision.TOWN,
            words="",
        )
        for at in range(2000)
    ]
    reports, texts, statements, matters = {}, {}, {}, {}
    for at in range(count):
        words = draw.choices(known, cum_weights=weights, k=250)
        content = " ".join(words)
        day = f"{2020 + at * 10 // count}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
        key = f"report-{at}"
        published = Published(date=day, precision=Precision.DAY, basis=Basis.METADATA)
        reports[key] = Report(
            id=key,
            file=f"{at}.txt",
            sha256="0" * 64,
            size=len(content),
            outlet=f"Outlet {at % 97}",
            title=" ".join(words[:7]),
            language="en",
            published=published,
        )
        texts[key] = Text(content=content, blocks=(Block(start=0, end=len(content)),), asides=())
        for number in range(3):
            name, start = f"statement-{at}-{number}", 40 * number
            actor = draw.randrange(500)
            who = ActorRef(actor=f"actor-{actor}", name="x")
            statements[name] = Statement(
                id=name, report=key, span=Span(start=start, end=start + 150), text=content[start : start + 150],
                direct=False,
                attribution=(Link(actor=who, cue="said"),), stance=Stance.ASSERTS,
                claim=OccurrenceClaim(kind=OccurrenceKind.SHELLING, actor=who),
                when=When(start=day, end=day, precision=Precision.DAY, words=""), where=draw.choice(places),
            )  # fmt: skip
        if at % 10 == 0:
            told = tuple(f"statement-{at}-{number}" for number in range(3))
            matters[f"matter-{at}"] = Matter(
                id=f"matter-{at}",
                kind=MatterKind.INCIDENT,
                title=" ".join(words[:5]),
                accounts=(Account(chain="c", statements=told),),
            )
    return View(
        ledger=replace(Ledger(), reports=reports, texts=texts),
        reports=reports,
        statements=statements,
        actors=actors,
        matters=matters,
    )


def timed(make: Callable[[], object], times: int = 1) -> list[float]:
    """Return how many milliseconds each run takes."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        make()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def told(name: str, taken: list[float]) -> None:
    """Print median and 95th percentile."""
    high = sorted(taken)[max(0, -(-len(taken) * 95 // 100) - 1)]
    print(f"{name:34} median {statistics.median(taken):8.1f} ms   95th percentile {high:8.1f} ms", flush=True)


def memory() -> float:
    """Return the most memory held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    view = composed(count)
    sight = Sight(view, load(), 1)
    told("lookup tables of the view", timed(lambda: (sight.look, sight.statements_of, sight.matters_of)))
    before, index = memory(), Index()
    told("places and days, made once", timed(lambda: happenings(sight)))
    told("index built", timed(lambda: index.advance(documents(sight), 1)))
    print(
        f"{index.size:,} things of {count:,} reports; memory {before:,.0f} MB before, {memory():,.0f} MB after",
        flush=True,
    )
    told("index advanced, nothing new", timed(lambda: index.advance(documents(sight), 2)))
    words = [one.content.split() for one in list(view.texts.values())[:40]]
    draw = random.Random(11)  # noqa: S311
    common = sorted({word for lot in words for word in lot}, key=lambda word: -sum(word in lot for lot in words))
    questions = {
        "a common word": [Asked(q=common[at]) for at in range(20)],
        "two common words": [Asked(q=f"{common[at]} {common[at + 1]}") for at in range(20)],
        "three words of a report": [Asked(q=" ".join(draw.sample(draw.choice(words), 3))) for _ in range(20)],
        "the beginning of a word": [Asked(q=draw.choice(common)[:3]) for _ in range(20)],
        "a phrase": [Asked(q='"' + " ".join(lot[5:8]) + '"') for lot in words[:20]],
        "a word that is not there": [Asked(q=f"qqx{draw.choice(common)}") for _ in range(20)],
        "a name in another script": [Asked(q="борато"), Asked(q="دراسك"), Asked(q="Хартум")] * 5,
        "a common word, outlet and month": [
            Asked(q=common[at], outlet="Outlet 5", start="2024-03-01", end="2024-04-30") for at in range(20)
        ],
        "a common word, actor and years": [
            Asked(q=common[at], actor=view.actors[f"actor-{at}"].name, start="2021-01-01") for at in range(20)
        ],
        "a place and no word": [
            Asked(place=one.where.name) for one in list(view.statements.values())[:20] if one.where
        ],
    }
    all_times: list[float] = []
    for name, lot in questions.items():
        taken = [
            timed(lambda one=one: [shown(sight, hit, one) for hit in answer(one, sight, (index,)).hits[:PAGE]])[0]
            for one in lot
        ]
        all_times += taken
        told(name, taken)
    told("all questions", all_times)
    known = happenings(sight)

    def page(wanted: Wanted) -> None:
        timeline(wanted.of(known), wanted.start, wanted.end)

    told(f"timeline of {len(known.all):,}", timed(lambda: page(Wanted()), 5))
    told("timeline of a month", timed(lambda: page(Wanted(start="2024-03-01", end="2024-03-31")), 5))


if __name__ == "__main__":
    main()
