"""The codebook's cues in the form that the search for speeches asks them."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from trucewatch.codebook import Codebook
from trucewatch.model import Stance
from trucewatch.statements.sentence import Sentence, Token


class Cues:
    """Which verbs report speech, what they may govern, and how they set the source to its words."""

    def __init__(self, codebook: Codebook) -> None:
        table = codebook.table("cues")
        self.stances: Mapping[str, Stance] = {
            lemma: Stance(stance) for stance, lemmas in table["stance"].items() for lemma in lemmas
        }
        self.frames: Mapping[str, tuple[str, ...]] = {lemma: tuple(names) for lemma, names in table["frames"].items()}
        self.strict: Mapping[str, str] = table["strict"]
        self.relay = frozenset(table["relay"]["verbs"])
        self.relayed = frozenset(table["relay"]["relayed"])
        self.phrases = frozenset(table["phrases"]["according"])
        self.continuing = frozenset(table["continuing"]["verbs"])
        self.plain = frozenset(table["plain"]["verbs"])
        self.quoting = frozenset(table["quoting"]["verbs"])
        self.citing = frozenset(table["relay"]["citing"])
        self.people = _people(codebook)
        self.denying = frozenset(table["denial"]["verbs"])
        self.denied = frozenset(table["denial"]["nouns"])
        self._claiming = frozenset(table["denial"]["claiming"])
        self._giving = frozenset(table["giving"]["verbs"])
        self._given = {noun: Stance(one) for one, nouns in table["giving"]["nouns"].items() for noun in nouns}
        self.telling = frozenset(table["telling"]["verbs"])
        self._announcing = frozenset(table["announcing"]["verbs"])
        self.recording = frozenset(table["recording"]["verbs"])
        self.refuting = frozenset(table["denial"]["refuting"])
        self.turning = frozenset(table["turning"]["verbs"])
        self.whole = frozenset(table["denial"]["whole"])
        self.standing = frozenset(table["denial"]["standing"])
        self.untrue = _untrue(codebook)
        self.naming, self.named = frozenset(table["naming"]["verbs"]), frozenset(table["naming"]["nouns"])
        self.messages = frozenset(table["sending"]["messages"])
        self.sending = frozenset(table["sending"]["verbs"])
        self.addressing = frozenset(table["sending"]["addressing"])
        self.sources = frozenset(table["sources"]["plain"])
        self.evidence = frozenset(table["evidence"]["verbs"])
        self.witnesses = frozenset(table["evidence"]["sources"])
        self.voiceless = frozenset(table["sources"]["voiceless"])
        self._inserted: Mapping[str, str] = table["inserted"]
        self._only_that = frozenset(word for word, with_ in self.strict.items() if with_ in ("", "that"))
        self._objects = {verb: frozenset(nouns) for verb, nouns in table["objects"].items()}
        self.joining = frozenset(table["joining"]["words"])
        self.against = frozenset(table["joining"]["against"])
        self._threat = {key: frozenset(words) for key, words in table["threat"].items()}

    def costs(self, sentence: Sentence, token: Token) -> bool:
        """Whether a verb has an object with which it says nothing: "claimed the lives of nine"."""
        words = self._objects.get(lemma(token), frozenset())
        return any(noun.lower in words for noun in sentence.children(token.i, "dobj"))

    def stance_in(self, verb: Token, noun: Token) -> Stance | None:
        """How the subject stands to the clause of a noun: "made the claim that", "gave assurances that"."""
        name = noun.lemma.lower()
        if lemma(verb) in self._claiming and name in self.denied:
            return Stance.ALLEGES
        return self._given.get(name) if lemma(verb) in self._giving else None

    def is_cue(self, token: Token) -> bool:
        """Whether this token can be the cue of a speech, by its lemma and part of speech."""
        return token.pos in ("VERB", "AUX") and lemma(token) in self.stances

    def only_quotes(self, token: Token) -> bool:
        """Whether this token can be the cue of a quotation and of nothing else ("“...,” he continued")."""
        return token.pos == "VERB" and token.tag in ("VBD", "VBZ") and lemma(token) in self.quoting

    def is_inserted(self, sentence: Sentence, token: Token) -> bool:
        """Whether a verb with a source can be set into what is said: "..., he went on, ...", "..., it added, ..."."""
        word = lemma(token)
        particle = self._inserted.get(word, self.strict.get(word) if word not in self._only_that else None)
        if particle is not None:
            return not particle or (token.i + 1 < len(sentence) and sentence[token.i + 1].lower == particle)
        told = self.stances.get(word) in (Stance.ASSERTS, Stance.CONFIRMS, Stance.PROMISES)
        told = told or (self.stances.get(word) is Stance.ALLEGES and word not in self.frames)
        return told and word not in self.evidence and not self.needs_clause(token)

    def needs_clause(self, token: Token) -> bool:
        """Whether a verb reports no words but a clause behind it: "deplored that ...", never "..., he deplored"."""
        return lemma(token) in self._only_that and lemma(token) not in self._inserted

    def may_speak(self, source: Token, cue: Token) -> bool:
        """Whether the head of a subject can be a source of this cue: no truce threatens, no deed "shows" in words."""
        if lemma(cue) in self.evidence and source.lemma.lower() not in self.witnesses:
            return False
        return source.lower not in self.voiceless or self.stances.get(lemma(cue), Stance.ASSERTS) is Stance.ASSERTS

    def may_take_clause(self, sentence: Sentence, token: Token, clause: Token) -> bool:
        """Whether this clause under the cue is its content: some cues need another word with them, or "that"."""
        if self.goes_with_thing(sentence, token, sentence.edges(clause.i)[0]):
            return False
        word = self.strict.get(lemma(token))
        if word is None:
            return True
        if word == "that":
            return any(mark.lower == "that" for mark in sentence.children(clause.i, "mark"))
        if word:
            return any(child.lower == word for child in sentence.children(token.i))
        return any(mark.lower == "that" for mark in sentence.children(clause.i, "mark"))

    def goes_with_thing(self, sentence: Sentence, token: Token, that: int) -> bool:
        """Whether "that" tells of what was announced: "proclaimed a truce that the rebels said was news to them"."""
        thing = sentence.child(token.i, "dobj") if lemma(token) in self._announcing else None
        if thing is None or not token.i < thing.i < that:
            return False
        return thing.pos == "NOUN" and thing.ent not in ("DATE", "TIME")

    def stance(self, sentence: Sentence, cue: Token, content: tuple[int, int] | None) -> Stance:
        """How the source stands to the content (token range) that this cue reports."""
        base = self.stances.get(lemma(cue), Stance.ASSERTS)
        if base is Stance.ASSERTS and negated(sentence, cue.i):
            return Stance.UNCLEAR
        if content is not None and lemma(cue) in self._threat["cues"] and self._is_threat(sentence, cue, content):
            return Stance.THREATENS
        return base

    def _is_threat(self, sentence: Sentence, cue: Token, content: tuple[int, int]) -> bool:
        if lemma(cue) == "threaten":
            return True
        words = [token.lower for token in sentence.tokens[content[0] : content[1] + 1]]
        own = bool(words) and not self._threat["own"].isdisjoint(words[:3])
        would = not self._threat["modals"].isdisjoint(words)
        return own and would and not self._threat["conditions"].isdisjoint(words)


def _untrue(codebook: Codebook) -> frozenset[str]:
    """What a claim is called that is denied: "absurd", "a fabrication"."""
    lists = (("adjectives", "false"), ("nouns", "false"), ("nouns", "scorned"))
    return frozenset(word for path in lists for word in codebook.words("modality", *path))


def _people(codebook: Codebook) -> frozenset[str]:
    """Nouns for those who can be cited: offices, bodies, forces, sides, and whoever is a source by its plain noun."""
    phrases = (
        *codebook.words("titles", "offices", "words"),
        *codebook.words("actors", "nouns", "organisation"),
        *codebook.words("actors", "nouns", "force"),
        *codebook.words("actors", "heads", "rebels"),
        *codebook.words("cues", "sources", "plain"),
        *codebook.words("cues", "sources", "one"),
        *codebook.words("cues", "evidence", "sources"),
    )
    return frozenset(phrase.split()[-1] for phrase in phrases)


@lru_cache(maxsize=4)
def cues(codebook: Codebook) -> Cues:
    """Return the cues of this codebook, made once."""
    return Cues(codebook)


_IRREGULAR = {
    "said": "say",
    "says": "say",
    "told": "tell",
    "vowing": "vow",
    "tweeted": "tweet",
    "tweets": "tweet",
    "hoped": "hope",
    "hopes": "hope",
    "hoping": "hope",
}


def lemma(token: Token) -> str:
    """The lemma in lower case; the commonest cues do not rest on the lemmatiser."""
    return _IRREGULAR.get(token.lower, token.lemma.lower())


def negated(sentence: Sentence, i: int) -> bool:
    """Whether a negation hangs on this token."""
    return sentence.child(i, "neg") is not None


def continued(sentence: Sentence, cue: Token, lexicon: Cues) -> Token | None:
    """The cue that this one carries on ("said that ... but added that ..."), where the parse hung it on the content."""
    if cue.tag == "VBG" and cue.dep == "advcl" and cue.i and sentence[sentence.edges(cue.i)[0] - 1].lower == ",":
        return next(_shared(sentence, cue, lexicon), None)
    if lemma(cue) not in lexicon.continuing or cue.dep != "conj" or sentence.child(cue.i, "nsubj") is not None:
        return None
    head = sentence[cue.head]
    if lexicon.is_cue(head):
        return None
    return next((above for above in sentence.ancestors(cue.i) if lexicon.is_cue(above) and above.tag == cue.tag), None)


def _shared(sentence: Sentence, cue: Token, lexicon: Cues) -> Iterator[Token]:
    """The cues above a participle whose subject is its own: none above a verb with a subject unless that is said."""
    for above in sentence.ancestors(cue.i):
        if lexicon.is_cue(above) and above.i < cue.i:
            yield above
        told = above.dep != "ccomp" and above.pos in ("VERB", "AUX")
        if told and sentence.child(above.i, "nsubj", "nsubjpass") is not None:
            return
