"""A round of double-blind coding with everything in it: its items, codes and seals."""

from collections.abc import Mapping

from trucewatch.model import Value
from trucewatch.model.decisions.coding import CodeAdjudicated, CodingClosed, CodingOpened
from trucewatch.register.decided.incident import Step


class CodedItem(Value, frozen=True, kw_only=True):
    """One item of a round: each coder's newest code (no key: not yet coded), the seals in a sealed round, and what it
    was adjudicated to be."""

    item: str
    codes: Mapping[str, str | None]
    seals: Mapping[str, str] = {}
    adjudicated: Step[CodeAdjudicated] | None = None

    @property
    def differs(self) -> bool:
        """Whether coders differ on it; where one of them cannot code it, they do."""
        return len(set(self.codes.values())) > 1


class CodingRound(Value, frozen=True, kw_only=True):
    """A round with everything in it: for whoever leads it, never for a coder (see `sheet`)."""

    opened: Step[CodingOpened]
    items: Mapping[str, CodedItem]
    closed: Step[CodingClosed] | None = None

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """The codes that are not in: coder and item."""
        coders = self.opened.decision.coders
        return tuple((coder, one.item) for one in self.items.values() for coder in coders if coder not in one.codes)

    @property
    def unsealed(self) -> tuple[tuple[str, str], ...]:
        """The seals of a sealed round that are not in: coder and item."""
        coders = self.opened.decision.coders
        return tuple((coder, one.item) for one in self.items.values() for coder in coders if coder not in one.seals)

    @property
    def revealed(self) -> bool:
        """Whether codes may be seen: all are in, or the round was closed."""
        return self.closed is not None or not self.missing
