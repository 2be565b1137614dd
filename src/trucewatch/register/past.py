"""What was known when: a record's view as of an earlier entry or moment."""

from datetime import UTC, date, datetime, time

from trucewatch.errors import NotInRecord
from trucewatch.register.chain import moment
from trucewatch.register.pausing import many_made
from trucewatch.register.recorder import Recorder
from trucewatch.register.snapshots import view_from
from trucewatch.register.view import View


def view_as_of(recorder: Recorder, when: str | None = None) -> View:
    """Return the view as of an entry's number, or a moment or day in ISO form; of all there is for None.

    Raises NotInRecord as `last_as_of` does, RegisterBroken where the record cannot be replayed.
    """
    last = recorder.head().sequence if when is None else last_as_of(recorder, when)
    with many_made():
        return view_from(recorder, last)


def last_as_of(recorder: Recorder, when: str) -> int:
    """Return the number of the last entry recorded at or before a moment; 0 where there was none yet.

    A moment without a time zone is in UTC, and a day alone is meant to its end. A number stands for itself.
    Raises NotInRecord for a number that the record has not, and for what is neither.
    """
    if when.isascii() and when.isdigit():
        sequence, newest = int(when[:18]), recorder.head().sequence
        if sequence > newest:
            raise NotInRecord(f"the record has no entry {when}: its last is {newest}")
        return sequence
    until = moment(_moment(when))
    return recorder.last_at(until)


def _moment(when: str) -> datetime:
    try:
        if len(when) == len("2020-01-14"):
            return datetime.combine(date.fromisoformat(when), time.max, UTC)
        found = datetime.fromisoformat(when)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise NotInRecord(f"{when!r} is neither the number of an entry nor a moment in ISO form") from error
