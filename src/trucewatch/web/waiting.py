"""What waits for a person in particular, and the first steps of a record that is new."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from trucewatch.model import RecordedJudgement
from trucewatch.model.decisions.briefs import BriefDecided, Release
from trucewatch.model.decisions.incidents import FindingMade, FindingPublished, FindingReviewed, Review
from trucewatch.register.decided.desk import same_person
from trucewatch.web.permissions import Right
from trucewatch.web.rounds import rounds
from trucewatch.web.visit import Visit


@dataclass(kw_only=True)
class Underway:
    """How far findings and situation reports have got. `unreviewed` and `unpublished` are findings by incident with
    whoever made them; `held` are situation reports with what was last decided on them."""

    unreviewed: dict[str, str] = field(default_factory=dict)
    unpublished: dict[str, str] = field(default_factory=dict)
    held: dict[str, Release] = field(default_factory=dict)
    found: bool = False
    reviewed: bool = False
    published: bool = False


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One thing that waits: its name (`waiting.NAME`), how many there are, and where."""

    name: str
    many: int
    href: str


@dataclass(frozen=True, kw_only=True)
class FirstStep:
    """One of the first steps (`waiting.first.NAME`): where it is done, and whether it is."""

    name: str
    href: str
    done: bool


def underway(judgements: Iterable[RecordedJudgement]) -> Underway:
    """Return how far findings and situation reports have got, from what people decided in recorded order."""
    far = Underway()
    for one in judgements:
        decision, by = one.judgement.decision, one.judgement.by
        if isinstance(decision, FindingMade):
            far.found = True
            far.unreviewed[decision.incident] = by
        elif isinstance(decision, FindingReviewed):
            _review(far, decision)
        elif isinstance(decision, FindingPublished):
            far.published = True
            far.unpublished.pop(decision.incident, None)
        elif isinstance(decision, BriefDecided):
            far.held[f"{decision.edition}:{decision.sha256}"] = decision.decided
    return far


def _review(far: Underway, decision: FindingReviewed) -> None:
    by = far.unreviewed.pop(decision.incident, "")
    if decision.verdict is Review.APPROVED:
        far.reviewed = True
        far.unpublished[decision.incident] = by


def waiting(visit: Visit) -> tuple[Waiting, ...]:
    """Return what waits for this person: findings of others to review, approved ones to publish, reports to release,
    items to code."""
    far, name = _underway(visit), visit.who.name
    found: list[Waiting] = []
    if visit.may(Right.ASSESS):
        many = sum(1 for by in far.unreviewed.values() if not same_person(by, name))
        found.append(Waiting(name="review", many=many, href="/incidents?work=in-review"))
    if visit.may(Right.RELEASE):
        found.append(Waiting(name="publish", many=len(far.unpublished), href="/incidents?rung=approved"))
        held = sum(1 for state in far.held.values() if state is Release.HELD)
        found.append(Waiting(name="release", many=held, href="/brief"))
    if visit.may(Right.JUDGE):
        coding = {f"/coding/{one.key}/sheet": one.left(visit.who) for one in rounds(visit.sight)}
        places = [href for href, many in coding.items() if many]
        href = places[0] if len(places) == 1 else "/coding"
        found.append(Waiting(name="coding", many=sum(coding.values()), href=href))
    return tuple(one for one in found if one.many)


def first_steps(visit: Visit) -> tuple[FirstStep, ...]:
    """Return the way from an empty record to a released report, for whoever administers it."""
    if not visit.may(Right.ADMINISTER) or visit.as_of:
        return ()
    far, view = _underway(visit), visit.sight.view
    if Release.RELEASED in far.held.values():
        return ()
    others = any(one.active and one.may(Right.ASSESS) for one in visit.site.accounts.all() if one.id != visit.who.id)
    done: Mapping[str, tuple[str, bool]] = {
        "reports": ("/reports/add", bool(view.reports)),
        "person": ("/admin/people#h-add", others),
        "finding": ("/incidents", far.found),
        "review": ("/incidents?work=in-review", far.reviewed),
        "publish": ("/incidents?rung=approved", far.published),
        "release": ("/brief", False),
    }
    return tuple(FirstStep(name=name, href=href, done=ready) for name, (href, ready) in done.items())


def _underway(visit: Visit) -> Underway:
    sight = visit.sight
    return sight.once("underway", lambda: underway(sight.view.judgements))
