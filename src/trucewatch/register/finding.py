"""Drafts of what people decide on incidents, each checked against the rules of the ladder before it is written."""

import math
import re
from collections.abc import Mapping
from datetime import date, datetime

from trucewatch.codebook import Codebook
from trucewatch.errors import DecisionRefused, NotInRecord, TrucewatchError
from trucewatch.model import Finding, Judgement, Place, RecordedJudgement, When, content_id
from trucewatch.model.decisions import AnyDecision
from trucewatch.model.decisions.cited import FileCited
from trucewatch.model.decisions.incidents import (
    CountReported,
    FindingMade,
    IncidentDecision,
    IncidentReported,
    TermNamed,
)
from trucewatch.register.decided.against_terms import check_against_terms
from trucewatch.register.decided.incident import Incident
from trucewatch.register.decided.incidents import Fold, incidents
from trucewatch.register.deciding import judgement_draft
from trucewatch.register.in_force_there import check_and_reasons
from trucewatch.register.payloads import ROOM, Draft
from trucewatch.register.view import View
from trucewatch.said import said

_SHA256 = re.compile(r"[0-9a-f]{64}")


def incident_draft(
    view: View, decision: IncidentDecision, codebook: Codebook, *, by: str, reason: str, at: str, room: str = ROOM
) -> Draft:
    """Draft a step of the ladder, as it would be taken at this moment (as entries carry it).

    Raises DecisionRefused where a rule forbids it, TrucewatchError for what is badly formed, and NotInRecord for what
    it names and is not there.
    """
    check_form(decision, codebook)
    seen = view.seen_by({room})
    if isinstance(decision, CountReported) and decision.statement and decision.statement not in seen.statements:
        raise NotInRecord(f"no statement {decision.statement} is in the record")
    check_step(seen, decision, by=by, at=at, room=room)
    about = None if isinstance(decision, CountReported) else decision.incident
    return judgement_draft(decision, by=by, reason=reason, about=about, activity="inquire", room=room)


def check_step(view: View, decision: AnyDecision, *, by: str, at: str, room: str) -> None:
    """Raise DecisionRefused where this decision, taken at this moment, breaks a rule."""
    fold = Fold(view)
    fold.take(view.judgements)
    named = None if isinstance(decision, IncidentReported) else getattr(decision, "incident", None)
    if named is not None and fold.named(named) is None:
        raise DecisionRefused(said("incident.none", "no incident {name} is in the record", name=named))
    judgement = Judgement(by=by, reason="", decision=decision)
    fold.step(RecordedJudgement(sequence=view.sequence + 1, entry="", recorded=at, room=room, judgement=judgement))


def incident_id(decision: IncidentReported) -> str:
    """Return the id of an incident that nobody has told of: made from what is told, so that the same gives the same."""
    when, where = decision.when, decision.where
    parts = (
        decision.kind.value,
        decision.words,
        decision.alleged_by.name if decision.alleged_by else "",
        decision.observer.name if decision.observer else "",
        (when.start or "") if when else "",
        where.name if where else "",
    )
    return content_id("incident", *parts)


def incident_named(view: View, name: str) -> Incident:
    """Return the incident of this id, former id or beginning of an id. Raises NotInRecord."""
    board = incidents(view)
    if (found := board.named(name)) is not None:
        return found
    ids = [one for one in board.incidents if name and one.startswith(name)]
    if len(ids) != 1:
        raise NotInRecord(f"no single incident is meant by {name!r}: {len(ids)} begin with it")
    return board.incidents[ids[0]]


def finding_made(
    view: View,
    incident: str,
    finding: Finding,
    codebook: Codebook,
    *,
    term: TermNamed | None = None,
    grade: tuple[str, str] | None = None,
    files: tuple[FileCited, ...] = (),
) -> FindingMade:
    """Return a finding with what the record says of the terms in force there and then. Raises NotInRecord.

    `grade` names a scale of the codebook and one of its levels. Raises DecisionRefused where it grades another finding,
    and where the terms do not bear the finding.
    """
    held = incident_named(view, incident)
    if grade is not None:
        _check_grade(finding, grade, codebook)
    check, reasons = check_and_reasons(view, held, codebook, term)
    made = FindingMade(
        incident=held.id,
        finding=finding,
        check=check,
        term=term,
        scale=grade[0] if grade else None,
        level=grade[1] if grade else None,
        files=files,
    )
    check_against_terms(made, reasons)
    return made


