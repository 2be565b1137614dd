"""Whose force a telling speaks of: by names, by the side of a war that its words put it on, or as the speaker's own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trucewatch.matters.case import Case
from trucewatch.matters.phrases import phrases
from trucewatch.matters.words import stem, words
from trucewatch.model import ActorRef, Statement

_CAPITAL = re.compile(r"[A-Z][^\W_]*(?:['’-][^\W_]+)*")
_ROOT = 5  # letters by which a land's name and the word for its people are known for one
_FOLLOWING = re.compile(r"[^.!?]*[.!?]['\"’”)]*\s+")


@dataclass(frozen=True)
class Side:
    """A force: stems of the `names` in its words, the side of a war (`classes`), `kinds` of force, whose it is not.

    `own` where it is the speaker's, `foreign` where all that is told is that it is of another land.
    """

    names: frozenset[str]
    classes: frozenset[str]
    kinds: frozenset[str]
    own: bool = False
    foreign: bool = False

    def named(self) -> bool:
        """Whether the words tell whose force it is."""
        return bool(self.names or self.classes or self.foreign)

    def of_side(self, other: "Side") -> bool:
        """Whether it is told by the very words of the other."""
        return self.named() and (self.names, self.classes) == (other.names, other.classes)


class SideReader:
    """Reads the sides of the tellings of one case."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self.rules: Mapping[str, Any] = case.ground["sides"]
        self._classes = {name: phrases(self.rules[name]) for name in ("state", "against")}
        self._bodies = {name: phrases(told) for name, told in self.rules["bodies"].items()}
        self._forces = phrases(self.rules["forces"])
        self._kinds = {group[0]: phrases(group) for group in self.rules["kinds"]}
        self._plain = frozenset(stem(one) for one in self.rules["plain"])
        self._foreign = phrases(self.rules["foreign"])
        self._at = frozenset(self.rules["at"])
        lists = ("state", "against", "forces", "own", "other", "first")
        none = (word for one in case.ground["there"]["none"] for word in one.split())
        self._general = phrases((*(one for name in lists for one in self.rules[name]), *none))

    def read(self, told: str, statement: Statement, before: Side | None) -> Side:
        """Return the side that words name; `before` is the one told right before, which "its" may stand for."""
        low = words(told)
        pronouns = [one for one in low if one in self.rules["own"] or one in self.rules["other"]]
        side = self._named(told)
        if side.named() and (side.names or not pronouns):
            return side
        if not pronouns:
            return side
        first = any(one in self.rules["own"] for one in pronouns)
        whose = self.speaker(statement) if first or before is None else before
        kinds = side.kinds
        return Side(whose.names, side.classes or whose.classes, kinds, own=first or before is None)

    def speaker(self, statement: Statement) -> Side:
        """Return the side of whoever says so; nobody's where the outlet does."""
        ref: ActorRef | None = statement.principal
        if ref is None:
            return Side(frozenset(), frozenset(), frozenset())
        told = self._named(f"{ref.name}, {self._case.speaker(statement)}")
        return Side(told.names, told.classes, frozenset())

    def is_force(self, told: str) -> bool:
        """Whether words speak of those who hold a place or are in it with arms."""
        return self._forces.search(told.casefold()) is not None

    def named_before(self, statement: Statement) -> Side | None:
        """Return the land with whose name the sentence before begins: whom "the last of them" stands for."""
        text = self._case.texts.get(statement.report)
        if text is None:
            return None
        before = text.content[max(0, statement.span.start - int(self.rules["letters"])) : statement.span.start]
        paragraph = before.rsplit("\n\n", 1)[-1]
        sentences = [found[0] for found in _FOLLOWING.finditer(paragraph)]
        name = re.match(r"\W*(?:The )?([A-Z][\w'’-]+)", sentences[-1]) if sentences else None
        return self._named(f"of {name[1]}") if name and name[1].casefold() in self._case.states else None

    def state(self, side: Side) -> frozenset[str]:
        """Return the lands that a side's names name."""
        return frozenset(self._lands.get(one, "") for one in side.names) - {""}

    @property
    def _lands(self) -> Mapping[str, str]:
        kept: dict[str, str] = self._case.memo.setdefault("lands by stem", {})
        if not kept:
            kept.update({stem(name): land for name, land in self._case.states.items() if " " not in name})
        return kept

    def _named(self, told: str) -> Side:
        first, _, rest = told.partition(" ")  # "Policemen" begins a sentence and is no name
        plain = f"{first.casefold() if self._general.fullmatch(first.casefold()) else first} {rest}".strip()
        capital = [one for before, one in _with_before(plain.split()) if before not in self._at]
        stems = self._case.vocabulary.content(" ".join(capital)) - self._case.reader.silent
        names = stems - self._plain or frozenset([" ".join(sorted(stems))] if len(stems) > 1 else ())
        classes = {name for name, found in self._classes.items() if found.search(_without_names(plain))}
        classes.update(name for name, found in self._bodies.items() if found.search(plain))
        names = names or (frozenset[str]() if classes else stems)  # "the Guard" goes by that word alone
        low = told.casefold()
        return Side(
            names=names,
            classes=frozenset(classes),
            kinds=frozenset(name for name, found in self._kinds.items() if found.search(low)),
            foreign=self._foreign.search(low) is not None,
        )


def one_side(one: Side, other: Side, others: Sequence[Side]) -> bool:
    """Whether two sides are surely one; `others` are all that are told, of whom no second may go by the same words.

    Where the one is named and the other only put on a side of the war, no third may be on that side.
    """
    if one.names and other.names:
        return _alike(one.names, other.names)
    if len(one.classes) != 1 or one.classes != other.classes:
        return False
    named = [side.names for side in (one, other, *others) if side.names and side.classes == one.classes]
    return all(_alike(named[0], names) for names in named[1:])


def opposed(one: Side, other: Side, lands: Sequence[frozenset[str]], *, contested: bool) -> bool:
    """Whether two sides are surely two that fight each other, or of two lands.

    What is told as `contested` by one who speaks of his own force stands against any other that goes by another name.
    """
    if one.names and other.names and _alike(one.names, other.names):
        return False
    if len(one.classes) == 1 and len(other.classes) == 1:
        return one.classes != other.classes
    if all(lands):
        return not lands[0] & lands[1]
    return contested and (one.own or other.own) and bool(one.names and other.names)


def of_one_kind(gone: Side, there: Side) -> bool:
    """Whether what is there may be of what is gone: where all tanks have left, lorries may be."""
    return not gone.kinds or bool(gone.kinds & there.kinds)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(
        a == b or (min(len(a), len(b)) >= _ROOT and (a.startswith(b[:_ROOT]) or b.startswith(a[:_ROOT])))
        for a in one
        for b in other
    )


def _with_before(told: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The words with a capital, each with the word before it and before its article, in small letters."""
    before = ""
    for one in told:
        if _CAPITAL.match(one.strip("\"'“”‘’(,")):
            yield before, one
        before = before if one.casefold() == "the" else one.casefold()


def _bare(name: str) -> str:
    return name.casefold().replace("’", "'").removesuffix("'s")


def _without_names(told: str) -> str:
    """The words but for those with a capital: an "Army" within a name may be of any side."""
    return " ".join(one for one in told.split() if not one[:1].isupper()).casefold()
