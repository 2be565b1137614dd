"""Incidents with their ladder, denied access, the cross-confirmation matrix and rounds of coding, as plain rows."""

from collections.abc import Iterable
from typing import Any

import msgspec

from trucewatch.model import Place, Value, When
from trucewatch.model.decisions.incidents import AccessDenied, InquiryMade
from trucewatch.register.decided.coding import reliability
from trucewatch.register.decided.crosscheck import Counted, Matrix, Part
from trucewatch.register.decided.incident import Axis, Found, Incident, Step, Told
from trucewatch.register.decided.rounds import CodedItem, CodingRound

Row = dict[str, Any]


def incident_row(one: Incident) -> Row:
    """Return an incident with its three axes, its rung, and every step that was taken on it."""
    return {
        "id": one.id,
        "matter": one.matter,
        "title": one.title,
        "kind": one.kind,
        "rung": one.rung,
        "work": one.work,
        "accused": _plain(one.accused),
        "targets": _plain(one.targets),
        "when": [_plain(when) for when in one.when],
        "where": [_where(place) for place in one.where],
        "verification": _axis(one.verification),
        "finding": _axis(one.finding),
        "responsibility": {**_axis(one.responsibility), "actor": _plain(one.responsible)},
        "told": [_told(told) for told in one.told],
        "assigned": [
            {**_step(step), "holder": step.decision.holder, "until": step.decision.until, "due": step.decision.due}
            for step in one.assigned
        ],
        "inquiries": [_inquiry(step) for step in one.inquiries],
        "files": _plain(one.files),
        "access_denied": [step.entry for step in one.denials],
        "findings": [_found(found) for found in one.findings],
    }


def denied_row(step: Step[AccessDenied]) -> Row:
    """Return one time that monitors could not look: who kept them from it, where, when, why."""
    told = step.decision
    return {
        **_step(step),
        "incident": told.incident,
        "restriction": told.restriction,
        "denied_by": _plain(told.denied_by),
        "when": _when(told.when),
        "where": _where(told.where),
        "words": told.words,
    }


def matrix_rows(found: Matrix) -> list[Row]:
    """Return what is counted from single incidents: for each list, and each who alleges on it."""
    return [
        {
            "observer": row.observer or None,
            "alleged_by": row.alleged_by,
            **_counted(row.alleged),
            "confirmed": _parts(row.confirmed),
            "denied": _parts(row.denied),
            "found": _parts(row.found),
        }
        for row in found.rows
    ]


def coding_row(held: CodingRound) -> Row:
    """Return a round of coding. Until its codes may be seen, it tells neither these nor who gives them."""
    opened, open_ = held.opened.decision, held.revealed
    measured = reliability(held)
    return {
        "round": opened.round,
        "question": opened.question,
        "codes": list(opened.codes),
        "level": opened.level,
        "seed": opened.seed,
        "drawn_from": opened.drawn_from,
        "revealed": open_,
        "coders": list(opened.coders) if open_ else None,
        "items": [_item(one, shown=open_) for one in held.items.values()],
        "agreement": measured
        and {
            "pairs": [_plain(pair) for pair in measured.pairs],
            "alpha_nominal": measured.nominal,
            "alpha_ordinal": measured.ordinal,
            "uncoded": measured.uncoded,
            "disagreements": [one.item for one in measured.disagreements],
        },
    }


def _item(one: CodedItem, *, shown: bool) -> Row:
    settled = one.adjudicated
    return {
        "item": one.item,
        "codes": dict(one.codes) if shown else None,
        "adjudicated": {**_step(settled), "code": settled.decision.code} if shown and settled else None,
    }


def _step(step: Step[Any]) -> Row:
    return {"by": step.by, "reason": step.reason, "recorded": step.recorded, "entry": step.entry}


def _axis(axis: Axis[Any]) -> Row:
    return {"value": axis.value, "by": axis.by, "because": axis.because}


def _told(told: Told) -> Row:
    return {
        "who": _plain(told.who),
        "stance": told.stance,
        "channel": told.channel,
        "observer": _plain(told.observer),
        "words": told.words,
        "statements": list(told.statements),
        "by": told.by,
        "entry": told.entry,
    }


def _inquiry(step: Step[InquiryMade]) -> Row:
    made = step.decision
    return {
        **_step(step),
        "means": made.means,
        "words": made.words,
        "when": _when(made.when),
        "where": _where(made.where),
        "observation": _plain(made.observation),
        "files": _plain(made.files),
    }


def _found(found: Found) -> Row:
    made = found.made.decision
    return {
        **_step(found.made),
        "finding": made.finding,
        "term": _plain(made.term),
        "scale": made.scale,
        "level": made.level,
        "in_force": _plain(made.check),
        "files": _plain(made.files),
        "review": found.review and {**_step(found.review), "verdict": found.review.decision.verdict},
        "responses": [
            {
                **_step(step),
                "party": _plain(step.decision.party),
                "response": step.decision.response,
                "words": step.decision.words,
                "files": _plain(step.decision.files),
            }
            for step in found.answers
        ],
        "published": [
            {**_step(step), "edition": step.decision.edition, "unanswered": step.decision.unanswered}
            for step in found.published
        ],
    }


def _parts(parts: Iterable[Part]) -> list[Row]:
    return [{"who": part.who, **_counted(part.counted)} for part in parts]


def _counted(counted: Counted) -> Row:
    return {"incidents": list(counted.incidents), "unsure": list(counted.unsure)}


def _when(when: When | None) -> Any:
    return None if when is None or (when.start is None and when.end is None) else _plain(when)


def _where(where: Place | None) -> Any:
    if where is None:
        return None
    return {name: _plain(getattr(where, name)) for name in ("name", "lat", "lon", "precision", "words")}


def _plain(value: Value | Iterable[Value] | object) -> Any:
    """Return a value of the model in plain lists and mappings."""
    return _listed(msgspec.to_builtins(value))


def _listed(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _listed(value) for key, value in part.items()}
    return [_listed(value) for value in part] if isinstance(part, list | tuple) else part
