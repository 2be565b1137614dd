"""Where and when the people of a count were harmed, and what was hit: told with the count, or before in its paragraph.

"In Volna, where shells fell on Saturday, seven died. The observatory gave a toll of four": the four are of Volna, too.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.matters.case import Case, once
from trucewatch.matters.paragraphs import paragraph_of
from trucewatch.matters.places import Near, stand
from trucewatch.matters.populations import is_stale
from trucewatch.matters.spelling import sounds
from trucewatch.matters.substance import names_in
from trucewatch.matters.times import OPEN, Relation, Stretch, from_when
from trucewatch.matters.words import has_any, stem, words
from trucewatch.model import FigureClaim, OccurrenceClaim, Place, Statement

_BREAK = re.compile(r"[.!?]['\"’”)]*\s+")
_RIGHT_BEHIND = re.compile(
    r"\s*(?:in|at|near)(?: the)?(?: (?:town|city|village)s? of)? ([A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)*)"
)


@dataclass(frozen=True)
class Setting:
    """The place and the days of what harmed those counted; `told` where the count itself tells the days.

    `spots` are the names of the places, as they sound; `aims` the stems of words for what was hit.
    """

    place: Place | None
    days: Stretch
    told: bool
    spots: frozenset[str] = frozenset()
    aims: frozenset[str] = frozenset()


@once
def setting(case: Case, statement: Statement) -> Setting:
    """Return where and when those counted were harmed, as far as the count or what stands before it tells."""
    own = _own(case, statement)
    before = _before(case, statement)
    if before is None or (own.days.bounded and own.place):
        return own
    bare = own.place is None and not own.spots
    here = bare or bool(own.spots & before.spots)
    then = own.days.relation(before.days) in (Relation.UNKNOWN, Relation.SAME)
    if not (here and then):
        return own
    return Setting(
        place=own.place or before.place,
        days=own.days if own.days.bounded else before.days,
        told=own.told and own.days.bounded,
        spots=before.spots if bare else own.spots,
        aims=own.aims or before.aims,
    )


def of_other_settings(case: Case, left: Statement, right: Statement) -> bool:
    """Whether two counts are of harm in two places, or of harm on other days that neither count tells as its own."""
    one, other = setting(case, left), setting(case, right)
    if one.place and other.place and stand(one.place, other.place, case.rules["incident"]) is Near.APART:
        return True
    fine = case.rules["incident"]["fine_days"]
    days = [each.days for each in (one, other) if each.days.days is not None and each.days.days <= fine]
    inherited = not (one.told and other.told)
    if inherited and left.report == right.report and _of_two_spots(one, other):
        return not is_stale(case, left, right)
    return inherited and len(days) == len((one, other)) and days[0].relation(days[1]) is Relation.APART


def _of_two_spots(one: Setting, other: Setting) -> bool:
    """Whether two settings name places, and none that both name."""
    return bool(one.spots and other.spots) and not one.spots & other.spots


def _own(case: Case, statement: Statement) -> Setting:
    """What the sentence of a count tells; where another count stands beside it, what stands right behind it."""
    beside = _sentence(case, statement)
    found = _merged(case, beside)
    days = from_when(statement.when)
    text = case.texts.get(statement.report)
    behind = _RIGHT_BEHIND.match(text.content, statement.span.end) if text is not None else None
    nearest = behind[1] if behind else statement.where.name if statement.where else ""
    late = has_any(case.around(statement), case.rules["figure"]["afterwards"]) is not None
    return Setting(
        place=statement.where,
        days=OPEN if late else days if days.bounded else found.days,
        told=days.bounded,
        spots=sounds(case, names_in(nearest)) or found.spots,
        aims=found.aims,
    )


def _before(case: Case, statement: Statement) -> Setting | None:
    """What is told by the last sentence before a count, in its paragraph, that tells an event or a count with a place
    or a day.
    """
    at = _bounds(case, statement)
    if at is None:
        return None
    first, start, _ = at
    near = [one for one in _harms(case, statement) if first <= one.span.start and one.span.end <= start]
    placed = [one for one in near if one.where or one.when]
    last = max(placed, key=lambda one: (one.span.end, one.id), default=None)
    return None if last is None else _merged(case, _sentence(case, last))


def _merged(case: Case, told: Sequence[Statement]) -> Setting:
    """What some statements of one sentence tell together: of place and day the first that is told."""
    fine = case.rules["incident"]["fine_days"]
    days = (from_when(one.when) for one in told)
    return Setting(
        place=next((one.where for one in told if one.where), None),
        days=next((one for one in days if one.days is not None and one.days <= fine), OPEN),
        told=False,
        spots=frozenset(sound for one in told for sound in _spots(case, one)),
        aims=frozenset(aim for one in told for aim in _aims(case, one)),
    )


def _spots(case: Case, statement: Statement) -> frozenset[str]:
    """The names of places in the sentence of a statement, as they sound."""
    where = names_in(statement.where.name) if statement.where else frozenset()
    claim = statement.claim
    hit = names_in(claim.target.name) if isinstance(claim, OccurrenceClaim) and claim.target else frozenset()
    return sounds(case, (*where, *hit, *_standing(case, statement)))


def _standing(case: Case, statement: Statement) -> frozenset[str]:
    """The stems of the names in a sentence that stand where a place does, but for those of who does something."""
    patterns: dict[str, re.Pattern[str]] = case.memo.setdefault("standing places", {})
    if not patterns:
        spots = case.acts["spots"]
        before, between = ("|".join(map(re.escape, spots[name])) for name in ("before", "between"))
        patterns[""] = re.compile(
            rf"\b(?:{before})(?: (?:{between}))* ([A-Z][^\W\d_]+(?:['-][^\W_]+)*(?: [A-Z][^\W\d_]+)*)"
        )
    substance = case.substance(statement)
    found = {stem(name) for told in patterns[""].findall(case.around(statement)) for name in names_in(told)}
    return substance.spots | (found & substance.names) - case.reader.acting


def _aims(case: Case, statement: Statement) -> frozenset[str]:
    """The stems of words for a thing that was hit: no people, and no name."""
    claim = statement.claim
    if not isinstance(claim, OccurrenceClaim) or claim.target is None:
        return frozenset()
    name = claim.target.name
    people = {word for told in case.rules["counted"].values() for word in told}
    if set(words(name)) & people:
        return frozenset()
    plain = {*case.rules["incident"]["vague_targets"], *names_in(name)}
    return case.vocabulary.content(name) - {stem(word) for word in plain}


def _sentence(case: Case, statement: Statement) -> list[Statement]:
    """The events and counts of the sentence that a statement stands in, itself first."""
    at = _bounds(case, statement)
    if at is None:
        return [statement]
    _, start, end = at
    others = (one for one in _harms(case, statement) if start <= one.span.start < end and one.id != statement.id)
    return [statement, *others]


def _bounds(case: Case, statement: Statement) -> tuple[int, int, int] | None:
    """Where the paragraph of a statement begins, and where its sentence begins and ends."""
    block = paragraph_of(case, statement)
    if block is None:
        return None
    content = case.texts[statement.report].content
    ends = [found.end() for found in _BREAK.finditer(content, block.start, block.end)]
    starts = [block.start, *ends]
    at = bisect_right(starts, statement.span.start) - 1
    return block.start, starts[at], ([*ends, block.end])[at]


def _harms(case: Case, statement: Statement) -> Sequence[Statement]:
    """The events and counts of a statement's report."""
    kept: dict[str, list[Statement]] = case.memo.setdefault("harms", {})
    if not kept:
        kept[""] = []
        for one in (*case.claims(OccurrenceClaim), *case.claims(FigureClaim)):
            kept.setdefault(one.report, []).append(one)
    return kept.get(statement.report, ())
