"""Who signed nothing, against the signatures told of his side; not those of others, of later days, or only planned."""

from typing import Any

import pytest

from trucewatch.model import ActorRef, ContradictionKind, Position, PositionClaim, Stance, Unclassified


def signs(actor: str, words: str | None = None) -> PositionClaim:
    return PositionClaim(
        actor=ActorRef(actor=None, name=words or actor), position=Position.SIGNED, agreement="extension"
    )


def tell(told: Any, signer: str, denial: str, days: tuple[str, str], stance: Stance = Stance.ASSERTS) -> Any:
    for name, day in zip(("north", "south"), days, strict=True):
        told.report(name, day)
        told.says(name, "The Hill Council and the River Army hold talks in Port Vale on the ferry", Unclassified())
    told.says("north", f"{signer} signed the extension", signs(signer), by="norland", stance=stance)
    told.says("south", denial, Unclassified(), by="council")
    return told.gathered()


SAME = ("2031-05-13", "2031-05-13")


@pytest.mark.parametrize(
    ("signer", "denial"),
    [
        ("Both sides", "We have signed nothing"),
        ("The Hill Council", "We have put our name to no paper"),
        ("His counterpart", "Nobody saw us sign anything"),
    ],
)
def test_a_signature_is_denied_by_whoever_signed_nothing(told: Any, signer: str, denial: str) -> None:
    assert [one.kind for one in tell(told, signer, denial, SAME).contradictions] == [ContradictionKind.DENIAL]


@pytest.mark.parametrize(
    ("signer", "denial", "days", "stance"),
    [
        ("The River Army", "We have signed nothing", SAME, Stance.ASSERTS),
        ("Both sides", "We have signed nothing", ("2031-05-13", "2031-05-12"), Stance.ASSERTS),
        ("Both sides", "We have signed nothing", SAME, Stance.PROMISES),
        ("Both sides", "We have signed the list of prisoners", SAME, Stance.ASSERTS),
    ],
)
def test_others_signatures_later_ones_and_planned_ones_are_not_denied(
    told: Any, signer: str, denial: str, days: tuple[str, str], stance: Stance
) -> None:
    assert tell(told, signer, denial, days, stance).contradictions == ()
