"""Statements as people corrected them: rejected, put in the place of the machine's, or added."""

from collections.abc import Iterable, Mapping

from trucewatch.model import RecordedJudgement, Statement
from trucewatch.model.decisions import StatementCorrected


def corrected(statements: Mapping[str, Statement], judgements: Iterable[RecordedJudgement]) -> dict[str, Statement]:
    """Return the statements that hold: without those superseded, with those that people put."""
    held = dict(statements)
    for one in judgements:
        decision = one.judgement.decision
        if isinstance(decision, StatementCorrected):
            if decision.supersedes is not None:
                held.pop(decision.supersedes, None)
            if decision.put is not None:
                held[decision.put.id] = decision.put
    return held


def superseded(judgements: Iterable[RecordedJudgement]) -> dict[str, RecordedJudgement]:
    """Return by whose judgement each statement that holds no longer was superseded; the newest tells."""
    return {
        one.judgement.decision.supersedes: one
        for one in judgements
        if isinstance(one.judgement.decision, StatementCorrected) and one.judgement.decision.supersedes is not None
    }


def replaced(judgements: Iterable[RecordedJudgement]) -> dict[str, str]:
    """Return for each statement that a person put in the place of another the id of that other."""
    decisions = (one.judgement.decision for one in judgements)
    return {
        one.put.id: one.supersedes
        for one in decisions
        if isinstance(one, StatementCorrected) and one.put is not None and one.supersedes is not None
    }
