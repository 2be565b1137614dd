"""One actor of a report while its roster is being made."""

from dataclasses import dataclass, field

from trucewatch.model import ActorKind
from trucewatch.statements.actors.naming import Name


@dataclass
class Known:
    """One actor while the roster is being made: mutable, and gone once the cast stands."""

    key: tuple[str, ...]
    name: str
    kind: ActorKind
    names: dict[str, None] = field(default_factory=dict)
    titles: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    charges: frozenset[str] = frozenset()
    because: dict[str, None] = field(default_factory=dict)
    female: bool | None = None

    def take(self, name: Name) -> None:
        """Take in a name and what was said with it."""
        self.names.setdefault(name.words)
        if name.title:
            self.titles.add(" ".join(name.title))
        if name.state:
            self.states.add(name.state)
        if name.body:
            self.bodies.add(name.body)
