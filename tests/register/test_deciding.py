"""What people decide: recorded with name and reason, on top of what was seen, and seen from its room only."""

import msgspec
import pytest

from trucewatch.errors import DecisionRefused, NotInRecord, RegisterConflict, SpanMismatch, TrucewatchError
from trucewatch.model import EntryKind, Finding, SetAside, Span, Verdict, Verification
from trucewatch.model.decisions import ActorsApart, MatterAssessed, SameMatter, StatementCorrected
from trucewatch.register import Draft, MemoryRecorder, View, read_range, set_aside_draft
from trucewatch.register.decided.actors import kept_apart, on_actor
from trucewatch.register.decided.matters import verdicts
from trucewatch.register.decided.statements import superseded
from trucewatch.register.deciding import (
    actors_apart,
    decide,
    judgement_draft,
    matter_assessed,
    same_matter,
    statement_corrected,
)

BY = {"by": "Ana Silva", "reason": "read both"}


def seen(recorder: MemoryRecorder, *rooms: str) -> View:
    return View.replay(read_range(recorder)).seen_by(rooms)


def test_a_verdict_is_recorded_with_name_and_reason(recorder: MemoryRecorder, case) -> None:
    decision = SameMatter(left=case.signed.id, right=case.denied.id, verdict=Verdict.SAME)
    view, (entry,) = decide(recorder, seen(recorder), lambda view: same_matter(view, decision, **BY))
    assert (entry.kind, entry.agent, entry.activity) == (EntryKind.JUDGEMENT, "person:Ana Silva", "judge")
    (one,) = view.judgements
    assert (one.sequence, one.judgement.by, one.judgement.reason) == (entry.sequence, "Ana Silva", "read both")
    pair = tuple(sorted((case.signed.id, case.denied.id)))
    assert verdicts(view.judgements) == {pair: Verdict.SAME}


def test_the_newest_verdict_on_a_pair_holds_whichever_is_named_first(recorder: MemoryRecorder, case) -> None:
    view = seen(recorder)
    for left, right, verdict in (
        (case.signed.id, case.denied.id, Verdict.SAME),
        (case.denied.id, case.signed.id, Verdict.UNSURE),
    ):
        decision = SameMatter(left=left, right=right, verdict=verdict)
        view, _ = decide(recorder, view, lambda view, decision=decision: same_matter(view, decision, **BY))
    assert list(verdicts(view.judgements).values()) == [Verdict.UNSURE]
    assert len(view.judgements) == 2


def test_the_newest_decision_on_two_actors_holds_whichever_is_named_first(recorder: MemoryRecorder) -> None:
    view, held = seen(recorder), []
    for left, right, apart in (("Norland", "the north", True), ("the north", "Norland", False)):
        decision = ActorsApart(left=left, right=right, apart=apart)
        view, _ = decide(recorder, view, lambda view, decision=decision: actors_apart(view, decision, **BY))
        held.append(kept_apart(view.judgements))
    assert held == [(("Norland", "the north"),), ()]
    norland = next(one for one in view.actors.values() if one.name == "Norland")
    other = next(one for one in view.actors.values() if "Norland" not in one.names)
    assert on_actor(norland, view.judgements) == view.judgements
    assert on_actor(other, view.judgements) == ()


def test_what_one_report_takes_for_one_actor_is_not_parted_by_names(recorder: MemoryRecorder) -> None:
    view = seen(recorder)
    actor = next(one for reading in view.readings.values() for one in reading.actors)
    decision = ActorsApart(left=actor.id, right=actor.name)
    with pytest.raises(DecisionRefused, match=r"first\.txt itself takes them for one actor"):
        actors_apart(view, decision, **BY)


