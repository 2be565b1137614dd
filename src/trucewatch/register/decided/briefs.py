"""The situation reports that were held, released or withdrawn."""

from collections.abc import Iterable

from trucewatch.model import RecordedJudgement, Value
from trucewatch.model.decisions.briefs import BriefDecided, Release
from trucewatch.register.decided.incident import Step


class ReleasedBrief(Value, frozen=True, kw_only=True):
    """One situation report, told by the hash of its page, with what was decided on it, the newest last."""

    steps: tuple[Step[BriefDecided], ...]

    @property
    def told(self) -> BriefDecided:
        """Its days, edition, entry and hash."""
        return self.steps[-1].decision

    @property
    def state(self) -> Release:
        """Whether it is held, released or withdrawn."""
        return self.told.decided


def briefs(judgements: Iterable[RecordedJudgement]) -> tuple[ReleasedBrief, ...]:
    """Return all situation reports that somebody decided on, in the order first recorded. Pure."""
    found: dict[tuple[str, str], tuple[Step[BriefDecided], ...]] = {}
    for one in judgements:
        decision = one.judgement.decision
        if isinstance(decision, BriefDecided):
            key = (decision.edition.value, decision.sha256)
            found[key] = (*found.get(key, ()), Step.of(one, decision))
    return tuple(ReleasedBrief(steps=steps) for steps in found.values())
