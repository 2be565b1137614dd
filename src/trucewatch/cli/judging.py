"""What people decide on the machine's proposals: same or different, actors, where a matter stands, a rejection."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trucewatch.cli import shared
from trucewatch.cli.shared import by_option, codebook_option, reason_option, record_argument
from trucewatch.model import Finding, Responsibility, Verdict, Verification
from trucewatch.register.addresses import Place
from trucewatch.terminal import guarded, progress, tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from trucewatch.register import Draft, View


def _choice(words: type[StrEnum]) -> click.Choice[str]:
    return click.Choice([word.value for word in words])


@click.group()
def judge() -> None:
    """Decide on what the machine proposes: a named person's judgement, with its reason, that nothing overwrites."""


@judge.command("matter")
@record_argument
@click.argument("verdict", type=_choice(Verdict))
@click.argument("left")
@click.argument("right")
@by_option
@reason_option
@codebook_option
@guarded
def judge_matter(
    record: Place, verdict: str, left: str, right: str, by: str, reason: str, layers: tuple[Path, ...]
) -> None:
    """Say whether statements LEFT and RIGHT speak to the same matter; what follows is worked out anew."""
    from trucewatch.model.decisions import SameMatter
    from trucewatch.register.deciding import same_matter

    decision = SameMatter(left=left, right=right, verdict=Verdict(verdict))
    _decided(record, layers, lambda view: same_matter(view, decision, by=by, reason=reason))


@judge.command("apart")
@record_argument
@click.argument("left")
@click.argument("right")
@click.option("--withdraw", is_flag=True, help="Take such a judgement back: the machine may join them again.")
@by_option
@reason_option
@codebook_option
@guarded
def judge_apart(
    record: Place, left: str, right: str, withdraw: bool, by: str, reason: str, layers: tuple[Path, ...]
) -> None:
    """Say that LEFT and RIGHT, each the id of an actor or a name as written, are two actors and not one.

    They are never joined again, by way of a third name neither, whatever is read later. What follows is worked out
    anew. An actor with all its names and ids, and why they were joined: `trucewatch show RECORD actor-...`.
    """
    from trucewatch.model.decisions import ActorsApart
    from trucewatch.register.deciding import actors_apart

    decision = ActorsApart(left=left, right=right, apart=not withdraw)
    _decided(record, layers, lambda view: actors_apart(view, decision, by=by, reason=reason))


@judge.command("assess")
@record_argument
@click.argument("matter")
@click.option("--verification", type=_choice(Verification), help="How well it is established.")
@click.option("--finding", type=_choice(Finding), help="What it was found to be.")
@click.option("--responsibility", type=_choice(Responsibility), help="On whose word somebody is held responsible.")
@by_option
@reason_option
@codebook_option
@guarded
def judge_assess(
    record: Place,
    matter: str,
    verification: str | None,
    finding: str | None,
    responsibility: str | None,
    by: str,
    reason: str,
    layers: tuple[Path, ...],
) -> None:
    """Say where MATTER stands on the axes that are given; the others stay as they are."""
    from trucewatch.model.decisions import MatterAssessed
    from trucewatch.register.deciding import matter_assessed

    decision = MatterAssessed(
        matter=matter,
        verification=Verification(verification) if verification else None,
        finding=Finding(finding) if finding else None,
        responsibility=Responsibility(responsibility) if responsibility else None,
    )
    _decided(record, layers, lambda view: matter_assessed(view, decision, by=by, reason=reason))


@judge.command("reject")
@record_argument
@click.argument("statement")
@by_option
@reason_option
@codebook_option
@guarded
def judge_reject(record: Place, statement: str, by: str, reason: str, layers: tuple[Path, ...]) -> None:
    """Say that STATEMENT is not what its report says. It stays in the record and counts no longer."""
    from trucewatch.model.decisions import StatementCorrected
    from trucewatch.register.deciding import statement_corrected

    decision = StatementCorrected(supersedes=statement)
    _decided(record, layers, lambda view: statement_corrected(view, decision, by=by, reason=reason))


def _decided(record: Place, layers: tuple[Path, ...], make: "Callable[[View], Draft]") -> None:
    from trucewatch import pipeline
    from trucewatch.register.deciding import decide

    codebook = shared.codebook(layers)
    with shared.opened(record, append=True) as recorder, progress() as told:
        view, entries = decide(recorder, pipeline.current(recorder), make)
        pipeline.analyse(recorder, view, codebook, progress=told, beside=shared.kept_beside(record))
    tell(f"Recorded as entry {entries[0].sequence}.")
