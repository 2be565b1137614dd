"""Make MUC-4's templates of one document from our occurrences and figures, with the words of `muc.toml`."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from evaluation.muc_bodies import armed_body, full_name, names_in
from evaluation.muc_keys import SLOTS, Template
from evaluation.wording import head_of
from trucewatch.codebook import Codebook
from trucewatch.model import Basis, Precision, Published, Stance, Text
from trucewatch.statements.claims import find_claims
from trucewatch.statements.claims.mentions import mention
from trucewatch.statements.figures import find_figures
from trucewatch.statements.found import FoundClaim, FoundPlace, FoundTime, Mention
from trucewatch.statements.places import find_places, place_of
from trucewatch.statements.sentence import Sentence, Token
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
class Hit:
    """Somebody or something that was hit: the words, a number, a class, what became of it."""

    words: str
    name: str = ""
    number: str = ""
    kind: str = ""
    effect: str = ""

    def is_same(self, other: "Hit") -> bool:
        """Whether two are one: a surname, or the same words."""
        if self.name and other.name:
            return self.name.split()[-1] == other.name.split()[-1]
        return not self.name and not other.name and self.words == other.words

    def take(self, other: "Hit") -> None:
        """Take in what is told elsewhere of the same: the longer name, a number of figures, the worse effect."""
        self.name = max(self.name, other.name, key=len)
        self.words = self.words or other.words
        if not self.number.isdigit() or (other.number.isdigit() and not other.name):
            self.number = other.number or self.number
        self.kind = self.kind if self.kind not in ("", "CIVILIAN") else other.kind or self.kind
        self.effect = "DEATH" if "DEATH" in (self.effect, other.effect) else self.effect or other.effect


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
    victims: list[Hit] = field(default_factory=list)
    things: list[Hit] = field(default_factory=list)
    maybe: str = ""
    maybe_body: str = ""
    tellings: int = 1

    def put(self, slot: str, *words: str) -> None:
        """Add fills to a slot."""
        self.slots.setdefault(slot, {}).update(dict.fromkeys(word.lower() for word in words if word))

    def hit(self, hits: list[Hit], one: Hit) -> None:
        """Add somebody or something hit, or what is told of it once more."""
        known = next((other for other in hits if other.is_same(one)), None)
        if known is None:
            hits.append(one)
        else:
            known.take(one)

    def takes(self, other: "Incident") -> bool:
        """Whether another may be the same: no other type, no other day, no other place."""
        day, its_day = self.day or self.near_day, other.day or other.near_day
        place, its_place = self.place or self.near_place, other.place or other.near_place
        days = None in (day, its_day) or day == its_day
        places = None in (place, its_place) or place == its_place
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
        self.tellings += other.tellings
        self.maybe, self.maybe_body = self.maybe or other.maybe, self.maybe_body or other.maybe_body
        for mine, theirs in ((self.victims, other.victims), (self.things, other.things)):
            for one in theirs:
                self.hit(mine, one)


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
        self._body = armed_body(sentences, _table()["perpetrators"])
        self._states = {row["iso"]: row["name"].upper() for row in codebook.rows("states")}
        self._country = self._home()

    def templates(self) -> list[Template]:
        """Return the templates of the document."""
        kept: list[Incident] = []
        for incident in self._incidents():
            same = next((one for one in reversed(kept) if one.takes(incident)), None)
            if same is None:
                kept.append(incident)
            else:
                same.take(incident)
        return [self._template(one) for one in kept if self._is_reported(one)]

    def _is_reported(self, one: Incident) -> bool:
        """Whether MUC reports an incident: a fresh one, on people or things, no toll of a war."""
        limits = _table()["reported"]
        day = one.day or one.near_day
        age = (self._read.day - date.fromisoformat(day)).days if day and self._read.day else 0
        numbers = [int(v.number) for v in one.victims if v.number.isdigit()]
        if age > limits["days"] or max(numbers, default=0) >= limits["victims"]:
            return False
        vague = _table()["targets"]["vague"]
        somebody = any(v.name or v.words not in vague for v in one.victims)
        return somebody or bool(one.things) or one.type not in ("", "ATTACK")

    def _incidents(self) -> Iterator[Incident]:
        for i, (sentence, times, places) in enumerate(zip(self._sentences, self._times, self._places, strict=True)):
            for claim in (*find_claims(sentence, self._codebook), *find_figures(sentence, self._codebook)):
                kind = incident_type(sentence, claim)
                if kind is not None:
                    made = self._incident(kind, sentence, claim, times, places)
                    if kind and not {"perpetrators", "organisation"} & made.slots.keys():
                        for near in self._sentences[i : i + 2]:
                            _suspects(made, near)
                    yield made

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

    def _home(self) -> str:
        """Return the country that a document is about: of its dateline, else the one whose places it names most."""
        if self._read.country in _known(self._states):
            return self._read.country
        named = [self._named(place)[1] for places in self._places for place in places if _is_american(place)]
        return next((name for name, _ in Counter(named).most_common(1)), "")

    def _named(self, found: FoundPlace) -> tuple[str | None, str]:
        country = self._states.get(found.place.country or "", "")
        named = found.place.name.upper()
        return (None if named == country else named), country

    def _template(self, one: Incident) -> Template:
        told = one.day or one.near_day
        # an act without a day was before the day of the bulletin, or on it
        day, before = told or (self._read.day.isoformat() if self._read.day else None), "" if told else "- "
        place, country = one.place or one.near_place, one.country or one.near_country
        if country not in _known(self._states):
            place, country = (place if not country else None), ""
        where = ": ".join(part for part in (country or self._country, place) if part)
        one.put("type", one.type or "ATTACK")
        if not one.slots.get("perpetrators") and one.maybe:
            one.put("perpetrators", one.maybe)
        body = one.maybe_body or self._body
        if (
            not one.slots.get("organisation")
            and body
            and "state-sponsored violence" not in one.slots.get("category", ())
        ):
            one.put("organisation", body)
            one.put("confidence", "REPORTED AS FACT")
        if not one.slots.get("category"):
            one.put("category", "TERRORIST ACT")
        one.put("stage", "THREATENED" if one.threatened else "ACCOMPLISHED")
        if day:
            one.put("date", before + date.fromisoformat(day).strftime("%d %b %y").upper())
        if where:
            one.put("place", where)
        plain = {slot: list(words) for slot, words in one.slots.items() if slot in _FILLED}
        filled = {**plain, **_people(one), **_struck(one)}
        return {slot: tuple(frozenset([word.lower()]) for word in words if word) for slot, words in filled.items()}


_FILLED = frozenset(SLOTS.values())


def _people(one: Incident) -> dict[str, list[str]]:
    """Return the slots of the people hit: an entry for each of them, those told vaguely left out beside others."""
    vague = _table()["targets"]["vague"]
    counted = [v.number for v in one.victims if v.words not in vague]
    told = [v for v in one.victims if v.name or v.words not in vague or v.number not in counted] or one.victims
    return {
        "names": [v.name for v in told],
        "victims": [v.words for v in told],
        "kind of victims": [v.kind or "CIVILIAN" for v in told],
        "numbers": [v.number for v in told],
        "effect": [v.effect for v in told],
    }


def _struck(one: Incident) -> dict[str, list[str]]:
    """Return the slots of the things hit."""
    damage = "SOME DAMAGE" if one.type in ("BOMBING", "ARSON") else ""
    return {
        "things": [t.words for t in one.things],
        "kind of things": [t.kind for t in one.things],
        "number of things": [t.number for t in one.things],
        "effect on things": [t.effect or damage for t in one.things],
    }


def _days(times: Sequence[FoundTime]) -> list[str]:
    """The days, to the day, that some times name."""
    named = (time.when for time in times if not time.utterance)
    return sorted({w.start for w in named if w.start and w.start == w.end and len(w.start) == len("2000-01-31")})


def _is_american(found: FoundPlace) -> bool:
    """Whether a place lies in the states that the bulletins are about."""
    return found.place.country in AMERICAS


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
    left_out = _table()["unreported"]
    unreported = lemma in left_out["words" if kind == "other" else "standing"]
    return None if kind == "detention" or unreported else _table()["types"].get(kind)


def _lemmas(sentence: Sentence, mention: Mention) -> set[str]:
    return {sentence[i].lemma.lower() for i in range(mention.first, mention.last + 1)}


def _perpetrators(made: Incident, sentence: Sentence, claim: FoundClaim) -> None:
    table = _table()["perpetrators"]
    common = {*table["terrorist"], *table["state"]}
    for named in claim.actors.get("actor", ()):
        head, lemmas = head_of(sentence, named), _lemmas(sentence, named)
        if head.pos == "PRON" or head.ent == "GPE":
            continue
        inside = [sentence[i] for i in range(named.first, named.last + 1)]
        names = [t.text for t in inside if t.pos == "PROPN" and t.lemma.lower() not in common and t.ent != "NORP"]
        person = head.ent == "PERSON"
        if names and not person:
            whole = head.pos == "PROPN" or head.lemma.lower() in table["bodies"]
            made.put("organisation", _plain(sentence, named) if whole else full_name(sentence, named, names, table))
            made.put("confidence", "SUSPECTED OR ACCUSED" if claim.stance is Stance.ALLEGES else "REPORTED AS FACT")
        if person or (head.pos != "PROPN" and head.lemma.lower() not in table["bodies"]):
            made.put("perpetrators", _plain(sentence, Mention(named.first, head.i)))
        state = lemmas & set(table["state"])
        made.put("category", "STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT")


def _suspects(made: Incident, sentence: Sentence) -> None:
    """Put who is named near an act without being told as its doer: armed men, a group of the kind that does such."""
    table = _table()["perpetrators"]
    for token in sentence:
        lemma = token.lemma.lower()
        before = {c.lower for c in sentence.children(token.i)}
        armed = lemma in table["violent"] or (lemma in table["people"] and before & set(table["modifiers"]))
        if armed and token.dep in ("nsubj", "pobj", "conj", "nsubjpass") and not made.maybe:
            found = mention(sentence, token.i)
            made.maybe = _plain(sentence, Mention(found.first, token.i))
    made.maybe_body = made.maybe_body or next(iter(names_in(sentence, table)), "")


def _harmed(made: Incident, sentence: Sentence, claim: FoundClaim) -> None:
    table = _table()["targets"]
    for named in claim.actors.get("target", ()):
        head = head_of(sentence, named)
        lemma = head.lemma.lower()
        if head.pos == "PRON" or lemma in table["fighters"]:
            continue
        many = "1" if head.tag in ("NN", "NNP") else "PLURAL"
        words = _plain(sentence, Mention(named.first, head.i))
        if (head.pos == "PROPN" and head.ent not in ("GPE", "NORP", "LOC", "FAC")) or lemma in table["people"]:
            counted = next((t for t in sentence.tokens[named.first : head.i] if t.pos == "NUM"), None)
            number = many if counted is None else _number(counted.lower) or many
            described, name = _named(sentence, named, head)
            hit = Hit((described if name else words).lower(), name.lower(), number)
            hit.kind, hit.effect = _human(_lemmas(sentence, named)), _effect(sentence, claim)
            made.hit(made.victims, hit)
        elif (kind := _kind_of_thing(sentence, named)) is not None:
            whole = [p for c in sentence.children(head.i, "prep") if c.lower == "of" for p in sentence.children(c.i)]
            if lemma in table["parts"] and whole:
                words = _plain(sentence, mention(sentence, whole[0].i))
            destroyed = any(t.lemma in table["destroyed"] for t in sentence.tokens[claim.first : claim.last + 1])
            effect = "DESTROYED" if destroyed else ""
            made.hit(made.things, Hit(words.lower(), "", many, kind, effect))
    if claim.type == "figure":
        counted_as = str(claim.values["counted"]).lower()
        low = claim.values["low"]
        if not set(counted_as.rstrip("s").split()) & set(table["fighters"]):
            effect = "DEATH" if str(claim.values["measure"]) == "killed" else "INJURY"
            kind = _human(set(counted_as.split()))
            made.hit(made.victims, Hit(counted_as, "", str(low) if low is not None else "PLURAL", kind, effect))


def _number(words: str) -> str:
    return words if words.isdigit() else str(_table()["numbers"].get(words, ""))


def _named(sentence: Sentence, mention: Mention, head: Token) -> tuple[str, str]:
    """Part a mention of a person into what describes him ("union leader") and his name; no name for a common noun."""
    if head.pos != "PROPN":
        return "", ""
    people = _table()["targets"]["people"]
    inside = [sentence[i] for i in range(mention.first, head.i + 1)]
    titles = [t.i for t in inside if t.lemma.lower() in people or t.pos == "NOUN"]
    last = max((i for i in titles if i < head.i), default=None)
    if last is None:
        return "", _plain(sentence, Mention(mention.first, head.i))
    return _plain(sentence, Mention(mention.first, last)), sentence.words(last + 1, head.i)


def _kind_of_thing(sentence: Sentence, mention: Mention) -> str | None:
    """The class of what is hit, by the last word that tells one; None for what is no thing."""
    lemmas = [sentence[i].lemma.lower() for i in range(mention.first, mention.last + 1)]
    kinds = _table()["things"]
    return next((kind for lemma in reversed(lemmas) for kind, words in kinds.items() if lemma in words), None)


def _human(lemmas: set[str]) -> str:
    human = _table()["human"]
    return next((kind for kind, words in human.items() if lemmas & set(words)), "")


def _effect(sentence: Sentence, claim: FoundClaim) -> str:
    lemma = sentence[claim.anchor].lemma.lower()
    effects = _table()["effects"]
    return next((effect for effect, lemmas in effects.items() if lemma in lemmas), "")


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