def test_a_person_s_assessment_stands_in_the_place_of_the_machine_s(recorder: MemoryRecorder) -> None:
    before = seen(recorder)
    decision = MatterAssessed(matter="matter-old", verification=Verification.VERIFIED)
    view, _ = decide(recorder, before, lambda view: matter_assessed(view, decision, **BY))
    (matter,) = [one for one in view.matters.values() if "matter-old" in one.aliases]
    one = view.assessments[matter.id]
    assert (one.verification, one.by, one.because, one.rule) == (
        Verification.VERIFIED,
        "Ana Silva",
        "read both",
        "person",
    )
    assert one.finding is before.assessments[matter.id].finding is Finding.NO_FINDING
    assert before.assessments[matter.id].verification is Verification.CONTRADICTED


def test_a_rejected_statement_holds_no_longer_and_stays_in_the_record(recorder: MemoryRecorder, case) -> None:
    decision = StatementCorrected(supersedes=case.denied.id)
    view, (entry,) = decide(recorder, seen(recorder), lambda view: statement_corrected(view, decision, **BY))
    assert case.denied.id not in view.statements
    assert not view.contradictions
    assert superseded(view.judgements)[case.denied.id].sequence == entry.sequence
    assert case.denied.id in {one.id for one in view.readings[case.second.report.id].statements}


def test_a_statement_is_put_in_the_place_of_another_at_a_span_that_holds(recorder: MemoryRecorder, case) -> None:
    words = case.denied.text.split()[0]
    start = case.denied.span.start
    put = msgspec.structs.replace(case.denied, id="put", text=words, span=Span(start=start, end=start + len(words)))
    decision = StatementCorrected(supersedes=case.denied.id, put=put)
    view, _ = decide(recorder, seen(recorder), lambda view: statement_corrected(view, decision, **BY))
    assert view.statements["put"].text == words
    wrong = StatementCorrected(put=msgspec.structs.replace(put, id="other", text="not there"))
    with pytest.raises(SpanMismatch):
        decide(recorder, view, lambda view: statement_corrected(view, wrong, **BY))


@pytest.mark.parametrize(
    ("make", "error", "why"),
    [
        (lambda view: same_matter(view, SameMatter(left="a", right="b", verdict=Verdict.SAME), **BY), NotInRecord, "a"),
        (lambda view: actors_apart(view, ActorsApart(left="Norland", right="x"), **BY), NotInRecord, "name x"),
        (
            lambda view: actors_apart(view, ActorsApart(left="Norland", right="Norland"), **BY),
            TrucewatchError,
            "itself",
        ),
        (
            lambda view: actors_apart(view, ActorsApart(left="Norland", right="the north", apart=False), **BY),
            TrucewatchError,
            "nothing to take back",
        ),
        (lambda view: matter_assessed(view, MatterAssessed(matter="none"), **BY), NotInRecord, "no matter none"),
        (
            lambda view: matter_assessed(view, MatterAssessed(matter="matter-old"), **BY),
            TrucewatchError,
            "decides on",
        ),
        (lambda view: statement_corrected(view, StatementCorrected(), **BY), TrucewatchError, "a correction names"),
        (
            lambda view: statement_corrected(view, StatementCorrected(supersedes="none"), **BY),
            NotInRecord,
            "no statement none",
        ),
        (
            lambda _: judgement_draft(MatterAssessed(matter="m"), by=" ", reason="r"),
            TrucewatchError,
            "the name of whoever judges",
        ),
    ],
)
def test_what_cannot_be_decided_is_refused_and_nothing_is_written(
    recorder: MemoryRecorder, make, error: type[Exception], why: str
) -> None:
    head = recorder.head()
    with pytest.raises(error, match=why):
        decide(recorder, seen(recorder), make)
    assert recorder.head() == head


