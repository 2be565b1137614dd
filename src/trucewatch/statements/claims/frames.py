"""The frames in which a verb tells an act that a noun names: it happens, is done, harms, is heard, is undergone."""

from trucewatch.statements.claims.acts import Act, exploded_at, harm_words, weapon_kind
from trucewatch.statements.claims.common import Grounds, Head
from trucewatch.statements.claims.movements import are_forces
from trucewatch.statements.claims.owners import doers_of
from trucewatch.statements.sentence import Token

_TIMES = ("DATE", "TIME")


def framed(grounds: Grounds, token: Token, kind: str) -> Act | None:
    """Return the act that a verb tells of an act's noun, None where the noun stands in no such frame."""
    return next((act for act in (frame(grounds, token, kind) for frame in _FRAMES) if act is not None), None)


def first(grounds: Grounds, token: Token) -> Token:
    """Return the first of the coordination that a noun stands in ("clashes and shelling", "14 bursts of fire")."""
    measures = grounds.words("occurrences")["measures.nouns"]
    above = grounds.sentence[grounds.sentence[token.head].head]
    if token.dep == "pobj" and grounds.sentence[token.head].lower == "of" and above.lemma.lower() in measures:
        return first(grounds, above)
    while token.dep == "conj" and grounds.sentence[token.head].pos in ("NOUN", "PROPN", "VERB") and token.pos != "VERB":
        token = grounds.sentence[token.head]
    return token


def _happens(grounds: Grounds, token: Token, kind: str) -> Act | None:
    """The noun is the subject of a verb of happening."""
    words = grounds.words("occurrences")
    start = first(grounds, token)
    verb = grounds.sentence[start.head]
    if start.dep == "nsubj" and verb.lemma in words["happening.verbs"]:
        targets = _hit_by(grounds, token, verb)
        targets = targets or (exploded_at(grounds, verb.i) if kind == "explosion" else ())
        harm = harm_words(grounds, verb) if verb.lemma in words["harm.verbs"] else None
        return _with_roles(grounds, token, kind, verb, targets=targets, harm=harm)
    if start.dep == "nsubjpass" and verb.lemma in words["happening.passives"]:
        by = tuple(h for p in grounds.after(verb.i, "by") for h in grounds.heads(p.i) if grounds.is_actor(h))
        return _with_roles(grounds, token, kind, verb, actors=by)
    return None


def _hit_by(grounds: Grounds, token: Token, verb: Token) -> tuple[int, ...]:
    """Return what is hit: of "a strike that hit a store killed six" the store, else the object of a verb of hitting."""
    clauses = [c for c in grounds.sentence.children(token.i, "relcl", "acl") if _is_hitting(grounds, c)]
    return tuple(t.i for c in (*clauses, verb) if _is_hitting(grounds, c) for t in grounds.objects(c.i))[:1]


def _is_hitting(grounds: Grounds, verb: Token) -> bool:
    words = grounds.words("occurrences")
    return verb.lemma in words["bombing.verbs"] | words["harm.verbs"] | words["happening.hitting"]


def _is_done(grounds: Grounds, token: Token, kind: str) -> Act | None:
    """The noun is the object of a verb of doing: its subject acts, unless it is a mere witness."""
    words = grounds.words("occurrences")
    start = first(grounds, token)
    verb = grounds.sentence[start.head]
    if start.dep != "dobj" or verb.lemma not in words["doing.verbs"]:
        return None
    if verb.lemma in words["doing.announcing"] and kind != "offensive":
        return None
    witness = verb.lemma in words["doing.witnesses"]
    actors = () if witness else grounds.actors(grounds.subject(verb.i))
    if not actors and not witness:
        return None
    return _with_roles(grounds, token, kind, verb, actors=actors)


def _harms(grounds: Grounds, token: Token, kind: str) -> Act | None:
    """The noun stands behind "in" or "by" at a verb of harm."""
    words = grounds.words("occurrences")
    start = first(grounds, token)
    prep = grounds.sentence[start.head]
    if start.dep != "pobj" or prep.lower not in words["harm.prepositions"]:
        return None
    verb = grounds.sentence[prep.head]
    if verb.pos == "NOUN" and verb.dep in ("dobj", "nsubjpass", "npadvmod"):
        verb = grounds.sentence[verb.head]
    if verb.lemma not in words["harm.verbs"] | words["bombing.blows"] or verb.pos != "VERB":
        return None
    struck = verb.lemma in words["bombing.verbs"] | words["happening.hitting"]
    passive = grounds.sentence.children(verb.i, "nsubjpass") if struck else ()
    hit = tuple(h for t in passive for h in grounds.heads(t.i))[:1]
    active = not grounds.sentence.children(verb.i, "nsubjpass", "auxpass")
    actors = grounds.actors(grounds.subject(verb.i)) if active and grounds.sentence.children(verb.i, "dobj") else ()
    harm = harm_words(grounds, verb) if verb.lemma in words["harm.verbs"] else None
    return _with_roles(grounds, token, kind, verb, actors=actors, targets=hit, harm=harm)


