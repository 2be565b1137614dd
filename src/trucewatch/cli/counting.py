"""Alleged, confirmed, denied and found, counted: what bodies report, and what single incidents add up to."""

from typing import TYPE_CHECKING

import click

from trucewatch.cli import shared
from trucewatch.cli.incidents import take
from trucewatch.cli.shared import as_of_option, choice, record_argument
from trucewatch.cli.steps import Taking, actor, entry_of, taking
from trucewatch.errors import NotInRecord
from trucewatch.model import Qualifier
from trucewatch.model.decisions.incidents import CountReported, IncidentDecision
from trucewatch.register.addresses import Place as RecordPlace
from trucewatch.terminal import guarded, tell

if TYPE_CHECKING:
    from trucewatch.codebook import Codebook
    from trucewatch.register import View


@click.command("count")
@taking
@click.argument("observer")
@click.argument("number", type=click.IntRange(min=0))
@click.option("--from", "start", required=True, metavar="DATE", help="The first day that is counted.")
@click.option("--to", "end", required=True, metavar="DATE", help="The last day that is counted.")
@click.option(
    "--qualifier",
    type=choice(Qualifier),
    default=Qualifier.EXACTLY.value,
    show_default=True,
    help="How exactly it is said.",
)
@click.option("--alleged-by", help="Only those on this actor's word.")
@click.option("--confirmed-by", help="Only those that this actor confirmed.")
@click.option("--denied-by", help="Only those that this actor denied.")
@click.option("--accused", help="Only those laid to this actor.")
@click.option(
    "--of",
    "whole",
    metavar="ENTRY",
    help='The count that this is a part of ("of them"): an entry, or the statement of one that was read.',
)
@click.option("--statement", help="The statement of a report whose words say so.")
@click.option("--words", required=True, help="Where it is said, or the words.")
def count(
    observer: str,
    number: int,
    start: str,
    end: str,
    qualifier: str,
    alleged_by: str | None,
    confirmed_by: str | None,
    denied_by: str | None,
    accused: str | None,
    whole: str | None,
    statement: str | None,
    words: str,
    step: Taking,
) -> None:
    """Record that OBSERVER counts NUMBER violations in a window: all, or those alleged or confirmed by somebody.

    \b
      trucewatch incident count case.truce "Russian part" 34 --from 2020-10-30 --to 2020-10-30 ...
      trucewatch incident count case.truce "Russian part" 31 --of 12 --alleged-by "Syrian side" ...
    """
    how = Qualifier(qualifier)
    counter = actor(observer)
    assert counter is not None  # noqa: S101 - an argument is always given

    def make(view: "View", _: "Codebook") -> IncidentDecision:
        return CountReported(
            observer=counter,
            start=start,
            end=end,
            low=None if how in (Qualifier.UP_TO, Qualifier.LESS_THAN) else number,
            high=None if how in (Qualifier.AT_LEAST, Qualifier.MORE_THAN) else number,
            qualifier=how,
            words=words,
            alleged_by=actor(alleged_by),
            confirmed_by=actor(confirmed_by),
            denied_by=actor(denied_by),
            accused=actor(accused),
            of=_whole(view.seen_by({step.room}), whole),
            statement=statement,
        )

    take(step, make)


def _whole(view: "View", name: str | None) -> str | None:
    return name if name is None or name in view.statements else entry_of(view, name)


@click.command("matrix")
@record_argument
@click.option("--from", "start", metavar="DATE", help="The first day of the window.")
@click.option("--to", "end", metavar="DATE", help="The last day of the window.")
@as_of_option
@guarded
def matrix(record: RecordPlace, start: str | None, end: str | None, as_of: str | None) -> None:
    """Show who alleges, confirms, denies and what was found, per list; beside it the counts that bodies report."""
    from trucewatch.briefs.incident_text import matrix_text
    from trucewatch.register.decided.crosscheck import Window
    from trucewatch.register.decided.crosscheck import matrix as crossed
    from trucewatch.register.decided.incidents import incidents

    if start and end and start > end:
        raise NotInRecord(f"no window runs from {start} to {end}")
    tell(matrix_text(crossed(incidents(shared.view(record, as_of)), Window(start=start, end=end))))
