"""What is made of a record before the first page is asked for: nobody waits for it, and all processes share it."""

from trucewatch.register.decided.statements import superseded
from trucewatch.web import boarding, counting, docket, reading, rollcall, telling, triage
from trucewatch.web.current import Current
from trucewatch.web.happenings import happenings
from trucewatch.web.people.accounts import OPEN_ROOM


def warm(current: Current) -> Current:
    """Make what pages look things up in, for what everybody sees. Raises RegisterBroken, RegisterUnavailable."""
    sight = current.sight(frozenset({OPEN_ROOM}))
    for make in (
        triage.items, reading.rows, telling.rows, docket.rows, counting.rows, boarding.all_boards, happenings,
        rollcall.rows,
    ):  # fmt: skip
        make(sight)
    boarding.all_commitments(sight, None)
    len(sight.view.texts)  # decoded when first looked into: once, and not by each process
    if superseded(sight.view.judgements):
        len(sight.view.readings)
    if sight.sequence:
        current.histories.of("", sight.sequence)
    return current
