"""Decisions about commitments: the machine's proposals accepted or refused, and what cannot be."""

from typing import Any

import msgspec
import pytest
from tests.stories.recording import Desk, party

from trucewatch.codebook import Codebook, load
from trucewatch.errors import NotInRecord, TrucewatchError
from trucewatch.model import (
    Account,
    ActorRef,
    Chain,
    CommitmentClaim,
    Matter,
    MatterKind,
    Reading,
)
from trucewatch.model.decisions.agreements import AgreementRecorded
from trucewatch.model.decisions.commitments import (
    CommitmentDecision,
    CommitmentRecorded,
    CommitmentScored,
    DeadlineMoved,
    EvidenceAdded,
    ProposalRefused,
)
from trucewatch.register import MemoryRecorder, Results, View, analysis_draft, read_range, reading_draft, report_draft
from trucewatch.register.committing import accepted, commitment_decided, commitment_id
from trucewatch.register.decided.commitments import commitments, when_of
from trucewatch.register.deciding import decide

RIVER = party("River Army")
A = commitment_id("River Army", "withdraw the guns")
B = commitment_id("Hill Council", "free the prisoners")
WHO = {"by": "Ana Silva", "reason": "read it"}


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load()


def undertaken(key: str = A, **fields: Any) -> CommitmentRecorded:
    return CommitmentRecorded(commitment=key, **{"actor": RIVER, "undertaking": "withdraw the guns", **fields})


@pytest.fixture(scope="module")
def view() -> View:
    desk = Desk()
    desk.decides(AgreementRecorded(agreement="agreement-a", name="Truce"), undertaken(), undertaken(B, after=(A,)))
    return desk.view


@pytest.fixture
def proposed(case: Any) -> MemoryRecorder:
    """A record in which the machine found a commitment by 20 March 2031."""
    told = case.first
    claim = CommitmentClaim(
        actor=ActorRef(actor=None, name="Norland"), undertaking="withdraw its guns", deadline="2031-03-20"
    )
    statement = msgspec.structs.replace(told.reading.statements[0], claim=claim)
    chain = Chain(id="c1", statements=(statement.id,), origin="first.txt")
    matter = Matter(
        id="matter-guns",
        kind=MatterKind.COMMITMENT,
        title="Norland: withdraw its guns",
        accounts=(Account(chain="c1", statements=(statement.id,)),),
        aliases=("matter-guns-too",),
    )
    recorder = MemoryRecorder()
    recorder.append([report_draft(told.report, told.text, told.data)])
    reading = Reading(report=told.report.id, statements=(statement,), actors=())
    draft = analysis_draft(View(), Results(chains=(chain,), matters=(matter,)), "ab" * 32)
    assert draft is not None
    recorder.append([reading_draft(reading, told.text), draft])
    return recorder


def seen(recorder: MemoryRecorder) -> View:
    return View.replay(read_range(recorder))


def test_the_machine_proposes_and_a_person_accepts(proposed: MemoryRecorder, codebook: Codebook) -> None:
    (one,) = commitments(seen(proposed)).proposals
    assert (one.matter, one.actor.name, one.undertaking) == ("matter-guns", "Norland", "withdraw its guns")
    assert one.deadline is not None
    assert one.deadline.end == "2031-03-20"
    view, _ = decide(
        proposed, seen(proposed), lambda view: commitment_decided(view, accepted(view, "matter-guns"), codebook, **WHO)
    )
    found = commitments(view, at="2031-03-21")
    assert found.proposals == ()
    (held,) = found.held
    assert (held.matter, held.state, held.ground.by) == ("matter-guns", "overdue", "Ana Silva")
    assert held.statements == held.ground.statements == one.statements


def test_a_proposal_refused_is_proposed_no_longer_also_under_an_older_id(
    proposed: MemoryRecorder, codebook: Codebook
) -> None:
    refusal = ProposalRefused(matter="matter-guns-too")
    view, _ = decide(proposed, seen(proposed), lambda view: commitment_decided(view, refusal, codebook, **WHO))
    found = commitments(view)
    assert (found.proposals, found.held) == ((), ())
    assert [(matter, ground.by) for matter, ground in found.refused] == [("matter-guns-too", "Ana Silva")]


def test_what_was_refused_can_be_accepted_after_all(proposed: MemoryRecorder, codebook: Codebook) -> None:
    view = seen(proposed)
    refusal = ProposalRefused(matter="matter-guns")
    view, _ = decide(proposed, view, lambda view: commitment_decided(view, refusal, codebook, **WHO))
    view, _ = decide(
        proposed, view, lambda view: commitment_decided(view, accepted(view, "matter-guns"), codebook, **WHO)
    )
    assert commitments(view).refused == ()
    assert len(commitments(view).held) == 1


@pytest.mark.parametrize(
    "decision",
    [
        undertaken(kinds=("weapons",), confidence_building=True, agreement="agreement-a", in_return_for=(B,)),
        DeadlineMoved(commitment=A, deadline=None),
        EvidenceAdded(commitment=A, words="two guns seen leaving"),
        CommitmentScored(commitment=A, score=0, on="2031-03-20"),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_can_be_is_taken(view: View, codebook: Codebook, decision: CommitmentDecision) -> None:
    assert commitment_decided(view, decision, codebook, **WHO).activity == "commit"


@pytest.mark.parametrize(
    ("decision", "error", "why"),
    [
        (CommitmentScored(commitment="commitment-x", score=1, on="2031"), NotInRecord, "no commitment commitment-x"),
        (CommitmentScored(commitment=A, score=4, on="2031"), TrucewatchError, "no score"),
        (CommitmentScored(commitment=A, score=-1, on="2031"), TrucewatchError, "no score"),
        (CommitmentScored(commitment=A, score=1, on="today"), TrucewatchError, "no ISO date"),
        (EvidenceAdded(commitment=A, words=" "), TrucewatchError, "needs a name or words"),
        (DeadlineMoved(commitment=A, deadline=when_of("2031"), said="x"), TrucewatchError, "no ISO date"),
        (ProposalRefused(matter="matter-x"), NotInRecord, "no matter matter-x"),
        (undertaken(kinds=("luck",)), NotInRecord, "no kind of commitment 'luck'"),
        (undertaken(after=("commitment-x",)), NotInRecord, "no commitment commitment-x"),
        (undertaken(after=(B,)), TrucewatchError, "wait for itself"),
        (undertaken(after=(A,)), TrucewatchError, "wait for itself"),
        (undertaken(agreement="agreement-x"), NotInRecord, "no agreement agreement-x"),
        (undertaken(agreement="agreement-a", term="1"), NotInRecord, "no term 1"),
        (undertaken(matter="matter-x"), NotInRecord, "no matter matter-x"),
        (undertaken(undertaking=""), TrucewatchError, "needs a name or words"),
    ],
)
def test_what_cannot_be_is_refused_and_says_why(
    view: View, codebook: Codebook, decision: CommitmentDecision, error: type[TrucewatchError], why: str
) -> None:
    with pytest.raises(error, match=why):
        commitment_decided(view, decision, codebook, **WHO)


def test_only_a_commitment_can_be_accepted(view: View) -> None:
    with pytest.raises(NotInRecord, match="no matter matter-x"):
        accepted(view, "matter-x")
