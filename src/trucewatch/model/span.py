"""Half-open stretches of a text, checked against their words when made."""

from trucewatch.errors import SpanMismatch
from trucewatch.model.base import Value
from trucewatch.said import said


class Span(Value, frozen=True, kw_only=True, order=True):
    """`text[start:end]`, in code points of a report's decoded text. Empty spans are refused."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanMismatch(said("span.empty", "no span runs from {start} to {end}", start=self.start, end=self.end))

    def __len__(self) -> int:
        return self.end - self.start

    def cut(self, content: str) -> str:
        """Return the words at this span. Raises SpanMismatch when the text is too short."""
        if self.end > len(content):
            raise SpanMismatch(
                said(
                    "span.outside",
                    "span {start}:{end} is outside a text of {length}",
                    start=self.start,
                    end=self.end,
                    length=len(content),
                )
            )
        return content[self.start : self.end]

    def check(self, content: str, words: str) -> "Span":
        """Return this span if it holds exactly these words; raise SpanMismatch if not."""
        found = self.cut(content)
        if found != words:
            raise SpanMismatch(
                said(
                    "span.other-words",
                    "{start}:{end} holds {found!r}, not {words!r}",
                    start=self.start,
                    end=self.end,
                    found=found,
                    words=words,
                )
            )
        return self

    def overlap(self, other: "Span") -> int:
        """Return how many code points the two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def covers(self, other: "Span") -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end
