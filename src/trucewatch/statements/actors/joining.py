"""Actors across reports: which actors of different reports are one, each merge with its reason.

Two passes. First what is the same by itself: states by code, bodies by key, people by full name under any
transliteration. Then what is the same because it can be nothing else: a surname that one person bears, an
acronym that one body's initials make. A person never joins a body, two given names never share a surname.
What people keep apart never meets, by way of others neither: the later, weaker join is the one left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from trucewatch.codebook import Codebook
from trucewatch.model import Actor, ActorKind, Reading
from trucewatch.statements.actors import spelling
from trucewatch.statements.actors.apart import Apart
from trucewatch.statements.actors.lexicon import Lexicon, lexicon_of
from trucewatch.statements.actors.names import are_one, likeness
from trucewatch.statements.actors.roster import canonical

_BODIES = (ActorKind.ORGANISATION, ActorKind.FORCE, ActorKind.AGENCY, ActorKind.OUTLET)


def join_actors(
    readings: Sequence[Reading], known: Sequence[Actor], codebook: Codebook, *, apart: Sequence[tuple[str, str]] = ()
) -> tuple[Actor, ...]:
    """Return the actors of all readings and those known before, joined.

    An actor keeps the id of its first member, so the ids of known actors stay; the ids of the others become
    its `aliases`. `because` holds the reasons of its merges. The order is that of first appearance.
    `apart` are pairs of ids or names that people keep apart; a known actor that joined such a pair is made anew from
    the readings.
    """
    told = [actor for reading in readings for actor in reading.actors]
    kept = Apart(apart)
    return _Joining([*kept.sound(known, told), *told], lexicon_of(codebook), kept).joined()


class _Joining:
    def __init__(self, actors: Sequence[Actor], lexicon: Lexicon, apart: Apart) -> None:
        self._actors = actors
        self._apart = apart
        self._sides = [apart.sides(actor) for actor in actors]
        self._lexicon = lexicon
        self._leader = list(range(len(actors)))
        self._because: dict[int, dict[str, None]] = defaultdict(dict)

    def joined(self) -> tuple[Actor, ...]:
        """Run the passes and return one actor a cluster."""
        self._by_id()
        self._by_key()
        self._by_spelling()
        self._by_surname()
        self._by_acronym()
        members: dict[int, list[int]] = defaultdict(list)
        for index in range(len(self._actors)):
            members[self._find(index)].append(index)
        return tuple(self._made(cluster) for _, cluster in sorted(members.items()))

    def _find(self, index: int) -> int:
        while self._leader[index] != index:
            self._leader[index] = self._leader[self._leader[index]]
            index = self._leader[index]
        return index

    def _join(self, left: int, right: int, because: str) -> bool:
        """Join the clusters of two actors, unless people keep them apart; return whether they are one now."""
        if self._apart.clash(self._sides[self._find(left)], self._sides[self._find(right)]):
            return self._find(left) == self._find(right)
        self._unite(left, right, because)
        return True

    def _unite(self, left: int, right: int, because: str) -> None:
        first, second = sorted((self._find(left), self._find(right)))
        if first != second:
            self._leader[second] = first
            self._sides[first] |= self._sides[second]
            self._because[first].update(self._because.pop(second, {}))
            if because:
                self._because[first].setdefault(because)

    def _by_id(self) -> None:
        seen: dict[str, int] = {}
        for index, actor in enumerate(self._actors):
            for name in (actor.id, *actor.aliases):
                self._unite(seen.setdefault(name, index), index, "")

    def _by_key(self) -> None:
        seen: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for index, actor in enumerate(self._actors):
            for key in self._keys(actor):
                if not any(self._alike(first, index) for first in seen[key]):
                    seen[key].append(index)

    def _alike(self, first: int, index: int) -> bool:
        name, other = self._actors[first].name, self._actors[index].name
        return self._join(
            first, index, f"{name!r} and {other!r} are the same but for spelling" if name != other else ""
        )

    def _keys(self, actor: Actor) -> Iterator[tuple[str, ...]]:
        if actor.kind is ActorKind.STATE:
            yield ("state", actor.name)
        elif actor.kind in _BODIES or actor.kind is ActorKind.GROUP:
            for name in actor.names:
                key = spelling.body_key(name, self._lexicon)
                if _proper(name) and not self._acronym(name) and key[:2] != ("ministry", ""):
                    yield ("body", *key)
        elif actor.kind is ActorKind.PERSON:
            for name in actor.names:
                parts = spelling.parts(name, self._lexicon)
                if len(parts) > 1:
                    yield ("person", *map(spelling.plain, parts))

    def _acronym(self, name: str) -> bool:
        return name.isupper() and len(name.split()) == 1

    def _by_spelling(self) -> None:
        """Full names of persons that are near each other, compared where the surnames begin alike, with or without
        their particles ("Abdel Rahman" beside "Abdulrahman").
        """
        blocks: dict[str, dict[str, int]] = defaultdict(dict)
        persons = set(self._persons())
        for index in (*sorted(persons), *self._may_be_persons()):
            for name in self._actors[index].names:
                parts = spelling.parts(name, self._lexicon)
                if len(parts) > 1:
                    whole = "".join(spelling.surname(parts, self._lexicon))
                    for surname in {parts[-1]: None, whole: None}:
                        blocks[spelling.skeleton(surname)[:2]].setdefault(name, index)
        for block in blocks.values():
            items = list(block.items())
            for place, (name, index) in enumerate(items):
                for other, earlier in items[:place]:
                    if (index in persons or earlier in persons) and are_one(name, other, self._lexicon):
                        why = likeness(name, other, self._lexicon).because
                        self._join(earlier, index, f"{other!r} and {name!r}: {why}")

    def _persons(self) -> list[int]:
        return [i for i, actor in enumerate(self._actors) if actor.kind is ActorKind.PERSON]

    def _may_be_persons(self) -> list[int]:
        """Actors of whom no word says that they are a body: a parser may take "Riyad Hassan" for one."""
        return [
            index
            for index, actor in enumerate(self._actors)
            if actor.kind in (ActorKind.ORGANISATION, ActorKind.UNCLEAR) and not self._of_a_body(actor)
        ]

    def _of_a_body(self, actor: Actor) -> bool:
        words = (word for name in actor.names for word in name.lower().split())
        return any(word in self._lexicon.body_nouns for word in words)

    def _by_surname(self) -> None:
        bearers: dict[str, dict[int, str]] = defaultdict(dict)
        for index in self._persons():
            for name in self._actors[index].names:
                parts = spelling.parts(name, self._lexicon)
                if len(parts) > len(spelling.surname(parts, self._lexicon)):
                    bearers[spelling.skeleton(parts[-1])].setdefault(self._find(index), name)
        for index, actor in enumerate(self._actors):
            name = self._surname(actor)
            fitting = {
                self._find(i): full for i, full in bearers.get(name, {}).items() if self._bears(full, actor.name)
            }
            if len(fitting) == 1:
                ((bearer, full),) = fitting.items()
                self._join(bearer, index, f"only {full!r} bears the surname {actor.name!r}")

    def _surname(self, actor: Actor) -> str:
        """Return the skeleton of the surname of an actor of whom nothing else is known, "" for others."""
        if actor.kind not in (ActorKind.PERSON, ActorKind.UNCLEAR):
            return ""
        parts = [spelling.parts(name, self._lexicon) for name in actor.names]
        alone = all(len(words) == len(spelling.surname(words, self._lexicon)) for words in parts)
        return spelling.skeleton(parts[0][-1]) if alone else ""

    def _bears(self, full: str, surname: str) -> bool:
        """Whether the person of a full name bears this surname, its particles too where it is told with them."""
        whole, told = spelling.parts(full, self._lexicon), spelling.parts(surname, self._lexicon)
        return spelling.same_words(whole[-len(told) :], told)

    def _by_acronym(self) -> None:
        bodies = [i for i, actor in enumerate(self._actors) if actor.kind in _BODIES]
        first: dict[str, int] = {}
        for index in bodies:
            for name in filter(self._acronym, self._actors[index].names):
                if len(self._actors[index].names) > 1:
                    self._join(first.setdefault(name, index), index, f"both are called {name!r}")
        alone: dict[str, list[int]] = defaultdict(list)
        for index in bodies:
            actor = self._actors[index]
            if len(actor.names) == 1 and self._acronym(actor.name):
                alone[actor.name].append(index)
        bearers = self._bearers(bodies) if alone else {}
        for acronym, indexes in alone.items():
            called = {*bearers.get(acronym, ()), *bearers.get((spelling.letters(acronym),), ())}
            self._expand(acronym, indexes, [(other, name) for _, other, name in sorted(called)])

    def _bearers(self, bodies: Iterable[int]) -> dict[str | tuple[str, ...], list[tuple[int, int, str]]]:
        """Return by name, and by initials (in a tuple), the bodies that go by them, in order, with the name."""
        found: dict[str | tuple[str, ...], list[tuple[int, int, str]]] = defaultdict(list)
        named = ((other, name) for other in bodies for name in self._actors[other].names)
        for place, (other, name) in enumerate(named):
            keys: tuple[str | tuple[str, ...], ...] = (name, *((one,) for one in spelling.initials_of(name)))
            for key in keys:
                found[key].append((place, other, name))
        return found

    def _expand(self, acronym: str, alone: Sequence[int], called: Iterable[tuple[int, str]]) -> None:
        """Join the bodies known by an acronym only, and these to the one body whose initials it has."""
        spelt: dict[int, str] = {}
        for other, name in called:
            if other not in alone:
                spelt.setdefault(self._find(other), name)
        if len(spelt) > 1:
            return
        for index in alone:
            self._join(alone[0], index, "")
        for other, name in spelt.items():
            self._join(other, alone[0], f"{acronym!r} are the initials of {name!r}" if name != acronym else "")

    def _made(self, cluster: Sequence[int]) -> Actor:
        members = [self._actors[index] for index in cluster]
        head = members[0]
        names = tuple(dict.fromkeys(name for actor in members for name in actor.names))
        ids = dict.fromkeys(i for actor in members for i in (actor.id, *actor.aliases))
        reasons = dict.fromkeys(reason for actor in members for reason in actor.because)
        reasons |= self._because.get(self._find(cluster[0]), {})
        kinds = [actor.kind for actor in members if actor.kind is not ActorKind.UNCLEAR]
        kind = ActorKind.PERSON if ActorKind.PERSON in kinds else next(iter(kinds), head.kind)
        return Actor(
            id=head.id, name=head.name if _described(head) else canonical(names), names=names, kind=kind,
            roles=tuple(dict.fromkeys(role for actor in members for role in actor.roles)),
            because=tuple(reasons), aliases=tuple(i for i in ids if i != head.id),
        )  # fmt: skip


def _described(actor: Actor) -> bool:
    """Whether an actor goes by a fixed or described name ("X's forces") that longer ones must not replace."""
    return actor.kind is ActorKind.STATE or actor.name.split()[-1].islower()


def _proper(name: str) -> bool:
    """Whether a description holds a name: "pro-X militias", not "rebels"."""
    return any(letter.isupper() for letter in name)
