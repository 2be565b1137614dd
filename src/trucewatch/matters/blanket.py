"""Denials of all breaches: "there was no fighting since the truce began" stands against every act of the denier's side.

Such a denial names no act, no place and no target, so that it shares few words with what it denies. Whoever is told to
have acted must be of the side that denies, in the same story, told within days of the denial and of no later day.
"""

from collections import defaultdict
from collections.abc import Iterator

from trucewatch.matters.case import Case
from trucewatch.matters.likeness import Part
from trucewatch.matters.marked import Pair, marked
from trucewatch.matters.populations import roots_of
from trucewatch.matters.words import has_any
from trucewatch.model import ContradictionKind, OccurrenceClaim, OccurrenceKind, Stance, Statement

_TOLD = frozenset({Stance.ASSERTS, Stance.ALLEGES, Stance.CONFIRMS})


def blanket_pairs(case: Case) -> Iterator[Pair]:
    """Yield each act of a side with that side's denial of all breaches, in the order of the statements."""
    denials: dict[str, list[Statement]] = defaultdict(list)
    for one in case.claims(OccurrenceClaim):
        if _is_blanket(case, one):
            denials[case.stories.story(one)].append(one)
    for told in case.claims(OccurrenceClaim) if denials else ():
        for denied in denials.get(case.stories.story(told), ()):
            if _is_denied(case, told, denied):
                yield marked(told, denied, ContradictionKind.DENIAL, Part("blanket", 1.0, denied.text))


def _is_blanket(case: Case, statement: Statement) -> bool:
    """Whether a statement denies any fighting of its speaker's since a truce, or any breach of it."""
    rules, claim = case.rules["blanket"], _claim(statement)
    if statement.stance is not Stance.DENIES or statement.principal is None or statement.where is not None:
        return False
    other = claim.kind is OccurrenceKind.OTHER
    first = other and has_any(statement.text, rules["first"]) is not None
    shot = other and has_any(claim.instrument or "", rules["shots"])
    if not (claim.kind.value in rules["denied"] or shot or first):
        return False
    if not first and not has_any(case.around(statement), rules["truces"]):
        return False
    named = claim.target is not None and not has_any(claim.target.name, [*rules["mutual"], *rules["truces"]])
    own = claim.actor is None or not roots_of(case, claim.actor) - roots_of(case, statement.principal)
    return own and not named


def _is_denied(case: Case, told: Statement, denied: Statement) -> bool:
    """Whether a denial of all breaches is of this act."""
    rules, claim = case.rules["blanket"], _claim(told)
    if told.stance not in _TOLD or claim.kind.value not in rules["acts"] or claim.actor is None:
        return False
    side = roots_of(case, denied.principal)
    if not side & roots_of(case, claim.actor) or side & roots_of(case, told.principal):
        return False
    days = case.days(told)
    later = days.start is not None and (end := case.told(denied).end) is not None and days.start > end
    gap = case.told(told).gap(case.told(denied))
    near = gap is not None and gap <= int(rules["days"])
    return near and not later and (case.two_voices(told, denied) or not case.one_telling(told, denied))


def _claim(statement: Statement) -> OccurrenceClaim:
    claim = statement.claim
    if not isinstance(claim, OccurrenceClaim):
        raise TypeError(f"{statement.id} holds no occurrence")
    return claim
