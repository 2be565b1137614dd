"""When a truce was declared and took effect, and which terms are named: as statements say it, one value or none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from trucewatch.matters.agreements import Pact
from trucewatch.matters.case import Case
from trucewatch.matters.times import OPEN, Relation, Stretch, from_when
from trucewatch.matters.words import has_any, words
from trucewatch.model import Stance, Statement, Term, content_id

_REACH = 5
_BEFORE = 3


class TruceDates(NamedTuple):
    """The day a truce was declared, the day it took effect, and the statements that tell them."""

    declared: str | None = None
    effective: str | None = None
    statements: tuple[str, ...] = ()


def truce_dates(case: Case, pact: Pact) -> TruceDates:
    """Return the day a truce was declared and the day it took effect, as the agreement's reports tell it.

    A day is given only where all tellings allow one and the same day.
    """
    near = tuple(_nearby(case, pact))
    rules = case.rules["agreement"]
    days: list[str | None] = []
    told_by: list[str] = []
    for name in ("declared", "effective"):
        tellings = tuple(_tellings(near, rules, rules[name]))
        days.append(_one_day(stretch for stretch, _ in tellings))
        told_by += [statement for _, statement in tellings] if days[-1] else []
    return TruceDates(days[0], days[1], tuple(dict.fromkeys(told_by)))


def named_terms(case: Case, pact: Pact) -> tuple[Term, ...]:
    """Return the terms that are named: statements with a word for a term beside a word for an agreement."""
    rules = case.rules["agreement"]
    found: dict[str, Term] = {}
    for statement in _nearby(case, pact):
        if has_any(statement.text, rules["terms"]) and _about(statement, rules):
            plain = " ".join(words(statement.text))
            found.setdefault(
                plain, Term(id=content_id("term", statement.id), words=statement.text, statement=statement.id)
            )
    return tuple(found.values())


def _about(statement: Statement, rules: Mapping[str, Any]) -> bool:
    nouns = {*rules["truce"], "agreement", "deal", "accord", "pact", "treaty", "withdraw", "withdrawal"}
    return bool(nouns & set(words(statement.text)))


def _nearby(case: Case, pact: Pact) -> Iterator[Statement]:
    stories = {case.stories.story(one) for one in pact.members}
    for statement in case.statements:
        if case.stories.story(statement) in stories and statement.stance is not Stance.DENIES:
            yield statement


def _tellings(
    near: Iterable[Statement], rules: Mapping[str, Any], cues: Sequence[str]
) -> Iterator[tuple[Stretch, str]]:
    aside = frozenset(rules["aside"])
    for statement in near:
        when = from_when(statement.when)
        if when.bounded and _says(statement.text, rules["truce"], cues, aside):
            yield when, statement.id


def _says(text: str, nouns: Sequence[str], cues: Sequence[str], aside: frozenset[str]) -> bool:
    """Whether a cue follows a word for a truce within a few words; "since the truce began" dates something else."""
    told = words(text)
    for place in range(len(told)):
        if aside.intersection(told[max(0, place - _BEFORE) : place]):
            continue
        behind = " ".join(told[place + 1 : place + 1 + _REACH])
        if any(" ".join(told[place : place + len(noun.split())]) == noun for noun in nouns) and has_any(behind, cues):
            return True
    return False


def _one_day(tellings: Iterable[Stretch]) -> str | None:
    common = OPEN
    for one in tellings:
        if not common.bounded:
            common = one
        elif one.relation(common) is Relation.APART or not (one.start and one.end and common.start and common.end):
            return None
        else:
            common = Stretch(max(one.start, common.start), min(one.end, common.end))
    return common.start.isoformat() if common.start and common.start == common.end else None