def check_form(decision: IncidentDecision, codebook: Codebook) -> None:
    """Raise TrucewatchError for what is badly formed: a date that is none, a pin finer than its place is known."""
    where: Place | None = getattr(decision, "where", None)
    when: When | None = getattr(decision, "when", None)
    files: tuple[FileCited, ...] = getattr(decision, "files", ())
    if where is not None:
        _check_place(where, codebook)
    for day in (when.start, when.end) if when else ():
        _check_date(day)
    if isinstance(decision, CountReported):
        _check_count(decision)
    for file in files:
        if not _SHA256.fullmatch(file.sha256):
            raise TrucewatchError(
                said("file.no-hash", "{file}: {hash!r} is no SHA-256", file=file.name, hash=file.sha256)
            )
    words: str | None = getattr(decision, "words", None)
    if words is not None and not words.strip():
        raise TrucewatchError(said("incident.no-words", "it says nothing: the words are missing"))


def _check_place(where: Place, codebook: Codebook) -> None:
    """No pin finer than what is known of the place."""
    pair = (where.lat, where.lon)
    if pair == (None, None):
        return
    most = codebook.table("incidents")["decimals"].get(where.precision.value)
    if most is None:
        raise TrucewatchError(
            said(
                "place.no-pin",
                "a place known as {precision} has no coordinates: say how finely it is known",
                precision=where.precision,
            )
        )
    for value, bound in ((where.lat, 90), (where.lon, 180)):
        if value is None or not math.isfinite(value) or abs(value) > bound:
            raise TrucewatchError(
                said(
                    "place.no-degrees",
                    "latitude and longitude are two numbers of degrees, not {lat} and {lon}",
                    lat=where.lat,
                    lon=where.lon,
                )
            )
        if round(value, most) != value:
            raise TrucewatchError(
                said(
                    "place.too-fine",
                    "{value} is finer than a {precision} is known: give {most} decimals at most",
                    value=value,
                    precision=where.precision,
                    most=most,
                )
            )


def _check_date(day: str | None) -> None:
    if day is None:
        return
    try:
        if "T" in day:
            datetime.fromisoformat(day)
        else:
            date.fromisoformat(day + "-01-01"[len(day) - 4 :] if len(day) in (4, 7) else day)
    except ValueError as error:
        raise TrucewatchError(said("date.no-iso", "{date!r} is no date in ISO form", date=day)) from error


def _check_count(decision: CountReported) -> None:
    for day in (decision.start, decision.end):
        _check_date(day)
    low, high = decision.low, decision.high
    if any(one is not None and one < 0 for one in (low, high)) or (None not in (low, high) and low > high):  # type: ignore[operator]
        raise TrucewatchError(said("figure.no-range", "no number runs from {low} to {high}", low=low, high=high))


def _check_grade(finding: Finding, grade: tuple[str, str], codebook: Codebook) -> None:
    scales: Mapping[str, Mapping[str, list[Mapping[str, str]]]] = codebook.table("severity")["scales"]
    name, level = grade
    if name not in scales:
        raise NotInRecord(f"the codebook has no scale {name!r}: it has {', '.join(scales)}")
    levels = {one["level"]: one["finding"] for one in scales[name]["levels"]}
    if level not in levels:
        raise NotInRecord(f"the scale {name} has no level {level!r}: it has {', '.join(levels)}")
    if levels[level] != finding.value:
        raise DecisionRefused(
            said(
                "ladder.other-grade",
                "{level} on the scale {scale} grades {graded}, not {finding}",
                level=level,
                scale=name,
                graded=Finding(levels[level]),
                finding=finding,
            )
        )
