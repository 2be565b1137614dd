"""Denials of an act, and those that name none ("was not behind this"): these are of the act told right before.

The act before lends a bare denial its kind, place, day and target, so that it answers other tellings of that act too.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.matters.case import Case
from trucewatch.matters.phrases import phrases
from trucewatch.model import ActorRef, OccurrenceClaim, Stance, Statement, Unclassified


def denials(case: Case) -> Iterator[tuple[Statement, Statement]]:
    """Yield each denial of an act with the act as denied: of its own words, or of the words before it."""
    bare = phrases(case.acts["answers"]["bare"])
    acts: dict[str, list[Statement]] = {}
    for one in case.statements:
        if isinstance(one.claim, OccurrenceClaim):
            acts.setdefault(one.report, []).append(one)
        if one.principal is None:
            continue
        if isinstance(one.claim, OccurrenceClaim):
            if one.stance is Stance.DENIES:
                yield one, one
        elif isinstance(one.claim, Unclassified) and bare.search(one.text.casefold()) is not None:
            act = _before(case, one, acts.get(one.report, ()))
            if act is not None:
                yield one, _denied(case, one, act)


def _before(case: Case, denial: Statement, acts: Sequence[Statement]) -> Statement | None:
    """The last act told before a bare denial, in its paragraph or the one before."""
    text = case.texts.get(denial.report)
    if text is None:
        return None
    starts = [block.start for block in text.blocks]
    at = bisect_left(starts, denial.span.start + 1) - 1
    first = starts[max(0, at - 1)] if at >= 0 else denial.span.start
    near = [one for one in acts if first <= one.span.start and one.span.end <= denial.span.start]
    return max(near, key=lambda one: (one.span.end, one.id), default=None)


def _denied(case: Case, denial: Statement, act: Statement) -> Statement:
    """The act before as it is denied: not done by whom the denial begins with, or by the denier."""
    claim = act.claim
    if not isinstance(claim, OccurrenceClaim):
        raise TypeError(f"{act.id} holds no occurrence")
    return msgspec.structs.replace(
        denial,
        id=f"{denial.id} of {act.id}",
        text=act.text,
        stance=Stance.DENIES,
        claim=msgspec.structs.replace(claim, actor=_first(case, denial.text)),
        where=act.where,
        when=act.when,
    )


def _first(case: Case, text: str) -> ActorRef | None:
    """The actor whose name a text begins with."""
    begun = text.casefold().lstrip("\"'“‘").removeprefix("the ")
    named = (
        (len(name), actor.id, name)
        for actor in case.roster.named().values()
        for name in actor.names
        if begun.startswith(f"{name.casefold()} ")
    )
    found = max(named, default=None)
    return ActorRef(actor=found[1], name=found[2]) if found else None
