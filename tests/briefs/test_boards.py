"""What people recorded, in sentences: each on somebody's word, none where nobody recorded anything."""

from typing import Any

from tests.stories.recording import Desk, party

from trucewatch.briefs import page, summary
from trucewatch.briefs.boards import date_line, step_line
from trucewatch.briefs.sections import brief
from trucewatch.briefs.wording import Wording
from trucewatch.codebook import Codebook
from trucewatch.model import Position
from trucewatch.model.decisions.agreements import (
    AgreementRecorded,
    DateClaimed,
    DateKind,
    DateSettled,
    PositionRecorded,
)
from trucewatch.model.decisions.commitments import CommitmentRecorded, CommitmentScored
from trucewatch.register.decided.agreements import board
from trucewatch.register.decided.commitments import when_of

PACT = "agreement-harrow"
HILL, RIVER = party("Hill Council"), party("River Army")


def desk() -> Desk:
    made = Desk()
    made.decides(AgreementRecorded(agreement=PACT, name="Truce of Harrow", parties=(HILL, RIVER)))
    return made


def test_nothing_is_said_where_nobody_recorded_anything(kestria: Any, codebook: Codebook) -> None:
    found = brief(kestria, codebook)
    assert (found.agreed, found.owed) == ((), ())
    assert "RECORDED BY PEOPLE" not in summary(kestria, None, codebook)


def test_every_sentence_names_who_recorded_it(codebook: Codebook) -> None:
    made = desk()
    made.decides(
        PositionRecorded(agreement=PACT, actor=HILL, position=Position.SIGNED, when="2031-03-10"),
        CommitmentRecorded(commitment="c", actor=RIVER, undertaking="withdraw its guns", deadline=when_of("2031-03")),
    )
    made.decides(CommitmentScored(commitment="c", score=3, on="2031-03-20"), by="Piet Vos")
    found = brief(made.view, codebook)
    assert [(one.words, one.evidence.by) for one in (*found.agreed[0].sentences, *found.owed)] == [
        ("Truce of Harrow: no date of effect recorded", "Ana Silva"),
        ("Hill Council: signed (10 March 2031)", "Ana Silva"),
        ("River Army: no position told", "Ana Silva"),
        ("Truce of Harrow: 0 of 7 slots of completeness filled", "Ana Silva"),
        ("1 commitment recorded: 1 kept in full, 0 in part or not, 0 not scored", "Ana Silva and Piet Vos"),
    ]


def test_the_page_shows_the_parties_side_by_side(codebook: Codebook) -> None:
    made = desk()
    made.decides(
        PositionRecorded(agreement=PACT, actor=HILL, position=Position.SIGNED, when="2031-03-10"),
        PositionRecorded(agreement=PACT, actor=RIVER, position=Position.ASKED_FOR_TIME, until="2031-03-12"),
    )
    (one,) = brief(made.view, codebook).agreed
    assert [(held.name, held.tone, held.phrase, held.until) for held in one.parties] == [
        ("Hill Council", "toward", "signed", None), ("River Army", "open", "asked for time", "2031-03-12"),
    ]  # fmt: skip
    shown = page(made.view, codebook)
    cards = shown[shown.index('id="recorded"') : shown.index('id="contradicted"')]
    assert cards.count('<li class="party') == 2
    assert "until 12 March 2031" in cards
    assert "judged by <bdi>Ana Silva</bdi>" in cards


def test_what_is_overdue_is_told_as_of_the_latest_report(kestria: Any, codebook: Codebook) -> None:
    made = desk()
    made.decides(
        CommitmentRecorded(commitment="c", actor=RIVER, undertaking="open the road", deadline=when_of("2031-03-01"))
    )
    import dataclasses

    view = dataclasses.replace(kestria, judgements=made.view.judgements)
    tally, late = brief(view, codebook).owed
    assert tally.words.endswith("not scored; 1 overdue on 4 March 2031")
    assert late.words == "Overdue: River Army: open the road, by 1 March 2031 (not scored)"


def test_how_dates_and_steps_read(codebook: Codebook) -> None:
    words, made = Wording(codebook), desk()
    claims = [
        DateClaimed(agreement=PACT, which=DateKind.EFFECTIVE, date=day, party=who)
        for day, who in (("2031-03-14", HILL), ("2031-03-16", RIVER))
    ]
    made.decides(*claims)
    assert date_line(board(made.view, PACT).effective, words) == (
        "disputed (Hill Council 14 March 2031; River Army 16 March 2031)"
    )
    made.decides(DateSettled(agreement=PACT, which=DateKind.EFFECTIVE, date="2031-03-15", parties=(HILL, RIVER)))
    assert date_line(board(made.view, PACT).effective, words) == "15 March 2031, settled by Hill Council and River Army"
    assert date_line(board(made.view, PACT).ends, words) == "not told"
    made.decides(
        PositionRecorded(agreement=PACT, actor=RIVER, position=Position.ASKED_FOR_TIME, until="2031-03-12"),
        PositionRecorded(agreement=PACT, actor=HILL, position=None, when="2031-03-09"),
    )
    hill, river = board(made.view, PACT, at="2031-03-20").parties
    assert [step_line(one, words) for one in (*hill.steps, *river.unsure)] == [
        "no position told (9 March 2031)",
        "asked for time until 12 March 2031 (undated)",
    ]
