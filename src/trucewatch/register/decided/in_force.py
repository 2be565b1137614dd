"""Which terms of an agreement held there and then, for whom; where that cannot be told, why not."""

from enum import StrEnum

from trucewatch.model import ActorRef, Place, PlacePrecision, Position, Value
from trucewatch.model.decisions.agreements import Area
from trucewatch.register.decided.boards import Board, BoardStep, BoardTerm, DateStanding, PartyStanding
from trucewatch.register.decided.dates import DISPUTED
from trucewatch.register.decided.days import first_minute, last_minute, stretch, was
from trucewatch.said import Said, said

_AWAY = frozenset(
    {
        Position.REFUSED,
        Position.LEFT_WITHOUT_SIGNING,
        Position.DENIED_HAVING_AGREED,
        Position.SUSPENDED,
        Position.WITHDREW,
    }
)


_DAY = len("2016-12-01")


class Held(StrEnum):
    """Whether a term held: yes, no, or it cannot be told."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot-tell"


class Tested(Value, frozen=True, kw_only=True):
    """One answer, and why: a plain sentence."""

    held: Held
    said: Said


class TermInForce(Value, frozen=True, kw_only=True):
    """A term tested against a day, a place and an actor; `held` is the three together."""

    term: BoardTerm
    time: Tested
    area: Tested
    bound: Tested

    @property
    def held(self) -> Held:
        """No where one test says no; yes where all three do."""
        told = {self.time.held, self.area.held, self.bound.held}
        if Held.NO in told:
            return Held.NO
        return Held.CANNOT_TELL if Held.CANNOT_TELL in told else Held.YES

    @property
    def because(self) -> tuple[Said, ...]:
        """The reasons of the tests that decided: those that say no, else those that cannot tell, else all."""
        tests = (self.time, self.area, self.bound)
        return tuple(one.said for one in tests if one.held is self.held)


def terms_in_force(
    board: Board, day: str | None, place: Place | None, actor: ActorRef | None, *, last: str | None = None
) -> tuple[TermInForce, ...]:
    """Return every term of the board tested: was it in force on that day, at that place, for that actor.

    `day` is an ISO date as fine as it is known, with `last` the first of a stretch that ends there. A date without an
    hour counts from the beginning of its day. The board should be the latest (`at` None): dates that parties settled
    later hold for the days before too, and where a party stood on that day is told by the dates of its steps. Raises
    TrucewatchError for what is no date.
    """
    return tuple(
        TermInForce(
            term=term,
            time=_time(board, term, day, last or day),
            area=_area(term.area, place),
            bound=_bound(board, term, actor, day),
        )
        for term in board.terms
    )


def _time(board: Board, term: BoardTerm, day: str | None, last: str | None) -> Tested:
    if day is None or last is None:
        return Tested(held=Held.CANNOT_TELL, said=said("in-force.no-day", "no day is told on which it happened"))
    tests = (
        _after(term.start, board.effective, day, last),
        _before(term.end, board.ends, day, last),
    )
    for held in (Held.NO, Held.CANNOT_TELL):
        for test in tests:
            if test.held is held:
                return test
    return tests[0]


def _after(start: str | None, effective: DateStanding, day: str, last: str) -> Tested:
    if start is not None:
        return _begun((start,), day, last, said("in-force.holds-from", "the term holds from {day}", day=start))
    dates = tuple(one.date for one in effective.told) + ((effective.settled.date,) if effective.settled else ())
    if not dates:
        return Tested(
            held=Held.CANNOT_TELL,
            said=said("in-force.no-start", "no date is recorded on which the agreement takes effect"),
        )
    if effective.state == DISPUTED:
        days = tuple(sorted(dates))
        words = said("in-force.start-disputed", "the parties differ on when it takes effect ({days})", days=days)
        return _begun(dates, day, last, words)
    words = said("in-force.takes-effect", "the agreement takes effect on {day}", day=effective.date)
    return _begun((effective.date or dates[0],), day, last, words)


def _begun(dates: tuple[str, ...], day: str, last: str, words: Said) -> Tested:
    starts = [_begins(one) for one in dates]
    if all(latest <= first_minute(day) for _, latest in starts):
        return Tested(held=Held.YES, said=words)
    if all(earliest > last_minute(last) for earliest, _ in starts):
        return Tested(held=Held.NO, said=said("in-force.before", "{what}, and it happened before", what=words))
    return Tested(held=Held.CANNOT_TELL, said=_either(words))


def _either(words: Said) -> Said:
    return said("in-force.either", "{what}, and it may have happened before or after", what=words)


def _begins(iso: str) -> tuple[str, str]:
    """The first and last minute at which a date can begin: a whole day begins with its first."""
    first, last = stretch(iso)
    return (first, first) if len(iso) == _DAY else (first, last)


def _before(end: str | None, ends: DateStanding, day: str, last: str) -> Tested:
    dates: tuple[str, ...]
    if end is not None:
        dates, words = (end,), said("in-force.holds-until", "the term holds until {day}", day=end)
    else:
        dates = tuple(one.date for one in ends.told) + ((ends.settled.date,) if ends.settled else ())
        words = said("in-force.ends", "the agreement ends on {days}", days=tuple(sorted(set(dates))))
    if not dates:
        return Tested(held=Held.YES, said=said("in-force.no-end", "no end of the agreement is recorded"))
    if all(_over(one)[0] >= last_minute(last) for one in dates):
        return Tested(held=Held.YES, said=words)
    if all(last_minute(one) < first_minute(day) for one in dates):
        return Tested(held=Held.NO, said=said("in-force.after", "{what}, and it happened after", what=words))
    return Tested(held=Held.CANNOT_TELL, said=_either(words))


def _over(iso: str) -> tuple[str, str]:
    """The first and last minute at which a date can be over: a whole day is over with its last."""
    first, last = stretch(iso)
    return (last, last) if len(iso) == _DAY else (first, last)


def _area(area: Area | None, place: Place | None) -> Tested:
    if area is None:
        return Tested(
            held=Held.CANNOT_TELL, said=said("in-force.no-area", "no area is recorded for the term or the agreement")
        )
    if place is None:
        return Tested(held=Held.CANNOT_TELL, said=said("in-force.no-place", "no place is told where it happened"))
    if area.disputed:
        return Tested(
            held=Held.CANNOT_TELL,
            said=said("in-force.area-disputed", "the parties differ on the area ({area})", area=area.words),
        )
    held = _inside(area, place)
    return Tested(held=held, said=_lies(held, place.name, area.words))


def _lies(held: Held, place: str, area: str) -> Said:
    if held is Held.YES:
        return said("in-force.inside", "{place} lies in the area ({area})", place=place, area=area)
    if held is Held.NO:
        return said("in-force.outside", "{place} lies outside the area ({area})", place=place, area=area)
    return said(
        "in-force.where", "{place} cannot be told to lie in or outside the area ({area})", place=place, area=area
    )


def _inside(area: Area, place: Place) -> Held:
    if place.name.casefold() in {one.casefold() for one in area.places}:
        return Held.YES
    if place.country in area.countries:
        return Held.YES
    fine = place.precision in (PlacePrecision.SITE, PlacePrecision.TOWN)
    if area.outline and fine and place.lat is not None and place.lon is not None:
        return Held.YES if _within(area.outline, place.lat, place.lon) else Held.NO
    if area.countries and not area.places and not area.outline and place.country is not None:
        return Held.NO
    return Held.CANNOT_TELL


def _within(outline: tuple[tuple[float, float], ...], lat: float, lon: float) -> bool:
    """Whether a point lies in a polygon: a ray from it crosses the outline an odd number of times (even-odd rule)."""
    inside = False
    for (lat1, lon1), (lat2, lon2) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (lat1 > lat) != (lat2 > lat) and lon < (lon2 - lon1) * (lat - lat1) / (lat2 - lat1) + lon1:
            inside = not inside
    return inside


def _bound(board: Board, term: BoardTerm, actor: ActorRef | None, day: str | None) -> Tested:
    if actor is None:
        return Tested(held=Held.CANNOT_TELL, said=said("in-force.nobody", "nobody is named who did it"))
    standing = _standing(board, actor)
    if term.binds and not any(_same(one, actor, standing) for one in term.binds):
        if standing is not None and all(_standing(board, one) for one in term.binds):
            return Tested(held=Held.NO, said=said("in-force.not-bound", "the term does not bind {who}", who=actor.name))
        return Tested(
            held=Held.CANNOT_TELL,
            said=said("in-force.perhaps-bound", "whether {who} belongs to those bound is not recorded", who=actor.name),
        )
    if standing is None or not (standing.recorded or term.binds):
        return Tested(
            held=Held.CANNOT_TELL,
            said=said("in-force.no-party", "{who} is recorded as no party of the agreement", who=actor.name),
        )
    then = _then(standing, day)
    if then is not None and then.position in _AWAY:
        when = then.when or then.by or said("in-force.undated", "undated")
        words = said("in-force.away", "{who} {position} ({day})", who=actor.name, position=then.position, day=when)
        return Tested(held=Held.CANNOT_TELL, said=words)
    return Tested(held=Held.YES, said=said("in-force.binds", "the term binds {who}", who=standing.party.name))


def _then(standing: PartyStanding, day: str | None) -> BoardStep | None:
    """The latest step that a party had taken by that day."""
    return next((step for step in reversed(standing.steps) if was(step.when or step.by, day)), None)


def _standing(board: Board, actor: ActorRef) -> PartyStanding | None:
    for one in board.parties:
        refs = (one.party, *(step.actor for step in one.steps))
        if any(_one(ref, actor) for ref in refs):
            return one
    return None


def _same(bound: ActorRef, actor: ActorRef, standing: PartyStanding | None) -> bool:
    if _one(bound, actor):
        return True
    return standing is not None and (_one(bound, standing.party) or any(_one(bound, s.actor) for s in standing.steps))


def _one(left: ActorRef, right: ActorRef) -> bool:
    if left.actor is not None and right.actor is not None:
        return left.actor == right.actor
    return left.name.casefold() == right.name.casefold()
