"""What a side says of all its arms: they fired nothing, held their fire, were silent, were grounded.

Such words deny each act of that side with such arms; that "the guns fell silent" is nobody's denial.
"""

from collections.abc import Iterator

from trucewatch.codebook import Codebook
from trucewatch.model import Stance
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.owners import SUBJECTS, agent, doer, of_place, owner_of
from trucewatch.statements.claims.told import Told
from trucewatch.statements.found import FoundClaim, Mention
from trucewatch.statements.sentence import Token


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "occurrences")
    return (
        (_nothing, words["silent.nothing"]),
        (_unfired, words["silent.alone"]),
        (_held, words["silent.hold"]),
        (_quiet, words["silent.quiet"]),
        (_grounded, words["silent.ground"] | words["silent.stay"]),
    )


def _nothing(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "They had fired nothing", "nothing was fired from our lines"."""
    words = grounds.words("occurrences")
    verb = grounds.sentence[token.head]
    at = verb.lemma in words["silent.drop"] and bool(grounds.after(verb.i, *words["silent.at"]))
    if not at and verb.lemma not in words["silent.fire"]:
        return
    active = token.dep == "dobj"
    owner = doer(grounds, verb) if active else agent(grounds, verb) or of_place(grounds, verb)
    if active or token.dep == "nsubjpass":
        yield from _denied(grounds, verb, "other", owner, token)


def _unfired(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "Our men have not fired", "the artillery of the brigade has not fired once", "nobody fired from our lines"."""
    words = grounds.words("occurrences")
    who = [grounds.sentence[head] for head in grounds.subject(token.i).heads]
    if token.pos != "VERB" or grounds.objects(token.i) or not who:
        return
    nobody = who[0].lemma.lower() in words["silent.nobody"]
    if nobody:
        yield from _denied(grounds, token, "other", of_place(grounds, token), who[0])
    elif grounds.not_done(token.i) and not grounds.after(token.i, *words["silent.aim"]):
        gun = who[0].lemma.lower() in words["silent.guns"]
        yield from _denied(grounds, token, "other", _whose(grounds, who[0]) if gun else doer(grounds, token), token)


def _whose(grounds: Grounds, gun: Token) -> Mention | None:
    """Whose guns they are: "our artillery", "the artillery of the brigade"."""
    of = [grounds.mention(p.i) for p in grounds.after(gun.i, "of")]
    return of[0] if of else owner_of(grounds, gun)


def _held(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The army held its fire"."""
    words = grounds.words("occurrences")
    for fire in grounds.objects(token.i):
        if fire.lemma in words["silent.held"] and grounds.sentence.children(fire.i, "poss"):
            yield from _denied(grounds, token, "other", doer(grounds, token), fire)


def _quiet(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "Our guns have been silent since Saturday"."""
    words = grounds.words("occurrences")
    verb = grounds.sentence[token.head]
    if verb.lemma not in words["silent.be"] or token.dep not in ("acomp", "oprd"):
        return
    for head in grounds.subject(verb.i).heads:
        gun = grounds.sentence[head]
        if gun.lemma.lower() in words["silent.guns"]:
            yield from _denied(grounds, verb, "shelling", _whose(grounds, gun), gun)


def _grounded(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The air force has been grounded", "all our aircraft stayed on the ground"."""
    words = grounds.words("occurrences")
    still = token.lemma in words["silent.stay"]
    if still and not any(p.lemma in words["silent.ground"] for p in grounds.after(token.i, "on")):
        return
    if not still and not grounds.sentence.children(token.i, "nsubjpass"):
        return
    for head in grounds.subject(token.i).heads:
        what = grounds.sentence[head]
        said = f"{grounds.sentence[max(0, head - 1)].lower} {what.lemma.lower()}"
        if what.lemma.lower() in words["silent.aircraft"]:
            yield from _denied(grounds, token, "air-strike", owner_of(grounds, what), what)
        elif said in words["silent.flying"]:
            yield from _denied(grounds, token, "air-strike", grounds.mention(head), what)


def _denied(grounds: Grounds, verb: Token, kind: str, owner: Mention | None, tool: Token) -> Iterator[FoundClaim]:
    """The denial, where it is told of what was so and of somebody's arms."""
    planned = any(c.tag in ("MD", "TO") for c in grounds.sentence.children(verb.i, "aux"))
    words = grounds.words("occurrences")
    none = tool.i == verb.i or tool.lemma.lower() in words["silent.nothing"] | words["silent.nobody"]
    reading = grounds.governed(verb.i) if none else grounds.read(verb.i)
    if owner is None or planned or reading.told is not Told.REAL or _is_civil(grounds) or _ended(grounds, verb):
        return
    values = {"kind": kind, "instrument": tool.text, "harm": None}
    yield grounds.claim("occurrence", verb.i, values, {"actor": (owner,), "target": ()}, stance=Stance.DENIES)


def _is_civil(grounds: Grounds) -> bool:
    """Whether the sentence is of those whose fleets are at rest in peace: "the airline's jets were grounded"."""
    civil = grounds.words("occurrences")["unfired.civil"]
    owners = ("poss", "compound", *SUBJECTS)
    return any(t.lemma.lower() in civil and t.dep in owners for t in grounds.sentence.tokens)


def _ended(grounds: Grounds, verb: Token) -> bool:
    """Whether it was so for a while only: "held its fire until the convoy passed"."""
    words = grounds.words("occurrences")["silent.until"]
    return any(t.lower in words for t in grounds.sentence.tokens[verb.i :])
