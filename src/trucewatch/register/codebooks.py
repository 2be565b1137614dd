"""Which codebook made which assessment, and what another version of it changed: all from the record."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from trucewatch.errors import NotInRecord
from trucewatch.model import Assessment, CodebookTable, Contradiction, EntryKind, Matter, Value
from trucewatch.register.analysis import results_of
from trucewatch.register.lookup import entry_shown
from trucewatch.register.payloads import AnalysisPayload, CodebookPayload
from trucewatch.register.recorder import Recorder, read_range
from trucewatch.register.view import View

_INPUTS = frozenset(
    {EntryKind.REPORT, EntryKind.READING, EntryKind.READING_PART, EntryKind.JUDGEMENT, EntryKind.ERASURE}
)


class CodebookUse(Value, frozen=True, kw_only=True):
    """A codebook as it was worked with from an entry on: its digest, the program's version, its tables where told.

    `last` is the number of the last entry before another codebook was worked with.
    """

    digest: str
    program: str
    sequence: int
    recorded: str
    last: int
    tables: tuple[CodebookTable, ...] = ()


class AssessmentChange(Value, frozen=True, kw_only=True):
    """A matter that stands elsewhere on an axis, for another reason, or only with one of the codebooks (None)."""

    matter: str
    title: str
    before: Assessment | None
    after: Assessment | None

    @property
    def moved(self) -> bool:
        """Whether an axis moved, and not only the support or the words of the reason."""
        return _axes(self.before) != _axes(self.after)


class CodebookDiff(Value, frozen=True, kw_only=True):
    """What changed from one codebook to another. `mixed` where reports or judgements came in between, so that not all
    of it is due to the codebook. `tables` are those that differ, where both codebooks tell theirs."""

    before: CodebookUse
    after: CodebookUse
    mixed: bool
    tables: tuple[str, ...]
    assessments: tuple[AssessmentChange, ...] = ()
    matters_put: tuple[Matter, ...] = ()
    matters_gone: tuple[Matter, ...] = ()
    contradictions_put: tuple[Contradiction, ...] = ()
    contradictions_gone: tuple[Contradiction, ...] = ()


def codebooks_used(recorder: Recorder, last: int | None = None) -> tuple[CodebookUse, ...]:
    """Return the codebooks worked with up to an entry, in order; one that is taken up again stands there again."""
    end = recorder.head().sequence if last is None else last
    found: list[CodebookUse] = []
    for entry in recorder.entries(1, end):
        if entry.kind is not EntryKind.CODEBOOK:
            continue
        payload = entry_shown(recorder, str(entry.sequence)).payload
        if isinstance(payload, CodebookPayload):
            if found:
                found[-1] = _until(found[-1], entry.sequence - 1)
            found.append(
                CodebookUse(
                    digest=payload.digest,
                    program=payload.version,
                    sequence=entry.sequence,
                    recorded=entry.recorded,
                    last=end,
                    tables=payload.tables,
                )
            )
    return tuple(found)


def made_with(recorder: Recorder, last: int | None = None) -> dict[str, str]:
    """Return for each matter that is assessed the digest of the codebook that made its assessment."""
    found: dict[str, str] = {}
    for entry in recorder.entries(1, last):
        if entry.kind is EntryKind.ANALYSIS:
            payload = entry_shown(recorder, str(entry.sequence)).payload
            if isinstance(payload, AnalysisPayload):
                for gone in payload.drop.assessments:
                    found.pop(gone, None)
                found.update((one.matter, payload.codebook) for one in payload.put.assessments)
    return found


def codebook_diff(recorder: Recorder, old: str | None = None, new: str | None = None) -> CodebookDiff:
    """Return what changed between two codebooks: those of these digests (or beginnings of them), or the last two.

    Compared is what the machine worked out, before the new one was taken up and after its first analysis. Raises
    NotInRecord where the record tells of no two such codebooks.
    """
    uses = codebooks_used(recorder)
    after = _use(uses, new)
    before = _use([one for one in uses if one.sequence < after.sequence], old)
    first, last = before.last, _assessed(recorder, after)
    left, right = (View.replay(read_range(recorder, 1, one)) for one in (first, last))
    was, now = results_of(left.state), results_of(right.state)
    matters_gone, matters_put = _apart(was.matters, now.matters, lambda one: one.id)
    gone, put = _apart(was.contradictions, now.contradictions, lambda one: one.id)
    return CodebookDiff(
        before=before,
        after=after,
        mixed=any(entry.kind in _INPUTS for entry in recorder.entries(first + 1, last)),
        tables=_tables(before, after),
        assessments=_changes(left, right),
        matters_put=matters_put,
        matters_gone=matters_gone,
        contradictions_put=put,
        contradictions_gone=gone,
    )


def _use(uses: Iterable[CodebookUse], digest: str | None) -> CodebookUse:
    found = [one for one in uses if digest is None or one.digest.startswith(digest)]
    if not found:
        raise NotInRecord(f"the record tells of no {f'codebook {digest}' if digest else 'other codebook'}")
    return found[-1]


def _assessed(recorder: Recorder, use: CodebookUse) -> int:
    """The number of the first analysis with a codebook; of the entry that names it where none changed anything."""
    for entry in recorder.entries(use.sequence, use.last):
        if entry.kind is EntryKind.ANALYSIS:
            return entry.sequence
    return use.sequence


def _until(use: CodebookUse, last: int) -> CodebookUse:
    return CodebookUse(**{**{name: getattr(use, name) for name in use.__struct_fields__}, "last": last})


def _tables(before: CodebookUse, after: CodebookUse) -> tuple[str, ...]:
    if not before.tables or not after.tables:
        return ()
    left, right = ({one.name: one.sha256 for one in use.tables} for use in (before, after))
    return tuple(name for name in sorted({*left, *right}) if left.get(name) != right.get(name))


def _changes(left: View, right: View) -> tuple[AssessmentChange, ...]:
    was, now = ({one.matter: one for one in results_of(view.state).assessments} for view in (left, right))
    titles: Mapping[str, Any] = {**left.matters, **right.matters}
    return tuple(
        AssessmentChange(
            matter=matter,
            title=titles[matter].title if matter in titles else "",
            before=was.get(matter),
            after=now.get(matter),
        )
        for matter in dict.fromkeys((*was, *now))
        if was.get(matter) != now.get(matter)
    )


def _axes(one: Assessment | None) -> tuple[str, ...]:
    return () if one is None else (one.verification, one.finding, one.responsibility)


def _apart(
    was: Iterable[Any], now: Iterable[Any], key: Callable[[Any], str]
) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    left, right = {key(one): one for one in was}, {key(one): one for one in now}
    gone = tuple(one for found, one in left.items() if found not in right)
    return gone, tuple(one for found, one in right.items() if found not in left)
