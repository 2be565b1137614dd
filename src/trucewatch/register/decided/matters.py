"""What people decided on matters: which statements meet in one, and where a matter stands on the three axes."""

from collections.abc import Iterable, Mapping

import msgspec

from trucewatch.model import Assessment, Finding, Matter, RecordedJudgement, Verdict
from trucewatch.model.decisions import MatterAssessed, SameMatter

PERSON = "person"
"""The rule of an assessment that a person made."""

SAYABLE = frozenset({None, Finding.NO_FINDING, Finding.UNDER_INQUIRY})
"""The findings that a person can simply give a matter; all others take the ladder of an incident."""


def verdicts(judgements: Iterable[RecordedJudgement]) -> dict[tuple[str, str], Verdict]:
    """Return the newest verdict on each pair of statements (ids in order)."""
    found: dict[tuple[str, str], Verdict] = {}
    for one in judgements:
        decision = one.judgement.decision
        if isinstance(decision, SameMatter):
            left, right = sorted((decision.left, decision.right))
            found[left, right] = decision.verdict
    return found


def assessed(
    assessments: Mapping[str, Assessment], matters: Iterable[Matter], judgements: Iterable[RecordedJudgement]
) -> dict[str, Assessment]:
    """Return the assessments by matter with what people decided in the place of what the machine proposed."""
    meant = {alias: matter.id for matter in matters for alias in (*matter.aliases, matter.id)}
    held = dict(assessments)
    for one in judgements:
        decision = one.judgement.decision
        if isinstance(decision, MatterAssessed) and (matter := meant.get(decision.matter, "")) in held:
            held[matter] = _with(held[matter], decision, one)
    return held


def _with(assessment: Assessment, decision: MatterAssessed, one: RecordedJudgement) -> Assessment:
    return msgspec.structs.replace(
        assessment,
        verification=decision.verification or assessment.verification,
        finding=(decision.finding if decision.finding in SAYABLE else None) or assessment.finding,
        responsibility=decision.responsibility or assessment.responsibility,
        term=decision.term or assessment.term,
        because=one.judgement.reason,
        rule=PERSON,
        by=one.judgement.by,
    )
