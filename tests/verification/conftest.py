"""Matters of an invented war, told by principals of known sides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from trucewatch.codebook import Codebook, load
from trucewatch.model import (
    Account,
    Actor,
    ActorKind,
    ActorRef,
    Agreement,
    Assessment,
    Claim,
    Contradiction,
    ContradictionKind,
    Leadership,
    Link,
    Matter,
    MatterKind,
    OccurrenceClaim,
    OccurrenceKind,
    Precision,
    Role,
    Span,
    Stance,
    Statement,
    Support,
    SupportClaim,
    When,
)
from trucewatch.verification import Sides, assess

KINDS = {
    "Hill Council": ActorKind.ORGANISATION,
    "River Army": ActorKind.FORCE,
    "Tomas Okoro": ActorKind.PERSON,
    "France": ActorKind.STATE,
    "French Foreign Ministry": ActorKind.ORGANISATION,
    "Kenya": ActorKind.STATE,
    "Brazil": ActorKind.STATE,
    "Lake Monitoring Mission": ActorKind.ORGANISATION,
    "River Watch": ActorKind.ORGANISATION,
}
ACTORS = tuple(
    Actor(
        id=name.lower().replace(" ", "-"),
        name=name,
        names=(name,),
        kind=kind,
        roles=(Role.MONITOR,) if "Monitoring" in name else (),
    )
    for name, kind in KINDS.items()
)
LEADERS = (Leadership(leader="tomas-okoro", led="river-army", statement="s"),)
BACKING = (("France", "Hill Council"), ("Kenya", "River Army"))


def ref(name: str | None) -> ActorRef | None:
    """Name an actor of the case."""
    if name is None:
        return None
    return ActorRef(actor=name.lower().replace(" ", "-") if name in KINDS else None, name=name)


def shelling(by: str | None = "River Army") -> OccurrenceClaim:
    """Make a shelling, laid to somebody."""
    return OccurrenceClaim(kind=OccurrenceKind.SHELLING, actor=ref(by))


@dataclass(frozen=True)
class Row:
    """One statement of a matter: its chain, who says so, how, and what."""

    chain: str
    by: str | None
    stance: Stance = Stance.ASSERTS
    claim: Claim = field(default_factory=shelling)
    day: str | None = None


def _statement(number: int, row: Row) -> Statement:
    source = ref(row.by)
    when = When(start=row.day, end=row.day, precision=Precision.DAY, words=row.day) if row.day else None
    return Statement(
        id=f"s{number}", report=f"r{number}", span=Span(start=0, end=5), text="words", direct=False,
        attribution=(Link(actor=source, cue="said"),) if source else (), stance=row.stance, claim=row.claim, when=when,
    )  # fmt: skip


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return load()


@pytest.fixture(scope="session")
def sides(codebook: Codebook) -> Sides:
    """The invented sides: France backs the council, Kenya the army; Brazil backs nobody."""
    backing = [
        _statement(at, Row("b", None, claim=SupportClaim(backer=ref(backer), backed=ref(backed))))  # type: ignore[arg-type]
        for at, (backer, backed) in enumerate(BACKING)
    ]
    return Sides.of(backing, ACTORS, codebook, LEADERS)


@pytest.fixture
def judge(codebook: Codebook, sides: Sides) -> Callable[..., Assessment]:
    """Return a function that assesses a matter given as rows."""

    def judged(
        rows: Sequence[Row],
        kind: MatterKind = MatterKind.INCIDENT,
        against: Sequence[tuple[ContradictionKind, int, int]] = (),
        agreements: Sequence[Agreement] = (),
    ) -> Assessment:
        statements = [_statement(at, row) for at, row in enumerate(rows)]
        chains = tuple(dict.fromkeys(row.chain for row in rows))
        accounts = tuple(
            Account(chain=chain, statements=tuple(f"s{at}" for at, row in enumerate(rows) if row.chain == chain))
            for chain in chains
        )
        matter = Matter(id="m", kind=kind, title="told", accounts=accounts)
        principals = tuple(dict.fromkeys(row.by for row in rows if row.by))
        support = Support(outlets=("The Day",), chains=chains, principals=principals)
        opposed = [
            Contradiction(id=f"c{left}{right}", matter="m", kind=what, left=f"s{left}", right=f"s{right}", because="so")
            for what, left, right in against
        ]
        return assess(matter, statements, support, opposed, ACTORS, codebook, sides=sides, agreements=agreements)

    return judged


@pytest.fixture
def row() -> type[Row]:
    return Row


@pytest.fixture
def attack() -> Callable[..., OccurrenceClaim]:
    return shelling
