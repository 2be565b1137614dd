"""Floors: the figures below which the project never falls again, each with the corpus that it was read on."""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.measurement import Measurement, Outcome

SLACK = 0.05
"""How far below its floor a figure may lie: rounding, not a loss."""


@dataclass(frozen=True)
class Floor:
    """The accepted figures of one measurement, the SHA-256 of its corpus, and the part that was read."""

    corpus: str
    split: str
    figures: Mapping[str, float]


@dataclass(frozen=True)
class Verdict:
    """How one figure stands to its floor: "held", "risen", "broken", or "new" where it has none."""

    measurement: str
    figure: str
    value: float
    floor: float | None
    word: str


def read_floors(path: Path) -> dict[str, Floor]:
    """Return the floors by measurement; none where there is no file. Raises ValueError for a file that is not one."""
    if not path.is_file():
        return {}
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        return {name: Floor(row["corpus"], row["split"], dict(row["figures"])) for name, row in table.items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{path} is no file of floors: {error}") from None


def judge(measurement: Measurement, outcome: Outcome, floor: Floor | None) -> list[Verdict]:
    """Return how each gated figure stands to its floor. A floor on another corpus is none."""
    verdicts = []
    for name in measurement.gated:
        value = outcome.figures[name]
        pinned = floor.figures.get(name) if floor is not None else None
        better = 0.0 if pinned is None else value - pinned
        if name in measurement.fewer:
            better = -better
        word = "new" if pinned is None else "broken" if better < -SLACK else "risen" if better > SLACK else "held"
        verdicts.append(Verdict(measurement.name, name, value, pinned, word))
    return verdicts


def pinned(measurement: Measurement, outcome: Outcome, corpus: str, old: Floor | None, *, lower: bool) -> Floor:
    """Return the floor that these figures set: the old one where that is higher, unless `lower` allows to fall."""
    figures = {}
    for name in measurement.gated:
        fewer = name in measurement.fewer
        value = outcome.figures[name]
        value = math.ceil(value * 10) / 10 if fewer else math.floor(value * 10) / 10
        before = old.figures.get(name) if old is not None else None
        if before is not None and not lower:
            value = min(value, before) if fewer else max(value, before)
        figures[name] = value
    return Floor(corpus, outcome.split, figures)


def write_floors(path: Path, floors: Mapping[str, Floor], order: Sequence[str]) -> None:
    """Write the floors, in this order of measurements, those of others behind."""
    lines = ["# Written by `trucewatch evaluate --accept`. Floors only rise; lowering one needs --allow-regression."]
    for name in [*(n for n in order if n in floors), *sorted(set(floors) - set(order))]:
        floor = floors[name]
        lines += ["", f"[{name}]", f'corpus = "{floor.corpus}"', f'split = "{floor.split}"', f"[{name}.figures]"]
        lines += [f'"{figure}" = {value}' for figure, value in floor.figures.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
