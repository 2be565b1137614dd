"""Outside formats of a view, one module each. Everything exported comes from the register."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from trucewatch.export.json_document import document, schema, to_json
from trucewatch.export.tables import (
    commitments_csv,
    entered_figures_csv,
    figures_csv,
    occurrences_csv,
    positions_csv,
    reconciliations_csv,
    statements_csv,
)
from trucewatch.register.view import View

FORMATS: Mapping[str, Callable[[View], bytes]] = MappingProxyType(
    {
        "json": to_json,
        "statements-csv": statements_csv,
        "figures-csv": figures_csv,
        "occurrences-csv": occurrences_csv,
        "entered-figures-csv": entered_figures_csv,
        "reconciliations-csv": reconciliations_csv,
        "positions-csv": positions_csv,
        "commitments-csv": commitments_csv,
    }
)
"""Every format that is made from a view alone, by name: a function from the view to the file's bytes."""

__all__ = [
    "FORMATS", "commitments_csv", "document", "entered_figures_csv", "figures_csv", "occurrences_csv",
    "positions_csv", "reconciliations_csv", "schema", "statements_csv", "to_json",
]  # fmt: skip
