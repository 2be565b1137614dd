"""Which statements of different reports go back to one telling by an agency or outlet that both relay.

They relay the same organ, have several words in common, were published within days of each other, and rest on
one principal: the same actor, the organ itself, or one that the fuller name holds ("a Foreign Ministry
statement", "the Korda Foreign Ministry").
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from trucewatch.origins.components import Components
from trucewatch.origins.fingerprint import unify
from trucewatch.origins.rules import Rules
from trucewatch.origins.tellings import Telling


@dataclass(frozen=True, slots=True)
class _Relayed:
    """A telling with its number, its day (0 for none), and its words: whether any of them stands in small letters."""

    number: int
    day: int
    telling: Telling
    words: Mapping[str, bool]


def join_relayed(
    told: Sequence[Telling], days: Mapping[str, str | None], function: frozenset[str], rules: Rules, into: Components
) -> None:
    """Join the tellings, by their numbers, that go back to one telling; `days` are ISO dates by report id."""
    by_organ: dict[str, list[_Relayed]] = {}
    for number, telling in enumerate(told):
        if telling.organs:
            day = _ordinal(days.get(telling.statement.report))
            relayed = _Relayed(number, day, telling, _words(telling.statement.text, function))
            for organ in telling.organs:
                by_organ.setdefault(organ, []).append(relayed)
    for organ, group in by_organ.items():
        for one, other in _alike(sorted(group, key=lambda r: (r.day, r.number)), rules):
            if _near(one, other, rules.relay_days) and _fits(organ, one.telling, other.telling):
                into.join(one.number, other.number)


def _alike(group: Iterable[_Relayed], rules: Rules) -> Iterator[tuple[_Relayed, _Relayed]]:
    """Yield those that have enough words in common, given in the order of days, by way of an inverted index.

    Of those that hold a word only the latest are looked at, which keeps the work in step with their number.
    """
    dated: dict[str, list[_Relayed]] = {}
    undated: dict[str, list[_Relayed]] = {}
    for one in group:
        shared: Counter[int] = Counter()
        plain: set[int] = set()
        met: dict[int, _Relayed] = {}
        for word, small in one.words.items():
            holders = dated.get(word, ()), undated.get(word, ())
            for other in chain.from_iterable(islice(reversed(some), rules.relay_most) for some in holders):
                met[other.number] = other
                shared[other.number] += 1
                if small or other.words[word]:
                    plain.add(other.number)
            (dated if one.day else undated).setdefault(word, []).append(one)
        yield from ((one, met[n]) for n, count in shared.items() if count >= rules.relay_words and n in plain)


def _near(one: _Relayed, other: _Relayed, days: int) -> bool:
    return not one.day or not other.day or abs(one.day - other.day) <= days


def _fits(organ: str, one: Telling, other: Telling) -> bool:
    """Whether two tellings may rest on one word: the same principal, the organ itself, or a name within another."""
    if one.principal == other.principal or ("press", organ) in (one.principal, other.principal):
        return True
    return any(a <= b or b <= a for a in one.named for b in other.named)


def _words(text: str, function: frozenset[str]) -> dict[str, bool]:
    """The words of a statement that say something, each with whether it stands in small letters somewhere."""
    found: dict[str, bool] = {}
    for word in text.split():
        key = unify(word)
        if key and key not in function:
            found[key] = found.get(key, False) or word.strip("\"'\u201c\u2018(")[:1].islower()
    return found


def _ordinal(day: str | None) -> int:
    try:
        return date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return 0
