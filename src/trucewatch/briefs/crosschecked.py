"""Alleged beside found: by list, by who alleges, by who confirms or denies; and the times that monitors could not look.

Nothing is shown where nobody took an incident up: what reports allege stands in its own section.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from trucewatch.briefs.brief import Evidence, Sentence
from trucewatch.briefs.incident_text import blind_words, reported_words, row_words
from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.wording import count_words, joined, name_words
from trucewatch.register.decided.crosscheck import Row, matrix
from trucewatch.register.decided.incident import Incident, Incidents, Rung


def crosschecked(look: Lookup) -> tuple[Sentence, ...]:
    """Return how far incidents have got, then each row of the cross-confirmation matrix that people have to do with,
    then the counts that people entered as bodies reported them. Rows are not added up."""
    board = look.incidents
    taken = [one for one in board.incidents.values() if _taken_up(one)]
    crossed = matrix(board)
    entered = {one.of or one.key for one in board.counts if one.by}
    if not taken and not entered:
        return ()
    touched = {one.id for one in taken}
    rows = (row for row in crossed.rows if row.alleged_by and _concerns(row, touched))
    return (
        *([_tally(board, taken)] if taken else []),
        *(Sentence(words=row_words(row), evidence=_evidence(board, row)) for row in rows),
        *(
            Sentence(words=f"as reported, {reported_words(one)}", evidence=_of((one.statement,), one.by, look))
            for one in crossed.reported
            if one.by or one.key in entered
        ),
    )


def unseen(look: Lookup) -> tuple[Sentence, ...]:
    """Return each time that monitors could not look: in what way, where, when, who kept them from it, and why."""
    return tuple(
        Sentence(words=blind_words(one.decision), evidence=Evidence(by=name_words(one.by)))
        for one in look.incidents.blind_spots
    )


def _taken_up(one: Incident) -> bool:
    return one.rung is not Rung.ALLEGED or any(told.by for told in one.told)


def _concerns(row: Row, touched: set[str]) -> bool:
    return bool(touched & {*row.alleged.incidents, *row.alleged.unsure})


def _tally(board: Incidents, taken: list[Incident]) -> Sentence:
    found = Counter(one.finding.value.value for one in taken if one.approved)
    told = f": {', '.join(f'{many} {finding}' for finding, many in found.items())}" if found else ""
    out = sum(one.rung is Rung.PUBLISHED for one in taken)
    words = (
        f"{count_words(len(board.incidents), 'incident')} alleged, {len(taken)} taken up, "
        f"{sum(found.values())} with an approved finding{told}; {out} published"
    )
    return Sentence(words=words, evidence=Evidence(statements=_statements(taken), by=_people(taken)))


def _evidence(board: Incidents, row: Row) -> Evidence:
    held = [board.incidents[one] for one in (*row.alleged.incidents, *row.alleged.unsure)]
    return Evidence(statements=_statements(held), by=_people(held))


def _of(statements: Iterable[str | None], by: str | None, look: Lookup) -> Evidence:
    return Evidence(statements=tuple(one for one in statements if one in look.view.statements and one), by=by)


def _statements(held: Iterable[Incident]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for one in held for told in one.told for found in told.statements))


def _people(held: Iterable[Incident]) -> str | None:
    return joined(dict.fromkeys(name_words(name) for one in held for name in _who(one))) or None


def _who(one: Incident) -> Iterator[str]:
    yield from (told.by for told in one.told if told.by)
    for found in one.findings:
        yield found.made.by
        if found.review is not None:
            yield found.review.by
