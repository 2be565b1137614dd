"""Where the statements of a matter went that nothing tells of any more: a correction may have made another of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model import RecordedJudgement, Statement
from trucewatch.model.decisions import StatementCorrected
from trucewatch.register.decided.statements import replaced, superseded
from trucewatch.web.histories import Histories
from trucewatch.web.sight import Sight


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A statement that a matter held, the judgement that corrected it (None: it was read anew), what was put in its
    place (None: it was rejected) and the matters that this speaks to now."""

    was: Statement
    judgement: RecordedJudgement | None
    now: Statement | None
    matters: tuple[str, ...]


def gone(sight: Sight, histories: Histories, matter: str) -> tuple[Moved, ...]:
    """Return where the statements of a matter went that is no longer one; nothing where it is, or never was, one."""
    if sight.alias_of.get(matter, matter) in sight.view.matters:
        return ()
    return tuple(_moved(sight, histories.held(matter, sight.sequence)))


def came_from(sight: Sight, histories: Histories, matter: str) -> tuple[str, ...]:
    """Return the matters that are no longer, of which a correction made statements of this one."""
    before = sight.once("replaced", lambda: replaced(sight.view.judgements))
    told = {key for account in sight.view.matters[matter].accounts for key in account.statements}
    put = told & before.keys()
    if not put:
        return ()
    parted = sight.once("parted", lambda: _parted(sight, histories))
    return tuple(dict.fromkeys(old for key in sorted(put) for old in parted.get(key, ())))


def _parted(sight: Sight, histories: Histories) -> dict[str, list[str]]:
    """The matters that are no longer, by the statements that now stand for what they held."""
    found: dict[str, list[str]] = {}
    for matter in histories.ended(sight.sequence):
        for one in gone(sight, histories, matter):
            if one.now is not None:
                found.setdefault(one.now.id, []).append(matter)
    return found


def _moved(sight: Sight, held: tuple[str, ...]) -> Iterator[Moved]:
    read = {one.id: one for reading in sight.view.readings.values() for one in reading.statements} if held else {}
    for key in held:
        was = read.get(key) or _put(sight, key)
        if was is None or was.report not in sight.view.reports:
            continue  # erased, or read anew in other words
        judgement, last = _followed(sight, key)
        now = sight.view.statements.get(last)
        matters = sight.matters_of.get(last, ()) if now else ()
        if judgement is not None or matters:
            yield Moved(was=was, judgement=judgement, now=now, matters=matters)


def _followed(sight: Sight, key: str) -> tuple[RecordedJudgement | None, str]:
    """Return the last judgement that corrected a statement, and the statement that it led to."""
    by = sight.once("superseded", lambda: superseded(sight.view.judgements))
    found: RecordedJudgement | None = None
    seen: set[str] = set()
    while key in by and key not in sight.view.statements and key not in seen:
        seen.add(key)
        found = by[key]
        decision = found.judgement.decision
        if not isinstance(decision, StatementCorrected) or decision.put is None:
            break
        key = decision.put.id
    return found, key


def _put(sight: Sight, key: str) -> Statement | None:
    """A statement that a person put."""
    decisions = (one.judgement.decision for one in sight.view.judgements)
    put = (one.put for one in decisions if isinstance(one, StatementCorrected))
    return next((one for one in put if one is not None and one.id == key), None)
