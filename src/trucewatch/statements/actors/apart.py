"""What people keep apart: on which side of each such pair an actor stands, and which actors therefore never join."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from trucewatch.model import Actor

Sides = frozenset[tuple[int, bool]]
"""The pairs (by number) on whose first (False) or second side (True) an actor stands."""


class Apart:
    """Pairs of ids or names that are not one actor. An actor stands on a side that its id or any name gives it."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._called: dict[str, set[tuple[int, bool]]] = defaultdict(set)
        for number, (left, right) in enumerate(pairs):
            self._called[left].add((number, False))
            self._called[right].add((number, True))

    def sides(self, actor: Actor) -> Sides:
        """Return the sides on which an actor stands."""
        called = (actor.id, actor.name, *actor.aliases, *actor.names) if self._called else ()
        return frozenset(side for name in called for side in self._called.get(name, ()))

    def clash(self, left: Sides, right: Sides) -> bool:
        """Whether one stands on the other side of a pair than the other."""
        return any((number, not second) in right for number, second in left)

    def sound(self, known: Iterable[Actor], told: Iterable[Actor]) -> Iterator[Actor]:
        """Yield the known actors but those that join, with what is told of them now, two that are kept apart."""
        now = {actor.id: self.sides(actor) for actor in told} if self._called else {}
        for actor in known:
            sides = self.sides(actor).union(
                *(now.get(name, frozenset()) for name in actor.aliases), now.get(actor.id, ())
            )
            if not (actor.aliases and self.clash(sides, sides)):
                yield actor
