"""A sentence printed again tells the days that it told at first: the "Tuesday" of a reprint is the first printing's."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from trucewatch.matters.words import share, words
from trucewatch.model import Claim, CommitmentClaim, FigureClaim, PositionClaim, Precision, Report, Statement, When

_DATED = ((PositionClaim, "until"), (CommitmentClaim, "deadline"), (FigureClaim, "as_of"))


def as_first_told(
    statements: Sequence[Statement],
    chains: Mapping[str, str],
    reports: Mapping[str, Report],
    rules: Mapping[str, Any],
) -> tuple[Statement, ...]:
    """Return the statements with the days of each reprint as its first printing tells them.

    A reprint is of one chain with another outlet's statement of some days before, in nearly the same words
    (`rules`: the codebook's `copies`). `statements` are in the order of publication. What one outlet says
    again is no reprint: a mission that finds no breach "on Tuesday" may find none on the next.
    """
    first: dict[str, list[tuple[frozenset[str], Statement]]] = {}
    made, least = [], float(rules["share"])
    for statement in statements:
        chain = chains.get(statement.id)
        if chain is None:
            made.append(statement)
            continue
        told = frozenset(words(statement.text))
        earlier = first.setdefault(chain, [])
        origin = next((one for same, one in earlier if share(told, same) >= least and _of(one, statement)), None)
        if origin is None:
            earlier.append((told, statement))
            made.append(statement)
        else:
            made.append(_dated(statement, origin, reports, rules))
    return tuple(made)


def _of(one: Statement, other: Statement) -> bool:
    """Whether two statements claim the same sort of thing: a count and the act around it may share their words."""
    return type(one.claim) is type(other.claim)


def _dated(
    statement: Statement, origin: Statement, reports: Mapping[str, Report], rules: Mapping[str, Any]
) -> Statement:
    ours, theirs = (reports.get(one.report) for one in (statement, origin))
    if ours is None or theirs is None or ours.outlet == theirs.outlet:
        return statement
    printed, first = (_day(report) for report in (ours, theirs))
    if printed is None or first is None or not 0 < (printed - first).days <= rules["reprinted"]:
        return statement
    day = first.isoformat()
    said = origin.said or When(start=day, end=day, precision=Precision.DAY, words="")
    when = origin.when if statement.when is not None and origin.when is not None else statement.when
    return msgspec.structs.replace(statement, when=when, said=said, claim=_redated(statement, origin))


def _redated(statement: Statement, origin: Statement) -> Claim:
    """The claim with the day of the first printing's, where both tell one."""
    for kind, field in _DATED:
        if isinstance(statement.claim, kind) and isinstance(origin.claim, kind):
            ours, theirs = getattr(statement.claim, field), getattr(origin.claim, field)
            return msgspec.structs.replace(statement.claim, **{field: theirs if ours and theirs else ours})
    return statement.claim


def _day(report: Report) -> date | None:
    told = report.published.date
    return date.fromisoformat(told) if told and len(told) == len("2020-01-13") else None
