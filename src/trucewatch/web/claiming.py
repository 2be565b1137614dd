"""What a statement claims, as a person types it: the fields that each type of claim has, read from a form, and filled
in again for one that is corrected."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from trucewatch.model import (
    ActorRef,
    AppealClaim,
    Claim,
    CommitmentClaim,
    FigureClaim,
    Measure,
    MeetingClaim,
    OccurrenceClaim,
    OccurrenceKind,
    PositionClaim,
    SupportClaim,
    Unclassified,
)
from trucewatch.model.words import MeetingFormat, Position, Qualifier
from trucewatch.register import View
from trucewatch.web import asking
from trucewatch.web.choosing import chosen
from trucewatch.web.errors import BadInput
from trucewatch.web.visit import Visit

KEPT = "kept"
"""The choice that leaves the claim as it was."""

_MOST_DIGITS = 12
_LONG = 1000


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of a claim. `kind` is how a form asks for it: actor, actors, words, date, number, choice or truth."""

    name: str
    kind: str
    needed: bool = False
    words: str = ""
    choices: type[StrEnum] | None = None


def _actor(name: str, *, needed: bool = False) -> Field:
    return Field(name=name, kind="actor", needed=needed)


def _words(name: str, *, needed: bool = False) -> Field:
    return Field(name=name, kind="words", needed=needed)


def _date(name: str) -> Field:
    return Field(name=name, kind="date")


def _choice(name: str, choices: type[StrEnum], words: str, *, needed: bool = False) -> Field:
    return Field(name=name, kind="choice", choices=choices, words=words, needed=needed)


_TYPES: Mapping[str, tuple[Callable[..., Claim], tuple[Field, ...]]] = {
    "position": (
        PositionClaim,
        (
            _actor("actor", needed=True),
            _choice("position", Position, "position", needed=True),
            _words("agreement"),
            _date("until"),
        ),
    ),
    "figure": (
        FigureClaim,
        (
            _choice("measure", Measure, "measure", needed=True),
            _choice("qualifier", Qualifier, "qualifier", needed=True),
            Field(name="low", kind="number"),
            Field(name="high", kind="number"),
            _words("counted", needed=True),
            _actor("counter"),
            _words("period"),
            _date("as_of"),
            Field(name="cumulative", kind="truth"),
        ),
    ),
    "occurrence": (
        OccurrenceClaim,
        (
            _choice("kind", OccurrenceKind, "occurrence", needed=True),
            _actor("actor"),
            _actor("target"),
            _words("instrument"),
            _words("harm"),
        ),
    ),
    "support": (SupportClaim, (_actor("backer", needed=True), _actor("backed", needed=True), _words("means"))),
    "meeting": (
        MeetingClaim,
        (
            Field(name="participants", kind="actors"),
            _choice("format", MeetingFormat, "meeting-format"),
            _words("outcome"),
        ),
    ),
    "commitment": (
        CommitmentClaim,
        (_actor("actor", needed=True), _words("undertaking", needed=True), _date("deadline")),
    ),
    "appeal": (AppealClaim, (_actor("actor"), _actor("to"), _words("what", needed=True))),
}

FIELDS: Mapping[str, tuple[Field, ...]] = {name: fields for name, (_, fields) in _TYPES.items()}
"""The fields of each type of claim, in the order in which a form asks for them."""


def claim(visit: Visit, view: View, kind: str) -> Claim:
    """Return the claim that a form types. Its fields are called `TYPE-NAME`.

    Actors are those of the record who go by the names given, or the words. Raises BadInput for what is wanting, for
    what is no number or date, and where the number ends before it begins.
    """
    if kind == "none":
        return Unclassified()
    if kind not in _TYPES:
        raise BadInput("error.malformed-short", "claim")
    make, fields = _TYPES[kind]
    values = {field.name: _READ[field.kind](visit, view, f"{kind}-{field.name}", field) for field in fields}
    for field in fields:
        if field.needed and values[field.name] is None:
            raise BadInput("reader.claim-wanting", f"{kind}-{field.name}")
    low, high = values.get("low"), values.get("high")
    if low is not None and high is not None and low > high:
        raise BadInput("reader.claim-backwards", f"{kind}-high")
    return make(**values)


def given(said: Claim | None) -> Mapping[str, str]:
    """Return a claim as its form is filled in, by the names of its fields; nothing for one of no type."""
    kind = said.__struct_config__.tag if said is not None else "none"
    return {f"{kind}-{field.name}": _shown(getattr(said, field.name)) for field in FIELDS.get(str(kind), ())}


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, ActorRef):
        return value.name
    if isinstance(value, tuple):
        return "\n".join(one.name for one in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.value if isinstance(value, StrEnum) else str(value)


def _read_actor(visit: Visit, view: View, name: str, _: Field) -> ActorRef | None:
    found = asking.actor(visit, name)
    return asking.known(view, found) if found else None


def _read_actors(visit: Visit, view: View, name: str, _: Field) -> tuple[ActorRef, ...]:
    return tuple(asking.known(view, one) for one in asking.several(visit, name))


def _read_words(visit: Visit, _view: View, name: str, _: Field) -> str | None:
    said = " ".join(visit.text(name).split())
    if len(said) > _LONG:
        raise BadInput("error.malformed-short", name)
    return said or None


def _read_date(visit: Visit, _view: View, name: str, _: Field) -> str | None:
    return asking.iso(visit, name)


def _read_number(visit: Visit, _view: View, name: str, _: Field) -> int | None:
    said = visit.text(name).replace(",", "").replace(" ", "")
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) <= _MOST_DIGITS):
        raise BadInput("reader.claim-no-number", name)
    return int(said)


def _read_choice(visit: Visit, _view: View, name: str, field: Field) -> StrEnum | None:
    return chosen(field.choices, visit.text(name)) if field.choices else None


def _read_truth(visit: Visit, _view: View, name: str, _: Field) -> bool | None:
    return {"yes": True, "no": False}.get(visit.text(name))


_READ: Mapping[str, Callable[[Visit, View, str, Field], Any]] = {
    "actor": _read_actor,
    "actors": _read_actors,
    "words": _read_words,
    "date": _read_date,
    "number": _read_number,
    "choice": _read_choice,
    "truth": _read_truth,
}
