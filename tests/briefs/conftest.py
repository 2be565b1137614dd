"""The invented case, as a view."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from trucewatch.codebook import Codebook, load

CASE = Path(__file__).parents[1] / "stories" / "kestria" / "case.py"


@pytest.fixture(scope="session")
def case() -> ModuleType:
    """The module that builds the case."""
    if "kestria_case" not in sys.modules:
        spec = importlib.util.spec_from_file_location("kestria_case", CASE)
        assert spec is not None
        assert spec.loader is not None
        sys.modules["kestria_case"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules["kestria_case"])
    return sys.modules["kestria_case"]


@pytest.fixture(scope="session")
def kestria(case: ModuleType) -> Any:
    """The whole case: five reports, 33 statements, hostile text."""
    return case.kestria()


@pytest.fixture(scope="session")
def empty(case: ModuleType) -> Any:
    """A view of a record that holds nothing."""
    return case.view()


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    """The shipped codebook."""
    return load()
