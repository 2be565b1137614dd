"""Who is meant by a phrase: a name in it, a description of a body, a role somebody was given, or a pronoun."""

from collections.abc import Sequence

from trucewatch.model import ActorKind
from trucewatch.statements.actors.anaphors import Anaphors
from trucewatch.statements.actors.describing import Describer
from trucewatch.statements.actors.known import Known
from trucewatch.statements.actors.lexicon import Lexicon
from trucewatch.statements.actors.naming import Name
from trucewatch.statements.actors.own import OwnBody
from trucewatch.statements.actors.persons import learn_persons
from trucewatch.statements.actors.pronouns import Pronouns
from trucewatch.statements.actors.roster import Roster
from trucewatch.statements.found import Mention
from trucewatch.statements.phrases import noun_phrase
from trucewatch.statements.sentence import Sentence, Token

_NOMINAL = ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X")
_ONE = ("NN", "NNP")
_TITLE = 4  # tokens of a title before a name
_DESCRIBED = ("side", "group", "force", "government")
_PLACED = ("in", "at", "from", "near", "around", "outside", "inside", "to", "into", "towards", "toward", "over", "on")


class Meaning:
    """Answers who is meant, for one report. All actors are entered when it is made; asking adds none."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        named: Sequence[Sequence[Name]],
        roster: Roster,
        lexicon: Lexicon,
        own: OwnBody,
    ) -> None:
        self._sentences = sentences
        self._lexicon = lexicon
        self._roster = roster
        self._names = [{t: name for name in names for t in range(name.first, name.last + 1)} for names in named]
        self._entered = False  # while actors are entered, a name is all that names
        learn_persons(sentences, self._names, roster, lexicon)
        self._pronouns = Pronouns(sentences, self.named, lexicon)
        self._describer = Describer(sentences, self._names, roster, lexicon)
        self._anaphors = Anaphors(sentences, roster, self._pronouns, self._owner, lexicon)
        self._described: dict[tuple[int, int], Known] = dict(own.described(roster))
        roster.of_name.update(self._described)
        self._entered = True
        self._describe()
        self._seats()
        self.known = tuple(known for known in roster.known.values())

    def _describe(self) -> None:
        sorts = self._lexicon.sorts
        nouns = [[t for t in sentence if t.tag == "NN" or t.lower in sorts] for sentence in self._sentences]
        for owned in (False, True):
            for i, sentence in enumerate(self._sentences):
                for token in nouns[i]:
                    if (i, token.i) in self._described or token.i in self._names[i]:
                        continue
                    # "the Norland-based monitoring group" is the observatory named beside it, not a group of its own
                    known = self._anaphors.watcher(sentence, token) or self._describer.of(
                        i, token, self._pronouns if owned else None
                    )
                    if known is not None:
                        self._described[i, token.i] = known
                        words = self._describer.words(i, token)
                        # "its Western allies" are whose they are by the pronoun only, so it is no name of theirs
                        named = not self._owned(sentence, token) and any(map(str.isupper, words))
                        if known.key[0] in _DESCRIBED and named:
                            known.names.setdefault(words)

    def _seats(self) -> None:
        """A city that says or does something is one of the names of its state here."""
        for i, names in enumerate(self._names):
            for name in names.values():
                token = self._sentences[i][name.last]
                known = self._roster.of_name.get((i, name.first))
                if known and name.is_seat and token.dep == "nsubj" and not name.attribute:
                    known.names.setdefault(name.words)

    def named(self, i: int, t: int) -> Known | None:
        """Return the actor named or described by the phrase whose head is token `t`; no pronouns, no cities."""
        if (explained := self._explained(i, t)) is not None:
            return explained
        name = self._names[i].get(t)
        if name is None:
            return self._untitled(i, t)
        if name.attribute or t != name.last or (name.is_seat and not self._acts(i, name)):
            return None
        return self._roster.of_name.get((i, name.first))

    def _explained(self, i: int, t: int) -> Known | None:
        """Who the subject of a verb is, where a name in commas behind it tells: "the wali of Arn, Omar Sel, told"."""
        sentence = self._sentences[i]
        if not self._entered or sentence[t].dep not in ("nsubj", "nsubjpass"):
            return None
        return self._set_off(i, noun_phrase(sentence, t), sentence[t])

    def _untitled(self, i: int, t: int) -> Known | None:
        """The body described here, or the one person whose role it is ("the field marshal")."""
        if not self._entered:
            return None
        return self._described.get((i, t)) or self._anaphors.role(i, self._sentences[i][t])

    def of(self, i: int, mention: Mention) -> Known | None:
        """Return the actor meant by a mention, None where it names nobody definite."""
        sentence = self._sentences[i]
        head = self._head(sentence, mention)
        if head is None:
            return None
        if self._several(sentence, mention, head):
            return None
        return self._at(i, head, mention)

    def _at(self, i: int, head: Token, mention: Mention) -> Known | None:
        if head.lower in self._lexicon.pronouns and head.pos in ("PRON", "DET", "SCONJ"):
            return self._pronouns.of(i, head.i)
        name = self._names[i].get(head.i)
        if name is not None and not name.attribute:
            return self._roster.of_name.get((i, name.first)) if not name.is_seat or self._acts(i, name) else None
        return (
            self._set_off(i, mention, head)
            or self._opening(i, mention, head)
            or self._in_apposition(i, head, mention)
            or self._described.get((i, head.i))
            or self._anaphors.of(i, head)
            or self._document(i, head)
            or self._last_name(i, mention, head)
        )

    def _head(self, sentence: Sentence, mention: Mention) -> Token | None:
        inside = [t for t in sentence.tokens[mention.first : mention.last + 1] if t.pos in _NOMINAL]
        for token in inside:
            if not mention.first <= token.head <= mention.last or token.head == token.i:
                return token
        return inside[-1] if inside else next(
            (t for t in sentence.tokens[mention.first : mention.last + 1] if t.lower in self._lexicon.pronouns), None
        )  # fmt: skip

    def _several(self, sentence: Sentence, mention: Mention, head: Token) -> bool:
        """Whether the mention names several ("A and B", "both sides"); "A and his men" names A."""
        before = sentence.children(head.i, "det", "amod", "nummod", "predet", "preconj")
        if any(t.lower in self._lexicon.several and mention.first <= t.i for t in before):
            return True
        for other in sentence.children(head.i, "conj"):
            if mention.first <= other.i <= mention.last and not self._owned(sentence, other):
                return other.pos in _NOMINAL
        return False

    def _owned(self, sentence: Sentence, token: Token) -> bool:
        return any(t.lower in self._lexicon.possessive for t in sentence.children(token.i, "poss"))

    def _acts(self, i: int, name: Name) -> bool:
        """Whether a city's name stands for its government here: it is in no place phrase and colours no noun."""
        sentence = self._sentences[i]
        head = sentence[name.last]
        if head.dep == "pobj":
            return sentence[head.head].lower not in _PLACED
        if head.dep == "dobj":
            return sentence[head.head].lemma not in self._lexicon.moving
        return head.dep not in ("compound", "appos", "npadvmod")

    def _in_apposition(self, i: int, head: Token, mention: Mention) -> Known | None:
        """ "The head of the body, X" is X, wherever the parser hung X."""
        role = head.lower in self._lexicon.role_nouns
        if not role and head.lower not in self._lexicon.heads["organisation"]:
            return None
        for name in dict.fromkeys(self._names[i][t] for t in range(head.i, mention.last + 1) if t in self._names[i]):
            if (name.kind is ActorKind.PERSON) is role and self._sentences[i][name.last].dep == "appos":
                return self._roster.of_name.get((i, name.first))
        return None

    def _set_off(self, i: int, mention: Mention, head: Token) -> Known | None:
        """The person whose name stands between commas behind one person's description: "a grocer, Ana Lund, said"."""
        sentence, first = self._sentences[i], mention.last + 2
        near = (self._names[i].get(t) for t in range(first, first + _TITLE))
        name = next((one for one in near if one is not None and one.start == first), None)
        if name is None or name.kind is not ActorKind.PERSON or sentence[first - 1].lower != ",":
            return None
        ends = name.last + 1
        alone = ends + 1 < len(sentence) and sentence[ends].lower == ","
        if not alone or sentence[ends + 1].pos == "CCONJ" or head.tag not in _ONE or self._is_body(head):
            return None
        return self._roster.of_name.get((i, name.first))

    def _is_body(self, head: Token) -> bool:
        """Whether a noun is for a body or force, and for no person's office."""
        noun = head.lower
        return noun not in self._lexicon.role_nouns and (
            noun in self._lexicon.sorts or noun in self._lexicon.heads["organisation"]
        )

    def _opening(self, i: int, mention: Mention, head: Token) -> Known | None:
        """ "X, director of the body" is X, also where the parser takes the role for the head."""
        name = self._names[i].get(mention.first)
        tokens = self._sentences[i]
        if name is None or name.kind is not ActorKind.PERSON or head.lower not in self._lexicon.role_nouns:
            return None
        comma = name.last < head.i and tokens[name.last + 1].text == ","
        return self._roster.of_name.get((i, name.first)) if comma else None

    def _document(self, i: int, head: Token) -> Known | None:
        """Whose a statement, a page, a message is."""
        if head.lower not in self._lexicon.heads["documents"]:
            return None
        sentence = self._sentences[i]
        for owner in sentence.children(head.i, "poss", "compound", "nmod"):
            known = self._owner(i, owner.i) or self._at(i, owner, Mention(*sentence.edges(owner.i)))
            if known is not None:
                return known
        return self._sender(i, head)

    def _sender(self, i: int, head: Token) -> Known | None:
        """Who said or gave out "a statement" in which more is said: "the ministry said in a statement, which ..."."""
        sentence = self._sentences[i]
        by = (sentence.child(p.i, "pobj") for p in sentence.children(head.i, "prep") if p.lower in ("by", "from", "of"))
        verb = sentence[sentence[head.head].head] if head.dep == "pobj" else sentence[head.head]
        above = sentence.child(verb.i, "nsubj") if head.dep in ("pobj", "dobj") and verb.pos == "VERB" else None
        sender = next((noun for noun in by if noun is not None), above)
        if sender is None or sender.i == head.i or sender.lower in self._lexicon.heads["documents"]:
            return None
        return self._at(i, sender, Mention(*sentence.edges(sender.i)))

    def _owner(self, i: int, t: int) -> Known | None:
        """The actor named at a token, a seat of government for its state."""
        name = self._names[i].get(t)
        if name is not None and not name.attribute:
            return self._roster.of_name.get((i, name.first))
        return self._described.get((i, t))

    def _last_name(self, i: int, mention: Mention, head: Token) -> Known | None:
        """Where the parser took a title or "news agency" for the head: whom the mention ends with."""
        name = self._names[i].get(mention.last)
        if name is None:
            return None
        titled = name.kind is ActorKind.PERSON and name.start <= head.i < name.first
        called = head.lower in self._lexicon.heads["organisation"] and head.i == name.first - 1
        return self._roster.of_name.get((i, name.first)) if titled or called else None
