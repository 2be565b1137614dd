"""Recording what people decide about commitments: each decision checked against the record as it is."""

import msgspec

from trucewatch.codebook import Codebook
from trucewatch.errors import NotInRecord, TrucewatchError
from trucewatch.model import When, content_id
from trucewatch.model.decisions.commitments import (
    CommitmentDecision,
    CommitmentRecorded,
    CommitmentScored,
    DeadlineMoved,
    EvidenceAdded,
    ProposalRefused,
)
from trucewatch.register.checking import dated, known_actor, named, supported
from trucewatch.register.decided.agreements import board
from trucewatch.register.decided.commitments import FULL, Commitment, commitments, proposal
from trucewatch.register.deciding import judgement_draft
from trucewatch.register.payloads import ROOM, Draft
from trucewatch.register.view import View
from trucewatch.said import said

TABLE = "undertakings"
_ACTIVITY = "commit"


def commitment_id(actor: str, undertaking: str) -> str:
    """Return the id of a commitment that a person records."""
    return content_id("commitment", *(" ".join(words.split()).casefold() for words in (actor, undertaking)))


def accepted(view: View, matter: str) -> CommitmentRecorded:
    """Return the machine's proposal as a commitment, to be recorded as it is or changed.

    Raises NotInRecord where the matter is no commitment.
    """
    found = proposal(view, matter)
    if found is None:
        raise NotInRecord(f"no matter {matter} that is a commitment is in the record")
    made = CommitmentRecorded(
        commitment=content_id("commitment", found.matter),
        actor=found.actor,
        undertaking=found.undertaking,
        deadline=found.deadline,
        matter=found.matter,
    )
    return msgspec.structs.replace(made, cited=msgspec.structs.replace(made.cited, statements=found.statements))


def commitment_decided(
    view: View, decision: CommitmentDecision, codebook: Codebook, *, by: str, reason: str, room: str = ROOM
) -> Draft:
    """Draft the entry of a decision about a commitment.

    Raises NotInRecord where the commitment, the matter, a statement or a word of the codebook is not there,
    TrucewatchError where the decision cannot be (a score beyond 0 to 3, a commitment that waits for itself).
    """
    held = {one.id: one for one in commitments(view).held}
    if isinstance(decision, ProposalRefused):
        if proposal(view, decision.matter) is None:
            raise NotInRecord(f"no matter {decision.matter} that is a commitment is in the record")
        return judgement_draft(decision, by=by, reason=reason, activity=_ACTIVITY, room=room)
    terms: tuple[str, ...] = ()
    if isinstance(decision, CommitmentRecorded):
        terms = _recorded(view, decision, held, codebook)
    else:
        if decision.commitment not in held:
            raise NotInRecord(f"no commitment {decision.commitment} is in the record")
        _checked(decision, codebook)
    supported(view, decision.cited, terms)
    return judgement_draft(decision, by=by, reason=reason, activity=_ACTIVITY, room=room)


def _checked(decision: DeadlineMoved | EvidenceAdded | CommitmentScored, codebook: Codebook) -> None:
    match decision:
        case DeadlineMoved():
            dated(decision.said)
            _deadline(decision.deadline)
        case EvidenceAdded():
            named(decision.words, said("thing.evidence", "evidence"), most=10_000)
            dated(decision.on)
        case CommitmentScored():
            dated(decision.on)
            if not 0 <= decision.score <= FULL or str(decision.score) not in codebook.table(TABLE)["scores"]:
                raise TrucewatchError(
                    said("commitment.no-score", "{score} is no score: 0 to {most}", score=decision.score, most=FULL)
                )


def _recorded(
    view: View, decision: CommitmentRecorded, held: dict[str, Commitment], codebook: Codebook
) -> tuple[str, ...]:
    """Check a commitment; return the terms of its agreement, which it may cite."""
    named(decision.undertaking, said("thing.commitment", "a commitment"), most=2000)
    for ref in (decision.actor, *decision.to):
        known_actor(view, ref)
    kinds = codebook.table(TABLE)["kinds"]
    for kind in decision.kinds:
        if kind not in kinds:
            raise NotInRecord(f"the codebook has no kind of commitment {kind!r}: it has {', '.join(kinds)}")
    for other in (*decision.after, *decision.in_return_for):
        if other not in held:
            raise NotInRecord(f"no commitment {other} is in the record")
    if _waits(decision.commitment, decision.after, held):
        raise TrucewatchError(said("commitment.waits-for-itself", "a commitment cannot wait for itself"))
    _deadline(decision.deadline)
    if decision.matter is not None and proposal(view, decision.matter) is None:
        raise NotInRecord(f"no matter {decision.matter} that is a commitment is in the record")
    if decision.agreement is None:
        return ()
    terms = tuple(term.id for term in board(view, decision.agreement, codebook).terms)
    if decision.term is not None and decision.term not in terms:
        raise NotInRecord(f"{decision.agreement} has no term {decision.term}")
    return terms


def _waits(commitment: str, after: tuple[str, ...], held: dict[str, Commitment]) -> bool:
    """Whether a commitment comes, over others, after itself."""
    left, seen = list(after), set[str]()
    while left:
        one = left.pop()
        if one == commitment:
            return True
        if one not in seen and one in held:
            seen.add(one)
            left += held[one].after
    return False


def _deadline(when: When | None) -> None:
    if when is not None:
        dated(when.start, when.end)
