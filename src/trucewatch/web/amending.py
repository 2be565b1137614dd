"""Statements as people amend them: built from what a form says, with the report's own words at their span."""

from dataclasses import dataclass

import msgspec

from trucewatch.errors import SpanMismatch
from trucewatch.model import ActorRef, Claim, Link, Span, Stance, Statement, Unclassified, content_id
from trucewatch.register import View
from trucewatch.web.errors import BadInput, NotThere


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a form says of a statement. `speaker` empty: the outlet says it itself; no `claim`: it stays as it was."""

    start: int
    end: int
    stance: Stance
    speaker: str
    cue: str
    claim: Claim | None
    direct: bool


def standing(view: View, statement: str, report: str) -> Statement:
    """Return the statement that is to be amended. Raises NotThere where it holds no longer or is of another report."""
    found = view.statements.get(statement)
    if found is None or found.report != report:
        raise NotThere("no such statement holds in this report")
    return found


def amended(view: View, old: Statement, wanted: Wanted) -> Statement:
    """Return the statement that takes the place of an older one. Raises BadInput where nothing would change."""
    made = _built(view, old.report, wanted, old)
    if msgspec.structs.replace(made, id=old.id) == old:
        raise BadInput("reader.nothing-changed")
    return made


def added(view: View, report: str, wanted: Wanted) -> Statement:
    """Return a statement that the machine did not find. Raises BadInput where the words are none."""
    if report not in view.reports:
        raise NotThere("no such report")
    return _built(view, report, wanted, None)


def _built(view: View, report: str, wanted: Wanted, old: Statement | None) -> Statement:
    content = view.texts[report].content
    try:
        span = Span(start=wanted.start, end=wanted.end)
        words = span.cut(content)
    except SpanMismatch as error:
        raise BadInput("reader.no-words", "start") from error
    if not words.strip():
        raise BadInput("reader.no-words", "start")
    attribution = _attribution(view, wanted, old)
    base = old or Statement(
        id="", report=report, span=span, text=words, direct=False, attribution=(), stance=wanted.stance,
        claim=Unclassified(),
    )  # fmt: skip
    return msgspec.structs.replace(
        base,
        id=content_id("statement", report, str(span.start), str(span.end), f"after entry {view.sequence}"),
        span=span,
        text=words,
        direct=wanted.direct,
        attribution=attribution,
        stance=wanted.stance,
        claim=base.claim if wanted.claim is None else wanted.claim,
    )


def _attribution(view: View, wanted: Wanted, old: Statement | None) -> tuple[Link, ...]:
    name = " ".join(wanted.speaker.split())
    if not name:
        return ()
    before = old.attribution if old else ()
    if before and before[-1].actor.name == name and (wanted.cue.strip() in ("", before[-1].cue)):
        return before
    known = [one.id for one in view.actors.values() if name in (one.name, *one.names)]
    actor = ActorRef(actor=known[0] if len(known) == 1 else None, name=name)
    return (*before[:-1], Link(actor=actor, cue=wanted.cue.strip()))
