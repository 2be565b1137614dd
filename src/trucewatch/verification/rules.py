"""The rules of verification, tried in order, named as in the codebook. None goes beyond `corroborated`."""

from collections.abc import Callable

from trucewatch.model import Stance, Verification
from trucewatch.verification.evidence import Evidence

Rule = Callable[[Evidence], bool]


def denied_only(evidence: Evidence) -> bool:
    """Nobody asserts it."""
    return not evidence.asserting


def corroborated(evidence: Evidence) -> bool:
    """Two chains rest on two principals of different interest; only the accused's own denial may be against it."""
    return evidence.independent() is not None and not evidence.disputed()


def contradicted(evidence: Evidence) -> bool:
    """Two of its accounts cannot both be true."""
    return bool(evidence.contradictions)


def accusation_unnamed(evidence: Evidence) -> bool:
    """It is told as an accusation only, by nobody who is named."""
    return accused_only(evidence) and not evidence.principals


def accused_only(evidence: Evidence) -> bool:
    """It is told as an accusation only."""
    return all(word.statement.stance is Stance.ALLEGES for word in evidence.asserting)


def adversary_only(evidence: Evidence) -> bool:
    """An incident rests only on the word of an adversary of the one it is laid to."""
    principals = evidence.principals
    named = all(word.key for word in evidence.asserting)
    return bool(
        named
        and evidence.accused
        and all(any(evidence.sides.adversaries(key, accused) for accused in evidence.accused) for key in principals)
    )


def one_chain(evidence: Evidence) -> bool:
    """All that asserts it goes back to one origin."""
    return len(evidence.chains) == 1


def nobody_named(evidence: Evidence) -> bool:
    """Several chains, each in its outlet's own voice."""
    return not evidence.principals


def one_principal(evidence: Evidence) -> bool:
    """Several chains, of which all that is attributed rests on one word."""
    return len(evidence.principals) == 1


def same_interest(evidence: Evidence) -> bool:
    """Several chains and principals, but of one interest."""
    return evidence.independent() is None


RULES: tuple[tuple[str, Rule, Verification], ...] = (
    ("denied-only", denied_only, Verification.ALLEGED),
    ("corroborated", corroborated, Verification.CORROBORATED),
    ("contradicted", contradicted, Verification.CONTRADICTED),
    ("accusation-unnamed", accusation_unnamed, Verification.ALLEGED),
    ("accused-only", accused_only, Verification.ALLEGED),
    ("adversary-only", adversary_only, Verification.ALLEGED),
    ("one-chain", one_chain, Verification.SINGLE_CHAIN),
    ("nobody-named", nobody_named, Verification.SINGLE_CHAIN),
    ("one-principal", one_principal, Verification.SINGLE_CHAIN),
    ("same-interest", same_interest, Verification.SINGLE_CHAIN),
)
