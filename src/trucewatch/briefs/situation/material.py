"""What every section of a situation report is made from, worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.situation.notes import Notes
from trucewatch.briefs.situation.nouns import Line, Period, Table
from trucewatch.briefs.situation.told import Sorted, sort
from trucewatch.codebook import Codebook
from trucewatch.model import ActorRef
from trucewatch.model.decisions.incidents import Edition
from trucewatch.register.decided.incident import Found, Incident, Incidents, is_approved


@dataclass(frozen=True)
class Made:
    """What a section came to."""

    lines: tuple[Line, ...] = ()
    table: Table | None = None


@dataclass(frozen=True)
class Material:
    """The view looked up, the incidents of the period and of the one before, and the notes that are being numbered."""

    look: Lookup
    codebook: Codebook
    table: Mapping[str, Any]
    period: Period
    edition: Edition
    notes: Notes
    board: Incidents
    told: Sorted
    before: Sorted

    @classmethod
    def of(cls, look: Lookup, codebook: Codebook, period: Period, edition: Edition, notes: Notes) -> "Material":
        """Return the material of a report."""
        board = look.incidents
        kinds = look.words.listed("violations")
        alleged = [one for one in board.incidents.values() if one.kind in kinds]
        return cls(
            look=look,
            codebook=codebook,
            table=codebook.table("situation"),
            period=period,
            edition=edition,
            notes=notes,
            board=board,
            told=sort(look, alleged, period),
            before=sort(look, alleged, period.before),
        )

    def limit(self, name: str) -> int:
        """Return one of the codebook's limits."""
        return int(self.table["limits"][name])

    def names(self, refs: "tuple[ActorRef, ...]") -> tuple[str, ...]:
        """Return the names of actors, each once."""
        return tuple(dict.fromkeys(self.look.name(ref) for ref in refs if not self.look.names_nobody(ref)))

    def told_finding(self, one: Incident) -> Found | None:
        """Return the newest finding on an incident that this edition may tell: approved, and published for it."""
        wanted = (Edition.PUBLIC,) if self.edition is Edition.PUBLIC else (Edition.PUBLIC, Edition.PARTIES)
        for found in reversed(one.findings):
            if is_approved(found) and any(step.decision.edition in wanted for step in found.published):
                return found
        return None
