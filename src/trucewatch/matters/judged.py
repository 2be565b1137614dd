"""What people have decided on pairs of statements: input to the grouping, which it never edits."""

from trucewatch.model import Value, Verdict

__all__ = ["Judged", "Verdict"]


class Judged(Value, frozen=True, kw_only=True):
    """A person's decision that two statements speak to one matter, or do not."""

    left: str
    right: str
    verdict: Verdict
