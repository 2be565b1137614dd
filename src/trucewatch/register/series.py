"""The figures of a view in series: by counter, measure, those counted, rule and place, each figure as it was said."""

import math
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from trucewatch.codebook import Codebook
from trucewatch.model import (
    Actor,
    ActorRef,
    EnteredFigure,
    Figure,
    FigureClaim,
    Measure,
    PlacePrecision,
    Precision,
    Qualifier,
    Report,
    Series,
    Stance,
    Statement,
    Text,
    When,
    content_id,
)
from trucewatch.register.parts import parts_told
from trucewatch.register.view import View

_UNREAL = (Stance.DENIES, Stance.THREATENS, Stance.DEMANDS, Stance.PROMISES)
_DAY = len("2020-01-14")


def series_of(
    statements: Mapping[str, Statement],
    entered: Mapping[str, EnteredFigure],
    actors: Mapping[str, Actor],
    reports: Mapping[str, Report],
    texts: Mapping[str, Text],
    codebook: Codebook,
) -> tuple[Series, ...]:
    """Return all figures that name a number, in series in the order of their first figure; nothing is merged."""
    maker = _Maker(actors, reports, codebook)
    figures = [
        *(one for told in statements.values() if (one := maker.told(told)) is not None),
        *(one for each in entered.values() if (one := maker.entered(each)) is not None),
    ]
    groups: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for one in parts_told(figures, statements, texts, codebook):
        groups[one.counter, one.measure, one.counted, one.rule, one.place].append(one)
    return tuple(_series(key, group) for key, group in groups.items())


def series_in(view: View, codebook: Codebook) -> tuple[Series, ...]:
    """Return all figures of a view in series."""
    return series_of(view.statements, view.entered, view.actors, view.reports, view.texts, codebook)


def _series(key: tuple[str, ...], group: list[Figure]) -> Series:
    ordered = sorted(group, key=lambda one: (one.day or "", one.start or "", one.id))
    counter, measure, counted, rule, place = key
    return Series(
        id=content_id("series", *key),
        counter=counter,
        named=next((one.named for one in group if one.entered), group[0].named),
        measure=Measure(measure),
        counted=counted,
        rule=rule,
        place=place,
        figures=tuple(ordered),
    )


