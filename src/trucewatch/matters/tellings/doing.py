"""Whose deed a telling is of, beside whose another is: one doer's, the speaker's own, or two sides'."""

from trucewatch.matters.case import Case, once
from trucewatch.matters.tellings.both import Both
from trucewatch.matters.tellings.slots import Slots
from trucewatch.matters.words import words
from trucewatch.model import OccurrenceClaim, Statement


def own_deed(case: Case, slots: Slots, statement: Statement) -> bool:
    """Whether the speaker tells of himself."""
    rules, told = case.acts["subjects"], words(statement.text)
    own = bool(set(rules["own"]) & set(told[:3])) or bool(set(rules["first"]) & set(told))
    return bool(speaker(case, statement) & slots.doer) or own


@once
def speaker(case: Case, statement: Statement) -> frozenset[str]:
    """Return the stems of the words for who says so; none where the outlet does."""
    ref = statement.principal
    if ref is None:
        return frozenset()
    return case.vocabulary.content(f"{ref.name} {case.speaker(statement)}")


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two share a word, or the beginning of a name ("Norvian", "Norvia")."""
    return any(a == b or (min(len(a), len(b)) > 4 and (a.startswith(b) or b.startswith(a))) for a in one for b in other)


def aim(case: Case, statement: Statement) -> frozenset[str]:
    """The stems of the words for what was hit, but for those that any target goes by."""
    target = statement.claim.target if isinstance(statement.claim, OccurrenceClaim) else None
    vague = case.vocabulary.content(" ".join(case.rules["incident"]["vague_targets"]))
    return case.vocabulary.content(target.name) - vague if target else frozenset()


def may_be_one_doer(both: Both) -> bool:
    """Whether nothing tells the doers of the two apart."""
    one, other = (_whose(both.case, slots, told) for slots, told in ((both.one, both.left), (both.other, both.right)))
    return not one or not other or alike(one, other)


def two_sides(both: Both) -> bool:
    """Whether the two doers are of opposed sides, or the one accused names another."""
    one, other = (_whose(both.case, slots, told) for slots, told in ((both.one, both.left), (both.other, both.right)))
    if not one or not other or alike(one, other):
        return False
    sides = [sides_of(both.case, each) for each in (one, other)]
    if all(len(each) == 1 for each in sides):
        return sides[0] != sides[1]
    return _passes_on(both, one, other) or _passes_on(both.turned_round, other, one)


def _whose(case: Case, slots: Slots, statement: Statement) -> frozenset[str]:
    """The doer's words; the speaker's for "our men", "his fighters"."""
    if not set(case.acts["subjects"]["own"]) & set(words(statement.text)[:2]):
        return slots.doer
    anybody = case.vocabulary.content(" ".join(case.rules["rival"]["anybody"]))
    return slots.doer if slots.doer - anybody else slots.doer | speaker(case, statement)


def sides_of(case: Case, doer: frozenset[str]) -> frozenset[str]:
    """Return the sides, of the state and of those against it, that words for a doer name."""
    rules = case.rules["rival"]
    return frozenset(name for name in ("state", "against") if case.vocabulary.content(" ".join(rules[name])) & doer)


def _passes_on(both: Both, one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the left telling accuses the speaker of the right one, who names somebody else."""
    said = speaker(both.case, both.right)
    side = sides_of(both.case, said)
    accused = alike(one, said) or (len(side) == 1 and side == sides_of(both.case, one))
    return accused and not alike(other, said) and not (side and side == sides_of(both.case, other))