def _exists(grounds: Grounds, token: Token, kind: str) -> Act | None:
    """ "There were clashes"."""
    verb = grounds.sentence[token.head]
    if token.dep == "attr" and grounds.sentence.children(verb.i, "expl"):
        return _with_roles(grounds, token, kind, verb)
    return None


def _heard(grounds: Grounds, token: Token, kind: str) -> Act | None:
    """The noun stands right before a passive that tells it, though the parser did not see it as the subject."""
    passives = grounds.words("occurrences")["happening.passives"]
    for verb in grounds.sentence.tokens[token.i + 1 : token.i + 6]:
        if verb.lemma in passives and verb.tag == "VBN":
            between = range(token.i + 1, verb.i)
            bare = not grounds.sentence.children(verb.i, "nsubj", "nsubjpass")
            own = all(grounds.sentence[i].head == verb.i for i in between)
            return _with_roles(grounds, token, kind, verb) if bare and own and len(between) > 0 else None
    return None


def _undergone(grounds: Grounds, token: Token, kind: str) -> Act | None:
    """ "The village came under attack", "troops came under fire from the hills": the subject is hit."""
    words = grounds.words("occurrences")
    prep = grounds.sentence[token.head]
    verb = grounds.sentence[prep.head]
    if token.dep != "pobj" or prep.lower != "under" or verb.lemma not in words["undergoing.verbs"]:
        return None
    hit = grounds.subject(verb.i).heads
    if not hit or (kind in words["undergoing.figurative"] and not _can_be_hit(grounds, hit[0], kind)):
        return None
    whose = tuple(h for i in (verb.i, token.i) for p in grounds.after(i, "of", "from") for h in grounds.heads(p.i))
    fired = next((k for h in whose if (k := weapon_kind(words, grounds.sentence[h].lemma))), None)
    actors = tuple(h for h in whose if are_forces(grounds, h))
    kind = fired if fired and kind == "other" else kind
    return _with_roles(grounds, token, kind, verb, actors=actors, targets=hit[:1])


def _can_be_hit(grounds: Grounds, head: int, kind: str) -> bool:
    """Whether who comes under fire is somebody or some thing, and what is besieged a place: no plan, no government."""
    words, token = grounds.words("occurrences"), grounds.sentence[head]
    place = token.ent in ("GPE", "LOC", "FAC") or token.lemma in words["objects.places"] | words["taking.places"]
    if kind == "blockade":
        return place or token.pos == "PROPN"
    things = words["objects.things"] | words["objects.struck"] | words["objects.people"] | words["taking.posts"]
    return place or token.pos == "PROPN" or grounds.is_actor(head) or token.lemma in things | words["objects.troops"]


def _suffered(grounds: Grounds, token: Token, kind: str) -> Act | None:
    """ "The town suffered a bombardment", "troops repelled an attack": it took place, and hit those who met it."""
    words = grounds.words("occurrences")
    verb = grounds.sentence[token.head]
    below = {c.lower for c in grounds.sentence.children(verb.i, "prt", "advmod")}
    off = words.under("undergoing.particles").get(verb.lemma)
    if token.dep != "dobj" or verb.lemma not in words["undergoing.meet"] or (off and not off & below):
        return None
    by = [p.i for p in grounds.after(token.i, "by")]
    at = grounds.words("occurrences")["aimed.all"]
    hit = tuple(h for i in (token.i, *by) for h in _aimed_at(grounds, i, at)) or grounds.subject(verb.i).heads[:1]
    return _with_roles(grounds, token, kind, verb, targets=hit) if hit else None


def _disowned(grounds: Grounds, token: Token, kind: str) -> Act | None:
    """ "The Front denied any violation of the truce": an act without a doer of its own is the denier's."""
    verb = grounds.sentence[token.head]
    if token.dep != "dobj" or verb.lemma not in grounds.modality["verbs.denied"]:
        return None
    every = any(c.lower in ("any", "all") for c in grounds.sentence.children(token.i, "det"))
    actors = grounds.actors(grounds.subject(verb.i)) if every and not doers_of(grounds, token) else ()
    return _with_roles(grounds, token, kind, verb, actors=actors) if actors else None


def _engaged(grounds: Grounds, token: Token, kind: str) -> Act | None:
    """ "The two forces are locked in battle", "the brigade pressed on with its offensive": the subject acts."""
    words = grounds.words("occurrences")
    prep = grounds.sentence[token.head]
    verb = grounds.sentence[prep.head]
    into = prep.lower == "in" and kind == "clash" and verb.lemma in words["doing.engaging"]
    on = prep.lower == "with" and verb.lemma in words["doing.going_on"]
    actors = grounds.actors(grounds.subject(verb.i))
    if token.dep != "pobj" or not (into or on) or not actors:
        return None
    against = tuple(h for p in grounds.after(token.i, "with") for h in grounds.heads(p.i)) if into else ()
    if not into:
        return _with_roles(grounds, token, kind, verb, actors=actors)
    return _with_roles(grounds, token, kind, verb, actors=actors[:1], targets=against or actors[1:])


