"""On whose word somebody is held responsible for an incident."""

from trucewatch.model import MatterKind, OccurrenceClaim, Responsibility, Stance
from trucewatch.verification.evidence import Evidence, Word


def responsibility_of(evidence: Evidence) -> Responsibility:
    """Return the weightiest word: a monitor's assessment, then the actor's own, then an adversary's.

    Whoever names the actor in the outlet's own voice attributes it to nobody's word.
    """
    if evidence.matter.kind is not MatterKind.INCIDENT:
        return Responsibility.UNATTRIBUTED
    found = {_of(evidence, word) for word in evidence.words if word.statement.stance is not Stance.DENIES}
    order = (
        Responsibility.ASSESSED_BY_MONITOR,
        Responsibility.CLAIMED_BY_SELF,
        Responsibility.ALLEGED_BY_ADVERSARY,
    )
    return next((one for one in order if one in found), Responsibility.UNATTRIBUTED)


def _of(evidence: Evidence, word: Word) -> Responsibility:
    claim = word.statement.claim
    sides = evidence.sides
    accused = sides.key(claim.actor) if isinstance(claim, OccurrenceClaim) else None
    if accused is None or word.key is None:
        return Responsibility.UNATTRIBUTED
    alleged = word.statement.stance is Stance.ALLEGES
    if alleged and word.key == accused:
        return Responsibility.ALLEGED_BY_ADVERSARY  # "both sides accused each other"
    if word.key in sides.monitors:
        return Responsibility.ASSESSED_BY_MONITOR
    if sides.bound(word.key) & sides.bound(accused):
        return Responsibility.CLAIMED_BY_SELF
    named = sides.named(word.key)
    if sides.adversaries(word.key, accused) or (alleged and named and not sides.same_interest(word.key, accused)):
        return Responsibility.ALLEGED_BY_ADVERSARY
    return Responsibility.UNATTRIBUTED
