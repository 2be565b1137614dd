"""A record that people keep by hand: who decided what, at which moment."""

from datetime import UTC, datetime

from trucewatch.model import ActorRef
from trucewatch.model.decisions import AnyDecision, Cited
from trucewatch.register import MemoryRecorder, View, view_as_of
from trucewatch.register.deciding import decide, judgement_draft


def party(name: str) -> ActorRef:
    """Name a party."""
    return ActorRef(actor=None, name=name)


class Desk:
    """A monitor's desk: decisions recorded one after the other, each at a moment of its own."""

    def __init__(self) -> None:
        self.recorder = MemoryRecorder(now=lambda: self.now)
        self.now = datetime(2020, 1, 1, tzinfo=UTC)
        self.view = View()

    def at(self, moment: str) -> "Desk":
        """Set the clock (UTC)."""
        self.now = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        return self

    def decides(self, *decisions: AnyDecision, by: str = "Ana Silva", why: str = "read it", room: str = "open") -> None:
        """Record decisions."""
        for one in decisions:
            draft = judgement_draft(one, by=by, reason=why, room=room)
            self.view, _ = decide(self.recorder, self.view, lambda _, draft=draft: draft)

    def known(self, moment: str) -> View:
        """Return what was known at a moment."""
        return view_as_of(self.recorder, moment)


def seen(name: str, sha256: str = "ab" * 32) -> Cited:
    """Cite a file."""
    from trucewatch.model.decisions import FileCited

    return Cited(files=(FileCited(name=name, sha256=sha256, size=1),))
