"""Which tellings of a matter are compared with which."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from trucewatch.matters.compare import compare


def asked(reports: Sequence[str]) -> set[tuple[int, int]]:
    """The pairs of tellings that a rule is asked about, one telling in each of these reports."""
    members: list[Any] = [SimpleNamespace(id=str(at), report=report, at=at) for at, report in enumerate(reports)]
    case: Any = SimpleNamespace(order={one.id: one.at for one in members})
    found: set[tuple[int, int]] = set()

    def rule(left: Any, right: Any) -> None:
        found.add((left.at, right.at))

    assert not list(compare(case, members, lambda one: one.id, rule))
    return found


def test_of_many_tellings_by_one_report_each_is_compared_with_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trucewatch.matters.compare._OF_ONE", 4)
    monkeypatch.setattr("trucewatch.matters.grouping._NEXT", 2)
    assert {right - left for left, right in asked("a" * 12)} == {1, 2}
    assert len(asked("a" * 4)) == 4 * 3 / 2, "few tellings are all compared"
    assert len(asked("a" * 11 + "b")) == 12 * 11 / 2, "tellings of several reports are all compared"
