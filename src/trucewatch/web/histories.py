"""How the machine assessed each matter over time: an index over the analyses of a record, gone on with as it grows."""

import threading
from collections import defaultdict

from trucewatch.model import Assessment, Entry, EntryKind, Matter
from trucewatch.register import Recorder
from trucewatch.register.lookup import Assessed
from trucewatch.register.payloads import AnalysisPayload, read_payload


class Histories:
    """The assessments of every matter, entry by entry."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._of: dict[str, list[Assessed]] = defaultdict(list)
        self._held: dict[tuple[str, int], tuple[str, ...]] = {}
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
        with self._reading:
            if self._last < last:
                self._go_on(last)
            told = self._of.get(matter)
        return told[0].recorded if told and told[0].sequence <= last else None

    def ended(self, last: int) -> tuple[str, ...]:
        """Return the matters that were no longer ones at an entry."""
        with self._reading:
            if self._last < last:
                self._go_on(last)
            told = {key: [one for one in found if one.sequence <= last] for key, found in self._of.items()}
            return tuple(key for key, found in told.items() if found and found[-1].assessment is None)

    def held(self, matter: str, last: int) -> tuple[str, ...]:
        """Return the statements that a matter held when it was last assessed, up to an entry; none for one that never
        was. Read from the record: it is asked for seldom."""
        told = [one.sequence for one in self.of(matter, last) if one.assessment is not None]
        if not told:
            return ()
        key = (matter, told[-1])
        if key not in self._held:
            put = (found for one in reversed(told) for found in self._put(one) if found.id == matter)
            newest = next(put, None)
            accounts = () if newest is None else newest.accounts
            self._held[key] = tuple(dict.fromkeys(one for account in accounts for one in account.statements))
        return self._held[key]

    def _put(self, sequence: int) -> tuple[Matter, ...]:
        for entry in self._recorder.entries(sequence, sequence):
            data = self._recorder.payloads([entry]).get(entry.sequence)
            payload = None if data is None else read_payload(entry, data)
            if isinstance(payload, AnalysisPayload):
                return tuple(payload.put.matters)
        return ()

    def moved(self, recorder: Recorder) -> None:
        """Go on reading by another connection to the same record."""
        self._recorder = recorder

    def forget(self) -> None:
        """Begin anew: something was erased."""
        with self._reading:
            self._of.clear()
            self._held.clear()
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
