"""What a side says of itself: that it put its name to nothing is its denial of having agreed."""

from collections.abc import Sequence

import msgspec

from trucewatch.codebook import Codebook
from trucewatch.model import ActorRef, Claim, Position, PositionClaim, Stance
from trucewatch.statements.claims.lexicon import lexicon

_SIGNED = frozenset([Position.SIGNED, Position.INITIALLED])
_CONSENT = _SIGNED | {Position.AGREED, Position.ACCEPTS_IN_PRINCIPLE}
_OURSELVES = frozenset(["i", "we", "our"])
_OF_IT = frozenset(["its", "his", "her", "their", "our"])


def on_own_word(
    claim: Claim, stance: Stance, principal: ActorRef | None, told: Sequence[str], codebook: Codebook
) -> tuple[Claim, Stance] | None:
    """Return a claim and its stance as they stand on the word of whoever makes it; `told` are its words, in small.

    A side that says that it agreed to none denies having agreed. None where only a side could say it, and the
    speaker is none ("there never was a deal", a resident said).
    """
    if not isinstance(claim, PositionClaim) or principal is None:
        return claim, stance
    words = lexicon(codebook, "positions")
    if claim.position is Position.DENIED_HAVING_AGREED and claim.actor == principal:
        outside = words["denials.outsiders"] & set(principal.name.lower().split())
        return None if outside else (claim, stance)
    at_all = claim.position not in _SIGNED or bool(words["denials.at_all"] & set(told))
    if stance is Stance.DENIES and claim.position in _CONSENT and at_all and _of_itself(claim.actor, principal):
        taken = msgspec.structs.replace(claim, position=Position.DENIED_HAVING_AGREED)
        return taken, Stance.ASSERTS
    return claim, stance


def _of_itself(actor: ActorRef, principal: ActorRef) -> bool:
    """Whether a speaker tells of itself, or of the side that it is named as speaking for ("its spokesman")."""
    name, speaker = actor.name.lower(), principal.name.lower()
    same = actor.actor is not None and actor.actor == principal.actor
    speaks_for = name.removeprefix("the ") in speaker or speaker.split()[0] in _OF_IT
    return same or name.split()[0] in _OURSELVES or speaks_for
