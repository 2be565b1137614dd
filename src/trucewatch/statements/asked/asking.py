"""Asking a model about reports, one after the other, and counting what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

import msgspec

from trucewatch.codebook import Codebook
from trucewatch.errors import ModelUnavailable
from trucewatch.model import (
    Measure,
    OccurrenceKind,
    Position,
    Qualifier,
    Reading,
    Span,
    Stance,
    Statement,
    Text,
)
from trucewatch.statements.asked.answers import Answers
from trucewatch.statements.asked.endpoint import Endpoint


@dataclass
class Tally:
    """What came of asking: answers, statements kept, what was dropped by reason, questions without answer by reason."""

    answers: int = 0
    kept: int = 0
    dropped: dict[str, int] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)
    not_asked: int = 0

    def fail(self, why: str) -> None:
        """Count a question that was not answered."""
        self.failed[why] = self.failed.get(why, 0) + 1


class Asker:
    """Adds to what the project's rules read what a model proposes. Whatever the endpoint does, nothing is lost."""

    def __init__(self, endpoint: Endpoint, codebook: Codebook) -> None:
        self._endpoint, self._codebook = endpoint, codebook
        table = codebook.table("asked")
        self._limits = table["limits"]
        self._system = table["question"]["system"].format(
            stances=_listed(Stance),
            positions=_listed(Position),
            measures=_listed(Measure),
            qualifiers=_listed(Qualifier),
            occurrences=_listed(OccurrenceKind),
        )
        self._user: str = table["question"]["user"]
        self._in_a_row = 0
        self.tally = Tally()

    def extended(self, text: Text, reading: Reading) -> Reading:
        """Return the reading of a report with the statements that the model proposes, each marked as the model's."""
        answers = Answers(text, reading, self._codebook)
        added: list[Statement] = []
        for part in _parts(text, int(self._limits["letters"])):
            if self._in_a_row >= int(self._limits["failures"]):
                self.tally.not_asked += 1
                continue
            added += self._asked(answers, text, part)
        if not added:
            return reading
        held = {one.id: one for one in (*reading.statements, *added)}
        ordered = sorted(held.values(), key=lambda one: (one.span.start, one.span.end, one.id))
        return msgspec.structs.replace(reading, statements=tuple(ordered))

    def _asked(self, answers: Answers, text: Text, part: Span) -> list[Statement]:
        try:
            reply = self._endpoint.ask(self._system, self._user.format(report=part.cut(text.content)))
        except ModelUnavailable as error:
            self._in_a_row += 1
            self.tally.fail(str(error))
            return []
        self._in_a_row = 0
        taken = answers.take(reply.content, part, f"{self._endpoint.model} ({reply.model})")
        self.tally.answers += 1
        self.tally.kept += len(taken.statements)
        for why, times in taken.dropped.items():
            self.tally.dropped[why] = self.tally.dropped.get(why, 0) + times
        return taken.statements


def _listed(words: type[StrEnum]) -> str:
    return ", ".join(word.value for word in words)


def _parts(text: Text, letters: int) -> Iterator[Span]:
    """The body in stretches of whole blocks, none longer than so many letters where no single block is."""
    start = end = None
    for block in text.blocks:
        if start is not None and end is not None and block.end - start > letters:
            yield Span(start=start, end=end)
            start = None
        start, end = (block.start if start is None else start), block.end
    if start is not None and end is not None:
        yield Span(start=start, end=end)
