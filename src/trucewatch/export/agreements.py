"""Agreements and commitments as rows of the document: what was found in reports and what people recorded of it."""

from collections.abc import Sequence

from trucewatch.export.rows import Row, plain, reference
from trucewatch.register.decided.agreements import boards
from trucewatch.register.decided.boards import Board, BoardStep, BoardTerm, DateStanding, DateTold, TextVersion
from trucewatch.register.decided.commitments import Commitment, commitments
from trucewatch.register.view import View

NO_POSITION, UNCLEAR = "no-position", "unclear"


def agreement_rows(view: View) -> list[Row]:
    """Return every agreement of the view: those found by the machine first, then in the order recorded."""
    return [_agreement(view, one) for one in boards(view)]


def commitment_rows(view: View) -> list[Row]:
    """Return every commitment that people took up, in the order recorded."""
    return [_commitment(one) for one in commitments(view).held]


def _agreement(view: View, one: Board) -> Row:
    aside = [step for party in one.parties for step in party.set_aside]
    return {
        "id": one.id,
        "name": one.name,
        "declared": one.declared.date,
        "effective": one.effective.date,
        "terms": [_term(term) for term in one.terms],
        "positions": [_position(step) for step in _in_order(view, one)],
        "aliases": list(one.aliases),
        "found": one.found,
        "recorded": plain(one.ground) if one.ground else None,
        "parties": [reference(party.party) for party in one.parties if party.recorded],
        "dates": [_date(standing) for standing in (one.declared, one.effective, one.ends)],
        "area": plain(one.area) if one.area else None,
        "versions": [_version(version) for version in one.versions],
        "completeness": [{**plain(slot), "state": slot.state or UNCLEAR} for slot in one.slots],
        "class": [
            {"field": sort.field, "values": list(sort.values), "ground": plain(sort.ground) if sort.ground else None}
            for sort in one.classes
        ],
        "set_aside": [_position(step) for step in aside],
    }


def _in_order(view: View, one: Board) -> Sequence[BoardStep]:
    """The steps as the machine recorded them, then those that people added."""
    found = [view.agreements[key] for key in (one.id, *one.aliases) if key in view.agreements]
    told = [(taken.matter, taken.statements) for agreement in found for taken in agreement.positions]
    place = {step: number for number, step in reversed(list(enumerate(told)))}

    def order(step: BoardStep) -> int:
        ground = step.grounds[0]
        if ground.entry is not None:
            return len(told) + ground.entry
        return place.get((ground.matter or "", ground.statements), len(told))

    return sorted((step for party in one.parties for step in party.steps), key=order)


def _position(step: BoardStep) -> Row:
    return {
        "actor": reference(step.actor),
        "position": step.position or NO_POSITION,
        "when": step.when,
        "until": step.until,
        "matter": next((ground.matter for ground in step.grounds if ground.matter), None),
        "no_later_than": step.by,
        "grounds": [plain(ground) for ground in step.grounds],
    }


def _term(term: BoardTerm) -> Row:
    statement = term.ground.statements[0] if term.kind is None and term.ground.statements else None
    return {
        "id": term.id,
        "words": term.words,
        "statement": statement,
        "kind": term.kind,
        "version": term.version,
        "span": [term.span.start, term.span.end] if term.span else None,
        "binds": [reference(ref) for ref in term.binds],
        "acts": list(term.acts),
        "area": plain(term.area) if term.area else None,
        "start": term.start,
        "end": term.end,
        "ground": plain(term.ground),
    }


def _date(standing: DateStanding) -> Row:
    settled = standing.settled
    return {
        "which": standing.which,
        "state": standing.state,
        "date": standing.date,
        "told": [_told(one) for one in standing.told],
        "settled": None
        if settled is None
        else {
            "date": settled.date,
            "parties": [reference(party) for party in settled.parties],
            "said": settled.said,
            "ground": plain(settled.ground),
        },
        "before": [_told(one) for one in standing.before],
    }


def _told(one: DateTold) -> Row:
    return {"date": one.date, "party": reference(one.party), "said": one.said, "ground": plain(one.ground)}


def _version(version: TextVersion) -> Row:
    return {
        "version": version.version,
        "status": version.status,
        "date": version.date,
        "file": version.file,
        "sha256": version.sha256,
        "size": version.size,
        "text": version.content,
        "ground": plain(version.ground),
    }


def _commitment(one: Commitment) -> Row:
    made = plain(one)
    del made["state"]  # it is asked about a day, and a document is about none
    return {
        **made,
        "deadline": plain(one.deadline) if one.deadline else None,
        "score": one.score,
    }
