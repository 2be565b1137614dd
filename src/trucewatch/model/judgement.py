"""A judgement: what a named person decided, and why."""

from trucewatch.model.base import Value
from trucewatch.model.decisions import AnyDecision


class Judgement(Value, frozen=True, kw_only=True):
    """A named person's decision with the reason for it. `about` is the report whose words it quotes, or the
    incident that it is on, if any: with that it can be erased."""

    by: str
    reason: str
    decision: AnyDecision
    about: str | None = None


class RecordedJudgement(Value, frozen=True, kw_only=True):
    """A judgement at its place in the record: number and id of its entry, when it was recorded (UTC), its room."""

    sequence: int
    entry: str
    recorded: str
    room: str
    judgement: Judgement
