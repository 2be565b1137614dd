"""Who is named with an act's noun as its doer, and whose a weapon is: "by", a possessive, a name before it."""

from trucewatch.statements.claims.acts import weapon_kind
from trucewatch.statements.claims.common import Grounds, Head
from trucewatch.statements.claims.weapons import is_weapon
from trucewatch.statements.found import Mention
from trucewatch.statements.sentence import Token

SUBJECTS = ("nsubj", "nsubjpass")


def doers_of(grounds: Grounds, token: Token) -> tuple[Head, ...]:
    """Return who is named with an act's noun as its doer: "by", a possessive, or a name before it."""
    sentence = grounds.sentence
    people = grounds.words("occurrences")["objects.people"]
    claimed = [
        c.i for c in sentence.children(token.i, "acl") if c.lemma in grounds.words("occurrences")["accusing.claim"]
    ]
    named = (h for i in (token.i, *claimed) for p in grounds.after(i, "by") for h in grounds.heads(p.i))
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


def owner_of(grounds: Grounds, token: Token) -> Mention | None:
    """Whose a weapon is: "our rockets", "Syrian aircraft", "the army's drones"."""
    for owner in grounds.sentence.children(token.i, "poss", "compound", "amod", "nmod"):
        named = owner.text[0].isupper() and owner.ent in ("NORP", "GPE", "ORG", "PERSON") and owner.i > 0
        forces = owner.dep == "compound" and grounds.is_actor(owner.i)  # "army drones"
        if owner.dep == "poss" or named or forces:
            return Mention(owner.i, owner.i) if owner.pos in ("PRON", "ADJ", "DET") else grounds.mention(owner.i)
    return None


def agent(grounds: Grounds, verb: Token) -> Mention | None:
    """By whom something was not fired: "not a shot was fired by our side"."""
    by = next((h for p in grounds.after(verb.i, "by") for h in grounds.heads(p.i)), None)
    return None if by is None else grounds.mention(by)


def of_place(grounds: Grounds, verb: Token) -> Mention | None:
    """Whose the position or land is that nothing left: "no shell had left its positions", "from our territory"."""
    places = (*grounds.objects(verb.i), *grounds.after(verb.i, "from", "in"))
    return next((owner for place in places if (owner := owner_of(grounds, place)) is not None), None)


def doer(grounds: Grounds, verb: Token) -> Mention | None:
    """Who is told not to have done it; nobody whose strikes and operations are none of war."""
    heads = grounds.subject(verb.i).heads
    civil = grounds.words("occurrences")["unfired.civil"]
    before = grounds.sentence.tokens[: verb.i]  # "the union said it had not launched any strike"
    if any(t.dep in SUBJECTS and t.lemma.lower() in civil for t in before):
        return None
    can = [h for h in heads if grounds.is_actor(h) or grounds.sentence[h].pos == "PRON"]
    return grounds.mention(can[0]) if can else None
