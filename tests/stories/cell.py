"""A monitoring cell around one record: whatever it decides is checked before it is written."""

from tests.stories.recording import Desk

from trucewatch.codebook import Codebook, load
from trucewatch.model import Precision, When
from trucewatch.model.decisions.coding import CodingDecision
from trucewatch.model.decisions.incidents import IncidentDecision
from trucewatch.register.coding import coding_draft
from trucewatch.register.deciding import decide
from trucewatch.register.desk import claim_draft, release_draft
from trucewatch.register.finding import incident_draft


def day(iso: str) -> When:
    """Return one day."""
    return When(start=iso, end=iso, precision=Precision.DAY, words=iso)


class Cell(Desk):
    """A monitoring cell around one record: each step is checked before it is written."""

    def __init__(self) -> None:
        super().__init__()
        self.codebook: Codebook = load()

    def takes(self, decision: IncidentDecision, by: str = "Ana Silva", reason: str = "seen", room: str = "open") -> str:
        """Take a step; return the id of its entry."""

        def make(view):  # type: ignore[no-untyped-def]
            moment = self.now.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
            return incident_draft(view, decision, self.codebook, by=by, reason=reason, at=moment, room=room)

        self.view, (entry,) = decide(self.recorder, self.view, make)
        return entry.id

    def claims(self, by: str, item: str, hours: float = 48) -> None:
        def make(view):  # type: ignore[no-untyped-def]
            return claim_draft(view, item, by, by=by, reason="mine", now=self.now, hours=hours)

        self.view, _ = decide(self.recorder, self.view, make)

    def releases(self, by: str, item: str) -> None:
        def make(view):  # type: ignore[no-untyped-def]
            return release_draft(view, item, by, by=by, reason="done", now=self.now, done=True)

        self.view, _ = decide(self.recorder, self.view, make)

    def codes(self, decision: CodingDecision, by: str = "Lead") -> None:
        def make(view):  # type: ignore[no-untyped-def]
            return coding_draft(view, decision, by=by, reason="blind")

        self.view, _ = decide(self.recorder, self.view, make)
