"""The boards of a record: found by the machine, recorded by people, joined; the same in any batching; never ahead of time."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.stories.recording import Desk, party

from trucewatch.errors import NotInRecord
from trucewatch.model import Position
from trucewatch.model.decisions import AnyDecision, Cited
from trucewatch.model.decisions.agreements import (
    AgreementRecorded,
    AgreementsJoined,
    Classed,
    DateClaimed,
    DateKind,
    PositionRecorded,
    PositionSetAside,
    SlotJudged,
    SlotState,
    TermKind,
    TermRecorded,
    TermStruck,
)
from trucewatch.register import MemoryRecorder, View, read_range
from trucewatch.register.decided.agreements import board, boards, found_steps
from trucewatch.register.deciding import decide, judgement_draft

HILL, RIVER = party("Hill Council"), party("River Army")
PACT, OTHER = "agreement-harrow", "agreement-other"


def recorded(name: str = "Truce of Harrow", key: str = PACT) -> AgreementRecorded:
    return AgreementRecorded(agreement=key, name=name, parties=(HILL, RIVER))


def seen(recorder: MemoryRecorder) -> View:
    return View.replay(read_range(recorder))


def add(recorder: MemoryRecorder, *decisions: AnyDecision) -> View:
    view = seen(recorder)
    for one in decisions:
        draft = judgement_draft(one, by="Ana Silva", reason="read it")
        view, _ = decide(recorder, view, lambda _, draft=draft: draft)
    return view


def test_what_the_machine_found_is_a_board_of_its_own(recorder: MemoryRecorder, case: Any) -> None:
    (one,) = boards(seen(recorder))
    assert (one.id, one.name, one.found, one.ground) == ("a1", "truce", True, None)
    (norland,) = one.parties
    assert [step.position for step in norland.steps] == ["invited", "signed", "denied-having-agreed"]
    assert [step.contradicted for step in norland.steps] == [False, True, True]
    assert norland.steps[1].grounds[0].statements == (case.signed.id, case.denied.id)
    assert [term.words for term in one.terms] == ["no shots", "talks"]
    assert all(slot.state is None for slot in one.slots)
    assert len(one.slots) == 7


def test_support_is_counted_in_three_layers_and_a_person_alone_has_none(recorder: MemoryRecorder) -> None:
    view = add(recorder, PositionRecorded(agreement="a1", actor=HILL, position=Position.SIGNED))
    norland, hill = board(view, "a1").parties
    support = norland.steps[1].support
    assert support is not None
    assert support.outlets == ("first.txt", "second.txt")
    assert support.chains == ("c1", "c2")
    assert support.principals == ("minister", "Norland")
    assert hill.steps[0].support is None


def test_a_person_takes_up_what_the_machine_found_under_its_id(recorder: MemoryRecorder) -> None:
    view = add(recorder, AgreementRecorded(agreement="a1", name="Truce of the north", parties=(HILL,)))
    (one,) = boards(view)
    assert (one.id, one.name, one.found) == ("a1", "Truce of the north", True)
    assert one.ground is not None
    assert one.ground.by == "Ana Silva"
    assert [(held.party.name, held.recorded) for held in one.parties] == [("Hill Council", True), ("Norland", False)]


def test_a_step_that_a_person_confirms_has_two_grounds(recorder: MemoryRecorder) -> None:
    step = PositionRecorded(agreement="a1", actor=party("the north"), position=Position.SIGNED, when="2031-03-03")
    (norland,) = board(add(recorder, step), "a1").parties
    (signed,) = [one for one in norland.steps if one.position is Position.SIGNED]
    assert (signed.when, [ground.by for ground in signed.grounds]) == ("2031-03-03", [None, "Ana Silva"])


def test_a_step_of_another_day_is_another_step(recorder: MemoryRecorder) -> None:
    view = add(
        recorder,
        *(
            PositionRecorded(agreement="a1", actor=HILL, position=Position.SIGNED, when=day)
            for day in ("2031-03-03", "2031-03-09")
        ),
    )
    hill = next(one for one in board(view, "a1").parties if one.party == HILL)
    assert [one.when for one in hill.steps] == ["2031-03-03", "2031-03-09"]


def test_what_the_machine_found_can_be_set_aside(recorder: MemoryRecorder) -> None:
    aside = PositionSetAside(agreement="a1", actor=party("Norland"), position=Position.DENIED_HAVING_AGREED)
    (norland,) = board(add(recorder, aside), "a1").parties
    assert norland.now is not None
    assert norland.now.position is Position.SIGNED
    assert [one.position for one in norland.set_aside] == [Position.DENIED_HAVING_AGREED]
    assert [one.position for one in found_steps(seen(recorder))["a1"]] == [Position.SIGNED, Position.INVITED]


def test_a_party_may_be_said_to_take_no_position() -> None:
    desk = Desk()
    desk.decides(recorded(), PositionRecorded(agreement=PACT, actor=HILL, position=None, when="2031-03-01"))
    hill = board(desk.view, PACT).parties[0]
    assert hill.now is not None
    assert (hill.now.position, hill.now.when) == (None, "2031-03-01")
    river = board(desk.view, PACT).parties[1]
    assert (river.recorded, river.now) == (True, None)


def test_joined_agreements_are_one_board_under_the_first_id(recorder: MemoryRecorder) -> None:
    view = add(
        recorder,
        recorded(),
        PositionRecorded(agreement=PACT, actor=HILL, position=Position.SIGNED, when="2031-03-03"),
        AgreementsJoined(agreement="a1", other=PACT),
    )
    (one,) = boards(view)
    assert (one.id, one.aliases, one.found, one.name) == ("a1", (PACT,), True, "Truce of Harrow")
    assert {held.party.name for held in one.parties} == {"Hill Council", "River Army", "Norland"}
    assert board(view, PACT) == one


def test_a_join_can_be_taken_back_and_a_ring_of_joins_is_one(recorder: MemoryRecorder) -> None:
    view = add(
        recorder, recorded(), AgreementsJoined(agreement="a1", other=PACT), AgreementsJoined(agreement=PACT, other="a1")
    )
    assert [one.id for one in boards(view)] == ["a1"]
    view = add(recorder, AgreementsJoined(agreement="a1", other=PACT, same=False))
    assert [one.id for one in boards(view)] == ["a1", PACT]


def test_what_was_taken_up_is_known_again_under_another_id_of_the_machine(recorder: MemoryRecorder, case: Any) -> None:
    taken = AgreementRecorded(agreement="agreement-before", name="Truce", found=(case.signed.id, "statement-gone"))
    view = add(recorder, taken, PositionRecorded(agreement="agreement-before", actor=HILL, position=Position.SIGNED))
    (one,) = boards(view)
    assert (one.id, one.aliases, one.found, one.name) == ("agreement-before", ("a1",), True, "Truce")
    assert [held.party.name for held in one.parties] == ["Norland", "Hill Council"]
    strange = AgreementRecorded(agreement="agreement-before", name="Truce", found=("statement-gone",))
    assert [held.id for held in boards(add(recorder, strange))] == ["a1", "agreement-before"]


def test_a_term_said_again_takes_the_place_of_the_first_and_one_struck_is_gone() -> None:
    desk = Desk()
    terms = [
        TermRecorded(agreement=PACT, term="1", kind=TermKind.OBLIGATION, words=words)
        for words in ("open the road", "open the north road")
    ]
    desk.decides(recorded(), *terms, TermRecorded(agreement=PACT, term="2", kind=TermKind.OTHER, words="x"))
    desk.decides(TermStruck(agreement=PACT, term="2"))
    assert [(one.id, one.words) for one in board(desk.view, PACT).terms] == [("1", "open the north road")]


def test_what_is_recorded_in_a_room_shows_on_no_open_board() -> None:
    desk = Desk()
    desk.decides(recorded())
    open_before = boards(desk.view)
    desk.decides(
        PositionRecorded(agreement=PACT, actor=HILL, position=Position.REFUSED),
        recorded("A secret pact", OTHER),
        room="shuttle",
    )
    assert [(one.id, one.parties) for one in boards(desk.view)] == [(one.id, one.parties) for one in open_before]
    inside = boards(desk.view.seen_by(["shuttle"]))
    assert [one.id for one in inside] == [PACT, OTHER]
    assert inside[0].parties[0].now is not None


def test_dates_that_nobody_checked_harm_no_board(recorder: MemoryRecorder) -> None:
    odd = "14 March"
    view = add(
        recorder,
        PositionRecorded(agreement="a1", actor=HILL, position=Position.SIGNED, when=odd, until=odd),
        PositionSetAside(agreement="a1", actor=HILL, position=Position.SIGNED, when=odd),
        DateClaimed(agreement="a1", which=DateKind.EFFECTIVE, date=odd, said=odd),
        TermRecorded(agreement="a1", term="9", kind=TermKind.OTHER, words="x", start=odd, end=odd),
    )
    found = board(view, "a1", at="2031-03-14")
    assert (found.effective.state, found.terms[-1].start) == ("unknown", None)
    hill = next(one for one in found.parties if one.party == HILL)
    assert [(one.when, one.until) for one in hill.unsure] == [(None, None)]


def test_an_agreement_that_is_not_there_is_named() -> None:
    with pytest.raises(NotInRecord, match="no agreement agreement-x"):
        board(View(), "agreement-x")


def test_a_statement_that_is_gone_is_cited_no_longer(recorder: MemoryRecorder, case: Any) -> None:
    cited = Cited(statements=(case.denied.id, "statement-gone"))
    view = add(recorder, SlotJudged(agreement="a1", slot="acts", state=SlotState.ABSENT, cited=cited))
    (slot,) = [one for one in board(view, "a1").slots if one.slot == "acts"]
    assert (slot.state, slot.proposed, slot.grounds[0].statements) == (SlotState.ABSENT, False, (case.denied.id,))


DAYS = st.sampled_from([None, "2031", "2031-03", "2031-03-02", "2031-03-03", "2031-03-03T14:00", "2031-03-09"])
WHO = st.sampled_from([HILL, RIVER, party("hill council")])
KEYS = st.sampled_from([PACT, OTHER])
DECISIONS = st.one_of(
    st.builds(recorded, name=st.sampled_from(["One", "Two"]), key=KEYS),
    st.builds(AgreementsJoined, agreement=KEYS, other=KEYS, same=st.booleans()),
    st.builds(
        PositionRecorded, agreement=KEYS, actor=WHO, position=st.sampled_from([None, *Position]), when=DAYS, until=DAYS,
        cited=st.just(Cited()),
    ),
    st.builds(PositionSetAside, agreement=KEYS, actor=WHO, position=st.sampled_from(list(Position)), when=DAYS),
    st.builds(
        DateClaimed, agreement=KEYS, which=st.sampled_from(list(DateKind)), date=DAYS.filter(bool),
        party=st.one_of(st.none(), WHO), said=DAYS, cited=st.just(Cited()),
    ),
    st.builds(Classed, agreement=KEYS, field=st.just("written"), values=st.just(("yes",)), cited=st.just(Cited())),
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(decisions=st.lists(DECISIONS, max_size=12), cuts=st.sets(st.integers(0, 12)), at=DAYS)
def test_any_batching_gives_the_same_boards(
    decisions: list[AnyDecision], cuts: set[int], at: str | None, codebook: Any
) -> None:
    recorder = MemoryRecorder()
    recorder.append([judgement_draft(one, by="Ana Silva", reason="read it") for one in decisions])
    stepped, entries = View(), list(read_range(recorder))
    for end in sorted({*cuts, len(entries)}):
        stepped = stepped.advanced(entries[stepped.sequence : end])
    assert boards(stepped, codebook, at=at) == boards(View.replay(entries), codebook, at=at)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(decisions=st.lists(DECISIONS, min_size=1, max_size=12), known=st.integers(0, 12), at=DAYS)
def test_what_was_known_shows_nothing_that_was_recorded_later(
    decisions: list[AnyDecision], known: int, at: str | None, codebook: Any
) -> None:
    whole, part = MemoryRecorder(), MemoryRecorder()
    drafts = [judgement_draft(one, by="Ana Silva", reason="read it") for one in decisions]
    whole.append(drafts)
    part.append(drafts[:known])
    then = boards(View.replay(read_range(whole, 1, known)) if known else View(), codebook, at=at)
    assert _untimed(then) == _untimed(boards(seen(part), codebook, at=at))
    assert all(ground <= known for ground in _entries(then))


def _untimed(found: Any) -> Any:
    import msgspec

    def bare(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: bare(value) for key, value in part.items() if key != "recorded" or isinstance(value, bool)}
        return [bare(one) for one in part] if isinstance(part, list | tuple) else part

    return bare(msgspec.to_builtins(found))


def _entries(found: Any) -> list[int]:
    import msgspec

    told: list[int] = []

    def walk(part: Any) -> None:
        if isinstance(part, dict):
            told.extend(value for key, value in part.items() if key == "entry" and value is not None)
            for value in part.values():
                walk(value)
        elif isinstance(part, list | tuple):
            for value in part:
                walk(value)

    walk(msgspec.to_builtins(found))
    return told
