"""The thresholds of copied text, read from the codebook once and checked."""

from dataclasses import dataclass
from typing import cast

from trucewatch.codebook import Codebook
from trucewatch.errors import CodebookError

_TABLE = "copied_text"


@dataclass(frozen=True, slots=True)
class Rules:
    """What counts as copied text; every field is explained in the codebook's `copied_text`."""

    run_evidence: int
    run_evidence_telling: int
    run_verdict: int
    run_verdict_telling: int
    edited_anchor: int
    edited_gap: int
    edited_density: float
    edited_words: int
    edited_telling: int
    edited_passages: int
    edited_alone_words: int
    edited_alone_telling: int
    edited_admitted_words: int
    edited_admitted_telling: int
    quotation_words: int
    quotation_distance: int
    common_reports: int
    common_run: int
    revision_same: float
    credit_verdict: int
    credit_verdict_telling: int
    statement_shared: float
    statement_words: int
    relay_words: int
    relay_most: int
    relay_days: int

    @classmethod
    def of(cls, codebook: Codebook) -> "Rules":
        """Return the thresholds of this codebook. Raises CodebookError where one is missing or no number."""
        return cls(**{name: _number(codebook, name) for name in cls.__slots__})  # type: ignore[arg-type]


def _number(codebook: Codebook, field: str) -> float:
    group, _, name = field.partition("_")
    found = codebook.table(_TABLE).get(group, {}).get(name)
    if isinstance(found, bool) or not isinstance(found, int | float) or found < 0:
        raise CodebookError(f"the codebook's {_TABLE}.{group}.{name} is not a number")
    return cast("float", found)
