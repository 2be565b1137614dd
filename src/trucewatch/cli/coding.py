"""Double-blind coding of a sample, and how far coders agree."""

from typing import TYPE_CHECKING

import click

from trucewatch.cli import shared
from trucewatch.cli.shared import as_of_option, choice, record_argument
from trucewatch.cli.steps import Taking, taking
from trucewatch.model.decisions.coding import CodeAdjudicated, CodeGiven, CodingClosed, CodingDecision, Level
from trucewatch.register.addresses import Place as RecordPlace
from trucewatch.terminal import guarded, tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from trucewatch.register import Draft, View

NO_CODE = "cannot"
_round = click.argument("name", metavar="ROUND")


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
    step: Taking,
) -> None:
    """Open ROUND: draw a sample and name its coders."""
    from trucewatch.register.coding import drawn

    if NO_CODE in codes:
        raise click.BadParameter(f"{NO_CODE!r} stands for what cannot be coded", param_hint="--code")

    def decision(view: "View") -> CodingDecision:
        return drawn(view, name, question, codes, coders, level=Level(level), kind=kind, size=size, seed=seed)

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
    _take(step, lambda _: CodeGiven(round=name, item=item, code=None if code == NO_CODE else code))


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
    _take(step, lambda _: CodeAdjudicated(round=name, item=item, code=None if code == NO_CODE else code))


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


def _take(step: Taking, decision: "Callable[[View], CodingDecision]") -> None:
    from trucewatch.register.coding import coding_draft

    def make(view: "View") -> "Draft":
        seen = view.seen_by({step.room})
        return coding_draft(view, decision(seen), by=step.by, reason=step.reason, room=step.room)

    step.record_step(make)
