"""The slots in which two sentences of one event exclude each other: exactly one may, and all others allow one event."""

from collections.abc import Callable, Mapping, Sequence

from trucewatch.matters.denials import denied_words
from trucewatch.matters.groups import Step
from trucewatch.matters.substance import names_in
from trucewatch.matters.tellings.beside import Pair
from trucewatch.matters.tellings.both import Both
from trucewatch.matters.tellings.doing import aim, alike, own_deed, sides_of, speaker, two_sides
from trucewatch.matters.tellings.evidence import Event, shared_names
from trucewatch.matters.tellings.steps import came_about, refined
from trucewatch.matters.words import has_any, stem
from trucewatch.model import ContradictionKind, OccurrenceClaim

Found = tuple[ContradictionKind | Step, bool]


def _denied(pair: Pair) -> Found | None:
    """One tells it, the other denies it."""
    both = pair.both
    marks = [denied_words(both.case, told) is not None for told in (both.left, both.right)]
    if marks[0] == marks[1] or not pair.fits:
        return None
    told, event = (both.turned_round, pair.events[1]) if marks[0] else (both, pair.events[0])
    if told.one.told_not or any(told.one.acts.values()) or _of_another_deed(told, event):
        return None
    denied = denied_words(both.case, told.right) or ""
    acts = both.reader.acts_in(denied)
    words = both.reader.same.one(both.case.vocabulary.content(denied))
    deed = bool(acts & told.one.acts.keys())
    if pair.enough and (deed or len(words & told.one.things) > 1):
        return ContradictionKind.DENIAL, marks[0]
    may_be = deed or not (acts and told.one.acts)
    own = may_be and _denies_his_own(told, event, words, dated=pair.shown.day, deed=deed)
    return (ContradictionKind.DENIAL, marks[0]) if own else None


def _of_another_deed(told: Both, event: Event) -> bool:
    """Whether a denial is of what was done to others, on a day that it does not tell, or by others than the denier."""
    aims = [aim(told.case, one) for one in (told.left, told.right)]
    others = not told.other.day.bounded and all(aims) and not aims[0] & aims[1]
    claim = told.right.claim
    own = isinstance(claim, OccurrenceClaim) and claim.actor is not None and own_deed(told.case, told.other, told.right)
    doer = told.one.doer & event.names
    denier = speaker(told.case, told.right) | told.other.doer | told.other.names | told.other.near
    return others or (own and bool(doer) and not alike(told.one.doer, denier))


def _denies_his_own(told: Both, event: Event, words: frozenset[str], *, dated: bool, deed: bool) -> bool:
    """Whether who is accused denies in the other what may be the same: by place or day, and what was done."""
    if not alike(told.one.doer | event.names, speaker(told.case, told.right)):
        return False
    named = bool(shared_names(event.names, words))
    common = len(event.content & words) + named
    return (named or dated) and (deed or common >= int(told.reader.rules["evidence"]["common"]))


def _negated(pair: Pair) -> Found | None:
    """One tells it as so, the other as not so; of the speaker's own deed that is a denial."""
    told = pair.both if pair.both.turned else pair.both.turned_round
    if not told.turned or told.same_words or told.spots_apart or not pair.shown.things or not pair.enough:
        return None
    if told.days_apart and not told.told_gap:
        return None
    if told.told_gap and not told.one_day:
        return (Step.UPDATES, told is pair.both) if told.later(told.left) else None
    own = alike(told.one.doer | told.one.names, speaker(told.case, told.right))
    return (ContradictionKind.DENIAL if own else ContradictionKind.STATUS), told is not pair.both


def _responsible(pair: Pair) -> Found | None:
    """One deed, laid to two."""
    both = pair.both
    deeds = both.real & frozenset(both.reader.rules["deeds"]["acts"])
    violent = deeds & frozenset(both.reader.rules["classes"]["violence"])
    if not deeds or not pair.fits or pair.apart is not None or (not violent and _of_two_things(pair)):
        return None
    if not (two_sides(both) or _named_apart(pair) or _body_and_state(pair)):
        return None
    return (ContradictionKind.RESPONSIBILITY, False) if pair.enough and pair.shown.day else None


def _of_two_things(pair: Pair) -> bool:
    """Whether each tells of things of its own, and both only of where they were: a bus and a cart on one road."""
    sites = pair.both.reader.sites
    one, other = pair.both.one.things - sites, pair.both.other.things - sites
    return bool(one and other) and not pair.both.things - sites


def _named_apart(pair: Pair) -> bool:
    """Whether both doers are told by names, and neither is named in the other sentence."""
    both = pair.both
    if not all(pair.named_doers) or not pair.shown.names or not pair.common:
        return False
    said = [frozenset(stem(name) for name in names_in(told.text)) for told in (both.left, both.right)]
    return not alike(both.one.doer, both.other.doer | said[1]) and not alike(both.other.doer, both.one.doer | said[0])


