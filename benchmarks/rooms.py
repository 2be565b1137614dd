"""Compare how long pages take for what is in a room and for what is not there, and after an append in a room and none.

    python benchmarks/rooms.py [PAIRS]

The same for the form for reports from the field, where whoever is in the room is served by another worker. Both sides
are asked in turns, each first in half of the pairs. Printed are the medians, and how often the hidden side took longer:
50 % tells nothing.
"""

import sys
import tempfile
from functools import partial
from pathlib import Path

from benchmarks import field
from benchmarks.pairs import pair, timed, told
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
            rooms = ("open", ROOM)
            app.state.site.accounts.add(name="Bo", login="bo", password=PASSWORD, roles=list(Role), rooms=rooms)
            with TestClient(app, follow_redirects=False) as browser:
                browser.post("/sign-in", data={"login": "ana", "password": PASSWORD})
                _compare(browser, recorder, pairs)
                field.compare(record, browser, pairs)


def _compare(browser: TestClient, recorder: Recorder, pairs: int) -> None:
    planted = list(canaries("matter-0", ("statement-0-0-0", "statement-0-1-1")))

    def plant() -> None:
        recorder.append([judgement_draft(one, by=NAME, reason=WORDS, room=ROOM) for one in planted])

    plant()
    browser.get("/inbox")
    for kind, path in (("incident", "incidents"), ("agreement", "agreements"), ("commitment", "commitments")):
        hidden, none = f"/{path}/{UNLIKE}-{kind}", f"/{path}/{UNLIKE[::-1]}-{kind}"
        told(f"a {kind} in a room", pair(partial(browser.get, hidden), partial(browser.get, none), pairs))
    for path in ("/inbox", "/incidents", "/matters/matter-0"):
        asked = []
        for _ in range(max(10, pairs // 10)):
            plant()
            asked.append((timed(partial(browser.get, path)), timed(partial(browser.get, path))))
        told(f"{path} after", asked)


if __name__ == "__main__":
    main()
