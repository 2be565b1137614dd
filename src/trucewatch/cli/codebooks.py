"""The codebooks that a record was worked with, and what a new version of them changed."""

import click

from trucewatch.cli import shared
from trucewatch.cli.shared import record_argument
from trucewatch.register.addresses import Place as RecordPlace
from trucewatch.terminal import guarded, tell


@click.group()
def codebook() -> None:
    """See which codebook made which assessment. To assess a record anew, `read` it again with another one."""


@codebook.command("used")
@record_argument
@guarded
def used(record: RecordPlace) -> None:
    """List the codebooks that a record was worked with, and how many of the assessments that stand each made."""
    from trucewatch.briefs.codebook_text import uses_text
    from trucewatch.register.codebooks import codebooks_used, made_with

    with shared.opened(record) as recorder:
        tell(uses_text(codebooks_used(recorder), made_with(recorder)))


@codebook.command("diff")
@record_argument
@click.argument("old", required=False)
@click.argument("new", required=False)
@guarded
def diff(record: RecordPlace, old: str | None, new: str | None) -> None:
    """Show what changed from codebook OLD to NEW (digests, as `codebook used` tells them; else the last two)."""
    from trucewatch.briefs.codebook_text import diff_text
    from trucewatch.register.codebooks import codebook_diff

    with shared.opened(record) as recorder:
        tell(diff_text(codebook_diff(recorder, old, new)))
