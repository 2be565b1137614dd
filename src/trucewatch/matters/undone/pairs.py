"""Pairs of statements of one conflict of which one tells as not so what the other tells as so.

They need not share words: an act of one field on a thing of one list, and as many of place, day and doer as the
codebook asks for; none of these may speak against it. What was not so at first may come about later.
"""

from collections.abc import Iterator, Set

from trucewatch.matters.case import Case
from trucewatch.matters.denials import denied_words
from trucewatch.matters.likeness import Part
from trucewatch.matters.marked import Pair, marked
from trucewatch.matters.phrases import phrases
from trucewatch.matters.tellings.doing import alike, sides_of, speaker
from trucewatch.matters.undone.blocks import Blocks
from trucewatch.matters.undone.reading import THERE, Undone, UndoneReader
from trucewatch.matters.undone.setting import SettingReader
from trucewatch.model import ContradictionKind


def undone_pairs(case: Case) -> Iterator[Pair]:
    """Yield each telling of something as not so with those of it as so: of one chain the one that shares most."""
    reader = UndoneReader(case)
    answer = _Answer(case, reader)
    told: list[Undone] = []
    negated: list[Undone] = []
    for one in (one for statement in case.statements for one in reader.read(statement)):
        (negated if one.negated else told).append(one)
    blocks, fields = Blocks(case, answer.settings), {one.field for one in negated}
    for one in told:
        if one.field in fields:
            blocks.add(one)
    seen: set[frozenset[str]] = set()
    for denied in negated:
        found: dict[tuple[str, str], tuple[Undone, frozenset[str]]] = {}
        for one in blocks.met(denied):
            shared = answer.shared(one, denied)
            chain = case.chain(one.statement), one.field
            if len(shared) > len(found[chain][1] if chain in found else ()):
                found[chain] = one, shared
        for one, shared in found.values():
            both = frozenset((one.statement.id, denied.statement.id))
            if both not in seen:
                seen.add(both)
                own = denied.statement.principal is not None or denied_words(case, denied.statement) is not None
                kind = ContradictionKind.DENIAL if own else ContradictionKind.STATUS
                yield marked(one.statement, denied.statement, kind, Part("undone", 1.0, " ".join(sorted(shared))))


class _Answer:
    """Lays a telling beside one that it is not so, part by part."""

    def __init__(self, case: Case, reader: UndoneReader) -> None:
        self._case, self._limits = case, reader.rules["limits"]
        self.settings = SettingReader(case, reader.rules)
        self._first = phrases(case.acts["subjects"]["first"])
        self._bare = frozenset(reader.rules["acts"]) - frozenset(reader.rules["things"])

    def shared(self, told: Undone, denied: Undone) -> frozenset[str]:
        """Return what shows that the two are of one thing; empty where too little does, or something tells against."""
        things = told.things & denied.things
        bare = told.field in self._bare
        if not (things or bare) or not self._may_meet(told, denied):
            return frozenset()
        one, other = self.settings.of(told.statement), self.settings.of(denied.statement)
        if one.means and other.means and not one.means & other.means:
            return frozenset()  # by air and by road
        parts = one.parts(other, dated=told.field in self._limits["dated"])
        if any(part is False for part in parts.values()) or self._of_one_side(told, denied, accused=parts["doer"]):
            return frozenset()
        found = {name for name, part in parts.items() if part}
        if told.field == THERE:
            enough = "place" in found and (len(things) > 1 or bool(found & {"act", "day"}))
        else:
            gap = self._case.told(told.statement).gap(self._case.told(denied.statement))
            near = gap is not None and gap <= int(self._limits["near"]) and told.field in self._limits["sides"]
            least, undated = int(self._limits["parts"]) + (bare and not near), gap is None
            one_day = "day" in found or told.field not in self._limits["one_day"]
            enough = one_day and _enough(found, least + undated)
        if not enough:
            return frozenset()
        return frozenset({*found, told.field})

    def _of_one_side(self, told: Undone, denied: Undone, *, accused: bool | None) -> bool:
        """Whether nothing tells that who says that the others did it is of another side than who says the same of them.

        He is where he accuses the denier's side, where that one denies it outright, or where each tells of "our men".
        """
        if told.field not in self._limits["sides"]:
            return False
        side, denier = (speaker(self._case, each.statement) for each in (told, denied))
        doers = sides_of(self._case, self.settings.of(told.statement).slots.doer), sides_of(self._case, denier)
        if alike(side, denier) or (len(doers[0]) == len(doers[1]) == 1 and doers[0] != doers[1]):
            return True
        first = all(self._first.search(each.statement.text.casefold()) for each in (told, denied))
        outright = denied_words(self._case, denied.statement) is not None
        return not (accused or first or outright or doers[0] & doers[1])

    def _may_meet(self, told: Undone, denied: Undone) -> bool:
        """Whether two voices tell of one conflict, near in time, and what is so not after what is not so."""
        one, other = told.statement, denied.statement
        case = self._case
        if case.principal(one) == case.principal(other) or case.chain(one) == case.chain(other):
            return False
        if one.report == other.report and not case.two_voices(one, other):
            return False
        if one.report != other.report and not (case.conflicts.same(one, other) or case.stories.same(one, other)):
            return False
        gap = case.told(one).gap(case.told(other))
        return gap is None or gap <= int(self._limits["days"])


def _enough(found: Set[str], least: int) -> bool:
    """Whether so many parts are the same, place, doer or a name among them; for names around it one more is asked."""
    if found & {"place", "doer", "name"}:
        return len(found - {"act", "house", "names"}) >= least
    return "names" in found and len(found - {"act"}) > least
