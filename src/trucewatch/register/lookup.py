"""Looking things up in a record: entries, a statement in its report's words, a matter with its history."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from trucewatch.errors import NotInRecord
from trucewatch.model import (
    Actor,
    Assessment,
    Contradiction,
    Entry,
    EntryKind,
    Matter,
    RecordedJudgement,
    Refinement,
    Report,
    Statement,
    Update,
    Value,
)
from trucewatch.register.decided.actors import on_actor
from trucewatch.register.payloads import AnalysisPayload, Payload, read_payload
from trucewatch.register.recorder import Recorder
from trucewatch.register.view import View

T = TypeVar("T")

AROUND = 200
"""How many characters of the report are shown on each side of a statement."""


class EntryShown(Value, frozen=True, kw_only=True):
    """An entry with what it carries; None where that was shredded."""

    entry: Entry
    payload: Payload | None


class StatementShown(Value, frozen=True, kw_only=True):
    """A statement between the words around it, the report they stand in, and the matters it speaks to."""

    statement: Statement
    report: Report
    before: str
    words: str
    after: str
    matters: tuple[str, ...]


class ActorShown(Value, frozen=True, kw_only=True):
    """An actor with all its names and why they were taken for one, and what people decided on who it is."""

    actor: Actor
    judgements: tuple[RecordedJudgement, ...]


class AccountShown(Value, frozen=True, kw_only=True):
    """One chain's telling: what it goes back to, and its statements."""

    chain: str
    origin: str
    statements: tuple[Statement, ...]


class Assessed(Value, frozen=True, kw_only=True):
    """Where a matter stood from an entry on (None: it was no longer one), by which codebook (its digest)."""

    sequence: int
    recorded: str
    assessment: Assessment | None
    codebook: str


class MatterShown(Value, frozen=True, kw_only=True):
    """A matter with its accounts side by side, what sets them against each other, and how it came to stand."""

    matter: Matter
    accounts: tuple[AccountShown, ...]
    assessment: Assessment | None
    contradictions: tuple[Contradiction, ...]
    refinements: tuple[Refinement, ...]
    updates: tuple[Update, ...]
    history: tuple[Assessed, ...]


def entry_shown(recorder: Recorder, name: str) -> EntryShown:
    """Return the entry of this number, id or beginning of an id. Raises NotInRecord."""
    entry = entry_named(recorder, name)
    data = recorder.payloads([entry]).get(entry.sequence)
    return EntryShown(entry=entry, payload=None if data is None else read_payload(entry, data))


def statement_shown(view: View, name: str) -> StatementShown:
    """Return the statement of this id or beginning of an id, in its report's words. Raises NotInRecord."""
    statement = _named(view.statements, name, "statement")
    span, content = statement.span, view.texts[statement.report].content
    return StatementShown(
        statement=statement,
        report=view.reports[statement.report],
        before=content[max(0, span.start - AROUND) : span.start],
        words=span.cut(content),
        after=content[span.end : span.end + AROUND],
        matters=tuple(
            matter.id
            for matter in view.matters.values()
            if any(statement.id in account.statements for account in matter.accounts)
        ),
    )


def actor_shown(view: View, name: str) -> ActorShown:
    """Return the actor of this id, former id or beginning of an id. Raises NotInRecord."""
    by_name = dict(view.actors)
    for alias, found in view.names.items():
        if found in view.actors:
            by_name.setdefault(alias, view.actors[found])
    actor = _named(by_name, name, "actor")
    return ActorShown(actor=actor, judgements=on_actor(actor, view.judgements))


def matter_shown(recorder: Recorder, view: View, name: str) -> MatterShown:
    """Return the matter of this id, former id or beginning of an id, up to the view's entry. Raises NotInRecord."""
    by_name = dict(view.matters)
    for one in view.matters.values():
        for alias in one.aliases:
            by_name.setdefault(alias, one)
    matter = _named(by_name, name, "matter")
    return MatterShown(
        matter=matter,
        accounts=tuple(
            AccountShown(
                chain=account.chain,
                origin=view.chains[account.chain].origin,
                statements=tuple(view.statements[one] for one in account.statements),
            )
            for account in matter.accounts
        ),
        assessment=view.assessments.get(matter.id),
        contradictions=tuple(one for one in view.contradictions.values() if one.matter == matter.id),
        refinements=tuple(one for one in view.refinements if one.matter == matter.id),
        updates=tuple(one for one in view.updates if one.matter == matter.id),
        history=tuple(_history(recorder, matter.id, view.sequence)),
    )


def _history(recorder: Recorder, matter: str, last: int) -> Iterator[Assessed]:
    for entry in recorder.entries(1, last, EntryKind.ANALYSIS):
        payload = entry_shown(recorder, str(entry.sequence)).payload
        if not isinstance(payload, AnalysisPayload):
            continue
        found = [one for one in payload.put.assessments if one.matter == matter]
        if found or matter in payload.drop.assessments:
            assessment = found[0] if found else None
            yield Assessed(
                sequence=entry.sequence,
                recorded=entry.recorded,
                assessment=assessment,
                codebook=payload.codebook,
            )


def entry_named(recorder: Recorder, name: str) -> Entry:
    """Return the entry of this number, id or beginning of an id. Raises NotInRecord."""
    if name.isascii() and name.isdigit() and len(name) < len(str(2**63)):
        numbered = {str(entry.sequence): entry for entry in recorder.entries(int(name), int(name))}
        return _named(numbered, str(int(name)), "entry")
    return _named({entry.id: entry for entry in recorder.beginning(name) if name}, name, "entry")


def _named(values: Mapping[str, T], name: str, what: str) -> T:
    if name in values:
        return values[name]
    found = {id(value): value for key, value in values.items() if name and key.startswith(name)}
    if len(found) == 1:
        return next(iter(found.values()))
    why = f"{len(found)} of them begin with {name!r}" if found else f"nothing is named {name!r}"
    raise NotInRecord(f"no single {what} is meant: {why}")
