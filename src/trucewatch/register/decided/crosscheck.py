"""Alleged by one, confirmed or denied by another, found by the monitors: counted per window, never merged.

Two kinds of number stand side by side: what bodies report as counts, and what is counted here from single incidents.
"""

from collections.abc import Iterable, Iterator, Sequence

from trucewatch.model import ActorRef, Finding, Stance, Value, When
from trucewatch.register.decided.incident import Incident, Incidents, ReportedCount, key


class Window(Value, frozen=True, kw_only=True):
    """A stretch of ISO days, both ends included; None at an open end."""

    start: str | None = None
    end: str | None = None

    def holds(self, when: Iterable[When]) -> bool | None:
        """Whether an occurrence lies inside: None where its dates do not tell."""
        answers = {self._holds(one) for one in when}
        return answers.pop() if len(answers) == 1 else None if answers else self.start is None and self.end is None

    def _holds(self, one: When) -> bool | None:
        first, last = _day(one.start), _day(one.end, last=True)
        if (last and self.start and last < self.start) or (first and self.end and first > self.end):
            return False
        after = self.start is None or (first is not None and first >= self.start)
        before = self.end is None or (last is not None and last <= self.end)
        return True if after and before else None


class Counted(Value, frozen=True, kw_only=True):
    """Incidents (ids) that answer a question, and those of which the dates do not tell whether they do."""

    incidents: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """How many surely answer it."""
        return len(self.incidents)


class Asked(Value, frozen=True, kw_only=True):
    """A question to the matrix. Actors by id or name; None asks for any.

    `observer` is the body on whose list incidents stand ("" for none: what reports tell).
    """

    observer: str | None = None
    alleged_by: str | None = None
    confirmed_by: str | None = None
    denied_by: str | None = None
    accused: str | None = None
    found: Finding | None = None
    window: Window = Window()


class Part(Value, frozen=True, kw_only=True):
    """Of a row's incidents, those that one party confirms or denies, or of which one finding was approved."""

    who: str
    counted: Counted


class Row(Value, frozen=True, kw_only=True):
    """The incidents on one body's list that one actor alleges; `alleged_by` None: all on that list.

    Names are as shown; `observer` "" stands for what reports tell.
    """

    observer: str
    alleged_by: str | None
    alleged: Counted
    confirmed: tuple[Part, ...] = ()
    denied: tuple[Part, ...] = ()
    found: tuple[Part, ...] = ()


class Matrix(Value, frozen=True, kw_only=True):
    """What is counted from single incidents (`rows`) beside the counts that bodies report (`reported`)."""

    window: Window
    rows: tuple[Row, ...]
    reported: tuple[ReportedCount, ...]
    exceeding: tuple[str, ...] = ()


def count(board: Incidents, asked: Asked) -> Counted:
    """Return the incidents that answer a question: counted from single incidents, never from reported counts."""
    sure, unsure = [], []
    for one in board.incidents.values():
        if not _answers(one, asked):
            continue
        inside = asked.window.holds(one.when)
        if inside is None:
            unsure.append(one.id)
        elif inside:
            sure.append(one.id)
    return Counted(incidents=tuple(sure), unsure=tuple(unsure))


def reported(board: Incidents, asked: Asked) -> tuple[ReportedCount, ...]:
    """Return the counts that were reported with exactly these breakdowns, for a window that lies inside the one asked
    for; a breakdown not asked for is one that the count does not have."""
    return tuple(one for one in board.counts if _tells(one, asked))


def matrix(board: Incidents, window: Window | None = None) -> Matrix:
    """Return the cross-confirmation matrix of a window: a row for each list and for each actor who alleges on it."""
    inside = window or Window()
    rows = tuple(_row(held, inside, observer, actor) for observer, actor, held in _rows(board))
    counts = tuple(_parts_after_wholes([one for one in board.counts if _within(one, inside)]))
    wholes = {one.key: one for one in board.counts}
    return Matrix(
        window=inside,
        rows=tuple(row for row in rows if row.alleged.incidents or row.alleged.unsure),
        reported=counts,
        exceeding=tuple(one.key for one in counts if _exceeds(one, wholes.get(one.of or ""))),
    )


def _parts_after_wholes(counts: Sequence[ReportedCount]) -> Iterator[ReportedCount]:
    """Yield each count with its parts after it, otherwise in the order recorded; a part may have parts."""
    there = {one.key for one in counts}
    parts: dict[str | None, list[ReportedCount]] = {}
    for one in counts:
        parts.setdefault(one.of if one.of in there else None, []).append(one)
    left = list(reversed(parts.get(None, [])))
    while left:
        one = left.pop()
        yield one
        left += reversed(parts.get(one.key, []))


