"""What keeps a page from being shown, by name. The application turns each into a page in the person's language."""

from trucewatch.errors import TrucewatchError
from trucewatch.model import RecordedJudgement


class WebError(TrucewatchError):
    """The base of what the review application refuses."""


class SignInNeeded(WebError):
    """Nobody is signed in."""


class SetUpNeeded(WebError):
    """The application has no people yet: the first administrator must be made."""


class PasswordChangeNeeded(WebError):
    """The person's password was given to them by somebody else: they must choose their own before anything."""


class NotPermitted(WebError):
    """The person lacks the right to do this."""


class NotThere(WebError):
    """There is no such thing, or the person may not know of it: the answer is the same."""


class Untrusted(WebError):
    """The request did not come from a page of the application, or its page has expired."""


class TooMany(WebError):
    """Too many attempts in too short a time; `seconds` says how long to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"too many attempts: wait {seconds} seconds")
        self.seconds = seconds


class BadInput(WebError):
    """A form cannot be taken as it is; the message is the key of what to tell the person, `field` where it stands."""

    def __init__(self, key: str, field: str | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.field = field


class UndeclaredRoute(WebError):
    """A route says not who may use it; the application does not start."""


class MessageMissing(WebError):
    """A text of the interface is in no catalogue."""


class Overtaken(WebError):
    """Somebody else decided on the same thing after the page was made; nothing was written.

    `others` are their judgements. The person is shown them beside what they were about to say.
    """

    def __init__(self, others: tuple[RecordedJudgement, ...]) -> None:
        super().__init__("somebody else decided on this in between")
        self.others = others


class Taken(WebError):
    """Somebody else works on it until a moment; nothing was written."""

    def __init__(self, holder: str, until: str) -> None:
        super().__init__(f"{holder} works on this until {until}")
        self.holder = holder
        self.until = until


class AlreadySent(WebError):
    """What was sent is in the record already, as this item; nothing was written a second time."""

    def __init__(self, item: str) -> None:
        super().__init__(f"sent already, as {item}")
        self.item = item
