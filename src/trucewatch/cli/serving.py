"""The review application: a server over one record."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trucewatch.cli import shared
from trucewatch.cli.shared import codebook_option, record_argument
from trucewatch.register.addresses import Place
from trucewatch.terminal import guarded

if TYPE_CHECKING:
    from trucewatch.codebook import Codebook
    from trucewatch.model.decisions import FiguresImported
    from trucewatch.register import Recorder
    from trucewatch.web.site import TableAsked

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
@codebook_option
@guarded
def serve(
    record: Place,
    host: str,
    port: int,
    names: tuple[str, ...],
    layers: tuple[Path, ...],
    key: Path | None,
    *,
    secure: bool | None,
) -> None:
    """Serve the review application over RECORD, made if it is not there.

    People sign in with accounts that are kept beside the record. The first start prints a token with which the first
    administrator is set up. Nothing is fetched from anywhere. Stop it with Ctrl-C: what was acknowledged is kept.
    """
    import uvicorn

    from trucewatch.web import WebSettings, create_app

    codebook = shared.codebook(layers)
    local = host in LOCAL
    settings = WebSettings(
        record=record,
        codebook_layers=layers,
        signing_key=key,
        secure=not local if secure is None else secure,
        hosts=(*LOCAL, *names) if local else (*names, host) if names else (),
    )
    with shared.opened(record, create=True) as recorder:
        app = create_app(settings, recorder, codebook, Pipeline(codebook, record))
        token = app.state.site.setup_token
        where = f"http://{'[' + host + ']' if ':' in host else host}:{port}"
        click.echo(f"Trucewatch serves {record} at {where}", err=True)
        if token is not None:
            click.echo(f"Nobody has an account yet. Set up the first one: {where}/welcome?token={token}", err=True)
        server = uvicorn.Config(
            app,
            host=host,
            port=port,
            log_level="warning",
            server_header=False,
            http="h11",
            ws="none",
            proxy_headers=bool(names) or not local,
        )
        uvicorn.Server(server).run()


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
