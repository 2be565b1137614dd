"""Commitments by hand: taken up, put off, shown to be kept or not, scored; and what is overdue."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from trucewatch.cli import options, shared
from trucewatch.cli.options import Who, at_option, citing, deciding
from trucewatch.cli.shared import as_of_option, codebook_option, record_argument
from trucewatch.model.decisions import Cited
from trucewatch.model.decisions.commitments import (
    CommitmentDecision,
    CommitmentRecorded,
    CommitmentScored,
    DeadlineMoved,
    EvidenceAdded,
    ProposalRefused,
)
from trucewatch.terminal import guarded, tell

if TYPE_CHECKING:
    from trucewatch.model import When
    from trucewatch.register import View

NONE = "none"

commitment_argument = click.argument("commitment_id", metavar="COMMITMENT")
deadline_words_option = click.option("--deadline-words", help="The deadline in the words of whoever undertook it.")


def _terms_of(command: Any) -> Any:
    """Give a command the options that say what a commitment is, handed to it by name."""
    for option in (
        click.option("--term", help="The term of that agreement."),
        click.option("--agreement", "agreement", help="The agreement (id) that it is part of."),
        click.option("--in-return-for", "in_return_for", multiple=True, help="A commitment (id) that matches it."),
        click.option("--after", multiple=True, help="A commitment (id) that must be kept first."),
        click.option("--confidence-building", is_flag=True, help="It is a confidence-building measure."),
        click.option("--kind", "kinds", multiple=True, help="What it is about (a kind of the codebook)."),
        click.option("--to", multiple=True, help="Toward whom."),
        deadline_words_option,
        click.option("--deadline", help="By when (2020-02, 2020-02-14)."),
    ):
        command = option(command)
    return command


@click.group()
def commitment() -> None:
    """Keep commitments and confidence-building measures: who undertook what, by when, and how far it was kept."""


@commitment.command("add")
@record_argument
@click.argument("actor")
@click.argument("undertaking")
@_terms_of
@citing
@deciding
def add(record: Path, actor: str, undertaking: str, cited: Cited, who: Who, **given: Any) -> None:
    """Record that ACTOR undertook UNDERTAKING. Prints the id."""
    from trucewatch.register.committing import commitment_id

    key = commitment_id(actor, undertaking)

    def make(view: "View") -> CommitmentDecision:
        made = CommitmentRecorded(
            commitment=key, actor=options.actor(view, actor), undertaking=undertaking, cited=cited
        )
        return _with(view, made, given)

    _decided(record, make, who)
    tell(key)


@commitment.command("accept")
@record_argument
@click.argument("matter")
@_terms_of
@citing
@deciding
def accept(record: Path, matter: str, cited: Cited, who: Who, **given: Any) -> None:
    """Take up what the machine proposes by MATTER, with what is added here. Prints the id."""
    from trucewatch.register.committing import accepted

    told: list[str] = []

    def make(view: "View") -> CommitmentDecision:
        made = accepted(view, matter)
        told.append(made.commitment)
        statements = tuple(dict.fromkeys((*made.cited.statements, *cited.statements)))
        return _with(view, msgspec.structs.replace(made, cited=_cited(cited, statements)), given)

    _decided(record, make, who)
    tell(told[-1])


@commitment.command("refuse")
@record_argument
@click.argument("matter")
@deciding
def refuse(record: Path, matter: str, who: Who) -> None:
    """Say that what the machine proposes by MATTER is no commitment worth keeping."""
    _decided(record, lambda _: ProposalRefused(matter=matter), who)


@commitment.command("deadline")
@record_argument
@commitment_argument
@click.argument("deadline")
@deadline_words_option
@click.option("--said", help="From when on that deadline holds.")
@citing
@deciding
def deadline(
    record: Path,
    commitment_id: str,
    deadline: str,
    deadline_words: str | None,
    said: str | None,
    cited: Cited,
    who: Who,
) -> None:
    """Move the deadline of COMMITMENT to DEADLINE (a date, or `none`); the old one stays in its history."""
    decision = DeadlineMoved(commitment=commitment_id, deadline=_when(deadline, deadline_words), said=said, cited=cited)
    _decided(record, lambda _: decision, who)


@commitment.command("evidence")
@record_argument
@commitment_argument
@click.argument("words")
@click.option("--on", help="The day that it tells of.")
@citing
@deciding
def evidence(record: Path, commitment_id: str, words: str, on: str | None, cited: Cited, who: Who) -> None:
    """Record in WORDS what shows that COMMITMENT was kept or not, with statements or files behind it."""
    decision = EvidenceAdded(commitment=commitment_id, words=words, on=on, cited=cited)
    _decided(record, lambda _: decision, who)


@commitment.command("score")
@record_argument
@commitment_argument
@click.argument("score", type=click.IntRange(0, 3))
@click.option("--on", required=True, help="The day as of which it is scored.")
@citing
@deciding
def score(record: Path, commitment_id: str, score: int, on: str, cited: Cited, who: Who) -> None:
    """Score how far COMMITMENT was kept: 0 not begun, 1 minimal, 2 intermediate, 3 in full (Kroc PAM)."""
    decision = CommitmentScored(commitment=commitment_id, score=score, on=on, cited=cited)
    _decided(record, lambda _: decision, who)


@commitment.command("show")
@record_argument
@at_option
@as_of_option
@codebook_option
@guarded
def show(record: Path, at: str | None, as_of: str | None, layers: tuple[Path, ...]) -> None:
    """Show all commitments with their evidence and scores, and what the machine proposes."""
    from trucewatch.briefs.board_text import commitments_text
    from trucewatch.register.decided.commitments import commitments

    found = commitments(shared.view(record, as_of), at=at)
    tell(commitments_text(found, shared.codebook(layers)))


@commitment.command("overdue")
@record_argument
@click.option("--at", required=True, metavar="DATE", help="The day that is asked about.")
@as_of_option
@codebook_option
@guarded
def overdue(record: Path, at: str, as_of: str | None, layers: tuple[Path, ...]) -> None:
    """List the commitments whose deadline had passed at a day and that were not kept in full."""
    from trucewatch.briefs.board_text import overdue_text
    from trucewatch.register.decided.commitments import commitments

    found = commitments(shared.view(record, as_of), at=at)
    tell(overdue_text(found, shared.codebook(layers)))


def _decided(record: Path, make: "Callable[[View], CommitmentDecision]", who: Who) -> None:
    from trucewatch.register.committing import commitment_decided

    book = who.codebook()
    options.record_decision(
        record, lambda view: commitment_decided(view, make(view), book, by=who.by, reason=who.reason)
    )


def _with(view: "View", made: CommitmentRecorded, given: dict[str, Any]) -> CommitmentRecorded:
    when = _when(given["deadline"], given["deadline_words"]) if given["deadline"] else made.deadline
    return msgspec.structs.replace(
        made,
        to=tuple(options.actor(view, one) for one in given["to"]),
        kinds=given["kinds"],
        confidence_building=given["confidence_building"],
        deadline=when,
        after=given["after"],
        in_return_for=given["in_return_for"],
        agreement=given["agreement"],
        term=given["term"],
    )


def _cited(cited: Cited, statements: tuple[str, ...]) -> Cited:
    return msgspec.structs.replace(cited, statements=statements)


def _when(date: str, words: str | None) -> "When | None":
    from trucewatch.register.decided.commitments import when_of

    return None if date == NONE else when_of(date, words)
