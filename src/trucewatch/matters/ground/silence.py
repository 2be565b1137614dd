"""Arms that are told to have been silent, against what is told to have been done with them.

"Our guns have been silent since Saturday" denies every shelling by that side since then, whatever was hit: it shares no
word with the telling of one. What must agree is whose arms they were, which, when, and where, as far as that is told.
"""

from collections.abc import Iterator
from datetime import date

from trucewatch.matters.case import Case
from trucewatch.matters.ground.sides import Side, SideReader, one_side
from trucewatch.matters.likeness import Part
from trucewatch.matters.marked import Pair, marked
from trucewatch.matters.phrases import phrases
from trucewatch.matters.places import Near, fine, stand
from trucewatch.matters.times import after
from trucewatch.matters.words import stem, words
from trucewatch.model import ContradictionKind, OccurrenceClaim, OccurrenceKind, Stance, Statement

_TOLD = frozenset({Stance.ASSERTS, Stance.ALLEGES, Stance.CONFIRMS})


def silence_pairs(case: Case) -> Iterator[Pair]:
    """Yield each act of a side's arms with that side's denial that these were used, in the order of the statements."""
    reader = _Silences(case)
    silent = [one for one in case.claims(OccurrenceClaim) if reader.is_silence(one)]
    for told in case.claims(OccurrenceClaim) if silent else ():
        for denied in silent:
            if reader.is_denied(told, denied):
                yield marked(told, denied, ContradictionKind.DENIAL, Part("silence", 1.0, denied.text))


class _Silences:
    """Reads which arms are told to have been silent, and when."""

    def __init__(self, case: Case) -> None:
        self._case, self._rules = case, case.ground["silence"]
        self._sides = SideReader(case)
        self._all, self._firing = phrases(self._rules["all"]), phrases(self._rules["firing"])
        self._since, self._branches = phrases(self._rules["since"]), phrases(self._rules["branches"])

    def is_silence(self, statement: Statement) -> bool:
        """Whether a statement denies all use of some arms, and not one act at one target."""
        claim = _claim(statement)
        if statement.stance is not Stance.DENIES or claim.target is not None or claim.actor is None:
            return False
        return claim.kind.value in self._rules["acts"] and self._all.search(statement.text.casefold()) is not None

    def is_denied(self, told: Statement, denied: Statement) -> bool:
        """Whether an act is one of those that are told not to have been."""
        claim = _claim(told)
        if told.stance not in _TOLD or claim.kind.value not in self._rules["acts"][_claim(denied).kind.value]:
            return False
        if claim.kind is OccurrenceKind.OTHER and self._firing.search(told.text.casefold()) is None:
            return False
        case = self._case
        if case.principal(told) == case.principal(denied):
            return False
        if case.one_telling(told, denied) and not case.two_voices(told, denied):
            return False
        return self._then(told, denied) and self._there(told, denied) and self._whose(told, denied)

    def _whose(self, told: Statement, denied: Statement) -> bool:
        """Whether the arms are of one side, and who tells of them of another."""
        sides, silent, used = self._sides, self._side(denied), self._side(told)
        if not used.named() or not silent.named() or one_side(sides.speaker(told), silent, ()):
            return False
        if one_side(used, silent, [sides.speaker(told), sides.speaker(denied)]):
            return True
        branches = [set(self._branches.findall(_arms(one).casefold())) for one in (told, denied)]
        lands = [bool(sides.state(side)) for side in (used, silent)]
        one_land = not (used.names and silent.names) or lands[0] != lands[1]  # "the regime's air force"
        return bool(branches[0] & branches[1]) and one_land

    def _side(self, statement: Statement) -> Side:
        return self._sides.read(_arms(statement), statement, None)

    def _then(self, told: Statement, denied: Statement) -> bool:
        """Whether the act was when the arms are told to have been silent; without a day, told within days of it."""
        end = self._case.told(denied).end
        when, day = self._case.days(denied), self._case.days(told)
        near = self._case.told(told).gap(self._case.told(denied))
        if end is None or near is None or near > int(self._rules["days"]):
            return False
        if not day.bounded and when.bounded:
            return False  # an act of no day is not of that one day
        back = "back_days" if self._since.search(denied.text.casefold()) else "days"
        start = when.start or after(end, -int(self._rules[back]))
        last: date = when.end or end
        return (day.start or end) <= last and (day.end or end) >= start

    def _there(self, told: Statement, denied: Statement) -> bool:
        """Whether the act was where the arms are told to have been silent, if that is told of one place only.

        An act that is told in another story is of the same war where its report names that place.
        """
        near = stand(told.where, denied.where, self._case.rules["incident"])
        if near is Near.APART or (fine(denied.where) and near is not Near.SAME):
            return False
        named = self._case.own_substance(denied).spots
        named |= {stem(one) for one in words(denied.where.name)} if denied.where is not None else set[str]()
        if named & self._case.names_in(told.report):
            return True
        return self._case.stories.same(told, denied) and (denied.where is not None or not named)


def _arms(statement: Statement) -> str:
    """The words for whose arms, and which."""
    claim = _claim(statement)
    return f"{claim.actor.name if claim.actor else ''} {claim.instrument or ''}".strip()


def _claim(statement: Statement) -> OccurrenceClaim:
    claim = statement.claim
    if not isinstance(claim, OccurrenceClaim):
        raise TypeError(f"{statement.id} holds no occurrence")
    return claim
