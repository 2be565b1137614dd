"""What every engine must do, run over one process and over several."""

from collections.abc import Iterator

import pytest

from trucewatch.engine import Engine, Failed, Hints, Local
from trucewatch.errors import IntakeError


def doubled(number: int) -> int:
    return number * 2


def only_even(number: int) -> int:
    if number % 2:
        raise IntakeError(f"{number} is odd")
    return number


def inverse(number: int) -> float:
    return 1 / number


@pytest.fixture(scope="module", params=[1, 2], ids=["one-job", "two-jobs"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with Local(request.param) as engine:
        yield engine


def test_results_come_in_the_order_of_the_items(engine: Engine) -> None:
    assert list(engine.map(doubled, range(50))) == [2 * number for number in range(50)]


def test_no_items_no_results(engine: Engine) -> None:
    assert list(engine.map(doubled, [])) == []


def test_sizes_do_not_change_results(engine: Engine) -> None:
    hints = Hints(size=lambda item: int(str(item)), batch=10)
    assert list(engine.map(doubled, range(20), hints)) == [2 * number for number in range(20)]


def test_an_item_that_is_refused_fails_alone_and_by_name(engine: Engine) -> None:
    results = list(engine.map(only_even, [2, 3, 4], Hints(name=lambda item: f"file {item}")))
    assert results[0] == 2
    assert results[2] == 4
    assert isinstance(results[1], Failed)
    assert results[1].position == 1
    assert str(results[1].error) == "item 2 (file 3): 3 is odd"


def test_an_error_of_any_kind_fails_its_item_only(engine: Engine) -> None:
    first, second = engine.map(inverse, [0, 2])
    assert isinstance(first, Failed)
    assert str(first.error) == "item 1: ZeroDivisionError: division by zero"
    assert second == 0.5


def test_items_are_taken_as_they_are_needed(engine: Engine) -> None:
    taken: list[int] = []

    def endless() -> Iterator[int]:
        while True:
            taken.append(len(taken))
            yield taken[-1]

    results = engine.map(doubled, endless(), Hints(batch=2))
    assert next(results) == 0
    assert len(taken) < 50


def test_an_engine_can_be_used_again(engine: Engine) -> None:
    assert list(engine.map(doubled, [1])) == list(engine.map(doubled, [1])) == [2]
