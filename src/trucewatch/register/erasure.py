"""Results without what is not there: statements of a shredded report, or of a reading that was read anew."""

from collections.abc import Container, Mapping

import msgspec

from trucewatch.model import (
    Account,
    Agreement,
    Assessment,
    Chain,
    Contradiction,
    Matter,
    PositionTaken,
    Report,
    Statement,
)
from trucewatch.register.analysis import Results


def without_missing(results: Results, statements: Mapping[str, Statement], reports: Mapping[str, Report]) -> Results:
    """Return the results with nothing in them that refers to a statement, report, chain or matter that is not there."""
    chains = tuple(chain for one in results.chains if (chain := _chain(one, statements)))
    told = {chain.id for chain in chains}
    matters = tuple(matter for one in results.matters if (matter := _matter(one, told, statements)))
    asked = {matter.id for matter in matters}
    return msgspec.structs.replace(
        results,
        derivations=tuple(
            one
            for one in results.derivations
            if one.later in reports and (one.earlier is None or one.earlier in reports)
        ),
        chains=chains,
        matters=matters,
        contradictions=tuple(one for one in results.contradictions if _stands(one, asked, statements)),
        refinements=tuple(
            one
            for one in results.refinements
            if one.matter in asked and one.vaguer in statements and one.finer in statements
        ),
        updates=tuple(
            one
            for one in results.updates
            if one.matter in asked and one.earlier in statements and one.later in statements
        ),
        assessments=tuple(_assessment(one, told) for one in results.assessments if one.matter in asked),
        agreements=tuple(_agreement(one, asked, statements) for one in results.agreements),
        leaders=tuple(one for one in results.leaders if one.statement in statements),
    )


def _chain(chain: Chain, statements: Container[str]) -> Chain | None:
    left = tuple(one for one in chain.statements if one in statements)
    return msgspec.structs.replace(chain, statements=left) if left else None


def _matter(matter: Matter, chains: Container[str], statements: Container[str]) -> Matter | None:
    accounts = []
    for account in matter.accounts:
        left = tuple(one for one in account.statements if one in statements)
        if left and account.chain in chains:
            accounts.append(Account(chain=account.chain, statements=left))
    return msgspec.structs.replace(matter, accounts=tuple(accounts)) if accounts else None


def _stands(one: Contradiction, matters: Container[str], statements: Container[str]) -> bool:
    return one.matter in matters and one.left in statements and one.right in statements


def _assessment(one: Assessment, chains: Container[str]) -> Assessment:
    support = msgspec.structs.replace(
        one.support, chains=tuple(chain for chain in one.support.chains if chain in chains)
    )
    return msgspec.structs.replace(one, support=support)


def _agreement(one: Agreement, matters: Container[str], statements: Container[str]) -> Agreement:
    terms = tuple(term for term in one.terms if term.statement is None or term.statement in statements)
    positions = tuple(
        kept for position in one.positions if position.matter in matters and (kept := _position(position, statements))
    )
    dated_by = tuple(found for found in one.dated_by if found in statements)
    if one.dated_by and not dated_by:
        one = msgspec.structs.replace(one, declared=None, effective=None)
    return msgspec.structs.replace(one, terms=terms, positions=positions, dated_by=dated_by)


def _position(one: PositionTaken, statements: Container[str]) -> PositionTaken | None:
    left = tuple(found for found in one.statements if found in statements)
    if len(left) == len(one.statements):
        return one
    return msgspec.structs.replace(one, statements=left) if left else None
