"""Reports are held, released and withdrawn, by the hash of their page; who composes one again gets the same."""

import pytest
from tests.briefs.situation.conftest import report as incident
from tests.briefs.situation.test_composing import WEEK

from trucewatch.briefs.situation import compose
from trucewatch.briefs.situation.releasing import brief_draft, composed_again, fingerprint
from trucewatch.errors import DecisionRefused
from trucewatch.model.decisions.briefs import Release
from trucewatch.model.decisions.incidents import Edition
from trucewatch.register.decided.briefs import briefs
from trucewatch.register.deciding import decide


def takes(desk, codebook, decided: Release, edition: Edition = Edition.PUBLIC, report=None):
    made = report or compose(desk.view, WEEK, codebook, edition=edition)
    desk.view, _ = decide(
        desk.recorder, desk.view, lambda view: brief_draft(view, made, codebook, decided, by="Di Duarte", reason="read")
    )
    return made


def test_a_report_is_held_then_released_then_withdrawn(desk, codebook) -> None:
    report = takes(desk, codebook, Release.HELD)
    for decided in (Release.RELEASED, Release.WITHDRAWN):
        takes(desk, codebook, decided, report=report)
    (one,) = briefs(desk.view.judgements)
    assert [step.decision.decided for step in one.steps] == ["held", "released", "withdrawn"]
    assert one.told.sha256 == fingerprint(report)


@pytest.mark.parametrize(
    "steps", [(Release.WITHDRAWN,), (Release.RELEASED, Release.RELEASED), (Release.HELD, Release.HELD)]
)
def test_what_makes_no_sense_is_refused(desk, codebook, steps) -> None:
    report = compose(desk.view, WEEK, codebook)
    *before, last = steps
    for decided in before:
        takes(desk, codebook, decided, report=report)
    with pytest.raises(DecisionRefused, match="it cannot be"):
        takes(desk, codebook, last, report=report)


def test_what_is_decided_on_the_parties_edition_stands_in_their_room(desk, codebook) -> None:
    takes(desk, codebook, Release.RELEASED, Edition.PARTIES)
    assert not briefs(desk.view.judgements)
    assert len(briefs(desk.view.seen_by(("parties",)).judgements)) == 1


def test_a_released_report_comes_out_the_same_after_more_was_recorded(desk, codebook) -> None:
    report = takes(desk, codebook, Release.RELEASED)
    desk.decides(incident("incident-later", "2031-05-11", "Lowport"))
    (one,) = briefs(desk.view.judgements)
    assert composed_again(desk.recorder, one.told, codebook) == report
    assert compose(desk.view, WEEK, codebook) != report


def test_one_that_does_not_come_out_the_same_is_refused(desk, codebook) -> None:
    import msgspec

    takes(desk, codebook, Release.RELEASED)
    (one,) = briefs(desk.view.judgements)
    other = msgspec.structs.replace(one.told, sha256="0" * 64)
    with pytest.raises(DecisionRefused, match="does not come out"):
        composed_again(desk.recorder, other, codebook)
