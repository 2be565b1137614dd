"""What can go wrong, by name. Every message says what to do or what was refused."""

from trucewatch.said import Said


class TrucewatchError(Exception):
    """The base of every error that the project raises on purpose.

    What a person in the application can come upon is raised with a `Said`, which pages say in the person's language.
    """

    @property
    def said(self) -> Said | None:
        """What went wrong, where it can be said in other languages."""
        first = self.args[0] if self.args else None
        return first if isinstance(first, Said) else None


class SpanMismatch(TrucewatchError):
    """A span does not hold the words it was said to hold."""


class IntakeError(TrucewatchError):
    """One input cannot be read; the run sets it aside with this reason and goes on."""


class CodebookError(TrucewatchError):
    """A codebook file is missing, malformed or of an unknown version."""


class RegisterConflict(TrucewatchError):
    """Somebody else appended first, or holds the record; nothing was written."""


class RegisterBroken(TrucewatchError):
    """The record is not a record, is of a newer format, or its chain does not hold."""


class RegisterUnavailable(TrucewatchError):
    """The record cannot be opened or written: permissions, a full disk, a vanished server."""


class EngineError(TrucewatchError):
    """A unit of work failed on a worker; carries which one."""


class ModelUnavailable(TrucewatchError):
    """A language model that the user set up gave no answer that can be used; the run goes on without it."""


class NotInRecord(TrucewatchError):
    """What was asked for is not in the record, or the name given fits more than one thing."""


class DecisionRefused(TrucewatchError):
    """A decision breaks a rule of the work: out of order, not by this person, no term in force. Nothing was written."""

    def __init__(self, rule: Said) -> None:
        super().__init__(rule)
        self.rule = rule
