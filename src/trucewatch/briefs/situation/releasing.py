"""Holding a situation report back, releasing it, withdrawing it: recorded with the hash of its page."""

import hashlib

from trucewatch.briefs.situation.composing import compose
from trucewatch.briefs.situation.nouns import PARTIES, Period, SituationReport
from trucewatch.briefs.situation.page import html
from trucewatch.codebook import Codebook
from trucewatch.errors import DecisionRefused
from trucewatch.model.decisions.briefs import BriefDecided, Release
from trucewatch.model.decisions.incidents import Edition
from trucewatch.register.decided.briefs import briefs
from trucewatch.register.deciding import judgement_draft
from trucewatch.register.past import view_as_of
from trucewatch.register.payloads import ROOM, Draft
from trucewatch.register.recorder import Recorder
from trucewatch.register.view import View
from trucewatch.said import said

_FROM = {
    Release.HELD: (None, Release.WITHDRAWN),
    Release.RELEASED: (None, Release.HELD, Release.WITHDRAWN),
    Release.WITHDRAWN: (Release.RELEASED,),
}


def fingerprint(report: SituationReport) -> str:
    """Return the SHA-256 of a report's page."""
    return hashlib.sha256(html(report).encode()).hexdigest()


def brief_draft(
    view: View, report: SituationReport, codebook: Codebook, decided: Release, *, by: str, reason: str
) -> Draft:
    """Draft what somebody decides on a situation report. Raises DecisionRefused where it was so decided already.

    What is decided on an edition for the parties stands in their room alone.
    """
    decision = BriefDecided(
        start=report.period.start,
        end=report.period.end,
        edition=report.edition,
        sequence=report.sequence,
        codebook=codebook.digest,
        sha256=fingerprint(report),
        decided=decided,
    )
    room = PARTIES if report.edition is Edition.PARTIES else ROOM
    known = briefs(view.seen_by((room,)).judgements)
    state = next(
        (one.state for one in known if (one.told.edition, one.told.sha256) == (report.edition, decision.sha256)), None
    )
    if state not in _FROM[decided]:
        raise DecisionRefused(
            said(
                "brief.decided-already", "this report is {state}: it cannot be {decided}", state=state, decided=decided
            )
            if state
            else said("brief.not-released", "this report is not released: it cannot be {decided}", decided=decided)
        )
    return judgement_draft(decision, by=by, reason=reason, activity="publish", room=room)


def composed_again(recorder: Recorder, told: BriefDecided, codebook: Codebook) -> SituationReport:
    """Return the report that was decided on, composed anew from the record as it was then.

    Raises DecisionRefused where it does not come out the same, byte for byte, with the reason as far as it is known.
    """
    view = view_as_of(recorder, str(told.sequence))
    report = compose(view, Period(start=told.start, end=told.end), codebook, edition=told.edition)
    if fingerprint(report) != told.sha256:
        raise DecisionRefused(
            said(
                "brief.other-codebook",
                "the report does not come out as it was decided on: another codebook may be the cause",
            )
            if codebook.digest != told.codebook
            else said(
                "brief.other-version",
                "the report does not come out as it was decided on: another version of the program, or erasure, may be "
                "the cause",
            )
        )
    return report
