"""Count what is still read wrongly, by kind, on the parts of the corpora that rules are developed on.

    trucewatch evaluate FOLDER --errors [--only NAME...] [--save FILE] [--before FILE] [--write]

FOLDER is that of the measurements. To compare two states of the program, count in each: `--save FILE` in the older,
`--before FILE` in the newer, which prints the ten commonest kinds of either. `--write` puts the tables into
docs/errors.md. A corpus that is not there is skipped and named. Exit status: 0 done, 2 could not run.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from evaluation.errors.counting import Errors, kept_in, lines_of, save
from evaluation.errors.registry import CORPORA
from evaluation.measurement import Data
from trucewatch.codebook import load
from trucewatch.statements.parsing import Parses, SpacyParser

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "errors.md"
BEGIN, END = "<!-- counted by trucewatch evaluate --errors -->", "<!-- counted by hand from here -->"


def main(arguments: Sequence[str] | None = None) -> int:
    """Count, print, keep, write. Returns the exit status."""
    asked = _arguments().parse_args(arguments)
    unknown = sorted(set(asked.only) - {corpus.name for corpus in CORPORA})
    if unknown or not asked.folder.is_dir():
        print(f"no such corpus: {', '.join(unknown)}" if unknown else f"no folder {asked.folder}", file=sys.stderr)
        return 2
    before = kept_in(asked.before) if asked.before else {}
    codebook = load()
    data = Data(asked.folder.resolve(), codebook, Parses(SpacyParser(), codebook))
    counts: dict[str, Errors] = {}
    tables: dict[str, list[str]] = {}
    for corpus in CORPORA:
        if asked.only and corpus.name not in asked.only:
            continue
        if not corpus.paths(data):
            print(f"{corpus.name}: skipped, it is not there", file=sys.stderr)
            continue
        counts[corpus.name] = corpus.count(data)
        tables[corpus.name] = list(lines_of(corpus, counts[corpus.name], before.get(corpus.name)))
        print("\n".join(tables[corpus.name]), flush=True)
        if asked.save:  # after each corpus: a run that is stopped has kept what it counted
            save(asked.save, counts)
    if asked.write:
        page = put_in(PAGE.read_text(encoding="utf-8"), tables, [corpus.name for corpus in CORPORA])
        PAGE.write_text(page, encoding="utf-8")
    return 0


def put_in(page: str, tables: Mapping[str, Sequence[str]], order: Sequence[str]) -> str:
    """Return a page with these tables between its two marks, in this order; tables of other corpora stay there."""
    head, _, rest = page.partition(BEGIN)
    block, _, tail = rest.partition(END)
    old = {part.partition(":")[0]: f"## {part}".splitlines() for part in block.split("\n## ")[1:]}
    shown = {**old, **tables}
    lines = [line for name in order if name in shown for line in ("", *_trimmed(shown[name]))]
    return "\n".join((head + BEGIN, *lines, "", END + tail))


def _trimmed(lines: Sequence[str]) -> Sequence[str]:
    return lines[:-1] if lines and not lines[-1] else lines


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="trucewatch evaluate --errors", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = ", ".join(corpus.name for corpus in CORPORA)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT.parent / "shared" / "bench", metavar="FOLDER")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help=f"only these: {names}")
    parser.add_argument("--save", type=Path, metavar="FILE", help="keep the counts, to compare a later run with them")
    parser.add_argument("--before", type=Path, metavar="FILE", help="show the counts kept in FILE beside these")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/errors.md")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
