"""Denials of any signature: "we have signed nothing" stands against each signature that is told of the denier's side.

Such a denial names no agreement, so that it shares few words with what it denies.
"""

from collections.abc import Iterator

from trucewatch.matters.case import Case
from trucewatch.matters.likeness import Part
from trucewatch.matters.marked import Pair, marked
from trucewatch.matters.phrases import phrases
from trucewatch.matters.populations import names_of_side
from trucewatch.matters.times import Relation
from trucewatch.matters.words import words
from trucewatch.model import ContradictionKind, PositionClaim, Stance, Statement

_TOLD = frozenset({Stance.ASSERTS, Stance.ALLEGES, Stance.CONFIRMS})


def unsigned_pairs(case: Case) -> Iterator[Pair]:
    """Yield each signature told of a side with that side's denial of having signed anything, in their order."""
    nothing = phrases(case.rules["unsigned"]["nothing"])
    denials = [one for one in case.statements if one.principal and nothing.search(one.text.casefold()) is not None]
    for told in case.claims(PositionClaim) if denials else ():
        for denied in denials:
            if told is not denied and _is_signed(case, told) and _answers(case, told, denied):
                yield marked(told, denied, ContradictionKind.DENIAL, Part("unsigned", 1.0, denied.text))


def _is_signed(case: Case, statement: Statement) -> bool:
    claim = statement.claim
    signed = isinstance(claim, PositionClaim) and claim.position.value in case.rules["rival"]["once"]
    return signed and statement.stance in _TOLD


def _answers(case: Case, told: Statement, denied: Statement) -> bool:
    """Whether a denial is of this signature: by its side, of one conflict, told near it and not before it was given."""
    if not (case.stories.same(told, denied) or case.conflicts.same(told, denied)):
        return False
    if case.principal(told) == case.principal(denied) or case.one_telling(told, denied):
        return False
    gap, end = case.told(told).gap(case.told(denied)), case.told(denied).end
    day = case.days(told)
    if gap is None or gap > int(case.rules["unsigned"]["days"]) or day.relation(case.days(denied)) is Relation.APART:
        return False
    before = day.start is not None and end is not None and day.start > end
    return not before and (bool(day.bounded) or not gap) and _of_denier(case, told, denied)


def _of_denier(case: Case, told: Statement, denied: Statement) -> bool:
    """Whether who is told to have signed is the denier's side, both sides, or another side's counterpart."""
    claim = told.claim
    if not isinstance(claim, PositionClaim):
        return False
    signer = set(words(claim.actor.name))
    side = names_of_side(case, denied.principal)
    if isinstance(denied.claim, PositionClaim):
        side |= names_of_side(case, denied.claim.actor)
    if signer & set(case.rules["unsigned"]["both"]):
        return True
    own = names_of_side(case, told.principal)
    if signer & set(case.rules["unsigned"]["other"]):
        return told.principal is not None and not own & side
    return bool(side & names_of_side(case, claim.actor)) or _is_named(case, claim, denied)


def _is_named(case: Case, claim: PositionClaim, denied: Statement) -> bool:
    """Whether a denial, or the words for who denies, name the one who is told to have signed."""
    party = case.roster.party_of(claim.actor)
    if party is not None and party == case.roster.party_of(denied.principal):
        return True
    denier = denied.principal.name if denied.principal else ""
    return bool(case.vocabulary.content(claim.actor.name) & case.vocabulary.content(f"{denied.text} {denier}"))
