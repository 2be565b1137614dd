"""Chains: statements with one origin, told once however often printed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from trucewatch.model import Chain, content_id
from trucewatch.origins.components import Components
from trucewatch.origins.derivations import Printed, Tied
from trucewatch.origins.fingerprint import word_count
from trucewatch.origins.order import rank
from trucewatch.origins.relays import join_relayed
from trucewatch.origins.rules import Rules
from trucewatch.origins.tellings import Telling

_NAMED = 3  # outlets that an origin names before it says how many others


def chain_up(
    printed: Sequence[Printed],
    told: Mapping[str, Sequence[Telling]],
    tied: Iterable[Tied],
    function: frozenset[str],
    rules: Rules,
) -> tuple[Chain, ...]:
    """Return the chains of all statements, each statement in one, given reports in the order of publication.

    `told` holds the tellings by report id; `function` the words that say nothing.
    """
    order = [telling for one in printed for telling in told[one.report.id]]
    numbers = {telling.statement.id: number for number, telling in enumerate(order)}
    joined = Components(len(order))
    for pair in tied:
        for one, other in _same_words(pair, told, rules):
            joined.join(numbers[one.statement.id], numbers[other.statement.id])
    join_relayed(order, {p.report.id: p.report.published.date for p in printed}, function, rules, joined)
    reports = {one.report.id: one for one in printed}
    made = [_chain(group, reports) for group in _grouped([order[n] for n in g] for g in joined.groups().values())]
    return tuple(sorted(made, key=lambda chain: numbers[chain.statements[0]]))


def _same_words(pair: Tied, told: Mapping[str, Sequence[Telling]], rules: Rules) -> Iterator[tuple[Telling, Telling]]:
    """Yield the statements of two reports that lie at matching places of a shared passage."""
    for passage in pair.passages:
        here = _touched(told[pair.earlier.report.id], int(passage.places[0, 0]), int(passage.places[-1, 1]))
        there = _touched(told[pair.later.report.id], int(passage.places[0, 2]), int(passage.places[-1, 3]))
        rows = [(other, passage.rows(other.statement.span, later=True)) for other in there]
        for one in here:
            first, last = passage.rows(one.statement.span, later=False)
            for other, (begin, end) in rows:
                if _share(one, other, min(last, end) - max(first, begin), rules):
                    yield one, other


def _touched(told: Sequence[Telling], start: int, end: int) -> list[Telling]:
    return [telling for telling in told if telling.statement.span.start < end and start < telling.statement.span.end]


def _share(one: Telling, other: Telling, both: int, rules: Rules) -> bool:
    """Whether so many words of two statements that are matched are enough for the shorter of them."""
    shorter = min(word_count(one.statement.text), word_count(other.statement.text))
    return both >= max(rules.statement_shared * shorter, min(rules.statement_words, shorter), 1)


def _grouped(components: Iterable[list[Telling]]) -> list[list[Telling]]:
    """Return the components with those put together that are one origin: the same reports share both, or one report
    tells both by itself, or relays both from the same place."""
    groups: dict[tuple[object, ...], list[Telling]] = {}
    for component in components:
        key: tuple[object, ...] = tuple(dict.fromkeys(telling.statement.report for telling in component))
        relays = {telling.organs for telling in component}
        if relays != {()}:
            first = component[0]
            key = (*key, "relayed", first.organs, first.principal if len(key) == 1 else first.statement.id)
        groups.setdefault(key, []).extend(component)
    return list(groups.values())


def _chain(group: Sequence[Telling], reports: Mapping[str, Printed]) -> Chain:
    tellers = [reports[found] for found in dict.fromkeys(telling.statement.report for telling in group)]
    tellers.sort(key=lambda one: rank(one.report))
    organs = [organ for telling in group for organ in telling.organs]
    names = _listed([named(one) for one in tellers])
    own = len(tellers) == 1 and not organs
    agencies = list(dict.fromkeys(organ.name for one in tellers for organ in one.agencies))
    if organs:
        origin = f"{organs[0]}, relayed by {names}"
    elif own:
        origin = f"credited to {_listed(agencies)}" if agencies else f"own reporting of {names}"
    else:
        origin = f"text shared by {names}" + (f", credited to {_listed(agencies)}" if agencies else "")
    first = tellers[0].report.id if own else group[0].statement.id
    return Chain(
        id=content_id("chain", "report" if own else "statement", first),
        statements=tuple(telling.statement.id for telling in group),
        origin=origin,
        relays=tuple(dict.fromkeys(organs)),
    )


def named(one: Printed) -> str:
    """What a report is called: its outlet, or its file where the outlet is unknown."""
    return one.report.outlet or one.report.file


def _listed(names: Sequence[str]) -> str:
    names = list(dict.fromkeys(names))
    if len(names) > _NAMED + 1:
        return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} others"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
