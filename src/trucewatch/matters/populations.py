"""Of whom a count is: whose people, in which place, the whole or a part; so that other people are not set against it.

Two numbers contradict each other only where both are of the same people. A number "of Norland's soldiers" says whose;
a party that says no more counts its own where another party counts too; "in Tarvo alone" is a part of the whole.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from trucewatch.matters.case import Case, once
from trucewatch.matters.numbers import size
from trucewatch.matters.words import has_any, words
from trucewatch.model import ActorKind, ActorRef, FigureClaim, Measure, Statement

_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]+(?:[-'’][^\W_]+)*")
_CLAUSE = re.compile("[,;:]")
_ROOT = 5  # letters by which a land's name and the word for its people are known for one
_ARMED = frozenset({ActorKind.STATE, ActorKind.FORCE})


@dataclass(frozen=True)
class Whose:
    """The roots of the names of those whose people are counted; `told` in the words of the count, else presumed."""

    names: frozenset[str]
    told: bool

    def others(self, other: "Whose") -> bool:
        """Whether the people of two counts are known to be of different ones."""
        return bool(self.names and other.names) and not self.names & other.names


@once
def whose(case: Case, statement: Statement) -> Whose:
    """Return whose people a figure counts: whom its words name, or the party itself that counts."""
    claim = _claim(statement)
    named = _roots(case, claim.counted)
    if named:
        return Whose(named, told=True)
    counter = claim.counter or statement.principal
    if counter is not None and has_any(statement.text, case.rules["figure"]["own"]):
        return Whose(_roots(case, _full_name(case, counter)) or frozenset({counter.name.casefold()}), told=True)
    rising = claim.measure.value in case.rules["figure"]["rising"]
    return Whose(_own(case, counter) if rising else frozenset(), told=False)


def of_others(case: Case, left: Statement, right: Statement) -> bool:
    """Whether two counts are of the people of two parties.

    What two parties count of one place that both name may be the same people, unless they say whose.
    """
    if _two_sides(case, _claim(left), _claim(right)):
        return True
    one, other = whose(case, left), whose(case, right)
    if not one.others(other):
        return False
    return one.told or other.told or not _one_place(case, left, right)


def roots_of(case: Case, ref: ActorRef | None) -> frozenset[str]:
    """Return the roots of the names of an actor and of the side it is of: "Norlander guns" and Norland share one."""
    return _roots(case, _full_name(case, ref))


def names_of_side(case: Case, ref: ActorRef | None) -> frozenset[str]:
    """Return the roots of the names of a side, without the words for any office: two defence ministries are of two."""
    offices = {*case.governing, *case.rules["rival"]["state"], *case.rules["rival"]["anybody"]}
    return roots_of(case, ref) - {word[:_ROOT] for word in offices}


def _two_sides(case: Case, one: FigureClaim, other: FigureClaim) -> bool:
    """Whether those counted are of the state's side in one count and fight it in the other."""
    sides = [
        {name for name in ("state", "against") if set(words(claim.counted)) & set(case.rules["rival"][name])}
        for claim in (one, other)
    ]
    return len(sides[0]) == len(sides[1]) == 1 and sides[0] != sides[1]


def _one_place(case: Case, left: Statement, right: Statement) -> bool:
    """Whether two counts stand in sentences of which one names a place that the other names too."""
    one, other = case.substance(left), case.substance(right)
    return bool(one.spots & other.names or other.spots & one.names)


def is_part(case: Case, lower: Statement, higher: Statement) -> bool:
    """Whether the lower number is told as a part of the higher, or both are of other places."""
    if is_stale(case, lower, higher):
        return False
    one, other = case.substance(lower).spots, case.substance(higher).spots
    if one and other and (not one & other or one < other):
        return True
    return _beside(case, lower, higher) and told_as_part(case, lower)


def told_as_part(case: Case, statement: Statement) -> bool:
    """Whether the words right before a number tell it as a part of another: "among them 12"."""
    return has_any(_before(case, statement), case.rules["figure"]["part"]) is not None


def is_stale(case: Case, lower: Statement, higher: Statement) -> bool:
    """Whether one tells two large numbers that are nearly the same: one of them was left standing from before."""
    large = _size(lower) >= int(case.rules["figure"]["stale_least"])
    return large and _near(case, lower, higher) and _one_voice(case, lower, higher)


def one_question(case: Case, lower: Statement, higher: Statement) -> bool:
    """Whether two numbers can be of the same people, so that one of them must be wrong.

    A part is told as one by a number well below the whole: two that are nearly the same are no part and whole.
    """
    if _of_other_windows(case, lower, higher) or _none_elsewhere(case, lower, higher):
        return False
    if _found(case, lower) != _found(case, higher):
        return False
    if _one_voice(case, lower, higher):
        return is_stale(case, lower, higher)
    return _near(case, lower, higher) or not _may_be_part(case, lower, higher)


