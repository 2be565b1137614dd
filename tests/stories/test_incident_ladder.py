"""Talvia, a country that there is not: one shelling from the allegation to the published finding.

The Uplands Front and the Government of Talvia signed a truce that takes effect on 1 May 2031. On 9 May the Government
alleges shells on Orran. The first visit is turned back at a Front checkpoint; the first finding is sent back.
"""

from pathlib import Path

import pytest
from tests.stories.cell import Cell, day
from tests.stories.recording import party

from trucewatch.codebook import load
from trucewatch.errors import DecisionRefused, NotInRecord, TrucewatchError
from trucewatch.model import (
    Finding,
    OccurrenceKind,
    Place,
    PlacePrecision,
    Responsibility,
    Stance,
    Verification,
)
from trucewatch.model.decisions.agreements import (
    AgreementRecorded,
    Area,
    AreaRecorded,
    DateClaimed,
    DateKind,
    TermKind,
    TermRecorded,
)
from trucewatch.model.decisions.cited import FileCited
from trucewatch.model.decisions.incidents import (
    AccessDenied,
    Channel,
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
    Observation,
    Perceived,
    Reply,
    Response,
    ResponsibilityAssessed,
    Restriction,
    Review,
    TermNamed,
)
from trucewatch.register.decided.incident import Incident, Rung, Work
from trucewatch.register.decided.incidents import incidents
from trucewatch.register.finding import finding_made, incident_named
from trucewatch.register.in_force_there import checked_terms

GOVERNMENT, FRONT = party("Government of Talvia"), party("Uplands Front")
MISSION = party("Truce Mission")
TRUCE, ID = "agreement-truce", "incident-orran"
ORRAN = Place(name="Orran", lat=48.21, lon=11.5, precision=PlacePrecision.TOWN, words="Orran")
SHELLS = TermNamed(agreement=TRUCE, term="2.1")


class Orran(Cell):
    """The cell at work on one incident."""

    def finds(self, finding: Finding, by: str, term: TermNamed | None = SHELLS, **grade: tuple[str, str]) -> str:
        made = finding_made(self.view, ID, finding, self.codebook, term=term, **grade)
        return self.takes(made, by=by, reason="craters point to the Front's guns")

    @property
    def incident(self) -> Incident:
        return incident_named(self.view, ID)


def reported(**fields: object) -> IncidentReported:
    return IncidentReported(
        **{
            "incident": ID,
            "channel": Channel.PARTY,
            "kind": OccurrenceKind.SHELLING,
            "words": "Eleven shells fell on Orran before dawn.",
            "alleged_by": GOVERNMENT,
            "observer": MISSION,
            "accused": FRONT,
            "when": day("2031-05-09"),
            "where": ORRAN,
            **fields,
        }  # type: ignore[arg-type]
    )


@pytest.fixture
def cell() -> Orran:
    """A cell with a truce in force from 1 May in Orran and Vell, and an allegation of 9 May."""
    made = Orran()
    made.at("2031-04-29T09:00").decides(
        AgreementRecorded(agreement=TRUCE, name="Truce of the Uplands", parties=(GOVERNMENT, FRONT)),
        AreaRecorded(agreement=TRUCE, area=Area(words="the uplands", places=("Orran", "Vell"))),
        DateClaimed(agreement=TRUCE, which=DateKind.EFFECTIVE, date="2031-05-01"),
        TermRecorded(
            agreement=TRUCE,
            term="2.1",
            kind=TermKind.PROHIBITED_ACT,
            words="No party shall fire artillery.",
            acts=(OccurrenceKind.SHELLING,),
        ),
    )
    made.at("2031-05-09T10:00").takes(reported())
    return made


VISIT = InquiryMade(
    incident=ID,
    means=Means.SITE_VISIT,
    words="Four craters, azimuth 40 degrees",
    when=day("2031-05-11"),
    where=ORRAN,
    observation=Observation(observers=("Ana Silva", "Bo Lind"), how=Perceived.EXAMINED, words="Four craters"),
    files=(FileCited(name="crater-1.jpg", sha256="cd" * 32, size=2_400_100),),
)
TURNED_BACK = AccessDenied(
    restriction=Restriction.DENIED,
    words="The commander said the road was mined.",
    incident=ID,
    denied_by=FRONT,
    when=day("2031-05-10"),
    where=Place(name="Vell bridge", lat=None, lon=None, precision=PlacePrecision.SITE, words="Vell bridge"),
)