def _body_and_state(pair: Pair) -> bool:
    """Whether one doer is told as the state's ("the navy"), and the other by the name of a body that is not."""
    both = pair.both
    doers = (both.one.doer, both.other.doer)
    sides = [sides_of(both.case, doer) for doer in doers]
    states = frozenset(stem(word) for name in both.case.states for word in name.split())
    named = [len(names - states) > 1 for names in pair.named_doers]
    told = (named[0] and not sides[0] and sides[1] == {"state"}) or (
        named[1] and not sides[1] and sides[0] == {"state"}
    )
    return told and bool(pair.shown.things) and not alike(*doers)


def _counted(pair: Pair) -> Found | None:
    """Two numbers of one thing; a later one is an update where it is the same voice's, of a stock, or only grows."""
    both = pair.both
    stock = both.told_gap > 0 and (pair.one_voice or pair.stock) and not both.one_day
    if pair.apart is None or not pair.enough or both.elsewhere or (both.days_apart and not stock):
        return None
    if not (pair.alike or (pair.shown.units and (stock or (pair.shown.things and not pair.known_acts)))):
        return None
    if not (pair.shown.names or pair.shown.units) or pair.other_breaches or pair.planned_apart or pair.opposed:
        return None
    if not pair.shown.things and len(pair.shown.names) < 2 and not pair.one_doer:
        return None
    rising = both.acts & frozenset(both.reader.rules["rising"]["acts"])
    if stock and not rising:
        return (Step.UPDATES, both.later(both.left)) if pair.shown.units else None
    if both.told_gap and rising:
        grows = both.later(both.right) if pair.apart else both.later(both.left)
        return (Step.UPDATES, not pair.apart) if grows else (ContradictionKind.VALUE, False)
    return (ContradictionKind.VALUE, False) if both.told_gap <= both.reader.rules["limits"]["near_days"] else None


def _placed(pair: Pair) -> Found | None:
    """One event, told of two places."""
    both, shown = pair.both, pair.shown
    if not _other_spots(both) or not shown.day or both.days_apart or pair.apart is not None:
        return None
    if not (shown.acts or shown.classes or shown.counts):
        return None
    known = bool(shown.names or shown.counts)
    if pair.together and shown.acts and known and pair.one_doer and pair.much_in_common:
        return ContradictionKind.PLACE, False
    return (ContradictionKind.PLACE, False) if shown.things and pair.sure else None


def _other_spots(both: Both) -> bool:
    """Whether each names a place of which the other's report does not speak."""
    here, there = (both.case.names_in(one.report) for one in (both.left, both.right))
    return bool(both.one.spots - there) and bool(both.other.spots - here) and not both.one.spots & both.other.spots


def _timed(pair: Pair) -> Found | None:
    """One event, told of two days, or of two parts of a day."""
    both = pair.both
    gap = both.one.day.gap(both.other.day)
    if gap == 0 and pair.shown.day and pair.shown.acts and _parts_apart(both) and pair.fits and pair.apart is None:
        return (ContradictionKind.TIME, False) if pair.enough else None
    if not gap or gap > both.reader.rules["evidence"]["days"] or both.spots_apart or pair.apart is not None:
        return None
    if not both.one.day.days == both.other.day.days == 1 or both.told_gap > gap:
        return None
    if not pair.one_doer:
        return None
    if pair.together and pair.shown.names and pair.once and pair.much_in_common:
        return ContradictionKind.TIME, False
    known = pair.shown.things & (both.one.known | both.other.known)
    return (ContradictionKind.TIME, False) if pair.alike and known and pair.sure else None


def _parts_apart(both: Both) -> bool:
    """Whether one tells of the early day only, the other of the late."""
    parts = both.reader.rules["parts"]
    one, other = (_parts_in(each.text, parts) for each in (both.left, both.right))
    return len(one) == len(other) == 1 and one != other


def _parts_in(text: str, parts: Mapping[str, Sequence[str]]) -> frozenset[str]:
    return frozenset(name for name, said in parts.items() if has_any(text, said))


def stands(pair: Pair) -> Found | None:
    """Two ways in which one thing stands; told later, the later one takes the place of the earlier."""
    both = pair.both
    axes = [name for name, way in both.one.poles.items() if both.other.poles.get(name, way) != way]
    if not axes or both.spots_apart or not pair.shown.things or pair.named_apart or pair.apart is not None:
        return None
    rules = both.reader.rules["evidence"]
    shown = pair.shown.score(rules) + rules["act"] * (not pair.shown.acts)
    if both.told_gap and not both.one_day:
        steps = shown >= rules["least"] and not both.in_order.other.lasting
        return (Step.UPDATES, both.later(both.left)) if steps else None
    if both.days_apart or not pair.one_moment:
        return None
    if set(axes) <= set(rules["common_axes"]):
        much = pair.sure or (pair.enough and pair.shown.day and len(pair.shown.things) > 1)
    else:
        much = shown + rules["day"] * (not pair.shown.day) >= rules["standing"]
    return (ContradictionKind.STATUS, False) if much else None


RULES: Sequence[Callable[[Pair], Found | None]] = (
    _denied, _negated, _responsible, _counted, stands, _placed, _timed, came_about, refined,
)  # fmt: skip
