"""What a side says that its weapons did not do: "no shell had left its positions", "they had fired no rockets".

Such words deny an act of that side; "no shell fell" is the absence of one and denies nobody's. So whose the weapon
is, or the position that it did not leave, or who did not fire it, must be told; not for attacks that "were not carried
out".
"""

from collections.abc import Iterator
from dataclasses import replace

from trucewatch.codebook import Codebook
from trucewatch.model import Stance
from trucewatch.statements.claims.acts import is_passive
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.owners import SUBJECTS, agent, doer, of_place, owner_of
from trucewatch.statements.claims.told import Told
from trucewatch.statements.found import FoundClaim, Mention
from trucewatch.statements.sentence import Token


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "occurrences")
    return ((_of_weapon, words.union("unfired.kinds")), (_of_attack, words["unfired.doing"]))


def _of_weapon(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """A weapon that did not leave, fly, or fall by its owner's doing: "none of its aircraft had been over the town"."""
    words = grounds.words("occurrences")
    whole = _whole(grounds, token)
    verb = grounds.sentence[whole.head]
    of = any(prep.lower == "of" for prep in grounds.sentence.children(token.i, "prep"))  # "no round of talks"
    if of or verb.pos not in ("VERB", "AUX") or not _is_denied(grounds, token, whole, verb):
        return
    owner = None
    if whole.dep in SUBJECTS and _is_flight(grounds, token, verb):
        owner = owner_of(grounds, token) or agent(grounds, verb) or of_place(grounds, verb)
    elif whole.dep == "dobj" and verb.lemma in words["unfired.objects"] and token.lemma not in words["objects.shots"]:
        owner = doer(grounds, verb)
    if owner is None:
        return
    kind = next(k for k, nouns in words.under("unfired.kinds").items() if token.lemma.lower() in nouns)
    aimed = [h for p in grounds.after(verb.i, "at", "on", "into", "over", "for", "towards") for h in grounds.heads(p.i)]
    targets = tuple(h for h in aimed if grounds.sentence[h].ent not in ("DATE", "TIME"))[:1]
    yield _claim(grounds, verb, kind, owner, targets, token.text)


def _is_flight(grounds: Grounds, token: Token, verb: Token) -> bool:
    """Whether a verb with a weapon as its subject tells of its use: a plane may leave an airport and bomb nobody."""
    words = grounds.words("occurrences")
    if token.lemma.lower() not in words["unfired.kinds.air-strike"]:
        return verb.lemma in words["unfired.rounds"]
    over = verb.lemma in words["unfired.above"] and bool(grounds.after(verb.i, "over", "above"))
    return over or verb.lemma in words["unfired.craft"]


def _of_attack(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """An attack that somebody did not make: "had not carried out any air strikes", "conducted no raids"."""
    words = grounds.words("occurrences")
    if token.pos != "VERB":
        return
    passive = is_passive(grounds, token)
    owner = agent(grounds, token) if passive else doer(grounds, token)
    nouns = [grounds.sentence[h] for h in grounds.subject(token.i).heads] if passive else grounds.objects(token.i)
    flown = _craft(grounds, token)
    if flown is not None:
        of = [grounds.mention(p.i) for p in grounds.after(flown.i, "of")]
        owner = of[0] if of else owner_of(grounds, flown)
    for noun in nouns if owner is not None or passive else ():
        said = " ".join([*(c.lemma.lower() for c in grounds.sentence.children(noun.i, "compound", "amod")), noun.lemma])
        kind = next((k for k, nouns in words.under("unfired.attacks").items() if said.endswith(tuple(nouns))), None)
        if kind is not None and (owner or kind != "offensive") and _is_denied(grounds, noun, noun, token):
            hit = tuple(h for p in grounds.after(noun.i, "on", "against", "at") for h in grounds.heads(p.i))[:1]
            found = _claim(grounds, token, kind, owner, hit, None)
            start = min(grounds.sentence.edges(one.i)[0] for one in (noun, flown) if one is not None)
            yield replace(found, first=min(found.first, start))


def _craft(grounds: Grounds, verb: Token) -> Token | None:
    """The aircraft that is told to have flown a mission: its owner is who did it."""
    aircraft = grounds.words("occurrences")["unfired.kinds.air-strike"]
    heads = (grounds.sentence[head] for head in grounds.subject(verb.i).heads)
    return next((one for one in heads if one.lemma.lower() in aircraft), None)


def _claim(
    grounds: Grounds, verb: Token, kind: str, owner: Mention | None, targets: tuple[int, ...], tool: str | None
) -> FoundClaim:
    values = {"kind": kind, "instrument": tool, "harm": None}
    actors = {"actor": () if owner is None else (owner,), "target": targets}
    return grounds.claim("occurrence", verb.i, values, actors, stance=Stance.DENIES)


def _whole(grounds: Grounds, token: Token) -> Token:
    """The "none" of "none of its aircraft", the weapon's noun itself elsewhere."""
    of = grounds.sentence[token.head]
    above = grounds.sentence[of.head]
    return above if token.dep == "pobj" and of.lower == "of" and above.lower in ("none", "neither", "one") else token


def _is_denied(grounds: Grounds, token: Token, whole: Token, verb: Token) -> bool:
    """Whether "no", "none" or "not" tells that it was not so, or somebody calls it untrue that it was."""
    sentence, nots = grounds.sentence, grounds.modality["adverbs.not"]
    no = any(t.lower == "no" for t in sentence.children(token.i, "det", "neg")) or whole.lower in ("none", "neither")
    single = any(t.lower in nots for t in sentence.tokens[max(0, sentence.edges(whole.i)[0] - 1) : whole.i])
    past = not any(c.tag in ("MD", "TO") for c in sentence.children(verb.i, "aux"))
    told = grounds.governed(verb.i).told
    if told is Told.DENIED:
        return past and any(t.lower == "any" for t in sentence.children(token.i, "det"))
    craft = _craft(grounds, verb)
    nobody = craft is not None and any(t.lower == "no" for t in sentence.children(craft.i, "det", "neg"))
    return past and told is Told.REAL and (no or single or nobody or grounds.not_done(verb.i))
