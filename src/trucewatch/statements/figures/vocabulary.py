"""The words of the codebook's `figures` table, in the shape in which they are looked up."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from trucewatch.codebook import Codebook
from trucewatch.model import Measure, Qualifier
from trucewatch.statements.numbers import NumberWords, number_words
from trucewatch.statements.sentence import Sentence, Token


class Vocabulary:
    """Every word by which a count, what it counts and whether it is told as a fact is recognised."""

    def __init__(self, codebook: Codebook) -> None:
        self._table: Mapping[str, Any] = codebook.table("figures")
        self.numbers: NumberWords = number_words(codebook)
        self.counted: str = self._table["counted"]
        self.qualifiers = _phrases(self._table["qualifiers"])
        self.states = self._measures("states")
        self.doing = self._measures("doing")
        self.undergoing = self._measures("undergoing")
        self.nouns = self._measures("nouns")
        self.reports = self._set("nouns", "reports")
        self.bare, self.cases = self._set("nouns", "bare"), self._set("nouns", "cases")
        self.losing = {
            (verb, noun): Measure(measure)
            for verb, nouns in self._table["losing"].items()
            for noun, measure in nouns.items()
        }
        self.phrasal = {
            (verb, particle): Measure(measure)
            for verb, particles in self._table["phrasal"].items()
            for particle, measure in particles.items()
        }
        self.new = self._set("fillers", "new")
        self.fillers = self._set("fillers", "words")
        self.captives, self.held, self.freed = (self._set("people", name) for name in ("captives", "held", "freed"))
        self.trucks, self.aid, self.rights = (self._set("people", name) for name in ("trucks", "aid", "rights"))
        self.things = self._set("things", "words")
        self.tolls, self.toll_numbers = self._set("tolls", "words"), self._set("tolls", "numbers")
        self.toll_casualties, self.rising = self._set("tolls", "casualties"), self._set("tolls", "rising")
        self.modals, self.marks = self._set("unreal", "modals"), self._set("unreal", "marks")
        self.perhaps = self._set("unreal", "perhaps")
        self.bounding = frozenset(phrase.split()[0] for group in self._table["qualifiers"].values() for phrase in group)
        self.unreal = self._set("unreal", "verbs")
        self.fearing = self._set("unreal", "fearing")
        self.told = self._set("unreal", "told")
        self.feared = self._set("unreal", "feared")
        self.parts, self.pronouns = self._set("relations", "parts"), self._set("relations", "pronouns")
        self.counting, self.zero = self._set("relations", "counting"), self._set("relations", "zero")
        self.estimating = self._set("relations", "estimating")
        self.counting |= self.estimating
        self.links = self._set("relations", "links")
        self.units = self._set("relations", "units")
        self.recovering = self._set("relations", "recovering")
        self.apart = self._set("relations", "apart")
        self.shares, self.putting = self._set("relations", "shares"), self._set("relations", "putting")
        self.put_at = self._set("relations", "put_at")
        self.saying, self.after_saying = self._set("relations", "saying"), self._set("relations", "after_saying")
        self.persons, self.person_endings = self._set("people", "persons"), tuple(self._table["people"]["endings"])
        self.seizing, self.custody = self._set("people", "seizing"), self._set("people", "custody")
        self.hands, self.captors = self._set("people", "hands"), self._set("people", "captors")
        self.remaining = self._set("people", "remaining")
        self.breaking, self.truces = self._set("breaking", "verbs"), self._set("breaking", "truces")
        self.times = self._set("breaking", "times")
        self.verifying = self._set("breaking", "verifying")
        self.findings = self.verifying | self._set("breaking", "attributing")
        self.ranks, self.of_things = self._set("people", "ranks"), self._set("people", "of_things")
        self.burying = self._set("people", "burying")
        self.refugees, self.arriving, self.hosting = (
            self._set("refugees", n) for n in ("words", "arriving", "hosting")
        )
        self.befalling = self._measures("befalling")
        self.harm_links, self.costing = self._set("harm", "links"), self._set("harm", "costing")
        self.deathly, self.striking = self._set("harm", "deathly"), self._set("harm", "striking")
        self.treating, self.driving, self.homes = (self._set("harm", n) for n in ("treating", "driving", "homes"))
        self.sheltering, self.shelters = self._set("harm", "sheltering"), self._set("harm", "shelters")
        self.leaving, self.residents = self._set("harm", "leaving"), self._set("harm", "residents")
        self.labels = self._set("things", "labels")
        self.bringing, self.climbing = self._set("tolls", "bringing"), self._set("tolls", "climbing")
        self.running = self._set("tolls", "running")
        self.damage: Mapping[str, str] = self._table["damage"]["states"]
        self.damageable = self._set("damage", "things")
        self.willed = self._set("unreal", "willed")
        self.comparing = self._set("relations", "comparing")
        self.weekdays = frozenset(codebook.table("times")["weekdays"])
        self.harmed = self._set("people", "harmed")
        self.names, self.before_years = self._set("things", "names"), self._set("things", "before_years")
        self.no_toll = self._set("tolls", "no_toll")
        self.include, self.stops = self._set("relations", "include"), self._set("relations", "stops")
        self.months = frozenset(codebook.table("times")["months"])
        self.past, self.total = self._set("relations", "past"), self._set("relations", "total")

    def state(self, word: str) -> Measure | None:
        """Return the measure of a participle, adjective or noun of harm."""
        return self.states.get(word) or self.nouns.get(word)

    def deed(self, lemma: str, word: str) -> Measure | None:
        """Return the measure of a verb whose object is counted, also where its -ing form was taken for a noun."""
        return self.doing.get(lemma) or (self.doing.get(word.removesuffix("ing")) if word.endswith("ing") else None)

    def case_of(self, sentence: Sentence, head: int) -> Token | None:
        """Return the noun of harm in "cases of a violation"; of what is reported only violations are so counted."""
        behind = sentence.tokens[head + 1 : head + 6]
        if not behind or behind[0].lower != "of":
            return None
        found = next((t for t in behind if t.lower in self.nouns), None)
        told = sentence[head].lower in self.reports
        violation = found is not None and self.nouns[found.lower] is Measure.VIOLATIONS
        return found if sentence[head].lower in self.cases or (told and violation) else None

    def _set(self, group: str, name: str) -> frozenset[str]:
        return frozenset(self._table[group][name])

    def _measures(self, group: str) -> Mapping[str, Measure]:
        names = {measure.value for measure in Measure}
        groups = self._table[group].items()
        return {word: Measure(name) for name, words in groups if name in names for word in words}


def _phrases(groups: Mapping[str, list[str]]) -> Mapping[str, tuple[tuple[tuple[str, ...], Qualifier], ...]]:
    """Return the phrases by their last word, longest first."""
    made: dict[str, list[tuple[tuple[str, ...], Qualifier]]] = {}
    for name, phrases in groups.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            made.setdefault(words[-1], []).append((words, Qualifier(name)))
    return {last: tuple(sorted(found, key=lambda f: -len(f[0]))) for last, found in made.items()}


@lru_cache(maxsize=4)
def vocabulary(codebook: Codebook) -> Vocabulary:
    """Return the figure words of this codebook, read once."""
    return Vocabulary(codebook)
