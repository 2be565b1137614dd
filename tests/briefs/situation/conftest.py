"""Ostrava Bay, a coast that there is not, in the second week of May 2031: what its mission recorded."""

from typing import Any

import pytest
from tests.stories.recording import Desk, party

from trucewatch.codebook import Codebook, load
from trucewatch.model import Finding, OccurrenceKind, Place, PlacePrecision, Precision, When
from trucewatch.model.decisions.agreements import AgreementRecorded
from trucewatch.model.decisions.commitments import CommitmentRecorded, CommitmentScored
from trucewatch.model.decisions.desk import WorkClaimed
from trucewatch.model.decisions.incidents import (
    AccessDenied,
    Channel,
    Edition,
    FindingMade,
    FindingPublished,
    FindingReviewed,
    IncidentConfirmed,
    IncidentReported,
    InForce,
    InquiryMade,
    Means,
    Reply,
    Restriction,
    Review,
    TermCheck,
    TermNamed,
)

HARBOUR, HILLS = party("Harbour Council"), party("Hill Brigades")
CANARY = "zeppelin"
TERM = TermNamed(agreement="agreement-bay", term="3")


def day(iso: str) -> When:
    return When(start=iso, end=iso, precision=Precision.DAY, words=iso)


def place(name: str) -> Place:
    return Place(name=name, lat=None, lon=None, precision=PlacePrecision.TOWN, words=name)


def report(incident: str, on: str | None, where: str, words: str = "Shells fell.", **fields: Any) -> IncidentReported:
    """An allegation by the Harbour Council."""
    told: dict[str, Any] = {
        "incident": incident,
        "channel": Channel.PARTY,
        "kind": OccurrenceKind.SHELLING,
        "words": words,
        "alleged_by": HARBOUR,
        "accused": HILLS,
        "when": day(on) if on else None,
        "where": place(where),
        **fields,
    }
    return IncidentReported(**told)


def found(desk: Desk, incident: str, finding: Finding, edition: Edition | None, room: str = "open") -> None:
    """Let an incident be assigned, looked at, found upon, reviewed, and published for an edition."""
    claim = WorkClaimed(item=incident, holder="Ana Silva", until="2031-06-01T00:00:00.000000Z")
    desk.decides(claim, InquiryMade(incident=incident, means=Means.SITE_VISIT, words="Craters."), room=room)
    check = TermCheck(day="2031-05-09", place="Lowport", answer=InForce.YES, terms=(TERM,))
    desk.decides(FindingMade(incident=incident, finding=finding, check=check, term=TERM), room=room)
    made = desk.view.seen_by((room,)).judgements[-1].entry
    desk.decides(FindingReviewed(incident=incident, finding=made, verdict=Review.APPROVED), by="Bo Berg", room=room)
    if edition is not None:
        told = FindingPublished(incident=incident, finding=made, edition=edition, unanswered="nobody answered in time")
        desk.decides(told, by="Cai Li", room=room)


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    """The shipped codebook."""
    return load()


@pytest.fixture
def desk() -> Desk:
    """The record of the week: five incidents, of which one is older, one is the parties' alone, two are found upon."""
    made = Desk().at("2031-05-02T08:00")
    made.decides(AgreementRecorded(agreement="agreement-bay", name="Truce of the Bay", parties=(HARBOUR, HILLS)))
    made.decides(report("incident-before", "2031-05-03", "Lowport"))
    made.at("2031-05-09T19:00").decides(
        report("incident-first", "2031-05-09", "Lowport", "Shells <b>fell</b> on Lowport."),
        IncidentConfirmed(
            incident="incident-first", party=HILLS, reply=Reply.DENIES, words="No.", channel=Channel.PARTY
        ),
        report("incident-second", "2031-05-10", "Highmoor"),
        report("incident-late", "2031-04-20", "Highmoor"),
        report("incident-undated", None, "Lowport"),
        AccessDenied(
            restriction=Restriction.DENIED, words="Turned back at the bridge.", denied_by=HILLS,
            when=day("2031-05-10"), where=place("Highmoor"),
        ),
    )  # fmt: skip
    made.decides(report("incident-room", "2031-05-09", f"{CANARY.capitalize()} Point", CANARY), room="parties")
    found(made, "incident-first", Finding.VIOLATION_SERIOUS, Edition.PUBLIC)
    found(made, "incident-second", Finding.VIOLATION_MINOR, Edition.PARTIES)
    made.decides(
        CommitmentRecorded(
            commitment="commitment-road", actor=HILLS, undertaking="open the coast road", deadline=day("2031-05-08")
        ),
        CommitmentScored(commitment="commitment-road", score=1, on="2031-05-09"),
    )
    return made
