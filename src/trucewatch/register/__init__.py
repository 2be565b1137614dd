"""The register: the append-only log of all that was put in, worked out, decided and published."""

from trucewatch.register.analysis import Results
from trucewatch.register.chain import FIRST, Head, Recorded
from trucewatch.register.drafts import analysis_draft, codebook_draft, reading_draft, report_draft, set_aside_draft
from trucewatch.register.memory import MemoryRecorder
from trucewatch.register.opening import open_record
from trucewatch.register.payloads import Draft, ReportPayload
from trucewatch.register.recorder import Recorder, read_range
from trucewatch.register.view import View

__all__ = [
    "FIRST",
    "Draft",
    "Head",
    "MemoryRecorder",
    "Recorded",
    "Recorder",
    "ReportPayload",
    "Results",
    "View",
    "analysis_draft",
    "codebook_draft",
    "open_record",
    "read_range",
    "reading_draft",
    "report_draft",
    "set_aside_draft",
]  # fmt: skip
