"""What is worked out over all reports, kept as it stands and recorded by what changes in it."""

from collections.abc import Callable, Mapping
from typing import Any

from trucewatch.model import (
    Actor,
    Agreement,
    Assessment,
    Chain,
    Contradiction,
    Derivation,
    Leadership,
    Matter,
    Reconciliation,
    Refinement,
    Update,
    Value,
)

Pair = tuple[str, str, str]
"""The key of a refinement or update (matter, two statements) and of a leadership (two actors, statement)."""

State = Mapping[str, Mapping[Any, Any]]
"""The results as they stand: for each collection its values by key, in the order in which they first came."""


class Results(Value, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that an analysis of all reports yields."""

    actors: tuple[Actor, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    chains: tuple[Chain, ...] = ()
    matters: tuple[Matter, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    refinements: tuple[Refinement, ...] = ()
    updates: tuple[Update, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    leaders: tuple[Leadership, ...] = ()
    reconciliations: tuple[Reconciliation, ...] = ()


class Dropped(Value, frozen=True, kw_only=True, omit_defaults=True):
    """The keys of results that hold no longer."""

    actors: tuple[str, ...] = ()
    derivations: tuple[str, ...] = ()
    chains: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    contradictions: tuple[str, ...] = ()
    refinements: tuple[Pair, ...] = ()
    updates: tuple[Pair, ...] = ()
    assessments: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    leaders: tuple[Pair, ...] = ()
    reconciliations: tuple[str, ...] = ()


def _by_id(value: Any) -> str:
    return str(value.id)


_KEYS: Mapping[str, Callable[[Any], Any]] = {
    "actors": _by_id,
    "derivations": _by_id,
    "chains": _by_id,
    "matters": _by_id,
    "contradictions": _by_id,
    "refinements": lambda value: (value.matter, value.vaguer, value.finer),
    "updates": lambda value: (value.matter, value.earlier, value.later),
    "assessments": lambda value: value.matter,
    "agreements": _by_id,
    "leaders": lambda value: (value.leader, value.led, value.statement),
    "reconciliations": _by_id,
}

NOTHING: State = {name: {} for name in _KEYS}


def difference(before: State, results: Results) -> tuple[Results, Dropped]:
    """Return what must be put into the state and dropped from it so that it holds exactly these results."""
    put: dict[str, tuple[Any, ...]] = {}
    drop: dict[str, tuple[Any, ...]] = {}
    for name, key in _KEYS.items():
        old = before[name]
        new = {key(value): value for value in getattr(results, name)}
        put[name] = tuple(value for found, value in new.items() if old.get(found) != value)
        drop[name] = tuple(found for found in old if found not in new)
    return Results(**put), Dropped(**drop)


def change(state: dict[str, dict[Any, Any]], put: Results, drop: Dropped) -> None:
    """Apply a difference to a state of the caller's own; a value that is put anew keeps its place."""
    for name, key in _KEYS.items():
        values = state[name]
        for gone in getattr(drop, name):
            values.pop(gone, None)
        values.update((key(value), value) for value in getattr(put, name))


def own_copy(state: State) -> dict[str, dict[Any, Any]]:
    """Return a copy of the state that may be changed."""
    return {name: dict(values) for name, values in state.items()}


def results_of(state: State) -> Results:
    """Return the state as results, each collection in its order."""
    return Results(**{name: tuple(values.values()) for name, values in state.items()})
