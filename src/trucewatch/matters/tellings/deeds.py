"""Denied deeds: a denial read as an act not done, against whatever tells of that act, in whatever words.

A denial seldom has the words of the telling that it answers, and often neither its place nor its day. Who is accused,
the place, the day, the kind of act and what was hit are laid beside each other: none may speak against one act, and
enough must speak for it. Also two voices of one report may stand so.
"""

from collections.abc import Iterator

from trucewatch.matters.case import Case
from trucewatch.matters.denials import denied_words
from trucewatch.matters.places import Near, stand
from trucewatch.matters.populations import names_of_side, roots_of
from trucewatch.matters.tellings.bare import denials
from trucewatch.matters.tellings.both import Clash
from trucewatch.matters.tellings.doing import aim, alike, speaker
from trucewatch.matters.tellings.reading import SlotReader
from trucewatch.matters.times import Relation
from trucewatch.matters.words import stem, words
from trucewatch.model import ContradictionKind, OccurrenceClaim, OccurrenceKind, Stance, Statement

_TOLD = frozenset({Stance.ASSERTS, Stance.ALLEGES, Stance.CONFIRMS})


def denied_deeds(case: Case, reader: SlotReader) -> Iterator[Clash]:
    """Yield each denial with the tellings of what it denies: of those of one chain the one that shares most with it.

    What is told in another story is looked at where its report names the place of the denial.
    """
    told: dict[str, list[Statement]] = {}
    for one in case.statements:
        told.setdefault(one.report, []).append(one)
    for own, denied in denials(case):
        found: dict[str, tuple[Statement, frozenset[str]]] = {}
        spots = _spots(reader, denied)
        for report, statements in told.items():
            story = case.stories.same(denied, statements[0])
            for one in statements if story or spots & case.names_in(report) else ():
                shared = _Answer(case, reader, one, denied).shared() if one is not own else frozenset[str]()
                best = found.get(case.chain(one))
                if (story or "place" in shared) and len(shared) > len(best[1] if best else ()):
                    found[case.chain(one)] = one, shared
        for one, shared in found.values():
            yield Clash(ContradictionKind.DENIAL, one, own, shared, round(len(shared) / len(_PARTS), 3))


def _spots(reader: SlotReader, statement: Statement) -> frozenset[str]:
    """The stems of the names of a statement's places, also of one that its words do not name."""
    where = words(statement.where.name) if statement.where is not None else ()
    return (reader.of(statement).spots | {stem(one) for one in where}) - reader.sites


_PARTS = ("doer", "place", "day", "kind", "thing")
_TIED = frozenset({"place", "thing"})


class _Answer:
    """A telling and a denial, laid beside each other part by part."""

    def __init__(self, case: Case, reader: SlotReader, told: Statement, denied: Statement) -> None:
        self._case, self._reader, self._told, self._denied = case, reader, told, denied

    def shared(self) -> frozenset[str]:
        """Return the parts by which a denial is of the act told; empty where it is of another, or may be."""
        if not self._may_be():
            return frozenset()
        parts = (self._doer(), self._place(), self._day(), self._kind(), self._thing())
        if any(part is False for part in parts):
            return frozenset()
        found = frozenset(name for name, part in zip(_PARTS, parts, strict=True) if part)
        least = int(self._reader.rules["answers"]["parts"])
        return found if len(found) >= least and found & _TIED else frozenset()

    def _may_be(self) -> bool:
        """Whether one tells, as so, an act of the family that another voice denies, near in time."""
        case, told, denied = self._case, self._told, self._denied
        if told.stance not in _TOLD or denied_words(case, told) is not None:
            return False
        if case.principal(told) == case.principal(denied):
            return False
        if case.one_telling(told, denied) and not case.two_voices(told, denied):
            return False
        gap, end = case.told(told).gap(case.told(denied)), case.told(denied).end
        day = self._reader.of(told).day.start
        if (day and end and day > end) or gap is None or gap > int(self._reader.rules["answers"]["days"]):
            return False
        deeds = frozenset(self._reader.rules["deeds"]["acts"])
        acts = {name for name, negated in self._reader.of(told).acts.items() if not negated} | _acts(case, told)
        return bool(acts & deeds & (self._reader.acts_in(denied.text) | _acts(case, denied)))

    def _doer(self) -> bool | None:
        """Whether the doers are one; None where nobody is named, or only "our men"."""
        accused = _claim(self._denied).actor
        own = accused is None or set(words(accused.name)[:1]) & set(self._case.rules["rival"]["own_words"])
        side = speaker(self._case, self._denied) | roots_of(self._case, self._denied.principal)
        if accused is not None and not own:
            side |= self._case.vocabulary.content(accused.name) | roots_of(self._case, accused)
        ref = self._told.claim.actor if isinstance(self._told.claim, OccurrenceClaim) else None
        doer = self._reader.of(self._told).doer | (roots_of(self._case, ref) if ref is not None else frozenset())
        if names_of_side(self._case, self._told.principal) & names_of_side(self._case, self._denied.principal):
            return False
        return alike(doer, side) if doer else None

    def _place(self) -> bool | None:
        """Whether the places are one; None where one is not told."""
        near = stand(self._told.where, self._denied.where, self._case.rules["incident"])
        if near in (Near.SAME, Near.APART):
            return near is Near.SAME
        one, other = self._reader.of(self._told), self._reader.of(self._denied)
        if other.spots & (one.spots | one.names | one.near) - self._reader.sites:
            return True
        return False if one.spots and other.spots and self._told.report != self._denied.report else None

    def _day(self) -> bool | None:
        """Whether the days are one; None where one is not told."""
        relation = self._reader.of(self._told).day.relation(self._reader.of(self._denied).day)
        if relation is Relation.APART:
            return False
        return True if relation in (Relation.SAME, Relation.INSIDE, Relation.AROUND) else None

    def _kind(self) -> bool | None:
        """Whether both were read as one kind of act; None where one was not, or as one that may be told so."""
        if not isinstance(self._told.claim, OccurrenceClaim):
            return None
        kinds = {self._told.claim.kind, _claim(self._denied).kind}
        return True if len(kinds) == 1 and OccurrenceKind.OTHER not in kinds else None

    def _thing(self) -> bool | None:
        """Whether the same was hit; None where one does not say what, or only "the town"."""
        one, other = self._reader.of(self._told), self._reader.of(self._denied)
        if one.things & other.things:
            return True
        aims = [aim(self._case, told) for told in (self._told, self._denied)]
        return False if all(aims) and not aims[0] & aims[1] else None


def _acts(case: Case, statement: Statement) -> frozenset[str]:
    """The families of acts of the kind as which an act was read."""
    if not isinstance(statement.claim, OccurrenceClaim):
        return frozenset()
    return frozenset(case.acts["answers"]["kinds"].get(statement.claim.kind.value, ()))


def _claim(statement: Statement) -> OccurrenceClaim:
    claim = statement.claim
    if not isinstance(claim, OccurrenceClaim):
        raise TypeError(f"{statement.id} holds no occurrence")
    return claim
