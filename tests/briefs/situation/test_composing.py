"""What stands in which section of a situation report, on which evidence, for whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.briefs.situation.conftest import CANARY

from trucewatch.briefs.situation import Period, SituationReport, compose
from trucewatch.briefs.situation.text import text
from trucewatch.errors import TrucewatchError
from trucewatch.model.decisions.incidents import Edition

WEEK = Period(start="2031-05-08", end="2031-05-14")


@pytest.fixture
def public(desk, codebook) -> SituationReport:
    return compose(desk.view, WEEK, codebook)


@pytest.fixture
def parties(desk, codebook) -> SituationReport:
    return compose(desk.view, WEEK, codebook, edition=Edition.PARTIES)


def lines(report: SituationReport, key: str) -> list[str]:
    (section,) = [one for one in report.sections if one.key == key]
    return [line.words for line in section.lines]


def test_incidents_of_the_period_stand_with_who_alleges_and_who_denies(public: SituationReport) -> None:
    first, second, undated = lines(public, "incidents")
    assert first == (
        "Shelling, Lowport, 9 May 2031: alleged by Harbour Council, of Hill Brigades; denied by Hill Brigades. "
        "Alleged; found: serious violation."
    )
    assert second.startswith("Shelling, Highmoor, 10 May 2031: alleged by Harbour Council, of Hill Brigades.")
    assert undated.startswith("Shelling, Lowport: alleged by Harbour Council")


def test_the_overview_counts_beside_the_period_before(public: SituationReport) -> None:
    assert lines(public, "overview") == [
        "3 incidents alleged, 3 of them explosions or strikes (1 told without a day); 1 in the 7 days before.",
        "A finding is told on 1 incident of them; all others stand as alleged.",
    ]
    (overview,) = [one for one in public.sections if one.key == "overview"]
    assert overview.table is not None
    assert overview.table.rows == (("Lowport", "2", "1"), ("Highmoor", "1", "0"))


def test_an_earlier_incident_that_was_first_told_in_the_period_stands_apart(public: SituationReport) -> None:
    (late,) = lines(public, "late")
    assert late.startswith("Shelling, Highmoor, 20 April 2031: alleged by Harbour Council")


def test_what_could_not_be_seen_is_told_with_who_prevented_it(public: SituationReport) -> None:
    assert lines(public, "access") == ["Denied at Highmoor, 10 May 2031 by Hill Brigades: Turned back at the bridge."]


def test_a_finding_is_told_only_where_it_was_published_for_the_edition(public, parties) -> None:
    assert [one.split(":")[1].split(" against")[0] for one in lines(public, "findings")] == [" serious violation"]
    assert len(lines(parties, "findings")) == 2


def test_commitments_due_scored_or_overdue_are_told(public: SituationReport) -> None:
    (one,) = lines(public, "commitments")
    assert one.startswith("Hill Brigades undertook: open the coast road (by 8 May 2031; overdue; 1, ")


def test_the_public_edition_shows_nothing_of_the_parties_room_and_names_no_monitor(public, parties) -> None:
    for report in (public, parties):
        assert (CANARY in text(report).casefold()) is (report.edition is Edition.PARTIES)
        assert ("Ana Silva" in text(report)) is (report.edition is Edition.PARTIES)


def test_a_room_is_shut_whichever_way_the_view_was_made(desk, codebook, public) -> None:
    from trucewatch.register import View, read_range

    whole = View.replay(read_range(desk.recorder))
    for view in (whole, whole.seen_by(("parties",)), desk.view.seen_by(("parties",)).seen_by(())):
        assert text(compose(view, WEEK, codebook)) == text(public)


def test_what_stands_in_a_room_changes_no_count_and_no_number_of_the_public_edition(desk, public, codebook) -> None:
    assert len(lines(public, "incidents")) == 3
    assert [note.number for note in public.notes] == list(range(1, len(public.notes) + 1))


def test_every_line_but_those_on_the_making_shows_its_evidence(public, parties, kestria, codebook) -> None:
    told = compose(kestria, Period(start="2031-01-01", end="2031-12-31"), codebook)
    for report in (public, parties, told):
        known = {note.number for note in report.notes}
        for section in report.sections:
            for line in section.lines:
                assert line.notes or section.key in ("method", "overview"), line.words
                assert set(line.notes) <= known
            for notes in section.table.notes if section.table else ():
                assert notes or section.key == "overview"


def test_an_empty_record_gives_a_report_that_says_so(codebook) -> None:
    from trucewatch.register import View

    report = compose(View(), WEEK, codebook)
    assert not report.notes
    assert all(section.empty or section.lines for section in report.sections)
    assert "Nothing is recorded for the period." in text(report)


def test_statements_of_reports_are_cited_with_their_words(kestria, codebook) -> None:
    days = sorted(one.published.date[:10] for one in kestria.reports.values() if one.published.date)
    report = compose(kestria, Period(start=days[0], end=days[-1]), codebook)
    cited = {note.key: note for note in report.notes}
    assert cited
    for key, note in cited.items():
        statement = kestria.statements[key]
        assert f"characters {statement.span.start}-{statement.span.end}" in note.where


@pytest.mark.parametrize(
    ("start", "end"), [("2031-05-14", "2031-05-08"), ("14 May", "15 May"), ("2031-02-30", "2031-03-01")]
)
def test_a_period_that_is_none_is_refused(start: str, end: str) -> None:
    with pytest.raises(TrucewatchError, match="period runs"):
        Period(start=start, end=end)


def test_a_period_longer_than_a_report_covers_is_refused(desk, codebook) -> None:
    with pytest.raises(TrucewatchError, match="at most 366 days"):
        compose(desk.view, Period(start="2030-01-01", end="2031-12-31"), codebook)


@given(st.dates(min_value=__import__("datetime").date(1000, 1, 1)), st.integers(0, 400))
def test_the_period_before_ends_the_day_before_and_is_as_long(first, length: int) -> None:
    from datetime import date, timedelta

    try:
        last = first + timedelta(days=length)
        now = Period(start=first.isoformat(), end=last.isoformat())
        before = now.before
    except OverflowError:
        return
    assert before.days == now.days == length + 1
    assert date.fromisoformat(before.end) + timedelta(days=1) == first
