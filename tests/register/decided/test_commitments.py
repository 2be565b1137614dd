"""Commitments: deadlines and scores with their history, what waits on what, what is overdue, what is proposed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stories.recording import Desk, party, seen

from trucewatch.model import Precision, When
from trucewatch.model.decisions import Cited
from trucewatch.model.decisions.commitments import (
    CommitmentDecision,
    CommitmentRecorded,
    CommitmentScored,
    DeadlineMoved,
    EvidenceAdded,
    ProposalRefused,
)
from trucewatch.register import MemoryRecorder, View, read_range
from trucewatch.register.decided.commitments import Commitment, commitments, when_of
from trucewatch.register.deciding import judgement_draft

HILL, RIVER = party("Hill Council"), party("River Army")
A, B = "commitment-a", "commitment-b"


def undertaken(key: str = A, deadline: str | None = "2031-03-20", **fields: object) -> CommitmentRecorded:
    when = when_of(deadline) if deadline else None
    given = {"actor": RIVER, "undertaking": "withdraw the guns", "deadline": when, **fields}
    return CommitmentRecorded(commitment=key, **given)  # type: ignore[arg-type]


def scored(score: int, on: str, key: str = A) -> CommitmentScored:
    return CommitmentScored(commitment=key, score=score, on=on)


def one(desk: Desk, at: str | None = None, key: str = A) -> Commitment:
    return next(held for held in commitments(desk.view, at=at).held if held.id == key)


@pytest.mark.parametrize(
    ("deadline", "at", "state"),
    [
        ("2031-03-20", "2031-03-19", "open"),
        ("2031-03-20", "2031-03-20", "open"),
        ("2031-03-20", "2031-03-21", "overdue"),
        ("2031-03", "2031-03-31", "open"),
        ("2031-03", "2031-04-01", "overdue"),
        ("2031", "2031-12-31", "open"),
        ("2031-03-20T12:00", "2031-03-20T11:59", "open"),
        ("2031-03-20T12:00", "2031-03-20T12:01", "overdue"),
        (None, "2031-03-21", "no-deadline"),
        ("2031-03-20", None, None),
    ],
)
def test_what_is_overdue(deadline: str | None, at: str | None, state: str | None) -> None:
    desk = Desk()
    desk.decides(undertaken(deadline=deadline))
    assert one(desk, at).state == state


def test_a_deadline_without_an_end_cannot_be_told_once_it_has_begun() -> None:
    desk = Desk()
    vague = When(start="2031-03-01", end=None, precision=Precision.UNCLEAR, words="from spring")
    desk.decides(undertaken(deadline=None), DeadlineMoved(commitment=A, deadline=vague))
    assert [one(desk, at).state for at in ("2031-02-01", "2031-03-05")] == ["open", "cannot-tell"]


def test_scores_are_of_a_day_and_all_stay() -> None:
    desk = Desk()
    desk.decides(undertaken(), scored(1, "2031-03-10"), scored(3, "2031-03-25"))
    desk.decides(scored(2, "2031-03-25"), by="Piet Vos", why="counted again")
    assert [held.score for held in one(desk).scores] == [1, 3, 2]
    assert one(desk, "2031-03-12").score == 1
    assert one(desk, "2031-03-05").score is None
    last = one(desk, "2031-03-26").scores[-1]
    assert (last.score, last.ground.by, last.ground.reason) == (2, "Piet Vos", "counted again")
    assert one(desk, "2031-03-26").state == "overdue"
    desk.decides(scored(3, "2031-03-28"))
    assert one(desk, "2031-03-28").state == "done"
    assert commitments(desk.view, at="2031-03-28").overdue == ()


def test_a_deadline_moves_from_the_day_on_which_it_was_moved() -> None:
    desk = Desk()
    desk.decides(undertaken(), DeadlineMoved(commitment=A, deadline=when_of("2031-04-10"), said="2031-03-22"))
    assert [one(desk, at).state for at in ("2031-03-21", "2031-03-22", "2031-04-11")] == ["overdue", "open", "overdue"]
    assert [held.deadline.end for held in one(desk).deadlines if held.deadline] == ["2031-03-20", "2031-04-10"]


def test_what_must_come_first_is_waited_on_until_it_is_kept_in_full() -> None:
    desk = Desk()
    desk.decides(undertaken(), undertaken(B, actor=HILL, undertaking="free the prisoners", after=(A,)))
    assert one(desk, key=B).waiting_on == (A,)
    desk.decides(scored(2, "2031-03-10"))
    assert one(desk, key=B).waiting_on == (A,)
    desk.decides(scored(3, "2031-03-15"))
    assert one(desk, key=B).waiting_on == ()
    assert one(desk, "2031-03-12", B).waiting_on == (A,)


def test_overdue_comes_longest_first() -> None:
    desk = Desk()
    desk.decides(undertaken(deadline="2031-03-20"), undertaken(B, "2031-03-10"))
    assert [held.id for held in commitments(desk.view, at="2031-04-01").overdue] == [B, A]


def test_evidence_has_its_day_and_what_is_cited() -> None:
    desk = Desk()
    photo = EvidenceAdded(commitment=A, words="two guns seen leaving", on="2031-03-11", cited=seen("photo.jpg"))
    desk.decides(undertaken(), photo)
    (held,) = one(desk).evidence
    assert (held.words, held.on, [file.name for file in held.ground.files]) == (
        "two guns seen leaving", "2031-03-11", ["photo.jpg"],
    )  # fmt: skip
    assert one(desk, "2031-03-10").evidence == ()


def test_said_again_it_takes_the_place_of_what_was_said_and_the_scores_stay() -> None:
    desk = Desk()
    desk.decides(
        undertaken(), scored(1, "2031-03-10"), undertaken(undertaking="withdraw all guns", deadline="2031-03-20")
    )
    held = one(desk)
    assert (held.undertaking, held.score, len(held.deadlines)) == ("withdraw all guns", 1, 1)


def test_what_is_recorded_in_a_room_is_owed_by_nobody_outside() -> None:
    desk = Desk()
    desk.decides(undertaken(), room="shuttle")
    assert commitments(desk.view).held == ()
    assert len(commitments(desk.view.seen_by(["shuttle"])).held) == 1


def test_what_was_known_before_it_was_scored() -> None:
    desk = Desk().at("2031-03-15T12:00")
    desk.decides(undertaken())
    desk.at("2031-04-01T12:00").decides(scored(3, "2031-03-18"))
    known = commitments(desk.known("2031-03-25"), at="2031-03-25")
    assert [held.state for held in known.held] == ["overdue"]
    assert one(desk, "2031-03-25").state == "done"


@pytest.mark.parametrize(
    ("iso", "start", "end", "precision"),
    [
        ("2031", "2031-01-01", "2031-12-31", Precision.YEAR),
        ("2032-02", "2032-02-01", "2032-02-29", Precision.MONTH),
        ("2031-03-20", "2031-03-20", "2031-03-20", Precision.DAY),
        ("2031-03-20T12:00", "2031-03-20T12:00", "2031-03-20T12:00", Precision.PART_OF_DAY),
    ],
)
def test_a_date_becomes_a_stretch_as_fine_as_it_is(iso: str, start: str, end: str, precision: Precision) -> None:
    when = when_of(iso)
    assert (when.start, when.end, when.precision, when.words) == (start, end, precision, iso)


KEYS = st.sampled_from([A, B])
DAYS = st.sampled_from(["2031", "2031-03", "2031-03-20", "2031-03-20T12:00", "2031-04-02", "soon"])
WHEN = st.one_of(st.none(), st.sampled_from(["2031-03", "2031-03-20", "2031-04"]).map(when_of))
DECISIONS = st.one_of(
    st.builds(undertaken, key=KEYS, deadline=st.sampled_from([None, "2031-03", "2031-03-20"]), after=st.sampled_from([(), (B,)])),
    st.builds(CommitmentScored, commitment=KEYS, score=st.integers(0, 3), on=DAYS, cited=st.just(Cited())),
    st.builds(DeadlineMoved, commitment=KEYS, deadline=WHEN, said=st.one_of(st.none(), DAYS), cited=st.just(Cited())),
    st.builds(EvidenceAdded, commitment=KEYS, words=st.just("seen"), on=st.one_of(st.none(), DAYS), cited=st.just(Cited())),
    st.builds(ProposalRefused, matter=st.just("matter-x")),
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    decisions=st.lists(DECISIONS, max_size=10),
    cuts=st.sets(st.integers(0, 10)),
    at=st.one_of(st.none(), DAYS.filter(lambda day: day != "soon")),
)
def test_any_batching_gives_the_same_and_nothing_shows_before_it_was_recorded(
    decisions: list[CommitmentDecision], cuts: set[int], at: str | None
) -> None:
    recorder = MemoryRecorder()
    recorder.append([judgement_draft(one, by="Ana Silva", reason="read it") for one in decisions])
    entries, stepped = list(read_range(recorder)), View()
    for end in sorted({*cuts, len(entries)}):
        stepped = stepped.advanced(entries[stepped.sequence : end])
        found = commitments(stepped, at=at)
        assert found == commitments(View.replay(entries[: stepped.sequence]), at=at)
        for one in found.held:
            grounds = [one.ground, *(held.ground for held in (*one.scores, *one.deadlines, *one.evidence))]
            assert all(ground.entry is not None and ground.entry <= stepped.sequence for ground in grounds)
