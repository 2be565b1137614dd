"""What happened on the ground. Nothing is taken for an act that is negated, feared, planned, or merely a topic."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from trucewatch.codebook import Codebook
from trucewatch.statements.claims import (
    accusations,
    aid,
    attempts,
    blasts,
    breaches,
    captivity,
    captures,
    easings,
    events,
    gunfire,
    holding,
    killings,
    movements,
    obstruction,
    projectiles,
    ravages,
    responsibility,
    silences,
    stationing,
    strikes,
    troops,
    unfired,
    weapons,
)
from trucewatch.statements.claims.acts import TOLD, Act, claims_of, exploded_at, is_passive
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.doers import roles
from trucewatch.statements.claims.figurative import is_figurative
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.told import Reading, Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token

_Maker = Callable[[Grounds, Token, Subject], Act | None]


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "occurrences")
    keeping = words["monitored.keep"] | words["monitored.turn"] | words["monitored.deny"] | words["objects.block"]
    verbs = (
        (_plain, words.union("verbs")),
        (strikes.bombed, words["bombing.verbs"] | words["bombing.blows"]),
        (troops.sent, words["objects.send"]),
        (strikes.fired, words["objects.fire"]),
        (_violating, words["objects.violate"]),
        (_exchanging, words["objects.exchange"]),
        (_blocking, words["objects.block"]),
        (_taking_control, words["objects.take"]),
        (captures.took, words["taking.take"]),
        (captures.took_over, words["taking.over"]),
        (captures.fell, words["taking.pass"]),
        (captures.lost, words["taking.lose"]),
        (captures.driven_out, words["taking.drive"]),
        (captures.cleared, words["taking.clear"]),
        (troops.pulled_back, words["objects.pull"]),
        (blasts.blowing_up, words["objects.blow"]),
        (gunfire.firing_on, words["objects.fire_on"]),
        (gunfire.opened_up, words["objects.fire_on"]),
        (gunfire.sprayed, words["gunfire.spray"]),
        (gunfire.wiped_out, words["gunfire.wipe"]),
        (gunfire.inflicted, words["gunfire.inflict"]),
        (stationing.stationed, words["stationing.post"] | words["stationing.stay"]),
        (stationing.set_up, words["stationing.set"] | words["stationing.establish"]),
        (weapons.thrown, words["fire.throw"]),
        (weapons.brought_down, words["fire.down"] | frozenset(words.under("fire.fell"))),
        (weapons.used, words["fire.use"]),
        (weapons.ignited, words["fire.burn"]),
        (obstruction.overflown, words["monitored.fly"] | words["objects.violate"]),
        (obstruction.kept_out, keeping),
        (obstruction.held_up, words["monitored.hold"]),
        (aid.kept_at_gate, words["passage.keep"]),
        (aid.brought_back, words["passage.come"] | words["monitored.turn"]),
        (obstruction.stopped, words["monitored.stop"]),
        (obstruction.shut_in, words["monitored.confine"] | words["monitored.shut"]),
        (obstruction.sighted, words["doing.witnesses"] | words["monitored.spot"]),
        (obstruction.driven_out, words["monitored.force"]),
        (movements.moved, words["movement.enter"] | words["movement.go"]),
        (movements.left, words["movement.leave"]),
        (movements.dug_in, words["movement.build"]),
        (captivity.taken, words["captivity.take"]),
        (captivity.held, words["captivity.hold"]),
        (captivity.handed_over, words["captivity.hand"]),
        (captivity.came_home, words["captivity.come"]),
        (captivity.rounded_up, words["captivity.round"]),
        (movements.arrived, words["movement.arrive"]),
        (obstruction.cut_off, words["monitored.cut"]),
        (blasts.went_up, words["objects.blow"]),
        (weapons.driven_over, words["fire.drive_over"]),
        (weapons.traded, words["fire.trade"]),
        (weapons.rammed, words["fire.ram"]),
        (easings.reopened, words["easing.open"]),
        (easings.eased, words["easing.lift"] | words["easing.open"] | words["easing.free"]),
        (easings.closed, words["easing.close"]),
        (easings.gave_up, words["easing.lay"]),
        (ravages.robbed, words["ravaging.rob"]),
        (ravages.wrecked, words["ravaging.wreck"]),
        (ravages.assailed, words["ravaging.assail"]),
        (ravages.burst_in, words["ravaging.burst"] | words["ravaging.break"]),
        (ravages.expelled, words["ravaging.expel"] | words["ravaging.drive"]),
        (ravages.goods_taken, words["ravaging.goods"] | words["ravaging.make_off"]),
        (ravages.carried_off, words["ravaging.carry"] | words["ravaging.snatch"]),
        (ravages.pressed, words["ravaging.press"]),
        (ravages.mined, words["ravaging.mine"]),
        (killings.put_to_death, words["harm.put"]),
    )
    told = tuple((_told(maker), lemmas) for maker, lemmas in verbs)
    return (
        *told,
        (_kept_from_passing, words["monitored.let"]),
        (_overrun, words["taking.unmarked"]),
        *accusations.triggers(codebook),
        *attempts.triggers(codebook),
        *breaches.triggers(codebook),
        *events.triggers(codebook),
        *holding.triggers(codebook),
        *killings.triggers(codebook),
        *projectiles.triggers(codebook),
        *responsibility.triggers(codebook),
        *silences.triggers(codebook),
        *stationing.triggers(codebook),
        *unfired.triggers(codebook),
    )


def _told(maker: _Maker) -> Callable[[Grounds, Token], Iterator[FoundClaim]]:
    """Wrap a reading of verbs so that only acts told as done, alleged, denied or threatened become claims."""

    def find(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
        if token.pos != "VERB" or token.dep in ("amod", "compound"):
            return
        shared = grounds.subject(token.i)
        act = maker(grounds, token, shared)
        reading = _reading(grounds, token, act) if act else None
        if act is not None and reading is not None and reading.told in TOLD and not is_figurative(grounds, act):
            yield from claims_of(grounds, act, reading, shared)

    return find


def _kept_from_passing(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    act = obstruction.not_let_through(grounds, token) if token.pos == "VERB" else None
    if act is not None:
        yield from claims_of(grounds, act, Reading(Told.REAL), grounds.subject(token.i))


def _overrun(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    found = captures.overrun(grounds, token) if token.pos != "VERB" else None
    reading = grounds.told_done(found[1].i) if found else None
    if found is not None and reading is not None and reading.told in TOLD:
        yield from claims_of(grounds, found[0], reading, grounds.subject(found[1].i))


def _reading(grounds: Grounds, token: Token, act: Act) -> Reading:
    """How an act is told; a town that was not taken, though it was tried, and tanks still to leave, are told as not."""
    reading = strikes.ordered(grounds, token, act) or grounds.told_done(token.i)
    if act.kind not in grounds.words("occurrences")["failing.kinds"]:
        return reading
    by = grounds.sentence[reading.by] if reading.told is Told.NEGATED and reading.by is not None else None
    nobody = by is not None and by.head == token.i and by.dep in ("nsubj", "nsubjpass")
    failed = by is not None and by.lemma == "fail"
    not_done = failed or (nobody and grounds.governed(token.i).told is Told.REAL) or grounds.yet_to(token.i)
    return replace(reading, told=Told.DENIED) if not_done else reading


def _plain(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """Shell, fight, capture, withdraw, detain, besiege, explode, attack."""
    words = grounds.words("occurrences")
    kind = next((k for k, verbs in words.under("verbs").items() if token.lemma in verbs), None)
    if kind is None:
        return None
    actors, targets = roles(grounds, token, shared)
    doing = actors if is_passive(grounds, token) else shared.heads
    if any(grounds.sentence[head].lemma in words["objects.civic"] for head in doing) and kind != "clash":
        return None
    if token.lemma in words["bombing.unsaid"]:
        kind = next((k for h in actors if (k := strikes.kind_of_tool(grounds, h))), kind)
    if token.lemma in words["striking.attack"]:
        flown = (strikes.kind_of_tool(grounds, h) for h in actors)
        kind = next((k for k in flown if k in words["striking.flown"]), kind)
    check = _CHECKS.get(kind)
    if check is None:
        kind = "clash" if kind == "other" and captures.is_fought(grounds, actors, targets) else kind
        abstract = token.lemma in words["striking.attack"] and all(
            grounds.sentence[h].lemma.lower() in words["objects.abstract"] for h in targets
        )
        return Act(kind, token.i, token.i, actors, targets) if targets and not abstract else None
    return check(grounds, token, Act(kind, token.i, token.i, actors, targets))


def _clash(grounds: Grounds, token: Token, act: Act) -> Act | None:
    if token.lemma in grounds.words("occurrences")["fighting.one_sided"]:
        return act if act.targets and (act.actors or is_passive(grounds, token)) else None
    against = tuple(h for p in grounds.after(token.i, "with", "against") for h in grounds.heads(p.i))
    mutual = token.lemma in ("clash", "skirmish", "battle")
    both = tuple(actor for actor in act.actors if isinstance(actor, int)) if mutual else ()
    targets = (*act.targets, *against, *both[1:])
    actors = act.actors[:1] if both else act.actors
    if is_passive(grounds, token) or not act.actors or (act.targets and not grounds.is_actor(act.hit)):
        return None
    sides = tuple(t for t in targets if isinstance(t, int) and grounds.is_actor(t))
    return Act(act.kind, act.anchor, act.verb, actors, sides)


def _explosion(grounds: Grounds, token: Token, act: Act) -> Act | None:
    if is_passive(grounds, token) or grounds.objects(token.i):
        return None
    shared = grounds.subject(token.i)
    things = [h for h in shared.heads if not grounds.is_actor(h) and _can_explode(grounds, h)]
    hit = exploded_at(grounds, token.i)
    return Act(act.kind, act.anchor, act.verb, (), hit, grounds.phrase(things[0])) if things else None


def _can_explode(grounds: Grounds, head: int) -> bool:
    """Whether a noun names no price, no anger, no population."""
    return grounds.sentence[head].lemma.lower() not in grounds.words("occurrences")["objects.growing"]


def _offensive(grounds: Grounds, token: Token, act: Act) -> Act | None:
    return act if act.targets and (act.actors or is_passive(grounds, token)) else None


_CHECKS: dict[str, Callable[[Grounds, Token, Act], Act | None]] = {
    "clash": _clash,
    "offensive": _offensive,
    "harm": killings.harmed,
    "capture": captures.captured,
    "withdrawal": troops.withdrawn,
    "explosion": _explosion,
}


def _violating(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """Violate, breach, break a ceasefire."""
    actors, targets = roles(grounds, token, shared)
    ceasefires = grounds.words("occurrences")["objects.ceasefires"]
    if not any(grounds.sentence[h].lemma in ceasefires for h in targets) or not (actors or is_passive(grounds, token)):
        return None
    return Act("ceasefire-violation", token.i, token.i, actors)


def _exchanging(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """Exchange, swap prisoners."""
    actors, targets = roles(grounds, token, shared)
    captives = grounds.words("occurrences")["objects.captives"]
    if any(grounds.sentence[h].lemma in captives for h in targets):
        return Act("prisoner-exchange", token.i, token.i, actors)
    return None


def _blocking(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """Block, obstruct aid."""
    actors, targets = roles(grounds, token, shared)
    known = grounds.words("occurrences")["objects.aid"]
    if not any(grounds.sentence[h].lemma in known or aid.is_aid(grounds, h) for h in targets):
        return None
    return Act("aid-blocked", token.i, token.i, actors, targets[:1]) if actors or is_passive(grounds, token) else None


def _taking_control(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """Take, regain control of a place."""
    actors, targets = roles(grounds, token, shared)
    control = next(
        (h for h in targets if grounds.sentence[h].lemma in grounds.words("occurrences")["objects.control"]), None
    )
    if control is None or not actors:
        return None
    places = tuple(h for p in grounds.after(control, "of", "over") for h in grounds.heads(p.i))
    goods = grounds.words("occurrences")["objects.goods"]
    if not places or grounds.sentence[places[0]].lemma in goods:
        return None
    return Act("capture", token.i, token.i, actors, places)
