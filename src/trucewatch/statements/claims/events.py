"""Acts that nouns name ("shelling was heard", "clashes broke out", "killed in air strikes"), and weapons that fall."""

from collections.abc import Iterator
from dataclasses import replace

from trucewatch.codebook import Codebook
from trucewatch.statements.claims.acts import TOLD, Act, claims_of, exploded_at, harm_words, kind_of_noun, weapon_kind
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds, Head
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.told import Reading, Told
from trucewatch.statements.claims.weapons import is_weapon
from trucewatch.statements.found import FoundClaim, Mention
from trucewatch.statements.sentence import Token

_TIMES = ("DATE", "TIME")


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "occurrences")
    weapons = words["objects.weapons-missile"] | words["objects.weapons-shell"]
    return ((_event, words.union("nouns") | words["modified.heads"]), (_falling, weapons))


def _event(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """An act's noun that a verb tells as happening, as done by somebody, or as having harmed."""
    kind = kind_of_noun(grounds, token)
    if kind is None or _is_civic(grounds, token):
        return
    act = framed(grounds, token, kind)
    reading = _reading(grounds, token, act) if act else None
    if act is not None and reading is not None and reading.told in TOLD:
        yield from claims_of(grounds, act, reading, grounds.subject(act.verb))


def _reading(grounds: Grounds, token: Token, act: Act) -> Reading:
    """How an act is told: "there were no clashes", "no shelling was reported" tell that there was none."""
    reading = grounds.read(act.verb)
    first = _first(grounds, token)
    none = reading.told is Told.NEGATED and reading.by == first.i and first.dep in ("attr", "nsubjpass")
    if not none or any(aux.tag in ("MD", "TO") for aux in grounds.sentence.children(act.verb, "aux")):
        return reading
    return replace(reading, told=Told.DENIED) if grounds.governed(act.verb).told is Told.REAL else reading


def framed(grounds: Grounds, token: Token, kind: str) -> Act | None:
    """Return the act that a verb tells of an act's noun, None where the noun stands in no such frame."""
    frames = (frame(grounds, token, kind) for frame in (_happens, _is_done, _harms, _exists, _heard, _undergone))
    return next((act for act in frames if act is not None), None)


def _is_civic(grounds: Grounds, token: Token) -> bool:
    """Whether those who act are workers or protesters: their strike is none."""
    civic = grounds.words("occurrences")["objects.civic"]
    return any(
        p.lemma in civic or any(c.lemma in civic for c in grounds.sentence.children(p.i))
        for p in grounds.after(token.i, "by", "of")
    )


def _first(grounds: Grounds, token: Token) -> Token:
    """Return the first of the coordination that a noun stands in ("clashes and shelling", "14 bursts of fire")."""
    measures = grounds.words("occurrences")["measures.nouns"]
    above = grounds.sentence[grounds.sentence[token.head].head]
    if token.dep == "pobj" and grounds.sentence[token.head].lower == "of" and above.lemma.lower() in measures:
        return _first(grounds, above)
    while token.dep == "conj" and grounds.sentence[token.head].pos in ("NOUN", "PROPN", "VERB") and token.pos != "VERB":
        token = grounds.sentence[token.head]
    return token


def _happens(grounds: Grounds, token: Token, kind: str) -> Act | None:
    """The noun is the subject of a verb of happening."""
    words = grounds.words("occurrences")
    first = _first(grounds, token)
    verb = grounds.sentence[first.head]
    if first.dep == "nsubj" and verb.lemma in words["happening.verbs"]:
        hits = verb.lemma in words["bombing.verbs"] or verb.lemma in words["harm.verbs"]
        targets = tuple(t.i for t in grounds.objects(verb.i)) if hits else ()
        targets = targets or (exploded_at(grounds, verb.i) if kind == "explosion" else ())
        harm = harm_words(grounds, verb) if verb.lemma in words["harm.verbs"] else None
        return _with_roles(grounds, token, kind, verb, targets=targets, harm=harm)
    if first.dep == "nsubjpass" and verb.lemma in words["happening.passives"]:
        by = tuple(h for p in grounds.after(verb.i, "by") for h in grounds.heads(p.i) if grounds.is_actor(h))
        return _with_roles(grounds, token, kind, verb, actors=by)
    return None


def _is_done(grounds: Grounds, token: Token, kind: str) -> Act | None:
    """The noun is the object of a verb of doing: its subject acts, unless it is a mere witness."""
    words = grounds.words("occurrences")
    first = _first(grounds, token)
    verb = grounds.sentence[first.head]
    if first.dep != "dobj" or verb.lemma not in words["doing.verbs"]:
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
    first = _first(grounds, token)
    prep = grounds.sentence[first.head]
    if first.dep != "pobj" or prep.lower not in words["harm.prepositions"]:
        return None
    verb = grounds.sentence[prep.head]
    if verb.pos == "NOUN" and verb.dep in ("dobj", "nsubjpass", "npadvmod"):
        verb = grounds.sentence[verb.head]
    if verb.lemma not in words["harm.verbs"] or verb.pos != "VERB":
        return None
    active = not grounds.sentence.children(verb.i, "nsubjpass", "auxpass")
    actors = grounds.actors(grounds.subject(verb.i)) if active and grounds.sentence.children(verb.i, "dobj") else ()
    return _with_roles(grounds, token, kind, verb, actors=actors, harm=harm_words(grounds, verb))


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
    return _with_roles(grounds, token, kind, verb, targets=hit[:1]) if hit else None


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
    on = tuple(h for p in grounds.after(token.i, "on", "against") if p.ent not in _TIMES for h in grounds.heads(p.i))
    if not on and not targets:
        hit = (p for p in grounds.after(verb.i, "on", "against") if p.i > token.i and p.ent not in _TIMES)
        on = tuple(head for p in hit for head in grounds.heads(p.i))
    if kind == "clash":
        between = tuple(h for p in grounds.after(token.i, "between", "involving") for h in grounds.heads(p.i))
        on = on or between[1:]
        actors = actors or between[:1]
    return Act(kind, token.i, verb.i, actors or _by(grounds, token), targets or on, _gun(grounds, token, kind), harm)


def _gun(grounds: Grounds, token: Token, kind: str) -> str | None:
    """Return the words of fire that is told by its weapon and has no kind of its own: "heavy machine-gun fire"."""
    words = grounds.words("occurrences")
    before = {c.lower for c in grounds.sentence.children(token.i, "amod", "compound", "nmod")}
    guns = token.lemma.lower() in words["fire.traded"] and before & words["modified.other"]
    return grounds.phrase(token.i) if kind == "other" and guns else None


def _by(grounds: Grounds, token: Token) -> tuple[Head, ...]:
    """Return who is named with an act's noun as its doer: "by", a possessive, or a name before it."""
    sentence = grounds.sentence
    people = grounds.words("occurrences")["objects.people"]
    named = (h for p in grounds.after(token.i, "by") for h in grounds.heads(p.i))
    by = tuple(h for h in named if grounds.is_actor(h) or sentence[h].lemma in people)
    if by:
        return by
    owners = [c.i for c in sentence.children(token.i, "poss") if grounds.is_actor(c.i)]
    return tuple(owners[:1]) or _named_before(grounds, token)


def _named_before(grounds: Grounds, token: Token) -> tuple[Head, ...]:
    """Return who is named before an act's noun: "coalition air strikes", "Norlander shelling", "Norland-led raids"."""
    before = grounds.sentence.tokens[grounds.mention(token.i).first : token.i]
    words = grounds.words("occurrences")
    nouns = [t.i for t in before if t.pos == "NOUN" and grounds.is_actor(t.i) and not weapon_kind(words, t.lemma)]
    unlabelled = {t.i for t in before if t.pos == "PROPN" and not t.ent and t.i and not is_weapon(grounds, t)}
    names = [t.i for t in before if t.ent in ("NORP", "ORG", "GPE", "PERSON") or t.i in unlabelled]
    if not names and not nouns:
        return ()
    last = nouns[-1] if nouns else names[-1]
    start = names[0] if names else nouns[0]
    return (Mention(min(start, last), last),)


def _falling(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "Rockets fell on the town", "rockets falling nearby"."""
    words = grounds.words("occurrences")
    weapon, above = token, grounds.sentence[token.head]
    if token.dep == "compound" and above.lemma.lower() in words["objects.rounds"]:
        token = above
    verb = grounds.sentence[token.head] if token.dep == "nsubj" else grounds.sentence.child(token.i, "acl")
    if verb is None or verb.lemma not in words["objects.fall"] or verb.tag == "VBN":
        return
    kind = weapon_kind(words, weapon.lemma.lower()) or "missile-strike"
    reading = grounds.read(verb.i)
    if reading.told not in TOLD:
        return
    hit = tuple(t.i for t in grounds.objects(verb.i)) + tuple(
        h for p in grounds.after(verb.i, "on", "in", "at", "into", "near") for h in grounds.heads(p.i)
    )
    act = Act(kind, verb.i, verb.i, _by(grounds, token), hit[:1], grounds.phrase(token.i))
    shared = grounds.subject(verb.i) if token.dep == "nsubj" else Subject((token.i,), verb.i, token.i)
    yield from claims_of(grounds, act, reading, shared)
