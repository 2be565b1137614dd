"""Whose word it is: derivations between reports, chains of statements, and support counted in three layers."""

from trucewatch.model.actor import ActorRef
from trucewatch.model.base import Value
from trucewatch.model.span import Span
from trucewatch.model.words import Tie


class SharedPassage(Value, frozen=True, kw_only=True):
    """The words of the later report and the words of the earlier one that they were taken from."""

    later: Span
    earlier: Span


class Derivation(Value, frozen=True, kw_only=True):
    """Why a later report depends on an earlier source; it holds for these words only.

    For a credit `earlier` is None, `source` names the agency, and the passages are empty.
    `directed` is false where no date tells which report came first.
    """

    id: str
    later: str
    earlier: str | None
    tie: Tie
    passages: tuple[SharedPassage, ...] = ()
    source: ActorRef | None = None
    directed: bool = True


class Chain(Value, frozen=True, kw_only=True):
    """Statements with one origin: told once, however often printed. `origin` says what they go back to.

    `relays` names the outlets and agencies that the reports say they have it from.
    """

    id: str
    statements: tuple[str, ...]
    origin: str
    relays: tuple[str, ...] = ()


class Support(Value, frozen=True, kw_only=True):
    """What stands behind a matter, in three layers that are never folded into one number.

    `outlets` are outlet names (or file names where the outlet is unknown), `chains` chain ids,
    `principals` the names of the actors on whose word it finally rests.
    """

    outlets: tuple[str, ...]
    chains: tuple[str, ...]
    principals: tuple[str, ...]
