"""The register: the append-only log of all that was put in, worked out, decided and published."""

from trucewatch.register.analysis import Results
from trucewatch.register.chain import FIRST, Head, Recorded
from trucewatch.register.check import Broken, CheckResult, Fault, check, check_file
from trucewatch.register.drafts import (
    analysis_draft,
    codebook_draft,
    erasure_draft,
    import_draft,
    known_already,
    part_draft,
    reading_draft,
    report_draft,
    set_aside_draft,
    table_drafts,
)
from trucewatch.register.export import write_export
from trucewatch.register.lookup import (
    EntryShown,
    MatterShown,
    StatementShown,
    entry_shown,
    matter_shown,
    statement_shown,
)
from trucewatch.register.memory import MemoryRecorder
from trucewatch.register.opening import open_record
from trucewatch.register.past import last_as_of, view_as_of
from trucewatch.register.payloads import Draft, ReportPayload
from trucewatch.register.read_in_parts import PartsRead, compared
from trucewatch.register.recorder import Recorder, read_range
from trucewatch.register.view import View

__all__ = [
    "FIRST",
    "Broken",
    "CheckResult",
    "Draft",
    "EntryShown",
    "Fault",
    "Head",
    "MatterShown",
    "MemoryRecorder",
    "PartsRead",
    "Recorded",
    "Recorder",
    "ReportPayload",
    "Results",
    "StatementShown",
    "View",
    "analysis_draft",
    "check",
    "check_file",
    "codebook_draft",
    "compared",
    "entry_shown",
    "erasure_draft",
    "import_draft",
    "known_already",
    "last_as_of",
    "matter_shown",
    "open_record",
    "part_draft",
    "read_range",
    "reading_draft",
    "report_draft",
    "set_aside_draft",
    "statement_shown",
    "table_drafts",
    "view_as_of",
    "write_export",
]
