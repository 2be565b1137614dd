"""The roster of one report: names put together into actors, each with all it is written under in that report.

Persons are told apart by their full names; a surname alone joins the one person who bears it. Bodies are told
apart by a key in which demonym, state name and spelling do not count; an acronym joins the one body whose
initials it has. Nothing joins where two could be meant.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from trucewatch.model import ActorKind
from trucewatch.statements.actors import spelling
from trucewatch.statements.actors.aliases import also_called
from trucewatch.statements.actors.known import Known
from trucewatch.statements.actors.lexicon import Lexicon
from trucewatch.statements.actors.names import are_one
from trucewatch.statements.actors.naming import Name
from trucewatch.statements.actors.towns import PLACED, Towns
from trucewatch.statements.sentence import Sentence

_GLUED = re.compile(r"[A-Z][a-z]{3,}([A-Z][a-z]{3,})")
"""A name that lost the blank before it, run together with another word ("YesterdayKeller")."""

Place = tuple[int, Name]
"""A name and the index of its sentence."""


class Roster:
    """Which actor each name of a report belongs to."""

    def __init__(self, sentences: Sequence[Sentence], named: Sequence[Sequence[Name]], lexicon: Lexicon) -> None:
        self._sentences = sentences
        self._lexicon = lexicon
        self._parts: dict[str, list[str]] = {}
        self._named = named
        self.known: dict[tuple[str, ...], Known] = {}
        self.of_name: dict[tuple[int, int], Known] = {}
        self._all = [(i, n) for i, names in enumerate(named) for n in names if n.listed or not n.place]
        self._towns = Towns(sentences, named, lexicon)
        self._listed()
        self._bodies()
        self._bracketed()
        self._persons()
        self._acronyms()
        self._unclear()
        self._mistaken([(i, n) for i, names in enumerate(named) for n in names if n.place and not n.listed])

    def enter(self, key: tuple[str, ...], name: str, kind: ActorKind) -> Known:
        """Return the actor of this key, made if it is new."""
        known = self.known.get(key)
        if known is None:
            known = self.known[key] = Known(key, name, kind)
        return known

    def _put(self, place: Place, known: Known) -> None:
        i, name = place
        known.take(name)
        self.of_name[i, name.first] = known

    def _left(self, *kinds: ActorKind) -> list[Place]:
        return [(i, n) for i, n in self._all if n.kind in kinds and (i, n.first) not in self.of_name and not n.listed]

    def _listed(self) -> None:
        for i, name in self._all:
            if name.listed:
                listed = name.listed
                key = (
                    ("state", listed.code) if listed.code else ("body", *spelling.body_key(listed.name, self._lexicon))
                )
                if name.is_seat:
                    self.of_name[i, name.first] = self.enter(key, listed.name, listed.kind)
                else:
                    self._put((i, name), self.enter(key, listed.name, listed.kind))

        for sentence in self._sentences:
            for token in sentence:
                if (code := self._lexicon.demonyms.get(token.text)) is not None:
                    self.enter(("state", code), self._lexicon.state_names[code], ActorKind.STATE)

    def _bodies(self) -> None:
        left = self._left(ActorKind.ORGANISATION, ActorKind.FORCE, ActorKind.OUTLET, ActorKind.AGENCY)
        for i, name in sorted(left, key=lambda place: not place[1].state):
            if name.first == name.last and name.words.isupper():
                continue
            if not self._towns.is_place(name):
                self._put((i, name), self._body(name))

    def _bracketed(self) -> None:
        """Join an abbreviation to the body that it stands behind: "the Norland Forces (NoFo)", "the Front, or FL"."""
        ends = {(i, name.last): name for i, name in self._all}
        for i, name in self._all:
            body = None if (i, name.first) in self.of_name else ends.get((i, self._before_mark(i, name)))
            known = self.of_name.get((i, body.first)) if body is not None else None
            if known is not None and body is not None and self._is_body(body, known):
                known.because.setdefault(f"{name.words!r} stands behind {body.words!r} as its abbreviation")
                self._put((i, name), known)

    def _before_mark(self, i: int, name: Name) -> int:
        """Return the token before "(X)" or ", or X", -1 where an abbreviation stands in none."""
        capitals = sum(letter.isupper() for letter in name.words)
        if name.first != name.last or capitals < 2 or not name.words.isalpha():
            return -1
        before = [token.text for token in self._sentences[i].tokens[max(0, name.first - 2) : name.first]]
        if before[-1:] == ["("]:
            return name.first - 2
        return name.first - 3 if before == [",", "or"] else -1

    def _is_body(self, name: Name, known: Known) -> bool:
        nouns = any(word.lower() in self._lexicon.body_nouns for word in name.words.split())
        return nouns and name.first < name.last and known.kind in (ActorKind.ORGANISATION, ActorKind.FORCE)

    def _body(self, name: Name) -> Known:
        key = spelling.body_key(name.words, self._lexicon)
        if (of_state := self._of_state(key)) is not None:
            return of_state
        if key and key[0] == "ministry" and key[1] == "" and name.state:
            whole = f"{self._lexicon.owned(self._lexicon.state_names[name.state])} {name.words}"
            return self.enter(("body", "ministry", name.state, *key[2:]), whole, name.kind)
        if key and key[0] == "ministry" and key[1] == "":
            fitting = [k for k in self.known if k[:2] == ("body", "ministry") and k[3:] == key[2:]]
            if len(fitting) == 1:
                return self.known[fitting[0]]
        return self.enter(("body", *key), name.words, name.kind)

    def _of_state(self, key: tuple[str, ...]) -> Known | None:
        """ "The Norlandic Army" is that state's forces, "the Norlandic Government" the state, in capitals or not."""
        state = self._lexicon.state_names.get(key[0]) if len(key) > 1 else None
        if state is None:
            return None
        if key[1:] == ("government",):
            return self.enter(("state", key[0]), state, ActorKind.STATE)
        if " ".join(key[1:]) in self._lexicon.heads["one_military"]:
            return self.enter(("force", key[0]), f"{self._lexicon.owned(state)} forces", ActorKind.FORCE)
        return None

    def _persons(self) -> None:
        left = [place for place in self._left(ActorKind.PERSON) if not self._towns.is_place(place[1])]
        full = [p for p in left if len(spelling.parts(p[1].words, self._lexicon)) > 1]
        also = also_called(self._sentences, self._named, self._lexicon)
        for place in full:
            if place[1].words not in also:
                self._put(place, self._person(place[1]))
        for place in left:
            if (i_first := also.get(place[1].words)) is not None:
                self._second_name(place, *i_first)
        for place in left:
            if (place[0], place[1].first) not in self.of_name:
                self._link(place)

    def _second_name(self, place: Place, i: int, first: Name) -> None:
        """Put a second name to the person whose first is said to be it ("A B, better known as C")."""
        person = self.of_name.get((i, first.first))
        if person is not None:
            person.because.setdefault(f"{person.name!r} is said to be known as {place[1].words!r}")
            self._put(place, person)

    def _person(self, name: Name) -> Known:
        """Return the person of a full name, under one of its spellings."""
        key = ("person", *map(spelling.plain, spelling.parts(name.words, self._lexicon)))
        if key in self.known:
            return self.known[key]
        for other in self.persons():
            if are_one(name.words, other.name, self._lexicon):
                other.because.setdefault(f"{name.words!r} is another spelling of {other.name!r}")
                return other
        return self.enter(key, name.words, ActorKind.PERSON)

    def persons(self) -> list[Known]:
        """Return the persons found so far, in order."""
        return [known for known in self.known.values() if known.kind is ActorKind.PERSON]

    def _link(self, place: Place) -> None:
        """Link a name of one part (or the last parts of one) to the person who bears it; else it stands alone."""
        parts = spelling.parts(place[1].words, self._lexicon)
        bearers = self._introduced(self._bearers(parts), place)
        if not parts or len(bearers) > 1:
            return
        if bearers:
            bearers[0].because.setdefault(f"only {bearers[0].name!r} here bears the name {place[1].words!r}")
        key = ("person", *map(spelling.plain, parts))
        self._put(place, bearers[0] if bearers else self.enter(key, place[1].words, ActorKind.PERSON))

    def _introduced(self, bearers: list[Known], place: Place) -> list[Known]:
        """Of several bearers keep the only one named so far: a namesake who comes later is not meant yet."""
        if len(bearers) < 2:
            return bearers
        said = {known.key for (i, first), known in self.of_name.items() if (i, first) < (place[0], place[1].first)}
        return [known for known in bearers if known.key in said] or bearers

    def _parts_of(self, name: str) -> list[str]:
        found = self._parts.get(name)
        if found is None:
            found = self._parts[name] = spelling.parts(name, self._lexicon)
        return found

    def _bearers(self, parts: Sequence[str]) -> list[Known]:
        persons = [(known, self._parts_of(known.name)) for known in self.persons()]
        if len(parts) == 1 and (glued := _GLUED.fullmatch(parts[0])):
            found = [known for known, whole in persons if len(whole) > 1 and _ends_with(whole, [glued.group(1)])]
            if found:
                return found
        for bears in (_ends_with, _begins_with):
            found = [known for known, whole in persons if len(whole) > len(parts) and bears(whole, parts)]
            if found:
                return found
        return [known for known, whole in persons if spelling.same_words(whole, parts)]

    def _acronyms(self) -> None:
        for i, name in self._left(ActorKind.ORGANISATION):
            bodies = [k for k in self.known.values() if k.key[0] == "body"]
            fitting = [k for k in bodies if name.words in k.names or name.words in k.bodies]
            fitting = fitting or [k for k in bodies if any(spelling.initials(n, name.words) for n in k.names)]
            if len(fitting) == 1:
                fitting[0].because.setdefault(f"{name.words!r} are the initials of {fitting[0].name!r}")
                self._put((i, name), fitting[0])
            elif not fitting:
                self._put((i, name), self.enter(("body", "acronym", name.words), name.words, ActorKind.ORGANISATION))

    def _unclear(self) -> None:
        """Names of nothing known: the surname of a person, the same words met elsewhere, else what they mostly seem."""
        for place in self._left(ActorKind.UNCLEAR):
            name = place[1]
            if name.words.lower() in self._lexicon.body_nouns:
                self._short_body(place)
                continue
            if self._towns.is_town(name.words) or self._towns.lies_somewhere(name.words):
                continue
            bearers = self._bearers(spelling.parts(name.words, self._lexicon))
            same = [k for k in self.known.values() if name.words in k.names]
            found = self._introduced(same or bearers, place)
            if len(found) == 1:
                self._put(place, found[0])
            elif not found:
                self._put(place, self._new(place))

    def _mistaken(self, places: Iterable[Place]) -> None:
        """Names that the parser takes for places, but that a person or body of this report bears."""
        for i, name in places:
            head = self._sentences[i][name.last]
            if head.dep == "pobj" and self._sentences[i][head.head].lower in PLACED:
                continue
            bearers = [k for k in self.known.values() if name.words in k.names and k.kind is not ActorKind.STATE]
            bearers = bearers or self._bearers(spelling.parts(name.words, self._lexicon))
            bearers = self._introduced(bearers, (i, name))
            if len(bearers) == 1:
                self._put((i, name), bearers[0])

    def _short_body(self, place: Place) -> None:
        """ "The Observatory" is the one body here with that noun in its name."""
        noun = place[1].words.lower()
        found = [k for k in self.known.values() if k.key[0] == "body" and noun in k.name.lower().split()]
        if len(found) == 1:
            self._put(place, found[0])

    def _new(self, place: Place) -> Known:
        name = place[1]
        body = ("body", *spelling.body_key(name.words, self._lexicon))
        if body in self.known:
            return self.known[body]
        kind = self._guess(name)
        if kind is ActorKind.PERSON:
            return self.enter(
                ("person", *map(spelling.plain, spelling.parts(name.words, self._lexicon))), name.words, kind
            )
        return self.enter(body, name.words, kind)

    def _guess(self, name: Name) -> ActorKind:
        labels: Counter[str] = Counter()
        for i, other in self._all:
            if other.words == name.words:
                labels.update(self._sentences[i][j].ent for j in range(other.first, other.last + 1))
        most = max(("PERSON", "ORG"), key=lambda label: labels[label])
        if labels[most] and labels[most] * 2 > sum(labels.values()):
            return ActorKind.PERSON if most == "PERSON" else ActorKind.ORGANISATION
        return ActorKind.UNCLEAR


def _ends_with(whole: Sequence[str], parts: Sequence[str]) -> bool:
    return spelling.same_words(whole[-len(parts) :], parts)


def _begins_with(whole: Sequence[str], parts: Sequence[str]) -> bool:
    return [*map(spelling.plain, whole[: len(parts)])] == [*map(spelling.plain, parts)]


def canonical(names: Iterable[str]) -> str:
    """Return the fullest of several names: most words, of equals the first."""
    return max(names, key=lambda name: len(name.split()))
