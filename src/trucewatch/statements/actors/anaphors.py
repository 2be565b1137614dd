"""Nouns that take up somebody named elsewhere: "the minister", "the force", "the ministry", "his country"."""

from collections.abc import Iterable, Sequence

from trucewatch.model import ActorKind
from trucewatch.statements.actors import spelling
from trucewatch.statements.actors.known import Known
from trucewatch.statements.actors.lexicon import Lexicon
from trucewatch.statements.actors.persons import complement, role_words, states_of
from trucewatch.statements.actors.pronouns import Named, Pronouns
from trucewatch.statements.actors.roster import Roster
from trucewatch.statements.sentence import Sentence, Token

_ARMED = ("body", "force")


class Anaphors:
    """Answers for the nouns of one report; more than one candidate is no answer."""

    def __init__(
        self, sentences: Sequence[Sentence], roster: Roster, pronouns: Pronouns, named: Named, lexicon: Lexicon
    ) -> None:
        self._sentences = sentences
        self._named = named
        self._roster = roster
        self._pronouns = pronouns
        self._lexicon = lexicon
        self._heads = lexicon.heads

    def of(self, i: int, token: Token) -> Known | None:
        """Return the actor that the noun at a token takes up, None where that is not one."""
        # "Norlanders" are its people; "Norland's" and "the Norlandic" may stand for the state
        if token.text in self._lexicon.demonyms and token.tag not in ("NNS", "NNPS"):
            return self._roster.known.get(("state", self._lexicon.demonyms[token.text]))
        return self.role(i, token) or self.anaphor(i, token) or self._spoken_for(i, token)

    def _spoken_for(self, i: int, token: Token) -> Known | None:
        """An unnamed spokesman is the body or person he speaks for: "a spokesman for X", "an X spokeswoman"."""
        if token.lower not in self._lexicon.mouthpieces:
            return None
        sentence = self._sentences[i]
        heads = [*sentence.children(token.i, "poss", "compound", "nmod")]
        for preposition in sentence.children(token.i, "prep"):
            if preposition.lower in ("for", "of"):
                heads.extend(sentence.children(preposition.i, "pobj"))
        found = {known.key: known for t in heads if (known := self._named(i, t.i)) is not None}
        return next(iter(found.values())) if len(found) == 1 else None

    def role(self, i: int, token: Token) -> Known | None:
        """Return the one person here who was given this role ("the minister", "Italy's prime minister")."""
        sentence = self._sentences[i]
        if token.lower not in self._lexicon.role_nouns or any(
            t.lower in ("a", "an") for t in sentence.children(token.i, "det")
        ):
            return None
        wanted = role_words(sentence, token)
        states = states_of(sentence, token, self._lexicon)
        found = [
            known for known in self._roster.persons()
            if any(self._same_role(title, wanted, token.lower) for title in known.titles)
            and self._same_charge(known, wanted, complement(sentence, token))
            and (not states or not known.states or known.states.intersection(states))
        ]  # fmt: skip
        definite = [known for known in found if not states or known.states.intersection(states)] or found
        return definite[0] if len(definite) == 1 else None

    def _same_charge(self, known: Known, wanted: str, of: frozenset[str]) -> bool:
        """Whether nothing tells another office: one is not "the head of state" by being "head of the press service".

        Nor is the information minister "the foreign minister", though he may be "the minister".
        """
        fuller = [title for title in known.titles if title.endswith(f" {wanted.split()[-1]}")]
        other = " " in wanted and fuller and not any(wanted in title or title in wanted for title in fuller)
        apart = of and known.charges and not of & known.charges
        return not other and not apart

    def _same_role(self, title: str, wanted: str, noun: str) -> bool:
        if title == wanted or title.endswith(f" {wanted}") or wanted.endswith(f" {title}"):
            return True
        alike = self._lexicon.same_role.get(wanted) or self._lexicon.same_role.get(noun, frozenset())
        return any(title == other or title.endswith(f" {other}") for other in alike)

    def anaphor(self, i: int, token: Token) -> Known | None:
        """Return who "the force", "the ministry", "his country" takes up: the only one it can be."""
        sentence = self._sentences[i]
        if token.lower in self._heads["country"] and (owner := sentence.child(token.i, "poss")):
            known = self._pronouns.of(i, owner.i)
            states = known.states if known is not None and known.kind is ActorKind.PERSON else set()
            return self._only(("state", code) for code in states if ("state", code) in self._roster.known)
        if (watcher := self.watcher(sentence, token)) is not None:
            return watcher
        if token.text[0].isupper() or not any(
            t.lower in ("the", "this", "that") for t in sentence.children(token.i, "det")
        ):
            return None
        if token.lower in self._lexicon.ministries:
            return self._ministry(sentence, token)
        if token.lower in self._heads["one_military"]:
            return self._force(i, token)
        if token.lower in self._heads["organisation"]:
            return self._only(
                key
                for key, known in self._roster.known.items()
                if key[0] == "body" and self._calls_itself(known, token.lower)
            )
        return None

    def watcher(self, sentence: Sentence, token: Token) -> Known | None:
        """ "A monitor", "the monitoring group": the one body here whose name says that it watches.

        News leads with the description and names the body a sentence later, so "a" is as good as "the".
        """
        if token.tag != "NN" or not (token.lower in self._heads["watchers"] or self._watching(sentence, token)):
            return None
        return self._only(
            key
            for key, known in self._roster.known.items()
            if key[0] == "body" and any(self._calls_itself(known, word) for word in self._heads["watching_bodies"])
        )

    def _watching(self, sentence: Sentence, token: Token) -> bool:
        """Whether a noun for a body has a word before it that says that it watches."""
        if token.lower not in self._heads["organisation"]:
            return False
        before = sentence.children(token.i, "compound", "amod", "nmod")
        return any(t.lower in self._heads["watching"] for t in before)

    def _ministry(self, sentence: Sentence, token: Token) -> Known | None:
        """ "The ministry", "the defence ministry": the one that was named, of that field if one is said."""
        before = {
            t.lower for t in sentence.children(token.i, "compound", "amod") if t.lower in self._lexicon.portfolios
        }
        fields = {self._lexicon.same_portfolio.get(word, word) for word in before}
        states = states_of(sentence, token, self._lexicon)
        keys = (
            key for key in self._roster.known
            if key[:2] == ("body", "ministry") and (not states or key[2] in states)
        )  # fmt: skip
        return self._only(key for key in keys if fields <= set(key[3:]))

    def _force(self, i: int, token: Token) -> Known | None:
        """The one armed body that is called by this noun, else the only one that has a name of its own.

        "The army" takes up no front or militia, and "the X army" nobody whose name says nothing of X.
        A body that the same sentence names is not taken up by another noun for one: "the army shelled it, the X Front
        said" speaks of two.
        """
        noun = token.lower
        forces = {
            key: known
            for key, known in self._roster.known.items()
            if known.kind is ActorKind.FORCE and key[0] in _ARMED and self._may_be(known, i, token)
        }
        called = [key for key, known in forces.items() if self._calls_itself(known, noun)]
        if called:
            return self._only(called)
        only = self._only(key for key in forces if key[0] == "body")
        beside = (self._named(i, token.i) for token in self._sentences[i].tokens)
        return None if only is None or any(known is only for known in beside) else only

    def _may_be(self, known: Known, i: int, token: Token) -> bool:
        """Whether a body can be called by a noun with what stands before it."""
        regular = token.lower in self._heads["regular"]
        if regular and any(self._calls_itself(known, word) for word in self._heads["irregular"]):
            return False
        before = self._sentences[i].children(token.i, "compound", "nmod", "amod")
        named = [t for t in before if t.text[0].isupper() and t.i and t.text not in self._lexicon.demonyms]
        return all(self._calls_itself(known, spelling.plain(t.text)) for t in named)

    def _calls_itself(self, known: Known, noun: str) -> bool:
        return any(noun in map(spelling.plain, name.split()) for name in known.names)

    def _only(self, keys: Iterable[tuple[str, ...]]) -> Known | None:
        found = list(keys)
        return self._roster.known[found[0]] if len(found) == 1 else None