def test_a_decision_is_drafted_anew_where_somebody_wrote_in_between(recorder: MemoryRecorder, case) -> None:
    heads: list[str] = []

    def make(view: View) -> Draft:
        heads.append(view.head)
        if len(heads) == 1:
            recorder.append([set_aside_draft(SetAside(file="other", why="somebody else was quicker"))])
        decision = SameMatter(left=case.signed.id, right=case.denied.id, verdict=Verdict.DIFFERENT)
        return same_matter(view, decision, **BY)

    view, (entry,) = decide(recorder, seen(recorder), make)
    assert len(set(heads)) == 2
    assert entry.sequence == view.sequence == recorder.head().sequence


def test_where_others_never_stop_writing_nothing_is_decided(recorder: MemoryRecorder) -> None:
    def make(view: View) -> Draft:
        recorder.append([set_aside_draft(SetAside(file=f"{view.sequence}", why="again"))])
        return matter_assessed(view, MatterAssessed(matter="matter-old", finding=Finding.UNDER_INQUIRY), **BY)

    with pytest.raises(RegisterConflict, match="nothing was written"):
        decide(recorder, seen(recorder), make)
    assert not seen(recorder).judgements


def test_a_view_that_may_be_shown_ends_with_the_last_entry_seen(recorder: MemoryRecorder) -> None:
    decision = StatementCorrected(supersedes=next(iter(seen(recorder).statements)))
    before = seen(recorder).shown()
    assert (before.sequence, before.head) == (seen(recorder).sequence, seen(recorder).head)
    recorder.append([judgement_draft(decision, room="north", **BY)])
    assert seen(recorder).sequence == before.sequence + 1
    assert seen(recorder).shown() == before
    assert seen(recorder, "north").shown().sequence == before.sequence + 1
    assert seen(recorder, "south").shown().ledger == before.ledger


def test_of_a_room_that_is_not_looked_into_nothing_shows(recorder: MemoryRecorder) -> None:
    decision = MatterAssessed(matter="matter-old", finding=Finding.UNDER_INQUIRY)
    decide(recorder, seen(recorder), lambda _: judgement_draft(decision, room="north", **BY))
    outside, inside = seen(recorder), seen(recorder, "north")
    assert not outside.judgements
    assert {one.finding for one in outside.assessments.values()} == {Finding.NO_FINDING}
    assert len(inside.judgements) == 1
    assert Finding.UNDER_INQUIRY in {one.finding for one in inside.assessments.values()}
    assert not inside.seen_by(()).judgements


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"finding": Finding.VIOLATION_SERIOUS}, "against a term in force, and reviewed by a second person"),
        ({"finding": Finding.NOT_IN_FORCE}, "against a term in force"),
        ({"verification": Verification.CORROBORATED}, "counted from chains and principals"),
    ],
)
def test_what_takes_the_ladder_or_is_counted_is_not_simply_said(recorder: MemoryRecorder, fields, why: str) -> None:
    decision = MatterAssessed(matter="matter-old", **fields)
    with pytest.raises(DecisionRefused, match=why):
        matter_assessed(seen(recorder), decision, **BY)


@pytest.mark.parametrize("room", ["open", "room-of-talks"])
def test_a_view_after_decisions_is_the_replayed_one_and_works_nothing_out_anew(
    recorder: MemoryRecorder, case, room: str
) -> None:
    view = seen(recorder, "room-of-talks")
    for decision in (
        MatterAssessed(matter="matter-old", finding=Finding.UNDER_INQUIRY),
        SameMatter(left=case.signed.id, right=case.denied.id, verdict=Verdict.UNSURE),
        MatterAssessed(matter="matter-old", verification=Verification.OBSERVED),
        StatementCorrected(supersedes=case.denied.id),
        MatterAssessed(matter="matter-old", verification=Verification.DISCOUNTED),
    ):
        before = view
        recorder.append([judgement_draft(decision, room=room, **BY)])
        view = view.advanced(read_range(recorder, view.sequence + 1))
        assert view == seen(recorder, "room-of-talks")
        same = view.statements is before.statements and view.matters is before.matters
        assert same is not isinstance(decision, StatementCorrected)
