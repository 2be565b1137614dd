"""Whether the time that a page takes tells somebody outside a room that something was just recorded in it.

    python benchmarks/overheard.py [TRIALS [STEPS]]

A server answers the one outside; another process appends. A trial is a step in the room (or STEPS of them at once) or
none, drawn by lot, and then one page over a connection that is kept, asked for at once or a moment later. Without a
step the same is written to another record, so that both kinds of trial leave the machine alike. Printed are for each
page and moment the medians and 95th percentiles of both kinds, how often a step took longer than none (50 % tells
nothing), and how likely so much or more is by chance (Mann-Whitney, two-sided, normal approximation).
"""

import http.client
import math
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import chain, pairwise
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.web import compose, late, serving
from tests.web.canaries import NAME, ROOM, WORDS, canaries

from trucewatch.register import Recorder, open_record
from trucewatch.register.deciding import judgement_draft

PAGES = ("/account", "/inbox", "/incidents", "/matters/matter-0")
MOMENTS = (0.0, 0.3)
"""How long after the step the page is asked for, in seconds: at once, and when the server has had time."""


def main() -> None:
    """Compose, serve, ask, print."""
    trials, steps = (int(one) for one in (*sys.argv[1:], *("400", "1")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as folder:
        record, decoy = (Path(folder) / f"{name}.truce" for name in ("record", "decoy"))
        for one in (record, decoy):
            compose(one, 300, 60)
        with serving(record, 1, 1) as server, open_record(record) as real, open_record(decoy) as other:
            asking = _Asking(server.address, server.cookies[0])
            for path in PAGES:
                for moment in MOMENTS:
                    _compare(asking, path, moment, (other, real), trials, steps)


class _Asking:
    """One connection of somebody outside the room."""

    def __init__(self, address: str, cookie: str) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(address).netloc)
        self._headers = {"cookie": f"trucewatch={cookie}"}

    def seconds(self, path: str) -> float:
        """Return how long a page takes, to its last byte."""
        began = time.perf_counter()
        self._connection.request("GET", path, headers=self._headers)
        answer = self._connection.getresponse()
        answer.read()
        took = time.perf_counter() - began
        assert answer.status == 200, (path, answer.status)
        return took


def _compare(
    asking: _Asking, path: str, moment: float, records: tuple[Recorder, Recorder], trials: int, steps: int
) -> None:
    drafts = [judgement_draft(one, by=NAME, reason=WORDS, room=ROOM) for one in canaries("matter-0", ("a", "b"))]
    draw = random.Random(f"{path} {moment}")  # noqa: S311 - nothing is to be kept secret
    lots = [place % 2 for place in range(trials)]
    draw.shuffle(lots)
    taken: tuple[list[float], list[float]] = ([], [])
    asking.seconds(path)
    for lot in lots:
        records[lot].append(draw.choices(drafts, k=steps))
        time.sleep(moment)
        taken[lot].append(asking.seconds(path) * 1000)
        time.sleep(draw.uniform(0.0, 0.05))
    none, step = taken
    longer, chance = told_apart(none, step)
    print(
        f"{path:18} {moment:.1f} s after {steps:2}: step {statistics.median(step):6.2f} {late(step):6.2f}   none "
        f"{statistics.median(none):6.2f} {late(none):6.2f} ms   step longer in {longer:.0%}   p = {chance:.2g}",
        flush=True,
    )


def told_apart(left: Sequence[float], right: Sequence[float]) -> tuple[float, float]:
    """Return how often one of the right is larger than one of the left, and how likely so much is by chance."""
    values = sorted(chain(((one, 0) for one in left), ((one, 1) for one in right)))
    ranks, start = 0.0, 0
    ends = [at + 1 for at, (one, after) in enumerate(pairwise([*values, (math.inf, 0)])) if one[0] != after[0]]
    for end in ends:
        ranks += (start + end + 1) / 2 * sum(side for _, side in values[start:end])
        start = end
    many, few = len(left), len(right)
    above = (ranks - few * (few + 1) / 2) / (many * few)
    spread = math.sqrt((many + few + 1) / (12 * many * few))
    return above, math.erfc(abs(above - 0.5) / spread / math.sqrt(2))


if __name__ == "__main__":
    main()
