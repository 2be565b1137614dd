"""What forms say, as values of the model: actors by name, days as fine as they are known, places with a precision."""

import re

from trucewatch.errors import TrucewatchError
from trucewatch.model import ActorRef, Place, PlacePrecision, When
from trucewatch.model.decisions.incidents import Observation, Perceived
from trucewatch.model.words import Precision
from trucewatch.register import View
from trucewatch.register.decided.commitments import when_of
from trucewatch.register.decided.sides import Sides
from trucewatch.web.choosing import chosen, required
from trucewatch.web.errors import BadInput
from trucewatch.web.visit import Visit

MOST_NAME = 300
MOST_WORDS = 10_000

_CLOCK = re.compile(r"\d\d:\d\d")


def words(visit: Visit, name: str = "words", most: int = MOST_WORDS) -> str:
    """Return what a field says. Raises BadInput where it says nothing, or too much."""
    said = visit.text(name)
    if not said:
        raise BadInput("incidents.words-missing", name)
    if len(said) > most:
        raise BadInput("error.malformed-short", name)
    return said


def reason(visit: Visit) -> str:
    """Return the reason that a form gives. Raises BadInput where it gives none."""
    said = visit.text("reason")
    if not said:
        raise BadInput("matters.reason-missing", "reason")
    return words(visit, "reason", 4000)


def actor(visit: Visit, name: str) -> ActorRef | None:
    """Return whom a field names, in its words: the record tells who is meant. None for an empty one."""
    said = " ".join(visit.text(name).split())
    if len(said) > MOST_NAME:
        raise BadInput("error.malformed-short", name)
    return ActorRef(actor=None, name=said) if said else None


def named_actor(visit: Visit, name: str) -> ActorRef:
    """Return whom a field names. Raises BadInput where it names nobody."""
    found = actor(visit, name)
    if found is None:
        raise BadInput("incidents.actor-missing", name)
    return found


def known(view: View, ref: ActorRef) -> ActorRef:
    """Return the actor that goes by this name in the record, or the words where not exactly one does."""
    sides = Sides(view)
    return sides.named(sides.key(ref), ref.name)


def several(visit: Visit, name: str) -> tuple[ActorRef, ...]:
    """Return all whom a field names, one a line."""
    lines = [" ".join(line.split()) for line in visit.text(name).splitlines()]
    if any(len(line) > MOST_NAME for line in lines):
        raise BadInput("error.malformed-short", name)
    return tuple(ActorRef(actor=None, name=line) for line in dict.fromkeys(lines) if line)


def iso(visit: Visit, name: str) -> str | None:
    """Return a date as fine as it is known, None for an empty field. Raises BadInput for what is no date."""
    said = visit.text(name)
    if not said:
        return None
    try:
        when_of(said)
    except TrucewatchError as error:
        raise BadInput("incidents.no-date", name) from error
    return said


def days(visit: Visit) -> When | None:
    """Return when something was, by the fields `day`, `time`, `to` and `about` (a month or a year); None if empty."""
    first, last, clock, about = iso(visit, "day"), iso(visit, "to"), visit.text("time"), iso(visit, "about")
    if first is None:
        if clock or last:
            raise BadInput("incidents.no-first-day", "day")
        return when_of(about) if about else None
    if clock and not _CLOCK.fullmatch(clock):
        raise BadInput("incidents.no-date", "time")
    if last is None or last == first:
        return when_of(f"{first}T{clock}" if clock else first)
    if last < first:
        raise BadInput("incidents.runs-backwards", "to")
    return When(start=first, end=last, precision=Precision.RANGE, words=f"{first}/{last}")


def place(visit: Visit) -> Place | None:
    """Return where something was: a name, how finely it is known, and coordinates only if given. None if empty."""
    name = " ".join(visit.text("place").split())
    lat, lon = _degrees(visit, "lat"), _degrees(visit, "lon")
    if (lat is None) is not (lon is None):
        raise BadInput("incidents.half-a-place", "lon" if lon is None else "lat")
    if not name:
        if lat is not None:
            raise BadInput("incidents.nameless-place", "place")
        return None
    if len(name) > MOST_NAME:
        raise BadInput("error.malformed-short", "place")
    precision = chosen(PlacePrecision, visit.text("precision")) or PlacePrecision.UNCLEAR
    return Place(name=name, lat=lat, lon=lon, precision=precision, words=name)


def observation(visit: Visit) -> Observation | None:
    """Return what monitors themselves perceived, None where the form names no observer."""
    observers = tuple(one.name for one in several(visit, "observers"))
    if not observers:
        return None
    how = required(Perceived, visit.text("how") or Perceived.SEEN.value)
    return Observation(observers=observers, how=how, words=visit.text("perceived") or visit.text("words"))


def _degrees(visit: Visit, name: str) -> float | None:
    said = visit.text(name).replace(",", ".")
    if not said:
        return None
    try:
        return float(said)
    except ValueError as error:
        raise BadInput("incidents.no-degrees", name) from error
