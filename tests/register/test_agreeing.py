"""Decisions about agreements: recorded with name and reason, and refused where they cannot be."""

import hashlib

import pytest
from tests.stories.recording import Desk, party

from trucewatch.codebook import Codebook, load
from trucewatch.errors import NotInRecord, SpanMismatch, TrucewatchError
from trucewatch.model import ActorRef, EntryKind, Position, Span
from trucewatch.model.decisions import AnyDecision, Cited
from trucewatch.model.decisions.agreements import (
    AgreementDecision,
    AgreementRecorded,
    AgreementsJoined,
    Area,
    AreaRecorded,
    Classed,
    DateClaimed,
    DateKind,
    DateSettled,
    PositionRecorded,
    PositionSetAside,
    SlotJudged,
    SlotState,
    TermKind,
    TermRecorded,
    TermStruck,
    VersionRecorded,
)
from trucewatch.register import View
from trucewatch.register.agreeing import agreement_decided, agreement_id

PACT = agreement_id("Truce of Harrow")
HILL, RIVER = party("Hill Council"), party("River Army")
TEXT = "Article 1. All shelling ceases."


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load()


def version(words: str = TEXT, name: str = "final", **fields: object) -> VersionRecorded:
    data = words.encode()
    given = {"sha256": hashlib.sha256(data).hexdigest(), "data": data, "content": words, **fields}
    return VersionRecorded(agreement=PACT, version=name, file="text.txt", **given)  # type: ignore[arg-type]


def term(**fields: object) -> TermRecorded:
    given = {"term": "1", "kind": TermKind.PROHIBITED_ACT, "words": "All shelling ceases", **fields}
    return TermRecorded(agreement=PACT, **given)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def view() -> View:
    desk = Desk()
    desk.decides(AgreementRecorded(agreement=PACT, name="Truce of Harrow", parties=(HILL, RIVER)), version(), term())
    return desk.view


def test_a_decision_becomes_an_entry_with_name_and_reason(view: View, codebook: Codebook) -> None:
    decision = PositionRecorded(agreement=PACT, actor=HILL, position=Position.SIGNED, when="2031-03-03")
    draft = agreement_decided(view, decision, codebook, by=" Ana Silva ", reason="signed copy seen")
    assert (draft.kind, draft.agent, draft.activity) == (EntryKind.JUDGEMENT, "person:Ana Silva", "agree")


def test_an_id_is_of_the_name_however_it_is_written() -> None:
    assert agreement_id("Truce  of harrow") == PACT
    assert agreement_id("Truce of Denby") != PACT


@pytest.mark.parametrize(
    "decision",
    [
        AgreementRecorded(agreement="agreement-new", name="Another"),
        version("another text", "draft"),
        term(version="final", span=Span(start=11, end=30)),
        term(start="2031-03", end="2031-04-01"),
        DateSettled(agreement=PACT, which=DateKind.EFFECTIVE, date="2031-03-14", parties=(HILL, RIVER)),
        Classed(agreement=PACT, field="purpose", values=("humanitarian", "holiday")),
        SlotJudged(agreement=PACT, slot="acts", state=SlotState.FILLED, cited=Cited(terms=("1",))),
        TermStruck(agreement=PACT, term="1"),
        AreaRecorded(agreement=PACT, area=Area(words="the north", outline=((0, 0), (0, 1), (1, 1)))),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_can_be_is_taken(view: View, codebook: Codebook, decision: AgreementDecision) -> None:
    assert agreement_decided(view, decision, codebook, by="Ana Silva", reason="read it").payload


@pytest.mark.parametrize(
    ("decision", "error", "why"),
    [
        (TermStruck(agreement="agreement-x", term="1"), NotInRecord, "no agreement agreement-x"),
        (TermStruck(agreement=PACT, term="9"), NotInRecord, "no term 9"),
        (AgreementRecorded(agreement="agreement-new", name=" "), TrucewatchError, "needs a name"),
        (AgreementRecorded(agreement="agreement-new", name="x" * 301), TrucewatchError, "more than 300"),
        (AgreementRecorded(agreement="agreement-new", name="\ud800"), TrucewatchError, "cannot be written"),
        (AgreementsJoined(agreement=PACT, other=PACT), TrucewatchError, "one agreement already"),
        (AgreementsJoined(agreement=PACT, other="agreement-x"), NotInRecord, "no agreement agreement-x"),
        (version("other bytes"), TrucewatchError, "other bytes"),
        (version(name="third", sha256="ab" * 32), TrucewatchError, "not the ones"),
        (version("x" * 4_000_001, "huge"), TrucewatchError, "too large"),
        (term(version="draft"), NotInRecord, "no version draft"),
        (term(version="final", span=Span(start=0, end=19)), SpanMismatch, "not 'All shelling ceases'"),
        (term(span=Span(start=11, end=30)), SpanMismatch, "name the version"),
        (term(start="14 March"), TrucewatchError, "no ISO date"),
        (term(area=Area(words="north", outline=((0, 0), (0, 1)))), TrucewatchError, "three corners"),
        (term(area=Area(words="north", outline=((0, 0), (0, 1), (91, 1)))), TrucewatchError, "no latitude"),
        (term(area=Area(words="north", countries=("Kenya",))), TrucewatchError, "two-letter"),
        (term(binds=(ActorRef(actor="actor-x", name="X"),)), NotInRecord, "no actor actor-x"),
        (DateClaimed(agreement=PACT, which=DateKind.ENDS, date="2031-02-30"), TrucewatchError, "no day"),
        (
            DateSettled(agreement=PACT, which=DateKind.ENDS, date="2031", parties=(HILL, party("hill council"))),
            TrucewatchError,
            "two parties or more",
        ),
        (SlotJudged(agreement=PACT, slot="luck", state=SlotState.FILLED), NotInRecord, "no slot 'luck'"),
        (
            SlotJudged(agreement=PACT, slot="acts", state=SlotState.FILLED, cited=Cited(statements=("s",))),
            NotInRecord,
            "no statement s",
        ),
        (Classed(agreement=PACT, field="colour", values=("red",)), NotInRecord, "no field of classes"),
        (Classed(agreement=PACT, field="written", values=("maybe",)), NotInRecord, "no value of written"),
        (Classed(agreement=PACT, field="written", values=("yes", "no")), TrucewatchError, "takes one value"),
        (Classed(agreement=PACT, field="purpose", values=("holiday", "unclear")), TrucewatchError, "takes one value"),
        (PositionRecorded(agreement=PACT, actor=HILL, position=None, when="soon"), TrucewatchError, "no ISO date"),
        (
            PositionSetAside(agreement=PACT, actor=HILL, position=Position.SIGNED, when="x"),
            TrucewatchError,
            "no ISO date",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_says_why(
    view: View, codebook: Codebook, decision: AgreementDecision, error: type[TrucewatchError], why: str
) -> None:
    with pytest.raises(error, match=why):
        agreement_decided(view, decision, codebook, by="Ana Silva", reason="read it")


@pytest.mark.parametrize(("by", "reason"), [("", "read it"), ("Ana Silva", " ")])
def test_nobody_decides_without_name_and_reason(view: View, codebook: Codebook, by: str, reason: str) -> None:
    decision: AnyDecision = TermStruck(agreement=PACT, term="1")
    with pytest.raises(TrucewatchError, match="name of whoever judges"):
        agreement_decided(view, decision, codebook, by=by, reason=reason)  # type: ignore[arg-type]
