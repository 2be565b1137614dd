"""What the entries say, word for word: the part of a view that nothing was worked out in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from trucewatch.errors import RegisterBroken
from trucewatch.model import Entry, Judgement, Reading, ReadingPart, RecordedJudgement, Report, SetAside, Text, Value
from trucewatch.register.analysis import NOTHING, State, change, own_copy
from trucewatch.register.chain import FIRST, Recorded
from trucewatch.register.pausing import many_made
from trucewatch.register.payloads import (
    AccessPayload,
    CodebookPayload,
    ErasurePayload,
    ImportPayload,
    NotePayload,
    Payload,
    ReportPayload,
    TablePayload,
    TimestampPayload,
    read_payload,
)
from trucewatch.register.read_in_parts import PartsRead, after, in_view, joined


class Mark(Value, frozen=True, kw_only=True):
    """One entry, as others are counted up to it."""

    sequence: int = 0
    id: str = FIRST
    recorded: str | None = None


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """What was recorded up to an entry: reports and readings by report id, how far those are read that are read in
    parts, results by key, names under which inputs were set aside, the codebook last worked with, the entries whose
    payload is gone, the ids of erased reports with the entries that say so, what people decided, in every room, and the
    last entry of each room."""

    sequence: int = 0
    head: str = FIRST
    recorded: str | None = None
    codebook: str | None = None
    reports: Mapping[str, Report] = field(default_factory=dict)
    texts: Mapping[str, Text] = field(default_factory=dict)
    readings: Mapping[str, Reading] = field(default_factory=dict)
    parts: Mapping[str, PartsRead] = field(default_factory=dict)
    state: State = field(default_factory=lambda: NOTHING)
    set_aside: tuple[SetAside, ...] = ()
    shredded: tuple[int, ...] = ()
    erased: Mapping[str, int] = field(default_factory=dict)
    judgements: tuple[RecordedJudgement, ...] = ()
    lasts: Mapping[str, Mark] = field(default_factory=dict)

    def advanced(self, recorded: Iterable[Recorded]) -> "Ledger":
        """Return the ledger after these further entries. Raises RegisterBroken where one does not follow."""
        page = _Page(self)
        with many_made():
            for one in recorded:
                page.take(one)
        return self if page.sequence == self.sequence else page.closed()


class _Page:
    """A ledger that is being added to."""

    def __init__(self, before: Ledger) -> None:
        self.sequence = before.sequence
        self._head = before.head
        self._recorded = before.recorded
        self._codebook = before.codebook
        self._before = before
        self._told: _Told | None = None
        self._set_aside = dict.fromkeys(before.set_aside)
        self._shredded = list(before.shredded)
        self._erased = dict(before.erased)
        self._judgements = list(before.judgements)
        self._lasts = dict(before.lasts)

    def take(self, one: Recorded) -> None:
        entry = one.entry
        if entry.sequence != self.sequence + 1 or entry.previous != self._head:
            raise RegisterBroken(f"entry {entry.sequence} does not follow on entry {self.sequence}; check the record")
        self.sequence, self._head, self._recorded = entry.sequence, entry.id, entry.recorded
        self._lasts[entry.room] = Mark(sequence=entry.sequence, id=entry.id, recorded=entry.recorded)
        if one.payload is None:
            self._shredded.append(entry.sequence)
        else:
            self._put(read_payload(entry, one.payload), entry)

    def _put(self, payload: Payload, entry: Entry) -> None:
        match payload:
            case ReportPayload():
                self._telling().reports[payload.report.id] = payload.report
                self._telling().texts[payload.report.id] = payload.text
            case Reading():
                self._telling().readings[payload.report] = payload
            case ReadingPart():
                self._telling().take(payload, entry)
            case SetAside():
                self._set_aside.setdefault(payload)
            case CodebookPayload():
                self._codebook = payload.digest
            case ErasurePayload():
                self._erased[payload.subject] = self.sequence
            case Judgement():
                self._judgements.append(_at(entry, payload))
            case NotePayload() | TimestampPayload() | ImportPayload() | TablePayload() | AccessPayload():
                pass  # they say nothing of what was reported; what came of an import has entries of its own
            case _:
                change(self._telling().state, payload.put, payload.drop)

    def _telling(self) -> "_Told":
        """What reports say and what was worked out: copied when something of it changes, and only then."""
        if self._told is None:
            self._told = _Told(self._before)
        return self._told

    def closed(self) -> Ledger:
        told = self._before if self._told is None else self._told.closed()
        return Ledger(
            sequence=self.sequence,
            head=self._head,
            recorded=self._recorded,
            codebook=self._codebook,
            reports=told.reports,
            texts=told.texts,
            readings=told.readings,
            parts=told.parts,
            state=told.state,
            set_aside=tuple(self._set_aside),
            shredded=tuple(self._shredded),
            erased=self._erased,
            judgements=tuple(self._judgements),
            lasts=self._lasts,
        )


class _Told:
    """A copy, to be changed, of what a ledger holds beside people's decisions."""

    def __init__(self, before: Ledger) -> None:
        self.reports = dict(before.reports)
        self.texts = dict(before.texts)
        self.readings = dict(before.readings)
        self.parts = dict(before.parts)
        self.state = own_copy(before.state)
        self._coming: dict[str, list[Reading]] = {}

    def take(self, part: ReadingPart, entry: Entry) -> None:
        """Take a part of a reading, which goes on with what is there, or begins anew with the first."""
        self.parts[part.report] = after(self.parts.get(part.report), part, entry)
        if part.number == 1:
            self._coming[part.report] = []
        elif part.report not in self._coming:
            self._coming[part.report] = [self.readings[part.report]]
        self._coming[part.report].append(in_view(part))

    def closed(self) -> "_Told":
        """Make one reading of the parts that came."""
        self.readings.update((report, joined(parts)) for report, parts in self._coming.items())
        self._coming.clear()
        return self


def _at(entry: Entry, judgement: Judgement) -> RecordedJudgement:
    return RecordedJudgement(
        sequence=entry.sequence, entry=entry.id, recorded=entry.recorded, room=entry.room, judgement=judgement
    )
