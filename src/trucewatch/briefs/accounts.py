"""The accounts of each matter side by side: one column a chain."""

from collections.abc import Iterable

from trucewatch.briefs.claim_words import claim_words
from trucewatch.briefs.links import Citations, Link
from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.wording import name_words, support_words, visible, when_words
from trucewatch.model import Account, Matter, Statement, Value


class Column(Value, frozen=True, kw_only=True):
    """One chain's telling: whose word, what it says, and the words as first printed; `printed` links all tellings."""

    origin: str
    printed: tuple[Link, ...]
    who: str
    relays: tuple[str, ...]
    stance: str
    says: str
    when: str
    where: str
    words: str
    language: str


class Table(Value, frozen=True, kw_only=True):
    """A matter with its accounts."""

    matter: str
    title: str
    kind: str
    verification: str
    contradicted: bool
    support: str
    columns: tuple[Column, ...]


def tables(look: Lookup, cites: Citations) -> tuple[Table, ...]:
    """Return every matter: contradicted ones first, then those with the most accounts."""
    made = [_table(look, cites, matter) for matter in look.view.matters.values()]
    kept = [table for table in made if table.columns]
    return tuple(sorted(kept, key=lambda table: (not table.contradicted, -len(table.columns))))


def _table(look: Lookup, cites: Citations, matter: Matter) -> Table:
    told = look.told(matter)
    assessed = look.view.assessments.get(matter.id)
    columns = tuple(column for one in matter.accounts for column in _column(look, cites, one))
    return Table(
        matter=matter.id,
        title=visible(matter.title),
        kind=matter.kind,
        verification=look.words.phrase("verifications", assessed.verification) if assessed else "",
        contradicted=look.any_contradicted(told),
        support=support_words(assessed.support if assessed else look.support(told)),
        columns=columns,
    )


def _column(look: Lookup, cites: Citations, account: Account) -> Iterable[Column]:
    told = [look.view.statements[key] for key in account.statements if key in look.view.statements]
    if not told:
        return ()
    first: Statement = told[0]
    chain = look.view.chains.get(account.chain)
    return (
        Column(
            origin=name_words(chain.origin) if chain else "",
            printed=tuple(cites.link(one.id) for one in told),
            who=look.speaker(first),
            relays=look.relays(first),
            stance=first.stance,
            says=claim_words(look, first.claim),
            when=when_words(first.when) or "",
            where=name_words(first.where.name) if first.where else "",
            words=first.text,
            language=look.view.reports[first.report].language,
        ),
    )
