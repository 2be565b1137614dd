"""The codebook's words about actors, made ready for matching: listed names, titles, nouns of bodies and groups."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from trucewatch.codebook import Codebook
from trucewatch.model import ActorKind
from trucewatch.statements.sentence import Token

_WORDS = re.compile(r"(?:\w\.)+|'s|[\w&]+|[^\w\s]")


class Listed(msgspec.Struct, frozen=True):
    """A name that the codebook knows: what it stands for, as a state, a demonym, a seat of government or a body.

    `code` is the ISO 3166-1 code of the state for the first three, else "".
    """

    name: str
    kind: ActorKind
    sort: str
    code: str = ""


class Phrases:
    """Phrases found by their first word, longest first."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Listed]]] = {}

    def add(self, phrase: str, listed: Listed) -> None:
        """Take in a phrase; the first meaning of a phrase wins."""
        words = tuple(_WORDS.findall(phrase))
        known = self._by_first.setdefault(words[0], [])
        if all(words != other for other, _ in known):
            known.append((words, listed))
            known.sort(key=lambda entry: -len(entry[0]))

    def begins(self, word: str) -> bool:
        """Whether a phrase may begin with this word."""
        return word in self._by_first

    def at(self, words: Sequence[str], i: int) -> tuple[int, Listed] | None:
        """Return how many words the longest phrase that begins at `i` has, and its meaning."""
        for phrase, listed in self._by_first.get(words[i], ()):
            if tuple(words[i : i + len(phrase)]) == phrase:
                return len(phrase), listed
        return None


