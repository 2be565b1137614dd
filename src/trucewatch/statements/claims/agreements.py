"""Whether a noun phrase names an agreement on a ceasefire, in which words, and the positions taken on it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from trucewatch.model import Position
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import Lexicon
from trucewatch.statements.claims.mentions import antecedents, is_relative
from trucewatch.statements.claims.told import Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Sentence, Token

_OBJECTS = ("dobj", "attr")
_CONSENT = frozenset([Position.SIGNED, Position.INITIALLED, Position.AGREED, Position.ACCEPTS_IN_PRINCIPLE])
_PREPOSITIONS = ("to", "on", "upon", "with", "of")
_PLACES = ("to", "on", "upon", "under", "below", "beneath", "by", "with")
_ARTICLES = ("the", "a", "an", "any", "this", "that", "no")


def agreement_below(grounds: Grounds, verb: int) -> int | None:
    """Return the agreement that is a verb's object or stands behind "to" or "on" below it, None where there is none."""
    return next((head for head in things_below(grounds, verb) if agreement_words(grounds, head)), None)


def things_below(grounds: Grounds, verb: int) -> tuple[int, ...]:
    """Return a verb's objects and what stands behind "to" or "on" below it, each as the noun that it stands for.

    A relative pronoun stands for its noun, also one left out: "the truce to which X agreed", "the draft X signed".
    """
    sentence = grounds.sentence
    objects = sentence.children(verb, *_OBJECTS) or _shared_object(sentence, verb)
    joined = [c for thing in objects for c in sentence.children(thing.i, "conj") if c.pos in ("NOUN", "PROPN")]
    about = [t for t in grounds.after(verb, "to", "on", "upon") if t.ent not in ("DATE", "TIME")]
    below = [*objects, *joined, *about, *_taken_for_clause(sentence, verb)]
    if not below and sentence[verb].dep == "relcl" and not sentence.children(verb, "nsubjpass", "xcomp", "ccomp"):
        own = sentence.child(verb, "nsubj")
        return (sentence[verb].head,) if own is not None and not is_relative(own) else ()
    return tuple(one for token in below for one in _meant(grounds, token, verb))


def _taken_for_clause(sentence: Sentence, verb: int) -> Iterator[Token]:
    """ "Rejected the ceasefire offer as a ploy", where the parser takes "offer" for a verb, which has no such form."""
    for clause in sentence.children(verb, "ccomp"):
        own = sentence.child(clause.i, "nsubj")
        bare = clause.tag == "VB" and not sentence.children(clause.i, "aux", "mark")
        if own is not None and bare and own.i == clause.i - 1 and own.tag in ("NN", "NNP"):
            yield own


def _shared_object(sentence: Sentence, verb: int) -> tuple[Token, ...]:
    """ "X neither signed nor accepted the draft", "X signed and sealed it": one object behind both verbs."""
    second = next((c for c in sentence.children(verb, "conj") if c.i == verb + 2 and c.pos == "VERB"), None)
    led = second is not None and sentence[verb + 1].dep == "cc"
    return sentence.children(second.i, *_OBJECTS) if led and second is not None else ()


def _meant(grounds: Grounds, token: Token, verb: int) -> tuple[int, ...]:
    if is_relative(token):
        return antecedents(grounds.sentence, token.i, verb)
    if token.lower in ("it", "one"):
        return (told_before(grounds, verb) or token.i,)
    return (token.i,)


def told_before(grounds: Grounds, verb: int) -> int | None:
    """Return the agreement that "it" stands for: the last one told of in a clause before, "X accepted the deal ...".

    Not where "it" may be who holds back: a subject of its own clause says what it is.
    """
    clauses = [t for t in grounds.sentence.ancestors(verb) if t.pos == "VERB" and t.i < verb]
    first = min((t.i for t in clauses), default=verb)
    own = grounds.sentence.child(verb, "nsubj")
    before = own.i if own is not None else verb
    return next((i for i in range(before - 1, -1, -1) if first < verb and agreement_words(grounds, i)), None)


def is_nothing(grounds: Grounds, token: Token) -> bool:
    """Whether a thing is nothing at all: "signed nothing", "without signing anything"."""
    return token.lower in grounds.words("positions")["words.nothing"]


