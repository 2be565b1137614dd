"""Compare how long pages take for what is in a room and for what is not there, and after an append in a room and none.

    python benchmarks/rooms.py [PAIRS]

Both sides are asked in turns. Printed are the medians, and how often the hidden side took longer: 50 % tells nothing.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.web import PASSWORD, compose
from starlette.testclient import TestClient
from tests.web.canaries import NAME, ROOM, UNLIKE, WORDS, canaries

from trucewatch.codebook import load
from trucewatch.register import Recorder, open_record
from trucewatch.register.deciding import judgement_draft
from trucewatch.web import WebSettings, create_app
from trucewatch.web.permissions import Role


def main() -> None:
    """Compose, plant, ask, print."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "rooms.truce"
        compose(record, 300, 60)
        with open_record(record) as recorder:
            app = create_app(WebSettings(record=record, password_cost=1, password_memory=64), recorder, load())
            app.state.site.accounts.add(name="Ana", login="ana", password=PASSWORD, roles=list(Role))
            with TestClient(app, follow_redirects=False) as browser:
                browser.post("/sign-in", data={"login": "ana", "password": PASSWORD})
                _compare(browser, recorder, pairs)


def _compare(browser: TestClient, recorder: Recorder, pairs: int) -> None:
    planted = list(canaries("matter-0", ("statement-0-0-0", "statement-0-1-1")))

    def plant() -> None:
        recorder.append([judgement_draft(one, by=NAME, reason=WORDS, room=ROOM) for one in planted])

    plant()
    browser.get("/inbox")
    for kind, path in (("incident", "incidents"), ("agreement", "agreements"), ("commitment", "commitments")):
        hidden, none = f"/{path}/{UNLIKE}-{kind}", f"/{path}/{UNLIKE[::-1]}-{kind}"
        _told(f"a {kind} in a room", [_pair(browser, hidden, none, lambda: None) for _ in range(pairs)])
    for path in ("/inbox", "/incidents", "/matters/matter-0"):
        _told(f"{path} after", [_pair(browser, path, path, plant) for _ in range(max(10, pairs // 10))])


def _pair(browser: TestClient, hidden: str, none: str, before: Callable[[], None]) -> tuple[float, float]:
    before()
    return _timed(browser, hidden), _timed(browser, none)


def _timed(browser: TestClient, path: str) -> float:
    began = time.perf_counter()
    browser.get(path)
    return time.perf_counter() - began


def _told(name: str, pairs: list[tuple[float, float]]) -> None:
    hidden, none = (statistics.median(side) * 1000 for side in zip(*pairs, strict=True))
    longer = sum(one > other for one, other in pairs) / len(pairs)
    print(
        f"{name:28} hidden {hidden:6.2f} ms   nothing {none:6.2f} ms   hidden took longer {longer:.0%} of {len(pairs)}"
    )


if __name__ == "__main__":
    main()