def _described(grounds: Grounds, token: Token, kind: str) -> Act | None:
    """ "Residents described an air strike that hit a bakery", "... an attack carried out by the Front"."""
    words = grounds.words("occurrences")
    for verb in grounds.sentence.children(token.i, "relcl", "acl"):
        if verb.lemma in words["happening.verbs"] and _is_past(grounds, token, verb):
            harm = harm_words(grounds, verb) if verb.lemma in words["harm.verbs"] else None
            return _with_roles(grounds, token, kind, verb, targets=_hit_by(grounds, token, verb), harm=harm)
        by = tuple(h for p in grounds.after(verb.i, "by") for h in grounds.heads(p.i) if grounds.is_actor(h))
        if by and verb.tag == "VBN" and verb.lemma in words["happening.passives"] | words["accusing.claim"]:
            return _with_roles(grounds, token, kind, verb, actors=by)
    return None


def _is_past(grounds: Grounds, token: Token, verb: Token) -> bool:
    """Whether a clause tells of one act that was: "a strike that hit", "the raid killing"; not "attacks that kill"."""
    sentence = grounds.sentence
    subject = sentence.child(verb.i, "nsubj")
    if verb.tag == "VBG":
        return subject is None and bool(sentence.children(token.i, "det", "nummod", "poss")) and verb.dep == "acl"
    told = verb.tag == "VBD" or any(c.lower in ("has", "have", "had") for c in sentence.children(verb.i, "aux"))
    return told and (subject is None or subject.tag in ("WDT", "WP") or subject.lower == "that")


def _was(grounds: Grounds, token: Token, kind: str) -> Act | None:
    """ "What happened at the bridge was an ambush by the rebels", "it was a raid by commandos"."""
    verb, words = grounds.sentence[token.head], grounds.words("occurrences")
    one = any(c.lower in ("a", "an") for c in grounds.sentence.children(token.i, "det"))
    if token.dep != "attr" or verb.tag != "VBD" or not one:
        return None
    told = [*grounds.sentence.children(verb.i, "nsubj"), *grounds.sentence.children(verb.i, "csubj")]
    topics = words["happening.topics"]
    doers = tuple(h for p in grounds.after(token.i, "by") for h in grounds.heads(p.i) if are_forces(grounds, h))
    about = any(t.lemma.lower() in topics or t.dep == "csubj" for t in told)
    return _with_roles(grounds, token, kind, verb, actors=doers) if doers and about else None


_FRAMES = (_happens, _is_done, _harms, _exists, _heard, _undergone, _suffered, _disowned, _engaged, _described, _was)


def _with_roles(
    grounds: Grounds,
    token: Token,
    kind: str,
    verb: Token,
    actors: tuple[Head, ...] = (),
    targets: tuple[int, ...] = (),
    harm: str | None = None,
) -> Act:
    """Fill in who acts and who is hit from the noun's own phrases."""
    at = grounds.words("occurrences").under("aimed")
    prepositions = at["all"] | at.get(kind, frozenset())
    on = _aimed_at(grounds, token.i, prepositions) or (targets or _aimed_at(grounds, verb.i, at["all"], token.i))
    if kind == "clash":
        sides = [p for i in (token.i, verb.i) for p in grounds.after(i, "between", "involving")]
        between = tuple(h for p in sides for h in grounds.heads(p.i))
        on = on or between[1:]
        actors = actors or between[:1]
    actors = actors or doers_of(grounds, token)
    if kind == "withdrawal" and not actors:
        of = tuple(h for p in grounds.after(token.i, "of") for h in grounds.heads(p.i))
        actors, on = tuple(h for h in of if grounds.is_actor(h)), on or of
        on = () if actors else on
    return Act(kind, token.i, verb.i, actors, targets or on, _gun(grounds, token, kind), harm)


def _aimed_at(grounds: Grounds, governor: int, prepositions: frozenset[str], behind: int = -1) -> tuple[int, ...]:
    """Return what stands behind these prepositions, no time and no bare number ("against 340 the day before")."""
    found = (p for p in grounds.after(governor, *prepositions) if p.i > behind and p.ent not in _TIMES)
    never = grounds.words("occurrences")["aimed.never"]
    return tuple(h for p in found if p.pos != "NUM" and p.lemma not in never for h in grounds.heads(p.i))


def _gun(grounds: Grounds, token: Token, kind: str) -> str | None:
    """Return the words of fire that is told by its weapon and has no kind of its own: "heavy machine-gun fire"."""
    words = grounds.words("occurrences")
    before = {c.lower for c in grounds.sentence.children(token.i, "amod", "compound", "nmod")}
    guns = token.lemma.lower() in words["fire.traded"] and before & words["modified.other"]
    return grounds.phrase(token.i) if kind == "other" and guns else None
