"""What people decide on what the machine made of reports: matters, their assessment, statements."""

from trucewatch.model.decisions.base import Decision
from trucewatch.model.statement import Statement
from trucewatch.model.words import Finding, Responsibility, Verdict, Verification


class SameMatter(Decision, frozen=True, kw_only=True, tag="same-matter"):
    """Whether two statements (ids) speak to one matter. The newest verdict on a pair holds."""

    left: str
    right: str
    verdict: Verdict


class MatterAssessed(Decision, frozen=True, kw_only=True, tag="matter-assessed"):
    """Where a matter (id) stands on those of the three axes that are given; the others stay as they were."""

    matter: str
    verification: Verification | None = None
    finding: Finding | None = None
    responsibility: Responsibility | None = None
    term: str | None = None


class StatementCorrected(Decision, frozen=True, kw_only=True, tag="statement-corrected"):
    """A statement put in the place of the machine's (`supersedes`, an id), or added where that is None.

    Without `put`, the machine's statement is rejected. What is superseded stays in the record.
    """

    supersedes: str | None = None
    put: Statement | None = None
