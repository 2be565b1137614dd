"""Recording what a person decided: checked against the record as it is, and never on top of what was not seen."""

from collections.abc import Callable, Sequence

from trucewatch.errors import DecisionRefused, NotInRecord, RegisterConflict, TrucewatchError
from trucewatch.model import Entry, EntryKind, Judgement, Matter, Statement, Verification
from trucewatch.model.decisions import ActorsApart, AnyDecision, MatterAssessed, SameMatter, StatementCorrected
from trucewatch.register.decided.actors import answers, kept_apart
from trucewatch.register.decided.matters import SAYABLE
from trucewatch.register.payloads import ROOM, Draft
from trucewatch.register.recorder import Recorder, read_range
from trucewatch.register.view import View
from trucewatch.said import said

_TRIES = 20  # a writer in between is rare; so many in a row mean that something is wrong


def judgement_draft(
    decision: AnyDecision,
    *,
    by: str,
    reason: str,
    about: str | None = None,
    activity: str = "judge",
    room: str = ROOM,
    uses: tuple[str | int, ...] = (),
) -> Draft:
    """Draft the entry of a decision. Raises TrucewatchError where the person's name or the reason is missing."""
    if not by.strip() or not reason.strip():
        raise TrucewatchError(
            said("judgement.no-reason", "a judgement needs the name of whoever judges, and the reason")
        )
    named = Judgement(by=by.strip(), reason=reason.strip(), about=about, decision=decision)
    agent = f"person:{named.by}"
    return Draft(
        kind=EntryKind.JUDGEMENT, version=1, payload=named, activity=activity, agent=agent, room=room, uses=uses
    )


def decide(
    recorder: Recorder, view: View, make: Callable[[View], Draft | Sequence[Draft]]
) -> tuple[View, tuple[Entry, ...]]:
    """Append what `make` drafts from the view of the whole record, and return the view after it with the entries.

    Where somebody appended in between, `make` is asked again with the view after that; what it raises is raised.
    Raises RegisterConflict where others append too often.
    """
    for _ in range(_TRIES):
        view = view.advanced(read_range(recorder, view.sequence + 1))
        made = make(view)
        drafts = [made] if isinstance(made, Draft) else made
        try:
            entries = recorder.append(drafts, expect_head=view.head)
        except RegisterConflict:
            if recorder.head().id == view.head:
                raise
            continue
        return view.advanced(read_range(recorder, view.sequence + 1)), entries
    raise RegisterConflict(f"others wrote to the record {_TRIES} times in between: nothing was written; try again")


def same_matter(view: View, decision: SameMatter, *, by: str, reason: str) -> Draft:
    """Draft a verdict on two statements. Raises NotInRecord where one is not in the view."""
    for one in (decision.left, decision.right):
        if one not in view.statements:
            raise NotInRecord(f"no statement {one} is in the record")
    if decision.left == decision.right:
        raise TrucewatchError(said("judgement.with-itself", "a statement speaks to the same matter as itself"))
    return judgement_draft(decision, by=by, reason=reason)


def actors_apart(view: View, decision: ActorsApart, *, by: str, reason: str) -> Draft:
    """Draft that two actors are two, or that this is taken back.

    Raises NotInRecord where nobody has that id or name, TrucewatchError where both are the same or there is nothing
    to take back, DecisionRefused where one report itself takes them for one: its statements do not tell them apart.
    """
    pair = (decision.left, decision.right)
    for one in pair:
        if not any(answers(actor, one) for actor in view.actors.values()):
            raise NotInRecord(f"no actor of the record has the id or name {one}")
    if decision.left == decision.right:
        raise TrucewatchError(said("actors.from-itself", "an actor is not kept apart from itself"))
    if not decision.apart and tuple(sorted(pair)) not in kept_apart(view.judgements):
        raise TrucewatchError(said("actors.not-apart", "nobody keeps these two apart: there is nothing to take back"))
    for found, reading in view.readings.items() if decision.apart else ():
        if found in view.reports and any(all(answers(actor, one) for one in pair) for actor in reading.actors):
            raise DecisionRefused(
                said(
                    "actors.one-report",
                    "{file} itself takes them for one actor: correct its statements first",
                    file=view.reports[found].file,
                )
            )
    return judgement_draft(decision, by=by, reason=reason)


def matter_assessed(view: View, decision: MatterAssessed, *, by: str, reason: str) -> Draft:
    """Draft a person's assessment of a matter. Raises NotInRecord where there is no such matter.

    Raises TrucewatchError where nothing is decided, DecisionRefused for a finding that takes the ladder of an incident
    (a term in force, an inquiry, a second person), and for what only counting can say.
    """
    matter = _matter(view, decision.matter)
    if decision.finding not in SAYABLE:
        raise DecisionRefused(
            said(
                "judgement.on-the-incident",
                "{finding} is found against a term in force, and reviewed by a second person: make it a finding on the "
                "incident (trucewatch incident find)",
                finding=decision.finding,
            )
        )
    counted = view.assessments[matter.id].verification if matter.id in view.assessments else None
    if decision.verification is Verification.CORROBORATED and counted is not Verification.CORROBORATED:
        raise DecisionRefused(
            said(
                "judgement.counted",
                "whether it is corroborated is counted from chains and principals, and nobody's word",
            )
        )
    if decision.verification is None and decision.finding is None and decision.responsibility is None:
        raise TrucewatchError(
            said("judgement.nothing", "an assessment decides on verification, finding or responsibility")
        )
    return judgement_draft(decision, by=by, reason=reason)


def statement_corrected(view: View, decision: StatementCorrected, *, by: str, reason: str) -> Draft:
    """Draft the correction, rejection or addition of a statement.

    Raises NotInRecord where the statement or report meant is not there, SpanMismatch where its words do not stand at
    its span, TrucewatchError where nothing is decided.
    """
    old = None if decision.supersedes is None else view.statements.get(decision.supersedes)
    if decision.supersedes is not None and old is None:
        raise NotInRecord(f"no statement {decision.supersedes} holds in the record")
    changed = decision.put or old
    if changed is None:
        raise TrucewatchError(
            said("correction.nothing", "a correction names a statement that holds no longer, or one to put, or both")
        )
    if decision.put is not None:
        _check_put(view, decision.put, old)
    return judgement_draft(decision, by=by, reason=reason, about=changed.report)


def _check_put(view: View, put: Statement, old: Statement | None) -> None:
    text = view.texts.get(put.report)
    if text is None or put.report not in view.reports:
        raise NotInRecord(f"no report {put.report} is in the record")
    put.span.check(text.content, put.text)
    if put.id in view.statements:
        raise TrucewatchError(
            said("correction.there-already", "statement {statement} is in the record already", statement=put.id)
        )
    if old is not None and old.report != put.report:
        raise TrucewatchError(said("correction.other-report", "a correction stays within its report"))


def _matter(view: View, found: str) -> Matter:
    for matter in view.matters.values():
        if found in (matter.id, *matter.aliases):
            return matter
    raise NotInRecord(f"no matter {found} is in the record")
