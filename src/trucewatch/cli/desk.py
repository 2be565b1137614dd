"""Who works on what, so that two people do not do the same report or incident."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from trucewatch.cli import shared
from trucewatch.cli.shared import as_of_option, record_argument
from trucewatch.cli.steps import Taking, taking
from trucewatch.errors import NotInRecord
from trucewatch.register.addresses import Place as RecordPlace
from trucewatch.terminal import guarded, tell

if TYPE_CHECKING:
    from trucewatch.register import Draft, View


@click.group()
def desk() -> None:
    """Share out the work: who does which report or incident, until when, and what is overdue."""


@desk.command("claim")
@taking
@click.argument("item")
@click.option("--for", "holder", metavar="NAME", help="Who is to do it, if somebody else than whoever decides.")
@click.option("--hours", type=click.FloatRange(min=0, min_open=True), default=24.0, show_default=True,
              help="For how long nobody else may take it.")  # fmt: skip
@click.option("--due", metavar="MOMENT", help="When it should be done (2020-01-14T12:00, UTC).")
def claim(item: str, holder: str | None, hours: float, due: str | None, step: Taking) -> None:
    """Take ITEM (a report, matter or incident) for some hours; nobody else can until then."""
    from trucewatch.register.chain import clock
    from trucewatch.register.desk import claim_draft

    def make(view: "View") -> "Draft":
        return claim_draft(
            view,
            item,
            holder or step.by,
            by=step.by,
            reason=step.reason,
            now=clock(),
            hours=hours,
            due=_moment(due) if due else None,
            room=step.room,
        )

    step.record_step(make)


@desk.command("release")
@taking
@click.argument("item")
@click.option("--for", "holder", metavar="NAME", help="Whose claim ends, if not that of whoever decides.")
@click.option("--done", is_flag=True, help="What was to be done is done.")
def release(item: str, holder: str | None, step: Taking, *, done: bool) -> None:
    """Give ITEM back, so that somebody else may take it up."""
    from trucewatch.register.chain import clock
    from trucewatch.register.desk import release_draft

    def make(view: "View") -> "Draft":
        return release_draft(
            view,
            item,
            holder or step.by,
            by=step.by,
            reason=step.reason,
            now=clock(),
            done=done,
            room=step.room,
        )

    step.record_step(make)


@desk.command("overdue")
@record_argument
@click.option("--at", metavar="MOMENT", help="The moment that is asked about; now if none is given.")
@as_of_option
@guarded
def overdue(record: RecordPlace, at: str | None, as_of: str | None) -> None:
    """Show who works on what at a moment, what lapsed, and what is overdue."""
    from trucewatch.briefs.incident_text import desk_text
    from trucewatch.register.chain import clock, moment
    from trucewatch.register.decided.desk import desk_of

    when = moment(_moment(at) if at else clock())
    tell(desk_text(desk_of(shared.view(record, as_of).judgements), when))


def _moment(words: str) -> datetime:
    try:
        found = datetime.fromisoformat(words)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise NotInRecord(f"{words!r} is no moment in ISO form") from error
