"""Where and when the people of a count were harmed: told with the count, or in the sentence before in its paragraph.

"In Volna, where shells fell on Saturday, seven died. The observatory gave a toll of four": the four are of Volna, too.
"""

from dataclasses import dataclass

from trucewatch.matters.case import Case, once
from trucewatch.matters.places import Near, stand
from trucewatch.matters.times import Relation, Stretch, from_when
from trucewatch.model import FigureClaim, OccurrenceClaim, Place, Statement


@dataclass(frozen=True)
class Setting:
    """The place and the days of what harmed those counted; `told` where the count itself tells the days."""

    place: Place | None
    days: Stretch
    told: bool


@once
def setting(case: Case, statement: Statement) -> Setting:
    """Return where and when those counted were harmed, as far as the count or what stands before it tells."""
    if statement.where is None and statement.when is None:
        before = _before(case, statement)
        if before is not None:
            return Setting(before.where, from_when(before.when), told=False)
    return Setting(statement.where, from_when(statement.when), told=True)


def of_other_settings(case: Case, left: Statement, right: Statement) -> bool:
    """Whether two counts are of harm in two places, or of harm on other days that neither count tells as its own."""
    one, other = setting(case, left), setting(case, right)
    if one.place and other.place and stand(one.place, other.place, case.rules["incident"]) is Near.APART:
        return True
    fine = case.rules["incident"]["fine_days"]
    days = [each.days for each in (one, other) if each.days.days is not None and each.days.days <= fine]
    inherited = not (one.told and other.told)
    return inherited and len(days) == len((one, other)) and days[0].relation(days[1]) is Relation.APART


def _before(case: Case, statement: Statement) -> Statement | None:
    """The last event or count before a bare count in its paragraph that has a place or a day."""
    text = case.texts.get(statement.report)
    block = None if text is None else next((b for b in text.blocks if b.start <= statement.span.start < b.end), None)
    if block is None:
        return None
    near = [
        one
        for one in _harms(case).get(statement.report, ())
        if block.start <= one.span.start and one.span.end <= statement.span.start and (one.where or one.when)
    ]
    return max(near, key=lambda one: (one.span.end, one.id), default=None)


def _harms(case: Case) -> dict[str, list[Statement]]:
    """The events and counts of each report."""
    kept: dict[str, list[Statement]] = case.memo.setdefault("harms", {})
    if not kept:
        kept[""] = []
        for one in (*case.claims(OccurrenceClaim), *case.claims(FigureClaim)):
            kept.setdefault(one.report, []).append(one)
    return kept
