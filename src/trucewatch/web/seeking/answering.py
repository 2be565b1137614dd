"""Answers: what was found and may be seen, with the words that match marked and said why."""

from collections import Counter, deque
from collections.abc import Container, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import NamedTuple, overload

from jellyfish import damerau_levenshtein_distance
from markupsafe import Markup

from trucewatch.briefs.page import guard
from trucewatch.web.happenings import happenings
from trucewatch.web.seeking.asking import Asked, Term
from trucewatch.web.seeking.documents import Kind, tag
from trucewatch.web.seeking.folding import folded, folded_words, sound, words_of
from trucewatch.web.seeking.index import Askable, Found
from trucewatch.web.sight import Sight

MOST = 1000
"""How many of each way of matching are looked at, and from how many on no further way; what is beyond is said to be
more."""

_NAMES = 60
_AROUND = 90
_SUGGESTED = 3
_LOOKED_AT = 20_000


class How(NamedTuple):
    """One way of matching: what it is called, and its query in the index's language."""

    name: str
    query: str
    parts: bool = False


class Hit(NamedTuple):
    """One thing found, and how: title, words, sound, part, or filter."""

    kind: Kind
    key: str
    day: str
    how: str


class Hits(Sequence[Hit]):
    """All that was found, each made when it is shown: a page shows few of a thousand."""

    def __init__(self, found: dict[tuple[Kind, str], tuple[str, str]]) -> None:
        self._found = list(found.items())

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, place: int) -> Hit: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Hit, ...]: ...

    def __getitem__(self, place: int | slice) -> Hit | tuple[Hit, ...]:
        """Return one, or some of them."""
        if isinstance(place, slice):
            return tuple(Hit(*thing, *told) for thing, told in self._found[place])
        thing, told = self._found[place]
        return Hit(*thing, *told)


@dataclass(frozen=True)
class Answer:
    """What was found, the best first; `more` where there is more than was looked at; words that may have been meant."""

    hits: Sequence[Hit]
    more: bool
    meant: tuple[str, ...]
    counts: Mapping[Kind, int] = field(default_factory=dict)


def answer(asked: Asked, sight: Sight, indices: Sequence[Askable]) -> Answer:
    """Return what a question finds of what a person sees."""
    seen: dict[tuple[Kind, str], tuple[str, str]] = {}
    more, dated, known = False, bool(asked.start or asked.end), {kind: _there(sight, kind) for kind in Kind}
    left = list(_ways(asked, sight))
    while left and len(seen) < MOST:
        for how, lists in zip(tuple(left), _found(left, indices), strict=False):
            if len(seen) >= MOST:
                break
            left.remove(how)
            for found in lists:
                more = more or len(found) == MOST
                for kind, key, day in found:
                    thing = (kind, key)
                    if thing not in seen and key in known[kind] and (not dated or asked.takes(day)):
                        seen[thing] = (day, how.name)
    more = more or bool(left)  # what else matches does so less well, and comes after what nobody reads to the end
    counts = Counter([kind for kind, _ in seen])
    return Answer(Hits(seen), more, () if seen else tuple(_meant(asked, sight, indices)), counts)


def _found(ways: Sequence[How], indices: Sequence[Askable]) -> list[list[list[Found]]]:
    """Return what the first of these ways find, one list an index: at least of one."""
    if len(indices) == 1:
        return indices[0].find_all([(how.query, how.parts) for how in ways], MOST)
    return [[index.find(ways[0].query, MOST, parts=ways[0].parts) for index in indices]]


def _ways(asked: Asked, sight: Sight) -> Iterator[How]:
    actors, places = _named(asked, sight)
    filters = "".join(f" AND tags : {one}" for one in asked.filters(actors, places))
    if not asked.terms:
        if filters:
            yield How("filter", filters.removeprefix(" AND "))
        return
    words = " AND ".join(one.query for one in asked.terms)
    yield How("title", f"(title : ({words})){filters}")
    yield How("words", f"({{title body}} : ({words})){filters}")
    if not filters and len(asked.terms) == 1 and len("".join(asked.terms[0].words)) > 2:
        yield How("part", f'"{" ".join(asked.terms[0].words)}"', parts=True)
    heard = [_or_sound(one) for one in asked.terms]
    if any(one.sound for one in asked.terms):
        yield How("sound", f"({' AND '.join(heard)}){filters}")


def _or_sound(term: Term) -> str:
    words = f"{{title body}} : ({term.query})"
    return f'(({words}) OR (sound : "{term.sound}"))' if term.sound else f"({words})"


def _named(asked: Asked, sight: Sight) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None]:
    """Return the tags of the actors and of the places whose names hold the words asked for."""
    actors = places = None
    if asked.actor:
        names = sight.kept("search actors", lambda: _actor_names(sight))
        wanted = _joined(asked.actor)
        actors = tuple(tag("a", key) for key, name in names if wanted in name)[:_NAMES]
    if asked.place:
        known = sight.once("search places", lambda: _place_names(sight))
        wanted = _joined(asked.place)
        places = tuple(dict.fromkeys(tag("p", name) for name, words in known if wanted in words))[:_NAMES]
    return actors, places


def _actor_names(sight: Sight) -> list[tuple[str, str]]:
    return [(one.id, _joined(" | ".join((one.name, *one.names)))) for one in sight.view.actors.values()]


def _place_names(sight: Sight) -> list[tuple[str, str]]:
    return [(one.name, _joined(" | ".join((one.name, *one.words)))) for one in happenings(sight).spots.values()]


