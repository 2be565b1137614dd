"""By when a commitment is to be kept: behind an inserted cue, within a length of time, never the day of the pledge."""

from collections.abc import Callable

import pytest

from trucewatch.model import CommitmentClaim, Reading

READ = [
    # words (of Wednesday 14 May 2031), who undertakes it, by when, on whose word
    ("The army will leave the bridge, an aide added, by Friday.", "The army", "2031-05-16", "an aide"),
    ("The army would leave the school, a minister told us, by 5 June.", "The army", "2031-06-05", "a minister"),
    ("The guns would be withdrawn, the general said, by 1 June.", "the general", "2031-06-01", "the general"),
    ("The army will leave the bridge, an aide said on Friday.", "The army", None, "an aide"),
    ("The Front will free the crew within ten days.", "The Front", "2031-05-24", None),
    ("The Front will free the crew within 72 hours.", "The Front", "2031-05-17", None),
    ("The Front will free the crew in two weeks.", "The Front", "2031-05-28", None),
    ("The ministry will pay them within a month.", "The ministry", "2031-06-14", None),
    ("The Front will free the crew within a month of the signing.", "The Front", None, None),
    ("The Front said on Monday that it would leave within three days.", "The Front", "2031-05-15", "The Front"),
    ("The general promised in April to leave within ten days.", "The general", None, "The general"),
    ("The general promised last week to leave the port.", "The general", None, "The general"),
    ("The general promised on Monday to leave the port.", "The general", None, "The general"),
    ("The general promised on Monday to leave the port by 1 June.", "The general", "2031-06-01", "The general"),
    ("The Front will leave two bases and pay for a third by 1 June.", "The Front", "2031-06-01", None),
]


@pytest.mark.parametrize(("words", "who", "deadline", "principal"), READ)
def test_by_when_it_is_to_be_kept(
    reading_of: Callable[[str], Reading], words: str, who: str, deadline: str | None, principal: str | None
) -> None:
    told = [s for s in reading_of(words).statements if isinstance(s.claim, CommitmentClaim)]
    made = {
        (s.claim.actor.name, s.claim.deadline, s.principal.name if s.principal else None)
        for s in told
        if isinstance(s.claim, CommitmentClaim)
    }
    assert (who, deadline, principal) in made
    assert not any("told us" in s.claim.undertaking for s in told if isinstance(s.claim, CommitmentClaim))


def test_it_announced_that_it_would(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of(
        "Kenya, which chairs the talks, called on the rebels to stop. It announced that it would send 200 tents."
    )
    (claim,) = [s.claim for s in reading.statements if isinstance(s.claim, CommitmentClaim)]
    assert claim.actor.actor is not None


def test_what_a_quotation_says_others_will_do_is_no_undertaking(reading_of: Callable[[str], Reading]) -> None:
    foretold = reading_of('"They will free the crew on Monday," a baker says.')
    own = reading_of('"We will free the crew on Monday," a general says.')
    assert [s for s in foretold.statements if isinstance(s.claim, CommitmentClaim)] == []
    assert [s for s in own.statements if isinstance(s.claim, CommitmentClaim)] != []
