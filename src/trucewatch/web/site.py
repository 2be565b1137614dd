"""What all requests of one server share: the record, the people, the pages."""

import logging
import secrets
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine

from trucewatch.codebook import Codebook
from trucewatch.errors import TrucewatchError
from trucewatch.model.decisions import FiguresImported
from trucewatch.register import Recorder
from trucewatch.register.files import files_folder
from trucewatch.said import said
from trucewatch.web.configuration import WebSettings
from trucewatch.web.current import Current
from trucewatch.web.evidence import Evidence
from trucewatch.web.pages import Pages
from trucewatch.web.people import Accounts, Audit, Passwords, Sessions, open_people
from trucewatch.web.people.keeping import Keeping
from trucewatch.web.people.tables import people_place
from trucewatch.web.seeking import Finder
from trucewatch.web.seeking.index import Askable
from trucewatch.web.seeking.shelf import beside
from trucewatch.web.sight import Sight

log = logging.getLogger("trucewatch.web")


class Stages(Protocol):
    """The work of the pipeline, handed in by whoever starts the server: pages know no stage."""

    def analyse(self, recorder: Recorder) -> None:
        """Work out anew what follows from reports and decisions, and append what changed."""

    def read(self, paths: Sequence[Path], recorder: Recorder) -> tuple[int, tuple[tuple[str, str], ...]]:
        """Read files into the record; return how many reports it gained, and what was set aside with the reason."""

    def table(self, data: bytes, file: str, asked: "TableAsked") -> FiguresImported:
        """Return the figures of a counter's table. Raises TrucewatchError for one that cannot be read at all."""


@dataclass(frozen=True, kw_only=True)
class TableAsked:
    """How a counter's table (CSV) is to be read: a figure a line, or a day a line with `columns` (name to content).

    `given` holds what is the same for every line, `date` the column of days, `form` how days are written.
    """

    columns: Mapping[str, str]
    given: Mapping[str, str]
    date: str = "date"
    form: str = "%Y-%m-%d"


class Signs(Protocol):
    """Where each process of a server shows that it works something out, and sees whether any does."""

    def show(self, *, busy: bool) -> None:
        """Say whether this process does."""

    def any(self) -> bool:
        """Whether any does."""


class Workshop:
    """Works out anew, in the background and one at a time, what follows from a decision."""

    def __init__(self, stages: Stages | None, recorder: Recorder, signs: Signs | None = None) -> None:
        self._stages = stages
        self._recorder = recorder
        self._signs = signs
        self._wanted = threading.Event()
        self._idle = threading.Event()
        self._idle.set()
        self._closed = False
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    @property
    def busy(self) -> bool:
        """Whether something is still being worked out, by this process or another of the same server."""
        return not self._idle.is_set() or (self._signs is not None and self._signs.any())

    def follow_up(self) -> None:
        """Ask for a new analysis; many asked for at once are one."""
        if self._stages is None:
            return
        self._idle.clear()
        self._show(busy=True)
        self._wanted.set()
        with self._starting:
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._run, name="analysis", daemon=True)
                self._thread.start()

    def read(self, paths: Sequence[Path]) -> tuple[int, tuple[tuple[str, str], ...]]:
        """Read files into the record, now. Raises TrucewatchError where this server reads none."""
        if self._stages is None:
            raise TrucewatchError(said("server.no-reports", "this server reads no reports"))
        return self._stages.read(paths, self._recorder)

    def table(self, data: bytes, file: str, asked: TableAsked) -> FiguresImported:
        """Return the figures of a counter's table. Raises TrucewatchError where it cannot be read, or this server reads
        none."""
        if self._stages is None:
            raise TrucewatchError(said("server.no-tables", "this server reads no tables"))
        return self._stages.table(data, file, asked)

    def settled(self, seconds: float) -> bool:
        """Wait until nothing is being worked out; say whether that came about."""
        return self._idle.wait(seconds)

    def close(self) -> None:
        """Finish what is being worked out, and take no more."""
        self._closed = True
        self._wanted.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while self._wanted.wait() and not self._closed:
            self._wanted.clear()
            try:
                if self._stages is not None:
                    self._stages.analyse(self._recorder)
            except TrucewatchError as error:
                log.warning("what follows from a decision could not be worked out: %s", error)
            if not self._wanted.is_set():
                self._idle.set()
                self._show(busy=False)

    def _show(self, *, busy: bool) -> None:
        if self._signs is not None:
            self._signs.show(busy=busy)


class Finding(Protocol):
    """Whoever knows which indices answer a search."""

    def indices(self, sight: Sight) -> tuple[tuple[Askable, ...], float]:
        """Return what answers for what somebody sees, and how much of it that holds, 0.0 to 1.0."""

    def close(self) -> None:
        """Let go of what is held on a disk."""


@dataclass(frozen=True, kw_only=True)
class Shared:
    """What the processes of one server have in common: the record as it was read before they were forked, who answers
    searches, where they show that they work something out, and what the first administrator must show."""

    current: Current
    finder: Finding
    signs: Signs
    token: str = field(repr=False)


@dataclass(kw_only=True)
class Site:
    """One server's parts."""

    settings: WebSettings
    current: Current
    workshop: Workshop
    accounts: Accounts
    sessions: Sessions
    audit: Audit
    keeping: Keeping
    evidence: Evidence
    pages: Pages
    finder: Finding
    engine: Engine
    token: str | None = field(default=None, repr=False)

    @property
    def setup_token(self) -> str | None:
        """What the first administrator must show, None once there is somebody, whichever process made them."""
        if self.token is not None and self.accounts.any():
            self.token = None
        return self.token

    @classmethod
    def of(
        cls,
        settings: WebSettings,
        recorder: Recorder,
        codebook: Codebook,
        stages: Stages | None,
        shared: Shared | None = None,
    ) -> "Site":
        """Put a server together; `shared` is what its processes have in common, None where there is one process.

        Raises RegisterUnavailable where the people's database cannot be opened.
        """
        engine = open_people(settings.people or people_place(settings.record))
        current = Current(recorder, codebook) if shared is None else shared.current.moved(recorder)
        accounts = Accounts(engine, Passwords(settings.password_cost, settings.password_memory))
        return cls(
            settings=settings,
            current=current,
            workshop=Workshop(stages, recorder, None if shared is None else shared.signs),
            accounts=accounts,
            sessions=Sessions(engine, hours=settings.session_hours, idle_minutes=settings.idle_minutes),
            audit=Audit(engine),
            keeping=Keeping(engine),
            evidence=Evidence(settings.files or files_folder(settings.record)),
            pages=Pages(),
            finder=Finder(current, beside(settings.record)) if shared is None else shared.finder,
            engine=engine,
            token=secrets.token_urlsafe(18) if shared is None else shared.token,
        )

    def close(self) -> None:
        """Let go of everything, finished work first."""
        self.workshop.close()
        self.finder.close()
        self.current.close()
        self.engine.dispose()


def somebody_is_there(settings: WebSettings) -> bool:
    """Whether anybody has an account yet. Raises RegisterUnavailable where the people's database cannot be opened."""
    engine = open_people(settings.people or people_place(settings.record))
    try:
        return Accounts(engine, Passwords(settings.password_cost, settings.password_memory)).any()
    finally:
        engine.dispose()
