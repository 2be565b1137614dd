"""The agreements of a record, each as a board: what the machine found in reports, and what people recorded of it."""

from collections.abc import Mapping, Sequence

import msgspec

from trucewatch.codebook import Codebook, load
from trucewatch.errors import NotInRecord
from trucewatch.model import ActorRef, Agreement, PositionTaken, RecordedJudgement
from trucewatch.model.decisions.agreements import (
    AgreementDecision,
    AgreementRecorded,
    AgreementsJoined,
    AreaRecorded,
    DateKind,
    PositionSetAside,
    TermRecorded,
    TermStruck,
    VersionRecorded,
)
from trucewatch.register.decided.boards import Board, BoardTerm, Ground, TextVersion
from trucewatch.register.decided.completeness import classes, slots
from trucewatch.register.decided.dates import date_standing
from trucewatch.register.decided.days import sound
from trucewatch.register.decided.grounds import Counting, by_recorded_chains, judged, reported
from trucewatch.register.decided.sides import Sides
from trucewatch.register.decided.standings import standings, upheld
from trucewatch.register.view import View

Judgements = Sequence[RecordedJudgement]


def boards(
    view: View, codebook: Codebook | None = None, *, at: str | None = None, counting: Counting | None = None
) -> tuple[Board, ...]:
    """Return the board of every agreement, those found by the machine first, then in the order recorded.

    `at` is the moment that is asked about (an ISO date; a day is meant to its end), None the latest. What was known
    at a moment is asked by the view: `view_as_of(recorder, known)`. Without a codebook the shipped one is loaded.
    `counting` counts the support of some statements; without it the recorded chains are counted as they are.
    Raises TrucewatchError where `at` is no date.
    """
    book, sides = codebook or load(), Sides(view)
    home = homes(view)
    lots: dict[str, list[RecordedJudgement]] = {home.get(one, one): [] for one in view.agreements}
    for one in view.judgements:
        decision = one.judgement.decision
        if isinstance(decision, AgreementDecision):
            lots.setdefault(home.get(decision.agreement, decision.agreement), []).append(one)
    count = counting or by_recorded_chains(view)
    return tuple(_board(view, book, sides, key, home, lot, at, count) for key, lot in lots.items())


def board(
    view: View,
    agreement: str,
    codebook: Codebook | None = None,
    *,
    at: str | None = None,
    counting: Counting | None = None,
) -> Board:
    """Return the board of one agreement, by its id or one of its aliases. Raises NotInRecord where there is none."""
    for one in boards(view, codebook, at=at, counting=counting):
        if agreement in (one.id, *one.aliases):
            return one
    raise NotInRecord(f"no agreement {agreement} is in the record")


def found_steps(view: View) -> Mapping[str, tuple[PositionTaken, ...]]:
    """Return by agreement the steps that the machine found, without those that people found not to have been."""
    sides, home = Sides(view), homes(view)
    lots: dict[str, list[RecordedJudgement]] = {}
    for one in view.judgements:
        decision = one.judgement.decision
        if isinstance(decision, PositionSetAside):
            lots.setdefault(home.get(decision.agreement, decision.agreement), []).append(one)
    return {key: upheld(sides, one.positions, lots.get(home.get(key, key), ())) for key, one in view.agreements.items()}


def homes(view: View) -> Mapping[str, str]:
    """Return for each agreement that was joined to another the id under which both stand.

    One that a person took up and that the machine tells under another id now stands under the id that was taken up.
    """
    step = joins(view)
    return {one: _followed(one, step) for one in step}


def joins(view: View) -> Mapping[str, str]:
    """Return for each agreement that was joined to another the id of that other, which may be joined on itself.

    What is parted again is one of these pairs.
    """
    step = _known_again(view)
    for one in view.judgements:
        decision = one.judgement.decision
        if isinstance(decision, AgreementsJoined):
            kept, gone = _followed(decision.agreement, step), decision.other
            if not decision.same:
                step = {old: new for old, new in step.items() if {old, new} != {decision.agreement, gone}}
            elif _followed(gone, step) != kept:
                step[_followed(gone, step)] = kept
    return step


