"""Who leads whom, read from the words between a person's name and a body's name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from trucewatch.codebook.loader import Row
from trucewatch.matters.roster import LEADING, LED
from trucewatch.model import Actor, ActorKind, Leadership, Statement

_TOKEN = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*|['’]s\b|[^\w\s]")
_LONGEST = 7
# Up to four words that are no prepositions, conjunctions or possessives: what may stand before a body's name.
_PLAIN = r"(?: (?!(?:of|on|in|at|for|to|from|with|by|and|or|as|over|against|who|which|that)\b)[\w-]+){0,4}"


@dataclass(frozen=True)
class _Named:
    first: int
    last: int
    actor: Actor


class _Names:
    """Actors by the words of their names, and how long the names are that begin with a word."""

    def __init__(self, actors: Mapping[tuple[str, ...], Actor]) -> None:
        self.actors = actors
        lengths: dict[str, set[int]] = {}
        for words in actors:
            if len(words) <= _LONGEST:
                lengths.setdefault(words[0], set()).add(len(words))
        self.lengths = {first: tuple(sorted(found)) for first, found in lengths.items()}


class LeaderWords:
    """The patterns of the codebook's words: an office, a verb or a possessive between two names."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        self._rules = rules

    @cached_property
    def office(self) -> str:
        """An office, unless a word before it makes it another's."""
        return "(?:" + "|".join(sorted(map(re.escape, self._rules["offices"]), key=len, reverse=True)) + ")"

    @cached_property
    def head(self) -> re.Pattern[str]:
        """What may stand between a state (or its demonym) and the person who heads it."""
        heads = "|".join(sorted(map(re.escape, self._rules["heads"]), key=len, reverse=True))
        return re.compile(rf"(?:'s )?(?:{heads})")

    @cached_property
    def body_first(self) -> tuple[re.Pattern[str], ...]:
        """What may stand between a body and the person who leads it."""
        under = "|".join(map(re.escape, self._rules["under"]))
        passive = "|".join(map(re.escape, self._rules["passives"]))
        return (
            re.compile(rf"(?:'s )?(?:military |supreme )?{self.office}(?: , )?(?: [a-z.]+){{0,2}}"),
            re.compile(
                rf",? ?(?:which|that|who)? ?(?:is|are|was|were)? ?(?:{under}|{passive})"
                rf"(?: {self.office})?(?: [a-z.]+){{0,2}}"
            ),
        )

    @cached_property
    def person_first(self) -> tuple[re.Pattern[str], ...]:
        """What may stand between a person and the body he leads."""
        verb = "|".join(map(re.escape, self._rules["verbs"]))
        return (
            re.compile("'s"),
            re.compile(rf",? ?(?:the )?(?:[a-z-]+ )?{self.office} of(?: the)?(?: [\w-]+){{0,3}}"),
            re.compile(rf",? ?who (?:{verb})(?: the)?{_PLAIN}"),
        )

    @cached_property
    def before_body(self) -> re.Pattern[str]:
        """What may stand before a body whose leader is named right after it."""
        return re.compile(rf"(?:.* )?{self.office} of(?: the)?(?: [\w-]+){{0,2}}")

    @cached_property
    def after_body(self) -> re.Pattern[str]:
        """What may stand between such a body and its leader."""
        return re.compile(r"(?:\( [a-z]+ )?\)? ?,?(?: [a-z.]+){0,2}")

    def commands(self, words: Sequence[str]) -> bool:
        """Whether the words (one at most) are for a command: "under X's command"."""
        return bool(words) and words[0] in self._rules["command"]

    def barred(self, gap: str) -> bool:
        """Whether the words name a former, deputy or rival leader."""
        return any(word in gap.split() for word in self._rules["not_before"])


def find_leaders(
    statements: Sequence[Statement], actors: Sequence[Actor], rules: Mapping[str, Any], states: Sequence[Row]
) -> tuple[Leadership, ...]:
    """Return who leads whom as the statements' own words say it, each with the statement."""
    words = LeaderWords(rules["leaders"])
    names = _Names({**_names(actors, rules["leaders"]["generic"]), **_states(actors, states)})
    found: dict[tuple[str, str, str], Leadership] = {}
    pairs: dict[str, tuple[tuple[Actor, Actor], ...]] = {}
    for statement in statements:
        for text in _texts(statement):
            if text not in pairs:
                pairs[text] = tuple(_in_text(text, names, words))
            for leader, led in pairs[text]:
                row = Leadership(leader=leader.id, led=led.id, statement=statement.id)
                found[(row.leader, row.led, row.statement)] = row
    return tuple(found[key] for key in sorted(found))


