"""How the ground stands by a telling: a side holds a place, is in it, or is not or no longer, on which days."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from trucewatch.matters.case import Case
from trucewatch.matters.denials import denied_words
from trucewatch.matters.ground.forms import Form, FormReader, Way
from trucewatch.matters.ground.sides import Side, SideReader
from trucewatch.matters.ground.spots import Spot, SpotReader
from trucewatch.matters.phrases import phrases
from trucewatch.matters.times import Stretch, after, day_by_words
from trucewatch.model import Stance, Statement

_ASIDE = re.compile(r" ?\([^)]*\)")
_UNTOLD = frozenset({Stance.DEMANDS, Stance.THREATENS, Stance.PROMISES})


@dataclass(frozen=True)
class Ground:
    """A side and a place, how the one stands to the other by a statement, and from which day to which.

    `changed` where it came to be so, `lasting` where it is told to be so still, `denied` where as not so, `contested`
    where the speaker knows that others tell it otherwise.
    """

    statement: Statement
    way: Way
    side: Side
    spot: Spot
    start: date
    end: date
    changed: bool
    lasting: bool
    denied: bool
    contested: bool


@dataclass(frozen=True)
class _Told:
    """A form with its side, and how the side stands to the place; `turned` where it is told as not so."""

    form: Form
    side: Side
    way: Way
    turned: bool


class GroundReader:
    """Reads how the ground stands by the tellings of one case, which are given in order."""

    def __init__(self, case: Case) -> None:
        self._case = case
        rules = case.ground
        self.when = rules["when"]
        self.sides, self.spots = SideReader(case), SpotReader(case)
        self._forms = FormReader(rules, self.spots.pattern)
        self._unreal, self._ended = phrases(rules["unreal"]["words"]), phrases(rules["unreal"]["ended"])
        self._some, self._last_of = phrases(rules["away"]["some"]), phrases(rules["away"]["last"])
        self._lasting, self._fully = phrases(rules["holds"]["lasting"]), phrases(rules["holds"]["fully"])
        self._contested = phrases(rules["when"]["contested"])
        self._not, self._none = phrases(rules["there"]["negations"]), phrases(rules["there"]["none"])
        self._nobody = phrases(rules["there"]["nobody"])
        self._months = frozenset(one.capitalize() for one in case.rules["time"]["months"])  # "May" leaves nothing open
        self._told: tuple[str, int, Side] | None = None

    def read(self, statement: Statement) -> Iterator[Ground]:
        """Yield how the ground stands by a statement; nothing of what is only demanded, planned or possible."""
        told = self._case.told(statement)
        if statement.stance in _UNTOLD or told.start is None or told.end is None or "?" in statement.text:
            return
        text = _ASIDE.sub("", " ".join(statement.text.replace("’", "'").split()))
        refused = (denied_words(self._case, statement) or "").casefold()
        for form in self._forms.found(text):
            side = self._side(form, statement)
            if side is None or not self._is_real(form, text):
                continue
            turned = self._turned(form) != (form.cue.casefold() in refused)
            if turned and self._fully.search(form.cue.casefold()):
                continue  # who is not in full control may be in the town
            yield from self._grounds(_Told(form, side, _way(form.way, turned=turned), turned), statement, text, told)

    def _grounds(self, one: "_Told", statement: Statement, text: str, told: Stretch) -> Iterator[Ground]:
        """Yield what is told of each of the places of a form."""
        days = self._days(one, self._day(statement, text, told), told)
        around = self._case.around(statement).casefold()
        spots = (self.spots.read(place, statement) for place in one.form.places)
        for spot in spots if days is not None else ():
            if spot is not None and days is not None:
                yield Ground(
                    statement, one.way, one.side, spot, *days,
                    changed=one.form.act and not one.turned,
                    lasting=self._lasting.search(text.casefold()) is not None,
                    denied=one.turned,
                    contested=self._contested.search(around) is not None,
                )  # fmt: skip

    def _side(self, form: Form, statement: Statement) -> Side | None:
        """Whose force a form is of; None where nobody's is told, or none that bears arms."""
        low, before = form.side.casefold(), self._told_before(statement)
        if before is None and self._last_of.search(low):
            before = self.sides.named_before(statement)
        nobody = self._nobody.match(low) is not None
        side = self.sides.speaker(statement) if nobody else self.sides.read(form.side, statement, before)
        armed = nobody or side.own or before is not None or self.sides.is_force(f"{form.side} {form.thing}")
        if not side.named() or not (armed or form.way is Way.HOLDS):
            return None
        if form.thing:
            side = replace(side, kinds=self.sides.read(form.thing, statement, None).kinds)
        self._told = statement.report, statement.span.end, side
        return side

    def _told_before(self, statement: Statement) -> Side | None:
        """The side that was told right before, in the same report."""
        if self._told is None or self._told[0] != statement.report:
            return None
        apart = statement.span.start - self._told[1]
        return self._told[2] if 0 <= apart <= int(self.sides.rules["letters"]) else None

    def _is_real(self, form: Form, text: str) -> bool:
        """Whether a form tells what is or was so, of all of a force, and for good."""
        before = f"{form.side} {form.before} {form.cue}".casefold()
        told = " ".join(one for one in form.before.split() if one not in self._months)
        if self._unreal.search(told.casefold()) or self._ended.search(text.casefold()):
            return False
        return form.way is not Way.AWAY or not self._some.search(f"{before} {form.thing}".casefold())

    def _turned(self, form: Form) -> bool:
        """Whether a form is told as not so: "has not entered", "no soldier is in"."""
        return (
            self._not.search(form.turning.casefold()) is not None or self._none.match(form.side.casefold()) is not None
        )

    def _days(self, one: "_Told", day: Stretch, told: Stretch) -> tuple[date, date] | None:
        """From which day to which it is so, by the words; None where that is after it was told."""
        if told.start is None or told.end is None:
            return None
        lasts, stays, back = (int(self.when[name]) for name in ("lasts_days", "stays_days", "back_days"))
        came = one.form.act and not one.turned
        if one.way is Way.AWAY and came:
            start = after(day.end or day.start, 1) if day.start else told.start
            end = min(after(told.end, stays), after(start, lasts))
            return (start, end) if start <= end else None
        if day.start is not None and day.end is not None:
            holds = one.way is Way.HOLDS and came
            return day.start, min(told.end, after(day.end, lasts)) if holds else day.end
        if day.start is None and one.turned and one.form.act:
            return after(told.start, -back), told.end
        return day.start or told.start, told.end

    def _day(self, statement: Statement, text: str, told: Stretch) -> Stretch:
        own = self._case.days(statement)
        if own.start is not None:
            return own
        named = self._case.named_day(statement)
        rules = self._case.rules["time"], self._case.acts["ahead"]
        return named if named.bounded else day_by_words(text, told, *rules)


def _way(way: Way, *, turned: bool) -> Way:
    """How a side stands to a place where it is told as so, or as not so."""
    if not turned:
        return way
    return Way.THERE if way is Way.AWAY else Way.AWAY
