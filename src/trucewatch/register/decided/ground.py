"""Lines and areas that people laid over the map and did not take off."""

from collections.abc import Iterable

from trucewatch.model import RecordedJudgement, Value
from trucewatch.model.decisions.ground import LinesLaid, LinesTakenOff


class Laid(Value, frozen=True, kw_only=True):
    """Lines that lie on the map: by which entry (its number) and when, on whose decision and why."""

    sequence: int
    recorded: str
    by: str
    reason: str
    lines: LinesLaid


def laid(judgements: Iterable[RecordedJudgement]) -> dict[str, Laid]:
    """Return what lies on the map, by the layer's id, in the order in which it was laid."""
    held: dict[str, Laid] = {}
    for one in judgements:
        decision = one.judgement.decision
        if isinstance(decision, LinesTakenOff):
            held.pop(decision.layer, None)
        elif isinstance(decision, LinesLaid):
            held.setdefault(
                decision.layer,
                Laid(
                    sequence=one.sequence,
                    recorded=one.recorded,
                    by=one.judgement.by,
                    reason=one.judgement.reason,
                    lines=decision,
                ),
            )
    return held
