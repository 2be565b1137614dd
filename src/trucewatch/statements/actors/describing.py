"""Actors that are described, not named: "X's forces", "pro-X militias", "the Turkish army", "the ministry"."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from trucewatch.model import ActorKind
from trucewatch.statements.actors.known import Known
from trucewatch.statements.actors.lexicon import Lexicon
from trucewatch.statements.actors.naming import Name
from trucewatch.statements.actors.persons import states_of
from trucewatch.statements.actors.pronouns import Pronouns
from trucewatch.statements.actors.roster import Roster
from trucewatch.statements.sentence import Sentence, Token

_BEFORE = ("poss", "compound", "amod", "nmod", "npadvmod", "nummod")
_BODIES = (ActorKind.ORGANISATION, ActorKind.FORCE, ActorKind.AGENCY, ActorKind.OUTLET, ActorKind.UNCLEAR)


@dataclass(frozen=True)
class Phrase:
    """A common noun with what qualifies it: who owns it, the body and the state said before it, what colours it."""

    token: Token
    owner: Known | None
    body: Known | None
    state: str
    city: str
    coloured: tuple[str, ...]
    words: tuple[str, ...]


class Describer:
    """Turns descriptive phrases of one report into actors."""

    def __init__(
        self, sentences: Sequence[Sentence], names: Sequence[Mapping[int, Name]], roster: Roster, lexicon: Lexicon
    ) -> None:
        self._sentences = sentences
        self._names = names
        self._roster = roster
        self._lexicon = lexicon
        self._heads = lexicon.heads

    def words(self, i: int, token: Token) -> str:
        """Return the description as the report has it, without article."""
        sentence = self._sentences[i]
        first = self._first(sentence, token)
        while first < token.i and self._counts(sentence[first]):
            first += 1
        return sentence.words(first, token.i)

    def _counts(self, token: Token) -> bool:
        """Whether a word before a noun only says which or how many."""
        quantity = token.lower in self._lexicon.several or token.lower in self._lexicon.counting
        return (
            quantity
            or not token.text[0].isalpha()
            or token.pos in ("DET", "PUNCT", "NUM", "CCONJ", "PRON", "ADV", "ADP")
        )

    def _first(self, sentence: Sentence, token: Token) -> int:
        before = [sentence.edges(t.i)[0] for t in sentence.children(token.i, *_BEFORE, "det") if t.i < token.i]
        first = min(before, default=token.i)
        return first if token.i - first < 12 else token.i

    def of(self, i: int, token: Token, pronouns: Pronouns | None) -> Known | None:
        """Return the actor that a phrase describes with its head at `token`, entered in the roster; None for none.

        Without `pronouns` phrases owned by a pronoun are left out.
        """
        sort = self._sort(token)
        if sort is None or self._many(i, token):
            return None
        phrase = self._phrase(i, token, pronouns)
        if sort == "ministry":
            return self._ministry(i, token, phrase)
        if phrase.body is not None:
            return self._of_body(i, phrase, sort)
        if phrase.owner is not None:
            return self._of_owner(phrase, sort)
        if phrase.coloured:
            return self._enter("group", i, phrase, " ".join((*phrase.coloured, token.lower)))
        if phrase.state:
            return self._of_state(i, phrase, sort)
        if phrase.city and sort == "government":
            return self._enter("government", i, phrase, phrase.city)
        return self._alone(phrase, sort)

    def _sort(self, token: Token) -> str | None:
        if token.pos not in ("NOUN", "PROPN", "ADJ") or token.dep in ("compound", "amod"):
            return None
        return self._lexicon.sorts.get(token.lower)

    def _many(self, i: int, token: Token) -> bool:
        before = self._sentences[i].children(token.i, "det", "amod", "nummod", "predet", "compound", "nmod")
        demonyms = {t.text for t in before if t.text in self._lexicon.demonyms}
        joined = {c.text for t in before for c in self._sentences[i].children(t.i, "conj") if c.i < token.i}
        both = bool(demonyms) and any(word in self._lexicon.demonyms for word in joined)
        return both or self._coordinated(i, token) or any(t.lower in self._lexicon.several for t in before)

    def _coordinated(self, i: int, token: Token) -> bool:
        """Whether two that are named share the noun, whatever the parser made of it ("Norlandic and rebel forces")."""
        sentence = self._sentences[i]
        return any(
            sentence[j].lower in ("and", "or")
            and (sentence[j - 1].text in self._lexicon.demonyms or j - 1 in self._names[i])
            for j in range(self._first(sentence, token) + 1, token.i)
        )

    def _phrase(self, i: int, token: Token, pronouns: Pronouns | None) -> Phrase:
        sentence = self._sentences[i]
        owner = body = None
        city, coloured = "", []
        for name in self._qualifiers(i, token):
            known = self._roster.of_name.get((i, name.first))
            if name.attribute:
                coloured.append(self._colour(sentence, name))
            elif name.place:
                city = name.words
            elif known is not None and known.kind in _BODIES:
                body = known
            elif known is not None and known.kind is ActorKind.PERSON:
                owner = known
        for word in sentence.children(token.i, "poss"):
            if pronouns is not None and word.lower in self._lexicon.possessive:
                owner = pronouns.of(i, word.i)
        owner = owner or self._loyal(i, token)
        coloured += self._demonym_colours(sentence, token)
        states = () if coloured else states_of(sentence, token, self._lexicon)
        words = tuple(t.lower for t in sentence.children(token.i, "amod", "compound", "advmod"))
        return Phrase(token, owner, body, next(iter(states), ""), city, tuple(coloured), words)

    def _qualifiers(self, i: int, token: Token) -> list[Name]:
        """The names that stand before the noun in its own phrase."""
        first = self._first(self._sentences[i], token)
        found = dict.fromkeys(self._names[i][t] for t in range(first, token.i) if t in self._names[i])
        return [name for name in found if name.kind is not ActorKind.STATE or name.attribute or name.place]

    def _colour(self, sentence: Sentence, name: Name) -> str:
        if name.first > 1 and sentence[name.first - 1].text == "-":
            return f"{sentence[name.first - 2].lower}-{name.words}"
        behind = name.last + (2 if sentence[name.last + 1].text == "-" else 1)
        return f"{name.words}-{sentence[behind].lower}"

    def _demonym_colours(self, sentence: Sentence, token: Token) -> list[str]:
        """ "Turkish-backed", "Russian backed" before the noun."""
        first = self._first(sentence, token)
        return [
            f"{sentence[t].text}-{word.lower}"
            for t in range(first, token.i)
            if sentence[t].text in self._lexicon.demonyms
            for word in sentence.tokens[t + 1 : min(t + 3, token.i)]
            if word.lower in self._lexicon.attributes and (sentence[t + 1].text == "-" or word.lower != "armed")
        ]

    def _loyal(self, i: int, token: Token) -> Known | None:
        """ "Forces loyal to X", "fighters of X"."""
        sentence = self._sentences[i]
        holders = [
            token,
            *(t for t in sentence.children(token.i, "amod", "acl", "relcl") if t.lower in self._lexicon.loyal),
        ]
        for holder in holders:
            for preposition in sentence.children(holder.i, "prep", "agent"):
                if preposition.lower in ("to", "with", "by", "of") and (
                    holder.i != token.i or preposition.lower == "of"
                ):
                    for noun in sentence.children(preposition.i, "pobj"):
                        name = self._names[i].get(noun.i)
                        known = self._roster.of_name.get((i, name.first)) if name and not name.attribute else None
                        if known is not None and known.kind is not ActorKind.STATE:
                            return known
        return None

    def _ministry(self, i: int, token: Token, phrase: Phrase) -> Known | None:
        told = tuple(sorted({
            self._lexicon.same_portfolio.get(word, word) for word in phrase.words if word in self._lexicon.portfolios
        } - self._lexicon.dropped_portfolios))  # fmt: skip
        if not told:
            return None
        state = phrase.state or self._seat(i, token)
        if state:
            known = self._roster.enter(("body", "ministry", state, *told), self.words(i, token), ActorKind.ORGANISATION)
            known.names.setdefault(self.words(i, token))
            return known
        return self._only(key for key in self._roster.known if key[:2] == ("body", "ministry") and key[3:] == told)

    def _seat(self, i: int, token: Token) -> str:
        """Return the code of the state whose seat of government owns a noun ("Moscow's defence ministry")."""
        names = [self._names[i].get(t.i) for t in self._sentences[i].children(token.i, "poss", "compound", "nmod")]
        return next((name.listed.code for name in names if name and name.listed and name.is_seat), "")

    def _only(self, keys: Iterable[tuple[str, ...]]) -> Known | None:
        found = list(keys)
        return self._roster.known[found[0]] if len(found) == 1 else None

    def _of_body(self, i: int, phrase: Phrase, sort: str) -> Known | None:
        body = phrase.body
        lower = phrase.token.lower
        if body is None or body.kind is ActorKind.FORCE or sort == "government" or lower in self._heads["organisation"]:
            return body
        if phrase.token.lower in self._heads["one_side"]:
            return self._roster.enter(("side", *body.key), f"{body.name} forces", ActorKind.FORCE)
        return self._enter("group", i, phrase, body.name)

    def _of_owner(self, phrase: Phrase, sort: str) -> Known | None:
        owner = phrase.owner
        if owner is None or sort in ("organisation", "rebels"):
            return None
        kind = ActorKind.FORCE if sort == "military" else ActorKind.GROUP
        owned = self._lexicon.owned(owner.name)
        if phrase.token.lower in self._heads["one_side"]:
            if owner.kind in (ActorKind.FORCE, ActorKind.GROUP):
                return owner
            return self._roster.enter(("side", *owner.key), f"{owned} forces", ActorKind.FORCE)
        lower = phrase.token.lower
        return self._roster.enter(("group", lower, *owner.key), f"{owned} {lower}", kind)

    def _of_state(self, i: int, phrase: Phrase, sort: str) -> Known | None:
        apart = (*self._lexicon.apart, *self._heads["rebels"])
        plain = not any(word in apart for word in phrase.words)
        state = self._lexicon.state_names[phrase.state]
        if sort == "government" and plain:
            return self._roster.enter(("state", phrase.state), state, ActorKind.STATE)
        if sort == "military" and plain and phrase.token.lower in self._heads["one_military"]:
            return self._roster.enter(("force", phrase.state), f"{self._lexicon.owned(state)} forces", ActorKind.FORCE)
        if sort == "organisation":
            return None
        return self._enter("group", i, phrase, phrase.state)

    def _alone(self, phrase: Phrase, sort: str) -> Known | None:
        if sort != "rebels":
            return None
        return self._roster.enter(("group", phrase.token.lower), phrase.token.lower, ActorKind.GROUP)

    def _enter(self, sort: str, i: int, phrase: Phrase, about: str) -> Known:
        lower = phrase.token.lower
        apart = [word for word in phrase.words if word in self._lexicon.apart or word == "rebel"]
        kind = ActorKind.ORGANISATION if lower in self._heads["government"] else ActorKind.GROUP
        kind = ActorKind.FORCE if lower in self._heads["military"] else kind
        return self._roster.enter((sort, about.casefold(), lower, *sorted(apart)), self.words(i, phrase.token), kind)
