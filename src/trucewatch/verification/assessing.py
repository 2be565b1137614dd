"""Assess a matter on the three axes: verification, finding, responsibility; never folded into one."""

from collections.abc import Mapping, Sequence

from trucewatch.codebook import Codebook
from trucewatch.model import (
    Actor,
    Agreement,
    Assessment,
    Contradiction,
    Finding,
    Matter,
    MatterKind,
    Statement,
    Support,
    Verification,
)
from trucewatch.verification.evidence import Evidence, listed
from trucewatch.verification.responsibility import responsibility_of
from trucewatch.verification.rules import RULES
from trucewatch.verification.sides import Sides


def assess(
    matter: Matter,
    statements: Sequence[Statement],
    support: Support,
    contradictions: Sequence[Contradiction],
    actors: Sequence[Actor],
    codebook: Codebook,
    *,
    sides: Sides | None = None,
    agreements: Sequence[Agreement] = (),
    chains: Mapping[str, str] | None = None,
) -> Assessment:
    """Return where a matter stands, with the rule that put it there and one plain sentence of why.

    `statements` are at least those of the matter. `sides` are the interests as the whole case tells them: make them
    once for many matters; without them they are worked out from the statements given. `chains` says under which chain
    each statement counts (`Supports.weighed`); without it, under that of its account. The verification is at most
    `corroborated`, and the finding says at most that no agreement was in force: the rest is for a person.
    """
    known = sides if sides is not None else Sides.of(statements, actors, codebook)
    evidence = Evidence.of(matter, statements, support, contradictions, known, chains)
    rule, verification = _decide(evidence)
    finding, why = _finding(evidence, agreements, codebook)
    sentences = [_because(evidence, rule, codebook), *([why] if finding is not Finding.NO_FINDING else [])]
    return Assessment(
        matter=matter.id,
        support=support,
        verification=verification,
        finding=finding,
        responsibility=responsibility_of(evidence),
        because=" ".join(sentences),
        rule=rule,
        interests=evidence.interests(),
    )


def _decide(evidence: Evidence) -> tuple[str, Verification]:
    return next((name, verification) for name, rule, verification in RULES if rule(evidence))


def _because(evidence: Evidence, rule: str, codebook: Codebook) -> str:
    pattern: str = codebook.table("verification")["rules"][rule]
    pair = evidence.independent() if rule == "corroborated" else None
    principals = pair or tuple(evidence.principals.values()) or tuple(evidence.deniers.values())
    sentence = pattern.format(
        chains=len(evidence.chains),
        principals=listed(principals),
        accused=listed(tuple(evidence.accused.values())),
        contradictions=len(evidence.contradictions),
        origin=listed(tuple(evidence.principals.values())) if evidence.principals else "an outlet's own word",
    )
    denied = rule != "denied-only" and evidence.deniers
    return f"{sentence} {listed(tuple(evidence.deniers.values()))} denies it." if denied else sentence


def _finding(evidence: Evidence, agreements: Sequence[Agreement], codebook: Codebook) -> tuple[Finding, str]:
    """An incident before any agreement of the record took effect cannot be a violation; all else is for a person."""
    sentences = codebook.table("verification")["finding"]
    effective = sorted(day for one in agreements if (day := one.effective or one.declared))
    days = [word.statement.when.end for word in evidence.words if word.statement.when and word.statement.when.end]
    dated = all(word.statement.when and word.statement.when.end for word in evidence.words)
    if evidence.matter.kind is MatterKind.INCIDENT and effective and dated and days and max(days) < effective[0]:
        sentence: str = sentences[Finding.NOT_IN_FORCE.value]
        return Finding.NOT_IN_FORCE, sentence.format(when=max(days), effective=effective[0])
    return Finding.NO_FINDING, sentences[Finding.NO_FINDING.value]
