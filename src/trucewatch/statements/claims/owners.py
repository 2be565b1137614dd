"""Who is named with an act's noun as its doer: "by", a possessive, a name before it."""

from trucewatch.statements.claims.acts import weapon_kind
from trucewatch.statements.claims.common import Grounds, Head
from trucewatch.statements.claims.weapons import is_weapon
from trucewatch.statements.found import Mention
from trucewatch.statements.sentence import Token


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
