"""Weapons that come down and go off: rockets and shells that fall, drones that hit, bombs that tear through."""

from collections.abc import Iterator

from trucewatch.codebook import Codebook
from trucewatch.statements.claims.acts import TOLD, Act, claims_of, weapon_kind
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import Lexicon, lexicon
from trucewatch.statements.claims.owners import doers_of
from trucewatch.statements.claims.strikes import kind_of_tool, launchers
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "occurrences")
    weapons = words["objects.weapons-missile"] | words["objects.weapons-shell"] | words["bombing.drone-strike"]
    return ((_falling, weapons | words["objects.explosives"]),)


def _falling(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "Rockets fell on the town", "a drone slammed into the tower", "a bomb tore through"."""
    words = grounds.words("occurrences")
    weapon, above = token, grounds.sentence[token.head]
    if token.dep == "compound" and above.lemma.lower() in words["objects.rounds"]:
        token = above
    verb = _verb(grounds, token)
    if (
        verb is None
        or (verb.tag == "VBN" and not _is_told(grounds, token, verb))
        or not _comes_down(grounds, weapon, verb)
    ):
        return
    if verb.lemma in words["bombing.verbs"] and grounds.objects(verb.i) and kind_of_tool(grounds, weapon.i):
        return  # told among what is bombed and hit
    bare = verb.tag == "VBN" and not grounds.sentence.children(verb.i, "aux", "auxpass")  # "when a round impacted"
    reading = grounds.governed(verb.i) if bare else grounds.read(verb.i)
    if reading.told not in TOLD:
        return
    hit = _hit(grounds, token, verb)
    actors = doers_of(grounds, token) or launchers(grounds, [token.i])
    act = Act(_kind(words, weapon), verb.i, verb.i, actors, hit[:1], grounds.phrase(token.i))
    shared = grounds.subject(verb.i) if token.dep == "nsubj" else Subject((token.i,), verb.i, token.i)
    yield from claims_of(grounds, act, reading, shared)


def _hit(grounds: Grounds, token: Token, verb: Token) -> tuple[int, ...]:
    """Return what a weapon comes down on; else what a clause on it tells: "the shell that split the sluice came in"."""
    words = grounds.words("occurrences")
    into = (p for p in grounds.after(verb.i, *words["falling.at"]) if p.ent not in ("DATE", "TIME"))
    hit = (*(t.i for t in grounds.objects(verb.i)), *(h for p in into for h in grounds.heads(p.i)))
    broken = (c for c in grounds.sentence.children(token.i, "relcl") if c.lemma in words["falling.breaking"])
    return tuple(h for h in hit if grounds.sentence[h].pos != "DET") or tuple(
        t.i for c in broken for t in grounds.objects(c.i)
    )


def _kind(words: Lexicon, weapon: Token) -> str:
    exploding = weapon.lemma.lower() in words["objects.explosives"]
    return weapon_kind(words, weapon.lemma) or ("explosion" if exploding else "missile-strike")


def _verb(grounds: Grounds, token: Token) -> Token | None:
    """Return the verb of which a weapon is the subject, past a participle taken for it ("rockets fired ... landed")."""
    if token.dep != "nsubj":
        return grounds.sentence.child(token.i, "acl")
    verb = grounds.sentence[token.head]
    if verb.lemma in grounds.words("occurrences")["objects.fire"] and not grounds.objects(verb.i):
        return next((c for c in grounds.sentence.children(verb.i, "conj") if c.pos == "VERB"), verb)
    return verb


def _is_told(grounds: Grounds, token: Token, verb: Token) -> bool:
    """Whether a participle on a weapon tells its clause, where the parser saw no verb: "a round impacted in it"."""
    if token.dep == "nsubj":
        return True
    alone = token.dep in ("ROOT", "advcl", "ccomp") and not grounds.after(verb.i, "by")
    return alone and verb.lemma in grounds.words("occurrences")["falling.hard"]


def _comes_down(grounds: Grounds, weapon: Token, verb: Token) -> bool:
    """Whether a verb tells that a weapon hits: shells may simply fall, drones may crash by themselves."""
    words, lemma = grounds.words("occurrences"), weapon.lemma.lower()
    if grounds.sentence.children(verb.i, "acomp", "oprd"):
        return False  # "the mortars fell silent"
    if lemma in words["objects.weapons-missile"] | words["objects.weapons-shell"]:
        return _falls(grounds, verb)
    if lemma in words["bombing.drone-strike"]:
        at = grounds.objects(verb.i) or grounds.after(verb.i, "into", "on", "onto")
        return verb.lemma in words["falling.hard"] and bool(at)
    particles = {c.lower for c in grounds.sentence.children(verb.i, "prt", "advmod")}
    off = words.under("falling.particles").get(verb.lemma)
    return verb.lemma in words["falling.blast"] and (off is None or bool(off & particles))


def _falls(grounds: Grounds, verb: Token) -> bool:
    """Whether rockets or shells come down: they fall, go through a roof, break something, set it alight, come in."""
    words, lemma = grounds.words("occurrences"), verb.lemma
    below = {c.lower for c in grounds.sentence.children(verb.i, "prt", "advmod", "prep")}
    through = lemma in words["falling.through"] and "through" in below
    breaking = lemma in words["falling.breaking"] and bool(grounds.objects(verb.i))
    coming = words.under("falling.particles").get(lemma)
    inside = {c.lower for c in grounds.sentence.children(verb.i, "prt", "advmod")}  # not "came in two sizes"
    came = lemma in words["falling.come"] and coming is not None and bool(coming & inside)
    return lemma in words["objects.fall"] | words["falling.hard"] or through or breaking or came