def test_from_allegation_to_publication(cell: Orran) -> None:
    assert (cell.incident.rung, cell.incident.work) == (Rung.ALLEGED, Work.TO_DO)
    cell.takes(
        IncidentConfirmed(
            incident=ID, party=FRONT, reply=Reply.DENIES, words="Our guns were silent.", channel=Channel.PARTY
        )
    )
    cell.claims("Ana Silva", ID)
    assert cell.incident.rung is Rung.ASSIGNED

    cell.at("2031-05-10T15:00").takes(TURNED_BACK)
    assert cell.incident.rung is Rung.INQUIRY
    with pytest.raises(DecisionRefused, match="needs an inquiry"):
        cell.finds(Finding.VIOLATION_MINOR, by="Ana Silva")

    cell.at("2031-05-11T15:00").takes(VISIT)
    first = cell.finds(Finding.VIOLATION_MINOR, by="Ana Silva", grade=("three-grades", "minor"))
    assert (cell.incident.rung, cell.incident.work) == (Rung.FOUND, Work.IN_REVIEW)
    assert cell.incident.finding.value is Finding.NO_FINDING  # an unreviewed finding moves no axis

    sent_back = FindingReviewed(incident=ID, finding=first, verdict=Review.SENT_BACK)
    cell.takes(sent_back, by="Chidi Obi", reason="two wounded are in the hospital's list: is it minor?")
    assert cell.incident.rung is Rung.SENT_BACK

    second = cell.finds(Finding.VIOLATION_SERIOUS, by="Ana Silva", grade=("three-grades", "serious"))
    cell.takes(FindingReviewed(incident=ID, finding=second, verdict=Review.APPROVED), by="Chidi Obi", reason="agreed")
    assert (cell.incident.rung, cell.incident.work) == (Rung.APPROVED, Work.DONE)
    assert cell.incident.finding.value is Finding.VIOLATION_SERIOUS

    cell.takes(IncidentVerified(incident=ID, verification=Verification.VERIFIED))
    cell.takes(
        ResponsibilityAssessed(incident=ID, responsibility=Responsibility.ASSESSED_BY_MONITOR, actor=FRONT),
        reason="azimuths lead to the Front's battery",
    )
    cell.takes(
        FindingAnswered(
            incident=ID, finding=second, party=FRONT, response=Response.DISPUTES, words="A provocation by others."
        )
    )
    assert cell.incident.rung is Rung.ANSWERED
    cell.takes(FindingPublished(incident=ID, finding=second, edition=Edition.PUBLIC))
    held = cell.incident
    assert (held.rung, held.verification.value, held.finding.value, held.responsibility.value) == (
        Rung.PUBLISHED,
        Verification.VERIFIED,
        Finding.VIOLATION_SERIOUS,
        Responsibility.ASSESSED_BY_MONITOR,
    )
    assert [(one.made.by, one.review and one.review.by) for one in held.findings] == [("Ana Silva", "Chidi Obi")] * 2
    assert held.who(Stance.ALLEGES) == (GOVERNMENT,)
    assert held.who(Stance.DENIES) == (FRONT,)
    (blind,) = incidents(cell.view).blind_spots
    assert (blind.decision.denied_by, blind.decision.where, blind.decision.words) == (
        FRONT,
        TURNED_BACK.where,
        TURNED_BACK.words,
    )
    assert incidents(cell.view).refused == ()


def test_what_we_knew_on_the_day_of_the_visit(cell: Orran) -> None:
    test_from_allegation_to_publication(cell)
    assert incident_named(cell.known("2031-05-10"), ID).rung is Rung.INQUIRY
    assert incident_named(cell.known("2031-05-09T10:30"), ID).verification.value is Verification.ALLEGED


@pytest.mark.parametrize(
    ("when", "where", "answer"),
    [
        ("2031-04-28", "Orran", InForce.NO),
        ("2031-05-09", "Elsewhere", InForce.CANNOT_TELL),
        ("2031-05-09", "Orran", InForce.YES),
    ],
)
def test_terms_are_tested_there_and_then(cell: Orran, when: str, where: str, answer: InForce) -> None:
    place = Place(name=where, lat=None, lon=None, precision=PlacePrecision.TOWN, words=where)
    cell.takes(reported(incident="other", when=day(when), where=place))
    check = checked_terms(cell.view, incident_named(cell.view, "other"), cell.codebook)
    assert (check.answer, check.terms == (SHELLS,)) == (answer, answer is InForce.YES)


