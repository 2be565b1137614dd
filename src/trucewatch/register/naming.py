"""Whose name stands where: every naming of an actor led to the one actor that holds across reports."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

from trucewatch.model import Actor, ActorRef, Reading

T = TypeVar("T")


def all_actors(joined: Iterable[Actor], readings: Iterable[Reading]) -> dict[str, Actor]:
    """Return the joined actors by id, then each report's own actors that no joined actor was found to be."""
    actors = {actor.id: actor for actor in joined}
    taken = {*actors, *(alias for actor in actors.values() for alias in actor.aliases)}
    for reading in readings:
        for actor in reading.actors:
            if actor.id not in taken:
                actors.setdefault(actor.id, actor)
    return actors


def who_is_who(actors: Mapping[str, Actor]) -> dict[str, str]:
    """Return for every id and alias the id of the actor meant; of two that claim an alias the first has it.

    An actor that is itself an alias of another leads on to that other; a ring leads to where it closes.
    """
    step: dict[str, str] = {}
    for actor in actors.values():
        for alias in actor.aliases:
            if alias != actor.id:
                step.setdefault(alias, actor.id)
    return {found: _followed(found, step) for found in (*actors, *step)}


def renamed(value: T, names: Mapping[str, str]) -> T:
    """Return the value with every ActorRef in it led to the actor meant; an id that nobody has becomes None."""
    changed: Any = value
    if isinstance(value, ActorRef):
        actor = None if value.actor is None else names.get(value.actor)
        changed = value if actor == value.actor else ActorRef(actor=actor, name=value.name)
    elif isinstance(value, tuple):
        parts = tuple(renamed(part, names) for part in value)
        if any(new is not old for new, old in zip(parts, value, strict=True)):
            changed = parts
    elif isinstance(value, msgspec.Struct):
        parts_changed = dict(_parts_changed(value, names))
        if parts_changed:
            changed = msgspec.structs.replace(value, **parts_changed)
    return changed  # type: ignore[no-any-return]


def _parts_changed(value: msgspec.Struct, names: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    for name in _leading(type(value)):
        old = getattr(value, name)
        if isinstance(old, (msgspec.Struct, tuple)):
            new = renamed(old, names)
            if new is not old:
                yield name, new


@cache
def _leading(kind: type) -> tuple[str, ...]:
    """The fields of a kind of value in which an actor can be named, however deep."""
    return tuple(name for name, hint in get_type_hints(kind).items() if _leads(hint, frozenset({kind})))


def _leads(hint: Any, above: frozenset[Any]) -> bool:
    if hint is ActorRef or hint is Any or isinstance(hint, TypeVar):
        return True
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        inside = () if hint in above else get_type_hints(hint).values()
        return any(_leads(one, above | {hint}) for one in inside)
    return any(_leads(one, above) for one in get_args(hint))


def _followed(found: str, step: Mapping[str, str]) -> str:
    seen = {found}
    while (following := step.get(found)) is not None and following not in seen:
        seen.add(following)
        found = following
    return found
