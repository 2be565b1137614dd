"""Who backs whom: one claim for each backer and each backed."""

from collections.abc import Iterable, Iterator

from trucewatch.codebook import Codebook
from trucewatch.statements.claims import backed as backed_below
from trucewatch.statements.claims import backing
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.mentions import is_relative
from trucewatch.statements.claims.told import Reading, Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token

_TOLD = (Told.REAL, Told.ALLEGED, Told.DENIED)


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "support")
    return (
        (_verb, words["verbs.back"] | words["verbs.means"]),
        (_supplied, words["verbs.supply"]),
        (_purpose, words["verbs.help"]),
        (_alongside, words["verbs.alongside"]),
        (_noun, words["nouns.support"]),
        *backing.triggers(codebook),
        *backed_below.triggers(codebook),
        (_attribute, words["nouns.attribute"] | words["verbs.back"] | words["verbs.means"]),
    )


def _verb(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """Back, support, arm: active ("X, which backs Y") and passive ("Y is backed by X"; "Y, backed by X")."""
    if token.pos not in ("VERB", "AUX") or token.dep == "amod":
        return
    reading = grounds.read(token.i)
    if reading.told not in _TOLD:
        return
    shared = grounds.subject(token.i)
    if _is_passive(grounds, token):
        yield from _pairs(grounds, token, _agents(grounds, token), _backed(grounds, shared.heads), shared, reading)
        return
    things = (_meant(grounds, token, head) for head in grounds.objects(token.i) if not is_relative(head))
    yield from _pairs(grounds, token, grounds.actors(shared), _backed(grounds, things), shared, reading)


def _meant(grounds: Grounds, token: Token, head: Token) -> int:
    """Return what "it" stands for: the object of the verb before, "which founded the militia and has armed it"."""
    before = grounds.objects(token.head) if token.dep == "conj" and head.lower in ("it", "them") else ()
    return next((thing.i for thing in before if grounds.is_actor(thing.i)), head.i)


def _supplied(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X supplied weapons to Y", "X gave Y rockets", "weapons were supplied to Y by X"."""
    if token.pos != "VERB" or token.dep == "amod":
        return
    words = grounds.words("support")
    reading = grounds.told_done(token.i)
    passive = _is_passive(grounds, token)
    things = grounds.sentence.children(token.i, "nsubjpass") if passive else grounds.sentence.children(token.i, "dobj")
    arms = [t for t in things if t.lemma.lower() in words["nouns.arms"]]
    if not arms and (arms := [p for p in grounds.after(token.i, "with") if p.lemma.lower() in words["nouns.arms"]]):
        yield from _equipped(grounds, token, arms[0], reading)
        return
    if not arms or reading.told not in _TOLD:
        return
    shared = grounds.subject(token.i)
    given = (h for pobj in grounds.after(token.i, "to") for h in grounds.heads(pobj.i))
    dative = (h for t in grounds.sentence.children(token.i, "dative") if t.pos != "ADP" for h in grounds.heads(t.i))
    backed = _backed(grounds, (*given, *dative))
    backers = _agents(grounds, token) if passive else grounds.actors(shared)
    yield from _pairs(grounds, token, backers, backed, shared, reading, grounds.phrase(arms[0].i))


def _equipped(grounds: Grounds, token: Token, arms: Token, reading: Reading) -> Iterator[FoundClaim]:
    """ "X supplied Y with weapons", "Y was supplied with weapons by X"."""
    shared = grounds.subject(token.i)
    passive = _is_passive(grounds, token)
    backers = _agents(grounds, token) if passive else grounds.actors(shared)
    backed = _backed(grounds, shared.heads if passive else (t.i for t in grounds.objects(token.i)))
    if reading.told in _TOLD:
        yield from _pairs(grounds, token, backers, backed, shared, reading, grounds.phrase(arms.i))


def _is_passive(grounds: Grounds, token: Token) -> bool:
    children = grounds.sentence.children(token.i, "nsubjpass", "auxpass", "agent")
    return bool(children) or (token.tag == "VBN" and token.dep == "acl")


def _agents(grounds: Grounds, token: Token) -> tuple[int, ...]:
    found = (head for by in grounds.after(token.i, "by") for head in grounds.heads(by.i))
    return tuple(head for head in found if grounds.is_actor(head))


def _backed(grounds: Grounds, heads: Iterable[int]) -> tuple[int, ...]:
    """Keep those who can be backed: actors, and not a plan, a drive or talks."""
    never = grounds.words("support")["nouns.never"]
    return tuple(h for h in heads if grounds.is_actor(h) and grounds.sentence[h].lemma.lower() not in never)


def _pairs(
    grounds: Grounds,
    token: Token,
    backers: Iterable[int],
    backed: Iterable[int],
    shared: Subject | None,
    reading: Reading,
    means: str | None = None,
    edges: tuple[int, int] | None = None,
) -> Iterator[FoundClaim]:
    if means is None and token.lemma in grounds.words("support")["verbs.means"]:
        means = token.text.lower()
    for backer in backers:
        for one in backed:
            if backer != one:
                yield grounds.claim(
                    "support", token.i, {"means": means}, {"backer": (backer,), "backed": (one,)},
                    shared=shared, reading=reading, edges=edges,
                )  # fmt: skip


def _purpose(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """Send troops to help somebody: the sending is told, so the help is not a mere purpose."""
    if token.dep not in ("advcl", "xcomp", "relcl", "acl", "ccomp") or not _has_to(grounds, token):
        return
    sending = _sending(grounds, token)
    if sending is None or grounds.read(sending).told not in _TOLD:
        return
    shared = grounds.subject(sending)
    objects = [*grounds.objects(token.i), *grounds.objects(token.i, "nsubj"), *_helped(grounds, token)]
    means = next((grounds.phrase(sent.i) for sent in grounds.sentence.children(sending, "dobj")), None)
    backed = _backed(grounds, (head.i for head in objects))
    first, last = grounds.bounds(sending, shared)
    edges = (
        (min(first, *(grounds.mention(h).first for h in shared.heads)), max(last, grounds.sentence.edges(token.i)[1]))
        if shared.heads
        else None
    )
    yield from _pairs(grounds, token, grounds.actors(shared), backed, shared, grounds.read(sending), means, edges)


def _helped(grounds: Grounds, token: Token) -> Iterator[Token]:
    """Return who is helped to do something: the subject of the clause below "help"."""
    for clause in grounds.sentence.children(token.i, "ccomp", "xcomp"):
        yield from grounds.objects(clause.i, "nsubj")


def _has_to(grounds: Grounds, token: Token) -> bool:
    return any(child.lower == "to" for child in grounds.sentence.children(token.i, "aux"))


def _sending(grounds: Grounds, token: Token) -> int | None:
    """Return the verb of sending that a purpose hangs on, also across an inserted "it said"."""
    sentence, words = grounds.sentence, grounds.words("support")["verbs.send"]
    governor = sentence[token.head]
    candidates = [governor, *sentence.children(governor.i, "ccomp")]
    if governor.dep == "dobj":
        candidates.append(sentence[governor.head])
    return next(
        (verb.i for verb in candidates if verb.lemma in words and verb.i < token.i and verb.pos == "VERB"), None
    )


def _alongside(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """Deployed or fighting alongside somebody."""
    reading = grounds.read(token.i)
    beside = [head for pobj in grounds.after(token.i, "alongside") for head in grounds.heads(pobj.i)]
    if not beside or reading.told not in _TOLD:
        return
    shared = grounds.subject(token.i)
    means = f"{token.text.lower()} alongside"
    yield from _pairs(grounds, token, grounds.actors(shared), _backed(grounds, beside), shared, reading, means)


def _noun(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "Stepped up its support for Y"; "with help from X", "with the support of X"."""
    if token.pos != "NOUN":
        return
    governor = grounds.sentence[token.head]
    if token.dep == "dobj" and governor.lemma in grounds.words("support")["nouns.give"]:
        yield from _given(grounds, token, governor)
    elif token.dep == "pobj" and governor.lower == "with":
        yield from _received(grounds, token, governor)


def _given(grounds: Grounds, token: Token, verb: Token) -> Iterator[FoundClaim]:
    reading = grounds.read(verb.i)
    if reading.told not in _TOLD:
        return
    shared = grounds.subject(verb.i)
    backed = _backed(grounds, (h for pobj in grounds.after(token.i, "for", "to") for h in grounds.heads(pobj.i)))
    yield from _pairs(grounds, verb, grounds.actors(shared), backed, shared, reading, token.lower)


def _received(grounds: Grounds, token: Token, prep: Token) -> Iterator[FoundClaim]:
    verb = grounds.sentence[prep.head]
    if verb.pos == "NOUN":
        verb = grounds.sentence[verb.head]
    if verb.pos not in ("VERB", "AUX"):
        return
    reading = grounds.read(verb.i)
    if reading.told not in _TOLD:
        return
    shared = grounds.subject(verb.i)
    backers = [h for pobj in grounds.after(token.i, "from", "of") for h in grounds.heads(pobj.i) if grounds.is_actor(h)]
    edges = grounds.bounds(verb.i, shared)
    yield from _pairs(grounds, token, backers, _backed(grounds, shared.heads), shared, reading, token.lower, edges)


def _attribute(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "Iran-backed rebels": a state before a hyphen, or a people's adjective ("Turkish backed militiamen")."""
    if token.dep != "amod" or token.lower not in grounds.words("support")["nouns.attribute"]:
        return
    hyphen = grounds.sentence[token.i - 1].text == "-"
    if not hyphen and token.lower not in grounds.words("support")["nouns.unhyphened"]:
        return
    backed = _backed(grounds, (token.head,))
    backers = [t.i for t in _before_hyphen(grounds, token) if t.ent in ("GPE", "NORP")]
    first, last = grounds.mention(token.head).first, grounds.mention(token.head).last
    yield from _pairs(grounds, token, backers, backed, None, Reading(Told.REAL), edges=(first, last))


def _before_hyphen(grounds: Grounds, token: Token) -> list[Token]:
    i = token.i - 1
    if i > 0 and grounds.sentence[i].text == "-":
        i -= 1
    return [grounds.sentence[i]] if i >= 0 else []