class _List:
    """The incidents on one body's list, all and by who alleges them."""

    def __init__(self, observer: ActorRef | None) -> None:
        self.observer = observer
        self.held: dict[str, Incident] = {}
        self.alleging: dict[str, tuple[ActorRef, dict[str, Incident]]] = {}

    def take(self, one: Incident, who: ActorRef | None) -> None:
        self.held[one.id] = one
        if who is not None:
            self.alleging.setdefault(key(who), (who, {}))[1][one.id] = one


def _rows(board: Incidents) -> Iterator[tuple[ActorRef | None, ActorRef | None, list[Incident]]]:
    """Yield every list with None and all its incidents, then with each who alleges on it and what they allege."""
    lists: dict[str, _List] = {}
    for one in board.incidents.values():
        for told in one.told:
            if told.stance is Stance.ALLEGES:
                lists.setdefault(key(told.observer), _List(told.observer)).take(one, told.who)
    for found in lists.values():
        yield found.observer, None, list(found.held.values())
        for actor, held in found.alleging.values():
            yield found.observer, actor, list(held.values())


def _row(held: list[Incident], window: Window, observer: ActorRef | None, actor: ActorRef | None) -> Row:
    return Row(
        observer=observer.name if observer else "",
        alleged_by=actor.name if actor else None,
        alleged=_counted(held, window),
        confirmed=tuple(_parts(held, Stance.CONFIRMS, window)),
        denied=tuple(_parts(held, Stance.DENIES, window)),
        found=tuple(_findings(held, window)),
    )


def _parts(held: list[Incident], stance: Stance, window: Window) -> Iterator[Part]:
    parties = {key(ref): ref.name for one in held for ref in one.who(stance)}
    for party, name in parties.items():
        yield Part(who=name, counted=_counted([one for one in held if _says(one, stance, party)], window))


def _findings(held: list[Incident], window: Window) -> Iterator[Part]:
    for finding in Finding:
        if found := [one for one in held if one.approved and one.finding.value is finding]:
            yield Part(who=finding.value, counted=_counted(found, window))


def _counted(held: list[Incident], window: Window) -> Counted:
    inside = {one.id: window.holds(one.when) for one in held}
    return Counted(
        incidents=tuple(found for found, answer in inside.items() if answer),
        unsure=tuple(found for found, answer in inside.items() if answer is None),
    )


def _answers(one: Incident, asked: Asked) -> bool:
    alleging = [told for told in one.told if told.stance is Stance.ALLEGES]
    if asked.observer is not None:
        alleging = [told for told in alleging if _meant(told.observer, asked.observer)]
    if asked.alleged_by is not None:
        alleging = [told for told in alleging if _meant(told.who, asked.alleged_by)]
    return (
        (bool(alleging) or (asked.observer is None and asked.alleged_by is None))
        and (asked.confirmed_by is None or _says(one, Stance.CONFIRMS, asked.confirmed_by))
        and (asked.denied_by is None or _says(one, Stance.DENIES, asked.denied_by))
        and (asked.accused is None or any(_meant(ref, asked.accused) for ref in one.accused))
        and (asked.found is None or (one.approved is not None and one.finding.value is asked.found))
    )


def _says(one: Incident, stance: Stance, wanted: str) -> bool:
    return any(_meant(ref, wanted) for ref in one.who(stance))


def _meant(ref: ActorRef | None, wanted: str) -> bool:
    if ref is None or not wanted:
        return ref is None and not wanted
    return wanted in (ref.actor, key(ref)) or " ".join(wanted.casefold().split()) == " ".join(
        ref.name.casefold().split()
    )


def _tells(one: ReportedCount, asked: Asked) -> bool:
    pairs = (
        (one.alleged_by, asked.alleged_by),
        (one.confirmed_by, asked.confirmed_by),
        (one.denied_by, asked.denied_by),
        (one.accused, asked.accused),
    )
    named = asked.observer is None or _meant(one.observer, asked.observer)
    return named and all(_meant(ref, wanted or "") for ref, wanted in pairs) and _within(one, asked.window)


def _within(one: ReportedCount, window: Window) -> bool:
    """Whether a count's window lies inside; one that does not tell its window is only in an open one."""
    after = window.start is None or (one.start is not None and one.start >= window.start)
    return after and (window.end is None or (one.end is not None and one.end <= window.end))


def _exceeds(one: ReportedCount, whole: ReportedCount | None) -> bool:
    """Whether a part is bigger than what it is a part of."""
    return whole is not None and whole.high is not None and one.low is not None and one.low > whole.high


def _day(moment: str | None, *, last: bool = False) -> str | None:
    """A day of a date that may be only a month or a year: its first, or its last."""
    if moment is None:
        return None
    return (moment + (_LAST if last else _FIRST).get(len(moment), ""))[:10]


_FIRST = {4: "-01-01", 7: "-01"}
_LAST = {4: "-12-31", 7: "-31"}
