"""What a report says of its people: titles in apposition ("X, the prime minister of Y"), their states, their gender."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from trucewatch.model import ActorKind
from trucewatch.statements.actors import spelling
from trucewatch.statements.actors.known import Known
from trucewatch.statements.actors.lexicon import Lexicon
from trucewatch.statements.actors.naming import Name
from trucewatch.statements.actors.roster import Roster
from trucewatch.statements.sentence import Sentence, Token

_FULL_NAME = (2, 3)
_ROLE = 4  # tokens behind the comma, in which the role is told


def told_by_surname(named: Sequence[Sequence[Name]]) -> list[tuple[Name, ...]]:
    """Return the names with those taken for people that the parser took for bodies, where their last word is a
    person's elsewhere in the report ("Anna Kovač" beside "Ms Kovač")."""
    surnames = {name.words.split()[-1] for names in named for name in names if _is_person(name)}
    return [tuple(_as_person(name) if _called(name, surnames) else name for name in names) for names in named]


def told_by_role(
    sentences: Sequence[Sentence], named: Sequence[tuple[Name, ...]], lexicon: Lexicon
) -> list[tuple[Name, ...]]:
    """Return the names with those taken for people beside which a role is told: "Anna Kovač, Head of the Office"."""
    return [
        tuple(
            _as_person(name) if _may_be_person(name) and _is_told(sentence, name, lexicon) else name for name in names
        )
        for sentence, names in zip(sentences, named, strict=True)
    ]


def _is_told(sentence: Sentence, name: Name, lexicon: Lexicon) -> bool:
    return _has_role(sentence, name, lexicon) or _explains(sentence, name, lexicon)


def _explains(sentence: Sentence, name: Name, lexicon: Lexicon) -> bool:
    """Whether a name set off by commas says who somebody in a role or a speaker is: "its matron, Iva Pell, said"."""
    ends = name.last + 1
    noun = sentence[sentence[name.last].head]
    beside = sentence[name.last].dep == "appos" and noun.tag == "NN" and noun.i < name.start
    set_off = ends < len(sentence) and sentence[ends].lower == "," and sentence[name.start - 1].lower == ","
    if not beside or not set_off or noun.lower in lexicon.sorts or noun.lower in lexicon.heads["organisation"]:
        return False
    speaks = noun.dep == "nsubj" and sentence[noun.head].lemma in lexicon.saying
    return speaks or noun.lower in lexicon.role_nouns


def _has_role(sentence: Sentence, name: Name, lexicon: Lexicon) -> bool:
    """Whether a comma and a role follow a name, the role before any other comma or verb."""
    behind = sentence.tokens[name.last + 1 : name.last + 2 + _ROLE]
    if not behind or behind[0].lower != ",":
        return False
    for token in behind[1:]:
        if token.lower in lexicon.role_nouns:
            return True
        if token.pos not in ("DET", "ADJ", "NOUN", "PROPN", "ADV", "PART", "PRON"):
            return False
    return False


def _is_person(name: Name) -> bool:
    return name.kind is ActorKind.PERSON and not name.listed and bool(name.title or " " not in name.words)


def _called(name: Name, surnames: Collection[str]) -> bool:
    return _may_be_person(name) and name.words.split()[-1] in surnames


def _may_be_person(name: Name) -> bool:
    """Whether a name of two or three words was taken for a body, or for nothing, without a word that says so."""
    wrong = name.kind in (ActorKind.ORGANISATION, ActorKind.UNCLEAR) and not name.listed and not name.attribute
    return wrong and len(name.words.split()) in _FULL_NAME


def _as_person(name: Name) -> Name:
    return replace(name, kind=ActorKind.PERSON)


def learn_persons(
    sentences: Sequence[Sentence], names: Sequence[Mapping[int, Name]], roster: Roster, lexicon: Lexicon
) -> None:
    """Give the persons of a roster the titles said in apposition, and the gender that title or given name tells."""
    for i, sentence in enumerate(sentences):
        for name in dict.fromkeys(names[i].values()):
            known = roster.of_name.get((i, name.first))
            if known is not None and known.kind is ActorKind.PERSON:
                _appositions(sentence, name, known, lexicon)
    for known in roster.persons():
        known.female = _female(known, lexicon)


def _appositions(sentence: Sentence, name: Name, known: Known, lexicon: Lexicon) -> None:
    head = sentence[name.last]
    beside = [*sentence.children(head.i, "appos")]
    if head.dep == "appos":
        beside.append(sentence[head.head])
    for token in beside:
        if token.lower in lexicon.role_nouns:
            known.titles.add(role_words(sentence, token))
            known.charges |= complement(sentence, token)
            known.states.update(states_of(sentence, token, lexicon))


def role_words(sentence: Sentence, token: Token) -> str:
    """Return a role with its compounds, in small letters: "prime minister"."""
    before = [t for t in sentence.children(token.i, "compound", "amod") if t.i < token.i and t.text[0].islower()]
    return " ".join(t.lower for t in (*before, token))


def complement(sentence: Sentence, token: Token) -> frozenset[str]:
    """Return what an office is said to be of, in small letters: "head of the press service", "its spokesman"."""
    of = [sentence.child(p.i, "pobj") for p in sentence.children(token.i, "prep") if p.lower in ("of", "for")]
    beside = [*sentence.children(token.i, "poss"), *(noun for noun in of if noun is not None)]
    words = {t.lower for head in beside for t in (head, *sentence.children(head.i, "compound", "amod", "nmod"))}
    return frozenset(words)


def states_of(sentence: Sentence, token: Token, lexicon: Lexicon) -> list[str]:
    """Return the codes of the states that a noun is said to be of: "Turkish", "of Turkey", "Turkey's"."""
    around = [*sentence.children(token.i, "amod", "poss", "compound", "nmod")]
    for preposition in sentence.children(token.i, "prep"):
        if preposition.lower == "of":
            around.extend(sentence.children(preposition.i, "pobj"))
    found = []
    for other in around:
        match = lexicon.listed.at([t.text for t in sentence], sentence.edges(other.i)[0]) or lexicon.listed.at(
            [other.text], 0
        )
        if match and match[1].code and match[1].sort != "seat":
            found.append(match[1].code)
    return found


def _female(known: Known, lexicon: Lexicon) -> bool | None:
    for title in known.titles:
        told = {lexicon.gender_of_title[word] for word in title.split() if word in lexicon.gender_of_title}
        if len(told) == 1:
            return told == {"female"}
    parts = spelling.parts(known.name, lexicon)
    given = lexicon.gender.get(spelling.plain(parts[0])) if len(parts) > 1 else None
    return None if given is None else given == "female"
