"""Whether at all: what one telling tells as so and another as not so, by denial, by negation, or by what came about."""

from trucewatch.matters.denials import denied_words
from trucewatch.matters.groups import Step
from trucewatch.matters.tellings.both import Both, Clash
from trucewatch.matters.tellings.doing import alike, may_be_one_doer, own_deed, speaker
from trucewatch.matters.words import words
from trucewatch.model import ContradictionKind


def denied(both: Both) -> Clash | None:
    """One tells it, and another denies it: in words of denial, or of his own deed that it is not so."""
    marks = [denied_words(both.case, told) is not None for told in (both.left, both.right)]
    if marks[0] and marks[1]:
        return None
    if any(marks):
        pair = both.turned_round if marks[0] else both
        deeds = pair.reader.acts_in(denied_words(pair.case, pair.right) or "")
        acts = frozenset(pair.one.acts) & frozenset(pair.other.acts) & deeds - pair.one.unreal
        if not acts and not _negates(pair) and _deed_denied(pair):
            acts = frozenset({""})
    else:
        pair = both.turned_round if both.turned_round.turned else both
        own = own_deed(pair.case, pair.other, pair.right) or alike(pair.one.doer, speaker(pair.case, pair.right))
        acts = pair.turned if own else frozenset()
    if not acts or any(pair.one.acts.get(name) for name in acts):
        return None
    if not any(marks) and pair.same_words:
        return None
    if not pair.two_words or pair.days_apart or pair.spots_apart or pair.counts_apart:
        return None
    if not _of_one_doer(pair):
        return None
    known = alike(pair.one.doer, pair.other.doer | speaker(pair.case, pair.right)) and bool(acts & pair.one.acts.keys())
    once = acts & frozenset(pair.reader.rules["once"]["acts"])
    known = known or bool(once and pair.things & pair.one.known & pair.other.known)
    return pair.found(ContradictionKind.DENIAL, without=pair.one.doer | pair.other.doer, least=1 if known else 2)


def negated(both: Both) -> Clash | None:
    """What is so by one telling and not so by another; what was not so at first and is later came about."""
    pair = both if both.turned else both.turned_round
    if not pair.turned or pair.spots_apart or pair.named_apart or pair.counts_apart or not may_be_one_doer(pair):
        return None
    own = own_deed(pair.case, pair.other, pair.right)
    if own and not (pair.one.doer and _of_one_doer(pair)):
        return None
    if pair.told_gap and pair.later(pair.left) and not pair.one_day:
        return pair.turned_round.found(Step.UPDATES, every=True)
    if pair.days_apart or not pair.two_words or pair.same_words:
        return None
    return pair.found(ContradictionKind.STATUS, every=True, least=1 if pair.turned & pair.one.acts.keys() else 2)


def came_about(both: Both) -> Clash | None:
    """What was only planned when it was told first, and is told as done later."""
    pair = both.in_order
    once = frozenset(pair.reader.rules["once"]["acts"])
    planned = once & frozenset(pair.one.acts) & pair.one.unreal & frozenset(pair.other.acts) - pair.other.unreal
    if not pair.told_gap or not planned or pair.spots_apart or pair.days_apart or pair.counts_apart:
        return None
    if any(pair.one.acts[name] or pair.other.acts[name] for name in planned) or not may_be_one_doer(pair):
        return None
    return pair.found(Step.UPDATES, every=True)


def _negates(pair: Both) -> bool:
    """Whether the first tells something as not so, as a denial would."""
    return bool(pair.one.told_not) or any(pair.one.acts.values())


def _deed_denied(pair: Both) -> bool:
    """Whether the first tells the deed that the second denies, in a word of no family: "having ...ed", "...ing"."""
    told = words(denied_words(pair.case, pair.right) or "")
    between = pair.reader.rules["turning"]["between"]
    deed = next((one for one in told if one.endswith(("ed", "ing", "en")) and one not in between), "")
    stems = pair.case.vocabulary.content(deed)
    return bool(stems & pair.one.things)


def _of_one_doer(pair: Both) -> bool:
    """Whether what is denied may be the deed told: by one doer, or by the one who denies that it was his."""
    told, said = pair.one.doer, speaker(pair.case, pair.right)
    if own_deed(pair.case, pair.other, pair.right):
        return not told or alike(told, pair.other.doer | said)
    return not told or not pair.other.doer or alike(told, pair.other.doer | said)
