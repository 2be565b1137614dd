"""A report as its page tells it: its text cut at every mark, and what is known of each statement."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from trucewatch.briefs.marking import Marked, Paragraph, paragraphs
from trucewatch.model import Contradiction, Matter, RecordedJudgement, Report, Statement, Tie
from trucewatch.model.decisions import StatementCorrected
from trucewatch.register.decided.statements import superseded
from trucewatch.web.paging import holding
from trucewatch.web.sight import Sight


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the list of reports."""

    report: Report
    outlet: str
    statements: int
    shares: int

    @property
    def words(self) -> str:
        """What it is found by: its title, its outlet and its file's name."""
        return f"{self.report.title or ''} {self.outlet} {self.report.file}".casefold()


@dataclass(frozen=True, kw_only=True)
class Share:
    """A passage that stands in another report as well."""

    other: str
    outlet: str
    tie: Tie
    is_later: bool


@dataclass(frozen=True, kw_only=True)
class Gone:
    """A statement that holds no longer, and by whose judgement."""

    statement: Statement
    judgement: RecordedJudgement


@dataclass(frozen=True, kw_only=True)
class Told:
    """A report with its text cut into marked stretches; `numbers` counts its statements in the order of their words."""

    report: Report
    paragraphs: tuple[Paragraph, ...]
    numbers: Mapping[str, int]
    shares: Mapping[str, Share]
    gone: tuple[Gone, ...]
    offsets: Mapping[int, int]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One statement, its matters with the other accounts, and what contradicts it."""

    statement: Statement
    matters: tuple[tuple[Matter, tuple[Statement, ...]], ...]
    contradictions: tuple[tuple[Contradiction, Statement], ...]
    before: str | None
    after: str | None
    put_by: RecordedJudgement | None


def rows(sight: Sight) -> tuple[Row, ...]:
    """Return the list of reports, the newest first; made once a view."""
    return sight.kept("reports", lambda: _rows(sight))


def wanted(sight: Sight, words: list[str]) -> tuple[Row, ...]:
    """Return the reports that have all these words in title, outlet or file's name, the newest first."""
    if not words:
        return rows(sight)

    def found() -> tuple[Row, ...]:
        said = sight.kept("words of reports", lambda: [one.words for one in rows(sight)])
        every = rows(sight)
        return tuple(every[place] for place in holding(said, words))

    return sight.recent(("reports", *words), found, lasting=True)


def told(sight: Sight, report: Report) -> Told:
    """Return a report as its page tells it."""
    statements = sight.statements_of.get(report.id, ())
    shares, marks = _shares(sight, report)
    text = sight.view.texts.get(report.id)
    said = [Marked(key=one.id, span=one.span) for one in statements]
    cut = paragraphs(text, said, marks) if text else ()
    return Told(
        report=report,
        paragraphs=cut,
        numbers={one.id: number for number, one in enumerate(statements, start=1)},
        shares=shares,
        gone=_gone(sight, report),
        offsets=_offsets(cut, text.content if text else ""),
    )


def shown(sight: Sight, key: str) -> Shown:
    """Return what is known of one statement."""
    statement = sight.statement(key)
    order = [one.id for one in sight.statements_of[statement.report]]
    place = order.index(key)
    by = sight.view.statements
    matters = [sight.view.matters[one] for one in sight.matters_of.get(key, ())]
    return Shown(
        statement=statement,
        matters=tuple((one, tuple(other for other in sight.told(one) if other.id != key)) for one in matters),
        contradictions=tuple(
            (one, by[one.right if one.left == key else one.left])
            for matter in matters
            for one in sight.contradictions_of.get(matter.id, ())
            if key in (one.left, one.right)
        ),
        before=order[place - 1] if place else None,
        after=order[place + 1] if place + 1 < len(order) else None,
        put_by=_putters(sight).get(key),
    )


def _rows(sight: Sight) -> tuple[Row, ...]:
    made = [
        Row(
            report=one,
            outlet=sight.look.outlet(one.id),
            statements=len(sight.statements_of.get(one.id, ())),
            shares=sum(1 for tie in sight.derivations_of.get(one.id, ()) if tie.earlier),
        )
        for one in sight.view.reports.values()
    ]
    order = sight.recorded_order
    return tuple(sorted(made, key=lambda one: (one.report.published.date or "", order[one.report.id]), reverse=True))


def _shares(sight: Sight, report: Report) -> tuple[dict[str, Share], list[Marked]]:
    shares: dict[str, Share] = {}
    marks: list[Marked] = []
    for one in sight.derivations_of.get(report.id, ()):
        other = one.earlier if one.later == report.id else one.later
        if other is None or other not in sight.view.reports:
            continue
        for number, passage in enumerate(one.passages):
            key = f"{one.id}-{number}"
            later = one.later == report.id
            shares[key] = Share(other=other, outlet=sight.look.outlet(other), tie=one.tie, is_later=later)
            marks.append(Marked(key=key, span=passage.later if later else passage.earlier))
    return shares, marks


def _gone(sight: Sight, report: Report) -> tuple[Gone, ...]:
    gone = sight.once("superseded", lambda: superseded(sight.view.judgements))
    if not gone:  # readings lie undecoded until somebody looks into them
        return ()
    reading = sight.view.readings.get(report.id)
    everything = {one.id: one for one in (reading.statements if reading else ())}
    everything |= sight.once("put by people", lambda: _put(sight)).get(report.id, {})
    return tuple(
        Gone(statement=one, judgement=gone[key])
        for key, one in sorted(everything.items(), key=lambda item: item[1].span)
        if key in gone and key not in sight.view.statements
    )


def _put(sight: Sight) -> Mapping[str, dict[str, Statement]]:
    """The statements that people put, by report and id."""
    found: dict[str, dict[str, Statement]] = defaultdict(dict)
    for judged in sight.view.judgements:
        decision = judged.judgement.decision
        if isinstance(decision, StatementCorrected) and decision.put:
            found[decision.put.report][decision.put.id] = decision.put
    return found


def _putters(sight: Sight) -> Mapping[str, RecordedJudgement]:
    return sight.once(
        "putters",
        lambda: {
            one.judgement.decision.put.id: one
            for one in sight.view.judgements
            if isinstance(one.judgement.decision, StatementCorrected) and one.judgement.decision.put is not None
        },
    )


def _offsets(cut: tuple[Paragraph, ...], content: str) -> Mapping[int, int]:
    """Return where in the text each paragraph begins, by its number: what a selection is counted from."""
    found, place = {}, 0
    for number, one in enumerate(cut):
        words = "".join(stretch.text for stretch in one.stretches)
        place = content.index(words, place)
        found[number] = place
        place += len(words)
    return found