class Lexicon:
    """Everything the codebook says about actors, as sets and phrase tables."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self.listed = Phrases()
        self.state_names: dict[str, str] = {}
        self.middles: dict[str, tuple[float, float]] = {}
        self.demonyms: dict[str, str] = {}
        self._list_states()
        self._list_bodies()
        self._set_names()
        self._set_titles()
        self._set_nouns()
        self.gender = dict.fromkeys(codebook.words("given_names", "female"), "female")
        self.gender |= dict.fromkeys(codebook.words("given_names", "male"), "male")
        self.gender_of_title = dict.fromkeys(codebook.words("titles", "honorifics", "male"), "male")
        self.gender_of_title |= dict.fromkeys(codebook.words("titles", "honorifics", "female"), "female")

    def _list_states(self) -> None:
        seats: list[tuple[str, Listed]] = []
        for row in self._codebook.rows("states"):
            name, code = row["name"], row["iso"]
            self.state_names[code] = name
            if row["lat"]:
                self.middles[code] = float(row["lat"]), float(row["lon"])
            state = Listed(name, ActorKind.STATE, "state", code)
            for other in (name, *_cells(row["names"])):
                self.listed.add(other, state)
                if other.isalpha() and not other.isupper() and not other.endswith("s"):
                    self.listed.add(f"{other}s", state)  # an apostrophe lost
            for demonym in _cells(row["demonyms"]):
                self.demonyms.setdefault(demonym, code)
                self.listed.add(demonym, Listed(name, ActorKind.STATE, "demonym", code))
            seat = Listed(name, ActorKind.STATE, "seat", code)
            seats += [(word, seat) for word in (*_cells(row["capital"]), *_cells(row["seats"]))]
        for word, seat in seats:
            self.listed.add(word, seat)

    def _list_bodies(self) -> None:
        table = self._codebook.table("organisations")
        for kind in (ActorKind.ORGANISATION, ActorKind.AGENCY, ActorKind.OUTLET):
            for name, others in table.get(kind.value, {}).items():
                listed = Listed(name, kind, "body")
                for other in (name, *others):
                    self.listed.add(other, listed)
                    if other.isupper() and other.isalpha() and len(other) < 5:
                        self.listed.add(".".join(other) + ".", listed)

    def _set_names(self) -> None:
        table = self._codebook.table("names")
        self.alike: dict[str, float] = dict(table["alike"])
        self.legal_forms = frozenset(self._codebook.words("names", "words", "legal_forms"))
        self.linking = frozenset(self._codebook.words("names", "words", "linking"))
        self.descent = frozenset(self._codebook.words("names", "words", "descent"))
        self.full_words: dict[str, str] = dict(table["full"])
        self.spelled: dict[str, str] = dict(table["spelled"])
        numbers = self._codebook.table("numbers")
        self.number_words: dict[str, int] = {**numbers["ones"], **numbers["tens"], **table["numerals"]}

    def _set_titles(self) -> None:
        words = self._codebook.words
        self.honorifics = frozenset(
            word for gender in ("male", "female", "either") for word in words("titles", "honorifics", gender)
        )
        self.crowned = frozenset(words("titles", "honorifics", "crowned"))
        self.ranks = frozenset(words("titles", "ranks", "words"))
        self.offices = frozenset(words("titles", "offices", "words"))
        self.mouthpieces = frozenset(words("titles", "offices", "mouthpieces"))
        self.title_prefixes = frozenset(words("titles", "offices", "prefixes"))
        self.counterparts = frozenset(words("titles", "offices", "counterparts"))
        self.same_role = {
            role: frozenset(others) for role, others in self._codebook.table("titles")["same_role"].items()
        }
        self.role_nouns = frozenset(phrase.split()[-1] for phrase in (*self.ranks, *self.offices)) - self.title_prefixes
        self.role_nouns |= frozenset(words("titles", "offices", "alone"))
        self._voiceless = frozenset(words("cues", "sources", "voiceless"))
        self.person_nouns = self.role_nouns | frozenset(words("cues", "sources", "one"))
        longest = (*self.honorifics, *self.ranks, *self.offices, *words("titles", "offices", "several"))
        self._titles = frozenset(tuple(phrase.replace("-", " - ").split()) for phrase in longest)
        self._longest_title = max(map(len, self._titles))
        self._title_firsts = frozenset(title[0] for title in self._titles)

    def is_person_noun(self, token: Token) -> bool:
        """Whether a common noun before a verb of saying is for one person: no body, force, state or document."""
        noun = token.lower
        body = noun in self.sorts or noun in self.body_nouns or noun in self.heads["country"]
        thing = noun in self.heads["documents"] or noun in self._voiceless
        return token.tag == "NN" and not body and not thing

    def _set_nouns(self) -> None:
        words = self._codebook.words
        self.body_nouns: dict[str, ActorKind] = {}
        for kind in (ActorKind.OUTLET, ActorKind.ORGANISATION, ActorKind.FORCE):
            self.body_nouns |= dict.fromkeys(words("actors", "nouns", kind.value), kind)
        self.openers = frozenset(words("sentences", "openers"))
        areas = [word for sort in ("regions", "districts", "waters") for word in words("places", "areas", sort)]
        places = (*areas, *words("places", "facilities", "airports"), *words("places", "facilities", "others"))
        self.place_nouns = frozenset(places) - self.body_nouns.keys()
        self.called = self.place_nouns | frozenset(words("places", "areas", "towns"))
        self.links = frozenset(words("actors", "nouns", "links"))
        self.peoples = frozenset(words("actors", "nouns", "peoples"))
        self.opening_links = frozenset(words("actors", "nouns", "links_needed"))
        self.joining = frozenset(words("actors", "particles", "joining"))
        self.hyphened = frozenset(words("actors", "particles", "hyphened"))
        self.dropped = frozenset(words("actors", "particles", "dropped"))
        self.suffixes = frozenset(words("actors", "particles", "suffixes"))
        self.one_spelling: dict[str, str] = dict(self._codebook.table("actors")["spellings"])
        self.nobody = frozenset(words("actors", "nobody", "words"))
        heads = (
            "military",
            "government",
            "side",
            "rebels",
            "country",
            "organisation",
            "one_military",
            "regular",
            "irregular",
            "watchers",
            "watching",
            "watching_bodies",
            "one_side",
            "documents",
        )
        self.heads = {name: frozenset(words("actors", "heads", name)) for name in heads}
        sorted_ = [
            (word, sort)
            for sort in ("organisation", "side", "military", "government", "rebels")
            for word in self.heads[sort]
        ]
        self.sorts: dict[str, str] = {
            **dict(sorted_),
            **dict.fromkeys(words("actors", "ministries", "heads"), "ministry"),
        }
        """Of which sort a body described by a noun is; of several sorts the last of these."""
        self.loyal = frozenset(words("actors", "heads", "loyal"))
        self.apart = frozenset(words("actors", "heads", "apart"))
        self.attributes = frozenset(words("actors", "heads", "attributes"))
        self.prefixed = frozenset(words("actors", "heads", "prefixed"))
        self.several = frozenset(words("actors", "several", "determiners"))
        self.counting = frozenset(words("actors", "several", "counting"))
        self.ministries = frozenset(words("actors", "ministries", "heads"))
        self.portfolios = frozenset(words("actors", "ministries", "portfolios"))
        self.same_portfolio: dict[str, str] = dict(self._codebook.table("actors")["ministries"]["same"])
        self.dropped_portfolios = frozenset(words("actors", "ministries", "drop"))
        stances = self._codebook.table("cues")["stance"]
        self.saying = frozenset(lemma for lemmas in stances.values() for lemma in lemmas)
        self.moving = frozenset(words("actors", "moving", "lemmas"))
        self.aliasing = frozenset(words("actors", "aliasing", "words"))
        self.aliasing_how = frozenset(words("actors", "aliasing", "how"))
        sorts = ("male", "female", "thing", "plural", "speaker", "relative")
        self.pronouns = {word: sort for sort in sorts for word in words("actors", "pronouns", sort)}
        self.possessive = frozenset(words("actors", "pronouns", "possessive"))

    def title_at(self, lowers: Sequence[str], i: int) -> int:
        """Return how many words the longest title that begins at `i` has, 0 for none."""
        if i >= len(lowers) or lowers[i].rstrip(".") not in self._title_firsts:
            return 0
        words = tuple(word.rstrip(".") for word in lowers[i : i + self._longest_title])
        return next((length for length in range(len(words), 0, -1) if words[:length] in self._titles), 0)

    @staticmethod
    def owned(name: str) -> str:
        """Return a name as an owner: "X's"."""
        return f"{name}'" if name.endswith("s") else f"{name}'s"


@lru_cache(maxsize=4)
def lexicon_of(codebook: Codebook) -> Lexicon:
    """Return the lexicon of this codebook, made once."""
    return Lexicon(codebook)


def _cells(cell: str) -> Iterable[str]:
    return (word for word in cell.split("|") if word)
