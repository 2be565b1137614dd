"""Who works on what: an item that somebody has taken is theirs alone until they give it back or their time is over."""

from collections.abc import Collection, Iterable

from trucewatch.register import View
from trucewatch.register.chain import clock, moment
from trucewatch.register.decided.desk import Desk, Holding, desk_of, same_person
from trucewatch.web.errors import Taken
from trucewatch.web.people import Person
from trucewatch.web.sight import Sight


class Claims:
    """The claims on a view, as they stand at one moment."""

    def __init__(self, desk: Desk, at: str) -> None:
        self._desk = desk
        self.at = at

    @classmethod
    def of(cls, sight: Sight) -> "Claims":
        """Return the claims that are seen, as they stand now."""
        return cls(sight.once("desk", lambda: desk_of(sight.view.judgements)), moment(clock()))

    @property
    def items(self) -> Collection[str]:
        """Everything that anybody ever took."""
        return self._desk.holdings.keys()

    def held(self, item: str) -> Holding | None:
        """Return the claim that an item is under."""
        return self._desk.held(item, self.at)

    def mine(self, item: str, who: Person) -> bool:
        """Whether an item is this person's."""
        held = self.held(item)
        return held is not None and same_person(held.holder, who.name)

    def others(self, item: str, who: Person) -> Holding | None:
        """Return somebody else's claim on an item."""
        held = self.held(item)
        return None if held is None or same_person(held.holder, who.name) else held

    def done(self, item: str) -> bool:
        """Whether whoever had an item last said that it is done."""
        held = self._desk.holdings.get(item, ())
        return bool(held) and held[-1].done

    def late(self, item: str) -> bool:
        """Whether an item was due and is not done."""
        held = self._desk.holdings.get(item, ())
        return bool(held) and held[-1].overdue(self.at)


def check_free(view: View, items: Iterable[str], who: Person) -> None:
    """Refuse a decision on what somebody else works on. Call it within `make`. Raises Taken."""
    claims = Claims(desk_of(view.judgements), moment(clock()))
    for item in items:
        held = claims.others(item, who)
        if held is not None:
            raise Taken(held.holder, held.until)


def claim_hours(sight: Sight) -> float:
    """Return for how long a claim holds where no form asks for how long."""
    return float(sight.codebook.table("desk")["claims"]["hours"])
