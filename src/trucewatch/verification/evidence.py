"""What stands for and against a matter, as the rules look at it."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from trucewatch.model import (
    Contradiction,
    ContradictionKind,
    FigureClaim,
    Interest,
    Matter,
    MeetingClaim,
    OccurrenceClaim,
    PositionClaim,
    Stance,
    Statement,
    Support,
)
from trucewatch.verification.sides import Sides


@dataclass(frozen=True)
class Word:
    """One statement of a matter: its chain, and the key and name of its principal (None where nobody is named)."""

    statement: Statement
    chain: str
    key: str | None
    name: str


@dataclass(frozen=True)
class Evidence:
    """A matter with its statements, its support and what contradicts it."""

    matter: Matter
    words: tuple[Word, ...]
    support: Support
    contradictions: tuple[Contradiction, ...]
    sides: Sides

    @staticmethod
    def of(
        matter: Matter,
        statements: Sequence[Statement],
        support: Support,
        contradictions: Sequence[Contradiction],
        sides: Sides,
        chains: Mapping[str, str] | None = None,
    ) -> "Evidence":
        """Put together what concerns this matter; other statements and contradictions are left out.

        `chains` says under which chain each statement counts; without it, under that of its account.
        """
        held = {one: account.chain for account in matter.accounts for one in account.statements}
        held |= {one: chain for one, chain in (chains or {}).items() if one in held}
        words = tuple(_word(one, held[one.id], sides) for one in statements if one.id in held)
        against = tuple(one for one in contradictions if one.matter == matter.id)
        return Evidence(matter, words, support, against, sides)

    @cached_property
    def asserting(self) -> tuple[Word, ...]:
        """The statements that do not deny it, of the proposition that most chains tell."""
        told: dict[Hashable, list[Word]] = {}
        for word in self.words:
            if word.statement.stance is not Stance.DENIES:
                told.setdefault(_proposition(word.statement), []).append(word)
        if not told:
            return ()
        return tuple(min(told.values(), key=_rank))

    @cached_property
    def chains(self) -> tuple[str, ...]:
        """The chains that assert it."""
        return tuple(dict.fromkeys(word.chain for word in self.asserting))

    @cached_property
    def principals(self) -> dict[str, str]:
        """The named principals that assert it: key and name."""
        return {word.key: word.name for word in self.asserting if word.key}

    @cached_property
    def deniers(self) -> dict[str, str]:
        """The named principals that deny it."""
        denied = (word for word in self.words if word.statement.stance is Stance.DENIES)
        return {word.key: word.name for word in denied if word.key}

    @cached_property
    def accused(self) -> dict[str, str]:
        """The actors that an incident is laid to: key and name."""
        found = {}
        for word in self.words:
            claim = word.statement.claim
            if isinstance(claim, OccurrenceClaim) and (key := self.sides.key(claim.actor)) and claim.actor:
                found[key] = self.sides.names.get(key, claim.actor.name)
        return found

    def independent(self) -> tuple[str, str] | None:
        """Return the names of two principals of different interest in two chains, None where there are none."""
        for one, other in combinations(self.asserting, 2):
            if one.chain == other.chain or not self.sides.named(one.key) or not self.sides.named(other.key):
                continue
            if one.key and other.key and not self.sides.same_interest(one.key, other.key):
                return one.name, other.name
        return None

    def interests(self) -> tuple[Interest, ...]:
        """Return the named principals parted by interest, nobody where fewer than two are named.

        Each joins the first group with all of whom it shares an interest; those of unknown interest come last.
        """
        named = {word.key: word.name for word in self.words if word.key}
        if len(named) < 2:
            return ()
        groups: list[list[str]] = []
        for key in sorted((key for key in named if self.sides.named(key)), key=lambda key: (named[key], key)):
            home = next((each for each in groups if all(self.sides.same_interest(key, one) for one in each)), None)
            if home is None:
                groups.append([key])
            else:
                home.append(key)
        unknown = sorted((key for key in named if not self.sides.named(key)), key=lambda key: (named[key], key))
        found = [self._interest(group, named, known=True) for group in groups]
        return (*found, *([self._interest(unknown, named, known=False)] if unknown else ()))

    def _interest(self, keys: Sequence[str], named: Mapping[str, str], *, known: bool) -> Interest:
        told = {key for key in keys if key in self.principals}
        denied = {key for key in keys if key in self.deniers and key not in told}
        return Interest(
            asserting=tuple(named[key] for key in keys if key in told),
            denying=tuple(named[key] for key in keys if key in denied),
            otherwise=tuple(named[key] for key in keys if key not in told and key not in denied),
            known=known,
        )

    def disputed(self) -> tuple[Contradiction, ...]:
        """The contradictions that are more than a denial by the accused, or by those who share its interest."""
        return tuple(one for one in self.contradictions if not self._own_denial(one))

    def _own_denial(self, one: Contradiction) -> bool:
        if one.kind is not ContradictionKind.DENIAL:
            return False
        sides = (word for word in self.words if word.statement.id in (one.left, one.right))
        deniers = [word.key for word in sides if word.statement.stance is Stance.DENIES]
        return all(key and any(self.sides.same_interest(key, accused) for accused in self.accused) for key in deniers)


def _word(statement: Statement, chain: str, sides: Sides) -> Word:
    ref = statement.principal
    key = sides.key(ref)
    name = sides.names.get(key, ref.name) if key and ref else ""
    return Word(statement, chain, key, name)


def _rank(words: Iterable[Word]) -> tuple[int, int, str]:
    """The most chains first, then the most statements; ids decide what is left, not the order of the input."""
    held = tuple(words)
    return -len({word.chain for word in held}), -len(held), min(word.statement.id for word in held)


def _proposition(statement: Statement) -> Hashable:
    """What of a matter a statement asserts: two positions of one party are two things to corroborate."""
    claim = statement.claim
    match claim:
        case PositionClaim():
            return (claim.position,)
        case FigureClaim():
            return (claim.low, claim.high, claim.qualifier)
        case MeetingClaim():
            return (claim.outcome,)
        case _:
            return ()


def listed(names: Iterator[str] | Sequence[str], most: int = 3) -> str:
    """Return names as a list in words, the rest counted."""
    every = list(dict.fromkeys(names))
    shown, rest = every[:most], len(every) - most
    if rest > 0:
        return f"{', '.join(shown)} and {rest} more"
    return " and ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else "".join(shown) or "nobody"
