"""Read MUC-4's documents and answer keys, and score templates by slots as its guidelines do.

A slot of a template holds entries; an entry is a set of alternatives and may be optional (`?`). An entry of ours is
right (1) if it is an alternative or has its head word, partly right (1/2) if it shares a word with one, for dates and
places if the day lies in the stretch or the country is right. Templates are aligned one to one, those first that have
most in common; missing and spurious templates count with all their filled slots ("all templates").
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SLOTS = {
    2: "date", 3: "place", 4: "type", 5: "stage", 6: "instrument", 7: "instrument type", 8: "category",
    9: "perpetrators", 10: "organisation", 11: "confidence", 12: "things", 13: "kind of things",
    14: "number of things", 15: "nation of things", 16: "effect on things", 17: "total of things", 18: "names",
    19: "victims", 20: "kind of victims", 21: "numbers", 22: "nation of victims", 23: "effect", 24: "total",
}  # fmt: skip
_DOCUMENT = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d+)\b.*$", re.MULTILINE)
_SLOT = re.compile(r"^(\d+)\. +[A-Z ]+: [A-Z ]+?(?:  +(\S.*))?$")
_QUOTED = re.compile(r'"((?:\\.|[^"\\])*)"')

Entry = frozenset[str]
"""The alternatives of an entry, lower case; an empty one among them makes it optional."""
Template = Mapping[str, tuple[Entry, ...]]


@dataclass(frozen=True)
class Document:
    """A document in capitals with its key templates; optional templates are told by the slot `optional`."""

    name: str
    content: str
    keys: tuple[Template, ...]


def documents(folder: Path) -> list[Document]:
    """Return the documents of a part, those of the key files beside the text files."""
    keys: dict[str, list[Template]] = {}
    texts: dict[str, str] = {}
    for path in sorted(folder.iterdir()):
        content = path.read_text(encoding="latin-1")
        if path.name.startswith("key-"):
            for name, template in _templates(content):
                keys.setdefault(name, []).extend([template] if template.get("type") else [])
        else:
            pieces = _DOCUMENT.split(content)
            texts.update(zip(pieces[1::2], pieces[2::2], strict=False))
    return [Document(name, texts[name], tuple(keys[name])) for name in sorted(texts) if name in keys]


def _templates(content: str) -> Iterator[tuple[str, Template]]:
    name, at = "", 0
    slots: dict[int, list[str]] = {}
    for line in (*content.splitlines(), "0.  MESSAGE: ID   end"):
        match = _SLOT.match(line)
        if line.startswith(";"):
            continue
        if match is None:
            if at and line.strip():
                slots.setdefault(at, []).append(line.strip())
            continue
        number, words = int(match.group(1)), (match.group(2) or "").strip()
        if number == 0:
            if name:
                yield name, _template(slots)
            name, slots = words.split()[0], {}
        at = number
        slots.setdefault(at, []).append(words)


def _template(slots: Mapping[int, Sequence[str]]) -> Template:
    made = {SLOTS[n]: tuple(e for line in lines if (e := _entry(line))) for n, lines in slots.items() if n in SLOTS}
    if any("OPTIONAL" in line for line in slots.get(1, ())):
        made["optional"] = (frozenset([""]),)
    return made


def _entry(line: str) -> Entry | None:
    """Return the alternatives of a line; a set fill is the words before its colon, a place its parts."""
    if line in ("-", "*", ""):
        return None
    optional = line.startswith("?")
    line = line.removeprefix("?").strip()
    quoted = _QUOTED.findall(line)
    if line.startswith(('"', "(")) or not quoted:
        parts = quoted if line.startswith('"') else line.split(" / ")
    else:
        parts = line[: line.index('"')].rstrip(": ").split(" / ")
    words = {part.replace("\\", "").strip(' "').lower() for part in parts} - {""}
    return frozenset(words | ({""} if optional else set())) if words else None


def aligned(keys: Sequence[Template], ours: Sequence[Template]) -> Iterator[tuple[Template, Template]]:
    """Yield the pairs of templates that have most in common, then what is left on either side beside an empty one."""
    left, mine = list(keys), list(ours)
    while left and mine:
        common, i, j = max((_common(key, our), -i, -j) for i, key in enumerate(left) for j, our in enumerate(mine))
        if not common:
            break
        yield left.pop(-i), mine.pop(-j)
    yield from ((key, {}) for key in left if "optional" not in key)
    yield from (({}, our) for our in mine)


class Score:
    """Points, possible and made fills, by slot."""

    def __init__(self) -> None:
        self.points: dict[str, float] = dict.fromkeys(SLOTS.values(), 0.0)
        self.possible: Counter[str] = Counter()
        self.made: Counter[str] = Counter()

    def add(self, keys: Sequence[Template], ours: Sequence[Template]) -> None:
        """Count one document."""
        for key, our in aligned(keys, ours):
            self._pair(key, our)

    def _pair(self, key: Template, our: Template) -> None:
        for slot in SLOTS.values():
            asked, given = key.get(slot, ()), our.get(slot, ())
            points, used, _ = matched(slot, asked, given)
            self.points[slot] += points
            self.possible[slot] += sum("" not in entry or i in used for i, entry in enumerate(asked))
            self.made[slot] += len(given)

    def measures(self, slots: Iterable[str] | None = None) -> tuple[float, float, float]:
        """Return recall, precision and F in per cent over these slots, or over all."""
        chosen = list(slots or SLOTS.values())
        points = sum(self.points[s] for s in chosen)
        possible, made = (sum(c[s] for s in chosen) for c in (self.possible, self.made))
        recall, precision = 100 * points / max(1, possible), 100 * points / max(1, made)
        return recall, precision, 2 * recall * precision / (recall + precision) if points else 0.0


def _common(key: Template, our: Template) -> float:
    """Return the points that two templates share; none where their types differ."""
    if not matched("type", key.get("type", ()), our.get("type", ()))[0]:
        return 0.0
    return sum(matched(slot, key.get(slot, ()), our.get(slot, ()))[0] for slot in SLOTS.values())


def matched(slot: str, asked: Sequence[Entry], given: Sequence[Entry]) -> tuple[float, set[int], set[int]]:
    """Return the points of the best one-to-one matches, and which entries of the key and of ours were matched."""
    likely = sorted(
        ((alike(slot, entry, one), -i, -j) for i, entry in enumerate(asked) for j, one in enumerate(given)),
        reverse=True,
    )
    used: set[int] = set()
    taken: set[int] = set()
    points = 0.0
    for worth, i, j in likely:
        if worth and -i not in used and -j not in taken:
            used.add(-i)
            taken.add(-j)
            points += worth
    return points, used, taken


def alike(slot: str, entry: Entry, ours: Entry) -> float:
    return max((_worth(slot, key, one) for key in entry - {""} for one in ours), default=0.0)


def _worth(slot: str, key: str, ours: str) -> float:
    if key == ours:
        return 1.0
    if slot == "date":
        return 0.5 if ours in key or key in ours else 0.0
    if slot == "place":
        return _place_worth(key, ours)
    if slot in ("instrument", "perpetrators", "organisation", "things", "names", "victims"):
        left, right = key.split(), ours.split()
        if left[-1].rstrip("s") == right[-1].rstrip("s"):
            return 1.0
        return 0.5 if set(left) & set(right) - {"of", "the", "and", "de", "a"} else 0.0
    return 0.0


def _place_worth(key: str, ours: str) -> float:
    wanted, made = _parts(key), _parts(ours)
    if wanted[0] != made[0] and not set(wanted[1:]) & set(made[1:]):
        return 0.0
    return 1.0 if len(made) > 1 and wanted[-1] in made[1:] else 0.5


def _parts(place: str) -> list[str]:
    return [part.strip() for part in re.sub(r"\([^)]*\)", "", place).replace(" - ", ":").split(":")]
