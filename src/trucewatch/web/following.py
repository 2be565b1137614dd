"""Reads what others append on a fixed beat: no request takes longer for what came in rooms that it does not see."""

import logging
import threading

from trucewatch.errors import TrucewatchError
from trucewatch.web.current import Current

log = logging.getLogger("trucewatch.web")

BEAT = 0.1
"""How many seconds lie between one look at the record and the next, whether or not anybody asks."""


class Following:
    """A thread of one process that keeps its view of the record up to date."""

    def __init__(self, current: Current, beat: float = BEAT) -> None:
        self._current = current
        self._beat = beat
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._run, name="following", daemon=True)

    def __enter__(self) -> "Following":
        """Begin."""
        self._thread.start()
        return self

    def __exit__(self, *_told: object) -> None:
        """Finish what is being read, and read no more."""
        self._closed.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._closed.wait(self._beat):
            try:
                self._current.follow()
            except TrucewatchError as error:
                log.debug("what came could not be read ahead; whoever asks is told: %s", error)
