"""What people record of an agreement: terms, area, dates, positions, completeness, class."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from trucewatch.cli import options
from trucewatch.cli.agreements import agreement, agreement_argument, decide_agreement, text_of
from trucewatch.cli.options import Who, citing, deciding
from trucewatch.cli.shared import choice, record_argument
from trucewatch.errors import NotInRecord
from trucewatch.model import OccurrenceKind, Position, Span
from trucewatch.model.decisions import Cited
from trucewatch.model.decisions.agreements import (
    AgreementDecision,
    Area,
    AreaRecorded,
    Classed,
    DateClaimed,
    DateKind,
    DateSettled,
    PositionRecorded,
    PositionSetAside,
    SlotJudged,
    SlotState,
    TermKind,
    TermRecorded,
    TermStruck,
)

if TYPE_CHECKING:
    from trucewatch.register import View

__all__ = ["agreement"]

NO_POSITION = "no-position"


def _area_options(command: Any) -> Any:
    for option in (
        click.option("--disputed", is_flag=True, help="The parties do not agree on the area."),
        click.option("--corner", "corners", multiple=True, metavar="LAT,LON", help="A corner of its outline."),
        click.option("--place", "places", multiple=True, help="A place in it, by name."),
        click.option("--country", "countries", multiple=True, help="A country in it, by its two-letter code."),
        click.option("--area", "area", help="The area, in the words of the agreement."),
    ):
        command = option(command)
    return command


@agreement.command("term")
@record_argument
@agreement_argument
@click.argument("term")
@click.option("--kind", type=choice(TermKind), help="What it does.")
@click.option("--words", help="Its words; with --version they must stand in that text, once.")
@click.option("--version", help="The version of the text that it stands in.")
@click.option("--start-at", type=click.IntRange(min=0), help="Where its words begin, if they stand there twice.")
@click.option("--binds", multiple=True, help="Who is bound; every party if nobody is named.")
@click.option("--act", "acts", multiple=True, type=choice(OccurrenceKind), help="What it prohibits or permits.")
@click.option("--from", "start", help="From when it holds, where not from the agreement's own date.")
@click.option("--until", "end", help="Until when it holds.")
@_area_options
@click.option("--strike", is_flag=True, help="It was recorded by mistake.")
@citing
@deciding
def term(record: Path, agreement_id: str, term: str, cited: Cited, who: Who, *, strike: bool, **given: Any) -> None:
    """Record TERM of AGREEMENT: its words, who is bound, to what, where, from when until when."""
    if not strike and (given["kind"] is None or given["words"] is None):
        raise click.UsageError("a term needs --kind and --words (or --strike)")

    def make(view: "View") -> AgreementDecision:
        if strike:
            return TermStruck(agreement=agreement_id, term=term)
        return _term(view, agreement_id, term, cited, given)

    decide_agreement(record, make, who)


@agreement.command("area")
@record_argument
@agreement_argument
@_area_options
@citing
@deciding
def area(record: Path, agreement_id: str, cited: Cited, who: Who, **given: Any) -> None:
    """Record where AGREEMENT as a whole holds."""
    drawn = _area(given)
    if drawn is None:
        raise click.UsageError("say the area with --area WORDS")
    decision = AreaRecorded(agreement=agreement_id, area=drawn, cited=cited)
    decide_agreement(record, lambda _: decision, who)


@agreement.command("date")
@record_argument
@agreement_argument
@click.argument("which", type=choice(DateKind))
@click.argument("date")
@click.option("--party", help="The party that holds it so; without one it is what the text says.")
@click.option("--settled-by", "settled", multiple=True, help="A party to the joint decision on it; two or more.")
@click.option("--said", help="When it was said or settled.")
@citing
@deciding
def date(
    record: Path,
    agreement_id: str,
    which: str,
    date: str,
    party: str | None,
    settled: tuple[str, ...],
    said: str | None,
    cited: Cited,
    who: Who,
) -> None:
    """Record a date of AGREEMENT as a party holds it to be, or as the parties settled it together."""
    if party and settled:
        raise click.UsageError("a date is held by a --party, or --settled-by several")

    def make(view: "View") -> AgreementDecision:
        told: dict[str, Any] = {"agreement": agreement_id, "which": DateKind(which), "date": date, "said": said}
        if settled:
            return DateSettled(**told, parties=tuple(options.actor(view, one) for one in settled), cited=cited)
        return DateClaimed(**told, party=options.actor(view, party) if party else None, cited=cited)

    decide_agreement(record, make, who)


@agreement.command("position")
@record_argument
@agreement_argument
@click.argument("actor")
@click.argument("position", metavar="POSITION", type=choice(Position, NO_POSITION))
@click.option("--when", help="When it took it.")
@click.option("--until", help="The time that it asked for.")
@click.option("--not", "aside", is_flag=True, help="It did not, whatever is recorded or was found in reports.")
@citing
@deciding
def position(
    record: Path,
    agreement_id: str,
    actor: str,
    position: str,
    when: str | None,
    until: str | None,
    cited: Cited,
    who: Who,
    *,
    aside: bool,
) -> None:
    """Record what ACTOR did about AGREEMENT (or, with --not, that it did not).

    POSITION is one of no-position, invited, attending-indirect, attending-direct, asked-for-time, accepts-in-principle,
    agreed, initialled, signed, signed-with-reservation, refused, left-without-signing, denied-having-agreed,
    suspended, withdrew.
    """
    taken = None if position == NO_POSITION else Position(position)
    if aside and taken is None:
        raise click.UsageError("--not goes with a position that was taken")

    def make(view: "View") -> AgreementDecision:
        ref = options.actor(view, actor)
        if aside and taken is not None:
            return PositionSetAside(agreement=agreement_id, actor=ref, position=taken, when=when)
        return PositionRecorded(agreement=agreement_id, actor=ref, position=taken, when=when, until=until, cited=cited)

    decide_agreement(record, make, who)


@agreement.command("slot")
@record_argument
@agreement_argument
@click.argument("slot")
@click.argument("state", type=choice(SlotState))
@citing
@deciding
def slot(record: Path, agreement_id: str, slot: str, state: str, cited: Cited, who: Who) -> None:
    """Judge whether a SLOT of completeness (written, purpose, time, area, ...) of AGREEMENT is filled."""
    decision = SlotJudged(agreement=agreement_id, slot=slot, state=SlotState(state), cited=cited)
    decide_agreement(record, lambda _: decision, who)


@agreement.command("class")
@record_argument
@agreement_argument
@click.argument("field")
@click.argument("values", nargs=-1, required=True)
@citing
@deciding
def classed(record: Path, agreement_id: str, field: str, values: tuple[str, ...], cited: Cited, who: Who) -> None:
    """Say what AGREEMENT is in a FIELD of the codebook's classes (purpose, class, type, written, mediation, ...)."""
    decision = Classed(agreement=agreement_id, field=field, values=values, cited=cited)
    decide_agreement(record, lambda _: decision, who)


