"""Values of the model as plain lists and mappings, for documents."""

from typing import Any

import msgspec

from trucewatch.model import ActorRef, Claim, Value

Row = dict[str, Any]


def plain(value: Value | Claim) -> Row:
    """Return a value of the model as a mapping of all its fields, sequences as lists."""
    return {key: _listed(part) for key, part in msgspec.to_builtins(value).items()}


def reference(ref: ActorRef | None) -> Row | None:
    """Return a naming of an actor, None where there is none."""
    return None if ref is None else {"actor": ref.actor, "name": ref.name}


def _listed(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _listed(value) for key, value in part.items()}
    return [_listed(value) for value in part] if isinstance(part, list | tuple) else part
