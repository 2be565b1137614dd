"""What people decide about commitments: that there is one, by when, what shows it was kept, and how far it was.

Confidence-building measures are one kind of commitment. `commitment` is its id: made from the machine's matter where
one was accepted, from its words where somebody recorded it.
"""

from trucewatch.model.actor import ActorRef
from trucewatch.model.decisions.base import Decision
from trucewatch.model.decisions.cited import Cited
from trucewatch.model.statement import When


class CommitmentRecorded(Decision, frozen=True, kw_only=True, tag="commitment-recorded"):
    """Who undertook what toward whom, by when, in return for what, and after what.

    `kinds` are words of the codebook. `after` and `in_return_for` are ids of other commitments: those that must be
    done first, and those that it is matched by. `matter` is the matter of the machine that was accepted. Said again
    it takes the place of what was said before.
    """

    commitment: str
    actor: ActorRef
    undertaking: str
    to: tuple[ActorRef, ...] = ()
    kinds: tuple[str, ...] = ()
    confidence_building: bool = False
    deadline: When | None = None
    after: tuple[str, ...] = ()
    in_return_for: tuple[str, ...] = ()
    agreement: str | None = None
    term: str | None = None
    matter: str | None = None
    cited: Cited = Cited()


class ProposalRefused(Decision, frozen=True, kw_only=True, tag="commitment-refused"):
    """That a matter which the machine takes for a commitment is none worth keeping."""

    matter: str


class DeadlineMoved(Decision, frozen=True, kw_only=True, tag="commitment-deadline"):
    """That the deadline is another now; None: that there is none. `said` is the day from which that holds."""

    commitment: str
    deadline: When | None
    said: str | None = None
    cited: Cited = Cited()


class EvidenceAdded(Decision, frozen=True, kw_only=True, tag="commitment-evidence"):
    """What somebody saw of a commitment being kept or not: in words, with statements or files behind it."""

    commitment: str
    words: str
    on: str | None = None
    cited: Cited = Cited()


class CommitmentScored(Decision, frozen=True, kw_only=True, tag="commitment-score"):
    """How far a commitment was kept as of a day, 0 to 3 (Kroc Peace Accords Matrix)."""

    commitment: str
    score: int
    on: str
    cited: Cited = Cited()


CommitmentDecision = CommitmentRecorded | ProposalRefused | DeadlineMoved | EvidenceAdded | CommitmentScored
