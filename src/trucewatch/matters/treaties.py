"""Agreements as they are recorded: a name from the reports, dates that one value bears, steps of each party."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from trucewatch.matters.agreements import Pact, party_of
from trucewatch.matters.case import Case
from trucewatch.matters.positions import UNREAL, until_of
from trucewatch.matters.times import Stretch, from_when
from trucewatch.matters.truces import TruceDates
from trucewatch.matters.words import words
from trucewatch.model import (
    ActorRef,
    Agreement,
    Position,
    PositionClaim,
    PositionTaken,
    Precision,
    Stance,
    Statement,
    Term,
    content_id,
)


def pact_names(case: Case, pacts: Sequence[Pact]) -> dict[str, str]:
    """Return a name for each agreement by its key: the fullest plain phrase that the reports use for it."""
    return {pact.key: _name(case, pact) for pact in pacts}


def agreement_of(
    case: Case,
    pact: Pact,
    name: str,
    matters: Mapping[str, str],
    terms: Sequence[Term],
    dates: TruceDates,
) -> Agreement:
    """Return the agreement as recorded. `matters` gives the matter of each statement."""
    first = min(pact.members, key=lambda one: case.recorded[one.id])
    return Agreement(
        id=content_id("agreement", first.id),
        name=name,
        declared=dates.declared,
        effective=dates.effective,
        terms=tuple(terms),
        positions=tuple(_steps(case, pact, matters)),
        dated_by=dates.statements,
    )


def standing_truce(case: Case, pact: Pact, dates: TruceDates) -> Agreement:
    """Return the truce that was in effect before the talks on an agreement: it has dates and no steps."""
    first = min(pact.members, key=lambda one: case.recorded[one.id])
    name: str = case.rules["agreement"]["standing"]
    return Agreement(
        id=content_id("agreement", "standing", first.id),
        name=name.format(effective=dates.effective),
        declared=dates.declared,
        effective=dates.effective,
        terms=(),
        positions=(),
        dated_by=dates.statements,
    )


def _name(case: Case, pact: Pact) -> str:
    rules = case.rules["agreement"]
    said = [one.claim.agreement for one in pact.members if isinstance(one.claim, PositionClaim) and one.claim.agreement]
    if pact.own:
        told = Counter(" ".join(phrase.split()) for phrase in said)
        best = min(told, key=lambda phrase: (-len(phrase.split()), -told[phrase], phrase))
        return _capital(_bare(best))
    phrases = Counter(plain for phrase in said if len((plain := _plain(phrase, rules)).split()) > 1)
    if not phrases:
        return str(rules["unnamed"])
    return _capital(min(phrases, key=lambda phrase: (-phrases[phrase], -len(phrase), phrase)))


def _plain(phrase: str, rules: Any) -> str:
    """The longest run of plain agreement words in a phrase: "the ceasefire deal that they drafted" holds two."""
    runs: list[list[str]] = [[]]
    for word in words(phrase):
        if word in rules["naming"]:
            runs[-1].append("ceasefire" if word == "cease-fire" else word)
        elif runs[-1]:
            runs.append([])
    best = max(runs, key=len)
    while best and best[-1] in {"of", "draft", "peace"}:
        best.pop()
    while best and best[0] == "of":
        best.pop(0)
    return " ".join(best)


def _bare(phrase: str) -> str:
    first, _, rest = phrase.partition(" ")
    return rest if rest and first.casefold() in {"the", "a", "an", "this", "that", "its", "their", "any"} else phrase


def _capital(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]


def _steps(case: Case, pact: Pact, matters: Mapping[str, str]) -> Iterator[PositionTaken]:
    """Yield what each party did, in order of time; copies of one step are one."""
    lots: dict[tuple[str, Position], list[Statement]] = {}
    for statement in pact.members:
        untaken = statement.stance in UNREAL or statement.stance in (Stance.DENIES, Stance.UNCLEAR)
        if untaken or statement.id not in matters:
            continue
        claim = statement.claim
        party = party_of(case, statement)
        if isinstance(claim, PositionClaim) and party and not _nameless(case, statement):
            who = case.roster.key(claim.actor) or party
            lots.setdefault((who, claim.position), []).append(statement)
    rows = [row for lot in lots.values() for row in _one_step(case, lot, matters)]
    yield from (row for _, row in sorted(rows, key=lambda pair: pair[0]))


Sorted = tuple[tuple[str, str, str, str], PositionTaken]


def _one_step(case: Case, lot: Sequence[Statement], matters: Mapping[str, str]) -> Iterator[Sorted]:
    """Statements of one actor and position: a step for each day told, and for each date asked for."""
    days: Sequence[str | None] = sorted({day for one in lot if (day := _day(from_when(one.when), one))})
    for day in days or [None]:
        on = [one for one in lot if _day(from_when(one.when), one) in {day, None}] if day else list(lot)
        if day and day != days[0]:
            on = [one for one in on if _day(from_when(one.when), one) == day]
        untils = _untils(case, on)
        for until in untils:
            first = on[0]
            claim = first.claim
            if not isinstance(claim, PositionClaim):
                continue
            told = min((str(stretch.start) for one in on if (stretch := case.told(one)).start), default="9")
            row = PositionTaken(
                actor=_who(case, first),
                position=claim.position,
                when=day,
                until=until,
                matter=matters[first.id],
                statements=_telling(case, on, until, untils),
                by=None if day else _said_by(on),
            )
            stage = case.rules["position"]["order"].index(claim.position.value)
            yield (day or told, f"{stage:02}", told, row.actor.name + (until or "")), row


def _said_by(lot: Sequence[Statement]) -> str | None:
    """The first day on which a step was said to have been taken, where the utterance is dated."""
    days = [one.said.start for one in lot if one.said and one.said.start and one.said.start == one.said.end]
    return min(days, default=None)


def _telling(case: Case, lot: Sequence[Statement], until: str | None, untils: Sequence[str | None]) -> tuple[str, ...]:
    """The statements that tell a step; those that tell no date stand with the date that is told most."""
    said: dict[str, list[str]] = {}
    for one in lot:
        end = until_of(case, one)
        said.setdefault(end.start.isoformat() if end.start and end.start == end.end else "", []).append(one.id)
    days = [day[:10] for day in untils if day]
    day = until[:10] if until else ""
    most = max(days, key=lambda one: len(said.get(one, ())), default="")
    vague = said.get("", []) if day in {most, ""} else []
    return tuple(dict.fromkeys((*said.get(day, ()), *vague)))


def _untils(case: Case, lot: Sequence[Statement]) -> list[str | None]:
    """The dates asked for, the finest words of each day; just None where no date was told."""
    finest: dict[str, str] = {}
    for one in lot:
        until = until_of(case, one)
        if until.start and until.start == until.end:
            day = until.start.isoformat()
            said = day + (f"T{until.part}" if until.part else "")
            finest[day] = max(finest.get(day, ""), said, key=lambda text: (len(text), text))
    return [*sorted(finest.values())] or [None]


def _day(stretch: Stretch, statement: Statement) -> str | None:
    if not stretch.start or not stretch.end:
        return None
    part = statement.when is not None and statement.when.precision is Precision.PART_OF_DAY
    near = stretch.start == stretch.end or (part and (stretch.end - stretch.start).days == 1)
    return stretch.start.isoformat() if near else None


def _nameless(case: Case, statement: Statement) -> bool:
    """Whether a position is told of a mere "they": then nobody can be put down for it."""
    claim = statement.claim
    if not isinstance(claim, PositionClaim) or case.roster.key(claim.actor) is not None:
        return False
    return claim.actor.name.casefold() in case.rules["position"]["pronouns"]


def _who(case: Case, statement: Statement) -> ActorRef:
    claim = statement.claim
    ref = claim.actor if isinstance(claim, PositionClaim) else None
    key = case.roster.key(ref)
    pronoun = ref is not None and ref.name.casefold() in case.rules["position"]["pronouns"]
    if key is None and ref is not None and ref.name and ref.actor is None and not (pronoun and statement.principal):
        return ref
    key = key or case.roster.key(statement.principal)
    name = ref.name if ref else ""
    return ActorRef(actor=key, name=case.roster.name(key, name) if key else name)
