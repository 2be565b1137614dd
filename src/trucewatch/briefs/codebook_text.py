"""What another codebook changed, as plain text."""

import textwrap

from trucewatch.briefs.wording import short, visible
from trucewatch.model import Assessment
from trucewatch.register.codebooks import AssessmentChange, CodebookDiff, CodebookUse

_WIDTH = 100
_SHORT = 60


def uses_text(uses: tuple[CodebookUse, ...], made: dict[str, str]) -> str:
    """Return the codebooks that a record was worked with, with how many of the present assessments each made."""
    lines = []
    for one in uses:
        stands = sum(digest == one.digest for digest in made.values())
        line = f"{one.digest[:12]}  entries {one.sequence} to {one.last}, program {visible(one.program)}"
        lines.append(f"{line}; {stands:,} of the assessments that stand")
    return "\n".join(lines) or "The record tells of no codebook."


def diff_text(found: CodebookDiff) -> str:
    """Return what changed between two codebooks: tables, assessments, matters, contradictions."""
    moved = [one for one in found.assessments if one.moved]
    lines = [f"From codebook {found.before.digest[:12]} to {found.after.digest[:12]}"]
    if found.tables:
        lines += _wrapped(f"tables that differ: {', '.join(found.tables)}", 2)
    if found.mixed:
        lines.append("  Reports or judgements came in between: not all of this is due to the codebook.")
    reasons = len(found.assessments) - len(moved)
    lines.append(f"  assessments that moved: {len(moved)}; with another reason or support only: {reasons}")
    lines += [line for one in moved for line in _change(one)]
    for title, matters in (("matters put", found.matters_put), ("matters gone", found.matters_gone)):
        lines.append(f"  {title}: {len(matters)}")
        lines += [f"    {one.id}  {short(one.title, _SHORT)}" for one in matters]
    for title, clashes in (
        ("contradictions put", found.contradictions_put),
        ("contradictions gone", found.contradictions_gone),
    ):
        lines.append(f"  {title}: {len(clashes)}")
        lines += [
            line for one in clashes for line in _wrapped(f"{one.kind} in {one.matter}: {visible(one.because)}", 4)
        ]
    return "\n".join(lines)


def _change(one: AssessmentChange) -> list[str]:
    head = f"{one.matter}  {short(one.title, _SHORT)}: {_axes(one.before)} -> {_axes(one.after)}"
    return _wrapped(head, 4)


def _axes(one: Assessment | None) -> str:
    return "none" if one is None else f"{one.verification}, {one.finding}, {one.responsibility}"


def _wrapped(words: str, indent: int) -> list[str]:
    return textwrap.wrap(
        words, _WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 4), break_on_hyphens=False
    )  # fmt: skip
