"""Statements and figures as tables (CSV, RFC 4180, UTF-8), one row a statement, nothing merged.

A cell that a spreadsheet would take for a formula is preceded by an apostrophe.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from trucewatch.codebook import load
from trucewatch.model import ActorRef, EnteredFigure, FigureClaim, OccurrenceClaim, Statement
from trucewatch.register.decided.agreements import boards
from trucewatch.register.decided.boards import Board, BoardStep, PartyStanding
from trucewatch.register.decided.commitments import Commitment, commitments
from trucewatch.register.view import View

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

_STATEMENT_COLUMNS = (
    "statement", "file", "outlet", "published", "start", "end", "text", "direct", "relayed_by", "principal",
    "stance", "hedge", "claim", "when_start", "when_end", "when_words", "where", "lat", "lon", "where_precision",
)  # fmt: skip
_FIGURE_COLUMNS = (
    "statement", "file", "outlet", "published", "measure", "low", "high", "qualifier", "counted", "counter", "period",
    "as_of", "cumulative", "stance", "text",
)  # fmt: skip
_OCCURRENCE_COLUMNS = (
    "statement", "file", "outlet", "published", "kind", "acled_sub_event_type", "plover_event", "actor", "target",
    "instrument", "harm", "principal", "stance", "hedge", "when_start", "when_end", "where", "lat", "lon",
    "where_precision", "text",
)  # fmt: skip
_ENTERED_COLUMNS = (
    "figure", "entry", "row", "by", "file", "counter", "measure", "low", "high", "qualifier", "counted", "cumulative",
    "late", "as_of", "start", "end", "dated", "rule", "place", "source", "label", "total",
)  # fmt: skip
_RECONCILED_COLUMNS = ("reconciliation", "counter", "measure", "kind", "outcome", "low", "high", "because", "figures")

_POSITION_COLUMNS = (
    "agreement", "name", "party", "actor", "position", "when", "no_later_than", "until", "contradicted", "statements",
    "recorded_by", "reason", "entry", "recorded",
)  # fmt: skip
_COMMITMENT_COLUMNS = (
    "commitment", "actor", "undertaking", "to", "kinds", "confidence_building", "deadline_start", "deadline_end",
    "deadline_words", "after", "in_return_for", "agreement", "term", "score", "scored_on", "scored_by", "recorded_by",
    "reason", "entry", "recorded",
)  # fmt: skip


def statements_csv(view: View) -> bytes:
    """Return every statement of the view, a row each, in recorded order."""
    return _table(_STATEMENT_COLUMNS, (_statement_row(view, one) for one in view.statements.values()))


def figures_csv(view: View) -> bytes:
    """Return every figure of the view as it was said, a row each, in recorded order."""
    rows = (_figure_row(view, one, one.claim) for one in view.statements.values() if isinstance(one.claim, FigureClaim))
    return _table(_FIGURE_COLUMNS, rows)


def occurrences_csv(view: View) -> bytes:
    """Return every occurrence of the view as it was told, a row each, in recorded order.

    Beside our kind stands ACLED's sub-event type and PLOVER's event for it, by the shipped codebook: what others count
    by, not an incident of theirs, for an occurrence may be denied or alleged and told many times.
    """
    codebook = load()
    acled, plover = codebook.table("occurrences")["acled"], codebook.table("plover")["occurrence"]
    told = ((one, one.claim) for one in view.statements.values() if isinstance(one.claim, OccurrenceClaim))
    return _table(_OCCURRENCE_COLUMNS, (_occurrence_row(view, one, claim, acled, plover) for one, claim in told))


def entered_figures_csv(view: View) -> bytes:
    """Return every figure that a person entered or imported, a row each, in recorded order."""
    return _table(_ENTERED_COLUMNS, map(_entered_row, view.entered.values()))


def reconciliations_csv(view: View) -> bytes:
    """Return what comparing the figures of each counter concluded, a row each, with the ids it rests on."""
    rows = (
        (
            one.id, one.counter, one.measure, one.kind, one.outcome, one.low, one.high, one.because,
            " ".join(one.figures),
        )
        for one in view.reconciliations.values()
    )  # fmt: skip
    return _table(_RECONCILED_COLUMNS, rows)


def _entered_row(one: EnteredFigure) -> tuple[object, ...]:
    told = one.figure
    return (
        one.id, one.sequence, one.row, one.by, one.file, told.counter, told.measure, told.low, told.high,
        told.qualifier, told.counted, told.cumulative, told.late, told.as_of, told.start, told.end, told.dated,
        told.rule, told.place, told.source, told.label, told.total,
    )  # fmt: skip


def positions_csv(view: View) -> bytes:
    """Return every step of every party about every agreement, a row each, as the board has them."""
    rows = (
        _position_row(view, one, party, step) for one in boards(view) for party in one.parties for step in party.steps
    )
    return _table(_POSITION_COLUMNS, rows)


def commitments_csv(view: View) -> bytes:
    """Return every commitment that people took up, a row each, with the deadline and the score that hold."""
    return _table(_COMMITMENT_COLUMNS, (_commitment_row(one) for one in commitments(view).held))


def _table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return written.getvalue().encode("utf-8", "backslashreplace")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    words = str(value)
    return f"'{words}" if words.startswith(_FORMULA) else words


def _source(view: View, statement: Statement) -> tuple[object, ...]:
    report = view.reports[statement.report]
    return statement.id, report.file, report.outlet, report.published.date


def _name(view: View, ref: ActorRef | None) -> str | None:
    if ref is None:
        return None
    known = view.actors.get(ref.actor) if ref.actor else None
    return known.name if known else ref.name


def _statement_row(view: View, statement: Statement) -> tuple[object, ...]:
    when, where = statement.when, statement.where
    relays = "; ".join(_name(view, link.actor) or "" for link in statement.attribution[:-1])
    return (
        *_source(view, statement),
        statement.span.start, statement.span.end, statement.text, statement.direct,
        relays, _name(view, statement.principal), statement.stance, statement.hedge,
        statement.claim.__struct_config__.tag,
        *((when.start, when.end, when.words) if when else (None,) * 3),
        *((where.name, where.lat, where.lon, where.precision) if where else (None,) * 4),
    )  # fmt: skip


def _figure_row(view: View, statement: Statement, figure: FigureClaim) -> tuple[object, ...]:
    return (
        *_source(view, statement),
        figure.measure, figure.low, figure.high, figure.qualifier, figure.counted, _name(view, figure.counter),
        figure.period, figure.as_of, figure.cumulative, statement.stance, statement.text,
    )  # fmt: skip


def _occurrence_row(
    view: View, statement: Statement, claim: OccurrenceClaim, acled: Mapping[str, str], plover: Mapping[str, str]
) -> tuple[object, ...]:
    when, where = statement.when, statement.where
    return (
        *_source(view, statement),
        claim.kind, acled[claim.kind], plover[claim.kind], _name(view, claim.actor), _name(view, claim.target),
        claim.instrument, claim.harm, _name(view, statement.principal), statement.stance, statement.hedge,
        *((when.start, when.end) if when else (None,) * 2),
        *((where.name, where.lat, where.lon, where.precision) if where else (None,) * 4),
        statement.text,
    )  # fmt: skip


def _position_row(view: View, one: Board, party: PartyStanding, step: BoardStep) -> tuple[object, ...]:
    told = dict.fromkeys(key for ground in step.grounds for key in ground.statements)
    judged = [ground for ground in step.grounds if ground.by]
    return (
        one.id, one.name, party.party.name, _name(view, step.actor), step.position or "no-position", step.when, step.by,
        step.until, step.contradicted, " ".join(told), "; ".join(dict.fromkeys(str(ground.by) for ground in judged)),
        *((judged[-1].reason, judged[-1].entry, judged[-1].recorded) if judged else (None,) * 3),
    )  # fmt: skip


def _commitment_row(one: Commitment) -> tuple[object, ...]:
    when, score = one.deadline, one.scores[-1] if one.scores else None
    return (
        one.id, one.actor.name, one.undertaking, "; ".join(ref.name for ref in one.to), " ".join(one.kinds),
        one.confidence_building,
        *((when.start, when.end, when.words) if when else (None,) * 3),
        " ".join(one.after), " ".join(one.in_return_for), one.agreement, one.term,
        *((score.score, score.on, score.ground.by) if score else (None,) * 3),
        one.ground.by, one.ground.reason, one.ground.entry, one.ground.recorded,
    )  # fmt: skip
