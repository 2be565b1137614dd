"""Which agencies and others a report credits for its text; who took its pictures is no matter."""

import re
from collections.abc import Sequence

from trucewatch.codebook import Codebook
from trucewatch.intake.body import Body
from trucewatch.intake.datelines import credited
from trucewatch.intake.furniture import furniture
from trucewatch.intake.outlets import bare_name, bracketed, outlets
from trucewatch.intake.source import Facts
from trucewatch.model import ActorRef, Text

_SOURCE = re.compile(
    r"^(?:sources?|credits?|agency|agencies|via|courtesy(?:\sof)?|with\s(?:additional\s)?inputs?\sfrom)\s?[:;|–—-]?\s+(.{2,120})$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\s*[,;/&|]\s*|\s+and\s+")


def credits_of(
    text: Text, body: Body, facts: Facts, authors: Sequence[str], outlet: str | None, codebook: Codebook
) -> tuple[ActorRef, ...]:
    """Return the actors credited: by the table of facts, the page's author, bylines, tag lines and datelines.

    Names are the report's words; two ways to write one agency are one credit. An outlet does not credit itself.
    """
    known = outlets(codebook)
    names = list(facts.credits)
    for author in authors:
        names.extend(known.agencies_in(author, generic=False))
    for start, end in body.credits:
        names.extend(_named(text.content[start:end], codebook))
    kept: dict[str, str] = {}
    for name in names:
        found = known.named(name)
        kept.setdefault((found.name if found else name).casefold(), name)
    for own in bare_name(outlet or ""), *bracketed(body.masthead or ""):
        found = known.named(own)
        kept.pop((found.name if found else own).casefold(), None)
    return tuple(ActorRef(actor=None, name=name) for name in kept.values())


def _named(words: str, codebook: Codebook) -> list[str]:
    """Return the names in one credit: agencies, whom a dateline names, or whoever stands behind "Source:"."""
    named = furniture(codebook).signed(words) or outlets(codebook).agencies_in(words) or list(credited(words))
    if named:
        return named
    source = _SOURCE.match(" ".join(words.split()).strip("*_-–— "))
    return [part for part in _BREAK.split(source.group(1).strip(" .")) if part] if source else []
