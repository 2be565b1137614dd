"""Incident tables: each row is read as a report of its own, and what became of each is recorded."""

from collections.abc import Mapping
from dataclasses import dataclass

from trucewatch import intake
from trucewatch.codebook import Codebook
from trucewatch.model import SetAside
from trucewatch.register import Draft, View, import_draft


@dataclass(frozen=True)
class Imported:
    """What became of the rows of a table: how many are new, how many were there already, why others are refused, and
    whether the table's own bytes are kept."""

    view: View
    taken: int
    known: int
    refused: Mapping[int, str]
    kept: bool


def refused_rows(table: intake.IncidentTable, set_aside: tuple[SetAside, ...]) -> dict[int, str]:
    """Return why rows are no reports, by their numbers: as the table tells it, or as they were set aside."""
    reasons = {aside.file: aside.why for aside in set_aside}
    gone = {number: reasons[one.name] for number, one in table.rows.items() if one.name in reasons}
    return dict(sorted({**table.refused, **gone}.items()))


def import_entry(
    table: intake.IncidentTable,
    mapping: str,
    view: View,
    refused: Mapping[int, str],
    codebook: Codebook,
    *,
    beside_copy: bool,
) -> Draft:
    """Return the entry that says which row became which report; `beside_copy` where it follows a copy of the table."""
    ids = {(report.file, report.sha256): found for found, report in view.reports.items()}
    rows = {number: ids.get((one.name, one.sha256)) for number, one in table.rows.items() if number not in refused}
    return import_draft(
        table.file,
        table.sha256,
        mapping=(mapping, table.columns),
        keeper=table.keeper,
        codebook=codebook.digest,
        taken={number: found for number, found in rows.items() if found},
        refused=refused,
        uses=(0,) if beside_copy else (),
    )
