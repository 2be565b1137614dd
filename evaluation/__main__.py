"""Run every measurement, print ours beside the peers', compare with the floors.

The corpora are development data that lie beside the checkout, or in FOLDER, which has the layout of that folder:
`polnear/`, `timebank/`, `geoparsing/`, ... with `gold/`, `seeds/` and `cases/` in it or beside it. A corpus that is
not there is skipped and named. On a part that nothing was developed on, --whole reads all of each corpus; a floor
counts only on the corpus that it was set on. Exit status: 0 all floors held, 1 a floor is broken, 2 could not run.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from evaluation.errors import __main__ as errors
from evaluation.floors import Floor, judge, pinned, read_floors, write_floors
from evaluation.measurement import Data, Measurement, digest
from evaluation.registry import MEASUREMENTS, NOT_YET
from evaluation.table import Row, lines_of, write_page
from trucewatch.codebook import load
from trucewatch.statements.parsing import Parses, SpacyParser

ROOT = Path(__file__).parent.parent
FLOORS = ROOT / "evaluation" / "floors.toml"
PAGE = ROOT / "docs" / "accuracy.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, compare, write; or count the errors by kind. Returns the exit status."""
    told = list(sys.argv[1:] if arguments is None else arguments)
    if "--errors" in told:
        return errors.main([word for word in told if word != "--errors"])
    asked = _arguments().parse_args(told)
    chosen = [m for m in MEASUREMENTS if not asked.only or m.name in asked.only]
    unknown = sorted(set(asked.only) - {m.name for m in MEASUREMENTS})
    if unknown or not asked.folder.is_dir():
        print(f"no such measurement: {', '.join(unknown)}" if unknown else f"no folder {asked.folder}", file=sys.stderr)
        return 2
    floors = read_floors(asked.floors)
    codebook = load()
    data = Data(asked.folder.resolve(), codebook, Parses(SpacyParser(), codebook), whole=asked.whole)
    corpora: dict[str, str] = {}
    rows = [_row(measurement, data, floors, corpora) for measurement in chosen]
    print("\n".join(lines_of(rows)))
    for name in NOT_YET:
        print(f"{name}: not measured yet")
    broken = [v for row in rows for v in row.verdicts if v.word == "broken"]
    for verdict in broken:
        print(f"floor broken: {verdict.measurement}, {verdict.figure}: {verdict.value:.2f}, floor {verdict.floor}")
    if asked.accept:
        if broken and not asked.allow_regression:
            print("nothing accepted: floors only rise (--allow-regression lowers them)", file=sys.stderr)
            return 1
        for row in rows:
            if row.outcome is not None and not asked.whole:
                name = row.measurement.name
                old = _same(floors.get(name), corpora[name])
                floors[name] = pinned(row.measurement, row.outcome, corpora[name], old, lower=asked.allow_regression)
        write_floors(asked.floors, floors, [m.name for m in MEASUREMENTS])
    if asked.write:
        write_page(PAGE, datetime.now(tz=UTC).date().isoformat(), rows)
    return 1 if broken and not asked.accept else 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="trucewatch evaluate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = ", ".join(m.name for m in MEASUREMENTS)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT.parent / "shared" / "bench", metavar="FOLDER")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help=f"only these: {names}")
    parser.add_argument("--whole", action="store_true", help="read all of each corpus, not the reported part of it")
    parser.add_argument("--write", action="store_true", help="write the table into docs/accuracy.md, dated")
    parser.add_argument("--accept", action="store_true", help="make these figures the floors; they only rise")
    parser.add_argument("--allow-regression", action="store_true", help="with --accept: let floors fall too")
    parser.add_argument("--errors", action="store_true", help="count errors by kind (--errors --help says more)")
    parser.add_argument("--floors", type=Path, default=FLOORS, help=argparse.SUPPRESS)
    return parser


def _row(measurement: Measurement, data: Data, floors: dict[str, Floor], corpora: dict[str, str]) -> Row:
    paths = measurement.paths(data)
    if not paths:
        print(f"{measurement.name}: skipped, its corpus is not there", file=sys.stderr)
        return Row(measurement, None, (), 0.0, "skipped: its corpus is not there")
    corpora[measurement.name] = digest(paths)
    begun = time.perf_counter()
    outcome = measurement.measure(data)
    seconds = time.perf_counter() - begun
    floor = _same(floors.get(measurement.name), corpora[measurement.name])
    if floor is not None and floor.split != outcome.split:
        floor = None
    print(f"{measurement.name}: {outcome.split}, {seconds:.0f} s", file=sys.stderr)
    return Row(measurement, outcome, tuple(judge(measurement, outcome, floor)), seconds)


def _same(floor: Floor | None, corpus: str) -> Floor | None:
    return floor if floor is not None and floor.corpus == corpus else None


if __name__ == "__main__":
    raise SystemExit(main())
