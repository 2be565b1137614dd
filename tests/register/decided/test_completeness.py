"""The seven slots: what terms, dates and texts propose, what a person judges; and what sort of agreement it is."""

import hashlib

from tests.stories.recording import Desk, party

from trucewatch.codebook import Codebook
from trucewatch.model.decisions import AnyDecision, Cited
from trucewatch.model.decisions.agreements import (
    AgreementRecorded,
    Area,
    AreaRecorded,
    Classed,
    DateClaimed,
    DateKind,
    SlotJudged,
    SlotState,
    TermKind,
    TermRecorded,
    VersionRecorded,
    VersionStatus,
)
from trucewatch.register.decided.agreements import board
from trucewatch.register.decided.boards import Board

PACT = "agreement-harrow"
HILL, RIVER = party("Hill Council"), party("River Army")
SLOTS = ("written", "purpose", "time", "area", "acts", "monitoring", "disputes")


def made(*decisions: AnyDecision) -> Board:
    desk = Desk()
    desk.decides(AgreementRecorded(agreement=PACT, name="Truce", parties=(HILL, RIVER)), *decisions)
    return board(desk.view, PACT)


def states(found: Board) -> dict[str, str | None]:
    return {slot.slot: slot.state for slot in found.slots if slot.state is not None}


def version(words: str, status: VersionStatus) -> VersionRecorded:
    data = words.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    return VersionRecorded(
        agreement=PACT, version=status.value, file="text.txt", sha256=sha256, data=data, content=words, status=status
    )


def test_the_slots_are_the_seven_of_the_guidance(codebook: Codebook) -> None:
    assert tuple(codebook.table("agreements")["slots"]) == SLOTS
    assert tuple(slot.slot for slot in made().slots) == SLOTS


def test_every_sign_is_a_kind_of_term_or_one_that_is_known(codebook: Codebook) -> None:
    known = {*(kind.value for kind in TermKind), "text", "purpose", "effect", "area"}
    for rules in codebook.table("agreements")["slots"].values():
        assert set(rules["signs"]) <= known
    for rules in codebook.table("agreements")["classes"].values():
        assert "unclear" in rules["values"]


def test_where_nobody_looked_every_slot_is_unclear() -> None:
    assert states(made()) == {}
    assert not any(slot.proposed for slot in made().slots)


def test_terms_dates_and_texts_propose_what_is_filled() -> None:
    found = made(
        version("draft", VersionStatus.DRAFT),
        version("the text", VersionStatus.AGREED),
        TermRecorded(agreement=PACT, term="1", kind=TermKind.PROHIBITED_ACT, words="no shelling"),
        TermRecorded(agreement=PACT, term="2", kind=TermKind.DISPUTE_PROCEDURE, words="ask the mediator"),
        DateClaimed(agreement=PACT, which=DateKind.EFFECTIVE, date="2031-03-14"),
        AreaRecorded(agreement=PACT, area=Area(words="everywhere", countries=("XX",))),
        Classed(agreement=PACT, field="purpose", values=("humanitarian",)),
    )
    assert states(found) == dict.fromkeys(("written", "purpose", "time", "area", "acts", "disputes"), SlotState.FILLED)
    assert all(slot.proposed for slot in found.slots if slot.state)
    acts = next(slot for slot in found.slots if slot.slot == "acts")
    assert [ground.terms for ground in acts.grounds] == [("1",)]


def test_a_draft_alone_is_no_written_agreement_and_an_unclear_purpose_none() -> None:
    purpose = Classed(agreement=PACT, field="purpose", values=("unclear",))
    assert states(made(version("draft", VersionStatus.DRAFT), purpose)) == {}


def test_disputed_dates_and_areas_are_disputed_slots() -> None:
    dates = [
        DateClaimed(agreement=PACT, which=DateKind.EFFECTIVE, date=day, party=who)
        for day, who in (("2031-03-14", HILL), ("2031-03-16", RIVER))
    ]
    area = AreaRecorded(agreement=PACT, area=Area(words="west of the river", disputed=True))
    found = made(*dates, area)
    assert states(found) == {"time": SlotState.DISPUTED, "area": SlotState.DISPUTED}
    assert len(next(slot for slot in found.slots if slot.slot == "time").grounds) == 2


def test_a_person_s_judgement_holds_against_what_is_proposed() -> None:
    term = TermRecorded(agreement=PACT, term="7", kind=TermKind.MONITORING, words="a committee")
    judged = SlotJudged(agreement=PACT, slot="monitoring", state=SlotState.ABSENT, cited=Cited(terms=("7",)))
    slot = next(slot for slot in made(term, judged).slots if slot.slot == "monitoring")
    assert (slot.state, slot.proposed, slot.grounds[0].by, slot.grounds[0].terms) == (
        SlotState.ABSENT, False, "Ana Silva", ("7",),
    )  # fmt: skip


def test_classes_are_unclear_until_somebody_says() -> None:
    found = {one.field: one for one in made(Classed(agreement=PACT, field="mediation", values=("mediated",))).classes}
    assert found["mediation"].values == ("mediated",)
    assert found["mediation"].ground is not None
    assert (found["class"].values, found["class"].ground) == (("unclear",), None)


def test_versions_keep_bytes_apart_and_their_hash() -> None:
    (one,) = made(version("the text", VersionStatus.AGREED)).versions
    assert (one.size, one.content, one.sha256) == (8, "the text", hashlib.sha256(b"the text").hexdigest())
