"""The dates of an agreement: what each party holds them to be, whether they differ, and what was settled jointly."""

from collections.abc import Sequence
from itertools import combinations

from trucewatch.model import Agreement, RecordedJudgement
from trucewatch.model.decisions.agreements import DateClaimed, DateKind, DateSettled
from trucewatch.register.decided.boards import DateSettlement, DateStanding, DateTold
from trucewatch.register.decided.days import apart, sound, stretch, was
from trucewatch.register.decided.grounds import judged, reported
from trucewatch.register.decided.sides import Sides
from trucewatch.register.view import View

_REPORTS = "reports:"
UNKNOWN, TOLD, AGREED, DISPUTED, SETTLED = "unknown", "told", "agreed", "disputed", "settled"


def date_standing(
    view: View,
    sides: Sides,
    which: DateKind,
    found: Sequence[Agreement],
    judgements: Sequence[RecordedJudgement],
    at: str | None,
) -> DateStanding:
    """Return how one date of an agreement stood at a moment.

    What reports tell counts as long as nobody recorded what the text of the agreement says. A settlement holds for
    all until a party says otherwise after it.
    """
    told: dict[str, DateTold] = {}
    before: list[DateTold] = []
    settled: DateSettlement | None = None
    for number, claim in enumerate(_machine(view, which, found)):
        told[f"{_REPORTS}{number}"] = claim
    for one in judgements:
        decision = one.judgement.decision
        if not isinstance(decision, DateClaimed | DateSettled) or decision.which is not which:
            continue
        if sound(decision.date) is None or was(decision.said, at) is False:
            continue
        ground = judged(view, one, decision.cited)
        if isinstance(decision, DateSettled):
            settled = DateSettlement(date=decision.date, parties=decision.parties, said=decision.said, ground=ground)
            before += told.values()
            told = {}
            continue
        key = "" if decision.party is None else sides.side(decision.party)
        gone = [old for old in told if old == key or (not key and old.startswith(_REPORTS))]
        before += [told.pop(old) for old in gone]
        told[key] = DateTold(date=decision.date, party=decision.party, said=decision.said, ground=ground)
    return _standing(which, tuple(told.values()), settled, tuple(before))


def _machine(view: View, which: DateKind, found: Sequence[Agreement]) -> list[DateTold]:
    days = [
        (agreement.declared if which is DateKind.DECLARED else agreement.effective, agreement.dated_by)
        for agreement in found
        if which is not DateKind.ENDS
    ]
    return [
        DateTold(date=day, party=None, said=None, ground=reported(view, statements))
        for told, statements in days
        if (day := sound(told))
    ]


def _standing(
    which: DateKind, told: tuple[DateTold, ...], settled: DateSettlement | None, before: tuple[DateTold, ...]
) -> DateStanding:
    dates = [one.date for one in told] + ([settled.date] if settled else [])
    if not dates:
        state = UNKNOWN
    elif any(apart(left, right) for left, right in combinations(dates, 2)):
        state = DISPUTED
    else:
        together = sum(one.party is not None for one in told) > 1
        state = SETTLED if settled else AGREED if together else TOLD
    date = None if state == DISPUTED or not dates else min(dates, key=_width)
    return DateStanding(which=which, state=state, date=date, told=told, settled=settled, before=before)


def _width(iso: str) -> tuple[int, str]:
    """The finest date first."""
    first, last = stretch(iso)
    same = next((place for place, (one, other) in enumerate(zip(first, last, strict=True)) if one != other), 99)
    return -same, iso