def _term(view: "View", agreement_id: str, term: str, cited: Cited, given: dict[str, Any]) -> TermRecorded:
    from trucewatch.register.decided.agreements import board

    span = None
    if given["version"] is not None:
        content = text_of(board(view, agreement_id).versions, given["version"])
        start = given["start_at"] if given["start_at"] is not None else _only_place(content, given["words"])
        span = Span(start=start, end=start + len(given["words"]))
    return TermRecorded(
        agreement=agreement_id,
        term=term,
        kind=TermKind(given["kind"]),
        words=given["words"],
        version=given["version"],
        span=span,
        binds=tuple(options.actor(view, one) for one in given["binds"]),
        acts=tuple(OccurrenceKind(one) for one in given["acts"]),
        area=_area(given),
        start=given["start"],
        end=given["end"],
        cited=cited,
    )


def _only_place(content: str, words: str) -> int:
    first = content.find(words)
    if first < 0:
        raise NotInRecord("these words do not stand in that version of the text")
    if content.find(words, first + 1) >= 0:
        raise NotInRecord(f"these words stand in the text more than once: say where with --start-at (first {first})")
    return first


def _area(given: dict[str, Any]) -> Area | None:
    if given["area"] is None:
        if given["countries"] or given["places"] or given["corners"] or given["disputed"]:
            raise click.UsageError("an area needs its words: --area WORDS")
        return None
    return Area(
        words=given["area"],
        countries=given["countries"],
        places=given["places"],
        outline=tuple(_corner(one) for one in given["corners"]),
        disputed=given["disputed"],
    )


def _corner(words: str) -> tuple[float, float]:
    lat, _, lon = words.partition(",")
    try:
        return float(lat), float(lon)
    except ValueError as error:
        raise click.BadParameter(f"{words!r} is no LAT,LON", param_hint="--corner") from error
