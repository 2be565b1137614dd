"""The view: what it says, and that it says the same in whatever batches the entries come."""

from itertools import pairwise
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trucewatch.errors import RegisterBroken
from trucewatch.model import ActorRef, Assessment, MeetingClaim, PositionClaim, SetAside, Verification
from trucewatch.model.decisions import StatementCorrected
from trucewatch.register import (
    FIRST,
    Draft,
    MemoryRecorder,
    Recorded,
    Results,
    View,
    analysis_draft,
    read_range,
    reading_draft,
    set_aside_draft,
)
from trucewatch.register.deciding import judgement_draft


def view(recorder: MemoryRecorder) -> View:
    return View.replay(read_range(recorder))


def test_an_empty_record_has_an_empty_view() -> None:
    nothing = View.replay([])
    assert nothing == View()
    assert (nothing.sequence, nothing.head, nothing.recorded, nothing.codebook) == (0, FIRST, None, None)
    assert (nothing.reports, nothing.statements, nothing.set_aside, nothing.shredded) == ({}, {}, (), ())


def test_the_view_holds_all_that_was_recorded(recorder: MemoryRecorder, case: Any) -> None:
    whole = view(recorder)
    first, second = case.first.report.id, case.second.report.id
    assert (whole.sequence, whole.head) == (7, recorder.head().id)
    assert whole.recorded == list(recorder.entries())[-1].recorded
    assert whole.codebook == "ab" * 32
    assert list(whole.reports) == list(whole.texts) == list(whole.readings) == [first, second]
    assert whole.texts[first] == case.first.text
    assert list(whole.statements) == [case.signed.id, case.meets.id, case.denied.id]
    assert whole.set_aside == (SetAside(file="empty.txt", why="it is empty"),)
    assert list(whole.matters.values()) == list(case.results.matters)
    assert list(whole.chains.values()) == list(case.results.chains)
    assert list(whole.contradictions.values()) == list(case.results.contradictions)
    assert (whole.refinements, whole.updates) == (case.results.refinements, case.results.updates)
    assert list(whole.assessments) == [matter.id for matter in case.results.matters]
    assert list(whole.agreements) == ["a1"]
    assert list(whole.derivations) == ["d1", "d2"]


def test_every_naming_leads_to_a_joined_actor(recorder: MemoryRecorder, case: Any) -> None:
    whole = view(recorder)
    norland = case.results.actors[0].id
    claim = whole.statements[case.signed.id].claim
    assert isinstance(claim, PositionClaim)
    assert claim.actor == ActorRef(actor=norland, name="Norland")
    assert whole.statements[case.denied.id].principal == ActorRef(actor=norland, name="the north")
    assert whole.derivations["d2"].source == ActorRef(actor=norland, name="the north")
    assert whole.agreements["a1"].positions[0].actor.actor == norland
    assert whole.reports[case.second.report.id].credits == (ActorRef(actor=norland, name="credited"),)


def test_an_actor_whom_nobody_joined_stays(recorder: MemoryRecorder, case: Any) -> None:
    whole = view(recorder)
    minister = case.signed.principal
    assert whole.statements[case.signed.id].principal == minister
    assert whole.actors[minister.actor].name == "minister"
    assert next(iter(whole.actors.values())) == case.results.actors[0]


def test_an_id_that_nobody_has_becomes_none(recorder: MemoryRecorder, case: Any) -> None:
    claim = view(recorder).statements[case.meets.id].claim
    assert claim == MeetingClaim(participants=(ActorRef(actor=None, name="Sudmark"),))


def test_what_was_recorded_is_kept_word_for_word(recorder: MemoryRecorder, case: Any) -> None:
    whole = view(recorder)
    assert list(whole.readings.values()) == [case.first.reading, case.second.reading]
    assert list(whole.state["derivations"].values()) == list(case.results.derivations)


def test_no_further_entries_give_the_same_view(recorder: MemoryRecorder) -> None:
    whole = view(recorder)
    assert whole.advanced([]) is whole


def test_a_view_goes_on_from_where_it_stood(recorder: MemoryRecorder) -> None:
    before = view(recorder)
    recorder.append([set_aside_draft(SetAside(file="later.txt", why="late"))])
    after = before.advanced(read_range(recorder, before.sequence + 1))
    assert after == view(recorder)
    assert after != before
    assert len(before.set_aside) == 1


def test_what_is_decided_in_a_room_works_nothing_out_anew_outside_it(recorder: MemoryRecorder, case: Any) -> None:
    before = view(recorder)
    wrong = StatementCorrected(supersedes=case.denied.id)
    recorder.append([judgement_draft(wrong, by="Ana", reason="it is not there", room="north")])
    after = before.advanced(read_range(recorder, before.sequence + 1))
    assert after.statements is before.statements
    assert after == view(recorder)
    assert case.denied.id not in after.seen_by({"north"}).statements


