"""Verifying a record: every hash, every link, every payload, and the store's own guards."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

import msgspec

from trucewatch.errors import RegisterBroken, RegisterUnavailable, TrucewatchError
from trucewatch.model import EntryKind, Value
from trucewatch.register.addresses import Place
from trucewatch.register.canonical import digest
from trucewatch.register.chain import Head, entry_id
from trucewatch.register.notary import Notary
from trucewatch.register.notes import NoteError
from trucewatch.register.opening import open_record
from trucewatch.register.payloads import ErasurePayload
from trucewatch.register.recorder import Recorder, Row
from trucewatch.register.snapshots import doubted

_FORMS: Mapping[str, type] = {
    "id": str,
    "sequence": int,
    "previous": str,
    "recorded": str,
    "kind": str,
    "version": int,
    "agent": str,
    "activity": str,
    "room": str,
    "uses": list,
    "payload_sha256": str,
}


class Fault(StrEnum):
    """What is wrong with the first broken entry."""

    HASH = "hash"
    PREVIOUS = "previous"
    GAP = "gap"
    ORDER = "order"
    PAYLOAD = "payload"
    USES = "uses"
    UNREADABLE = "unreadable"
    HEAD = "head"
    CHECKPOINT = "checkpoint"
    STORE = "store"


class Broken(Value, frozen=True, kw_only=True):
    """The first thing found broken: at which entry (None for the store or the head), and in a plain sentence."""

    sequence: int | None
    fault: Fault
    why: str


class CheckResult(Value, frozen=True, kw_only=True):
    """What a check found.

    `entries` and `head` are those up to which the chain holds. `known` is the number of the entry whose id was
    expected. `shredded` are entries without a payload. `signed` is how
    many entries the newest checkpoint in the record is over, `key` the public key that the record names for it.
    `remarks` break nothing but should be known.
    """

    entries: int
    head: str
    broken: Broken | None = None
    known: int | None = None
    shredded: tuple[int, ...] = ()
    signed: int = 0
    key: str | None = None
    remarks: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return self.broken is None


class _Broke(Exception):
    """The chain ends here; caught where the walk began."""

    def __init__(self, fault: Fault, why: str) -> None:
        super().__init__(why)
        self.fault = fault


class _Walk:
    """What is known while a chain is followed from its first entry."""

    def __init__(self, expected: str | None) -> None:
        self.head = Head()
        self.known = 0 if expected == self.head.id else None
        self.shredded: list[int] = []
        self.remarks: list[str] = []
        self._expected = expected
        self._recorded = ""
        self._ids: set[str] = set()
        self._erased: set[int] = set()
        self.notary = Notary()

    def step(self, row: Row) -> None:
        fields = dict(row.fields)
        _check_forms(fields)
        sequence, found = int(str(fields["sequence"])), str(fields["id"])
        self._check_place(sequence)
        if _hash(fields) != found:
            raise _Broke(Fault.HASH, "its fields are not those that were recorded: the hash does not match")
        self._check_before(str(fields["previous"]))
        if not self._ids.issuperset(_texts(fields["uses"])):
            raise _Broke(Fault.USES, "it rests on an entry that is not before it")
        self._check_payload(row.payload, str(fields["payload_sha256"]), sequence, str(fields["kind"]))
        self._check_signed(found, str(fields["kind"]), row.payload)
        self._remark(sequence, str(fields["recorded"]))
        self._ids.add(found)
        self.head = Head(sequence=sequence, id=found)
        if found == self._expected:
            self.known = sequence

    def _check_place(self, sequence: int) -> None:
        due = self.head.sequence + 1
        if sequence > due:
            missing = f"entry {due} is" if sequence == due + 1 else f"entries {due} to {sequence - 1} are"
            raise _Broke(Fault.GAP, f"{missing} missing before it")
        if sequence < due:
            raise _Broke(Fault.ORDER, f"it stands where entry {due} should stand")

    def _check_before(self, previous: str) -> None:
        if previous != self.head.id:
            before = f"entry {self.head.sequence}" if self.head.sequence else "the beginning"
            raise _Broke(
                Fault.PREVIOUS, f"it does not follow on {before} as that stands: one of the two is not the original"
            )

    def _check_payload(self, payload: object, sha256: str, sequence: int, kind: str) -> None:
        if payload is None:
            self.shredded.append(sequence)
            if kind == EntryKind.ERASURE:
                raise _Broke(Fault.PAYLOAD, "what was erased, by whom and why is missing")
        elif not isinstance(payload, bytes):
            raise _Broke(Fault.UNREADABLE, "its payload is not stored as bytes")
        elif digest(payload) != sha256:
            raise _Broke(Fault.PAYLOAD, "its payload is not the one that was recorded: the hash does not match")
        elif kind == EntryKind.ERASURE:
            self._erased.update(number for number in _erasure(payload).entries if number < sequence)

    def unsaid(self) -> Broken | None:
        """The first payload that is missing though no entry says that it was erased."""
        unsaid = [number for number in self.shredded if number not in self._erased]
        if not unsaid:
            return None
        why = f"entry {unsaid[0]}: its payload or the key to it is missing, and no entry says that it was erased"
        return Broken(sequence=unsaid[0], fault=Fault.PAYLOAD, why=why)

    def _check_signed(self, found: str, kind: str, payload: object) -> None:
        try:
            self.notary.add(found, kind, payload if isinstance(payload, bytes) else None)
        except NoteError as error:
            raise _Broke(Fault.CHECKPOINT, str(error)) from error

    def _remark(self, sequence: int, recorded: str) -> None:
        if recorded < self._recorded:
            self.remarks.append(f"entry {sequence} bears an earlier time than the one before: a clock was set back")
        self._recorded = recorded


def check(recorder: Recorder, *, expect_head: str | None = None) -> CheckResult:
    """Verify a whole record and name the first broken entry. Never raises for what the record holds.

    `expect_head` is the id of any entry that the caller knows to have been recorded, as the head of an earlier
    day: where it is not in the chain, the record was cut off or rewritten, which nothing else can show.
    """
    result = check_rows(recorder.rows(), expect_head=expect_head)
    if result.ok:
        for fault in recorder.faults():
            return _at_fault(result, fault)
        doubt = _doubt(recorder)
        return result if doubt is None else _at_fault(result, doubt)
    return result


def _at_fault(result: CheckResult, why: str) -> CheckResult:
    return msgspec.structs.replace(result, broken=Broken(sequence=None, fault=Fault.STORE, why=why))


def _doubt(recorder: Recorder) -> str | None:
    try:
        return doubted(recorder)
    except RegisterBroken:
        return None  # of a newer program: the chain holds, and a snapshot of ours cannot be of it


def check_file(path: Place, *, expect_head: str | None = None, keys: Path | None = None) -> CheckResult:
    """Verify the record in a file or on a server; what is no record is broken. Raises RegisterUnavailable only.

    `keys` says where the keys of its payloads are, if not beside it.
    """
    try:
        with open_record(path, read_only=True, keys=keys) as recorder:
            return check(recorder, expect_head=expect_head)
    except RegisterBroken as error:
        return CheckResult(entries=0, head=Head().id, broken=Broken(sequence=None, fault=Fault.STORE, why=str(error)))


def check_rows(rows: Iterable[Row], *, expect_head: str | None = None) -> CheckResult:
    """Verify rows as they lie in a store, from the first entry on."""
    walk = _Walk(expect_head)
    broken = _walked(walk, rows) or walk.unsaid()
    if broken is None and expect_head is not None and walk.known is None:
        why = f"no entry has the expected id {expect_head}: the record was cut off or rewritten"
        broken = Broken(sequence=None, fault=Fault.HEAD, why=why)
    return CheckResult(
        entries=walk.head.sequence,
        head=walk.head.id,
        broken=broken,
        known=walk.known,
        shredded=tuple(walk.shredded),
        signed=walk.notary.newest.checkpoint.size if walk.notary.newest else 0,
        key=None if walk.notary.key is None else str(walk.notary.key),
        remarks=tuple(walk.remarks),
    )


def _walked(walk: _Walk, rows: Iterable[Row]) -> Broken | None:
    try:
        for row in rows:
            try:
                walk.step(row)
            except _Broke as broke:
                return _broken(row, walk.head.sequence + 1, broke)
    except (RegisterBroken, RegisterUnavailable) as error:
        due = walk.head.sequence + 1
        return Broken(sequence=due, fault=Fault.UNREADABLE, why=f"entry {due} cannot be read: {error}")
    return None


def _broken(row: Row, due: int, broke: _Broke) -> Broken:
    found = row.fields.get("sequence")
    sequence = found if isinstance(found, int) else due
    return Broken(sequence=sequence, fault=broke.fault, why=f"entry {sequence}: {broke}")


def _check_forms(fields: Mapping[str, object]) -> None:
    for name, form in _FORMS.items():
        if type(fields.get(name)) is not form:
            raise _Broke(Fault.UNREADABLE, f"its field {name!r} holds nothing that was recorded so")
    if len(fields) != len(_FORMS) or len(_texts(fields["uses"])) != len(_list(fields["uses"])):
        raise _Broke(Fault.UNREADABLE, "it holds fields that no entry has")


def _erasure(payload: bytes) -> ErasurePayload:
    try:
        return msgspec.json.decode(payload, type=ErasurePayload)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _Broke(Fault.PAYLOAD, "it does not say what was erased") from error


def _hash(fields: Mapping[str, object]) -> str:
    try:
        return entry_id(fields)
    except (TrucewatchError, OverflowError) as error:
        raise _Broke(Fault.UNREADABLE, "it holds what cannot have been recorded") from error


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _texts(value: object) -> list[str]:
    return [one for one in _list(value) if isinstance(one, str)]
