"""The boards of the agreements as pages show them: one glance over all, parties by positions over time, differences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from trucewatch.errors import NotInRecord, TrucewatchError
from trucewatch.model.decisions import AnyDecision
from trucewatch.model.decisions.agreements import (
    AgreementDecision,
    AgreementRecorded,
    AgreementsJoined,
    Classed,
    DateClaimed,
    DateSettled,
    PositionRecorded,
    PositionSetAside,
    SlotJudged,
    TermRecorded,
    TermStruck,
    VersionRecorded,
)
from trucewatch.model.decisions.commitments import (
    CommitmentDecision,
    CommitmentRecorded,
    EvidenceAdded,
    ProposalRefused,
)
from trucewatch.register import View
from trucewatch.register.chain import clock, moment
from trucewatch.register.decided.agreements import boards, joins
from trucewatch.register.decided.boards import Board, BoardStep, PartyStanding, TextVersion
from trucewatch.register.decided.commitments import Commitments, commitments, when_of
from trucewatch.register.decided.differences import differences
from trucewatch.web.errors import BadInput, NotThere
from trucewatch.web.sight import Sight

Steps = tuple[tuple[BoardStep, bool], ...]
"""Steps of one party on one day, each with whether it may have been after the moment that is asked about."""

UNDATED = ""


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Parties by days: for each day the steps of each party; `UNDATED` is the last column where there is any."""

    days: tuple[str, ...]
    rows: tuple[tuple[PartyStanding, tuple[Steps, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stretch of two compared texts: `kind` is same, gone, new or other."""

    kind: str
    old: str
    new: str


def all_boards(sight: Sight, at: str | None = None) -> tuple[Board, ...]:
    """Return every board, as of a moment of the agreements' own time; that of now is worked out once a view."""

    def make() -> tuple[Board, ...]:
        return boards(sight.view, sight.codebook, at=at, counting=sight.look.support)

    if at:
        return sight.recent(("boards", at), make)
    held = sight.concerning("boards", AgreementDecision, make)
    return sight.once("boards now", lambda: tuple(replace(one, sequence=sight.view.sequence) for one in held))


def names(sight: Sight) -> Mapping[str, str]:
    """Return the names of the agreements by all ids that they go by."""
    return {key: one.name for one in all_boards(sight) for key in (one.id, *one.aliases)}


def board(sight: Sight, key: str, at: str | None = None) -> Board:
    """Return the board of an agreement by its id or a former one. Raises NotThere."""
    for one in all_boards(sight, at):
        if key in (one.id, *one.aliases):
            return one
    raise NotThere("no such agreement")


def all_commitments(sight: Sight, at: str | None) -> Commitments:
    """Return the commitments as of a day: if none is named, today or the day of the latest report, whichever is later.

    Of an earlier moment of the record it is the day of the latest report then.
    """
    if at:
        return sight.recent(("commitments", at), lambda: commitments(sight.view, at=at))
    days = [sight.look.last_date or "", "" if sight.as_of else moment(clock())[:10]]
    last = max(days) or None
    return sight.concerning(f"commitments {last}", CommitmentDecision, lambda: commitments(sight.view, at=last))


def day(said: str, field: str) -> str | None:
    """Return a day of an address, None for none. Raises BadInput for what is no date."""
    if not said:
        return None
    try:
        when_of(said)
    except TrucewatchError as error:
        raise BadInput("incidents.no-date", field) from error
    return said


def joined_to(sight: Sight, one: Board) -> Mapping[str, tuple[str, str]]:
    """Return for each id that was joined into a board the id that it was joined to, and the name that it had."""
    named = {found.id: found.name for found in sight.view.agreements.values()}
    named |= {
        decision.agreement: decision.name
        for each in sight.view.judgements
        if isinstance(decision := each.judgement.decision, AgreementRecorded)
    }
    step = joins(sight.view)
    return {gone: (step[gone], named.get(gone, gone)) for gone in one.aliases if gone in step}


def last_on(view: View, one: Board, kind: str, name: str) -> AgreementDecision | None:
    """Return what was recorded last of a term or slot (`kind`) of a board; None where nothing holds any longer."""
    found: AgreementDecision | None = None
    for each in view.judgements:
        decision = each.judgement.decision
        if not isinstance(decision, AgreementDecision) or decision.agreement not in (one.id, *one.aliases):
            continue
        if _asked(decision) == (kind, name):
            found = decision
    return found


def grid(one: Board) -> Grid:
    """Return the parties of a board by the days on which they did something."""
    told = {party.party.name: _by_day(party) for party in one.parties}
    days = sorted({found for steps in told.values() for found in steps if found != UNDATED})
    if any(UNDATED in steps for steps in told.values()):
        days.append(UNDATED)
    rows = ((party, tuple(told[party.party.name].get(found, ()) for found in days)) for party in one.parties)
    return Grid(days=tuple(days), rows=tuple(rows))


def compared(one: Board, old: str, new: str) -> tuple[Piece, ...]:
    """Return how two versions of a text differ. Raises NotInRecord for one that is not there or has no words."""
    before, after = _content(one.versions, old), _content(one.versions, new)
    return tuple(
        Piece(
            kind=change.kind,
            old=before[change.old_start : change.old_end],
            new=after[change.new_start : change.new_end],
        )
        for change in differences(before, after)
    )


def question(one: AnyDecision) -> tuple[object, ...] | None:
    """Return what a decision on an agreement or commitment answers: two with one question overtake each other."""
    if isinstance(one, AgreementDecision):
        return (one.agreement, *_asked(one))
    if isinstance(one, ProposalRefused):
        return ("proposal", one.matter)
    if isinstance(one, CommitmentRecorded) and one.matter is not None:
        return ("proposal", one.matter)
    if isinstance(one, EvidenceAdded):
        return ("evidence", one)
    return (type(one), one.commitment) if isinstance(one, CommitmentDecision) else None


def _asked(one: AgreementDecision) -> tuple[object, ...]:
    match one:
        case DateClaimed() | DateSettled():
            return ("date", one.which)
        case PositionRecorded() | PositionSetAside():
            return ("position", " ".join(one.actor.name.casefold().split()))
        case TermRecorded() | TermStruck():
            return ("term", one.term)
        case VersionRecorded():
            return ("version", one.version)
        case SlotJudged():
            return ("slot", one.slot)
        case Classed():
            return ("class", one.field)
        case AgreementsJoined():
            return ("join", one.other)
        case _:
            return (type(one),)


def _by_day(party: PartyStanding) -> dict[str, Steps]:
    found: dict[str, list[tuple[BoardStep, bool]]] = {}
    for steps, unsure in ((party.steps, False), (party.unsure, True)):
        for step in steps:
            found.setdefault((step.when or step.by or UNDATED)[:10], []).append((step, unsure))
    return {key: tuple(steps) for key, steps in found.items()}


def _content(versions: Sequence[TextVersion], wanted: str) -> str:
    found = next((one.content for one in versions if one.version == wanted), None)
    if found is None:
        raise NotInRecord("no such version, or one without words")
    return found