def _found(case: Case, statement: Statement) -> bool:
    """Whether a number of breaches is of those found or laid at a party's door, not of all alleged."""
    told = _CLAUSE.split(_behind(case, statement))[0]
    if _claim(statement).counted not in statement.text:  # "97 were attributed to the army and 66 to the Front"
        told = _before(case, statement) + told
    return _claim(statement).measure is Measure.VIOLATIONS and bool(has_any(told, case.rules["figure"]["found"]))


def part_and_whole(case: Case, left: Statement, right: Statement) -> bool:
    """Whether one of two figures is told as a part ("five of the dead") and the other is not."""
    one, other = (has_any(each.text, case.rules["figure"]["of_whole"]) for each in (left, right))
    return bool(one) != bool(other)


def _near(case: Case, lower: Statement, higher: Statement) -> bool:
    """Whether two numbers are nearly the same."""
    return _size(lower) >= float(case.rules["figure"]["near"]) * _size(higher)


def _size(statement: Statement) -> int:
    return size(_claim(statement)) or 0


def _none_elsewhere(case: Case, lower: Statement, higher: Statement) -> bool:
    """Whether the lower is told as none, and neither place nor report ties them."""
    tied = case.substance(lower).spots & case.substance(higher).spots
    return _claim(lower).high == 0 and not tied and not _beside(case, lower, higher)


def _may_be_part(case: Case, lower: Statement, higher: Statement) -> bool:
    """Whether the lower number may be a part: of one place or one party's people, where the higher names neither."""
    one, other = case.substance(lower).spots, case.substance(higher).spots
    whole = has_any(_behind(case, higher), case.rules["figure"]["whole"])
    beside = _beside(case, lower, higher) and not whole
    if one and not beside and (whole or not other):
        return True
    own = whose(case, lower).names and not whose(case, higher).names
    return bool(own) and not _one_place(case, lower, higher) and not beside


def _one_voice(case: Case, left: Statement, right: Statement) -> bool:
    """Whether two counts of one report are, or may be, on one's word: what one tells in one go is no contradiction."""
    if left.report != right.report:
        return False
    refs = [ref for one in (left, right) if (ref := _claim(one).counter or one.principal)]
    if any(ref.actor is None and ref.name.casefold() in case.rules["position"]["pronouns"] for ref in refs):
        return True
    keys = [case.roster.party_of(ref) or ref.name.casefold() for ref in refs]
    return not keys or (len(keys) == len((left, right)) and keys[0] == keys[1])


def _of_other_windows(case: Case, left: Statement, right: Statement) -> bool:
    """Whether two counts run over windows with other days: "since 4 March", "since Wednesday"; not "since it began"."""
    one, other = (_days_in(case, _claim(each).period or "") for each in (left, right))
    return bool(one and other) and not one & other


def _days_in(case: Case, period: str) -> frozenset[str]:
    """Return the words of a window for days, months and years."""
    times = case.rules["time"]
    return frozenset(
        word for word in words(period) if word.isdigit() or word in times["months"] or word in times["weekdays"]
    )


def _beside(case: Case, left: Statement, right: Statement) -> bool:
    """Whether one report sets two counts side by side."""
    apart = abs(left.span.start - right.span.start)
    return left.report == right.report and apart <= int(case.rules["figure"]["beside_letters"])


def _full_name(case: Case, ref: ActorRef | None) -> str:
    if ref is None:
        return ""
    key = case.roster.key(ref)
    side = case.roster.side(key) if key else None
    return " ".join((case.roster.name(side) if side else "", ref.name))


def _own(case: Case, ref: ActorRef | None) -> frozenset[str]:
    """Return the names of the party that counts, if it is a state, its organ or a force: these count their own."""
    name = _full_name(case, ref)
    key = case.roster.key(ref)
    if key and case.roster.kind(case.roster.side(key)) in _ARMED:
        return _roots(case, name)
    governs = set(words(name)) & case.governing
    return _roots(case, name, states=True) if governs else frozenset()


def _roots(case: Case, text: str, *, states: bool = False) -> frozenset[str]:
    """Return the roots of the names in a text, or of states alone: "Thai soldiers" are Thailand's."""
    found = [name.casefold() for name in _CAPITAL.findall(text.replace("'s", "").replace("’s", ""))]
    named = [case.states.get(name, name) for name in found if not states or name in case.states]
    return frozenset(name[:_ROOT] for name in named if name not in case.common)


def _before(case: Case, statement: Statement) -> str:
    """Return the words of the sentence right before a number, and itself up to its number."""
    text = case.texts.get(statement.report)
    reach: Mapping[str, int] = case.rules["figure"]
    before = text.content[max(0, statement.span.start - reach["part_letters"]) : statement.span.start] if text else ""
    return before.rpartition(". ")[2] + statement.text.partition(_claim(statement).counted)[0]


def _behind(case: Case, statement: Statement) -> str:
    """Return a statement and the words of its sentence behind it: another count may stand before it."""
    return statement.text + case.around(statement).rpartition(statement.text)[2]


def _claim(statement: Statement) -> FigureClaim:
    claim = statement.claim
    if not isinstance(claim, FigureClaim):
        raise TypeError(f"{statement.id} holds no figure")
    return claim
