"""Looking at incidents: all of them, one with all that is known of it, and the terms that were in force there."""

from typing import Any

import click

from trucewatch.cli import shared
from trucewatch.cli.incidents import incident_argument
from trucewatch.cli.shared import as_of_option, codebook_option, record_argument
from trucewatch.register.addresses import Place as RecordPlace
from trucewatch.terminal import guarded, tell


@click.command("list")
@record_argument
@as_of_option
@guarded
def list_(record: RecordPlace, as_of: str | None) -> None:
    """List all incidents with their rung and axes, and all the times that monitors could not look."""
    from trucewatch.briefs.incident_text import incidents_text
    from trucewatch.register.decided.incidents import incidents

    tell(incidents_text(incidents(shared.view(record, as_of))))


@click.command("show")
@record_argument
@incident_argument
@as_of_option
@guarded
def show(record: RecordPlace, name: str, as_of: str | None) -> None:
    """Show all that is known of INCIDENT."""
    from trucewatch.briefs.incident_text import incident_text
    from trucewatch.register.finding import incident_named

    tell(incident_text(incident_named(shared.view(record, as_of), name)))


@click.command("terms")
@record_argument
@incident_argument
@as_of_option
@codebook_option
@guarded
def terms(record: RecordPlace, name: str, as_of: str | None, layers: Any) -> None:
    """Say which terms were in force when and where INCIDENT was."""
    from trucewatch.register.finding import incident_named
    from trucewatch.register.in_force_there import checked_terms

    view = shared.view(record, as_of)
    check = checked_terms(view, incident_named(view, name), shared.codebook(layers))
    held = ", ".join(f"{one.term} of {one.agreement}" for one in check.terms) or "none"
    there = f"at {check.place or 'a place not told'} on {check.day or 'a day not told'}"
    tell(f"in force {there}: {check.answer} ({check.because})")
    tell(f"terms: {held}")
