"""What a count of errors is, and its table: the commonest kinds, before and after."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.measurement import Data

COMMONEST = 10


@dataclass(frozen=True)
class Errors:
    """What was read of a corpus, and how often each kind of error was made in it."""

    read: str
    kinds: Mapping[str, int]


@dataclass(frozen=True)
class Corpus:
    """A corpus whose errors are counted: what it holds, where it lies (nothing where it is missing), and the count."""

    name: str
    about: str
    paths: Callable[[Data], tuple[Path, ...]]
    count: Callable[[Data], Errors]


def counted(read: str, kinds: Iterable[str]) -> Errors:
    """Return the count of these errors, each told by its kind."""
    return Errors(read, Counter(kinds))


def commonest(after: Mapping[str, int], before: Mapping[str, int]) -> list[str]:
    """Return the ten commonest kinds of the count after and the ten commonest before it, those left most first."""
    chosen = {*_first(after), *_first(before)}
    return sorted(chosen, key=lambda kind: (-after.get(kind, 0), -before.get(kind, 0), kind))


def _first(kinds: Mapping[str, int]) -> list[str]:
    return sorted(kinds, key=lambda kind: (-kinds[kind], kind))[:COMMONEST]


def lines_of(corpus: Corpus, after: Errors, before: Errors | None) -> Iterator[str]:
    """Yield the table of one corpus; without an earlier count it has one column of numbers."""
    old: Mapping[str, int] = {} if before is None else before.kinds
    kinds = commonest(after.kinds, old)
    rows = [(kind, old.get(kind, 0), after.kinds.get(kind, 0)) for kind in kinds]
    rest = sum(old.values()) - sum(n for _, n, _ in rows), sum(after.kinds.values()) - sum(n for _, _, n in rows)
    if any(rest):
        rows.append((f"(all other kinds, {len({*old, *after.kinds}) - len(kinds)} of them)", *rest))
    rows.append(("(all)", sum(old.values()), sum(after.kinds.values())))
    yield from (f"## {corpus.name}: {corpus.about}", "", f"Read: {after.read}.", "")
    yield "| kind | after |" if before is None else "| kind | before | after |"
    yield "| --- | ---: |" if before is None else "| --- | ---: | ---: |"
    for kind, earlier, later in rows:
        yield f"| {kind} | {later:,} |" if before is None else f"| {kind} | {earlier:,} | {later:,} |"
    yield ""


def save(path: Path, counts: Mapping[str, Errors]) -> None:
    """Keep the counts of all corpora, to be shown beside a later count."""
    kept = {name: {"read": errors.read, "kinds": dict(errors.kinds)} for name, errors in counts.items()}
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def kept_in(path: Path) -> dict[str, Errors]:
    """Return the counts of an earlier run."""
    return {name: Errors(**row) for name, row in json.loads(path.read_text(encoding="utf-8")).items()}
