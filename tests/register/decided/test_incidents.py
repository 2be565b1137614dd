"""The fold over incidents: what reports tell and what people enter, in any order and any batching."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.model import (
    Account,
    ActorRef,
    Assessment,
    Finding,
    Judgement,
    Matter,
    MatterKind,
    OccurrenceClaim,
    OccurrenceKind,
    Qualifier,
    RecordedJudgement,
    Responsibility,
    Span,
    Stance,
    Statement,
    Support,
    Verification,
)
from trucewatch.model.decisions import AnyDecision, MatterAssessed
from trucewatch.model.decisions.coding import CodeAdjudicated, CodeGiven, CodingClosed, CodingOpened, Level
from trucewatch.model.decisions.desk import WorkClaimed, WorkReleased
from trucewatch.model.decisions.incidents import (
    AccessDenied,
    Channel,
    CountReported,
    Edition,
    FindingAnswered,
    FindingMade,
    FindingPublished,
    FindingReviewed,
    IncidentConfirmed,
    IncidentReported,
    IncidentVerified,
    InForce,
    InquiryMade,
    Means,
    Reply,
    Response,
    ResponsibilityAssessed,
    Restriction,
    Review,
    TermCheck,
    TermNamed,
)
from trucewatch.register import MemoryRecorder, View, read_range
from trucewatch.register.decided.coding import coding, reliability
from trucewatch.register.decided.crosscheck import matrix
from trucewatch.register.decided.desk import desk_of
from trucewatch.register.decided.incident import Rung
from trucewatch.register.decided.incidents import incidents, settled
from trucewatch.register.deciding import judgement_draft

FRONT, STATE = ActorRef(actor=None, name="Uplands Front"), ActorRef(actor=None, name="Government")
TERM = TermNamed(agreement="truce", term="1")
LATE = "2099-01-01T00:00:00.000000Z"

STEPS: tuple[tuple[str, AnyDecision], ...] = (
    (
        "Ana",
        IncidentReported(
            incident="i", channel=Channel.PARTY, kind=OccurrenceKind.CLASH, words="w", alleged_by=STATE, accused=FRONT
        ),
    ),
    ("Ana", WorkClaimed(item="i", holder="Ana", until=LATE)),
    ("Ana", AccessDenied(incident="i", restriction=Restriction.DENIED, words="mines", denied_by=FRONT)),
    ("Ana", InquiryMade(incident="i", means=Means.REMOTE, words="pictures")),
    (
        "Ana",
        FindingMade(
            incident="i",
            finding=Finding.VIOLATION_MINOR,
            check=TermCheck(day="2031-05-09", place="Orran", answer=InForce.YES, terms=(TERM,)),
            term=TERM,
        ),
    ),
    ("Bo", FindingReviewed(incident="i", finding="entry-5", verdict=Review.APPROVED)),
    ("Bo", FindingAnswered(incident="i", finding="entry-5", party=FRONT, response=Response.DISPUTES, words="no")),
    ("Bo", FindingPublished(incident="i", finding="entry-5", edition=Edition.PUBLIC)),
    ("Bo", IncidentConfirmed(incident="i", party=FRONT, reply=Reply.DENIES, words="no", channel=Channel.PARTY)),
    ("Bo", IncidentVerified(incident="i", verification=Verification.NOT_VERIFIABLE)),
    (
        "Bo",
        ResponsibilityAssessed(incident="i", responsibility=Responsibility.ASSESSED_BY_MONITOR, actor=FRONT),
    ),
    ("Ana", WorkReleased(item="i", holder="Ana", done=True)),
    ("Cid", WorkClaimed(item="i", holder="Cid", until=LATE)),
    (
        "Cid",
        CountReported(
            observer=STATE,
            start="2031-05-01",
            end="2031-05-31",
            low=3,
            high=3,
            qualifier=Qualifier.EXACTLY,
            words="three",
        ),
    ),
    (
        "Cid",
        CodingOpened(
            round="r",
            question="?",
            codes=("a", "b"),
            level=Level.ORDINAL,
            coders=("Ana", "Bo"),
            items=("i",),
            seed="",
            drawn_from=1,
        ),
    ),
    ("Ana", CodeGiven(round="r", item="i", code="a")),
    ("Bo", CodeGiven(round="r", item="i", code="b")),
    ("Cid", CodeAdjudicated(round="r", item="i", code=None)),
    ("Cid", CodingClosed(round="r")),
)


def recorded(steps: Sequence[tuple[str, AnyDecision]]) -> tuple[RecordedJudgement, ...]:
    return tuple(
        RecordedJudgement(
            sequence=number,
            entry=f"entry-{STEPS.index((by, decision)) + 1}",
            recorded=f"2031-05-10T00:00:{number:02}.000000Z",
            room="open",
            judgement=Judgement(by=by, reason="so it is", decision=decision),
        )
        for number, (by, decision) in enumerate(steps, start=1)
    )


def test_in_their_order_all_steps_but_the_last_take_effect() -> None:
    view = View(judgements=recorded(STEPS))
    board = incidents(view)
    assert board.refused == ()
    held = board.incidents["i"]
    assert (held.rung, held.finding.value) == (Rung.PUBLISHED, Finding.VIOLATION_MINOR)
    assert [one.sequence for one in coding(view.judgements).refused] == [19]  # all codes were in: nothing to close


@given(st.lists(st.sampled_from(STEPS), max_size=30))
@settings(max_examples=150, deadline=None)
def test_no_order_of_entries_makes_a_fold_fail_or_skip_a_rule(steps: list[tuple[str, AnyDecision]]) -> None:
    view = View(judgements=recorded(steps))
    board = incidents(view)
    matrix(board)
    desk = desk_of(view.judgements)
    assert len(desk.open(LATE)) == 0
    for round_ in coding(view.judgements).rounds.values():
        assert (reliability(round_) is None) is not round_.revealed
    for held in board.incidents.values():
        for found in held.findings:
            assert found.review is None or found.review.by != found.made.by
            assert not found.published or (found.review and found.review.decision.verdict is Review.APPROVED)
        if held.finding.value is Finding.VIOLATION_MINOR:
            assert held.approved is not None


@given(st.permutations(range(len(STEPS))), st.lists(st.integers(1, 6), min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_replay_in_any_batching_gives_the_same(order: list[int], sizes: list[int]) -> None:
    recorder = MemoryRecorder()
    recorder.append([judgement_draft(STEPS[place][1], by=STEPS[place][0], reason="so") for place in order])
    entries = list(read_range(recorder))
    view, place, turn = View(), 0, 0
    while place < len(entries):
        size = sizes[turn % len(sizes)]
        view, place, turn = view.advanced(entries[place : place + size]), place + size, turn + 1
    whole = View.replay(entries)
    assert incidents(view) == incidents(whole)
    assert coding(view.judgements) == coding(whole.judgements)


def said(name: str, stance: Stance, by: str | None, accused: str = "front") -> Statement:
    from trucewatch.model import Link

    ref = ActorRef(actor=by, name=by or "")
    return Statement(
        id=name,
        report="r",
        span=Span(start=0, end=1),
        text=name,
        direct=False,
        attribution=(Link(actor=ref, cue="said"),) if by else (),
        stance=stance,
        claim=OccurrenceClaim(kind=OccurrenceKind.SHELLING, actor=ActorRef(actor=accused, name=accused)),
    )


def told_by_reports() -> View:
    statements = (
        said("s1", Stance.ALLEGES, "government"),
        said("s2", Stance.ASSERTS, "front"),
        said("s3", Stance.DENIES, "militia"),
        said("s4", Stance.ALLEGES, "government"),
        said("s5", Stance.THREATENS, "front"),
    )
    matter = Matter(
        id="matter-1",
        kind=MatterKind.INCIDENT,
        title="Shelling",
        accounts=(Account(chain="c", statements=tuple(one.id for one in statements)),),
        aliases=("matter-old",),
    )
    assessment = Assessment(
        matter="matter-1",
        support=Support(outlets=(), chains=(), principals=()),
        verification=Verification.SINGLE_CHAIN,
        finding=Finding.NO_FINDING,
        responsibility=Responsibility.ALLEGED_BY_ADVERSARY,
        because="one chain",
        rule="one-chain",
    )
    return View(
        statements={one.id: one for one in statements},
        matters={"matter-1": matter},
        assessments={"matter-1": assessment},
    )


def test_an_incident_of_reports_says_who_alleges_confirms_and_denies() -> None:
    held = incidents(told_by_reports()).named("matter-old")
    assert held is not None
    assert [(one.who and one.who.name, one.stance.value, one.statements) for one in held.told] == [
        ("government", "alleges", ("s1", "s4")),
        ("front", "confirms", ("s2",)),  # the accused itself says so
        ("militia", "denies", ("s3",)),
    ]
    assert (held.verification.value, held.verification.by) == (Verification.SINGLE_CHAIN, None)
    assert held.rung is Rung.ALLEGED


def test_a_field_report_joins_an_incident_of_reports() -> None:
    from dataclasses import replace

    field = IncidentReported(
        incident="matter-old", channel=Channel.PUBLIC, kind=OccurrenceKind.SHELLING, words="w", alleged_by=STATE
    )
    one = RecordedJudgement(
        sequence=1,
        entry="e",
        recorded=LATE,
        room="open",
        judgement=Judgement(by="Ana", reason="r", decision=field),
    )
    board = incidents(replace(told_by_reports(), judgements=(one,)))
    assert list(board.incidents) == ["matter-1"]
    assert len(board.incidents["matter-1"].told) == 4


def test_what_is_found_on_the_ladder_is_what_the_matter_shows() -> None:
    from dataclasses import replace

    from msgspec.structs import replace as changed

    steps = [(by, changed(one, incident="matter-old")) for by, one in STEPS[2:11]]
    claim = ("Ana", WorkClaimed(item="matter-old", holder="Ana", until=LATE))
    one = tuple(
        changed(each, judgement=changed(each.judgement, by=by, decision=decision))
        for each, (by, decision) in zip(recorded(STEPS[1:11]), [claim, *steps], strict=True)
    )
    view = settled(replace(told_by_reports(), judgements=one))
    found = view.assessments["matter-1"]
    assert (found.verification, found.finding, found.responsibility) == (
        Verification.NOT_VERIFIABLE,
        Finding.VIOLATION_MINOR,
        Responsibility.ASSESSED_BY_MONITOR,
    )
    assert (found.term, found.by, found.rule) == ("1", "Ana", "person")
    assert settled(told_by_reports()).assessments == told_by_reports().assessments


def test_a_violation_said_without_the_ladder_moves_no_axis() -> None:
    from dataclasses import replace

    said_so = MatterAssessed(matter="matter-1", finding=Finding.VIOLATION_SERIOUS, verification=Verification.DISCOUNTED)
    one = RecordedJudgement(
        sequence=1, entry="e", recorded=LATE, room="open", judgement=Judgement(by="Ana", reason="r", decision=said_so)
    )
    held = incidents(replace(told_by_reports(), judgements=(one,))).incidents["matter-1"]
    assert (held.finding.value, held.finding.by) == (Finding.NO_FINDING, None)
    assert (held.verification.value, held.verification.by) == (Verification.DISCOUNTED, "Ana")
    assert held.responsibility.by is None


def test_what_people_did_stays_though_reports_tell_of_it_no_longer() -> None:
    from dataclasses import replace

    from msgspec.structs import replace as changed

    steps = [changed(one, incident="matter-1") for _, one in STEPS[2:8]]
    decisions = [WorkClaimed(item="matter-1", holder="Ana", until=LATE), *steps]
    one = tuple(
        changed(each, judgement=changed(each.judgement, decision=decision))
        for each, decision in zip(recorded(STEPS[1:8]), decisions, strict=True)
    )
    before = incidents(replace(told_by_reports(), judgements=one)).incidents["matter-1"]
    after = incidents(View(judgements=one)).incidents["matter-1"]
    assert (before.rung, after.rung) == (Rung.PUBLISHED, Rung.PUBLISHED)
    assert after.findings == before.findings
    assert after.title == "An incident that reports tell of no longer"
