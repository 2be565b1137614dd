"""The accounts of each matter side by side: one column for all that say the same on the same word."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from trucewatch.briefs.claim_words import claim_words
from trucewatch.briefs.links import Citations, Link
from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.wording import interest_words, name_words, support_words, visible, when_words
from trucewatch.model import Account, Matter, Statement, Value


class Column(Value, frozen=True, kw_only=True):
    """One telling: whose word, what it says, and the words as first printed; `printed` links all tellings.

    `accounts` is how many chains tell it so, `origin` that of the first.
    """

    origin: str
    accounts: int
    printed: tuple[Link, ...]
    who: str
    relays: tuple[str, ...]
    stance: str
    says: str
    when: str
    where: str
    words: str
    language: str


class Compared(Value, frozen=True, kw_only=True):
    """Two tellings by which a matter was put together, and what was compared in them."""

    left: Link
    right: Link
    parts: str


class Table(Value, frozen=True, kw_only=True):
    """A matter with its accounts."""

    matter: str
    title: str
    kind: str
    verification: str
    contradicted: bool
    support: str
    why: str
    interests: tuple[str, ...]
    columns: tuple[Column, ...]
    more: tuple[Column, ...]
    compared: tuple[Compared, ...]


def tables(look: Lookup, cites: Citations) -> tuple[Table, ...]:
    """Return every matter: contradicted ones first, then those with the most accounts."""
    made = [_table(look, cites, matter) for matter in look.view.matters.values()]
    kept = [table for table in made if table.columns]
    return tuple(sorted(kept, key=lambda table: (not table.contradicted, -len(table.columns) - len(table.more))))


def _table(look: Lookup, cites: Citations, matter: Matter) -> Table:
    told = look.told(matter)
    assessed = look.view.assessments.get(matter.id)
    limit = look.words.limit("accounts")
    columns = _alike([column for one in matter.accounts for column in _column(look, cites, one)])
    return Table(
        matter=matter.id,
        title=visible(matter.title),
        kind=matter.kind,
        verification=look.words.standing(assessed),
        contradicted=look.any_contradicted(told),
        support=support_words(assessed.support if assessed else look.support(told)),
        why=assessed.because if assessed else "",
        interests=tuple(interest_words(one) for one in assessed.interests) if assessed else (),
        columns=columns[:limit],
        more=columns[limit:],
        compared=tuple(_compared(look, cites, matter)),
    )


def _alike(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return one column for all accounts that say the same on the same word; those that most tell first."""
    groups: dict[tuple[object, ...], list[Column]] = {}
    for one in columns:
        told = (one.says, one.when, one.where) if one.says else (one.words,)
        groups.setdefault((one.who, one.stance, one.relays, *told), []).append(one)
    made = [
        replace(group[0], accounts=len(group), printed=tuple(link for one in group for link in one.printed))
        for group in groups.values()
    ]
    return tuple(sorted(made, key=lambda one: -one.accounts))


def _compared(look: Lookup, cites: Citations, matter: Matter) -> Iterable[Compared]:
    """The pairs by which a matter was put together, so many as are shown, with the parts that weighed something."""
    for one in matter.joined[: look.words.limit("compared")]:
        if one.left in look.view.statements and one.right in look.view.statements:
            parts = (f"{part.name}{f' ({part.words})' if part.words else ''}" for part in one.parts if part.weight)
            told = name_words("; ".join(parts))
            yield Compared(left=cites.link(one.left), right=cites.link(one.right), parts=told)


def _column(look: Lookup, cites: Citations, account: Account) -> Iterable[Column]:
    told = [look.view.statements[key] for key in account.statements if key in look.view.statements]
    if not told:
        return ()
    first: Statement = told[0]
    chain = look.view.chains.get(account.chain)
    return (
        Column(
            origin=name_words(chain.origin) if chain else "",
            accounts=1,
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