def test_an_input_set_aside_twice_is_named_once(recorder: MemoryRecorder) -> None:
    recorder.append([set_aside_draft(SetAside(file="empty.txt", why="it is empty"))])
    assert len(view(recorder).set_aside) == 1


@pytest.mark.parametrize("keep", [[0, 2], [1], [0, 0], [1, 0]])
def test_entries_that_do_not_follow_are_refused(recorder: MemoryRecorder, keep: list[int]) -> None:
    recorded = list(read_range(recorder))
    with pytest.raises(RegisterBroken, match="does not follow"):
        View.replay(recorded[number] for number in keep)


def test_entries_of_another_record_are_refused(recorder: MemoryRecorder, case: Any) -> None:
    other = MemoryRecorder()
    other.append([case.drafts[3], case.drafts[0]])
    with pytest.raises(RegisterBroken, match="entry 2 does not follow on entry 1"):
        View.replay([*read_range(recorder, 1, 1), *read_range(other, 2, 2)])


def test_a_later_reading_of_a_report_takes_the_place_of_the_earlier(recorder: MemoryRecorder, case: Any) -> None:
    fewer = type(case.first.reading)(report=case.first.report.id, statements=(case.meets,), actors=())
    recorder.append([reading_draft(fewer, case.first.text)])
    after = view(recorder)
    assert list(after.statements) == [case.meets.id, case.denied.id]
    assert after.chains["c1"].statements == (case.meets.id,)
    assert not after.contradictions


def test_a_shredded_report_takes_all_that_rests_on_it_with_it(recorder: MemoryRecorder, case: Any) -> None:
    recorded = list(read_range(recorder))
    gone = [Recorded(entry=one.entry, payload=None if one.entry.sequence == 3 else one.payload) for one in recorded]
    after = View.replay(gone)
    assert after.shredded == (3,)
    assert list(after.reports) == [case.first.report.id]
    assert list(after.statements) == [case.signed.id, case.meets.id]
    assert (after.derivations, after.contradictions, after.refinements, after.updates) == ({}, {}, (), ())
    assert list(after.chains) == ["c1"]
    position = next(iter(after.matters.values()))
    assert [account.chain for account in position.accounts] == ["c1"]
    assert [one.support.chains for one in after.assessments.values()] == [("c1",), ("c1",)]
    agreement = after.agreements["a1"]
    assert [term.id for term in agreement.terms] == ["t2"]
    assert [(one.position, one.statements) for one in agreement.positions] == [
        ("signed", (case.signed.id,)),
        ("invited", ()),
    ]


def test_where_every_report_is_shredded_nothing_is_left(recorder: MemoryRecorder) -> None:
    gone = [
        Recorded(entry=one.entry, payload=None if one.entry.sequence in (2, 3) else one.payload)
        for one in read_range(recorder)
    ]
    after = View.replay(gone)
    assert (after.statements, after.chains, after.matters, after.assessments) == ({}, {}, {}, {})
    assert after.agreements["a1"].positions == ()


def test_an_analysis_is_recorded_as_its_difference(recorder: MemoryRecorder, case: Any) -> None:
    before = view(recorder)
    assert analysis_draft(before, case.results, "ab" * 32) is None
    first, second = case.results.assessments
    changed = msgspec.structs.replace(
        case.results, updates=(), chains=case.results.chains[1:], assessments=(_verified(first), second)
    )
    draft = analysis_draft(before, changed, "cd" * 32, uses=(before.head,))
    assert draft is not None
    assert draft.payload.put == Results(assessments=(_verified(first),))  # type: ignore[union-attr]
    assert draft.payload.drop.chains == ("c1",)  # type: ignore[union-attr]
    recorder.append([draft])
    after = view(recorder)
    assert after.assessments[first.matter].verification is Verification.VERIFIED
    assert list(after.assessments) == [first.matter]
    assert after.updates == ()
    assert analysis_draft(after, changed, "cd" * 32) is None


@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(cuts=st.sets(st.integers(0, 7)), order=st.permutations(range(4)))
def test_any_batching_gives_the_same_view(case: Any, cuts: set[int], order: list[int]) -> None:
    recorder = MemoryRecorder()
    drafts = [*(case.drafts[number] for number in order), *case.drafts[4:]]
    marks = sorted({0, *cuts, len(drafts)})
    stepped = View()
    for start, end in pairwise(marks):
        recorder.append([_unused(draft) for draft in drafts[start:end]])
        stepped = stepped.advanced(read_range(recorder, stepped.sequence + 1))
    assert stepped == View.replay(read_range(recorder))
    assert list(stepped.statements) == list(View.replay(read_range(recorder)).statements)


def _verified(one: Assessment) -> Assessment:
    return msgspec.structs.replace(one, verification=Verification.VERIFIED)


def _unused(draft: Draft) -> Draft:
    return msgspec.structs.replace(draft, uses=())