def _texts(statement: Statement) -> Iterator[str]:
    yield statement.text
    for link in statement.attribution:
        yield link.actor.name


def _names(actors: Sequence[Actor], generic: Sequence[str]) -> dict[tuple[str, ...], Actor]:
    """Names, as words in small letters, of persons and of bodies that can be led; a name of two is left out.

    Initials stand in capitals, so that a body called "IS" is not found in every "is".
    """
    found: dict[tuple[str, ...], Actor | None] = {}
    for actor in actors:
        if actor.kind in LEADING or actor.kind in LED:
            for name in (actor.name, *actor.names):
                key = (name,) if name.isupper() and name.isalpha() else tuple(_tokens(name))
                if len(key) > 1 or key[0] not in generic:
                    found[key] = actor if found.get(key, actor) == actor else None
    return {key: actor for key, actor in found.items() if actor and key}


def _states(actors: Sequence[Actor], states: Sequence[Row]) -> dict[tuple[str, ...], Actor]:
    """The states of the case by their names, demonyms and seats of government."""
    known = {actor.name: actor for actor in actors if actor.kind is ActorKind.STATE}
    found: dict[tuple[str, ...], Actor] = {}
    for row in states:
        if actor := known.get(row["name"]):
            for cell in ("name", "names", "demonyms"):
                found.update({tuple(_tokens(name)): actor for name in row[cell].split("|") if name})
    return found


def _tokens(text: str) -> list[str]:
    return [token.casefold().replace("’", "'") for token in _TOKEN.findall(text)]


def _in_text(text: str, names: "_Names", words: LeaderWords) -> Iterator[tuple[Actor, Actor]]:
    tokens = _tokens(text)
    capitals = [token if token.isupper() and len(token) > 1 else "" for token in _TOKEN.findall(text)]
    named = _once(tokens, list(_mentions(tokens, capitals, names)))
    for left, right in pairwise(named):
        gap = " ".join(tokens[left.last + 1 : right.first])
        if len(gap) > 100 or words.barred(gap):
            continue
        if left.actor.kind in LEADING and right.actor.kind in LED:
            if any(pattern.fullmatch(gap) for pattern in words.person_first):
                yield left.actor, right.actor
        elif left.actor.kind is ActorKind.STATE and right.actor.kind in LEADING:
            if words.head.fullmatch(gap) and not words.barred(" ".join(tokens[max(0, left.first - 2) : left.first])):
                yield right.actor, left.actor
        elif left.actor.kind in LED and right.actor.kind in LEADING:
            before = " ".join(tokens[max(0, left.first - 6) : left.first])
            if _leads(gap, before, tokens[right.last + 1 :], words):
                yield right.actor, left.actor


def _leads(gap: str, before: str, behind: Sequence[str], words: LeaderWords) -> bool:
    if words.before_body.fullmatch(before) and not words.barred(before) and words.after_body.fullmatch(gap):
        return True
    if words.barred(" ".join(before.split()[-2:])):
        return False
    title, clause = words.body_first
    if title.fullmatch(gap):
        return True
    if not clause.fullmatch(gap):
        return False
    return not gap.endswith("under") or (list(behind[:1]) == ["'s"] and words.commands(behind[1:2]))


def _mentions(tokens: Sequence[str], capitals: Sequence[str], names: "_Names") -> Iterator[_Named]:
    """Yield the names in a text from left to right; of names that overlap, the longest."""
    found = [
        _Named(at, at + length - 1, actor)
        for at in range(len(tokens))
        for words in (tokens, capitals)
        for length in names.lengths.get(words[at], ())
        if (actor := names.actors.get(tuple(words[at : at + length])))
    ]
    taken: set[int] = set()
    kept: list[_Named] = []
    for one in sorted(found, key=lambda named: (named.first - named.last, named.first)):
        held = range(one.first, one.last + 1)
        if taken.isdisjoint(held):
            kept.append(one)
            taken.update(held)
    yield from sorted(kept, key=lambda named: named.first)


def _once(tokens: Sequence[str], named: Sequence[_Named]) -> list[_Named]:
    """A name and its initials in brackets behind it are one mention."""
    kept: list[_Named] = []
    for one in named:
        if kept and kept[-1].actor == one.actor and list(tokens[kept[-1].last + 1 : one.first]) == ["("]:
            kept[-1] = _Named(kept[-1].first, one.last, one.actor)
        else:
            kept.append(one)
    return kept