def _joined(words: str) -> str:
    return " ".join(folded(words[start:end]) for start, end in words_of(words))


def exists(sight: Sight, kind: Kind, key: str) -> bool:
    """Whether a person sees a thing, which an index may hold that is older or newer than what they look at."""
    return key in _there(sight, kind)


def _there(sight: Sight, kind: Kind) -> Container[str]:
    """All things of a kind that a person sees."""
    view = sight.view
    match kind:
        case Kind.REPORT:
            return view.reports
        case Kind.STATEMENT:
            return view.statements
        case Kind.MATTER:
            return view.matters
        case Kind.ACTOR:
            return view.actors
        case Kind.JUDGEMENT:
            return judgements(sight)
        case Kind.TERM:
            return terms(sight)


def judgements(sight: Sight) -> dict[str, int]:
    """Return where each judgement stands among those seen, by its entry."""
    return sight.once("search judged", lambda: {one.entry: at for at, one in enumerate(sight.view.judgements)})


def terms(sight: Sight) -> dict[str, tuple[str, str]]:
    """Return the words of each term and agreement by id, with the agreement's id."""
    agreements = sight.view.agreements.values()
    return sight.once(
        "search terms",
        lambda: (
            {one.id: (one.name, one.id) for one in agreements}
            | {term.id: (term.words, one.id) for one in agreements for term in one.terms}
        ),
    )


def _meant(asked: Asked, sight: Sight, indices: Sequence[Askable]) -> Iterator[str]:
    """Yield words of the index that are one or two letters from the first word that is asked for."""
    for term in asked.terms[:1]:
        word = term.words[0]
        if len(term.words) > 1 or len(word) < 4:
            return
        start = word[:2]
        known = sight.recent(("words from", start), partial(_words, start, indices))
        near = {one: damerau_levenshtein_distance(one, word) for one in known if abs(len(one) - len(word)) < 3}
        yield from sorted((one for one, far in near.items() if far <= 2), key=lambda one: (near[one], one))[:_SUGGESTED]


def _words(start: str, indices: Sequence[Askable]) -> frozenset[str]:
    """Return the words that are indexed and begin so."""
    end = start[:-1] + chr(ord(start[-1]) + 1)
    return frozenset(one for index in indices for one in index.words_from(start, end, _LOOKED_AT))


def marked(words: str, asked: Asked, *, whole: bool = False, first: tuple[int, int] | None = None) -> Markup:
    """Return words for a page with those marked that match; of a long text the stretch around the first of them, which
    is looked for where it is not given."""
    start, end = 0, len(words)
    if not whole:
        start, end = _window(words, (first or next(matches(words, asked.terms), (0, 0)))[0])
    parts, last = ["… " if start else ""], start
    for left, right in matches(words[start:end], asked.terms):
        parts += (guard(words[last : start + left]), "<mark>", guard(words[start + left : start + right]), "</mark>")
        last = start + right
    parts += (guard(words[last:end]), " …" if end < len(words) else "")
    return Markup("".join(parts))  # noqa: S704 - words are guarded, and all else is ours


def matches(words: str, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """Yield where words match a term, or sound like it. Reads no further than it is asked."""
    longest = max((len(term.words) for term in terms), default=0)
    if longest == 1:
        yield from _single(words, terms)
        return
    wanted = [(term.words, term.begins, term.sound) for term in terms]
    held: deque[tuple[int, int, str]] = deque()
    last = 0
    for told in folded_words(words) if terms else ():
        held.append(told)
        if len(held) == longest:
            last = yield from _first(held, wanted, last)
            held.popleft()
    while held:
        last = yield from _first(held, wanted, last)
        held.popleft()


def _single(words: str, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """The same for terms of one word each: every word is looked at by itself."""
    begun = tuple(term.words[0] for term in terms if term.begins)
    exact = {term.words[0] for term in terms}
    heard = {term.sound for term in terms} - {""}
    single = begun[0] if len(exact) == len(begun) == 1 else ""  # mostly one is asked for, and to begin is to equal too
    for start, end, word in folded_words(words):
        if single:
            if single in word or (heard and sound(word) in heard):
                yield start, end
        elif word in exact or any(one in word for one in begun) or (heard and sound(word) in heard):
            yield start, end


def _first(
    held: Sequence[tuple[int, int, str]], wanted: Sequence[tuple[tuple[str, ...], bool, str]], last: int
) -> Generator[tuple[int, int], None, int]:
    """Yield the match that begins at the first of these words, unless within the last one; return where it ends."""
    start, end, word = held[0]
    for words, begins, heard in wanted:
        if start < last:
            break
        if len(words) > 1:
            run = tuple(islice(held, len(words)))
            if tuple(one for *_, one in run) == words:
                yield start, run[-1][1]
                return run[-1][1]
        elif word == words[0] or (begins and words[0] in word) or (heard and sound(word) == heard):
            yield start, end
            return end
    return last


def _window(words: str, first: int) -> tuple[int, int]:
    start, end = max(0, first - _AROUND), min(len(words), first + 2 * _AROUND)
    while start > 0 and not words[start - 1].isspace() and first - start < 2 * _AROUND:
        start -= 1
    while end < len(words) and not words[end].isspace() and end - first < 3 * _AROUND:
        end += 1
    return start, end


__all__ = ["Answer", "Found", "Hit", "answer", "exists", "judgements", "marked", "matches", "terms"]
