"""How the machine assessed each matter over time: an index over the analyses of a record, gone on with as it grows."""

import threading
from collections import defaultdict

from trucewatch.model import Assessment, Entry, EntryKind
from trucewatch.register import Recorder
from trucewatch.register.lookup import Assessed
from trucewatch.register.payloads import AnalysisPayload, read_payload


class Histories:
    """The assessments of every matter, entry by entry."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._of: dict[str, list[Assessed]] = defaultdict(list)
        self._last = 0
        self._reading = threading.Lock()

    def of(self, matter: str, last: int) -> tuple[Assessed, ...]:
        """Return how a matter was assessed up to an entry, the oldest first."""
        with self._reading:
            if self._last < last:
                self._go_on(last)
            return tuple(one for one in self._of.get(matter, ()) if one.sequence <= last)

    def first(self, matter: str, last: int) -> str | None:
        """Return when a matter was first recorded, None for one that no analysis up to an entry told of."""
        told = self.of(matter, last)
        return told[0].recorded if told else None

    def moved(self, recorder: Recorder) -> None:
        """Go on reading by another connection to the same record."""
        self._recorder = recorder

    def forget(self) -> None:
        """Begin anew: something was erased."""
        with self._reading:
            self._of.clear()
            self._last = 0

    def _go_on(self, last: int) -> None:
        for entry in self._recorder.entries(self._last + 1, last, EntryKind.ANALYSIS):
            self._take(entry)
        self._last = last

    def _take(self, entry: Entry) -> None:
        data = self._recorder.payloads([entry]).get(entry.sequence)
        payload = None if data is None else read_payload(entry, data)
        if not isinstance(payload, AnalysisPayload):
            return
        held: dict[str, Assessment | None] = dict.fromkeys(payload.drop.assessments)
        held |= {one.matter: one for one in payload.put.assessments}
        for matter, assessment in held.items():
            self._of[matter].append(
                Assessed(
                    sequence=entry.sequence,
                    recorded=entry.recorded,
                    assessment=assessment,
                    codebook=payload.codebook,
                )
            )
