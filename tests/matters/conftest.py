"""Statements by small factories: an invented war between the River Army and the Hill Council, talks in Port Vale."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import msgspec
import pytest

from trucewatch.codebook import Codebook, load
from trucewatch.matters import Gathered, Judged, gather
from trucewatch.matters.case import Case
from trucewatch.model import (
    Actor,
    ActorKind,
    ActorRef,
    Basis,
    Block,
    Chain,
    Claim,
    Link,
    Matter,
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
    content_id,
)

ACTORS = {
    "council": Actor(id="a-council", name="Hill Council", names=("Hill Council", "HC"), kind=ActorKind.ORGANISATION),
    "army": Actor(id="a-army", name="River Army", names=("River Army", "RA"), kind=ActorKind.FORCE),
    "brandt": Actor(id="a-brandt", name="Ilse Brandt", names=("Ilse Brandt", "Brandt"), kind=ActorKind.PERSON),
    "okoro": Actor(id="a-okoro", name="Tomas Okoro", names=("Tomas Okoro", "Okoro"), kind=ActorKind.PERSON),
    "norland": Actor(id="a-norland", name="Norland", names=("Norland",), kind=ActorKind.STATE),
    "suderia": Actor(id="a-suderia", name="Suderia", names=("Suderia",), kind=ActorKind.STATE),
    "kenya": Actor(id="a-kenya", name="Kenya", names=("Kenya",), kind=ActorKind.STATE),
    "un": Actor(id="a-un", name="United Nations", names=("United Nations", "UN"), kind=ActorKind.ORGANISATION),
    "watch": Actor(id="a-watch", name="River Watch", names=("River Watch",), kind=ActorKind.ORGANISATION),
}


def ref(name: str | None, words: str | None = None) -> ActorRef:
    """Name an actor of the case by its short word, or by words that resolve to nobody."""
    if name is None:
        return ActorRef(actor=None, name=words or "")
    actor = ACTORS.get(name)
    return ActorRef(actor=actor.id, name=words or actor.name) if actor else ActorRef(actor=None, name=name)


def day(start: str | None, end: str | None = None, precision: Precision = Precision.DAY) -> When | None:
    """Make a time of one day or of several."""
    if start is None:
        return None
    return When(start=start, end=end or start, precision=precision, words=start)


def town(name: str, lat: float = 10.0, lon: float = 20.0) -> Place:
    """Make a town of the invented country."""
    return Place(name=name, lat=lat, lon=lon, precision=PlacePrecision.TOWN, words=name, country="XX")


def _paragraphs(content: str) -> tuple[Block, ...]:
    """Return the paragraphs of a text, parted by empty lines."""
    return tuple(Block(start=m.start(), end=m.end()) for m in re.finditer(r"\S(?:[^\n]|\n(?!\n))*", content))


@dataclass
class Told:
    """A case being told: statements in reports, each report with an outlet and a date."""

    codebook: Codebook
    statements: list[Statement] = field(default_factory=list)
    chains: dict[str, list[str]] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def report(self, name: str, date: str | None = "2031-05-13", basis: Basis = Basis.CAPTURE) -> None:
        """Add a report."""
        published = Published(date=date, precision=Precision.DAY, basis=basis)
        self.reports[name] = Report(
            id=name, file=f"{name}.txt", sha256="0" * 64, size=1, outlet=name.title(), title=None, language="en",
            published=published,
        )  # fmt: skip

    def says(
        self,
        report: str,
        text: str,
        claim: Claim,
        *,
        by: str | None = None,
        stance: Stance = Stance.ASSERTS,
        when: When | None = None,
        said: When | None = None,
        where: Place | None = None,
        chain: str | None = None,
    ) -> str:
        """Add a statement and return its id."""
        if report not in self.reports:
            self.report(report)
        start = 1 + 1000 * len(self.statements)
        one = Statement(
            id=content_id("statement", report, text, str(start)), report=report, span=Span(start=start, end=start + len(text)),
            text=text, direct=False, attribution=(Link(actor=ref(by), cue="said"),) if by else (), stance=stance, claim=claim,
            when=when, said=said, where=where,
        )  # fmt: skip
        self.statements.append(one)
        self.chains.setdefault(chain or f"chain-{one.id}", []).append(one.id)
        return one.id

    def beside(self, report: str, text: str, claim: Claim) -> str:
        """Add a statement whose words stand inside those of the statement before it."""
        told = self.says(report, text, claim)
        last, before = self.statements.pop(), self.statements[-1]
        at = before.span.start + before.text.index(text)
        self.statements.append(msgspec.structs.replace(last, span=Span(start=at, end=at + len(text))))
        return told

    def _texts(self) -> dict[str, Text]:
        """Lay each statement of a report with a text where its words stand in that text."""
        for place, one in enumerate(self.statements):
            if one.report in self.texts:
                at = self.texts[one.report].index(one.text)
                self.statements[place] = msgspec.structs.replace(one, span=Span(start=at, end=at + len(one.text)))
        return {
            report: Text(content=content, blocks=_paragraphs(content), asides=())
            for report, content in self.texts.items()
        }

    def gathered(
        self, order: Sequence[int] | None = None, judgements: Sequence[Judged] = (), known: Sequence[Matter] = ()
    ) -> Gathered:
        """Gather the case, its statements in the order given."""
        texts = self._texts()
        statements = [self.statements[at] for at in order] if order else self.statements
        chains = [Chain(id=name, statements=tuple(held), origin="told") for name, held in self.chains.items()]
        reports, actors = list(self.reports.values()), list(ACTORS.values())
        return gather(statements, chains, reports, actors, self.codebook, judgements, known, texts)

    def case(self) -> Case:
        """Index the case as it is told."""
        texts = self._texts()
        chains = [Chain(id=name, statements=tuple(held), origin="told") for name, held in self.chains.items()]
        reports, actors = list(self.reports.values()), list(ACTORS.values())
        return Case.of(self.statements, chains, reports, actors, self.codebook, texts)

    def text(self, statement: str) -> str:
        """Return the words of a statement."""
        return next(one.text for one in self.statements if one.id == statement)


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return load()


@pytest.fixture
def told(codebook: Codebook) -> Told:
    return Told(codebook)


@pytest.fixture
def make() -> Callable[..., ActorRef]:
    return ref


@pytest.fixture
def on() -> Callable[..., When | None]:
    return day


@pytest.fixture
def at() -> Callable[..., Place]:
    return town
