"""Forces that are somewhere: quartered in a school, dug in along a canal, asleep in a clinic, seen inside a zone."""

from collections.abc import Iterator

from trucewatch.codebook import Codebook
from trucewatch.statements.claims.acts import TOLD, Act, claims_of
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.doers import is_unknown
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.movements import is_aircraft, is_force, is_held
from trucewatch.statements.claims.sites import is_site
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind that look at nouns, each with the lemmas it looks at."""
    return ((_presence, lexicon(codebook, "occurrences")["stationing.presence"]),)


def stationed(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Soldiers are quartered in the school", "gunmen installed themselves in the clinic", "troops slept in it"."""
    words = grounds.words("occurrences")
    objects = grounds.objects(token.i)
    themselves = [t for t in objects if t.lower in ("themselves", "itself")]
    posted = token.tag == "VBN" and bool(grounds.sentence.children(token.i, "auxpass", "nsubjpass"))
    staying = token.lemma in words["stationing.stay"] and not objects
    particles = words.under("stationing.particles").get(token.lemma)
    below = {c.lower for c in grounds.sentence.children(token.i, "prt", "advmod", "prep")}
    settled = token.lemma in words["stationing.post"] and (particles is None or bool(particles & below))
    if not (staying or (settled and (themselves or (posted and not objects)))):
        return None
    forces = tuple(h for h in shared.heads if _are_forces(grounds, h))
    places = _places(grounds, token)
    return Act("deployment", token.i, token.i, forces[:1], places[:1]) if forces and places else None


def set_up(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The militia set up a checkpoint at the crossroads", "paratroopers took up positions on the roof"."""
    words = grounds.words("occurrences")
    up = any(c.lower == "up" for c in grounds.sentence.children(token.i, "prt", "advmod"))
    works = [t for t in grounds.objects(token.i) if t.lemma.lower() in words["stationing.posts"]]
    forces = tuple(h for h in shared.heads if _are_forces(grounds, h))
    if not works or not forces or not (up or token.lemma in words["stationing.establish"]):
        return None
    places = _places(grounds, token) or _places(grounds, works[0])
    return Act("deployment", token.i, token.i, forces[:1], places[:1], grounds.phrase(works[0].i)) if places else None


def _presence(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The mission noted the presence of two tanks of the Front inside the zone"."""
    words, verb = grounds.words("occurrences"), grounds.sentence[token.head]
    seen = words["doing.witnesses"] | words["monitored.spot"] | words["stationing.seen"]
    if token.dep not in ("dobj", "nsubjpass") or verb.lemma not in seen:
        return
    forces = tuple(h for p in grounds.after(token.i, "of") for h in grounds.heads(p.i) if _are_forces(grounds, h))
    around = (one for one in (*grounds.sentence.subtree(token.i), verb))
    places = next((found for one in around if (found := _places(grounds, one))), ())
    reading = grounds.read(verb.i)
    if forces and places and reading.told in TOLD:
        act = Act("deployment", token.i, verb.i, forces[:1], places[:1])
        yield from claims_of(grounds, act, reading, grounds.subject(verb.i))


def _are_forces(grounds: Grounds, head: int) -> bool:
    known = is_force(grounds, head) or is_unknown(grounds, grounds.sentence[head])
    return known and not is_aircraft(grounds, head)


def _places(grounds: Grounds, token: Token) -> tuple[int, ...]:
    """Return the site, post or place that a verb or a noun is in."""
    words = grounds.words("occurrences")
    at = (h for p in grounds.after(token.i, *words["stationing.at"]) for h in grounds.heads(p.i))
    lands = (
        words["stationing.lands"]
        | words["movement.works"]
        | words["movement.bounds"]
        | words["movement.areas"]
        | words["holding.places"]
    )
    parts = (one for h in at for one in (h, *(p.i for p in grounds.after(h, "of"))))
    return tuple(
        h for h in parts
        if grounds.sentence[h].ent not in ("DATE", "TIME")
        and (is_site(grounds, h) or is_held(grounds, h) or grounds.sentence[h].lemma.lower() in lands)
    )  # fmt: skip
