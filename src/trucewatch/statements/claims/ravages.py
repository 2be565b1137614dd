"""What forces do to sites, people and goods: rob, wreck, break into, drive out, carry off, press into service.

Most of these verbs tell other things as well ("the firm expelled a member"): the doer is armed or of the state, and
what it is done to is a site, people who live there, or goods.
"""

from trucewatch.statements.claims.acts import Act, is_passive
from trucewatch.statements.claims.captures import is_fought
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.doers import roles
from trucewatch.statements.claims.movements import is_force
from trucewatch.statements.claims.sites import armed, is_accident, is_named_site, is_person, is_site, is_sport
from trucewatch.statements.sentence import Token


def robbed(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Rebels plundered the warehouse", "the clinic was ransacked"."""
    actors, things = roles(grounds, token, shared)
    by = armed(grounds, actors)
    sites = _sites(grounds, token, things, by)
    nobody = is_passive(grounds, token) and not grounds.after(token.i, "by")
    if not sites or is_sport(grounds) or not (by or (nobody and not is_accident(grounds))):
        return None
    return Act("other", token.i, token.i, by, sites)


def wrecked(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The retreating army wrecked the pumping station": not the storm, nor nobody."""
    words = grounds.words("occurrences")
    actors, things = roles(grounds, token, shared)
    by = tuple(h for h in armed(grounds, actors) if grounds.sentence[h].lemma not in words["monitored.aircraft"])
    sites = _sites(grounds, token, things, by)
    return Act("other", token.i, token.i, by, sites) if by and sites and not _is_weapon_told(grounds, token) else None


def _is_weapon_told(grounds: Grounds, token: Token) -> bool:
    """Whether a verb tells its weapon: then it is found among the strikes."""
    words = grounds.words("occurrences")
    lists = [nouns for kind, nouns in words.under("bombing").items() if kind not in ("verbs", "unsaid", "blows")]
    told = (
        *grounds.after(token.i, "with", "by", "using"),
        *(grounds.sentence[h] for h in grounds.subject(token.i).heads),
    )
    return any(t.lemma.lower() in nouns for t in told for nouns in lists)


def _sites(grounds: Grounds, token: Token, things: tuple[int, ...], by: tuple[int, ...]) -> tuple[int, ...]:
    """Return the sites among things; names of places only where forces act, for sides are beaten by these verbs too."""
    beaten = token.lemma in grounds.words("occurrences")["ravaging.beaten"]
    troops = not beaten or any(is_force(grounds, h) for h in by)
    sites = [h for h in things if is_site(grounds, h)]
    return tuple(h for h in sites if troops or is_named_site(grounds, grounds.sentence[h].lemma))


def assailed(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Commandos assailed the garrison": forces, and a site or forces; critics assail a plan."""
    actors, things = roles(grounds, token, shared)
    by = armed(grounds, actors)
    hit = tuple(h for h in things if is_site(grounds, h) or is_force(grounds, h))
    if not hit or not by:
        return None
    return Act("clash" if is_fought(grounds, by, hit) else "other", token.i, token.i, by, hit)


def burst_in(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Gunmen burst into the courthouse", "the militia swooped on the hamlet"."""
    words = grounds.words("occurrences")
    by = armed(grounds, shared.heads, police=False)
    at = words["ravaging.sole"] if token.lemma in words["ravaging.break"] else words["ravaging.into"]
    inside = (h for p in grounds.after(token.i, *at) for h in grounds.heads(p.i))
    sites = tuple(h for h in inside if is_site(grounds, h))
    if is_passive(grounds, token) or grounds.objects(token.i) or not by or not sites:
        return None
    return Act("other", token.i, token.i, by, sites[:1])


def expelled(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Troops evicted villagers from the valley", "the militia drove out the families": people where they live."""
    words = grounds.words("occurrences")
    actors, things = roles(grounds, token, shared)
    by = tuple(h for h in armed(grounds, actors) if is_force(grounds, h) or token.lemma in words["ravaging.expel"])
    below = {c.lower for c in grounds.sentence.children(token.i, "prt", "advmod", "prep")}
    gone = token.lemma in words["ravaging.expel"] or bool(below & (words["ravaging.out"] | words["ravaging.from"]))
    gone = gone or any(grounds.after(h, "from") for h in things)
    living = tuple(h for h in things if _lives_there(grounds, h))
    return Act("other", token.i, token.i, by, living[:1]) if by and gone and living else None


def _lives_there(grounds: Grounds, head: int) -> bool:
    """Whether a noun names people of a place: villagers, herders, no members, no envoys."""
    words = grounds.words("occurrences")
    names = {grounds.sentence[head].lemma.lower(), *(p.lemma.lower() for p in grounds.after(head, "of"))}
    return bool(names & (words["monitored.dwellers"] | words["persons.living"]))


def goods_taken(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Fighters commandeered two lorries", "the militia confiscated 60 tonnes of grain", "made off with the flour"."""
    words = grounds.words("occurrences")
    actors, things = roles(grounds, token, shared)
    if token.lemma in words["ravaging.make_off"]:
        off = any(c.lower == "off" for c in grounds.sentence.children(token.i, "prt", "advmod", "prep"))
        out = (token.i, *(c.i for c in grounds.sentence.children(token.i, "prep", "prt", "advmod")))
        things = tuple(h for i in out for p in grounds.after(i, "with") for h in grounds.heads(p.i)) if off else ()
    by = armed(grounds, actors, police=False)
    owned = tuple(h for h in things if _is_owned(grounds, h))
    return Act("other", token.i, token.i, by, owned[:1]) if by and owned else None


def _is_owned(grounds: Grounds, head: int) -> bool:
    """Whether a noun names goods, beasts or vehicles, or a measure of them: "60 tonnes of grain"."""
    owned = grounds.words("occurrences")["ravaging.owned"]
    return any(t.lemma.lower() in owned for t in (grounds.sentence[head], *grounds.after(head, "of")))


def carried_off(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The militia took away four elders", "gunmen snatched two nurses", "a priest was spirited away by armed men"."""
    words = grounds.words("occurrences")
    actors, things = roles(grounds, token, shared)
    by = armed(grounds, actors)
    below = {c.lower for c in grounds.sentence.children(token.i, "prt", "advmod", "prep")}
    away = token.lemma in words["ravaging.snatch"] or bool(below & words["ravaging.away"]) or _from_home(grounds, token)
    people = tuple(h for h in things if is_person(grounds, h))
    hospital = any(is_named_site(grounds, p.lemma) for p in grounds.after(token.i, "to"))
    if not by or not away or not people or hospital:
        return None
    return Act("detention", token.i, token.i, by, people[:1])


def _from_home(grounds: Grounds, token: Token) -> bool:
    """Whether somebody is taken from where they live, work or go: "from his bed", "from a bus"."""
    beds = grounds.words("occurrences")["ravaging.beds"]
    return any(p.lemma.lower() in beds or is_named_site(grounds, p.lemma) for p in grounds.after(token.i, "from"))


def pressed(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The militia conscripted teenagers from the camp"."""
    actors, things = roles(grounds, token, shared)
    by = armed(grounds, actors)
    people = tuple(h for h in things if is_person(grounds, h))
    return Act("other", token.i, token.i, by, people[:1]) if by and people else None


def mined(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The militia mined the road": ways and waters, not coal, and not the hills for it."""
    ways = grounds.words("occurrences")["ravaging.mined"]
    actors, things = roles(grounds, token, shared)
    by = armed(grounds, actors)
    laid = tuple(h for h in things if grounds.sentence[h].lemma.lower() in ways)
    return Act("explosion", token.i, token.i, by, laid[:1], "mines") if by and laid else None
