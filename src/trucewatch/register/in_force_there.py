"""The terms that the record says were in force when and where an incident was, for whom it is laid to."""

from collections.abc import Mapping

from trucewatch.codebook import Codebook
from trucewatch.errors import NotInRecord
from trucewatch.model import Place, When
from trucewatch.model.decisions.incidents import InForce, TermCheck, TermNamed
from trucewatch.register.decided.agreements import boards
from trucewatch.register.decided.in_force import Held, TermInForce, terms_in_force
from trucewatch.register.decided.incident import Incident
from trucewatch.register.view import View
from trucewatch.said import Said, said


def checked_terms(view: View, incident: Incident, codebook: Codebook, term: TermNamed | None = None) -> TermCheck:
    """Return which terms the record says were in force when and where an incident was, for whom it is laid to.

    With a term named, the answer is that of this term; without one it is `no` only where every term recorded was not.
    """
    return check_and_reasons(view, incident, codebook, term)[0]


def check_and_reasons(
    view: View, incident: Incident, codebook: Codebook, term: TermNamed | None = None
) -> tuple[TermCheck, tuple[Said, ...]]:
    """Return the same with its reasons one by one."""
    first, last = _stretch(incident.when)
    place = _place(incident)
    tested = tested_terms(view, incident, codebook)
    answer, reasons = _answer([one for name, one in tested.items() if term in (None, name)], term)
    check = TermCheck(
        day=first if first == last else f"{first or '?'} to {last or '?'}",
        place=place.name if place else None,
        answer=answer,
        terms=tuple(name for name, one in tested.items() if one.held is Held.YES),
        because="; ".join(map(str, reasons)),
    )
    return check, reasons


def tested_terms(view: View, incident: Incident, codebook: Codebook) -> Mapping[TermNamed, TermInForce]:
    """Return every term of the record tested against when and where an incident was and whom it is laid to."""
    first, last = _stretch(incident.when)
    actor = incident.responsible or (incident.accused[0] if len(incident.accused) == 1 else None)
    return {
        TermNamed(agreement=board.id, term=one.term.id): one
        for board in boards(view, codebook)
        for one in terms_in_force(board, first, _place(incident), actor, last=last)
    }


def term_named(view: View, codebook: Codebook, term: str, agreement: str | None = None) -> TermNamed:
    """Return the term of this identifier. Raises NotInRecord where none is meant, or where two agreements have it."""
    held = [
        TermNamed(agreement=board.id, term=term)
        for board in boards(view, codebook)
        if agreement is None or agreement in (board.id, *board.aliases)
        if any(one.id == term for one in board.terms)
    ]
    if len(held) != 1:
        raise NotInRecord(f"{len(held)} agreements of the record have a term {term!r}")
    return held[0]


def _answer(asked: list[TermInForce], term: TermNamed | None) -> tuple[InForce, tuple[Said, ...]]:
    if not asked:
        return InForce.CANNOT_TELL, (_no_term(term),)
    for held in (Held.YES, Held.CANNOT_TELL, Held.NO):
        if found := [one for one in asked if one.held is held]:
            told = {str(why): why for one in found for why in one.because}
            return InForce(held.value), tuple(told.values())
    raise AssertionError("a term is in force, or is not, or it cannot be told")


def _no_term(term: TermNamed | None) -> Said:
    if term is None:
        return said("terms.none-recorded", "no term is recorded")
    return said("terms.not-recorded", "no term {term} is recorded", term=term.term)


def _place(incident: Incident) -> Place | None:
    """Where an incident was, if all that tell of it name one place."""
    return incident.where[0] if len({one.name for one in incident.where}) == 1 else None


def _stretch(when: tuple[When, ...]) -> tuple[str | None, str | None]:
    """The first and the last day that an incident can have been on, as far as told."""
    starts = [one.start for one in when if one.start]
    ends = [one.end for one in when if one.end]
    if not starts or len(ends) < len(when):
        return None, None
    return min(starts), max(ends)
