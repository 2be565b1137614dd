"""Who a pronoun means: subjects first, nearest first, agreeing in gender and number, never across a quotation mark.

Method: the ranking of Hobbs (1978) and of centering (subject before object, main clause before the rest), cut
down to what a dependency tree tells, with the speaker before all others where the pronoun speaks.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from trucewatch.model import ActorKind
from trucewatch.statements.actors.known import Known
from trucewatch.statements.actors.lexicon import Lexicon
from trucewatch.statements.sentence import Sentence, Token

Named = Callable[[int, int], Known | None]
"""The actor named by the phrase whose head is this token of this sentence, if one is."""

_SUBJECTS = ("nsubj", "nsubjpass")
_BACK = 3
_OBJECTS = ("dobj", "dative")
_SHOWING = (*_SUBJECTS, *_OBJECTS, "appos")
_PERSONS = ("male", "female")
_CLAUSES = ("ccomp", "advcl", "xcomp", "conj", "relcl", "acl", "ROOT")


class Pronouns:
    """Answers for the pronouns of one report."""

    def __init__(self, sentences: Sequence[Sentence], named: Named, lexicon: Lexicon) -> None:
        self._sentences = sentences
        self._named = named
        self._lexicon = lexicon
        self._quoted = _quoted(sentences)

    def of(self, i: int, t: int) -> Known | None:
        """Return the actor that the pronoun at token `t` of sentence `i` means, None where it cannot be told."""
        token = self._sentences[i][t]
        sort = self._lexicon.pronouns.get(token.lower)
        if sort == "relative":
            return self._relative(i, token)
        if sort not in ("male", "female", "thing", "plural"):
            return None
        if self._quoted[i][t]:
            return self._in_quotation(i, token, sort)
        if sort == "plural" and self._pair(i, token.i):
            return None
        return self._above(i, token, sort) or self._before(i, self._speaker(i, token, sort) or token, sort)

    def _pair(self, i: int, t: int | None) -> bool:
        """Whether two actors are named side by side before token `t`: "they" then means both."""
        return any(
            other.dep == "conj" and self._named(i, other.i) and self._named(i, other.head)
            for other in self._sentences[i].tokens[:t]
        )

    def speaks(self, i: int, token: Token) -> bool:
        """Whether the token is the subject of a verb of saying."""
        return token.dep in _SUBJECTS and self._sentences[i][token.head].lemma in self._lexicon.saying

    def _relative(self, i: int, token: Token) -> Known | None:
        """The noun that the relative clause hangs on."""
        for above in self._sentences[i].ancestors(token.i):
            if above.dep == "relcl":
                return self._named(i, above.head)
        return None

    def _above(self, i: int, token: Token, sort: str) -> Known | None:
        """A subject of a clause that holds the pronoun, or of a clause before it in the sentence."""
        sentence = self._sentences[i]
        barred = self._barred(sentence, token)
        for above in sentence.ancestors(token.i):
            if above.i in barred:
                continue
            for subject in sentence.children(above.i, *_SUBJECTS):
                before = subject.i < token.i and sentence.edges(subject.i)[1] < token.i
                if before and (found := self._fits(i, subject, sort, token)):
                    return found
        left = [
            found for other in sentence.tokens[: token.i]
            if other.dep in _SUBJECTS and other.head not in barred and (found := self._fits(i, other, sort, token))
        ]  # fmt: skip
        return left[-1] if left else self._only_left(i, token, sort)

    def _speaker(self, i: int, token: Token, sort: str) -> Token | None:
        """Return the like pronoun that speaks of itself: "It announced that it would send food"."""
        sentence = self._sentences[i]
        subjects = (
            subject
            for above in sentence.ancestors(token.i)
            if above.lemma in self._lexicon.saying
            for subject in sentence.children(above.i, *_SUBJECTS)
        )
        return next((s for s in subjects if s.i < token.i and self._lexicon.pronouns.get(s.lower) == sort), None)

    def _barred(self, sentence: Sentence, token: Token) -> frozenset[int]:
        """Verbs whose subject the pronoun cannot be, because it is their object."""
        if token.dep in ("dobj", "dative") or (token.dep == "pobj" and token.lower not in self._lexicon.possessive):
            governor = sentence[token.head]
            verb = governor if token.dep != "pobj" else sentence[governor.head]
            return frozenset((verb.i,))
        return frozenset()

    def _only_left(self, i: int, token: Token, sort: str) -> Known | None:
        left = [t for t in self._sentences[i].tokens[: token.i] if t.dep not in _SUBJECTS and not _bars(token, t)]
        found = {known.key: known for other in left if (known := self._fits(i, other, sort, token))}
        return next(iter(found.values())) if len(found) == 1 else None

    def _before(self, i: int, token: Token, sort: str) -> Known | None:
        """The speaker or the last subject of the sentences before."""
        speaks = self.speaks(i, token)
        back = _BACK if sort in ("male", "female") else 1
        for j in range(i - 1, max(-1, i - 1 - back), -1):
            if sort == "plural" and self._pair(j, None):
                return None
            if sort in _PERSONS and speaks and self._unnamed_speaker(j):
                return None
            found = self._in_sentence(j, sort, speaks)
            if found or (sort in _PERSONS and (self._is_of_other_name(i, j) or self._introduces(j))):
                return found
        return self._later_subject(i, token, sort)

    def _in_sentence(self, j: int, sort: str, speaks: bool) -> Known | None:
        sentence = self._sentences[j]
        subjects: list[tuple[Token, Known]] = []
        for token in sentence:
            if token.dep in _SUBJECTS and not self._quoted[j][token.i]:
                known = self._named(j, token.i) or self._chained(j, token)
                if known and self._agrees(known, sort):
                    subjects.append((token, known))
        if subjects:
            speakers = [known for token, known in subjects if self.speaks(j, token)]
            doers = [known for token, known in subjects if not self.speaks(j, token)]
            if not doers and sort == "thing" and not speaks and self._unnamed_subject(j):
                return None
            return (speakers or doers if speaks else doers or speakers)[-1]
        others = {
            k.key: k for t in sentence if t.dep not in ("poss", "compound") and (k := self._fits(j, t, sort, None))
        }
        return next(iter(others.values())) if len(others) == 1 else None

    def _introduces(self, j: int) -> bool:
        """Whether a person without a name comes in by a role and does something: "a member of the council laughed"."""
        return any(
            t.tag == "NN" and t.dep in _SUBJECTS and t.lower in self._lexicon.person_nouns and not self._quoted[j][t.i]
            and any(d.lower in ("a", "an") for d in self._sentences[j].children(t.i, "det"))
            for t in self._sentences[j]
        )  # fmt: skip

    def _is_of_other_name(self, i: int, j: int) -> bool:
        """Whether a person whose given name alone tells a gender does something just before, in the same paragraph.

        A given name may be a man's here and a woman's elsewhere, so that the pronoun may be for this person or not.
        """
        if self._sentences[j].block != self._sentences[i].block:
            return False
        known = (self._named(j, t.i) for t in self._sentences[j] if t.dep in _SUBJECTS and not self._quoted[j][t.i])
        return any(k is not None and k.kind is ActorKind.PERSON and not self._tells_gender(k) for k in known)

    def _tells_gender(self, known: Known) -> bool:
        words = (word for title in known.titles for word in title.split())
        return known.female is None or any(word in self._lexicon.gender_of_title for word in words)

    def _unnamed_speaker(self, j: int) -> bool:
        """Whether the last who speaks in a sentence is a person without a name: "she" goes on with "a nurse said"."""
        speakers = [
            token for token in self._sentences[j]
            if token.dep in _SUBJECTS and not self._quoted[j][token.i] and self.speaks(j, token)
        ]  # fmt: skip
        last = speakers[-1] if speakers else None
        if last is None or self._person_in(j, last):
            return False
        return self._lexicon.is_person_noun(last) or self._may_be_name(j, last)

    def _person_in(self, j: int, token: Token) -> bool:
        """Whether a person is named by a noun or in apposition inside its phrase."""
        first, last = self._sentences[j].edges(token.i)
        inside = [t for t in self._sentences[j].tokens[first : last + 1] if t.i == token.i or t.dep == "appos"]
        found = (self._named(j, t.i) for t in inside)
        return any(known is not None and known.kind is ActorKind.PERSON for known in found)

    def _may_be_name(self, j: int, token: Token) -> bool:
        """Whether a noun ends what may be a person's full name, though nothing told it to be one."""
        before = self._sentences[j][token.i - 1] if token.i else None
        full = before is not None and before.tag == token.tag == "NNP" and before.dep == "compound"
        return full and token.lower not in self._lexicon.body_nouns

    def _unnamed_subject(self, j: int) -> bool:
        """Whether something without a name does or is something there: "it" may be that."""
        return any(
            token.dep in _SUBJECTS and token.pos in ("NOUN", "PROPN") and not self._quoted[j][token.i]
            and not self.speaks(j, token) and self._named(j, token.i) is None
            for token in self._sentences[j]
        )  # fmt: skip

    def _chained(self, j: int, token: Token) -> Known | None:
        """A pronoun that is the subject carries its own meaning on."""
        if token.pos == "PRON" and self._lexicon.pronouns.get(token.lower) in ("male", "female", "thing", "plural"):
            return self._above(j, token, self._lexicon.pronouns[token.lower]) or (
                self._in_sentence(j - 1, self._lexicon.pronouns[token.lower], self.speaks(j, token)) if j else None
            )
        return None

    def _later_subject(self, i: int, token: Token, sort: str) -> Known | None:
        """In "after he left, X said ..." the subject of the main clause that follows."""
        sentence = self._sentences[i]
        for above in sentence.ancestors(token.i):
            if above.dep in ("advcl", "pcomp"):
                main = sentence[above.head]
                for subject in sentence.children(main.i, *_SUBJECTS):
                    if subject.i > token.i and (found := self._fits(i, subject, sort, token)):
                        return found
        return None

    def _in_quotation(self, i: int, token: Token, sort: str) -> Known | None:
        """Somebody named in the same quotation before the pronoun, never its speaker."""
        block = self._sentences[i].block
        for j in range(i, max(-1, i - 1 - _BACK), -1):
            if self._sentences[j].block < block - 1:
                return None
            found = {
                known.key: known for other in self._quotation(j, token.i if j == i else None)
                if (known := self._fits(j, other, sort, None, quoted=True))
            }  # fmt: skip
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None

    def _quotation(self, j: int, before: int | None) -> Iterator[Token]:
        for token in self._sentences[j].tokens[:before]:
            if self._quoted[j][token.i]:
                yield token

    def _fits(self, i: int, other: Token, sort: str, token: Token | None, quoted: bool = False) -> Known | None:
        if self._quoted[i][other.i] != quoted or (token is not None and other.i == token.i):
            return None
        known = self._named(i, other.i)
        return known if known and self._agrees(known, sort) else None

    def _is_shown(self, known: Known) -> bool:
        """Whether a report shows a person to be one: by a title or given name, or by what somebody of that name does.

        The parser takes towns for people ("near Velka", "for Wad Rusa").
        """
        return bool(known.titles) or known.female is not None or known.key in self._doers

    @cached_property
    def _doers(self) -> frozenset[tuple[str, ...]]:
        """The keys of those named without an article as subject, or beside one, or by a full name as object."""
        found = set()
        for i, sentence in enumerate(self._sentences):
            for token in sentence:
                known = self._named(i, token.i) if token.tag == "NNP" and token.dep in _SHOWING else None
                if known is None or sentence[sentence.edges(token.i)[0]].tag == "DT":
                    continue
                if token.dep not in _OBJECTS or " " in known.name:
                    found.add(known.key)
        return frozenset(found)

    def _agrees(self, known: Known, sort: str) -> bool:
        if sort in ("male", "female"):
            female = sort == "female"
            return known.kind is ActorKind.PERSON and known.female in (None, female) and self._is_shown(known)
        if sort == "thing":
            return known.kind not in (ActorKind.PERSON, ActorKind.GROUP)
        return known.kind in (ActorKind.ORGANISATION, ActorKind.FORCE, ActorKind.GROUP, ActorKind.UNCLEAR)


def _quoted(sentences: Sequence[Sentence]) -> list[list[bool]]:
    """For each token whether it stands in double quotation marks; a mark left open holds to the end of its block."""
    marks: list[list[bool]] = []
    open_, block = False, -1
    for sentence in sentences:
        if sentence.block != block:
            open_, block = False, sentence.block
        row = []
        for token in sentence:
            if token.text == '"':
                open_ = not open_
            row.append(open_)
        marks.append(row)
    return marks


def _bars(token: Token, other: Token) -> bool:
    """Whether the two stand as arguments of one verb, or the other only qualifies a noun."""
    qualifies = other.dep in ("poss", "compound", "amod", "nmod")
    return qualifies or (token.dep in _SUBJECTS and other.head == token.head)