class _Maker:
    """Figures from what was said and what was entered, with counters led to actors and numbers to bounds."""

    def __init__(self, actors: Mapping[str, Actor], reports: Mapping[str, Report], codebook: Codebook) -> None:
        self._actors = actors
        self._reports = reports
        self._classes: Mapping[str, list[str]] = codebook.table("matters")["counted"]
        self._about = float(codebook.table("matters")["figure"]["about"])
        self._late = codebook.words("reconciling", "words", "late")

    def told(self, statement: Statement) -> Figure | None:
        """Return the figure of a statement that says one as a fact; None for any other."""
        claim = statement.claim
        if not isinstance(claim, FigureClaim) or statement.stance in _UNREAL:
            return None
        bounds = self._bounds(claim.low, claim.high, claim.qualifier)
        if bounds is None:
            return None
        counter, named = self._counter(claim.counter or statement.principal, statement.report)
        day, stated = self._day(statement, claim)
        start, end = _days(statement.when)
        return Figure(
            id=statement.id,
            counter=counter,
            named=named,
            measure=claim.measure,
            counted=self._class(claim.counted, claim.measure),
            least=bounds[0],
            most=bounds[1],
            said=said(claim.low, claim.high, claim.qualifier),
            source=statement.report,
            cumulative=claim.cumulative,
            late=claim.cumulative is not True and any(word in statement.text.casefold() for word in self._late),
            day=day,
            stated=stated,
            start=start,
            end=end,
            since=(start or " ".join((claim.period or "").casefold().split())) if claim.cumulative else "",
            place=_place(statement),
        )

    def entered(self, one: EnteredFigure) -> Figure | None:
        """Return the figure that a person entered; None where it names no number."""
        figure = one.figure
        bounds = self._bounds(figure.low, figure.high, figure.qualifier)
        if bounds is None:
            return None
        counter, named = self._counter(ActorRef(actor=None, name=figure.counter), "")
        start, end = figure.start, figure.end
        return Figure(
            id=one.id,
            counter=counter,
            named=named,
            measure=figure.measure,
            counted=self._class(figure.counted, figure.measure),
            least=bounds[0],
            most=bounds[1],
            said=said(figure.low, figure.high, figure.qualifier),
            source=figure.source or one.file,
            cumulative=figure.cumulative,
            late=figure.late,
            day=figure.as_of or end or start,
            start=start,
            end=end or start,
            since=(start or "") if figure.cumulative else "",
            dated=figure.dated,
            rule=" ".join(figure.rule.casefold().split()),
            place=" ".join(figure.place.casefold().split()),
            entered=True,
            label=figure.label,
            total=figure.total or None,
            whole=figure.whole,
            file=one.file,
            batch=one.entry,
        )

    def _bounds(self, low: int | None, high: int | None, qualifier: Qualifier) -> tuple[int, int | None] | None:
        """Return the least and the greatest number that the words allow, None where no number is said."""
        number = low if low is not None else high
        if number is None:
            return None
        match qualifier:
            case Qualifier.AT_LEAST:
                return number, None
            case Qualifier.MORE_THAN:
                return number + 1, None
            case Qualifier.UP_TO:
                return 0, high if high is not None else number
            case Qualifier.LESS_THAN:
                return 0, max(0, (high if high is not None else number) - 1)
            case Qualifier.ABOUT:
                top = high if high is not None else number
                return math.floor(number * (1 - self._about)), math.ceil(top * (1 + self._about))
            case _:
                return (low if low is not None else 0), high if high is not None else low

    def _counter(self, ref: ActorRef | None, report: str) -> tuple[str, str]:
        """Return who counts: an actor known, or a name as it is entered; in a report, nobody beyond that report."""
        if ref is None:
            outlet = self._reports[report].outlet or self._reports[report].file
            return f"report:{report}", outlet
        if ref.actor and ref.actor in self._actors:
            return ref.actor, self._actors[ref.actor].name
        spelled = _plain(ref.name)
        if not report:
            known = self._named.get(spelled, ())
            return (known[0], self._actors[known[0]].name) if len(known) == 1 else (f"name:{spelled}", ref.name)
        return f"report:{report}:{spelled}", ref.name

    @cached_property
    def _named(self) -> Mapping[str, tuple[str, ...]]:
        """The actors that go by a name, without regard to case."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for actor in self._actors.values():
            for name in actor.names:
                found[_plain(name)][actor.id] = None
        return {name: tuple(ids) for name, ids in found.items()}

    def _class(self, counted: str, measure: Measure) -> str:
        if measure is Measure.VIOLATIONS:
            return "violations"
        words = _plain(counted).split()
        for name, members in self._classes.items():
            if any(word in members for word in words):
                return name
        return " ".join(words) or "people"

    def _day(self, statement: Statement, claim: FigureClaim) -> tuple[str | None, bool]:
        if claim.as_of:
            return claim.as_of[:_DAY], len(claim.as_of) >= _DAY
        told = statement.said
        if told and told.end and told.precision in (Precision.DAY, Precision.PART_OF_DAY) and len(told.end) >= _DAY:
            return told.end[:_DAY], True
        published = self._reports[statement.report].published.date
        return (published[:_DAY] if published and len(published) >= _DAY else None), False


def said(low: int | None, high: int | None, qualifier: Qualifier) -> str:
    """Return the number as it was said: "at least 11,000", "30 to 40"."""
    if low is not None and high is not None and low != high:
        return f"{low:,} to {high:,}"
    number = low if low is not None else high
    words = "" if qualifier in (Qualifier.EXACTLY, Qualifier.VAGUE) else qualifier.value.replace("-", " ")
    return f"{words} {number:,}".strip() if number is not None else ""


def _days(when: When | None) -> tuple[str | None, str | None]:
    """Return the days of what is counted where both are fixed."""
    if when is None or when.start is None or when.end is None:
        return None, None
    start, end = when.start[:_DAY], when.end[:_DAY]
    return (start, end) if len(start) == len(end) == _DAY else (None, None)


def _place(statement: Statement) -> str:
    where = statement.where
    if where is None or where.precision is PlacePrecision.COUNTRY:
        return ""
    return _plain(where.name)


def _plain(words: Any) -> str:
    return " ".join(str(words).casefold().split())
