"""A small invented case: two reports on a truce between Norland and Sudmark, read and worked out."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from trucewatch.model import (
    Account,
    Actor,
    ActorKind,
    ActorRef,
    Agreement,
    Assessment,
    Basis,
    Block,
    Chain,
    Contradiction,
    ContradictionKind,
    Derivation,
    EntryKind,
    Finding,
    Link,
    Matter,
    MatterKind,
    MeetingClaim,
    Position,
    PositionClaim,
    PositionTaken,
    Precision,
    Published,
    Reading,
    Refinement,
    Report,
    Responsibility,
    SetAside,
    Span,
    Stance,
    Statement,
    Support,
    Term,
    Text,
    Tie,
    Update,
    Verification,
    content_id,
)
from trucewatch.register import (
    Draft,
    MemoryRecorder,
    Results,
    codebook_draft,
    reading_draft,
    report_draft,
    set_aside_draft,
)
from trucewatch.register.analysis import NOTHING, difference
from trucewatch.register.payloads import AnalysisPayload

FIRST_WORDS = "Norland's minister said Norland had signed. Talks with Sudmark go on."
SECOND_WORDS = "Officials in the north denied that anything was signed."


@dataclass(frozen=True)
class Told:
    """A report with what was read in it."""

    report: Report
    text: Text
    data: bytes
    reading: Reading


def told(file: str, words: str, *found: tuple[str, str, str, dict[str, Any]]) -> Told:
    """Return a report of these words; what is found: words, who says so, who acted, and further fields."""
    data = words.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    report_id = content_id("report", sha256)
    actors = {name: content_id("actor", report_id, name) for _, *names, _ in found for name in names}
    statements = []
    for quote, source, actor, fields in found:
        start = words.index(quote)
        statements.append(
            Statement(
                **{
                    "id": content_id("statement", report_id, str(start)),
                    "report": report_id,
                    "span": Span(start=start, end=start + len(quote)),
                    "text": quote,
                    "direct": False,
                    "attribution": (Link(actor=ActorRef(actor=actors[source], name=source), cue="said"),),
                    "stance": Stance.ASSERTS,
                    "claim": PositionClaim(actor=ActorRef(actor=actors[actor], name=actor), position=Position.SIGNED),
                    **fields,
                }
            )
        )
    return Told(
        report=Report(
            id=report_id,
            file=file,
            sha256=sha256,
            size=len(data),
            outlet=None,
            title=None,
            language="en",
            published=Published(date=None, precision=Precision.UNCLEAR, basis=Basis.UNCLEAR),
            credits=(ActorRef(actor=next(iter(actors.values()), None), name="credited"),),
        ),
        text=Text(content=words, blocks=(Block(start=0, end=len(words)),), asides=()),
        data=data,
        reading=Reading(
            report=report_id,
            statements=tuple(statements),
            actors=tuple(
                Actor(id=found_id, name=name, names=(name,), kind=ActorKind.UNCLEAR)
                for name, found_id in actors.items()
            ),
        ),
    )


@dataclass(frozen=True)
class Case:
    """The case: its two reports, what was worked out over both, and its drafts in order."""

    first: Told
    second: Told
    results: Results
    drafts: tuple[Draft, ...]

    @property
    def signed(self) -> Statement:
        return self.first.reading.statements[0]

    @property
    def meets(self) -> Statement:
        return self.first.reading.statements[1]

    @property
    def denied(self) -> Statement:
        return self.second.reading.statements[0]


def results_over(first: Told, second: Told) -> Results:
    signed, meets = first.reading.statements
    (denied,) = second.reading.statements
    norland = Actor(
        id=content_id("actor", "Norland"),
        name="Norland",
        names=("Norland", "the north"),
        kind=ActorKind.STATE,
        aliases=tuple(
            actor.id for actor in (*first.reading.actors, *second.reading.actors) if "nor" in actor.name.lower()
        ),
    )
    matter, talks = content_id("matter", signed.id), content_id("matter", meets.id)
    ref = ActorRef(actor=second.reading.actors[0].id, name="the north")
    return Results(
        actors=(norland,),
        derivations=(
            Derivation(id="d1", later=second.report.id, earlier=first.report.id, tie=Tie.COPIED),
            Derivation(id="d2", later=second.report.id, earlier=None, tie=Tie.CREDIT, source=ref),
        ),
        chains=(
            Chain(id="c1", statements=(signed.id, meets.id), origin="first.txt"),
            Chain(id="c2", statements=(denied.id,), origin="second.txt"),
        ),
        matters=(
            Matter(
                id=matter,
                kind=MatterKind.POSITION,
                title="Norland on the truce",
                accounts=(
                    Account(chain="c1", statements=(signed.id,)),
                    Account(chain="c2", statements=(denied.id,)),
                ),
                aliases=("matter-old",),
            ),
            Matter(
                id=talks,
                kind=MatterKind.MEETING,
                title="Talks",
                accounts=(Account(chain="c1", statements=(meets.id,)),),
            ),
        ),
        contradictions=(
            Contradiction(
                id="x1",
                matter=matter,
                kind=ContradictionKind.DENIAL,
                left=signed.id,
                right=denied.id,
                because="one denies what the other asserts",
            ),
        ),
        refinements=(Refinement(matter=matter, vaguer=denied.id, finer=signed.id),),
        updates=(Update(matter=matter, earlier=signed.id, later=denied.id),),
        assessments=(
            assessed(matter, Verification.CONTRADICTED, "c1", "c2"),
            assessed(talks, Verification.ALLEGED, "c1"),
        ),
        agreements=(
            Agreement(
                id="a1",
                name="truce",
                declared=None,
                effective=None,
                terms=(Term(id="t1", words="no shots", statement=denied.id), Term(id="t2", words="talks")),
                positions=(
                    PositionTaken(
                        actor=ref,
                        position=Position.SIGNED,
                        when=None,
                        until=None,
                        matter=matter,
                        statements=(signed.id, denied.id),
                    ),
                    PositionTaken(
                        actor=ref,
                        position=Position.DENIED_HAVING_AGREED,
                        when=None,
                        until=None,
                        matter=matter,
                        statements=(denied.id,),
                    ),
                    PositionTaken(actor=ref, position=Position.INVITED, when=None, until=None, matter=talks),
                ),
            ),
        ),
    )


def assessed(matter: str, verification: Verification, *chains: str) -> Assessment:
    return Assessment(
        matter=matter,
        support=Support(outlets=("first.txt",), chains=chains, principals=("minister",)),
        verification=verification,
        finding=Finding.NO_FINDING,
        responsibility=Responsibility.UNATTRIBUTED,
        because="of the accounts",
        rule="rule-1",
    )


@pytest.fixture(scope="session")
def case() -> Case:
    """The case, whole."""
    first = told(
        "first.txt",
        FIRST_WORDS,
        ("Norland had signed", "minister", "Norland", {}),
        (
            "Talks with Sudmark go on",
            "minister",
            "Sudmark",
            {"attribution": (), "claim": MeetingClaim(participants=(ActorRef(actor="nobody's id", name="Sudmark"),))},
        ),
    )
    second = told(
        "second.txt", SECOND_WORDS, ("anything was signed", "the north", "the north", {"stance": Stance.DENIES})
    )
    results = results_over(first, second)
    put, drop = difference(NOTHING, results)
    analysis = Draft(
        kind=EntryKind.ANALYSIS,
        version=1,
        payload=AnalysisPayload(codebook="ab" * 32, put=put, drop=drop),
        activity="analyse",
    )
    drafts = (
        codebook_draft("ab" * 32, ["cues", "positions"]),
        report_draft(first.report, first.text, first.data, uses=()),
        report_draft(second.report, second.text, second.data),
        set_aside_draft(SetAside(file="empty.txt", why="it is empty")),
        reading_draft(first.reading, first.text, uses=(1,)),
        reading_draft(second.reading, second.text, uses=(2,)),
        analysis,
    )
    return Case(first=first, second=second, results=results, drafts=drafts)


@pytest.fixture
def recorder(case: Case) -> MemoryRecorder:
    """A record in memory that holds the case, written in three batches."""
    recorder = MemoryRecorder()
    recorder.append(case.drafts[:4])
    entries = tuple(recorder.entries())
    for draft, used in ((case.drafts[4], 1), (case.drafts[5], 2)):
        recorder.append([msgspec.structs.replace(draft, uses=(entries[used].id,))])
    recorder.append(case.drafts[6:])
    return recorder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a record may be made."""
    return tmp_path / "case.truce"