def is_none(grounds: Grounds, verb: int) -> bool:
    """Whether what a verb does, it does to none: "put his name to no paper", "agreed to nothing"."""
    none = grounds.words("positions")["words.none"]
    things = (*grounds.sentence.children(verb, "dobj"), *grounds.after(verb, *_PLACES))
    papers = [t for t in things if agreement_words(grounds, t.i) or paper_words(grounds, t.i, indefinite=True)]
    empty = any(c.lower in none for t in papers for c in grounds.sentence.children(t.i, "det"))
    return empty or any(t.lower == "nothing" for t in things)


def signed_by(grounds: Grounds, verb: Token) -> tuple[int, list[int]] | None:
    """Return what is done to an agreement by whom, told in the passive: "the deal, signed by X for Y and by Z"."""
    passive = grounds.sentence.child(verb.i, "nsubjpass")
    named = (verb.head,) if verb.dep == "acl" else _meant(grounds, passive, verb.i) if passive else ()
    actors = agents(grounds, verb.i)
    return (named[0], actors) if named and actors else None


def agents(grounds: Grounds, verb: int) -> list[int]:
    """Return the actors behind "by" below a passive verb, also behind a second "by" ("by X for Y and by Z")."""
    sentence = grounds.sentence
    found = [*grounds.after(verb, "by"), *_between(grounds, verb)]
    for token in sentence.subtree(verb):
        if token.lower == "by" and token.dep == "conj" and sentence[token.head].dep in ("prep", "agent"):
            found.extend(sentence.children(token.i, "pobj"))
    heads = dict.fromkeys(head for thing in found for head in grounds.heads(thing.i))
    return [head for head in heads if grounds.is_actor(head)]


def _between(grounds: Grounds, verb: int) -> tuple[Token, ...]:
    """Return between whom something was agreed: "a truce was agreed between X and Y"."""
    passive = grounds.sentence.child(verb, "nsubjpass")
    told = (verb, *([passive.i] if passive is not None else []))
    return tuple(t for i in told for t in grounds.after(i, "between"))


def paper_words(grounds: Grounds, head: int, *, indefinite: bool = False) -> str | None:
    """Return the words for a text or paper of the talks: a definite one, or any where the verb leaves no doubt."""
    token = grounds.sentence[head]
    papers = grounds.words("positions")["agreements.papers"]
    if token.lower not in papers and token.lemma.lower() not in papers:
        return None
    definite = any(det.lower in ("the", "this", "that", "any", "no") for det in grounds.sentence.children(head, "det"))
    return grounds.phrase(head).removeprefix("no ") if definite or indefinite else None


def agreement_words(grounds: Grounds, head: int | None) -> str | None:
    """Return the words for an agreement, without the article; None where the phrase names something else."""
    if head is None or not (_is_agreement(grounds, grounds.sentence[head]) or _is_part(grounds, head)):
        return None
    found = grounds.mention(head)
    first = found.first
    if first < head and grounds.sentence[first].lower in _ARTICLES:
        first += 1
    return grounds.text(first, _last(grounds, head, found.last))


def _last(grounds: Grounds, head: int, last: int) -> int:
    """Take in what the agreement is on or with, where that follows directly."""
    for prep in grounds.sentence.children(head, "prep"):
        if prep.i == last + 1 and prep.lower in ("on", "with", "between", "to", "for"):
            pobj = grounds.sentence.child(prep.i, "pobj")
            if pobj is not None and pobj.ent not in ("DATE", "TIME"):
                last = max(last, grounds.mention(pobj.i).last)
    return last


def _is_agreement(grounds: Grounds, token: Token) -> bool:
    words = grounds.words("positions")
    lemma = token.lemma.lower()
    if lemma == "fire":
        return any(child.lower == "cease" for child in grounds.sentence.children(token.i))
    halt, plan, order = (lemma in words[f"agreements.{kind}"] for kind in ("halts", "plans", "orders"))
    if not (halt or plan or order or lemma in words["agreements.nouns"]) or token.pos not in ("NOUN", "PROPN"):
        return False
    around = _around(grounds, token)
    if order:
        return bool(around & words["agreements.ceasefires"])
    if halt:
        return bool(around & words["agreements.halted"])
    if around & words["agreements.other"]:
        return False
    if around & words["agreements.peace"] or lemma in words["agreements.ceasefires"]:
        return True
    if plan:
        return _bare(grounds, token, words)
    if lemma == "condition":
        return token.tag == "NNS" and bool(grounds.sentence.children(token.i, "poss"))
    return lemma == "term" or (token.tag in ("NN", "NNP") and lemma not in words["agreements.vague"])


