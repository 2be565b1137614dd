"""How alike two statements are, part by part, so that each decision shows what it was made from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """One thing that was compared: its name, what it added, and the words or values compared."""

    name: str
    weight: float
    seen: str


@dataclass(frozen=True)
class Likeness:
    """The parts that were compared. `veto` says why the two can never be one; then the score does not matter."""

    parts: tuple[Part, ...]
    veto: str | None = None

    @property
    def score(self) -> float:
        """The sum of the parts, rounded so that the order of adding does not show."""
        return round(sum(part.weight for part in self.parts), 6)

    def has(self, *names: str) -> bool:
        """Whether one of these parts was found and speaks for the two being one."""
        return any(part.name in names and part.weight > 0 for part in self.parts)


def vetoed(why: str) -> Likeness:
    """Return the likeness of two that can never be one."""
    return Likeness((), why)
