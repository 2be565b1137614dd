"""The table of a run, for the terminal and for docs/accuracy.md."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.floors import Verdict
from evaluation.measurement import Measurement, Outcome

_HEAD = """# Accuracy

Every figure is measured by `trucewatch evaluate` (or `make gate`) on corpora that the project did not write, on the
part that the table names; rules were developed on the other part. Peers' figures are those published, or measured with
the same scorer, as the project's notes on the corpora say; they are read on the peers' own test parts unless said.
The pairs (`relations`), the chains (`wire`) and the `cases` were composed for the project and lie in `evaluation/sets`;
`cases-development` and `cases-late-development` are developed on, and nobody who writes rules reads what is missed in
`cases-test`, `cases-late-test` and `cases-newest-test`. `cases-newest-development` was first read on 30 November 2026.
"""


@dataclass(frozen=True)
class Row:
    """One measurement as it went: its outcome and verdicts, or why there is none."""

    measurement: Measurement
    outcome: Outcome | None
    verdicts: tuple[Verdict, ...]
    seconds: float
    missing: str = ""


def lines_of(rows: Sequence[Row]) -> list[str]:
    """Return the table in Markdown."""
    made = [
        "| measurement | read | figure | ours | floor | goal | peers |",
        "| --- | --- | --- | ---: | ---: | ---: | --- |",
    ]
    for row in rows:
        if row.outcome is None:
            made.append(f"| {row.measurement.name} | {row.missing} | | | | | |")
            continue
        floors = {verdict.figure: verdict for verdict in row.verdicts}
        for at, (name, value) in enumerate(row.outcome.figures.items()):
            verdict = floors.get(name)
            floor = "" if verdict is None or verdict.floor is None else f"{verdict.floor:.1f}"
            floor += " **broken**" if verdict is not None and verdict.word == "broken" else ""
            goal = row.measurement.goals.get(name)
            read = f"{row.outcome.split}: {row.outcome.size} ({row.seconds:.0f} s)" if at == 0 else ""
            made.append(
                f"| {row.measurement.name if at == 0 else ''} | {read} | {name} | {value:.1f} | {floor} "
                f"| {'' if goal is None else f'{goal:g}'} | {row.measurement.peers.get(name, '')} |"
            )
    return made


def write_page(path: Path, day: str, rows: Sequence[Row]) -> None:
    """Put the table of this day on top of the page, in place of an earlier one of the same day."""
    old = path.read_text(encoding="utf-8") if path.is_file() else ""
    sections = [
        part for part in re.split(r"^(?=## \d{4}-\d\d-\d\d)", old, flags=re.MULTILINE) if part.startswith("## ")
    ]
    kept = [part.rstrip() for part in sections if not part.startswith(f"## {day}")]
    today = "\n".join([f"## {day}", "", *lines_of(rows)])
    path.write_text("\n\n".join([_HEAD.rstrip(), today, *kept]) + "\n", encoding="utf-8")
