"""Which statements of different reports go back to one telling by an agency or outlet that both relay.

They relay the same organ, have several words in common, were published within days of each other, and rest on
one principal: the same actor, the organ itself, or one that the fuller name holds ("a Foreign Ministry
statement", "the Korda Foreign Ministry").
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from trucewatch.origins.components import Components
from trucewatch.origins.fingerprint import unify
from trucewatch.origins.rules import Rules
from trucewatch.origins.tellings import Telling

_Entry = tuple[int, int, Telling]
"""Day of publication (0 for none), number of the telling, the telling."""


def join_relayed(
    told: Sequence[Telling], days: Mapping[str, str | None], function: frozenset[str], rules: Rules, into: Components
) -> None:
    """Join the tellings, by their numbers, that go back to one telling; `days` are ISO dates by report id."""
    buckets: dict[tuple[str, ...], list[_Entry]] = {}
    for number, telling in enumerate(told):
        for organ in telling.organs:
            for words in _word_groups(telling.statement.text, function, rules):
                entry = (_ordinal(days.get(telling.statement.report)), number, telling)
                buckets.setdefault((organ, *words), []).append(entry)
    for (organ, *_), entries in buckets.items():
        if len(entries) > 1:
            _join(organ, sorted(entries, key=lambda entry: entry[:2]), rules.relay_days, into)


def _join(organ: str, entries: Iterable[_Entry], days: int, into: Components) -> None:
    """Join the entries of one bucket, given in the order of days: each with the latest of each fitting principal."""
    latest: dict[tuple[str, str], _Entry] = {}
    for entry in entries:
        for other in latest.values():
            near = not entry[0] or not other[0] or entry[0] - other[0] <= days
            if near and _fits(organ, entry[2], other[2]):
                into.join(entry[1], other[1])
        latest[entry[2].principal] = entry


def _fits(organ: str, one: Telling, other: Telling) -> bool:
    """Whether two tellings may rest on one word: the same principal, the organ itself, or a name within another."""
    if one.principal == other.principal or ("press", organ) in (one.principal, other.principal):
        return True
    return any(a <= b or b <= a for a in one.named for b in other.named)


def _word_groups(text: str, function: frozenset[str], rules: Rules) -> Iterator[tuple[str, ...]]:
    """Yield the groups of words of a statement that another one may have in common, at least one no name."""
    written: dict[str, bool] = {}
    for word in text.split():
        key = unify(word)
        if key and key not in function:
            written[key] = written.get(key, False) or word.strip("\"'\u201c\u2018(")[:1].islower()
    chosen = sorted(sorted(written, key=lambda key: (-len(key), key))[: rules.relay_most])
    for group in combinations(chosen, rules.relay_words):
        if any(written[key] for key in group):
            yield group


def _ordinal(day: str | None) -> int:
    try:
        return date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return 0
