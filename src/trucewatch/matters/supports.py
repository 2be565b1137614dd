"""Who backs whom: one matter for each backer and backed."""

from collections.abc import Hashable, Iterator

from trucewatch.matters.case import Case, party_or_own
from trucewatch.matters.compare import compare
from trucewatch.matters.groups import Group, Tied
from trucewatch.model import ContradictionKind, MatterKind, Stance, Statement, SupportClaim


def support_groups(case: Case) -> Iterator[Group]:
    """Yield one group for each pair of backer and backed."""
    pairs: dict[tuple[str, str], list[Statement]] = {}
    for statement in case.claims(SupportClaim):
        claim = statement.claim
        if not isinstance(claim, SupportClaim):
            continue
        backer = party_or_own(case, claim.backer, statement)
        backed = party_or_own(case, claim.backed, statement)
        if backer and backed:
            pairs.setdefault((backer, backed), []).append(statement)
    for (backer, backed), members in pairs.items():
        claim = members[0].claim
        if isinstance(claim, SupportClaim):
            names = (_name(case, backer, claim.backer.name), _name(case, backed, claim.backed.name))
            yield Group(
                MatterKind.SUPPORT, f"Support of {names[0]} for {names[1]}", tuple(members), f"{backer}|{backed}"
            )


def ties(case: Case, group: Group) -> Iterator[Tied]:
    """Yield where backing that one asserts is denied by another. A shorter list of backers denies nothing."""

    def signature(one: Statement) -> Hashable:
        return (one.stance is Stance.DENIES, case.principal(one))

    yield from compare(case, group.members, signature, denial)


def denial(left: Statement, right: Statement) -> Tied | None:
    """Return the contradiction of two statements of which just one denies what both speak of."""
    if (left.stance is Stance.DENIES) == (right.stance is Stance.DENIES):
        return None
    told, denied = (right, left) if left.stance is Stance.DENIES else (left, right)
    return Tied(ContradictionKind.DENIAL, told, denied)


def _name(case: Case, key: str, otherwise: str) -> str:
    return case.roster.name(key, otherwise) if case.roster.actor(key) else otherwise
