"""Asking a language model while reports are read, and saying what came of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from trucewatch.codebook import Codebook
    from trucewatch.statements.asked import Asker, Tally


@contextmanager
def asked_model(model: str | None, url: str | None, codebook: "Codebook") -> "Iterator[Asker | None]":
    """Give the asker of the model that a command names, None where it names none; afterwards say what came of it."""
    if model is None and url is None:
        yield None
        return
    if model is None or url is None:
        raise click.UsageError("--model and --model-url belong together")
    from trucewatch.settings import Settings
    from trucewatch.statements.asked import Asker, Endpoint

    endpoint = Endpoint(url, model, codebook, key=Settings.of().model_key)
    asker = Asker(endpoint, codebook)
    try:
        yield asker
    finally:
        endpoint.close()
        _tell(model, asker.tally, codebook)


def _tell(model: str, tally: "Tally", codebook: "Codebook") -> None:
    reasons = codebook.table("asked")["dropped"]
    dropped = sum(tally.dropped.values())
    click.echo(f"{model}: {tally.answers} answers, {tally.kept} statements kept, {dropped} dropped", err=True)
    for why, times in sorted(tally.dropped.items()):
        click.echo(f"  dropped {times}: {reasons[why]}", err=True)
    for why, times in sorted(tally.failed.items()):
        click.echo(f"  no answer {times}: {why}", err=True)
    if tally.not_asked:
        click.echo(f"  not asked {tally.not_asked}: too many questions in a row had no answer", err=True)
