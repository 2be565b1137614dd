"""Double-blind coding of a sample, and how far coders agree."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from trucewatch.cli import shared
from trucewatch.cli.shared import as_of_option, choice, record_argument
from trucewatch.cli.steps import Taking, taking
from trucewatch.model.decisions.coding import CodeAdjudicated, CodeGiven, CodingClosed, CodingDecision, Level
from trucewatch.register.addresses import Place as RecordPlace
from trucewatch.terminal import guarded, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trucewatch.register import Draft, View
    from trucewatch.register.decided.rounds import CodingRound

_round = click.argument("name", metavar="ROUND")
_keep = click.option(
    "--keep",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Your own file of what opens your seals: let nobody read it; without it no seal can be opened.",
)


@click.group()
def coding() -> None:
    """Give a sample to several coders who do not see each other's codes, and measure how far they agree."""


@coding.command("open")
@taking
@_round
@click.option("--question", required=True, help="What is asked of each item.")
@click.option("--code", "codes", multiple=True, required=True, help="A code; for an ordinal level from least to most.")
@click.option("--coder", "coders", multiple=True, required=True, help="Who codes; two or more.")
@click.option("--level", type=choice(Level), default=Level.NOMINAL.value, show_default=True,
              help="Whether the codes have an order: alpha then weighs how far two lie apart.")  # fmt: skip
@click.option("--sample", "kind", default="incidents", show_default=True,
              help="What is drawn from: incidents, matters, statements or reports.")  # fmt: skip
@click.option("--size", type=click.IntRange(min=1), default=50, show_default=True,
              help="How many items are drawn.")  # fmt: skip
@click.option("--sealed", is_flag=True,
              help="Codes are recorded under seals (`coding seal`) and opened when all are in (`coding reveal`), so "
              "that nobody who can read the record can read a code before.")  # fmt: skip
@click.option("--seed", default="", help="The seed that the items are drawn by; the same seed draws the same.")
def open_(
    name: str,
    question: str,
    codes: tuple[str, ...],
    coders: tuple[str, ...],
    level: str,
    kind: str,
    size: int,
    seed: str,
    sealed: bool,
    step: Taking,
) -> None:
    """Open ROUND: draw a sample and name its coders."""
    from trucewatch.register.coding import drawn

    def decision(view: "View") -> CodingDecision:
        return drawn(
            view, name, question, codes, coders, level=Level(level), kind=kind, size=size, seed=seed, sealed=sealed
        )

    _take(step, decision)


@coding.command("sheet")
@record_argument
@_round
@click.option("--coder", required=True, help="Whose sheet.")
@guarded
def sheet(record: RecordPlace, name: str, coder: str) -> None:
    """Show a coder's sheet of ROUND: the items, and their own codes."""
    from trucewatch.briefs.incident_text import sheet_text
    from trucewatch.register.coding import round_named
    from trucewatch.register.decided.coding import sheet as sheet_of

    tell(sheet_text(sheet_of(round_named(shared.view(record, None), name), coder)))


@coding.command("code")
@taking
@_round
@click.argument("item")
@click.argument("code")
def code(name: str, item: str, code: str, step: Taking) -> None:
    """Give ITEM of ROUND a CODE ("cannot" where it cannot be coded). It can be changed until all codes are in."""
    _take(step, lambda _: CodeGiven(round=name, item=item, code=_given(code)))


@coding.command("seal")
@taking
@_round
@click.argument("item")
@click.argument("code")
@_keep
def seal(name: str, item: str, code: str, keep: Path, step: Taking) -> None:
    """Give ITEM of a sealed ROUND a CODE under a seal. What opens it is added to the file --keep, before the seal is
    recorded; it can be changed until all seals are in."""
    from trucewatch.cli.sealing import add
    from trucewatch.register.coding import sealed_code

    def decision(held: "CodingRound") -> list[CodingDecision]:
        made, kept = sealed_code(held, item, _given(code), step.by)
        add(keep, kept)
        return [made]

    _take_all(step, name, decision)


@coding.command("reveal")
@taking
@_round
@_keep
def reveal(name: str, keep: Path, step: Taking) -> None:
    """Open all seals that are one's own in ROUND, when all seals are in, with what the file --keep holds."""
    from trucewatch.cli.sealing import kept_in
    from trucewatch.register.coding import opened_codes

    _take_all(step, name, lambda held: opened_codes(held, kept_in(keep), step.by))


@coding.command("close")
@taking
@_round
def close(name: str, step: Taking) -> None:
    """End ROUND although codes are missing."""
    _take(step, lambda _: CodingClosed(round=name))


@coding.command("adjudicate")
@taking
@_round
@click.argument("item")
@click.argument("code")
def adjudicate(name: str, item: str, code: str, step: Taking) -> None:
    """Settle what ITEM, on which the coders of ROUND differ, is coded as ("cannot": it cannot be coded)."""
    _take(step, lambda _: CodeAdjudicated(round=name, item=item, code=_given(code)))


@coding.command("report")
@record_argument
@_round
@as_of_option
@guarded
def report(record: RecordPlace, name: str, as_of: str | None) -> None:
    """Report how far the coders of ROUND agree: Cohen's kappa, Krippendorff's alpha, and where they differ."""
    from trucewatch.briefs.incident_text import round_text
    from trucewatch.register.coding import round_named
    from trucewatch.register.decided.coding import reliability

    held = round_named(shared.view(record, as_of), name)
    tell(round_text(held, reliability(held)))


def _given(code: str) -> str | None:
    from trucewatch.register.coding import NO_CODE

    return None if code == NO_CODE else code


def _take_all(step: Taking, name: str, decisions: "Callable[[CodingRound], Sequence[CodingDecision]]") -> None:
    from trucewatch.register.coding import coding_drafts, round_named

    def make(view: "View") -> "list[Draft]":
        seen = view.seen_by({step.room})
        made = decisions(round_named(seen, name))
        return coding_drafts(seen, made, by=step.by, reason=step.reason, room=step.room)

    step.record_step(make)


def _take(step: Taking, decision: "Callable[[View], CodingDecision]") -> None:
    from trucewatch.register.coding import coding_draft

    def make(view: "View") -> "Draft":
        seen = view.seen_by({step.room})
        return coding_draft(view, decision(seen), by=step.by, reason=step.reason, room=step.room)

    step.record_step(make)