def test_before_the_truce_it_cannot_be_called_a_violation(cell: Orran) -> None:
    cell.takes(reported(incident="early", when=day("2031-04-28")))
    cell.claims("Ana Silva", "early")

    def finding(found: Finding) -> FindingMade:
        return finding_made(cell.view, "early", found, cell.codebook, term=SHELLS)

    with pytest.raises(DecisionRefused, match=r"no term was in force at Orran on 2031-04-28 .*only not-in-force or"):
        cell.takes(finding(Finding.VIOLATION_SERIOUS))
    cell.takes(finding(Finding.NOT_IN_FORCE))


def test_where_it_cannot_be_told_only_an_inquiry_is_left(cell: Orran) -> None:
    cell.takes(reported(incident="undated", when=None))
    cell.claims("Ana Silva", "undated")
    for found in (Finding.NON_COMPLIANCE, Finding.PERMITTED_ACT, Finding.OUTSIDE_SCOPE, Finding.NOT_IN_FORCE):
        with pytest.raises(DecisionRefused, match=r"cannot be told.*only under-inquiry or no-finding"):
            cell.takes(finding_made(cell.view, "undated", found, cell.codebook, term=SHELLS))
    cell.takes(finding_made(cell.view, "undated", Finding.UNDER_INQUIRY, cell.codebook))


def test_nobody_reviews_their_own_finding_or_edits_what_they_reviewed(cell: Orran) -> None:
    cell.claims("Ana Silva", ID)
    cell.takes(VISIT)
    first = cell.finds(Finding.VIOLATION_MINOR, by="Ana Silva")
    with pytest.raises(DecisionRefused, match="a second person reviews it"):
        cell.takes(FindingReviewed(incident=ID, finding=first, verdict=Review.APPROVED), by="ANA  silva")
    cell.takes(FindingReviewed(incident=ID, finding=first, verdict=Review.SENT_BACK), by="Chidi Obi")
    cell.releases("Ana Silva", ID)
    cell.claims("Chidi Obi", ID)
    with pytest.raises(DecisionRefused, match=r"Chidi Obi reviewed a finding on it .* cannot edit it"):
        cell.finds(Finding.VIOLATION_SERIOUS, by="Chidi Obi")
    with pytest.raises(DecisionRefused, match="Chidi Obi works on incident-orran until"):
        cell.finds(Finding.VIOLATION_SERIOUS, by="Ana Silva")


def test_wrong_orders_are_refused(cell: Orran) -> None:
    review = FindingReviewed(incident=ID, finding="none", verdict=Review.APPROVED)
    with pytest.raises(DecisionRefused, match="no finding on incident-orran that could be reviewed"):
        cell.takes(review, by="Chidi Obi")
    with pytest.raises(DecisionRefused, match="assigned to nobody: claim it first"):
        cell.takes(VISIT)
    cell.claims("Ana Silva", ID)
    cell.takes(VISIT)
    first = cell.finds(Finding.VIOLATION_MINOR, by="Ana Silva")
    published = FindingPublished(incident=ID, finding=first, edition=Edition.PUBLIC)
    with pytest.raises(DecisionRefused, match="was not reviewed: it cannot be published"):
        cell.takes(published)
    answer = FindingAnswered(incident=ID, finding=first, party=FRONT, response=Response.NOTES, words="Seen.")
    with pytest.raises(DecisionRefused, match="was not reviewed: it cannot be put to a party"):
        cell.takes(answer)
    newer = cell.finds(Finding.VIOLATION_SERIOUS, by="Ana Silva")
    with pytest.raises(DecisionRefused, match="only the newest finding"):
        cell.takes(FindingReviewed(incident=ID, finding=first, verdict=Review.APPROVED), by="Chidi Obi")
    cell.takes(FindingReviewed(incident=ID, finding=newer, verdict=Review.APPROVED), by="Chidi Obi")
    unheard = FindingPublished(incident=ID, finding=newer, edition=Edition.PUBLIC)
    with pytest.raises(DecisionRefused, match="no party's response stands beside it"):
        cell.takes(unheard)
    cell.takes(
        FindingPublished(incident=ID, finding=newer, edition=Edition.PUBLIC, unanswered="Asked on 12 May, silence")
    )
    with pytest.raises(DecisionRefused, match="published already in this edition"):
        cell.takes(unheard)


