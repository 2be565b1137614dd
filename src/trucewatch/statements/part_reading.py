"""One part of a long report is read: in this process, or in another that is given all that it needs."""

from functools import lru_cache
from pickle import dumps, loads

import msgspec

from trucewatch.codebook import Codebook
from trucewatch.model import Reading, Report, Span, Value
from trucewatch.statements.assembly import read_report, statement_id
from trucewatch.statements.parsing import Parses, SpacyParser
from trucewatch.statements.parts import Part


class Task(Value, frozen=True, kw_only=True):
    """A part to be read, with the codebook as `packed` gives it."""

    report: Report
    part: Part
    codebook: bytes


def packed(codebook: Codebook) -> bytes:
    """Return a codebook in the form in which it is handed to another process."""
    return dumps(codebook)


def read_alone(task: Task) -> Reading:
    """Return what is read in a part: what a worker process is given to do."""
    codebook = _unpacked(task.codebook)
    return read_part(task.report, task.part, Parses(SpacyParser(), codebook), codebook)


def read_part(report: Report, part: Part, parses: Parses, codebook: Codebook) -> Reading:
    """Return what is read in a part, with offsets of the whole report."""
    return _placed(read_report(report, part.text, parses.once(part.text), codebook), part.start)


@lru_cache(maxsize=1)
def _unpacked(codebook: bytes) -> Codebook:
    found = loads(codebook)  # noqa: S301 - bytes that the process which started this one made
    assert isinstance(found, Codebook)  # noqa: S101 - for the type only
    return found


def _placed(reading: Reading, start: int) -> Reading:
    """Return a reading whose offsets count from further on, and with them the ids, which are made of them."""
    statements = []
    for one in reading.statements:
        span = Span(start=one.span.start + start, end=one.span.end + start)
        found = statement_id(one.report, span, one.claim, one.attribution)
        statements.append(msgspec.structs.replace(one, id=found, span=span))
    return msgspec.structs.replace(reading, statements=tuple(statements))