def _is_part(grounds: Grounds, head: int) -> bool:
    """ "Any clause of the accord", "the first phase of the plan": a part of an agreement, or of its timetable."""
    words, lemma = grounds.words("positions"), grounds.sentence[head].lemma.lower()
    whole = next(iter(grounds.after(head, "of", "in")), None) if lemma in words["agreements.parts"] else None
    if whole is None:
        return False
    timetable = whole.lemma.lower() in words["agreements.timetables"] | words["agreements.plans"]
    before = [c for c in grounds.sentence.children(whole.i) if c.i < whole.i]
    told_of = timetable and bool(before) and all(c.dep in ("det", "poss") for c in before)
    return told_of or _is_agreement(grounds, whole)


def _bare(grounds: Grounds, token: Token, words: Lexicon) -> bool:
    """Whether a plan is the one being told of: "the plan", "the mediators' plan", not "the plan to widen it"."""
    told_of, brokers = ("the", "this", "that"), words["agreements.brokers"]
    before = [c for c in grounds.sentence.children(token.i) if c.i < token.i]
    bare = all(
        c.lower in told_of
        or (c.dep == "poss" and c.lemma.lower() in brokers)
        or all(t.pos == "NUM" or t.lower in words["agreements.plan_parts"] for t in grounds.sentence.subtree(c.i))
        for c in before
    )
    behind = grounds.sentence.children(token.i, "prep", "acl", "relcl", "xcomp")
    told = all(c.dep == "acl" and c.lemma in words["agreements.putting"] for c in behind if c.i > token.i)
    return bool(before) and bare and told


def _around(grounds: Grounds, token: Token) -> set[str]:
    """Return the words that say what the agreement is about: before it, and in its phrases."""
    sentence = grounds.sentence
    found = {c.lower for c in sentence.children(token.i)} | {c.lemma.lower() for c in sentence.children(token.i)}
    for child in sentence.children(token.i, "prep", "acl", "compound", "nmod", "amod"):
        if child.lemma not in grounds.words("positions")["agreements.putting"]:
            found |= {below.lemma.lower() for below in sentence.subtree(child.i)}
    for prep in sentence.children(token.head, "prep") if token.dep == "dobj" else ():
        if prep.i == token.i + 1:  # "offered a halt to the fire": hung on the verb
            found |= {below.lemma.lower() for below in sentence.subtree(prep.i)}
    for clause in sentence.children(token.head, "advcl", "xcomp", "relcl") if token.dep == "dobj" else ():
        if clause.i > token.i and any(aux.lower == "to" for aux in sentence.children(clause.i, "aux")):
            found |= {below.lemma.lower() for below in sentence.subtree(clause.i)}
    return found


def positions_of(
    grounds: Grounds,
    verb: Token,
    position: Position,
    agreement: str | None,
    actors: Iterable[int] | None = None,
    **more: object,
) -> Iterator[FoundClaim]:
    """Yield one claim for each actor; the actors are the subject's unless others are given."""
    shared = grounds.subject(verb.i)
    reading = grounds.told_done(verb.i)
    told = None if reading.told in (Told.NEGATED, Told.FUTURE, Told.UNREAL) else reading
    if position in _CONSENT and is_none(grounds, verb.i):
        told = replace(reading, told=Told.DENIED)
    for actor in (*grounds.actors(shared), *_likewise(grounds, verb)) if actors is None else actors:
        values = {"position": position, "agreement": agreement, **more}
        yield grounds.claim("position", verb.i, values, {"actor": (actor,)}, shared=shared, reading=told)


def _likewise(grounds: Grounds, verb: Token) -> Iterator[int]:
    """Yield who is told to have done the same: "X signed, as did Y", "X agreed and so has Y"."""
    for clause in grounds.sentence.children(verb.i, "advcl", "conj", "parataxis"):
        own = grounds.sentence.child(clause.i, "nsubj")
        led = {c.lower for c in grounds.sentence.children(clause.i, "mark", "advmod")} & {"as", "so"}
        if own is not None and own.i > clause.i and led and clause.lemma in ("do", "have", "be"):
            yield from (head for head in grounds.heads(own.i) if grounds.is_actor(head))
