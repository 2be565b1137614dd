"""The outlets and agencies of the codebook as origins needs them: who is named, and for whom it speaks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.codebook import Codebook
from trucewatch.codebook.loader import Row
from trucewatch.model import Report
from trucewatch.origins.fingerprint import unify

_WORDS = re.compile(r"[\w.&'\u2019/-]+")
_CLAUSE = re.compile(r"\s+(?:in|at|from|near|inside|outside|who|which|that)\s")
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Organ:
    """One outlet or agency: its name, whether others republish it, and the state it belongs to ("" for none)."""

    name: str
    agency: bool
    state: str
    owner: str


class Press:
    """Every outlet and agency of the codebook."""

    def __init__(self, codebook: Codebook) -> None:
        self._organs: dict[str, Organ] = {}
        self._meant: dict[str, Organ | None] = {}
        spellings: list[str] = []
        for row in codebook.rows("outlets"):
            state = row["country"] if row["alignment"] == "state" else ""
            organ = Organ(row["name"], row["agency"] == "yes", state, row["owner"])
            names = [name.strip() for name in (row["name"], *row["aliases"].split(",")) if name.strip()]
            self._organs.update({name.casefold(): organ for name in names})
            spellings += names
        spelled = _alternatives(spellings)
        self._names = _whole_words(spelled)
        states = {row["iso"]: _state_names(row) for row in codebook.rows("states")}
        self._states = {iso: _whole_words(_alternatives(names)) for iso, names in states.items()}
        nations = frozenset(unify(word) for names in states.values() for name in names for word in name.split())
        self._beside = nations | frozenset(codebook.words("press", "beside"))
        self._government = frozenset(codebook.words("press", "government"))
        self._nameless = frozenset(codebook.words("press", "nameless"))
        self._endings = codebook.words("press", "beside_endings")
        self._translated = codebook.words("press", "translated")
        beside = "|".join(map(re.escape, codebook.words("press", "beside")))
        spoken_to, tells = (_alternatives(codebook.words("press", cues)) for cues in ("told", "tells"))
        # each with the words without which it cannot match: looking for these first takes a tenth of the time
        self._told = (
            (
                re.compile(rf"\b(?:{spoken_to})\s"),
                re.compile(rf"\b(?:{spoken_to})\s(?:(?:{beside})\s){{0,4}}({spelled})(?![\w-])"),
            ),
            (re.compile(rf"\s(?:{tells})(?![\w-])"), re.compile(rf"(?<![\w-])({spelled})\s(?:{tells})(?![\w-])")),
        )

    def named(self, words: str) -> Organ | None:
        """Return the organ that an outlet column or a credit names, None where it is not in the codebook."""
        found = self._organs.get(_spelling(words))
        return found or self._organs.get(_spelling(_BRACKETS.sub("", words)))

    def meant(self, words: str) -> Organ | None:
        """Return the organ that these words of a report name ("the Russian news agency TASS"), None for any other."""
        if words not in self._meant:
            self._meant[words] = self._found(words)
        return self._meant[words]

    def _found(self, words: str) -> Organ | None:
        head = _CLAUSE.split(words, maxsplit=1)[0]
        if (whole := self.named(re.sub(r"^[Tt]he\s", "", head))) is not None:
            return whole
        for match in self._names.finditer(head):
            rest = head[: match.start()] + " " + head[match.end() :]
            if all(self._may_stand_beside(word) for word in _WORDS.findall(rest)):
                return self._organs[_spelling(match.group(1))]
        return None

    def told(self, content: str, start: int, end: int) -> Iterator[tuple[int, str, Organ]]:
        """Yield the organs that a stretch of text says were told or tell something, with place and words.

        "told AFP", "according to AFP", "AFP reports from the port".
        """
        for needed, pattern in self._told:
            for match in pattern.finditer(content, start, end) if needed.search(content, start, end) else ():
                yield match.start(1), match.group(1), self._organs[_spelling(match.group(1))]

    def translated(self, notice: str) -> tuple[str, ...]:
        """Return the outlets and agencies, in the words of a notice, whose text it says was translated."""
        if not any(words in notice.casefold() for words in self._translated):
            return ()
        return tuple(dict.fromkeys(match.group(1) for match in self._names.finditer(notice)))

    def credited(self, report: Report) -> tuple[Organ, ...]:
        """Return the agencies that a report is credited to, without the outlet itself."""
        own = self.named(report.outlet) if report.outlet else None
        found = (self.meant(credit.name) for credit in report.credits)
        return tuple(dict.fromkeys(organ for organ in found if organ and organ.agency and organ != own))

    def named_by(self, words: str) -> frozenset[str]:
        """Return the words of a speaker's name that say who it is; none where nobody is named."""
        return frozenset(word for word in map(unify, words.split()) if word and word not in self._nameless)

    def speaks_for(self, organ: Organ, actor: str) -> bool:
        """Whether an actor of this name is the owner of a state or party organ."""
        if organ.state:
            rest, found = self._states[organ.state].subn(" ", actor) if organ.state in self._states else (actor, 0)
        else:
            owner, named = f" {_plain(organ.owner)} ", f" {_plain(actor)} "
            rest, found = named.replace(owner, " ", 1), int(organ.owner != "" and owner in named)
        words = [word for word in map(unify, _WORDS.findall(rest)) if word != "the"]
        return found > 0 and (not words or any(word in self._government for word in words))

    def _may_stand_beside(self, word: str) -> bool:
        if not any(letter.isupper() for letter in word) or unify(word) in self._beside:
            return True
        return word.casefold().endswith(self._endings)


def _state_names(row: Row) -> list[str]:
    """A state's names, demonyms, capital and seats of government."""
    cells = (row["name"], row["names"], row["demonyms"], row["capital"], row["seats"])
    return [name.strip() for cell in cells for name in cell.split("|") if name.strip()]


def _alternatives(names: Iterable[str]) -> str:
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"\s") for name in longest_first)


def _whole_words(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])({alternatives})(?![\w-])")


def _spelling(words: str) -> str:
    return " ".join(words.split()).casefold()


def _plain(name: str) -> str:
    return " ".join(word for word in map(unify, name.split()) if word != "the")


@lru_cache(maxsize=4)
def press(codebook: Codebook) -> Press:
    """Return the press of this codebook, read once."""
    return Press(codebook)