def test_verification_by_a_person_holds_to_the_rules(cell: Orran) -> None:
    for wanted, why in (
        (Verification.OBSERVED, "only where monitors perceived it"),
        (Verification.VERIFIED, "only after an inquiry"),
        (Verification.CORROBORATED, "two principals of different interest"),
    ):
        with pytest.raises(DecisionRefused, match=why):
            cell.takes(IncidentVerified(incident=ID, verification=wanted))
    cell.takes(
        IncidentConfirmed(incident=ID, party=FRONT, reply=Reply.CONFIRMS, words="It was ours.", channel=Channel.PARTY)
    )
    cell.takes(IncidentVerified(incident=ID, verification=Verification.CORROBORATED))
    assert (cell.incident.verification.value, cell.incident.verification.by) == ("corroborated", "Ana Silva")
    own = IncidentConfirmed(incident=ID, party=GOVERNMENT, reply=Reply.CONFIRMS, words="Yes.", channel=Channel.PARTY)
    with pytest.raises(DecisionRefused, match="nobody confirms their own allegation"):
        cell.takes(own)


def test_a_grade_that_says_something_else_and_a_pin_too_fine_are_refused(cell: Orran) -> None:
    with pytest.raises(DecisionRefused, match="minor on the scale three-grades grades violation-minor"):
        finding_made(cell.view, ID, Finding.VIOLATION_SERIOUS, cell.codebook, grade=("three-grades", "minor"))
    with pytest.raises(NotInRecord, match="no level 'huge'"):
        finding_made(cell.view, ID, Finding.VIOLATION_SERIOUS, cell.codebook, grade=("three-grades", "huge"))
    fine = Place(name="Orran", lat=48.21234, lon=11.5, precision=PlacePrecision.TOWN, words="Orran")
    with pytest.raises(TrucewatchError, match=r"48.21234 is finer than a town is known: give 2 decimals"):
        cell.takes(reported(where=fine))
    loose = FileCited(name="a.jpg", sha256="cd", size=1)
    with pytest.raises(TrucewatchError, match="no SHA-256"):
        cell.takes(reported(files=(loose,)))


def test_a_mission_grades_on_a_scale_of_its_own(cell: Orran, tmp_path: Path) -> None:
    (tmp_path / "severity.toml").write_text(
        'version = "1"\nsource = "the mission"\n[scales.mission]\ntitle = "Five"\n'
        'levels = [{ level = "4", finding = "violation-serious", words = "heavy weapons" }]\n'
    )
    cell.codebook = load([tmp_path])
    cell.claims("Ana Silva", ID)
    cell.takes(VISIT)
    cell.finds(Finding.VIOLATION_SERIOUS, by="Ana Silva", grade=("mission", "4"))
    assert cell.incident.findings[-1].made.decision.level == "4"
    cell.finds(Finding.NON_COMPLIANCE, by="Ana Silva", grade=("three-grades", "non-compliance"))


def test_what_is_decided_in_a_room_is_not_seen_from_outside(cell: Orran) -> None:
    cell.takes(reported(incident="secret"), room="shuttle")
    cell.takes(AccessDenied(restriction=Restriction.JAMMED, words="Drone lost"), room="shuttle")
    open_board, inner = incidents(cell.view), incidents(cell.view.seen_by({"shuttle"}))
    assert open_board.named("secret") is None
    assert open_board.blind_spots == ()
    assert inner.named("secret") is not None
    assert len(inner.blind_spots) == 1
    with pytest.raises(DecisionRefused, match="no incident secret"):
        cell.takes(
            IncidentConfirmed(incident="secret", party=FRONT, reply=Reply.DENIES, words="No.", channel=Channel.PARTY)
        )


def test_a_step_recorded_all_the_same_has_no_effect_and_is_named(cell: Orran) -> None:
    before = cell.incident
    cell.decides(FindingReviewed(incident=ID, finding="none", verdict=Review.APPROVED), by="Mallory")
    assert cell.incident == before
    (refused,) = incidents(cell.view).refused
    assert (refused.by, refused.sequence) == ("Mallory", cell.view.sequence)
    assert "no finding" in refused.why