def _known_again(view: View) -> dict[str, str]:
    """The machine's agreements by the one that was taken up when most of their statements were told under that id."""
    taken: dict[str, AgreementRecorded] = {}
    for one in view.judgements:
        if isinstance(one.judgement.decision, AgreementRecorded):
            taken[one.judgement.decision.agreement] = one.judgement.decision
    step: dict[str, str] = {}
    for key, decision in taken.items():
        if not decision.found or key in view.agreements:
            continue
        shared = {one: len(statements_of(found) & {*decision.found}) for one, found in view.agreements.items()}
        best = max(shared.values(), default=0)
        likest = [one for one, number in shared.items() if number == best and one not in taken and one not in step]
        if best and len(likest) == 1:
            step[likest[0]] = key
    return step


def statements_of(found: Agreement) -> frozenset[str]:
    """Return the statements that an agreement of the machine rests on."""
    told = [one for taken in found.positions for one in taken.statements]
    return frozenset([*told, *found.dated_by, *(term.statement for term in found.terms if term.statement)])


def _followed(one: str, step: Mapping[str, str]) -> str:
    while one in step:
        one = step[one]
    return one


def _board(
    view: View,
    book: Codebook,
    sides: Sides,
    key: str,
    home: Mapping[str, str],
    lot: Judgements,
    at: str | None,
    counting: Counting,
) -> Board:
    aliases = tuple(one for one, kept in home.items() if kept == key)
    found = [view.agreements[one] for one in (key, *aliases) if one in view.agreements]
    name, parties, ground = _named(view, key, found, lot)
    area = next((one for one in reversed(lot) if isinstance(one.judgement.decision, AreaRecorded)), None)
    drawn = area.judgement.decision if area else None
    made = Board(
        id=key,
        name=name,
        aliases=aliases,
        found=bool(found),
        at=at,
        sequence=view.sequence,
        ground=ground,
        parties=standings(view, sides, found, lot, parties, at, counting),
        declared=date_standing(view, sides, DateKind.DECLARED, found, lot, at),
        effective=date_standing(view, sides, DateKind.EFFECTIVE, found, lot, at),
        ends=date_standing(view, sides, DateKind.ENDS, found, lot, at),
        area=drawn.area if isinstance(drawn, AreaRecorded) else None,
        area_ground=judged(view, area, drawn.cited) if area and isinstance(drawn, AreaRecorded) else None,
        versions=_versions(view, lot),
        terms=_terms(view, found, lot),
        slots=(),
        classes=classes(view, book, lot),
    )
    whole = [msgspec.structs.replace(term, area=term.area or made.area) for term in made.terms]
    made = msgspec.structs.replace(made, terms=tuple(whole))
    return msgspec.structs.replace(made, slots=slots(view, book, made, lot))


def _named(
    view: View, key: str, found: Sequence[Agreement], lot: Judgements
) -> tuple[str, tuple[ActorRef, ...], Ground | None]:
    for one in reversed(lot):
        decision = one.judgement.decision
        if isinstance(decision, AgreementRecorded):
            return decision.name, decision.parties, judged(view, one, decision.cited)
    return (found[0].name if found else key), (), None


def _versions(view: View, lot: Judgements) -> tuple[TextVersion, ...]:
    """The versions of the text, in the order recorded; one recorded again takes the place of the earlier."""
    held: dict[str, TextVersion] = {}
    for one in lot:
        decision = one.judgement.decision
        if isinstance(decision, VersionRecorded):
            held[decision.version] = TextVersion(
                version=decision.version,
                status=decision.status,
                date=decision.date,
                file=decision.file,
                sha256=decision.sha256,
                size=len(decision.data),
                content=decision.content,
                ground=judged(view, one),
            )
    return tuple(held.values())


def _terms(view: View, found: Sequence[Agreement], lot: Judgements) -> tuple[BoardTerm, ...]:
    held = {
        term.id: BoardTerm(
            id=term.id, kind=None, words=term.words, version=None, span=None, binds=(), acts=(), area=None, start=None,
            end=None, ground=reported(view, (term.statement,) if term.statement else ()),
        )
        for agreement in found for term in agreement.terms
    }  # fmt: skip
    for one in lot:
        match one.judgement.decision:
            case TermRecorded() as decision:
                held[decision.term] = _term(view, decision, one)
            case TermStruck() as decision:
                held.pop(decision.term, None)
    return tuple(held.values())


def _term(view: View, decision: TermRecorded, one: RecordedJudgement) -> BoardTerm:
    return BoardTerm(
        id=decision.term,
        kind=decision.kind,
        words=decision.words,
        version=decision.version,
        span=decision.span,
        binds=decision.binds,
        acts=decision.acts,
        area=decision.area,
        start=sound(decision.start),
        end=sound(decision.end),
        ground=judged(view, one, decision.cited),
    )
