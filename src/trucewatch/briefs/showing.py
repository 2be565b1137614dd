"""One thing of a record as plain text: its entries, an entry, a statement, matter or actor, the outcome of a check."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from trucewatch.errors import NotInRecord
from trucewatch.model import ActorRef, EntryKind, Statement
from trucewatch.model.decisions import ActorsApart
from trucewatch.register.check import CheckResult
from trucewatch.register.lookup import (
    ActorShown,
    EntryShown,
    MatterShown,
    StatementShown,
    actor_shown,
    entry_shown,
    matter_shown,
    statement_shown,
)
from trucewatch.register.past import view_as_of
from trucewatch.register.recorder import Recorder
from trucewatch.register.view import View

_WIDTH = 100
_LONGEST = 240  # letters of one value of a payload that are shown; the rest is in the export


def shown(recorder: Recorder, wanted: str | None, as_of: str | None, rooms: Sequence[str] = ()) -> str:
    """Return what was asked for as text: all entries, an entry by number or id, a statement, matter or actor by id.

    Entries are those of the open room and of `rooms`. Raises NotInRecord where it is not there, or in another room.
    """
    view = view_as_of(recorder, as_of).seen_by(rooms)
    if wanted is None:
        return "\n".join(_entries(recorder, view))
    if wanted.startswith("statement-"):
        return "\n".join(_statement(statement_shown(view, wanted), view))
    if wanted.startswith("matter-"):
        return "\n".join(_matter(matter_shown(recorder, view, wanted), view))
    if wanted.startswith("actor-"):
        return "\n".join(_actor(actor_shown(view, wanted)))
    found = entry_shown(recorder, wanted)
    if found.entry.room not in view.rooms:
        raise NotInRecord(f"entry {found.entry.sequence} is of a room that was not named")
    if found.entry.sequence > view.sequence:
        raise NotInRecord(f"entry {found.entry.sequence} came later than that: the last one then was {view.sequence}")
    return "\n".join(_entry(found))


def check_words(result: CheckResult) -> str:
    """Return the outcome of a check in sentences: what holds, up to where, and the first thing that is broken."""
    entries = f"{result.entries:,} {'entry' if result.entries == 1 else 'entries'}"
    lines = [f"{entries} checked, chain and payloads; the last is {result.head}."]
    if result.broken is None:
        lines.append("The record holds: nothing was changed, dropped, added between or put in another order.")
    else:
        place = f"entry {result.broken.sequence}" if result.broken.sequence is not None else "the record"
        lines.append(f"BROKEN at {place} ({result.broken.fault.value}): {result.broken.why}.")
    if result.known is not None:
        lines.append(f"The head that you know is entry {result.known} of this record.")
    if result.signed:
        lines.append(f"The first {result.signed:,} entries are signed; the record names the key {result.key}.")
    if result.shredded:
        lines.append(f"Payloads erased, their entries intact: {', '.join(map(str, result.shredded))}.")
    return "\n".join([*lines, *(f"Note: {remark}." for remark in result.remarks)])


def _entries(recorder: Recorder, view: View) -> Iterator[str]:
    yield f"{'no.':>6}  {'recorded (UTC)':27} {'kind':12} {'by':20} id"
    seen = [one for one in recorder.entries(1, view.sequence) if one.room in view.rooms] if view.sequence else []
    for entry in seen:
        yield f"{entry.sequence:>6}  {entry.recorded:27} {entry.kind.value:12} {entry.agent:20} {entry.id[:16]}"
    yield f"{len(seen):,} entries; `show RECORD NUMBER` shows one, `show RECORD ID` a statement, a matter or an actor."


def _entry(found: EntryShown) -> Iterator[str]:
    for name in found.entry.__struct_fields__:
        value = getattr(found.entry, name)
        yield f"{name:16} {', '.join(value) if isinstance(value, tuple) else value}"
    if found.payload is None:
        yield "payload          erased"
        return
    yield "payload"
    yield from _fields(msgspec.to_builtins(found.payload), depth=1)
    if found.entry.kind is EntryKind.REPORT:
        yield "  (the report's bytes are in `export --format entries`)"


def _fields(value: object, depth: int) -> Iterator[str]:
    pad = "  " * depth
    if isinstance(value, Mapping):
        for key, item in value.items():
            if isinstance(item, Mapping | list | tuple) and item:
                yield f"{pad}{key}: {_count(item)}"
                if depth < 3:
                    yield from _fields(item, depth + 1)
            else:
                yield f"{pad}{key}: {_short(item)}"
    elif isinstance(value, list | tuple):
        for item in value[:20]:
            yield f"{pad}- {_short(item)}"
        if len(value) > 20:
            yield f"{pad}and {len(value) - 20:,} more"


def _count(item: object) -> str:
    return f"{len(item):,}" if isinstance(item, list | tuple) else ""


def _short(item: object) -> str:
    words = " ".join(_safe(str(item)).split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]} ..."


def _statement(found: StatementShown, view: View) -> Iterator[str]:
    statement = found.statement
    outlet = found.report.outlet or "outlet unknown"
    yield f"{statement.id}  {outlet}, {found.report.published.date or 'date unknown'} ({found.report.file})"
    yield ""
    yield from _paragraph(f"... {found.before}[[{found.words}]]{found.after} ...")
    yield ""
    yield from _about(statement, view)
    for matter in found.matters:
        yield f"speaks to        {matter}  {view.matters[matter].title}"


def _about(statement: Statement, view: View) -> Iterator[str]:
    said = " < ".join(f"{link.actor.name} ({link.cue})" for link in statement.attribution)
    yield f"characters       {statement.span.start} to {statement.span.end}"
    yield f"who says so      {said or 'the outlet itself'}"
    yield f"stance           {statement.stance.value}{f', hedged by {statement.hedge!r}' if statement.hedge else ''}"
    if isinstance(statement.read_by, str):
        yield f"proposed by      {statement.read_by}, a language model"
    for name, when in (("when", statement.when), ("said", statement.said)):
        if when is not None:
            yield f"{name:16} {when.start or '?'} to {when.end or '?'} ({when.precision.value}, {when.words!r})"
    if statement.where is not None:
        yield f"where            {statement.where.name} ({statement.where.precision.value})"
    claim = statement.claim
    for name in claim.__struct_fields__:
        value = getattr(claim, name)
        if value not in (None, ()):
            yield f"{name:16} {_named(value, view)}"


def _named(value: object, view: View) -> str:
    if isinstance(value, ActorRef):
        actor = view.actors.get(value.actor or "")
        return f"{value.name} = {actor.name}" if actor and actor.name != value.name else value.name
    if isinstance(value, tuple):
        return ", ".join(_named(item, view) for item in value)
    return str(value)


def _actor(found: ActorShown) -> Iterator[str]:
    actor = found.actor
    yield from _paragraph(f"{actor.id}  {actor.name} ({actor.kind.value})")
    for what, values in (("called", actor.names), ("roles", actor.roles), ("also", actor.aliases)):
        for value in values:
            yield from _paragraph(f"{what:16} {value}")
    for reason in actor.because:
        yield from _paragraph(f"joined because   {reason}")
    for one in found.judgements:
        decision, judgement = one.judgement.decision, one.judgement
        if isinstance(decision, ActorsApart):
            pair = f"{decision.left!r} and {decision.right!r}"
            said = f"{pair} are two" if decision.apart else f"{pair} may be one"
            yield from _paragraph(f"judged           {said}: {judgement.by}, {judgement.reason} (entry {one.sequence})")


def _matter(found: MatterShown, view: View) -> Iterator[str]:
    yield f"{found.matter.id}  {found.matter.title}"
    if found.assessment is not None:
        one = found.assessment
        support = one.support
        yield (
            f"{one.verification.value}; {one.finding.value}; {one.responsibility.value}; "
            f"{len(support.outlets)} outlets, {len(support.chains)} chains, {len(support.principals)} principals"
        )
        yield from _paragraph(f"Because: {one.because} (rule {one.rule})")
    for account in found.accounts:
        yield ""
        yield f"{account.origin}  ({account.chain})"
        for statement in account.statements:
            outlet = view.reports[statement.report].outlet or view.reports[statement.report].file
            yield from _paragraph(f"{statement.id}  {outlet}: {statement.text!r}", indent=2)
    for opposed in found.contradictions:
        yield ""
        yield from _paragraph(f"Contradicted ({opposed.kind.value}): {opposed.because}")
    if len(found.history) > 1:
        yield ""
        yield "How it came to stand:"
        for step in found.history:
            state = step.assessment.verification.value if step.assessment else "no longer a matter"
            yield f"  entry {step.sequence}, {step.recorded}, codebook {step.codebook[:12]}: {state}"


def _paragraph(words: str, indent: int = 0) -> list[str]:
    pad = " " * indent
    return textwrap.wrap(_safe(words), _WIDTH, initial_indent=pad, subsequent_indent=pad + "    ") or [""]


def _safe(words: str) -> str:
    """Words from a report without control characters, which a terminal would obey."""
    return "".join(letter if letter.isprintable() or letter in "\n\t" else "\ufffd" for letter in words)
