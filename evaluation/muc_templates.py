"""Make MUC-4's templates of one document from our occurrences and figures, with the words of `muc.toml`."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from evaluation.muc_keys import SLOTS, Template
from evaluation.wording import head_of
from trucewatch.codebook import Codebook
from trucewatch.model import Basis, Precision, Published, Stance, Text
from trucewatch.statements.claims import find_claims
from trucewatch.statements.figures import find_figures
from trucewatch.statements.found import FoundClaim, FoundPlace, FoundTime, Mention
from trucewatch.statements.places import find_places, place_of
from trucewatch.statements.sentence import Sentence
from trucewatch.statements.times import find_times, time_of

AMERICAS = frozenset(
    ["SV", "GT", "HN", "NI", "CR", "PA", "CO", "PE", "BO", "CL", "EC", "VE", "AR", "MX", "BR", "PY", "UY"]
)
"""The states that the bulletins are about."""


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("muc.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Read:
    """A document in normal case: its text, its day, the country of its dateline in capitals."""

    text: Text
    day: date | None
    country: str


@dataclass
class Incident:
    """What a document tells of one incident so far; `near_` is what stands in the sentence without belonging to it."""

    type: str
    day: str | None = None
    place: str | None = None
    country: str = ""
    near_day: str | None = None
    near_place: str | None = None
    near_country: str = ""
    threatened: bool = False
    slots: dict[str, dict[str, None]] = field(default_factory=dict)

    def put(self, slot: str, *words: str) -> None:
        """Add fills to a slot."""
        self.slots.setdefault(slot, {}).update(dict.fromkeys(word.lower() for word in words if word))

    def takes(self, other: "Incident") -> bool:
        """Whether another may be the same: no other type, no other day, no other place."""
        days = None in (self.day, other.day) or self.day == other.day
        places = None in (self.place, other.place) or self.place == other.place
        types = self.type == other.type or "" in (self.type, other.type)
        return types and days and places

    def take(self, other: "Incident") -> None:
        """Take in what another tells."""
        self.type, self.day, self.place = self.type or other.type, self.day or other.day, self.place or other.place
        self.country = self.country or other.country
        self.near_day = self.near_day or other.near_day
        self.near_place, self.near_country = (
            self.near_place or other.near_place,
            self.near_country or other.near_country,
        )
        for slot, words in other.slots.items():
            self.put(slot, *words)


class Teller:
    """The incidents of one document."""

    def __init__(self, read: Read, sentences: Sequence[Sentence], codebook: Codebook) -> None:
        self._read, self._sentences, self._codebook = read, sentences, codebook
        published = Published(
            date=read.day.isoformat() if read.day else None,
            precision=Precision.DAY if read.day else Precision.UNCLEAR,
            basis=Basis.TEXT,
        )
        self._times = find_times(sentences, published, codebook)
        self._places = find_places(sentences, codebook)
        self._states = {row["iso"]: row["name"].upper() for row in codebook.rows("states")}

    def templates(self) -> list[Template]:
        """Return the templates of the document."""
        kept: list[Incident] = []
        for incident in self._incidents():
            same = next((one for one in reversed(kept) if one.takes(incident)), None)
            if same is None:
                kept.append(incident)
            else:
                same.take(incident)
        return [self._template(one) for one in kept if _is_reported(one)]

    def _incidents(self) -> Iterator[Incident]:
        for sentence, times, places in zip(self._sentences, self._times, self._places, strict=True):
            for claim in (*find_claims(sentence, self._codebook), *find_figures(sentence, self._codebook)):
                kind = incident_type(sentence, claim)
                if kind is not None:
                    yield self._incident(kind, sentence, claim, times, places)

    def _incident(
        self, kind: str, sentence: Sentence, claim: FoundClaim, times: Sequence[FoundTime], places: Sequence[FoundPlace]
    ) -> Incident:
        made = Incident(kind, threatened=claim.stance is Stance.THREATENS)
        when = time_of(sentence, times, claim.first, claim.last, claim.anchor)
        days = _days([when] if when is not None else times)
        if len(days) == 1:
            made.day, made.near_day = (days[0] if when is not None else None), days[0]
        known = [place for place in places if place.place.country]
        where = place_of(sentence, known, claim.first, claim.last, claim.anchor)
        if where is not None:
            made.place, made.country = self._named(where)
        if where is not None or len(known) == 1:
            made.near_place, made.near_country = self._named(where or known[0])
        _perpetrators(made, sentence, claim)
        _harmed(made, sentence, claim)
        _tools(made, sentence, claim)
        return made

    def _named(self, found: FoundPlace) -> tuple[str | None, str]:
        country = self._states.get(found.place.country or "", "")
        named = found.place.name.upper()
        return (None if named == country else named), country

    def _template(self, one: Incident) -> Template:
        day = one.day or one.near_day or (self._read.day.isoformat() if self._read.day else None)
        place, country = one.place or one.near_place, one.country or one.near_country
        country = country if not place or country in _known(self._states) else ""
        where = ": ".join(part for part in (country or self._read.country, place) if part)
        one.put("type", one.type or "ATTACK")
        if not one.slots.get("category"):
            one.put("category", "TERRORIST ACT")
        for _ in one.slots.get("things", ()) if one.type == "BOMBING" else ():
            one.put("effect on things", "SOME DAMAGE")
        one.put("stage", "THREATENED" if one.threatened else "ACCOMPLISHED")
        if day:
            one.put("date", date.fromisoformat(day).strftime("%d %b %y").upper())
        if where:
            one.put("place", where)
        return {
            slot: tuple(frozenset([word]) for word in words) for slot, words in one.slots.items() if slot in _FILLED
        }


_FILLED = frozenset(SLOTS.values())


def _days(times: Sequence[FoundTime]) -> list[str]:
    """The days, to the day, that some times name."""
    named = (time.when for time in times if not time.utterance)
    return sorted({w.start for w in named if w.start and w.start == w.end and len(w.start) == len("2000-01-31")})


def _known(states: Mapping[str, str]) -> set[str]:
    return {states[iso] for iso in AMERICAS if iso in states}


def incident_type(sentence: Sentence, claim: FoundClaim) -> str | None:
    """Return the type of incident that a claim tells, empty for people harmed by whatever it was, None for none."""
    if claim.stance is Stance.DENIES:
        return None
    lemma = sentence[claim.anchor].lemma.lower()
    if claim.type == "figure":
        return "" if str(claim.values["measure"]) in ("killed", "wounded") else None
    if claim.type != "occurrence":
        return None
    for kind, lemmas in _table()["words"].items():
        if lemma in lemmas:
            return str(kind)
    kind = str(claim.values["kind"])
    return None if kind == "detention" else _table()["types"].get(kind)


def _is_reported(one: Incident) -> bool:
    """Whether an incident is one that MUC reports: somebody or something other than a fighter is hit."""
    return any(one.slots.get(slot) for slot in ("names", "victims", "things")) or one.type == "BOMBING"


def _lemmas(sentence: Sentence, mention: Mention) -> set[str]:
    return {sentence[i].lemma.lower() for i in range(mention.first, mention.last + 1)}


def _perpetrators(made: Incident, sentence: Sentence, claim: FoundClaim) -> None:
    table = _table()["perpetrators"]
    common = {*table["terrorist"], *table["state"]}
    for mention in claim.actors.get("actor", ()):
        head, lemmas = head_of(sentence, mention), _lemmas(sentence, mention)
        if head.pos == "PRON" or head.ent == "GPE":
            continue
        inside = [sentence[i] for i in range(mention.first, mention.last + 1)]
        name = [t.text for t in inside if t.pos == "PROPN" and t.lemma.lower() not in common and t.ent != "NORP"]
        if name:
            made.put("organisation", " ".join(name))
            made.put("confidence", "REPORTED AS FACT")
        if head.lemma.lower() in common or head.pos != "PROPN":
            made.put("perpetrators", _plain(sentence, mention))
        state = lemmas & set(table["state"])
        made.put("category", "STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT")


def _harmed(made: Incident, sentence: Sentence, claim: FoundClaim) -> None:
    table = _table()["targets"]
    for mention in claim.actors.get("target", ()):
        head = head_of(sentence, mention)
        lemma = head.lemma.lower()
        if head.pos == "PRON" or lemma in table["fighters"]:
            continue
        named = head.pos == "PROPN" and head.ent != "GPE"
        if named or lemma in table["people"]:
            made.put("names" if named else "victims", _plain(sentence, Mention(mention.first, head.i)))
            has_number = any(sentence[i].pos == "NUM" for i in range(mention.first, head.i))
            number = None if has_number else "1" if head.tag in ("NN", "NNP") else "PLURAL"
            _describe(made, _lemmas(sentence, mention), number)
            effect = _effect(sentence, claim)
            if effect:
                made.put("effect", effect)
        elif (kind := _kind_of_thing(sentence, mention)) is not None:
            made.put("things", _plain(sentence, Mention(mention.first, head.i)))
            made.put("kind of things", kind)
            made.put("number of things", "1" if head.tag in ("NN", "NNP") else "PLURAL")
    if claim.type == "figure":
        counted = str(claim.values["counted"]).lower()
        if not set(counted.rstrip("s").split()) & set(table["fighters"]):
            made.put("victims", counted)
            low = claim.values["low"]
            _describe(made, set(counted.split()), str(low) if low is not None else "PLURAL")
            made.put("effect", "DEATH" if str(claim.values["measure"]) == "killed" else "INJURY")


def _kind_of_thing(sentence: Sentence, mention: Mention) -> str | None:
    """The class of what is hit, by the last word that tells one; None for what is no thing."""
    lemmas = [sentence[i].lemma.lower() for i in range(mention.first, mention.last + 1)]
    kinds = _table()["things"]
    return next((kind for lemma in reversed(lemmas) for kind, words in kinds.items() if lemma in words), None)


def _describe(made: Incident, lemmas: set[str], number: str | None) -> None:
    """Put the number of victims, where a figure does not tell it, and their class."""
    if number is not None:
        made.put("numbers", number)
    human = _table()["human"]
    made.put("kind of victims", next((kind for kind, words in human.items() if lemmas & set(words)), "CIVILIAN"))


def _effect(sentence: Sentence, claim: FoundClaim) -> str | None:
    lemma = sentence[claim.anchor].lemma.lower()
    if lemma in ("kill", "murder", "assassinate", "massacre", "execute", "behead", "assassination", "killing"):
        return "DEATH"
    return "INJURY" if lemma in ("wound", "injure") else None


def _tools(made: Incident, sentence: Sentence, claim: FoundClaim) -> None:
    inside = [sentence[i] for i in range(claim.first, claim.last + 1)]
    for kind, lemmas in _table()["instruments"].items():
        for token in inside:
            if token.lemma.lower() in lemmas and token.pos in ("NOUN", "PROPN"):
                made.put("instrument", token.text)
                made.put("instrument type", kind)


def _plain(sentence: Sentence, mention: Mention) -> str:
    """Return the words of a mention without articles and numbers before it."""
    first = mention.first
    while first < mention.last and sentence[first].pos in ("DET", "NUM", "PRON", "PUNCT"):
        first += 1
    return sentence.words(first, mention.last)
