"""Actors as pages tell them: all by what rests on them, and one with its spellings, its word, and what it did."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from trucewatch.model import Actor, ActorKind, ActorRef, RecordedJudgement, Statement
from trucewatch.model.decisions import ActorsApart
from trucewatch.register.decided.actors import answers, kept_apart, on_actor
from trucewatch.register.decided.boards import Board, BoardStep
from trucewatch.web import boarding
from trucewatch.web.errors import NotThere
from trucewatch.web.paging import holding
from trucewatch.web.sight import Sight

MOST_READINGS = 60
"""How many reports a form offers, each with the actor as that report alone tells of it."""

By = Mapping[str, Sequence[Statement]]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the list: how many statements rest on the actor's word, and how many tell of it otherwise."""

    id: str
    name: str
    kind: ActorKind
    spellings: int
    word: int
    told_of: int


@dataclass(frozen=True, kw_only=True)
class Bearer:
    """An actor as one report has it: the id that it has there, the name it bears, and the report."""

    id: str
    name: str
    report: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is known of one actor. `word` rests on it, `told_of` passes through it or names it.

    `apart` are the pairs of ids or names that people keep apart and that it is one of, `judgements` all that people
    decided on who it is.
    """

    actor: Actor
    word: Sequence[Statement]
    told_of: Sequence[Statement]
    steps: tuple[tuple[Board, BoardStep], ...]
    apart: tuple[tuple[str, str], ...]
    judgements: tuple[RecordedJudgement, ...]


def rows(sight: Sight) -> tuple[Row, ...]:
    """Return the rows of the list, those on whose word most rests first; made once."""
    return sight.kept("roll", lambda: _rows(sight))


def wanted(sight: Sight, words: str) -> Sequence[Row]:
    """Return the rows of the actors in whose names, in any spelling, all these words stand."""
    asked = words.casefold().split()
    if not asked:
        return rows(sight)

    def found() -> Sequence[Row]:
        said = sight.kept("roll words", lambda: [_spelled(sight.view.actors[one.id]) for one in rows(sight)])
        return [rows(sight)[place] for place in holding(said, asked)]

    return sight.recent(("roll", words), found, lasting=True)


def actor(sight: Sight, key: str) -> Actor:
    """Return an actor by its id or a former one. Raises NotThere."""
    found = sight.view.actors.get(sight.view.names.get(key, key))
    if found is None:
        raise NotThere("no such actor")
    return found


def told(sight: Sight, found: Actor) -> Told:
    """Return an actor as its page tells it."""
    on_word, told_of = _index(sight)
    decided = sight.concerning("kept apart", ActorsApart, lambda: _decided(sight))
    return Told(
        actor=found,
        word=on_word.get(found.id, ()),
        told_of=told_of.get(found.id, ()),
        steps=_steps(sight, found),
        apart=tuple(pair for pair in kept_apart(decided) if any(answers(found, one) for one in pair)),
        judgements=on_actor(found, decided),
    )


def bearers(sight: Sight, one: Told) -> tuple[Bearer, ...]:
    """Return the actor as single reports have it, the first reports that tell of it: for two that are written alike."""
    names = sight.view.names
    reports = dict.fromkeys(statement.report for statement in (*one.word, *one.told_of))
    found = (
        Bearer(id=local.id, name=local.name, report=report)
        for report in islice(reports, MOST_READINGS)
        if report in sight.view.readings
        for local in sight.view.readings[report].actors
        if local.id != one.actor.id and names.get(local.id) == one.actor.id
    )
    return tuple(found)


def _rows(sight: Sight) -> tuple[Row, ...]:
    on_word, told_of = _index(sight)
    made = [
        Row(
            id=one.id,
            name=one.name,
            kind=one.kind,
            spellings=len(one.names),
            word=len(on_word.get(one.id, ())),
            told_of=len(told_of.get(one.id, ())),
        )
        for one in sight.view.actors.values()
    ]
    return tuple(sorted(made, key=lambda one: (-one.word, -one.told_of, one.name.casefold(), one.id)))


def _spelled(one: Actor) -> str:
    return " ".join((one.name, *one.names)).casefold()


def _index(sight: Sight) -> tuple[By, By]:
    """Return by actor the statements on its word, and those that pass through it or name it."""

    def make() -> tuple[By, By]:
        on_word: dict[str, list[Statement]] = defaultdict(list)
        told_of: dict[str, list[Statement]] = defaultdict(list)
        for one in sight.view.statements.values():
            speaker = one.principal.actor if one.principal else None
            if speaker is not None:
                on_word[speaker].append(one)
            for key in {ref.actor for ref in _others(one) if ref.actor} - {speaker}:
                told_of[str(key)].append(one)
        return on_word, told_of

    return sight.kept("words of actors", make)


def _others(one: Statement) -> Iterator[ActorRef]:
    """Yield who passes a statement on, and whom its claim names."""
    yield from (link.actor for link in one.attribution)
    for field in one.claim.__struct_fields__:
        value = getattr(one.claim, field)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, ActorRef):
                yield part


def _decided(sight: Sight) -> tuple[RecordedJudgement, ...]:
    return tuple(one for one in sight.view.judgements if isinstance(one.judgement.decision, ActorsApart))


def _steps(sight: Sight, found: Actor) -> tuple[tuple[Board, BoardStep], ...]:
    """Return what the actor itself did about agreements, in the order of the boards."""
    return tuple(
        (board, step)
        for board in boarding.all_boards(sight)
        for party in board.parties
        for step in (*party.steps, *party.unsure)
        if step.actor.actor == found.id
    )
