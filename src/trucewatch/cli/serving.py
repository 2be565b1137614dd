"""The review application: a server over one record."""

import secrets
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trucewatch.cli import shared
from trucewatch.cli.shared import codebook_option, record_argument
from trucewatch.errors import TrucewatchError
from trucewatch.register.addresses import Place
from trucewatch.terminal import guarded

if TYPE_CHECKING:
    import socket

    from fastapi import FastAPI

    from trucewatch.codebook import Codebook
    from trucewatch.model.decisions import FiguresImported
    from trucewatch.register import Recorder
    from trucewatch.web import WebSettings
    from trucewatch.web.site import Stages, TableAsked

LOCAL = ("127.0.0.1", "localhost", "::1", "[::1]")


@click.command()
@record_argument
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The port to listen on.")
@click.option(
    "--name",
    "names",
    multiple=True,
    help="A host name under which browsers reach the server (behind a proxy). May be given more than once.",
)
@click.option(
    "--secure/--insecure",
    default=None,
    help="Whether browsers reach the server over an encrypted connection; so by default unless --host is local.",
)
@click.option(
    "--key",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The file of the key with which administrators sign checkpoints (`trucewatch key new`).",
)
@click.option(
    "--workers",
    default=1,
    show_default=True,
    type=click.IntRange(1, 32),
    help="How many processes answer pages. More than one read the record before the first page, and keep it in memory "
    "once; one process more answers searches.",
)
@codebook_option
@guarded
def serve(
    record: Place,
    host: str,
    port: int,
    names: tuple[str, ...],
    layers: tuple[Path, ...],
    key: Path | None,
    workers: int,
    *,
    secure: bool | None,
) -> None:
    """Serve the review application over RECORD, made if it is not there.

    People sign in with accounts that are kept beside the record. The first start prints a token with which the first
    administrator is set up. Nothing is fetched from anywhere. Stop it with Ctrl-C: what was acknowledged is kept.
    """
    from trucewatch.web import WebSettings

    codebook = shared.codebook(layers)
    local = host in LOCAL
    settings = WebSettings(
        record=record,
        codebook_layers=layers,
        signing_key=key,
        secure=not local if secure is None else secure,
        hosts=(*LOCAL, *names) if local else (*names, host) if names else (),
    )
    listening = Listening(host=host, port=port, proxied=bool(names) or not local)
    if workers == 1:
        one(settings, codebook, Pipeline(codebook, record), listening)
    else:
        several(workers, settings, codebook, Pipeline(codebook, record), listening)


@dataclass(frozen=True, kw_only=True)
class Listening:
    """Where the server listens, and whether something in front of it tells whom it answers."""

    host: str
    port: int
    proxied: bool

    def serve(self, app: "FastAPI", opened: "socket.socket | None" = None) -> None:
        """Answer requests until told to stop, from a socket that is open already if one is given."""
        import uvicorn

        config = uvicorn.Config(
            app, host=self.host, port=self.port, log_level="warning", access_log=False, server_header=False, http="h11",
            ws="none", proxy_headers=self.proxied,
        )  # fmt: skip
        uvicorn.Server(config).run(None if opened is None else [opened])

    def say(self, record: Place, token: str | None) -> None:
        """Say where the application is reached, and how the first account is set up."""
        where = f"http://{'[' + self.host + ']' if ':' in self.host else self.host}:{self.port}"
        click.echo(f"Trucewatch serves {record} at {where}", err=True)
        if token is not None:
            click.echo(f"Nobody has an account yet. Set up the first one: {where}/welcome?token={token}", err=True)


def one(settings: "WebSettings", codebook: "Codebook", stages: "Stages", listening: Listening) -> None:
    """Serve from this process."""
    from trucewatch.web import create_app

    with shared.opened(settings.record, create=True) as recorder:
        app = create_app(settings, recorder, codebook, stages)
        listening.say(settings.record, app.state.site.setup_token)
        listening.serve(app)


def several(count: int, settings: "WebSettings", codebook: "Codebook", stages: "Stages", listening: Listening) -> None:
    """Read the record, then serve from so many processes that have it in common."""
    from trucewatch.web import create_app, crew
    from trucewatch.web.current import Current
    from trucewatch.web.following import Following
    from trucewatch.web.seeking.apart import Answering, Asking
    from trucewatch.web.seeking.shelf import beside
    from trucewatch.web.site import Shared, somebody_is_there
    from trucewatch.web.warming import warm

    with shared.opened(settings.record, create=True) as recorder:
        current = warm(Current(recorder, codebook))
    token = secrets.token_urlsafe(18)
    sockets = _bound(listening, count)
    listening = replace(listening, port=sockets[0].getsockname()[1])
    listening.say(settings.record, None if somebody_is_there(settings) else token)

    def work(asking: Asking, board: crew.Board) -> None:
        parts = Shared(current=current, finder=asking, signs=board, token=token)
        with shared.opened(settings.record, append=True) as recorder:
            listening.serve(create_app(settings, recorder, codebook, stages, shared=parts), sockets[board.place])

    def answering() -> crew.Answer:
        recorder = stack.enter_context(shared.opened(settings.record))
        stack.enter_context(Following(current.moved(recorder)))
        return Answering(current, beside(settings.record)).serve

    with ExitStack() as stack:
        for one_of_them in sockets:
            stack.enter_context(one_of_them)
        crew.run(count, work, answering)


def _bound(listening: Listening, count: int) -> "list[socket.socket]":
    """Return a socket for each process, all at one address, among which the system shares out who connects.

    From one socket a process takes everybody who waits at that moment, and the others nobody. Raises TrucewatchError
    where the address cannot be had.
    """
    import socket

    family = socket.AF_INET6 if ":" in listening.host else socket.AF_INET
    try:
        with socket.create_server((listening.host, listening.port), family=family) as alone:
            place = alone.getsockname()[:2]  # nobody else listens here: sockets that share would not tell
        bound = [socket.create_server(place, family=family, backlog=2048, reuse_port=True) for _ in range(count)]
    except OSError as error:
        raise TrucewatchError(f"nothing can listen at {listening.host}:{listening.port}: {error.strerror}") from error
    for one in bound:  # accepted ones inherit it: a page would wait 40 ms until the browser says that its headers came
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return bound


class Pipeline:
    """The stages, as the review application calls them."""

    def __init__(self, codebook: "Codebook", record: Place) -> None:
        self._codebook = codebook
        self._record = record

    def analyse(self, recorder: "Recorder") -> None:
        """Work out anew what follows from reports and decisions."""
        from trucewatch import pipeline

        pipeline.analyse(recorder, pipeline.current(recorder), self._codebook)

    def read(self, paths: Sequence[Path], recorder: "Recorder") -> tuple[int, tuple[tuple[str, str], ...]]:
        """Read files into the record."""
        from trucewatch import pipeline

        run = pipeline.read(paths, recorder, self._codebook, jobs=1)
        return len(run.added), tuple((one.file, one.why) for one in run.set_aside)

    def table(self, data: bytes, file: str, asked: "TableAsked") -> "FiguresImported":
        """Return the figures of a counter's table."""
        from trucewatch.intake.figure_tables import Wide, figures_in_table

        wide = Wide(asked.date, asked.columns) if asked.columns else None
        return figures_in_table(data, file, self._codebook, wide=wide, given=asked.given, date_format=asked.form)
