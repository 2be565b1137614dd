"""Find the names of actors in one sentence: capitalised runs taken apart into titles, states, people and bodies.

Own rules over the parser's tags; its entity labels are only a hint (they call people organisations and
organisations people). Method: the longest run of capitalised words and name particles is cut where a listed
name, a demonym or a title begins; what is left is a body if it holds a body's noun, else a person or unclear.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from trucewatch.model import ActorKind
from trucewatch.statements.actors.lexicon import Lexicon, Listed
from trucewatch.statements.actors.runs import Runs
from trucewatch.statements.sentence import Sentence

_DATES = ("DATE", "TIME")
_PLACES = ("GPE", "LOC", "FAC")
_NOBODY = ("EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "LANGUAGE", *_PLACES)


@dataclass(frozen=True)
class Name:
    """A name in a sentence: its tokens (both included), what it seems to be, and the title said with it.

    `start` is the first token with title and state before the name. `state` is the code of the state said before
    it, `body` the words of a body said before it ("UN spokesman X"). `attribute` marks a name that only colours
    another noun ("UN-backed", "pro-X"). `place` marks a name that the parser takes for a place or for no name of
    an actor: only what the rest of the report says makes it one.
    """

    first: int
    last: int
    words: str
    kind: ActorKind
    start: int
    title: tuple[str, ...] = ()
    state: str = ""
    listed: Listed | None = None
    attribute: bool = False
    place: bool = False
    body: str = field(default="")

    @property
    def is_seat(self) -> bool:
        """Whether it is a city that can stand for a government."""
        return self.listed is not None and self.listed.sort == "seat"


class Namer:
    """Finds the names of one sentence."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self._sentence = sentence
        self._lexicon = lexicon
        self._words = [token.text for token in sentence]
        self._lowers = [token.lower for token in sentence]
        self._runs = Runs(sentence, lexicon)

    def names(self) -> list[Name]:
        """Return the names of the sentence in order."""
        return [name for first, last in self._runs for name in self._cut(first, last)]

    def _cut(self, first: int, last: int) -> Iterator[Name]:
        """Cut a run into names."""
        i = first
        state, body = "", ""
        while i <= last:
            match = self._lexicon.listed.at(self._words, i)
            if match and i + match[0] - 1 <= last:
                name = self._listed(i, last, *match)
                if name is None:
                    state, i = match[1].code or state, i + match[0]
                    continue
                yield name
                state = match[1].code or state
                body = name.words if name.listed and name.listed.sort == "body" else body
                i = name.last + 1
                continue
            end = self._end(i, last)
            name = self._unlisted(i, end, state, body)
            if name is not None:
                yield name
            i = end + 1

    def _end(self, i: int, last: int) -> int:
        """Return the last token before the next listed state or body within the run."""
        for j in range(i + 1, last + 1):
            match = self._lexicon.listed.at(self._words, j)
            if match and match[1].sort in ("state", "demonym") and self._lowers[j - 1] in ("of", "and"):
                if self._has_body_noun(i, j - 1) and self._lowers[j - 1] == "of":
                    return last
                return j - 1 if self._lowers[j - 1] != "of" else max(i, j - 2)
            if self._title_inside(i, j, last) or self._owner_without_mark(i, j, match):
                return j - 1
        return last

    def _owner_without_mark(self, i: int, j: int, match: tuple[int, Listed] | None) -> bool:
        """Whether a state that lost its apostrophe begins at `j`, behind a name ("Amara Norlands second city")."""
        if match is None or match[1].sort != "state" or match[0] != 1 or self._has_body_noun(i, j - 1):
            return False
        return self._words[j] == f"{match[1].name}s"

    def _title_inside(self, first: int, j: int, last: int) -> bool:
        """Whether a person's title begins at `j`, behind something else ("NSC President Dr X")."""
        behind = j + self._title_length(j, last)
        if behind == j or behind > last or self._title_length(first, last) or self._has_body_noun(behind, last):
            return False
        return "PERSON" in [self._sentence[t].ent for t in range(behind, last + 1)] or behind < last

    def _listed(self, i: int, last: int, length: int, listed: Listed) -> Name | None:
        """Return the name that a listed phrase makes, None where it only modifies what follows."""
        end = i + length - 1
        if end < last and self._has_body_noun(end + 1, last) and not self._titled(end + 1):
            return self._made(i, self._body_end(end + 1, last), self._body_kind(end + 1, last), listed.code)
        if listed.sort == "demonym":
            return None
        attribute = self._is_attribute(i, end)
        return Name(i, end, self._sentence.words(i, end), listed.kind, i, listed=listed, attribute=attribute,
                    place=listed.sort == "seat")  # fmt: skip

    def _titled(self, i: int) -> bool:
        return i < len(self._words) and self._lexicon.title_at(self._lowers, i) > 0

    def _has_body_noun(self, first: int, last: int) -> bool:
        return any(self._lowers[j] in self._lexicon.body_nouns for j in range(first, last + 1))

    def _body_end(self, first: int, last: int) -> int:
        """A body's name ends with the run, but not with a title and a person inside it."""
        for j in range(first + 1, last + 1):
            if self._lowers[j] in self._lexicon.offices and self._lowers[j] not in self._lexicon.body_nouns:
                return j - 1
        return last

    def _body_kind(self, first: int, last: int) -> ActorKind:
        kinds = [self._lexicon.body_nouns.get(self._lowers[j]) for j in range(first, last + 1)]
        named = [kind for kind in kinds if kind is not None]
        if ActorKind.FORCE in named:
            return ActorKind.FORCE
        return named[-1] if named else ActorKind.ORGANISATION

    def _unlisted(self, i: int, last: int, state: str, body: str) -> Name | None:
        """Return the name of a stretch without listed names: a title first, then who it is."""
        first = i
        while first <= last and (length := self._title_length(first, last)):
            first += length
        if first > last:
            return None
        first = self._behind_field(first, last)
        if self._words[first] == "-" or self._lowers[first] in self._lexicon.links:
            return None
        title = self._title(i, first)
        kind = self._kind(first, last, bool(title[0]))
        if kind is None:
            return None
        if title[0] and title[0][0] in self._lexicon.crowned:
            last = self._realm(last)
        before_state, before_body = self._before(min(title_start for title_start in (title[1], i)))
        return Name(
            first, last, self._sentence.words(first, last), kind, title[1], title[0],
            state or before_state, None, self._is_attribute(first, last), self._place(first, last), body or before_body,
        )  # fmt: skip

    def _behind_field(self, first: int, last: int) -> int:
        """Return where the name begins behind an office's field: "Minister for Home Affairs A B"."""
        if first < 2 or self._lowers[first - 1] not in ("for", "of") or not self._office_before(first - 2):
            return first
        name = first
        while name < last and self._lowers[name] in self._lexicon.portfolios | {"and"}:
            name += 1
        return first if self._lowers[name] in self._lexicon.portfolios else name

    def _office_before(self, i: int) -> bool:
        """Whether an office ends at token `i`, or at the one that "of State" stands behind."""
        if self._lowers[i] == "state" and self._lowers[i - 1 : i] == ["of"]:
            i -= 2
        return i >= 0 and self._words[i][0].isupper() and self._lowers[i] in self._lexicon.offices

    def _realm(self, last: int) -> int:
        """Return the last token of "of Y" behind "King X", else `last`."""
        if self._lowers[last + 1 : last + 2] != ["of"] or last + 2 >= len(self._words):
            return last
        match = self._lexicon.listed.at(self._words, last + 2)
        return last + 1 + match[0] if match and match[1].sort == "state" else last

    def _title_length(self, i: int, last: int) -> int:
        length = self._lexicon.title_at(self._lowers, i)
        return length if length and i + length - 1 <= last else 0

    def _title(self, i: int, first: int) -> tuple[tuple[str, ...], int]:
        """Return the title words before `first`, small ones before the run included, and where they begin."""
        start = i
        while start > 0 and self._small_title(start - 1):
            start -= 1
        words = tuple(word.rstrip(".") for word in self._lowers[start:first])
        return words, start

    def _small_title(self, i: int) -> bool:
        lower = self._lowers[i].rstrip(".")
        if not self._words[i][0].islower() and lower not in self._lexicon.ranks:
            return False
        return lower in self._lexicon.title_prefixes or self._lexicon.title_at([lower], 0) > 0 or (
            lower in self._lexicon.portfolios and i + 1 < len(self._lowers)
            and self._lexicon.title_at(self._lowers, i) > 1
        ) or lower in self._lexicon.counterparts  # fmt: skip

    def _before(self, i: int) -> tuple[str, str]:
        """Return the state and the body said right before token `i` ("Turkish counterpart X", "Italy's premier X")."""
        j = i - 1
        if j >= 0 and self._lowers[j] in ("'s", "'"):
            j -= 1
        for length in (1, 2, 3):
            start = j - length + 1
            match = self._lexicon.listed.at(self._words, start) if start >= 0 else None
            if match and match[0] == length:
                return match[1].code, match[1].name if match[1].sort == "body" else ""
        return "", ""

    def _kind(self, first: int, last: int, titled: bool) -> ActorKind | None:
        labels = [self._sentence[j].ent for j in range(first, last + 1)]
        if self._has_body_noun(first, last) and not (titled and "PERSON" in labels):
            return self._body_kind(first, last) if last > first else ActorKind.UNCLEAR
        if titled and last - first < 6:
            return ActorKind.PERSON
        if self._runs.heading or any(label in _DATES for label in labels):
            return None
        if first == last and len(self._words[first]) > 1 and self._words[first].isupper():
            return None if self._runs.shouting else ActorKind.ORGANISATION
        if labels.count("PERSON") * 2 > len(labels):
            return ActorKind.PERSON
        if last > first and self._lowers[first] in self._lexicon.gender and not self._place(first, last):
            return ActorKind.PERSON
        if labels.count("ORG") * 2 > len(labels) and last > first and not self._spills(first, last):
            return ActorKind.ORGANISATION
        return ActorKind.UNCLEAR

    def _spills(self, first: int, last: int) -> bool:
        """Whether the parser's entity runs on beyond the run, so that its label says little."""
        sentence = self._sentence
        before = first > 0 and sentence[first - 1].ent == sentence[first].ent and sentence[first - 1].pos == "PUNCT"
        return before or (last + 1 < len(sentence) and sentence[last + 1].ent == sentence[last].ent
                          and sentence[last + 1].pos == "PUNCT")  # fmt: skip

    def _made(self, first: int, last: int, kind: ActorKind, state: str) -> Name:
        return Name(first, last, self._sentence.words(first, last), kind, first, state=state,
                    attribute=self._is_attribute(first, last))  # fmt: skip

    def _place(self, first: int, last: int) -> bool:
        if last > first and self._lowers[last] in self._lexicon.place_nouns:
            return True
        labels = [self._sentence[j].ent for j in range(first, last + 1)]
        if self._said(last) and not any(label in _PLACES for label in labels):
            return False
        return sum(label in _NOBODY for label in labels) * 2 > len(labels)

    def _said(self, last: int) -> bool:
        """Whether who is named has said something: behind a quotation the parser takes a name for a title of a work."""
        token = self._sentence[last]
        verb = self._sentence[token.head]
        return token.dep == "nsubj" and verb.tag == "VBD" and verb.lemma in self._lexicon.saying

    def _is_attribute(self, first: int, last: int) -> bool:
        count = len(self._words)
        behind = last + 2 if last + 1 < count and self._words[last + 1] == "-" else last + 1
        after = behind < count and self._lowers[behind] in self._lexicon.attributes and (
            behind == last + 2 or self._sentence[behind].dep in ("amod", "acl")
        )  # fmt: skip
        before = first > 1 and self._words[first - 1] == "-" and self._lowers[first - 2] in self._lexicon.prefixed
        return after or before


def names_in(sentence: Sentence, lexicon: Lexicon) -> tuple[Name, ...]:
    """Return the names of actors (and of cities that may stand for one) in a sentence, in order."""
    return tuple(Namer(sentence, lexicon).names())
