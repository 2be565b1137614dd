"""What the register says, in the language of the interface: refusals, and why a term held there and then."""

from collections.abc import Mapping
from enum import StrEnum

from trucewatch.briefs.wording import visible
from trucewatch.model import Finding, PlacePrecision, Position, Responsibility, Verification
from trucewatch.model.decisions.briefs import Release
from trucewatch.said import Said
from trucewatch.web import localise
from trucewatch.web.catalogue import Catalogue

_WORDS: Mapping[type[StrEnum], str] = {
    Finding: "words.finding",
    PlacePrecision: "words.place-precision",
    Position: "words.position",
    Release: "brief.states",
    Responsibility: "words.responsibility",
    Verification: "words.verification",
}
_DATED = frozenset({"day", "days", "until"})
"""The values that are dates and moments."""


def told(t: Catalogue, said: Said) -> str:
    """Return a sentence of the register in a language. Words of the record in it stay as they are."""
    return t(f"refused.{said.key}", **{name: _put(t, name, value) for name, value in said.values.items()})


def sentence(t: Catalogue, said: Said) -> str:
    """Return the same as a sentence that stands alone."""
    words = told(t, said).rstrip(".")
    return f"{words[:1].upper()}{words[1:]}."


def _put(t: Catalogue, name: str, value: object) -> object:
    if isinstance(value, Said):
        return told(t, value)
    if isinstance(value, tuple):
        return t("common.comma").join(str(_put(t, name, one)) for one in value)
    if isinstance(value, StrEnum):
        group = _WORDS.get(type(value))
        return t.maybe(f"{group}.{value}", value.value) if group else value.value
    if isinstance(value, int):
        return value
    words = str(value)
    return localise.date(t, words) if name in _DATED else visible(words)
