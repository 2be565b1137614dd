"""The JSON document: one object that holds a whole view, for scripts and measurements.

Its shape is fixed by `schema.json` beside this module (JSON Schema, draft 2020-12). Every field is always there,
null where nothing is known; rows stand in recorded order; the same view gives the same bytes.
"""

import json
from importlib import resources

from trucewatch.export.agreements import agreement_rows, commitment_rows
from trucewatch.export.incidents import coding_row, denied_row, incident_row, matrix_rows
from trucewatch.export.rows import Row, plain, reference
from trucewatch.model import (
    Assessment,
    Derivation,
    EnteredFigure,
    FigureClaim,
    Matter,
    Place,
    Report,
    Statement,
    Text,
    When,
)
from trucewatch.register.decided.coding import coding
from trucewatch.register.decided.crosscheck import matrix
from trucewatch.register.decided.incidents import incidents, settled
from trucewatch.register.read_in_parts import PartsRead
from trucewatch.register.view import View

FORMAT = 1
"""The version of the document's shape."""


def to_json(view: View) -> bytes:
    """Return the document of this view as UTF-8 JSON with a line end.

    Raises SpanMismatch where a statement's words are not at its span. A lone surrogate is written as its escape.
    """
    written = json.dumps(document(view), ensure_ascii=False, indent=1)
    return written.encode("utf-8", "backslashreplace") + b"\n"


def document(view: View) -> Row:
    """Return everything in this view as plain lists and mappings, in recorded order.

    Raises SpanMismatch where a statement's words are not at its span.
    """
    board = incidents(view)
    view = settled(view, board)
    crossed, parts = matrix(board), view.parts
    return {
        "trucewatch": FORMAT,
        "reports": [_report(one, view.texts.get(one.id), parts.get(one.id)) for one in view.reports.values()],
        "actors": [
            {
                "id": one.id,
                "name": one.name,
                "names": list(one.names),
                "kind": one.kind,
                "roles": list(one.roles),
                "because": list(one.because),
            }
            for one in view.actors.values()
        ],
        "statements": [_statement(one, view.texts.get(one.report)) for one in view.statements.values()],
        "derivations": [_derivation(one) for one in view.derivations.values()],
        "chains": [
            {"id": one.id, "statements": list(one.statements), "origin": one.origin} for one in view.chains.values()
        ],
        "matters": [_matter(one, view.assessments.get(one.id)) for one in view.matters.values()],
        "contradictions": [plain(one) for one in view.contradictions.values()],
        "refinements": [plain(one) for one in view.refinements],
        "updates": [plain(one) for one in view.updates],
        "agreements": agreement_rows(view),
        "commitments": commitment_rows(view),
        "figures": [
            {"statement": one.id, **_without_type(plain(one.claim))}
            for one in view.statements.values()
            if isinstance(one.claim, FigureClaim)
        ],
        "incidents": [incident_row(one) for one in board.incidents.values()],
        "access_denied": [denied_row(one) for one in board.blind_spots],
        "matrix": matrix_rows(crossed),
        "reported_counts": [plain(one) for one in crossed.reported],
        "coding": [coding_row(one) for one in coding(view.judgements).rounds.values()],
        "entered_figures": [_entered(one) for one in view.entered.values()],
        "reconciliations": [plain(one) for one in view.reconciliations.values()],
        "set_aside": [plain(one) for one in view.set_aside],
    }


def _entered(one: EnteredFigure) -> Row:
    told = {"id": one.id, "entry": one.sequence, "row": one.row, "by": one.by, "file": one.file}
    return {**told, **plain(one.figure)}


def schema() -> Row:
    """Return the JSON Schema of the document."""
    shipped = resources.files("trucewatch.export") / "schema.json"
    found: Row = json.loads(shipped.read_text(encoding="utf-8"))
    return found


def _report(report: Report, text: Text | None, parts: PartsRead | None) -> Row:
    """A long report that is not read, or not compared, to its end says so; no other has `parts`."""
    partly = parts is not None and (bool(parts.entries) or not parts.whole)
    return {**_whole_report(report, text), **({"parts": _parts(parts)} if parts and partly else {})}


def _parts(parts: PartsRead) -> Row:
    return {
        "read": parts.read,
        "of": parts.of,
        "compared": parts.compared,
        "end": parts.end,
        "statements_not_compared": parts.untold,
        "entries": list(parts.entries),
    }


def _whole_report(report: Report, text: Text | None) -> Row:
    published = report.published
    return {
        "id": report.id,
        "file": report.file,
        "sha256": report.sha256,
        "outlet": report.outlet,
        "title": report.title,
        "language": report.language,
        "published": {"date": published.date, "precision": published.precision, "basis": published.basis},
        "credits": [reference(credit) for credit in report.credits],
        "set_aside": [plain(aside) for aside in text.asides] if text else [],
    }


def _statement(statement: Statement, text: Text | None) -> Row:
    if text is not None:
        statement.span.check(text.content, statement.text)
    return {
        "id": statement.id,
        "report": statement.report,
        "start": statement.span.start,
        "end": statement.span.end,
        "text": statement.text,
        "direct": statement.direct,
        "attribution": [
            {"actor": link.actor.actor, "name": link.actor.name, "cue": link.cue} for link in statement.attribution
        ],
        "principal": reference(statement.principal),
        "stance": statement.stance,
        "hedge": statement.hedge,
        "read_by": statement.read_by if isinstance(statement.read_by, str) else None,
        "when": _when(statement.when),
        "said": _when(statement.said),
        "where": _where(statement.where),
        "claim": plain(statement.claim),
    }


def _when(when: When | None) -> Row | None:
    """A time that the report cannot fix at either end is null."""
    return None if when is None or (when.start is None and when.end is None) else plain(when)


def _where(where: Place | None) -> Row | None:
    if where is None:
        return None
    return {
        "name": where.name,
        "lat": where.lat,
        "lon": where.lon,
        "precision": where.precision,
        "words": where.words,
    }


def _without_type(claim: Row) -> Row:
    return {key: value for key, value in claim.items() if key != "type"}


def _derivation(derivation: Derivation) -> Row:
    return {
        "later": derivation.later,
        "earlier": derivation.earlier,
        "tie": derivation.tie,
        "source": reference(derivation.source),
        "direction": "dated" if derivation.directed else "unclear",
        "spans": [
            [passage.later.start, passage.later.end, passage.earlier.start, passage.earlier.end]
            for passage in derivation.passages
        ],
    }


def _matter(matter: Matter, assessment: Assessment | None) -> Row:
    return {
        "id": matter.id,
        "kind": matter.kind,
        "title": matter.title,
        "accounts": [plain(account) for account in matter.accounts],
        "joined": [plain(joined) for joined in matter.joined],
        "support": plain(assessment.support) if assessment else None,
        "verification": assessment.verification if assessment else None,
        "finding": assessment.finding if assessment else None,
        "responsibility": assessment.responsibility if assessment else None,
        "interests": [plain(one) for one in assessment.interests] if assessment else [],
    }
